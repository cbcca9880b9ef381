"""Times of a calendar: from weekly rules in Copenhagen wall time to instants, and which of them are free.

A rule says 'Mondays 9 to 12' and means the clock on the wall, so a conversation at nine is at nine on both sides of a
change of summer time. A wall time that does not exist (02:30 in March) gives no slot; one that comes twice (02:30 in
October) gives the first.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.booking.appointment import Slot, instant, local
from bot.booking.opening import Opening
from bot.clock import COPENHAGEN

SECONDS_A_MINUTE = 60
SECONDS_AN_HOUR = 3600
SECONDS_A_DAY = 24 * SECONDS_AN_HOUR


@dataclass(frozen=True)
class Busy:
    """An occupied seat of a resource: instants in seconds since 1970."""

    resource: str
    start: int
    end: int
    seat: int


def times(
    openings: Sequence[Opening], earliest: dt.datetime, last_day: dt.date, now: dt.datetime, *, notice: bool = True
) -> Iterator[tuple[Opening, int, int]]:
    """Every time of the calendar, free or not, as (opening, start, end) in seconds since 1970.

    Args:
        openings: the resources.
        earliest: no start before this.
        last_day: no start after this day.
        now: starts at or before now are left out.
        notice: False leaves the shortest notice out of account (a time that was held before it ran short).
    """
    first_day = max(local(instant(earliest)).date(), local(instant(now)).date())
    for offset in range((last_day - first_day).days + 1):
        day = first_day + dt.timedelta(days=offset)
        for opening in openings:
            resource = opening.resource
            soonest = instant(now) + max(resource.notice_hours * SECONDS_AN_HOUR if notice else 0, 1)
            for start, end in day_times(opening.hours(day), resource.duration_minutes, resource.buffer_minutes, day):
                if start >= max(soonest, instant(earliest)):
                    yield opening, start, end


@lru_cache(maxsize=8192)
def day_times(
    hours: tuple[tuple[int, int], ...], duration: int, buffer: int, day: dt.date
) -> tuple[tuple[int, int], ...]:
    """The times of one day as (start, end) in seconds since 1970, never overlapping.

    Args:
        hours: opening hours in minutes since midnight, earliest first.
        duration: of a conversation, minutes.
        buffer: pause after each, minutes.
        day: the local date.
    """
    midnight = dt.datetime.combine(day, dt.time())
    found: list[tuple[int, int]] = []
    for opens, closes in hours:
        for minute in range(opens, closes - duration + 1, duration + buffer):
            wall = midnight + dt.timedelta(minutes=minute)
            start = instant(wall.replace(tzinfo=COPENHAGEN))
            end = start + duration * SECONDS_A_MINUTE
            exists = local(start).replace(tzinfo=None) == wall
            in_hours = local(end).replace(tzinfo=None) <= midnight + dt.timedelta(minutes=closes)
            clear = not found or found[-1][1] + buffer * SECONDS_A_MINUTE <= start
            if exists and in_hours and clear:
                found.append((start, end))
    return tuple(found)


def free_slots(
    openings: Sequence[Opening], earliest: dt.datetime, last_day: dt.date, now: dt.datetime, busy: Sequence[Busy]
) -> list[Slot]:
    """Free times, earliest first; the same time at the same place is listed once.

    Args:
        openings: the resources.
        earliest: no start before this.
        last_day: no start after this day.
        now: the time now, for the shortest notice.
        busy: seats taken or held now.
    """
    # Each seat is looked for among those of about its day only: a calendar with thousands of bookings stays quick.
    taken: dict[tuple[str, int], list[Busy]] = {}
    for seat in busy:
        for day in range(seat.start // SECONDS_A_DAY - 1, seat.end // SECONDS_A_DAY + 2):
            taken.setdefault((seat.resource, day), []).append(seat)
    found: dict[tuple[int, int, str, str], Slot] = {}
    for opening, start, end in times(openings, earliest, last_day, now):
        if _has_seat(opening, start, end, taken.get((opening.id, start // SECONDS_A_DAY), ())):
            slot = as_slot(opening, start, end)
            found.setdefault((start, end, slot.location, slot.kind), slot)
    return [found[key] for key in sorted(found)]


def as_slot(opening: Opening, start: int, end: int) -> Slot:
    """The slot of that resource and those instants."""
    return Slot(local(start), local(end), opening.resource.location, opening.resource.kind, opening.id)


def _has_seat(opening: Opening, start: int, end: int, taken: Sequence[Busy]) -> bool:
    # Overlap, not equality: bookings made before the staff changed the hours need not lie on today's grid.
    # The store's claim asks the same question again, in the statement that takes the seat.
    buffer = opening.resource.buffer_minutes * SECONDS_A_MINUTE
    seats = {s.seat for s in taken if s.start < end + buffer and s.end + buffer > start}
    return any(seat not in seats for seat in range(opening.resource.capacity))
