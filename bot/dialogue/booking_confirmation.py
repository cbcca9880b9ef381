"""The end of a booking: the time is held, a last yes is asked for, and the booking is made."""

from __future__ import annotations

import datetime as dt
from typing import Any

from bot.booking.errors import BookingError, HoldGone, NotBookable, SlotRefused, StoreUnavailable
from bot.danish_dates import long_time
from bot.dialogue.appointment_message import appointment_message, where
from bot.dialogue.booking_fit import before_the_last_yes
from bot.dialogue.booking_phone import within_reach
from bot.dialogue.booking_times import look, show_times
from bot.dialogue.desk import Desk
from bot.dialogue.messages import Message, button, message
from bot.dialogue.state import State
from bot.dialogue.wishes import Wish
from knowledge import Municipality


def confirm(desk: Desk, here: Municipality, state: State) -> list[Message]:
    """Holds the time and asks for the last yes; other times when it is gone.

    Args:
        desk: bookings, time.
        here: the municipality.
        state: the conversation, with a time chosen; changed in place.
    """
    booking = state.booking
    start = dt.datetime.fromisoformat(booking["start"])
    try:
        hold = desk.bookings.hold(here.id, booking["offer"], start, booking.get("place"), booking.get("hold"))
    except SlotRefused:
        return _others(desk, here, state, _gone(start))
    booking["hold"] = hold.token
    if not within_reach(booking, [hold.slot]):  # a time carried by a button of an earlier, named booking
        let_go(desk, booking)
        return _others(desk, here, state, "Til den tid bliver du ringet op, og det kræver et nummer.")
    state.asked = "confirm"
    who = "Aftalen er anonym." if booking["anonymous"] else _contact_told(booking)
    text = (
        f"Skal jeg booke {long_time(hold.slot.start)} i {here.offer(booking['offer']).name}? {where(hold.slot.kind, hold.slot.location)} "
        f"{who} Jeg holder tiden til dig i 10 minutter."
    )
    buttons = [
        button("Ja, book tiden", "reply", field="confirm", value=True),
        button("Nej, vis andre tider", "reply", field="confirm", value=False),
    ]
    if not booking.get("noted"):
        booking["noted"] = True  # once is enough; the question itself may come again
        text = "\n\n".join([*(note.text.strip() for note in before_the_last_yes(desk, here, state)), text])
    return [message("question", text, buttons=buttons, field="confirm")]


def book(desk: Desk, here: Municipality, state: State) -> list[Message]:
    """Books the time; other times when it is gone.

    Args:
        desk: bookings, time.
        here: the municipality.
        state: the conversation, with the last yes given; changed in place.

    Raises:
        NotBookable, StoreUnavailable.
    """
    booking = state.booking
    inquiry = dt.date.fromisoformat(booking["inquiry"]) if booking.get("inquiry") else None
    anonymous = bool(booking["anonymous"])
    contact = None if anonymous else booking.get("contact") or None
    try:
        made = desk.bookings.book(
            here.id,
            booking["offer"],
            dt.datetime.fromisoformat(booking["start"]),
            anonymous,
            contact,
            inquiry,
            hold=booking.get("hold"),
            resource=booking.get("place"),
        )
    except (SlotRefused, HoldGone):
        booking.pop("confirmed", None)
        return _others(desk, here, state, _gone(dt.datetime.fromisoformat(booking["start"])))
    except (NotBookable, StoreUnavailable):
        raise
    except BookingError:
        booking.pop("confirmed", None)
        return show_times(
            desk, here, state, look(desk, here, booking, Wish()), "Det lykkedes ikke at booke. Prøv igen."
        )
    # The code is kept as long as the conversation, so that moving or cancelling right away needs no typing.
    state.booking, state.task, state.asked = {"code": made.code}, "none", None
    return [appointment_message(here, made, "Din tid er booket.")]


def let_go(desk: Desk, booking: dict[str, Any]) -> None:
    """Gives a held time back, so that one that is not wanted after all is free for others at once.

    Args:
        desk: bookings.
        booking: the booking under way; changed in place.
    """
    if hold := booking.pop("hold", None):
        desk.bookings.release(hold)


def _others(desk: Desk, here: Municipality, state: State, before: str) -> list[Message]:
    state.booking.pop("start", None)
    return show_times(desk, here, state, look(desk, here, state.booking, Wish()), before)


def _gone(start: dt.datetime) -> str:
    return f"{long_time(start).capitalize()} er lige blevet taget."


def _contact_told(booking: dict[str, Any]) -> str:
    have = booking.get("contact", {})
    words = [word for name, word in (("name", "navn"), ("phone", "telefon"), ("email", "mail")) if name in have]
    if not words:
        return "Du har ikke givet kontaktoplysninger."
    listed = " og ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
    return f"Du har oplyst {listed}."
