"""Looking up, moving and cancelling by the code, in the chat."""

from __future__ import annotations

import re

from bot.booking.errors import BookingCancelled, BookingOver, CodeUnknown, StoreUnavailable
from bot.danish_dates import long_time
from bot.dialogue.appointment_message import appointment_message
from bot.dialogue.desk import Desk
from bot.dialogue.messages import Message, button, message
from bot.dialogue.move_talk import move_turn
from bot.dialogue.sources import contact_sentence
from bot.dialogue.state import State, Understood

_CODE = re.compile(r"(?<!\d)(?:\d[\s\u00a0-]?){15}\d(?!\d)")
_NO_CODE = re.compile(
    r"\b(?:har|husker|kender|finder|kan) (?:jeg )?ikke|\b(?:mistet|glemt|tabt|væk|smidt|slettet)\b", re.I
)
MOST_TRIES = 5  # wrong codes in one conversation; the gateway limits turns as well


_NO_CODE_BUTTON = [button("Jeg har ikke koden", "reply", field="code", skip="dont_know")]


def code_turn(desk: Desk, state: State, heard: Understood) -> list[Message]:
    """One step with a code: asks for it, shows, moves or cancels.

    Args:
        desk: content, bookings, time.
        state: the conversation; changed in place.
        heard: what was understood.
    """
    code = heard.entities.get("code") or (found.group(0) if (found := _CODE.search(heard.text)) else None)
    lost = state.asked == "code" and not code and _NO_CODE.search(heard.text) is not None
    begun = (
        None if lost else {"my_booking": "show", "move_booking": "move", "cancel_booking": "cancel"}.get(heard.intent)
    )
    if begun:
        state.booking = {"code": state.booking.get("code"), "wish": begun, "tries": state.booking.get("tries", 0)}
    state.task = "code"
    booking = state.booking
    if code:
        booking["code"] = re.sub(r"\D", "", str(code))
    asked, state.asked = state.asked, None
    if asked == "confirm":
        yes = heard.intent == "affirm" or heard.entities.get("value") is True
        no = (
            heard.intent in ("deny", "decline", "dont_know")
            or heard.entities.get("value") is False
            or heard.entities.get("skip")
        )
        if no:
            return _leave(state, "Så ændrer jeg ikke noget. Din aftale gælder stadig.")
        booking["sure"] = yes
    if lost or (asked == "code" and not code and heard.intent in ("dont_know", "decline", "deny", "reply")):
        here = desk.knowledge.municipalities.get(state.municipality or "")
        contact = contact_sentence(here.main_contact) if here else "Ring til din kommune."
        return _leave(state, f"Uden koden kan jeg ikke finde aftalen, og det kan ingen andre heller. {contact}")
    if not booking.get("code"):
        state.asked = "code"
        return [
            message(
                "question",
                "Skriv koden på 16 tal. Du fik den, da du bookede.",
                field="code",
                buttons=_NO_CODE_BUTTON,
            )
        ]
    try:
        return _with_code(desk, state, heard)
    except CodeUnknown:
        booking["code"] = None
        booking["tries"] = booking.get("tries", 0) + 1
        if booking["tries"] >= MOST_TRIES:
            return _leave(
                state, "Jeg finder ingen aftale. Vent lidt, og prøv igen på siden /aftale, eller ring til kommunen."
            )
        state.asked = "code"
        return [
            message(
                "question",
                "Jeg finder ingen aftale med den kode. Se efter, om alle 16 tal er rigtige, og skriv den igen.",
                field="code",
                buttons=_NO_CODE_BUTTON,
            )
        ]
    except (BookingOver, BookingCancelled) as error:
        why = (
            "Aftalen er allerede begyndt og kan ikke ændres."
            if isinstance(error, BookingOver)
            else "Aftalen er allerede aflyst."
        )
        return _leave(state, why)
    except StoreUnavailable:
        return _leave(state, "Jeg kan ikke nå aftalerne lige nu. Der er ikke ændret noget. Prøv igen om lidt.")


def _with_code(desk: Desk, state: State, heard: Understood) -> list[Message]:
    booking = state.booking
    code = str(booking["code"])
    made = desk.bookings.lookup(code)
    here = desk.knowledge.municipality(made.municipality)
    wish = booking.get("wish", "show")
    if made.status == "cancelled":
        state.task, state.booking = "none", {}
        return [message("cancelled", "Aftalen er aflyst.", code=code, buttons=[button("Book en ny tid", "book")])]
    if wish == "cancel":
        if not booking.get("sure"):
            state.asked = "confirm"
            buttons = [
                button("Ja, aflys", "reply", field="confirm", value=True),
                button("Nej, behold tiden", "reply", field="confirm", value=False),
            ]
            return [message("question", f"Vil du aflyse {long_time(made.start)}?", buttons=buttons, field="confirm")]
        desk.bookings.cancel(code)
        state.task, state.booking, state.asked = "none", {}, None
        text = (
            f"Aftalen {long_time(made.start)} er aflyst. Tiden er givet fri, og medarbejderne kan se, at du har aflyst."
        )
        return [
            message(
                "cancelled",
                text,
                code=code,
                buttons=[button("Book en ny tid", "book"), button("Find et andet tilbud", "find_offer")],
            )
        ]
    if wish == "move":
        nothing = f"Der er ingen andre ledige tider. Din gamle tid er stadig din. {contact_sentence(here.main_contact)}"
        return move_turn(desk, here, state, heard) or _leave(state, nothing)
    state.task = "none"
    state.booking = {"code": code}
    return [appointment_message(here, made, "Her er din aftale:")]


def _leave(state: State, text: str) -> list[Message]:
    state.task, state.asked = "none", None
    state.booking = {}
    return [
        message(
            "answer",
            text,
            topic="booking",
            municipality=state.municipality,
            sources=[],
            buttons=[button("Book en ny tid", "book"), button("Tal med et menneske", "human")],
        )
    ]
