"""The question which offer a booking is for, asked only of what the person can have."""

from __future__ import annotations

from bot.dialogue.booking_fit import OF_AGE, does_not_fit
from bot.dialogue.booking_offers import choices, ruled_out
from bot.dialogue.booking_questions import ask_offer
from bot.dialogue.desk import Desk
from bot.dialogue.messages import Message
from bot.dialogue.state import State
from knowledge import Municipality


def drop_what_cannot_be(here: Municipality, state: State) -> None:
    """Takes an unknown offer out of the booking, and one that the person is too young for.

    Args:
        here: the municipality.
        state: the conversation; changed in place.
    """
    booking = state.booking
    wanted, age = here.offers.get(booking.get("offer") or ""), state.profile.get("age")
    young = age is not None and age < OF_AGE and state.profile.get("audience") != "relative"
    if wanted is None:
        booking.pop("offer", None)
    elif young and wanted.target and ruled_out(here, state, wanted):
        booking["unfit"] = booking.pop("offer")


def ask_which(desk: Desk, here: Municipality, state: State) -> Message:
    """Which offer, of those that fit or of those that were named alike; with why the one asked for is none of them.

    Args:
        desk: content, time.
        here: the municipality.
        state: the conversation; changed in place.
    """
    booking = state.booking
    offers, unfit = choices(desk, here, state), booking.pop("unfit", None)
    alike = [here.offers[each] for each in booking.pop("choices", [])]
    before = does_not_fit(here, unfit) if unfit in here.offers else ""
    return ask_offer(
        alike or offers,
        before=before,
        which=bool(booking.pop("which", False)),
        relatives=state.profile.get("audience") is None,
    )
