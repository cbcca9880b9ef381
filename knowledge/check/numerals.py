"""Danish numbers, written as figures or as words, and the units that follow them."""

from __future__ import annotations

import re

NUMBER_WORDS: dict[str, float] = {
    "én": 1, "ét": 1, "to": 2, "tre": 3, "fire": 4, "fem": 5, "seks": 6, "syv": 7, "otte": 8, "ni": 9, "ti": 10,
    "elleve": 11, "tolv": 12, "tretten": 13, "fjorten": 14, "femten": 15, "seksten": 16, "sytten": 17, "atten": 18,
    "nitten": 19, "tyve": 20, "tredive": 30, "fyrre": 40, "halvtreds": 50, "tres": 60, "halvfjerds": 70, "firs": 80,
    "halvfems": 90, "hundrede": 100, "halvanden": 1.5, "halvandet": 1.5,
}  # fmt: skip
# Written without accent they are mostly articles, so they count as a number in a source but not in an answer.
ARTICLES: dict[str, float] = {"en": 1, "et": 1, "een": 1, "eet": 1}

_WEEKDAYS = r"(?!(?:man|tirs|ons|tors|fre|lør|søn)dag)"
_UNITS = {
    "week": re.compile(r"(?:behandlings)?uge(?:r|rs|s|n|ns|rne)?"),
    "month": re.compile(r"(?:kalender)?måned(?:en|er|ers|s|erne|ens)?"),
    "day": re.compile(_WEEKDAYS + r"\w*dag(?:e|es|en|ens|ene|s)?|døgn\w*"),
    "hour": re.compile(r"(?:\w+s)?time(?:r|rs|s|n)?"),
    "minute": re.compile(r"minut(?:ter|ters|tes|s)?|min"),
    "meeting": re.compile(r"\w*(?:gang|samtale|session|møde)(?:e|en|er|erne|ers|r|rne|rs)?"),
    "floor": re.compile(r"sal"),
    "year": re.compile(r"(?:leve)?år(?:s|ig|ige|iges|ene|ets)?"),
    "money": re.compile(r"kr|kroner"),
    "percent": re.compile(r"%|procent|pct"),
}
TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[A-Za-zÀ-ÿ]+|%")


def unit_of(word: str) -> str | None:
    """The unit a word names (week, month, day, hour, minute, year, money, percent, meeting, floor), or None."""
    lowered = word.lower()
    return next((unit for unit, pattern in _UNITS.items() if pattern.fullmatch(lowered)), None)


def value_of(token: str, *, articles: bool = False) -> float | None:
    """The number a token stands for, or None.

    Args:
        token: figures ("14", "1.000", "2,5") or a Danish number word.
        articles: True lets "en" and "et" count as 1.
    """
    lowered = token.lower()
    if lowered in NUMBER_WORDS:
        return NUMBER_WORDS[lowered]
    if articles and lowered in ARTICLES:
        return ARTICLES[lowered]
    if not token[0].isdigit():
        return None
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+", token):
        return float(token.replace(".", ""))
    try:
        return float(token.replace(",", "."))
    except ValueError:
        return None


def with_fractions(text: str) -> str:
    """The text with ½ written as a decimal, so that 1½ is one number."""
    return re.sub(r"(?<!\d)½", "0,5", re.sub(r"(\d)\s?½", r"\1,5", text))
