"""What is told when an offer does not fit, or none does, and what a young person should know before the last yes."""

from __future__ import annotations

from bot.dialogue.booking_offers import person, result_for
from bot.dialogue.desk import Desk
from bot.dialogue.messages import Message, button, message
from bot.dialogue.sources import contact_sentence, offer_json, sources_json
from bot.dialogue.state import State
from knowledge import Municipality
from knowledge.schema import Note

OF_AGE = 18  # years
_BEFORE_THE_LAST_YES = ("parental_consent", "duty_to_notify")


def nothing_fits(desk: Desk, here: Municipality, state: State) -> Message:
    """No offer can be booked for the person: what triage says of it, and who can help.

    Args:
        desk: content, time.
        here: the municipality.
        state: whose case; the booking ends.
    """
    result = result_for(desk, here, state)
    contact = here.main_contact
    if result.suggestions:
        contact = here.contact(result.suggestions[0].offer.contact)
    age, audience = state.profile.get("age"), person(here, state).audience
    whom = f", når man er {age} år" if age is not None and audience != "relative" else ""
    parts = [f"Jeg har ikke et tilbud, du kan booke en tid til{whom}."]
    parts += [note.text.strip() for note in result.notes]
    parts.append(contact_sentence(contact))
    buttons = [button("Tal med et menneske", "human")]
    if audience != "relative":
        buttons.insert(0, button("Jeg er pårørende", "reply", field="audience", value="relative"))
    state.task, state.asked = "none", None
    offers = [offer_json(here, s.offer) for s in result.suggestions]
    return message(
        "offers", "\n\n".join(parts), offers=offers, notes=[note.id for note in result.notes], municipality=here.id,
        sources=sources_json(here, [source for note in result.notes for source in note.sources]), buttons=buttons,
    )  # fmt: skip


def does_not_fit(here: Municipality, offer_id: str) -> str:
    """Whom an offer is for, told to somebody who asked for it and whom it is not for.

    Args:
        here: the municipality.
        offer_id: short id.
    """
    offer = here.offers[offer_id]
    return f"{offer.name} kan jeg ikke booke til dig ud fra det, du har fortalt. {offer.for_whom.strip()}"


def before_the_last_yes(desk: Desk, here: Municipality, state: State) -> list[Note]:
    """What somebody under 18 should know before they book: the parents' consent, and what is passed on.

    Args:
        desk: content, time.
        here: the municipality.
        state: whose case.
    """
    age = state.profile.get("age")
    if age is None or age >= OF_AGE or person(here, state).audience == "relative":
        return []
    return [note for note in result_for(desk, here, state).notes if note.id in _BEFORE_THE_LAST_YES]
