"""Finds the figures in a Danish text: phones, links, e-mails, addresses, dates, clock times and plain numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from knowledge.check.numerals import NUMBER_WORDS, TOKEN, unit_of, value_of, with_fractions

_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_LINK = re.compile(
    r"https?://[^\s)>\]]+|www\.[^\s)>\]]+|(?<![\w@.])(?:[a-zæøå0-9-]+\.)+(?:dk|com|org|net|nu|eu|gl)\b(?:/[^\s)>\]]*)?",
    re.IGNORECASE,
)
_LAW = re.compile(
    r"§+\s*\d+(?:\s?[a-z]\b)?(?:\s*(?:,|og|eller|samt|-|–|til)\s*§*\s*\d+(?:\s?[a-z]\b)?(?!\s*\.?\s*(?:uge|dag|måned|år)))*",
    re.IGNORECASE,
)
_LAW_PART = re.compile(
    r"\b(?:stk|styk|stykke|nr|pkt|kapitel|kap|afsnit|punkt)\b\.?\s*\d+(?:\.\d+)*\s?(?:[a-z]\b)?(?:\s*(?:og|-|–)\s*\d+\b)?",
    re.IGNORECASE,
)
_PHONE = re.compile(
    r"(?<![\d.,-])(?:\+45[ .]?)?([2-9](?:\d{7}|\d(?:[ .]\d\d){3}|\d{3}[ .]\d{4}|\d[ .]\d{3}[ .]\d{3}|\d[ .]\d{6}|\d\d[ .]\d{3}[ .]\d\d))(?!\d)"
)
_MONTHS = "januar februar marts april maj juni juli august september oktober november december".split()
_DATE = re.compile(r"\b(\d{1,2})\.?\s*(" + "|".join(_MONTHS) + r")\b\.?(?:\s*(?:i\s)?(\d{4}))?", re.IGNORECASE)
_NUMERIC_DATE = re.compile(r"\b(\d{1,2})[./-](\d{1,2})[./-](\d{4})\b")
_ISO_DATE = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b")
_STREET = re.compile(
    r"\b(?:[A-ZÆØÅ][\wæøåéü.]*\.?\s)?[A-ZÆØÅ][\wæøåéü.-]*(?:vej|gade|allé|alle|stræde|torv|torvet|plads|pladsen|vænget|vænge|bakken|parken|boulevard|"
    r"have|gyde|kaj|kajen|stien|bro|skov|lund)[ ]\d+(?:[A-Za-z]\b|[ ][A-H]\b|[ ][a-h]\b(?=[,.]|$))?(?:\s?[-–]\s?\d+)?"
)
_POST = re.compile(r"\b(?!20\d\d)\d{4}[ ][A-ZÆØÅ][\wæøåé]+(?:[ ](?:SV|SØ|NØ|NV|S|N|V|Ø|K)\b)?")
_RANGE = re.compile(
    r"(?<![\d.,])(kl\.?\s*)?([01]?\d|2[0-4])(?:[.:]([0-5]\d))?\s*(?:-|–|—|til|og)\s*(?:kl\.?\s*)?([01]?\d|2[0-4])(?:[.:]([0-5]\d))?(?![\d%]|[.,]\d)",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"(?<![\d.,])(?:kl\.?\s*([01]?\d|2[0-4])(?:[.:]([0-5]\d))?|([01]?\d|2[0-4])[.:]([0-5]\d))(?![\d%]|[.,]\d)",
    re.IGNORECASE,
)
_MILITARY = re.compile(r"\b([01]\d|2[0-4])([0-5]\d)\s*[-–]\s*([01]\d|2[0-4])([0-5]\d)\b")  # "0900-1500"
_CLOCK_NEAR = 30  # characters: "kl. 9-12 og 13-15", the second range needs no "kl." of its own
_FREE_WORDS_BELOW = 4  # "der er to veje": a small number word without a unit is our own counting

Clock = int  # minutes after midnight
Date = tuple[int | None, int, int]


@dataclass(frozen=True)
class Measure:
    """A number, its unit where one follows, and how it was written."""

    value: float
    unit: str | None
    shown: str


@dataclass
class Figures:
    """All figures of one text."""

    phones: list[str] = field(default_factory=list)
    emails: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)
    dates: list[Date] = field(default_factory=list)
    hours: list[tuple[Clock, Clock]] = field(default_factory=list)
    clocks: list[Clock] = field(default_factory=list)
    measures: list[Measure] = field(default_factory=list)

    def __len__(self) -> int:
        """How many figures."""
        return sum(len(part) for part in vars(self).values())


def even_spaces(text: str) -> str:
    """The text with every run of blanks on a line (also non-breaking ones) as one blank."""
    return re.sub(r"[^\S\n]+", " ", text.replace("\u00ad", ""))


def find_figures(text: str) -> Figures:
    """The figures of an answer, offer, note or contact. Paragraphs of laws and section numbers are left out."""
    found = Figures()
    rest = _take(_EMAIL, even_spaces(text), lambda m: found.emails.append(m[0].rstrip(".").lower()))
    rest = _take(_LINK, rest, lambda m: found.links.append(bare_link(m[0])))
    rest = _LAW_PART.sub(" ¤ ", _LAW.sub(" ¤ ", rest))
    rest = _take(_PHONE, rest, lambda m: found.phones.append(re.sub(r"\D", "", m[1])))
    rest = take_dates(rest, found.dates)
    rest = _take(_STREET, rest, lambda m: found.addresses.append(m[0]))
    rest = _take(_POST, rest, lambda m: found.addresses.append(m[0]))
    rest = _take_hours(rest, found)
    rest = _take(_CLOCK, rest, lambda m: found.clocks.append(_minutes(m[1] or m[3], m[2] or m[4])))
    found.measures.extend(_measures(with_fractions(rest)))
    return found


def without_law_numbers(text: str) -> str:
    """The text without paragraphs of laws and numbers of sections."""
    return _LAW_PART.sub(" ", _LAW.sub(" ", text))


def take_dates(text: str, dates: list[Date]) -> str:
    """Adds the dates of a text to `dates` and gives the text without them."""
    text = _take(_ISO_DATE, text, lambda m: dates.append((int(m[1]), int(m[2]), int(m[3]))))
    text = _take(_NUMERIC_DATE, text, lambda m: dates.append((int(m[3]), int(m[2]), int(m[1]))))
    return _take(
        _DATE, text, lambda m: dates.append((int(m[3]) if m[3] else None, _MONTHS.index(m[2].lower()) + 1, int(m[1])))
    )


def all_hours(text: str) -> tuple[set[tuple[Clock, Clock]], set[Clock]]:
    """Every pair and every single number of a source that can be a time of day, marked as one or not."""
    text = _MILITARY.sub(r"\1:\2-\3:\4", text)
    pairs = {(_minutes(m[2], m[3]), _minutes(m[4], m[5])) for m in _RANGE.finditer(text)}
    single = {_minutes(m[1] or m[3], m[2] or m[4]) for m in _CLOCK.finditer(text)}
    return pairs, single | {clock for pair in pairs for clock in pair}


def phones(text: str) -> set[str]:
    """Eight-digit phone numbers, digits only."""
    return {re.sub(r"\D", "", m[1]) for m in _PHONE.finditer(even_spaces(text))}


def hide_phones(text: str) -> str:
    """The text without phone numbers."""
    return _PHONE.sub(" ", text)


def bare_link(link: str) -> str:
    """A link without scheme, www. and closing punctuation, lower case."""
    return re.sub(r"^(?:https?://)?(?:www\.)?", "", link.lower()).rstrip(".,;:/?)")


def hide_figures(text: str) -> str:
    """The text with each phone, link, e-mail, address and clock range as the short word 00, for counting words."""
    for pattern in (_EMAIL, _LINK):
        text = pattern.sub(lambda m: "00." if m[0].endswith(".") else "00", text)
    text = _PHONE.sub("00", even_spaces(text))
    street_and_post = re.compile(f"{_STREET.pattern}(?:,\\s*{_POST.pattern})?")
    text = _POST.sub("00", street_and_post.sub("00", text))
    return _RANGE.sub(lambda m: f"{m[1] or ''}00" if m[1] or m[3] else m[0], text)


def hide_places(text: str) -> str:
    """The text with phones, links, e-mails and addresses replaced by ¤, which no source contains."""
    for pattern in (_EMAIL, _LINK, _PHONE, _STREET, _POST):
        text = pattern.sub(" ¤ ", text)
    return text


def _take(pattern: re.Pattern[str], text: str, keep: object) -> str:
    def swallow(match: re.Match[str]) -> str:
        keep(match)  # type: ignore[operator]
        return " ¤ "

    return pattern.sub(swallow, text)


def _take_hours(text: str, found: Figures) -> str:
    def swallow(match: re.Match[str]) -> str:
        marked = match[1] or match[3] or match[5]
        near = "kl" in text[max(0, match.start() - _CLOCK_NEAR) : match.start()].lower()
        following = TOKEN.search(text, match.end())
        counted = following is not None and following.start() <= match.end() + 2 and unit_of(following[0]) is not None
        if counted or not (marked or near):
            return match[0]
        found.hours.append((_minutes(match[2], match[3]), _minutes(match[4], match[5])))
        return " ¤ "

    return _RANGE.sub(swallow, text)


def _minutes(hours: str, minutes: str | None) -> Clock:
    return int(hours) * 60 + int(minutes or 0)


def _measures(text: str) -> list[Measure]:
    tokens = [m[0] for m in _TOKEN_OR_END.finditer(text)]
    measures = []
    for index, token in enumerate(tokens):
        value = value_of(token)
        if value is None:
            continue
        unit = _unit_after(tokens, index)
        written = token.lower() in NUMBER_WORDS
        if written and unit is None and value < _FREE_WORDS_BELOW:
            continue
        measures.append(Measure(value, unit, f"{token} {unit}" if unit else token))
    return measures


_TOKEN_OR_END = re.compile(TOKEN.pattern + r"|[:;?](?=\s)|\n\s*-|(?<!\bkr)\.(?=\s+[A-ZÆØÅ¤])")


def _unit_after(tokens: list[str], index: int) -> str | None:
    """The unit of the number at `index`: the next word, the one after it, or that of the range it opens."""
    other_words = 0
    for token in tokens[index + 1 : index + 5]:
        if not token[0].isalnum() and token != "%":
            return None
        if token.lower() in ("til", "og", "eller") or value_of(token) is not None:
            continue
        unit = unit_of(token)
        if unit or other_words:
            return unit
        other_words += 1
    return None
