"""Days named in a text: "i morgen", "den 8. april", "næste uge", "skærtorsdag"."""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

import dateparser

from bot.clock import COPENHAGEN
from bot.danish_dates import MONTHS, WEEKDAYS
from bot.danish_holidays import day_called

_DATE = re.compile(
    rf"\b(?:den |d\. ?)?(\d{{1,2}})(?:\. ?({'|'.join(MONTHS)}|jan|feb|mar|apr|jun|jul|aug|sep|okt|nov|dec)\w*|[./-](\d{{1,2}})(?:[./-]\d{{2,4}})?)",
    re.I,
)
_DAY_OF_MONTH = re.compile(r"\bden (\d{1,2})\.?(?!\d|[.:]\d)")
_A_CLOCK = re.compile(r"(?:[01]?\d|2[0-3])[.:][0-5]\d")  # 24.12 is no time of day, so it is a date


class NamedDays(NamedTuple):
    """What a text says of days.

    Attributes:
        days: only on these dates; empty when none is named.
        first: the first moment of them, when they are to be looked for from there on.
        weekday: 0 Monday … 6 Sunday.
    """

    days: frozenset[dt.date] = frozenset()
    first: dt.datetime | None = None
    weekday: int | None = None


def read_days(said: str, today: dt.date) -> NamedDays:
    """The days that a text names.

    Args:
        said: what was written, in lower case.
        today: the date now.
    """
    if called := day_called(said, today):
        return NamedDays(frozenset({called}), _morning(called))
    for words, ahead in ((r"\bi ?overmorgen\b", 2), (r"\bi ?morgen\b", 1), (r"\bi ?dag\b", 0)):
        if re.search(words, said):
            return NamedDays(frozenset({today + dt.timedelta(days=ahead)}))
    found = _DATE.search(said)
    if found and not _A_CLOCK.fullmatch(found.group(0).strip()):
        day = _date(found.group(0), today)
        if day:
            return NamedDays(frozenset({day}), _morning(day))
    weekday = next((i for i, name in enumerate(WEEKDAYS) if re.search(rf"\b{name}(en|s)?\b", said)), None)
    monday = today - dt.timedelta(days=today.weekday())
    for words, ahead in ((r"\bnæste uge\b|\bugen efter\b", 7), (r"\bom (to|2) uger\b", 14)):
        if re.search(words, said):
            week = [monday + dt.timedelta(days=ahead + i) for i in range(7)]
            return NamedDays(frozenset(week), _morning(week[0]), weekday)
    number = _DAY_OF_MONTH.search(said)
    if number and 1 <= int(number.group(1)) <= 31:
        day = _next_day(int(number.group(1)), today)
        return NamedDays(frozenset({day}), _morning(day))
    return NamedDays(weekday=weekday)


def _date(text: str, today: dt.date) -> dt.date | None:
    settings = {
        "PREFER_DATES_FROM": "future",
        "RELATIVE_BASE": dt.datetime.combine(today, dt.time()),
        "DATE_ORDER": "DMY",
    }
    parsed = dateparser.parse(re.sub(r"^(den|d\.) ?", "", text.strip()), languages=["da"], settings=settings)
    return parsed.date() if parsed else None


def _next_day(number: int, today: dt.date) -> dt.date:
    """The next date with that day of the month."""
    day = today
    for _ in range(62):
        if day.day == number:
            return day
        day += dt.timedelta(days=1)
    return today


def _morning(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(), tzinfo=COPENHAGEN)
