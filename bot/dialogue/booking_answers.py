"""What was said in the light of a booking under way: put into the booking, nothing asked and nothing answered."""

from __future__ import annotations

import datetime as dt
from typing import Any

from bot.dialogue.booking_questions import CONTACT_FIELDS
from bot.dialogue.desk import Desk
from bot.dialogue.state import State, Understood

# Facts that decide which entrance fits; whatever else a message tells in the middle of a booking is left alone.
_FACTS = ("audience", "age", "substance", "relation", "relative_age")


def take(desk: Desk, state: State, heard: Understood) -> None:
    """Puts what was said into the booking under way."""
    booking, asked = state.booking, state.asked
    given = dict(heard.facts)
    if heard.intent == "book" and heard.entities.get("offer"):
        booking["offer"] = str(heard.entities["offer"])
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
    if asked == "offer" and given.get("offer"):
        booking["offer"] = str(given["offer"])
    for field in _FACTS:
        if field in given:
            state.profile[field] = given[field]
    state.asked = None


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
