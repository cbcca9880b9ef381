"""Which bookable offer a person's wish or case leads to."""

from __future__ import annotations

from bot.dialogue.booking_offers import SUBSTANCES, choices, fitting, result_for
from bot.dialogue.desk import Desk
from bot.dialogue.state import State
from knowledge import Municipality


def known_entrance(desk: Desk, here: Municipality, state: State) -> str | None:
    """The bookable offer that what is known leads to, or None when too little is known.

    Args:
        desk: content.
        here: the municipality.
        state: what is known.
    """
    if state.offer in here.offers:
        offer = here.offers[state.offer]
        if offer.bookable or offer.book_at:
            return entrance_for(desk, here, state, offer.id)
    if state.profile.get("audience") == "relative":
        found = choices(desk, here, state)
        only = len(found) == 1 or (found and found[0].needs)  # what was asked for and fits is no longer a choice
        return found[0].id if only else None
    if state.profile.get("age") is not None and not _hangs_on_substance(desk, here, state):
        return entrance_for(desk, here, state, None)
    return None


def entrance_for(desk: Desk, here: Municipality, state: State, offer_id: str | None) -> str | None:
    """The first bookable offer that fits the person, for an offer that needs a decision first.

    Args:
        desk: content.
        here: the municipality.
        state: whose profile.
        offer_id: the wanted offer; None: the recommended one.
    """
    if offer_id and here.offers[offer_id].bookable:
        return offer_id
    fits = [s.offer for s in result_for(desk, here, state).suggestions]
    if offer_id is None and fits and fits[0].book_at:
        offer_id = fits[0].id
    bookable = [o for o in fits if o.bookable]
    lead = here.offers[offer_id].book_at if offer_id else None
    if lead and any(o.id == lead for o in bookable):
        return lead
    ordinary = [o for o in bookable if not o.needs]
    return (ordinary or bookable)[0].id if bookable else lead


def _hangs_on_substance(desk: Desk, here: Municipality, state: State) -> bool:
    """Whether drugs lead to one entrance and alcohol to another, and nobody has said which it is."""
    if state.profile.get("substance"):
        return False
    firsts = [found[0].id for each in SUBSTANCES if (found := fitting(desk, here, state, substance=each))]
    return len(set(firsts)) > 1
