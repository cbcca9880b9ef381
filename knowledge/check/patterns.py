"""Patterns of what counts as a figure in Danish texts."""

from __future__ import annotations

import re

from knowledge.check.numerals import ARTICLES, NUMBER_WORDS

EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
LINK = re.compile(
    r"https?://[^\s)>\]]+|www\.[^\s)>\]]+|(?<![\w@.])(?:[a-zæøå0-9-]+\.)+(?:dk|com|org|net|nu|eu|gl)\b(?:/[^\s)>\]]*)?",
    re.IGNORECASE,
)

# "§ 101", "§§ 101 og 101 a", "§ 101, stk. 2, 4, 6 og 13", "bekendtgørelse nr. 1477"
_PARAGRAPH = r"\d+(?:\s?[a-z]\b)?"
LAW = re.compile(
    rf"§+\s*{_PARAGRAPH}(?:\s*(?:,|og|eller|samt|-|–|til)\s*§*\s*{_PARAGRAPH}(?!\s*\.?\s*(?:uge|dag|måned|år)))*",
    re.IGNORECASE,
)
LAW_PART = re.compile(
    r"\b(?:stk|styk|stykke|nr|pkt|kapitel|kap|afsnit|punkt)\b\.?\s*\d+(?:\.\d+)*\s?(?:[a-z]\b)?(?:\s*(?:og|-|–)\s*\d+\b)?",
    re.IGNORECASE,
)

# Eight digits in the groups that Danes write; the first is 2 to 9, so "2023 2024" is the only year pair to keep out.
PHONE = re.compile(
    r"(?<![\d.,-])(?:\+45[ .]?)?((?!20\d\d 20\d\d)[2-9](?:\d{7}|\d(?:[ .]\d\d){3}|\d{3}[ .]\d{4}"
    r"|\d[ .]\d{3}[ .]\d{3}|\d[ .]\d{6}|\d\d[ .]\d{3}[ .]\d\d))(?!\d)"
)

MONTHS = (
    "januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november",
    "december",
)  # fmt: skip
DATE = re.compile(r"\b(\d{1,2})\.?\s*(" + "|".join(MONTHS) + r")\b\.?(?:\s*(?:i\s)?(\d{4}))?", re.IGNORECASE)
NUMERIC_DATE = re.compile(r"\b(\d{1,2})[./-](\d{1,2})[./-](\d{4})\b")
ISO_DATE = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b")

# "Sdr. Stationsvej 10", "Rådhus Allé 5", "Kirkevej 4 B"
_HOUSE = r"[ ]\d+(?:[A-Za-z]\b|[ ][A-H]\b|[ ][a-h]\b(?=[,.]|$))?(?:\s?[-–]\s?\d+)?"
STREET = re.compile(
    r"\b(?:[A-ZÆØÅ][\wæøåéü.]*\.?[ ])?(?:[A-ZÆØÅ][\wæøåéü.-]*(?:vej|gade|allé|alle|stræde|torv|torvet|plads|pladsen"
    r"|vænget|vænge|bakken|parken|boulevard|have|gyde|kaj|kajen|stien|bro|skov|lund)"
    rf"|(?:Allé|Alle|Boulevard|Gade|Gård|Plads|Torv|Vej)){_HOUSE}"
)
POST = re.compile(r"\b(?!20\d\d)\d{4}[ ][A-ZÆØÅ][\wæøåé]+(?:[ ](?:SV|SØ|NØ|NV|S|N|V|Ø|K)\b)?")

_HOUR = r"([01]?\d|2[0-4])(?:[.:]([0-5]\d))?"
_END = r"(?![\d%]|[.,]\d)"
HOURS = re.compile(rf"(?<![\d.,])(kl\.?\s*)?{_HOUR}\s*(?:-|–|—|til|og)\s*(?:kl\.?\s*)?{_HOUR}{_END}", re.IGNORECASE)
CLOCK = re.compile(rf"(?<![\d.,])(?:kl\.?\s*{_HOUR}|([01]?\d|2[0-4])[.:]([0-5]\d)){_END}", re.IGNORECASE)
MILITARY = re.compile(r"\b([01]\d|2[0-4])([0-5]\d)\s*[-–]\s*([01]\d|2[0-4])([0-5]\d)\b")  # "0900-1500"

_NUMBER = r"(\d+(?:,\d+)?|" + "|".join(NUMBER_WORDS) + ")"
_ANY_NUMBER = _NUMBER[:-1] + "|" + "|".join(ARTICLES) + ")"
SPAN = re.compile(rf"\b{_NUMBER}\s*(?:-|–|—|\btil\b)\s*{_NUMBER}\b", re.IGNORECASE)  # "12-17", "tre til fem"
# A source may say "mellem 12 og 17 år" or "12-års alderen til 17 år".
LOOSE_SPAN = re.compile(
    rf"\b{_ANY_NUMBER}\b(?:\s*(?:-|–|—|/|&)\s*|\s+(?:til|og|eller)\s+){_ANY_NUMBER}\b", re.IGNORECASE
)
