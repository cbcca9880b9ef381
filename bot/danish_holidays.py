"""Danish public holidays, and the days on which municipal centres are closed by habit: which they are, and what they are called."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache

import holidays

# (month, day). No public holidays by law, but municipal centres are commonly closed: Constitution Day, Christmas Eve
# and New Year's Eve. A person who meets a locked door is worse off than one who gets the next day.
CLOSED_BY_MUNICIPAL_PRACTICE = {(6, 5): "grundlovsdag", (12, 24): "juleaftensdag", (12, 31): "nytårsaftensdag"}

# The library's names as they stand inside a sentence.
_IN_A_SENTENCE = {
    "Påskedag": "1. påskedag", "Anden påskedag": "2. påskedag", "Pinsedag": "1. pinsedag", "Anden pinsedag": "2. pinsedag",
    "Juledag": "1. juledag", "Anden juledag": "2. juledag", "Kristi himmelfartsdag": "Kristi himmelfartsdag",
}  # fmt: skip

_SECOND = r"(?:2\.? ?|anden ?|andendag )"
_FIRST = r"(?:1\.? ?|første ?)?"
# What people write -> the name above. Those with a number come first: '2. juledag' is also a 'juledag'.
_SAID: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(rf"\b{words}\b"), name)
    for words, name in (
        (rf"{_SECOND}juledag", "2. juledag"),
        (rf"{_SECOND}påskedag", "2. påskedag"),
        (rf"{_SECOND}pinsedag", "2. pinsedag"),
        (rf"{_FIRST}juledag", "1. juledag"),
        (rf"{_FIRST}påskedag", "1. påskedag"),
        (rf"{_FIRST}pinsedag", "1. pinsedag"),
        (r"juleaften(?:sdag)?", "juleaftensdag"),
        (r"nytårsaften(?:sdag)?", "nytårsaftensdag"),
        (r"nytårsdag", "nytårsdag"),
        (r"skærtorsdag", "skærtorsdag"),
        (r"langfredag", "langfredag"),
        (r"(?:kristi |kr\.? ?)?himmelfart(?:sdag)?", "Kristi himmelfartsdag"),
        (r"grundlovsdag", "grundlovsdag"),
    )
)
_A_YEAR_AND_A_BIT = 400  # days within which every moving holiday comes once


def is_public_holiday(day: dt.date) -> bool:
    """True on a Danish public holiday. Store bededag is one up to 2023 only (lov nr. 214 af 6. marts 2023)."""
    return day in _public(day.year)


def closed_as(day: dt.date) -> str | None:
    """Name, as it stands in a sentence, of a day on which every municipal centre is closed; None on other days."""
    return _public(day.year).get(day) or CLOSED_BY_MUNICIPAL_PRACTICE.get((day.month, day.day))


def day_called(text: str, today: dt.date) -> dt.date | None:
    """The next day, today included, whose name stands in a text: 'skærtorsdag', '1. juledag'.

    Args:
        text: what was written.
        today: the date now.
    """
    said = text.lower()
    wanted = next((name for pattern, name in _SAID if pattern.search(said)), None)
    if wanted is None:
        return None
    days = (today + dt.timedelta(days=ahead) for ahead in range(_A_YEAR_AND_A_BIT))
    return next((day for day in days if closed_as(day) == wanted), None)


@lru_cache(maxsize=64)
def _public(year: int) -> dict[dt.date, str]:
    named = holidays.country_holidays("DK", years=year, language="da")
    return {day: _IN_A_SENTENCE.get(name, name.lower()) for day, name in named.items()}
