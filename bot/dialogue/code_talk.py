"""Looking up, moving and cancelling by the code, in the chat."""

from __future__ import annotations

import datetime as dt
import re

from bot.booking.errors import BookingCancelled, BookingOver, CodeUnknown, SlotRefused, StoreUnavailable
from bot.danish_dates import long_time
from bot.dialogue.booking_talk import Desk, booking_message, pick_three
from bot.dialogue.messages import Message, button, message
from bot.dialogue.sources import contact_sentence
from bot.dialogue.state import State, Understood
from bot.dialogue.wishes import Wish, read_wish
from knowledge import Municipality

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
            return _leave(state, "Så ændrer jeg ikke noget. Din aftale står ved magt.")
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
        return _move(desk, here, state, heard, code)
    state.task = "none"
    state.booking = {"code": code}
    return [booking_message(here, made, "Her er din aftale:")]


def _move(desk: Desk, here: Municipality, state: State, heard: Understood, code: str) -> list[Message]:
    booking = state.booking
    made = desk.bookings.lookup(code)
    shown = [dt.datetime.fromisoformat(each) for each in booking.get("shown") or []]
    start = str(heard.entities["start"]) if heard.intent == "pick" and heard.entities.get("start") else None
    wish = (
        read_wish(heard.text, desk.now, shown)
        if shown and heard.text and not heard.text.startswith("/") and start is None
        else Wish()
    )
    before = "Hvornår passer det bedre?"
    start = start or wish.chosen
    if start:
        try:
            moved = desk.bookings.move(code, dt.datetime.fromisoformat(start), booking.get("places", {}).get(start))
            state.task, state.booking, state.asked = "none", {"code": code}, None
            return [booking_message(here, moved, "Din tid er flyttet. Den nye tid er:")]
        except SlotRefused:
            before = "Den tid er lige blevet taget. Din gamle tid er stadig din."
    offer = made.offer.split("/")[-1]
    first = wish.first_day or (shown[-1] + dt.timedelta(minutes=1) if wish.later and shown else None)
    pool = [s for s in desk.bookings.slots(here.id, offer, first).slots if s.start != made.start]
    if wish.kind is None:  # who booked a call is offered calls
        pool = [s for s in pool if s.kind == made.kind] or pool
    fitting = wish.filter(pool)
    if not fitting and pool and not wish.empty:
        before = "Den tid er ikke ledig. Her er de nærmeste."
    chosen = pick_three(fitting or wish.nearest(pool))
    booking["places"] = {s.start.isoformat(): s.resource for s in chosen}
    booking["shown"] = [s.start.isoformat() for s in chosen]
    state.asked = "slot"
    if not chosen:
        return _leave(
            state,
            f"Der er ingen andre ledige tider. Din gamle tid er stadig din. {contact_sentence(here.main_contact)}",
        )
    text = f"{before}\n\n" + "\n".join(f"- {long_time(s.start)}, {s.location}" for s in chosen)
    buttons = [button(long_time(s.start).capitalize(), "pick", start=s.start.isoformat()) for s in chosen]
    deadline = made.deadline.isoformat() if made.deadline else None
    return [
        message(
            "slots",
            text,
            buttons=[*buttons, button("Senere tider", "change_time", wish="later")],
            slots=[s.as_json() for s in chosen],
            deadline=deadline,
        )
    ]


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
