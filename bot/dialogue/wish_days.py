"""Days named in a text: "i morgen", "den 8. april", "næste uge", "skærtorsdag", "i juni", "efter nytår"."""

from __future__ import annotations

import calendar
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
_YEAR = re.compile(r"\b(?:19|20)\d\d\b|[./-]\d{1,2}[./-]\d{2,4}$")
PAST_DAYS = 183  # a date without a year that lies no longer back is past; one further back is next year's
_MONTH = re.compile(
    rf"\b(?:i|til|i løbet af|en dag i|start(?:en)? af|slut(?:ningen)? af|midt i)? ?({'|'.join(MONTHS)})\b"
)
_EASTER = re.compile(r"\b(?:i |over |til )påsken?\b|\bpåskeferien\b|\bpåskedagene\b")
_LAST_DAYS = {"nytår": "nytårsdag", "jul": "2. juledag", "påske": "2. påskedag", "pinse": "2. pinsedag"}
_AFTER = re.compile(r"\befter (nytår|jul(?:en)?|påsken?|pinsen?)\b")
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
    if (after := _AFTER.search(said)) and not re.search(rf"{after.group(0)}\w*(?:dag|aften)", said):
        return NamedDays(first=_morning(_after_feast(after.group(1), today)))
    if called := day_called(said, today):
        return NamedDays(frozenset({called}), _morning(called))
    if _EASTER.search(said):
        days = _easter_days(today)
        return NamedDays(frozenset(days), _morning(days[0]))
    if re.search(r"\bi ?går\b", said):
        return NamedDays(frozenset({today - dt.timedelta(days=1)}))
    for words, ahead in ((r"\bi ?overmorgen\b", 2), (r"\bi ?morgen\b", 1), (r"\bi ?dag\b", 0)):
        if re.search(words, said):
            return NamedDays(frozenset({today + dt.timedelta(days=ahead)}))
    found = _DATE.search(said)
    if found and not _A_CLOCK.fullmatch(found.group(0).strip()):
        day = _date(found.group(0), today)
        if day:
            return NamedDays(frozenset({day}), _morning(day))
    if not found and (month := _MONTH.search(said)):
        month_days = _days_of(MONTHS.index(month.group(1)) + 1, today)
        on = next((i for i, name in enumerate(WEEKDAYS) if re.search(rf"\b{name}(en|s)?\b", said)), None)
        return NamedDays(frozenset(month_days), _morning(month_days[0]), on)
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
    if parsed is None:
        return None
    day = parsed.date()
    if not _YEAR.search(text) and day.year > today.year:
        a_year_before = _in_year(day, day.year - 1)
        if a_year_before and 0 < (today - a_year_before).days <= PAST_DAYS:
            return a_year_before  # said to be past, not booked a year ahead
    return day


def _in_year(day: dt.date, year: int) -> dt.date | None:
    try:
        return day.replace(year=year)
    except ValueError:  # the 29th of February
        return None


def _days_of(month: int, today: dt.date) -> list[dt.date]:
    """The days of the next such month, of this one those to come."""
    year = today.year if month >= today.month else today.year + 1
    last = calendar.monthrange(year, month)[1]
    return [day for n in range(1, last + 1) if (day := dt.date(year, month, n)) >= today]


def _easter_days(today: dt.date) -> list[dt.date]:
    """From Maundy Thursday to Easter Monday, the next that is not over."""
    monday = day_called("2. påskedag", today) or today
    return [monday + dt.timedelta(days=n) for n in range(-4, 1)]


def _after_feast(name: str, today: dt.date) -> dt.date:
    """The first day behind a feast, the next time that it comes."""
    last = next(day for start, day in _LAST_DAYS.items() if name.startswith(start))
    return (day_called(last, today) or today) + dt.timedelta(days=1)


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
