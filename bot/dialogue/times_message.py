"""The message with times to choose from; when none keeps the guarantee it says so, and the staff are told."""

from __future__ import annotations

import datetime as dt
import secrets
from typing import Any

from bot.booking.appointment import FreeTimes, Slot
from bot.booking.guarantee import GUARANTEE_DAYS, passed
from bot.danish_dates import long_date, long_time
from bot.dialogue.desk import Desk
from bot.dialogue.messages import Button, Message, button, message
from bot.dialogue.sources import contact_sentence
from knowledge import Municipality
from knowledge.schema import Offer

CASE_BYTES = 8


def times_message(
    desk: Desk,
    here: Municipality,
    booking: dict[str, Any],
    free: FreeTimes,
    chosen: list[Slot],
    before: str = "",
    *,
    nearest: bool = False,
) -> Message:
    """The message.

    Args:
        desk: bookings, time.
        here: the municipality.
        booking: the booking under way; an urgent case's name is noted in it.
        free: the deadline, and whether a time inside it is left.
        chosen: the times, in order.
        before: a line to stand first.
        nearest: the times are the nearest to a wish that cannot be met.
    """
    parts = [before]
    offer = here.offer(booking["offer"])
    if free.urgent and free.deadline:
        parts.append(_urgent(desk, here, offer, booking, free.deadline))
    if not chosen:
        parts.append(f"Der er ingen ledige tider i kalenderen lige nu. {contact_sentence(here.main_contact)}")
    else:
        parts.append(f"Her er {'de nærmeste' if nearest else 'ledige'} tider til {offer.name}:")
        parts.append("\n".join(f"- {long_time(s.start)}, {s.location}" for s in chosen))
        if free.deadline and not free.urgent:
            parts.append(f"Behandlingen skal begynde senest {long_date(free.deadline)}.")
    buttons: list[Button] = [button(long_time(s.start).capitalize(), "pick", start=s.start.isoformat()) for s in chosen]
    if chosen:
        buttons += [button("Senere tider", "change_time", wish="later")]
    if free.urgent:
        buttons.append(button("Sådan klager du", "answer", topic="complaint"))
    buttons.append(button("Tal med et menneske", "human"))
    return message(
        "slots", "\n\n".join(p for p in parts if p), buttons=buttons, slots=[s.as_json() for s in chosen],
        deadline=free.deadline.isoformat() if free.deadline else None, offer=f"{here.id}/{offer.id}", offer_name=offer.name, urgent=free.urgent,
        municipality=here.id,
    )  # fmt: skip


def _urgent(desk: Desk, here: Municipality, offer: Offer, booking: dict[str, Any], deadline: dt.date) -> str:
    """Puts the case before the staff, and what the person is told of it."""
    # A case a booking under way: looking at the times again is no second one, and another person's is not lost in it.
    case = booking.setdefault("case", secrets.token_hex(CASE_BYTES))
    desk.bookings.record_urgent(here.id, offer.id, deadline - dt.timedelta(days=GUARANTEE_DAYS), key=case)
    when = (
        f"Fristen var {long_date(deadline)}, og den er gået."
        if passed(deadline, desk.now.date())
        else f"Der er ingen ledig tid inden fristen {long_date(deadline)}."
    )
    return (
        f"{when} Jeg har givet kommunens medarbejdere besked, uden oplysninger om dig. {contact_sentence(here.main_contact)} "
        "Du har ret til at klage, når fristen på 14 dage ikke bliver overholdt."
    )
