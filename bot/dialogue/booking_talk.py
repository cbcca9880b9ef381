"""Booking in the chat, step by step: as few questions as possible, a time, a confirmation, a code."""

from __future__ import annotations

from typing import Any

from bot.booking.errors import NotBookable, StoreUnavailable
from bot.dialogue.booking_answers import choose_time, take
from bot.dialogue.booking_confirmation import book, confirm, let_go
from bot.dialogue.booking_entrance import entrance_for, known_entrance
from bot.dialogue.booking_fit import nothing_fits
from bot.dialogue.booking_offers import choices
from bot.dialogue.booking_phone import number_missing
from bot.dialogue.booking_questions import (
    ask_anonymous,
    ask_contact,
    ask_number,
    ask_previous,
    missing_contact,
)
from bot.dialogue.booking_times import hear_wish, look, show_again, show_times
from bot.dialogue.booking_which import ask_which, drop_what_cannot_be
from bot.dialogue.desk import Desk
from bot.dialogue.messages import Message, button, message
from bot.dialogue.questions import ask, ask_municipality
from bot.dialogue.sources import contact_sentence
from bot.dialogue.state import State, Understood
from bot.dialogue.triage_talk import triage_turn
from bot.dialogue.wishes import Wish
from knowledge import Municipality


def booking_turn(desk: Desk, state: State, heard: Understood) -> list[Message]:
    """One step of a booking: takes what was said and asks for the next thing, or books.

    Args:
        desk: content, bookings, time.
        state: the conversation; changed in place.
        heard: what was understood.
    """
    state.task = "booking"
    take(desk, state, heard)
    here = desk.knowledge.municipalities.get(state.municipality or "")
    if here is None:
        state.asked = "municipality"
        return [ask_municipality(desk.knowledge, "Så finder vi en tid.")]
    try:
        return _next_step(desk, here, state, heard)
    except NotBookable:
        return _not_bookable(here, state)
    except StoreUnavailable:
        text = f"Jeg kan ikke gemme aftaler lige nu. Prøv igen om lidt. {contact_sentence(here.main_contact)}"
        return [message("fallback", text, suggestions=["contact"], buttons=[button("Prøv igen", "book")])]


def leave_booking(desk: Desk, state: State) -> None:
    """Gives up the booking under way; the code of a booking made before is kept.

    Args:
        desk: content, bookings, time.
        state: the conversation; changed in place.
    """
    let_go(desk, state.booking)
    code = state.booking.get("code")
    state.booking = {"code": code} if code else {}


def reask(desk: Desk, state: State, before: str) -> list[Message]:
    """The open question again, after something else was answered.

    Args:
        desk: content, bookings, time.
        state: the conversation.
        before: a line to stand before it.
    """
    here = desk.knowledge.municipalities.get(state.municipality or "")
    field = state.asked
    if field is None or here is None:
        return []
    if state.task == "triage" or field == "municipality":
        other = state.profile.get("audience") in ("relative", "professional")
        return [ask(desk.knowledge, here, field, other=other, before=before)]
    if field == "slot":
        return show_again(desk, here, state, before)
    if field == "confirm":
        return confirm(desk, here, state)
    made = {
        "offer": lambda: ask_which(desk, here, state),
        "anonymous": lambda: ask_anonymous(here.offer(state.booking["offer"]).name),
        "previous_contact": lambda: ask_previous(False),
        "code": lambda: message("question", "Skriv koden på 16 tal.", field="code"),
    }.get(field, lambda: ask_contact(field))()
    made["text"] = f"{before}\n\n{made['text']}".strip()
    return [made]


def _next_step(desk: Desk, here: Municipality, state: State, heard: Understood) -> list[Message]:
    booking = state.booking
    drop_what_cannot_be(here, state)
    if not booking.get("offer"):
        unfit = booking.get("unfit")
        chosen = None if unfit or booking.get("choices") else known_entrance(desk, here, state)
        if chosen is None and booking.pop("offer_open", False):
            return triage_turn(
                desk.knowledge, state, heard, desk.now.date()
            )  # who does not know what to book is helped to choose
        if not choices(desk, here, state):
            booking.pop("unfit", None)
            return [nothing_fits(desk, here, state)]
        if chosen is None:
            state.asked = "offer"
            return [ask_which(desk, here, state)]
        booking["offer"] = chosen
    offer = here.offer(booking["offer"])
    if offer.book_at and not offer.bookable:
        offer = here.offer(entrance_for(desk, here, state, offer.id) or offer.book_at)
        booking["offer"] = offer.id
    if not offer.bookable:
        return _not_bookable(here, state)
    for asked_before in ("choices", "which", "unfit"):
        booking.pop(asked_before, None)
    inquiry = state.profile.get("previous_contact")
    if isinstance(inquiry, str) and inquiry <= desk.now.date().isoformat() and not booking.get("inquiry"):
        booking["inquiry"], booking["previous_asked"] = inquiry, True  # told earlier, so not asked again
    if booking.get("anonymous") is None and isinstance(state.profile.get("anonymous"), bool):
        booking["anonymous"] = state.profile["anonymous"]
    if booking.get("anonymous") is None:
        state.asked = "anonymous"
        return [ask_anonymous(offer.name)]
    if not booking["anonymous"] and offer.guarantee and not booking.get("previous_asked"):
        state.asked = "previous_contact"
        return [ask_previous(bool(booking.pop("previous_when", False)))]
    if booking.pop("undecided", False):
        return _no_time_yet(here, state)
    if booking.pop("refused", False):
        booking.setdefault("refused_starts", []).append(booking.pop("start", None))
        let_go(desk, booking)
        found = look(desk, here, booking, Wish())
        return show_times(desk, here, state, found, "Helt i orden. Så booker jeg ikke den tid.")
    if not booking.get("start") or heard.intent == "change_time":
        return _choosing(desk, here, state, heard)
    return _closing(desk, here, state)


def _choosing(desk: Desk, here: Municipality, state: State, heard: Understood) -> list[Message]:
    """Shows times, unless the person names one that can be had."""
    booking = state.booking
    if booking.pop("start", None):
        let_go(desk, booking)
    closed = ""
    if heard.intent in ("change_time", "inform"):
        wish, closed = hear_wish(desk, here, booking, heard.text)
    else:
        wish = Wish(later=_none_fits(booking, heard))
    if wish.chosen is not None:
        choose_time(booking, wish.chosen)
        return _closing(desk, here, state)
    found = look(desk, here, booking, wish, closed)
    if found.exact is not None:
        choose_time(booking, found.exact)
        return _closing(desk, here, state)
    return show_times(desk, here, state, found)


def _closing(desk: Desk, here: Municipality, state: State) -> list[Message]:
    """What is left once a time is chosen: contact details, the last yes, the booking."""
    booking = state.booking
    missing = missing_contact(booking)
    if missing:
        state.asked = missing
        return [ask_contact(missing)]
    if number_missing(here, booking):
        if booking["anonymous"] or "contact_phone" in booking.get("left_open", []):
            booking.pop("start", None)
            before = "Til den tid bliver du ringet op, og det kræver et nummer. Her er tider, der ikke gør."
            return show_times(desk, here, state, look(desk, here, booking, Wish()), before)
        state.asked = "contact_phone"
        return [ask_number()]
    return book(desk, here, state) if state.booking.get("confirmed") else confirm(desk, here, state)


def _none_fits(booking: dict[str, Any], heard: Understood) -> bool:
    """Whether a bare no answers the times shown."""
    return heard.intent == "deny" and bool(booking.get("shown"))


def _no_time_yet(here: Municipality, state: State) -> list[Message]:
    """Nobody is pressed to choose a time."""
    state.task, state.asked = "none", None
    text = f"Det er helt i orden. Så booker jeg ikke noget nu. Du kan altid vende tilbage. {contact_sentence(here.main_contact)}"
    buttons = [button("Vis tiderne igen", "book"), button("Tal med et menneske", "human")]
    return [message("answer", text, topic="booking", municipality=here.id, sources=[], buttons=buttons)]


def _not_bookable(here: Municipality, state: State) -> list[Message]:
    """The offer cannot be booked here: who to turn to."""
    wanted = state.booking.pop("offer", None) or state.offer
    offer = here.offers.get(wanted or "")
    contact = here.contact(offer.contact if offer else None)
    state.task, state.asked = "none", None
    text = "Det tilbud kan jeg ikke booke en tid til. " + contact_sentence(contact)
    buttons = [button("Find et andet tilbud", "more"), button("Tal med et menneske", "human")]
    return [message("fallback", text, suggestions=["start"], buttons=buttons)]
