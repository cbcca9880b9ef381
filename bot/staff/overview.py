"""What the caseworkers see of the bookings: the days, one booking, and the cases by deadline."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from bot.booking import guarantee
from bot.booking.appointment import Booking, Slot, instant
from bot.booking.caseworker import CaseworkerDesk
from bot.booking.errors import CodeUnknown, NotBookable
from bot.booking.opening import ClosedDays
from bot.booking.records import Record
from bot.booking.service import BookingService
from bot.booking.staff_store import UrgentCase
from knowledge.errors import KnowledgeError

# Bookings older than any retention an operator would choose, and further ahead than any calendar's horizon.
LOOK_BACK_DAYS = 370
LOOK_AHEAD_DAYS = 370
MOST_TIMES = 60


@dataclass(frozen=True)
class Deadlines:
    """A municipality's open cases, each in the first group that fits it, nearest deadline first.

    Args:
        urgent: no time is left inside the guarantee; they stay until somebody marks them handled.
        waiting: the staff cancelled, and there still are times inside the guarantee; they stay likewise.
        unmarked: the conversation's time is over, and nobody has noted how it went.
        passed: the deadline is over, and the conversation is still to come.
        near: three days or fewer are left until the deadline.
        late: the conversation lies after the deadline, which is further away.
        rest: the conversation lies inside the guarantee, and there is time.
    """

    urgent: list[UrgentCase]
    waiting: list[UrgentCase]
    unmarked: list[Booking]
    passed: list[Booking]
    near: list[Booking]
    late: list[Booking]
    rest: list[Booking]


def deadlines(service: BookingService, municipality: str) -> Deadlines:
    """The open cases of a municipality by deadline."""
    desk, now = CaseworkerDesk(service), service.clock()
    today = now.date()
    groups: dict[str, list[Booking]] = {name: [] for name in ("unmarked", "passed", "near", "late", "rest")}
    around = (today - dt.timedelta(days=LOOK_BACK_DAYS), today + dt.timedelta(days=LOOK_AHEAD_DAYS))
    for booking in desk.bookings(municipality, *around):
        if booking.status == "confirmed":
            group = _group(booking, now, today)
            if group:
                groups[group].append(booking)
    for bookings in groups.values():
        bookings.sort(key=lambda b: (b.deadline or b.start.date(), b.start))
    return Deadlines(desk.urgent(municipality), desk.waiting(municipality), **groups)


def _group(booking: Booking, now: dt.datetime, today: dt.date) -> str | None:
    if instant(booking.start) <= instant(now):
        return "unmarked"
    if booking.deadline is None:
        return None
    if guarantee.passed(booking.deadline, today):
        return "passed"
    if guarantee.near(booking.deadline, today):
        return "near"
    return "rest" if guarantee.within(booking.start.date(), booking.deadline) else "late"


def record_of(service: BookingService, municipality: str, number: int) -> Record:
    """A booking as it is stored.

    Raises:
        CodeUnknown: the municipality has no such booking.
    """
    record = service.store.booking(number)
    if record.municipality != municipality:
        raise CodeUnknown
    return record


def free_times(service: BookingService, record: Record) -> list[Slot]:
    """Times that a booking can be moved to, its own left out: those inside its deadline, then the later ones."""
    try:
        inside = service.slots(record.municipality, record.offer)
    except (NotBookable, KnowledgeError):
        return []
    later: Iterable[Slot] = ()
    if inside.deadline is not None and not inside.urgent:
        later = service.slots(record.municipality, record.offer, inside.deadline + dt.timedelta(days=1)).slots
    found = {(instant(slot.start), slot.resource): slot for slot in (*inside.slots, *later)}
    return [slot for key, slot in sorted(found.items()) if key != (record.start, record.resource)][:MOST_TIMES]


def hit_now(service: BookingService, municipality: str) -> list[Booking]:
    """Coming bookings that lie on closed days or outside the hours that hold now: somebody has to call."""
    desk = CaseworkerDesk(service)
    hit: dict[int, Booking] = {}
    for days in desk.closed_days(municipality).values():
        hit.update((booking.id or 0, booking) for booking in desk.hit_by_closing(municipality, days))
    for opening in desk.openings(municipality):
        for booking in desk.hit_by_hours(municipality, opening.id, opening.weekly):
            hit[booking.id or 0] = booking
    return sorted(hit.values(), key=lambda booking: instant(booking.start))


def would_close(service: BookingService, municipality: str, days: ClosedDays) -> list[Booking]:
    """Coming bookings that closing those days would hit, for the warning."""
    return CaseworkerDesk(service).hit_by_closing(municipality, days)
