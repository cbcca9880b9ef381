"""What was said in the light of a booking under way: put into the booking, nothing asked and nothing answered."""

from __future__ import annotations

import datetime as dt
from typing import Any

from bot.dialogue.booking_names import named
from bot.dialogue.booking_offers import choices, for_relatives, ruled_out
from bot.dialogue.booking_questions import CONTACT_FIELDS
from bot.dialogue.desk import Desk
from bot.dialogue.state import State, Understood
from knowledge import Municipality
from knowledge.schema import Offer

# Facts that decide which entrance fits; whatever else a message tells in the middle of a booking is left alone.
_FACTS = ("audience", "age", "substance", "relation", "relative_age")


def take(desk: Desk, state: State, heard: Understood) -> None:
    """Puts what was said into the booking under way."""
    booking, asked = state.booking, state.asked
    given = dict(heard.facts)
    if heard.intent == "reply":
        asked = str(heard.entities.get("field") or asked or "")
        if heard.entities.get("skip"):
            _leave_open(state, asked)
        elif "value" in heard.entities:
            given[asked] = heard.entities["value"]
    elif asked and (heard.intent in ("dont_know", "decline") or (heard.intent == "deny" and asked == "offer")):
        _leave_open(state, asked)
    elif heard.intent in ("affirm", "deny") and asked:
        given[asked] = heard.intent == "affirm"
    if asked == "slot" and heard.intent in ("dont_know", "decline"):
        booking["undecided"] = True
    if heard.intent == "pick" and heard.entities.get("start"):
        choose_time(booking, str(heard.entities["start"]))
    if isinstance(given.get("anonymous"), bool):
        booking["anonymous"] = given["anonymous"]
    _take_contact(state, heard, asked)
    _take_previous(state, given, asked, desk.now.date())
    if asked == "slot" and heard.intent == "affirm" and len(booking.get("shown") or []) == 1:
        choose_time(booking, booking["shown"][0])
    if asked == "confirm" and "confirm" in given:
        booking["confirmed" if given["confirm"] else "refused"] = True
    for field in _FACTS:
        if field in given:
            state.profile[field] = given[field]
    here = desk.knowledge.municipalities.get(state.municipality or "")
    if here is not None:
        _take_offer(desk, here, state, heard, asked)
    state.asked = None


def _take_offer(desk: Desk, here: Municipality, state: State, heard: Understood, asked: str | None) -> None:
    """Takes the offer that a button carries or that the words name; what is no offer of this municipality is none."""
    booking = state.booking
    carried = heard.entities.get("offer") if heard.intent == "book" else None
    if heard.intent == "reply" and asked == "offer":
        carried = heard.entities.get("value")
    wanted = here.offers.get(str(carried).removeprefix(f"{here.id}/"))
    if wanted is not None:
        _choose_offer(booking, wanted.id)
        return
    if asked == "offer" and heard.intent == "affirm":
        found = choices(desk, here, state)
        if len(found) == 1:
            _choose_offer(booking, found[0].id)
        else:
            booking["which"] = True
        return
    free_text = bool(heard.text) and not heard.text.startswith("/")
    if not free_text or not (heard.intent == "book" or asked == "offer" or "offer" in heard.facts):
        return
    said = heard.text
    if "pårørende" in said.lower() and state.profile.get("audience") is None and not heard.facts.get("age"):
        state.profile["audience"] = "relative"
    _take_named(here, state, _named(desk, here, state, said))
    if asked == "offer" and not booking.get("offer") and not heard.facts and not booking.get("unfit"):
        booking["which"] = True


def _choose_offer(booking: dict[str, Any], offer_id: str) -> None:
    """Notes the offer; times shown and chosen for another one do not hold for it."""
    if booking.get("offer") not in (None, offer_id):
        for of_the_other in ("start", "place", "places", "shown", "wishes", "refused_starts", "confirmed", "noted"):
            booking.pop(of_the_other, None)
    booking["offer"] = offer_id


def _named(desk: Desk, here: Municipality, state: State, said: str) -> list[Offer]:
    """The offers named: of those that fit first, of all others only when none of them is meant."""
    asked_for = [offer for offer in here.offers.values() if not offer.entrance]
    fits = [offer for offer in asked_for if not ruled_out(here, state, offer)]
    return named(said, choices(desk, here, state)) or named(said, fits) or named(said, asked_for)


def _take_named(here: Municipality, state: State, found: list[Offer]) -> None:
    booking = state.booking
    if len(found) > 1:
        booking["choices"] = [offer.id for offer in found if offer.bookable or offer.book_at]
        return
    if not found:
        return
    (offer,) = found
    if for_relatives(offer) and state.profile.get("audience") is None and state.profile.get("age") is None:
        state.profile["audience"] = "relative"  # who asks for a relatives' offer by name says to be one
    booking.pop("choices", None)
    if ruled_out(here, state, offer):
        booking["unfit"] = offer.id
    else:
        _choose_offer(booking, offer.id)


def _leave_open(state: State, field: str) -> None:
    booking = state.booking
    if field == "anonymous":
        booking["anonymous"] = True  # whoever does not say is not asked for anything
    elif field == "previous_contact":
        booking["previous_asked"] = True
    elif field in CONTACT_FIELDS:
        booking.setdefault("left_open", []).append(field)
    elif field == "confirm":
        booking["refused"] = True
    elif field == "offer":
        booking["offer_open"] = True


def _take_contact(state: State, heard: Understood, asked: str | None) -> None:
    booking = state.booking
    for name, sealed in heard.sealed.items():
        booking.setdefault("contact", {})[name] = sealed
    if heard.given_refused:
        booking.setdefault("left_open", []).extend(CONTACT_FIELDS)
    if (
        asked in CONTACT_FIELDS
        and heard.intent in ("deny", "decline", "dont_know")
        and asked not in booking.get("left_open", [])
    ):
        booking.setdefault("left_open", []).append(asked)


def _take_previous(state: State, given: dict[str, Any], asked: str | None, today: dt.date) -> None:
    value = given.get("previous_contact")
    booking = state.booking
    if isinstance(value, str):
        try:
            day = dt.date.fromisoformat(value)
        except ValueError:
            return
        if day <= today:
            booking["inquiry"] = day.isoformat()
            booking["previous_asked"] = True
            state.profile["previous_contact"] = day.isoformat()
    elif value is False:
        booking["previous_asked"] = True
    elif value is True and asked == "previous_contact":
        booking["previous_when"] = True


def choose_time(booking: dict[str, Any], start: str) -> None:
    """Notes the wanted time, and the place it was shown with; a yes to an earlier time does not count for it.

    Args:
        booking: the booking under way; changed in place.
        start: ISO start.
    """
    booking["start"] = start
    booking["place"] = booking.get("places", {}).get(start)
    booking.pop("confirmed", None)
