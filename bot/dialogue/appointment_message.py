"""The message with an appointment: made, moved or looked up."""

from __future__ import annotations

from bot.booking.appointment import Booking
from bot.danish_dates import long_time
from bot.dialogue.messages import Message, button, message
from knowledge import Municipality


def appointment_message(here: Municipality, made: Booking, first: str) -> Message:
    """The message.

    Args:
        here: the municipality of the booking.
        made: the booking.
        first: a sentence to stand first, such as that it was moved.
    """
    name = offer_name(here, made.offer)
    parts = [f"{first} {long_time(made.start).capitalize()}, {name}. {where(made.kind, made.location)}"]
    if made.code:
        parts.append(
            f"Din kode er {made.code_in_groups}. Skriv den ned, eller tag et billede af den. Den er den eneste nøgle til aftalen, "
            "og vi kan ikke finde den frem igen."
        )
    parts.append("Vil du se, flytte eller aflyse aftalen, så skriv det her med koden, eller gå til /aftale.")
    if made.anonymous:
        when = "når du kommer" if made.kind == "in_person" else "når I taler sammen"
        parts.append(f"Du behøver ikke sige dit navn, {when}.")
    buttons = [
        button("Flyt tiden", "move_booking"),
        button("Aflys tiden", "cancel_booking"),
        button("Hvad sker der ved samtalen?", "answer", topic="first_meeting"),
    ]
    ics = f"/api/bookings/{made.code}.ics" if made.code else None
    return message(
        "booking", "\n\n".join(parts), buttons=buttons, ics=ics, code_in_groups=made.code_in_groups, offer_name=name, **made.as_json()
    )  # fmt: skip


def where(kind: str, location: str) -> str:
    """How the conversation is held, as a sentence: a place to come to, or what happens by phone.

    Args:
        kind: 'in_person', 'phone' or 'video'.
        location: what the calendar says, such as an address or 'Telefon: Ring selv til …'.
    """
    said = location.strip().rstrip(".")
    if kind == "in_person":
        return f"Sted: {said}."
    bare = {"phone": "telefon", "video": "video"}[kind]
    return f"{said}." if said.lower() != bare else f"Det er en {bare}samtale."


def offer_name(here: Municipality, full_id: str) -> str:
    """The offer's Danish name; its id where it has left the content since.

    Args:
        here: the municipality.
        full_id: the offer's full id.
    """
    offer = here.offers.get(full_id.rsplit("/", maxsplit=1)[-1])
    return offer.name if offer else full_id
