"""The offers that a booking can be for: those that fit what is known of the person."""

from __future__ import annotations

from typing import Any

from bot.dialogue.desk import Desk
from bot.dialogue.state import State
from bot.triage import Profile, ProfileError, triage
from bot.triage.conditions import compile_condition
from bot.triage.engine import Result
from bot.triage.profile import OF_THE_RELATIVE, read_profile
from knowledge import Municipality
from knowledge.schema import Offer

SUBSTANCES = ("drugs", "alcohol")


def person(here: Municipality, state: State, **known: Any) -> Profile:
    """Whom the booking is for: who does not say to be a relative books for themself.

    Args:
        here: the municipality.
        state: what is known; a value that cannot be is taken out of it.
        known: facts that count as known beside it.
    """
    said = {**state.profile, **known}
    if not said.get("audience") and not any(said.get(field) is not None for field in OF_THE_RELATIVE):
        said["audience"] = "self"
    try:
        return read_profile({**said, "municipality": here.id})
    except ProfileError as error:
        state.profile = {k: v for k, v in state.profile.items() if k not in error.reasons}
        kept = {k: v for k, v in said.items() if k not in error.reasons}
        return read_profile({**kept, "municipality": here.id})


def result_for(desk: Desk, here: Municipality, state: State, **known: Any) -> Result:
    """What triage says of the person; for a professional without an offer of their own, of the one they book for.

    Args:
        desk: content, time.
        here: the municipality.
        state: what is known.
        known: facts that count as known beside it.
    """
    profile = person(here, state, **known)
    result = triage(desk.knowledge, profile, desk.now.date())
    if profile.audience == "professional" and not any(s.offer.bookable for s in result.suggestions):
        result = triage(desk.knowledge, person(here, state, **{**known, "audience": "self"}), desk.now.date())
    return result


def fitting(desk: Desk, here: Municipality, state: State, **known: Any) -> list[Offer]:
    """The offers that can be booked and fit the person, best first.

    Args:
        desk: content, time.
        here: the municipality.
        state: what is known.
        known: facts that count as known beside it.
    """
    return [s.offer for s in result_for(desk, here, state, **known).suggestions if s.offer.bookable]


def choices(desk: Desk, here: Municipality, state: State) -> list[Offer]:
    """The offers to choose between: a relative's are for relatives alone, and what must be asked for comes last.

    Args:
        desk: content, time.
        here: the municipality.
        state: what is known.
    """
    found = fitting(desk, here, state)
    if person(here, state).audience == "relative":
        found = [offer for offer in found if for_relatives(offer)] or found
    return sorted(found, key=lambda offer: bool(offer.needs) and not _needs_met(offer, state))


def for_relatives(offer: Offer) -> bool:
    """Whether the offer is for relatives and nobody else."""
    return offer.target.get("audience") in ("relative", ["relative"])


def ruled_out(here: Municipality, state: State, offer: Offer) -> bool:
    """Whether something known breaks the offer's target group; what must be asked for is no part of it.

    Args:
        here: the municipality.
        state: what is known.
        offer: the offer wished for.
    """
    known = person(here, state).known()
    if known.get("audience") == "professional":
        known.pop("audience")
    return any(
        known.get(field) is not None and not compile_condition(condition)(known[field])
        for field, condition in offer.target.items()
        if field in ("audience", "age", "substance")
    )


def _needs_met(offer: Offer, state: State) -> bool:
    return all(
        state.profile.get(field) is not None and compile_condition(condition)(state.profile[field])
        for field, condition in offer.needs.items()
    )
