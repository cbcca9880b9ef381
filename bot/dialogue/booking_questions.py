"""The questions of a booking, each with its buttons, and which contact detail is still to be asked for."""

from __future__ import annotations

from typing import Any

from bot.dialogue.messages import Message, button, message
from bot.dialogue.questions import ways_past
from knowledge.schema import Offer

MOST_CHOICES = 6
CONTACT_FIELDS = ("contact_name", "contact_phone", "contact_email")
SEALED_NAMES = {"contact_name": "name", "contact_phone": "phone", "contact_email": "email"}


def ask_offer(offers: list[Offer], *, before: str = "", which: bool = False, relatives: bool = False) -> Message:
    """Which entrance, of those that fit.

    Args:
        offers: to choose between.
        before: a line to stand first.
        which: a yes was said, or something that names none of them: they are named in the text.
        relatives: whether the person may still turn out to be a relative.
    """
    offers = offers[:MOST_CHOICES]
    text = "Hvad vil du gerne have en samtale om?"
    if which and offers:
        listed = "\n".join(f"- {offer.name}" for offer in offers)
        text = f"Det hjælper jeg gerne med. Hvad af det her passer bedst til dig?\n\n{listed}"
    buttons = [button(o.name, "reply", field="offer", value=o.id) for o in offers]
    if relatives:
        buttons.append(button("Jeg er pårørende", "reply", field="audience", value="relative"))
    buttons.append(button("Hjælp mig med at vælge", "find_offer"))
    return message("question", f"{before}\n\n{text}".strip(), buttons=buttons + ways_past("offer")[:1], field="offer")


def ask_anonymous(name: str) -> Message:
    """Whether to book without a name."""
    text = f"Du kan booke {name} uden at oplyse noget om dig selv. Vil du være anonym?"
    buttons = [
        button("Ja, anonymt", "reply", field="anonymous", value=True),
        button("Nej, jeg vil gerne kunne kontaktes", "reply", field="anonymous", value=False),
    ]
    return message("question", text, buttons=buttons + ways_past("anonymous"), field="anonymous")


def ask_previous(when: bool) -> Message:
    """Whether the clock began earlier."""
    if when:
        text = 'Hvornår var det, cirka? Skriv for eksempel "i mandags" eller en dato.'
        return message("question", text, buttons=ways_past("previous_contact"), field="previous_contact")
    text = "Har du allerede kontaktet kommunen om det her? Det har betydning for fristen på 14 dage."
    buttons = [
        button("Nej, det er første gang", "reply", field="previous_contact", value=False),
        button("Ja", "reply", field="previous_contact", value=True),
    ]
    return message("question", text, buttons=buttons + ways_past("previous_contact"), field="previous_contact")


def ask_contact(field: str) -> Message:
    """One contact detail, optional."""
    texts = {
        "contact_name": "Hvad må vi kalde dig? Du kan nøjes med et fornavn.",
        "contact_phone": "Hvilket telefonnummer kan vi ringe til?",
        "contact_email": "Har du en mailadresse, vi kan skrive til?",
    }
    return message(
        "question",
        f"{texts[field]} Det er frivilligt, og kun kommunens medarbejdere kan læse det.",
        buttons=ways_past(field)[1:],
        field=field,
    )


def ask_number() -> Message:
    """The number for a conversation at which the staff call."""
    made = ask_contact("contact_phone")
    made["text"] = f"Til den tid bliver du ringet op. {made['text']}"
    return made


def missing_contact(booking: dict[str, Any]) -> str | None:
    """The contact field to ask for next; None when there is nothing more to ask.

    Args:
        booking: the booking under way.
    """
    if booking["anonymous"]:
        return None
    have, open_ = booking.get("contact", {}), booking.get("left_open", [])
    for field in CONTACT_FIELDS:
        if field == "contact_email" and have.get("phone"):
            continue  # one way to reach a person is enough
        if SEALED_NAMES[field] not in have and field not in open_:
            return field
    return None
