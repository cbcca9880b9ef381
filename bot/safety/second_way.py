"""The second way to help: a help line may be closed or busy, so there is always another, by the clock and the region.

The doctor on call answers only when the doctors' own practices are closed. No library here: these words must come
even when nothing but Python is left standing.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from bot.safety.help_lines import HelpLines, Line

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
OPENS_HOUR, CLOSES_HOUR = 8, 16  # weekdays between these the doctors' practices are open
# Days from Easter Sunday; store bededag is a working day since 2024.
_FROM_EASTER = (-3, -2, 0, 1, 39, 49, 50)
_FIXED = ((1, 1), (12, 25), (12, 26))
_OFTEN_CLOSED = ((6, 5), (12, 24), (12, 31))  # no public holidays, but most practices are closed


@dataclass(frozen=True)
class SecondWay:
    """What to do when the first line does not answer.

    Attributes:
        doing: an imperative that follows "så", e.g. "ring til din egen læge".
        line: the line behind it, when it has a number.
    """

    doing: str
    line: Line | None = None


def second_way(lines: HelpLines, region: str | None, now: dt.datetime, *, ward: bool = True) -> SecondWay:
    """The second way at that moment and place.

    Args:
        lines: the help lines.
        region: id of the region, e.g. 'sjaelland'; None when unknown.
        now: with or without a time zone; without one it is Copenhagen's.
        ward: whether the psychiatric emergency ward is a way as well; not for a body in withdrawal.
    """
    local = now.astimezone(COPENHAGEN) if now.tzinfo else now
    on_call = lines.doctor_on_call(region)
    or_ward = ", eller tag hen på den nærmeste psykiatriske skadestue" if ward else ""
    if practices_open(local):
        if (local.month, local.day) in _OFTEN_CLOSED and on_call is not None:
            return SecondWay(f"ring til din egen læge eller, hvis der er lukket, {_called(on_call)}", on_call)
        return SecondWay(f"ring til din egen læge{or_ward}")
    if on_call is not None:
        return SecondWay(f"ring til {_called(on_call)}", on_call)
    return SecondWay(f"ring til lægevagten, hvor du bor{or_ward}")


def practices_open(local: dt.datetime) -> bool:
    """Whether doctors' practices are open at that local time: weekdays 8-16, no public holiday."""
    day = local.date()
    holiday = (day.month, day.day) in _FIXED or (day - easter_sunday(day.year)).days in _FROM_EASTER
    return day.weekday() < 5 and not holiday and OPENS_HOUR <= local.hour < CLOSES_HOUR


def easter_sunday(year: int) -> dt.date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm of 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return dt.date(year, month, day + 1)


def _called(line: Line) -> str:
    return f"{line.name} på {line.phone}"
