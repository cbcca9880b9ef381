"""Conversations by phone: where the staff call, they need a number, and an anonymous booking has none."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from bot.booking.appointment import Slot
from knowledge import Municipality

# The calendar says in words who calls; "Ring selv til …" and "Du ringer til …" need no number.
_STAFF_CALL = re.compile(
    r"\b(?:vi|\w+en|\w+et|kommunen) ringer (?:til det nummer|til dig|dig op)|\bringer til det nummer\b", re.I
)


def staff_call(kind: str, location: str) -> bool:
    """Whether the staff call the person.

    Args:
        kind: how the conversation is held.
        location: what the calendar says.
    """
    return kind == "phone" and _STAFF_CALL.search(location) is not None


def within_reach(booking: dict[str, Any], slots: Iterable[Slot]) -> list[Slot]:
    """The times that the person can have: without those at which the staff would call a number nobody gives.

    Args:
        booking: the booking under way.
        slots: free times.
    """
    if not _without_number(booking):
        return list(slots)
    return [slot for slot in slots if not staff_call(slot.kind, slot.location)]


def number_missing(here: Municipality, booking: dict[str, Any]) -> bool:
    """Whether the chosen time is a call by the staff, and no number is known yet.

    Args:
        here: the municipality.
        booking: the booking under way, with a time chosen.
    """
    if "phone" in booking.get("contact", {}):
        return False
    resources = here.calendar.resources if here.calendar else []
    return any(
        booking.get("place") == f"{here.id}/{each.id}" and staff_call(each.kind, each.location) for each in resources
    )


def _without_number(booking: dict[str, Any]) -> bool:
    if booking.get("anonymous"):
        return True
    return "contact_phone" in booking.get("left_open", []) and "phone" not in booking.get("contact", {})
