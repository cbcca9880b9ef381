"""Cases that the staff must take care of: somebody for whom there was no time, or whose time the staff cancelled.

A case stays until somebody notes that it is taken care of; nothing else ends it.
"""

from __future__ import annotations

import datetime as dt
import secrets

from bot.booking import guarantee
from bot.booking.appointment import Slot, instant
from bot.booking.errors import BookingError, CodeUnknown, StoreUnavailable
from bot.booking.records import NewCase, Record
from bot.booking.service import BookingService
from bot.booking.staff_store import UrgentCase
from knowledge.errors import KnowledgeError

CASE_BYTES = 32


def case_of_cancellation(record: Record) -> NewCase | None:
    """The case that a cancellation by the staff opens; None where no guarantee applies.

    Also when the deadline is over, and when the person had chosen a later time: nobody has met them yet.

    Args:
        record: the booking, before it is cancelled.
    """
    if record.deadline is None:
        return None
    inquiry = record.deadline - dt.timedelta(days=guarantee.GUARANTEE_DAYS)
    # A name of its own, not one made of the booking's number: numbers come again once a booking is deleted.
    name = secrets.token_hex(CASE_BYTES)
    return NewCase(name, record.municipality, record.offer, inquiry, record.deadline, "cancelled", record.id)


def is_urgent(service: BookingService, case: UrgentCase) -> bool:
    """True when no time is left for the person before the deadline, as it stands now.

    The time that was cancelled does not count, although it is free again: the staff had a reason.

    Args:
        service: free times.
        case: the case.

    Raises:
        StoreUnavailable.
    """
    if case.cause == "no_time" or guarantee.passed(case.deadline, service.clock().date()):
        return True
    try:
        free = service.slots(case.municipality, case.offer, None, case.inquiry)
    except StoreUnavailable:
        raise
    except (BookingError, KnowledgeError):  # the offer can no longer be booked: somebody has to see to it
        return True
    own = _own_time(service, case)
    days = [slot.start.date() for slot in free.slots if _place(slot) != own]
    return guarantee.urgent(days, case.deadline)


def _own_time(service: BookingService, case: UrgentCase) -> tuple[int, str] | None:
    if case.booking is None:
        return None
    try:
        record = service.store.booking(case.booking)
    except CodeUnknown:
        return None
    return record.start, record.resource


def _place(slot: Slot) -> tuple[int, str]:
    return instant(slot.start), slot.resource
