"""The calendar against a plain re-reading of its rules: every quarter is asked whether a time starts there."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.booking.calendar import Busy, free_slots
from bot.booking.opening import Opening
from knowledge.schema import Resource, WeeklyRule

from .made_up import at, resource

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
COPENHAGEN = ZoneInfo("Europe/Copenhagen")
GRID = 15
PERIOD_DAYS = 5
EXAMPLES = 120
# Around both changes of summer time, Easter, Whitsun, Christmas, New Year, a leap day, and any day.
SPECIAL = (
    "2026-03-27",
    "2027-03-26",
    "2027-10-29",
    "2027-05-14",
    "2027-12-22",
    "2027-12-30",
    "2028-02-27",
    "2028-10-27",
)


def easter(year: int) -> dt.date:
    """Easter Sunday by Meeus' rule, not by the library that is tested."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return dt.date(year, f // 31, f % 31 + 1)


def closed(day: dt.date, room: Resource) -> bool:
    moved = [easter(day.year) + dt.timedelta(days=n) for n in (-3, -2, 0, 1, 39, 49, 50)]
    fixed = [(1, 1), (6, 5), (12, 24), (12, 25), (12, 26), (12, 31)]
    return day in moved or (day.month, day.day) in fixed or any(c.first <= day <= c.last for c in room.closures)


def plain_reading(room: Resource, first: dt.date, now: dt.datetime, busy: list[Busy]) -> list[dt.datetime]:
    found: list[dt.datetime] = []
    # A day's times keep clear of each other. A pause over midnight is left to the seats: both times are offered, and
    # taking one takes the other away.
    clear_from: dict[dt.date, dt.datetime] = {}
    moment = at(first).astimezone(dt.timezone.utc)
    last = at(first + dt.timedelta(days=PERIOD_DAYS)).astimezone(dt.timezone.utc)
    length, pause = dt.timedelta(minutes=room.duration_minutes), dt.timedelta(minutes=room.buffer_minutes)
    while moment < last:
        wall, end = moment.astimezone(COPENHAGEN), (moment + length).astimezone(COPENHAGEN)
        if not closed(wall.date(), room) and not wall.fold:
            for rule in room.weekly:
                opens = dt.datetime.combine(wall.date(), dt.time.fromisoformat(rule.start))
                closes = dt.datetime.combine(wall.date(), dt.time.fromisoformat(rule.end))
                since = wall.replace(tzinfo=None) - opens
                on_grid = since >= dt.timedelta() and since % (length + pause) == dt.timedelta()
                # The wall says whether it ends in time, and whether the clock's hands got there by going forward.
                ends_in_time = end.replace(tzinfo=None) <= closes and wall.replace(tzinfo=None) + length <= closes
                if (
                    DAYS[wall.weekday()] == rule.day
                    and on_grid
                    and ends_in_time
                    and moment >= clear_from.get(wall.date(), moment)
                ):
                    clear_from[wall.date()] = moment + length + pause
                    seats = {
                        b.seat
                        for b in busy
                        if b.start < (moment + length + pause).timestamp()
                        and b.end + pause.seconds > moment.timestamp()
                    }
                    # Notice is counted in hours that pass, not by the wall, which loses one in March.
                    notice_ends = now.astimezone(dt.timezone.utc) + dt.timedelta(hours=room.notice_hours)
                    soon_enough = moment > now and moment >= notice_ends
                    if soon_enough and len(seats) < room.capacity:
                        found.append(moment)
        moment += dt.timedelta(minutes=GRID)
    return found


@st.composite
def rooms(draw: st.DrawFn) -> Resource:
    weekly = []
    for day in draw(st.lists(st.sampled_from(DAYS), min_size=1, max_size=7, unique=True)):
        marks = draw(st.lists(st.integers(0, 95), min_size=2, max_size=4, unique=True).map(sorted))
        for opens, closes in zip(marks[0::2], marks[1::2], strict=False):
            weekly.append(
                WeeklyRule(
                    day=day,
                    start=f"{opens // 4:02d}:{opens % 4 * GRID:02d}",
                    end=f"{closes // 4:02d}:{closes % 4 * GRID:02d}",
                )
            )
    return resource(
        weekly=weekly,
        duration_minutes=draw(st.sampled_from([15, 30, 45, 60, 90])),
        buffer_minutes=draw(st.sampled_from([0, 15, 30])),
        capacity=draw(st.integers(1, 3)),
        notice_hours=draw(st.sampled_from([0, 2, 24])),
    )


@settings(max_examples=EXAMPLES, deadline=None)
@given(
    room=rooms(),
    first=st.sampled_from(SPECIAL).map(dt.date.fromisoformat) | st.dates(dt.date(2027, 1, 1), dt.date(2030, 12, 1)),
    taken=st.lists(st.tuples(st.integers(0, PERIOD_DAYS * 96), st.integers(1, 6), st.integers(0, 2)), max_size=12),
    now_hours=st.integers(-48, 48),
)
def test_the_calendar_gives_exactly_the_times_that_a_plain_reading_of_the_rules_gives(
    room: Resource, first: dt.date, taken: list[tuple[int, int, int]], now_hours: int
) -> None:
    midnight = int(at(first).timestamp())
    busy = [
        Busy("proeve/rum", midnight + start * 900, midnight + (start + length) * 900, seat)
        for start, length, seat in taken
        if seat < room.capacity
    ]
    now = (at(first).astimezone(dt.timezone.utc) + dt.timedelta(hours=now_hours)).astimezone(COPENHAGEN)
    opening = Opening("proeve/rum", room, tuple(room.weekly))

    slots = free_slots([opening], at(first), first + dt.timedelta(days=PERIOD_DAYS - 1), now, busy)

    assert [slot.start.astimezone(dt.timezone.utc) for slot in slots] == plain_reading(room, first, now, busy)
