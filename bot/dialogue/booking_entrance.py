"""Which bookable offer a person's wish or case leads to."""

from __future__ import annotations

from bot.dialogue.desk import Desk
from bot.dialogue.state import State
from bot.triage import triage
from bot.triage.profile import read_profile
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
    if state.profile.get("age") is not None or state.profile.get("audience") == "relative":
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
    profile = read_profile({**state.profile, "municipality": here.id})
    fitting = [s.offer for s in triage(desk.knowledge, profile, desk.now.date()).suggestions]
    if offer_id is None and fitting and fitting[0].book_at:
        offer_id = fitting[0].id
    bookable = [o for o in fitting if o.bookable]
    lead = here.offers[offer_id].book_at if offer_id else None
    if lead and any(o.id == lead for o in bookable):
        return lead
    ordinary = [o for o in bookable if not o.needs]
    return (ordinary or bookable)[0].id if bookable else lead
