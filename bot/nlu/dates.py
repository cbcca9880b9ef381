"""Days that people name when they tell when they asked for help: "i mandags", "for 10 dage siden", "den 12.", "3. marts"."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from bot.nlu.numbers import ORDINALS, digits

DAYS_PER_WEEK = 7
FURTHEST_DAYS = 400  # an inquiry longer ago than that is no open one; the number is more likely something else
WEEKDAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
MONTHS = (
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
)
_SHORT_MONTHS = (
    {m[:3]: i + 1 for i, m in enumerate(MONTHS)}
    | {m: i + 1 for i, m in enumerate(MONTHS)}
    | {"sept": 9, "febuar": 2, "agust": 8}
)
_MONTH = "(?P<month>" + "|".join(sorted(_SHORT_MONTHS, key=len, reverse=True)) + r")\.?"
_ORDINAL = "|".join(sorted(ORDINALS, key=len, reverse=True))
_WEEKDAY = r"(?P<day>man|tirs|ons|tors|fre|lør|søn)da(?:g|gs|s)"
_AGO = re.compile(
    r"\b(?:for |ca |cirka |omkring )*(?P<n>\d+|en|et|nogle|et par|halvanden) (?P<unit>dag|dage|døgn|uge|uger|måned|måneder|mdr|mdr\.|md) siden\b"
)
_NUMERIC = re.compile(
    r"(?<![\d/.-])(?P<d>\d{1,2})\s?[/.-]\s?(?P<m>\d{1,2})(?:[/.\s-]+(?P<y>\d{4}|\d{2}))?(?![\d/])(?!\s?(?:timer|kr|liter))"
)
_NAMED = re.compile(rf"\b(?:den |d\.? ?)?(?P<d>\d{{1,2}}|{_ORDINAL})\.? ?{_MONTH}(?: (?P<y>\d{{4}}))?\b")
_OF_MONTH = re.compile(rf"\b(?:den|d\.?) ?(?P<d>\d{{1,2}}|{_ORDINAL})(?![\d/]|[.-]\d)\.?(?! ?(?:gang|klasse|dag\b))")
_LAST_WEEK_DAY = re.compile(
    rf"\b(?:{_WEEKDAY} i sidste uge|(?:i )?sidste uge ?,? ?(?:om |på |i )?{_WEEKDAY.replace('day', 'day2')})\b"
)
_WEEKDAY_AGO = re.compile(rf"\b(?P<cue>i|sidste|siden|fra|den|om|forrige|nu i)? ?{_WEEKDAY}\b")
_COMING = re.compile(r"\b(?:på|næste|kommende|nu på|til) ?$")


def past_day(text: str, today: date) -> date | None:
    """The day before or on `today` that the text names; None when it names none, more than is clear, or one to come.

    Args:
        text: Danish, any spelling of numbers.
        today: the day it was written.
    """
    text = digits(text.lower().replace("aa", "å"))
    found = _named_day(text, today)
    if found is None or found > today or (today - found).days > FURTHEST_DAYS:
        return None
    return found


def _named_day(text: str, today: date) -> date | None:
    for pattern, days in (
        (r"\bi forgårs\b|\bi forigårs\b|\bforgårs\b", 2),
        (r"\bi ?går\b|\bigår\b", 1),
        (r"\bi ?dag\b|\bi morges\b|\bidag\b", 0),
    ):
        if re.search(pattern, text) and "hver dag" not in text:
            return today - timedelta(days=days)
    if (ago := _AGO.search(text)) is not None:
        return _ago(ago["n"], ago["unit"], today)
    if (match := _NAMED.search(text)) is not None:
        return _calendar_day(_number(match["d"]), _SHORT_MONTHS[match["month"]], match["y"], today)
    if (match := _NUMERIC.search(text)) is not None:
        return _calendar_day(int(match["d"]), int(match["m"]), match["y"], today)
    if (match := _OF_MONTH.search(text)) is not None:
        return _day_of_month(_number(match["d"]), today)
    return _week_day(text, today)


def _week_day(text: str, today: date) -> date | None:
    last_week = today - timedelta(days=today.weekday() + DAYS_PER_WEEK)  # its Monday
    if (match := _LAST_WEEK_DAY.search(text)) is not None:
        return last_week + timedelta(days=_weekday(match["day"] or match["day2"]))
    if (match := _WEEKDAY_AGO.search(text)) is not None:
        if _COMING.search(text[: match.start("day")]):
            return None
        days = (today.weekday() - _weekday(match["day"])) % DAYS_PER_WEEK or DAYS_PER_WEEK
        if match["cue"] == "forrige":
            days += DAYS_PER_WEEK
        return today - timedelta(days=days)
    if re.search(r"\b(?:i )?(?:sidste uge|ugen der gik)\b", text):
        return today - timedelta(days=DAYS_PER_WEEK)
    if re.search(r"\bi weekenden\b", text):
        return today - timedelta(days=(today.weekday() - 5) % DAYS_PER_WEEK or DAYS_PER_WEEK)
    if re.search(r"\bsidste måned\b", text):
        return _months_back(1, today)
    return None


def _weekday(name: str) -> int:
    return next(i for i, day in enumerate(WEEKDAYS) if day.startswith(name))


def _number(text: str) -> int:
    return int(text) if text.isdigit() else ORDINALS[text]


def _ago(amount: str, unit: str, today: date) -> date | None:
    if amount == "nogle" or (amount == "halvanden" and not unit.startswith("m")):
        return None
    number = {"en": 1, "et": 1, "et par": 2, "halvanden": 1}.get(amount) or int(amount)
    if number * (1 if unit.startswith("d") else DAYS_PER_WEEK) > FURTHEST_DAYS:
        return None
    if unit.startswith("m"):
        return _months_back(number, today)
    return today - timedelta(days=number * (DAYS_PER_WEEK if unit.startswith("u") else 1))


def _months_back(months: int, today: date) -> date:
    month = today.year * 12 + today.month - 1 - months
    year, month = month // 12, month % 12 + 1
    return date(year, month, min(today.day, calendar.monthrange(year, month)[1]))


def _calendar_day(day: int, month: int, year: str | None, today: date) -> date | None:
    """The day of that date, the latest one not after today when the year is not given."""
    try:
        if year:
            return date(int(year) + (2000 if len(year) == 2 else 0), month, day)
        found = date(today.year, month, day)
        return found if found <= today else date(today.year - 1, month, day)
    except ValueError:
        return None


def _day_of_month(day: int, today: date) -> date | None:
    """The latest day of that number not after today."""
    for months in range(4):
        first = _months_back(months, today.replace(day=1))
        if 1 <= day <= calendar.monthrange(first.year, first.month)[1] and first.replace(day=day) <= today:
            return first.replace(day=day)
    return None
