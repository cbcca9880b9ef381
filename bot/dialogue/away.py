"""What is said while Rasa is away: how to reach a human, and 112."""

from __future__ import annotations

from bot.dialogue.messages import Message, message
from bot.dialogue.sources import contact_json, contact_sentence
from knowledge import Knowledge


def away_message(knowledge: Knowledge, municipality_id: str | None) -> Message:
    """One message with the municipality's entrance and 112.

    Args:
        knowledge: the content.
        municipality_id: the person's or the page's municipality, when known.
    """
    municipality = knowledge.municipalities.get(municipality_id or "")
    text = "Jeg kan ikke svare lige nu. Prøv igen om et øjeblik."
    contact = None
    if municipality:
        contact = contact_json(municipality.main_contact)
        text += " " + contact_sentence(municipality.main_contact)
    text += " Er nogen i fare, så ring 112."
    return message("fallback", text, suggestions=[], municipality=municipality_id, contact=contact)
