"""Which hours belong to which weekday: "mandag til onsdag kl. 9-15, torsdag kl. 9-17.30"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from knowledge.check.figures import Clock, even_spaces, range_of
from knowledge.check.patterns import HOURS, MILITARY

_DAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
_DAY = re.compile(r"\b(" + "|".join(_DAYS) + r")(?:e|en|ene|s)?\b", re.IGNORECASE)
_EVERY_DAY = re.compile(r"\b(?:hver dag|dagligt|alle hverdage|på hverdage)\b", re.IGNORECASE)
_FROM_TO = re.compile(r"\s*(?:-|–|til(?: og med)?)\s*", re.IGNORECASE)
_SENTENCE = re.compile(r"\n|(?<=[a-zæøå\d])\.\s+(?=[A-ZÆØÅ])")

DayHours = tuple[str | None, Clock, Clock]


def day_hours(text: str) -> Iterator[DayHours]:
    """Each range of hours with each weekday named before it in its sentence; None where none is named.

    A sentence that names its days after the hours is left out: there the days cannot be told apart.
    """
    for sentence in _SENTENCE.split(MILITARY.sub(r"\1:\2-\3:\4", even_spaces(text))):
        found = list(HOURS.finditer(sentence))
        if not found or (_DAY.search(sentence) and not _DAY.search(sentence[: found[0].start()])):
            continue
        end, days = 0, list[str]()
        for match in found:
            named = _named(sentence[end : match.start()])
            days = named or days
            start, stop = range_of(match)
            if not days:
                yield None, start, stop
            for day in days:
                yield day, start, stop
            end = match.end()


def _named(text: str) -> list[str]:
    """The weekdays a piece of text names, "mandag til onsdag" as all three, "hver dag" as the five weekdays."""
    if _EVERY_DAY.search(text):
        return list(_DAYS[:5])
    matches = list(_DAY.finditer(text))
    days: list[str] = []
    for index, match in enumerate(matches):
        day = match[1].lower()
        if index and _FROM_TO.fullmatch(text[matches[index - 1].end() : match.start()]):
            first = _DAYS.index(matches[index - 1][1].lower())
            days.extend(_DAYS[first + 1 : _DAYS.index(day)])
        days.append(day)
    return days
