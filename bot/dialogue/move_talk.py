"""Moving an appointment in the chat: other times are shown, and one of them is taken."""

from __future__ import annotations

import datetime as dt

from bot.booking.appointment import Booking, Slot
from bot.booking.errors import SlotRefused
from bot.booking.guarantee import GUARANTEE_DAYS
from bot.danish_dates import long_time
from bot.dialogue.appointment_message import appointment_message, offer_name
from bot.dialogue.booking_phone import within_reach
from bot.dialogue.booking_times import not_free, shown_starts
from bot.dialogue.closed_days import closed_sentence, times_around
from bot.dialogue.desk import Desk
from bot.dialogue.messages import Message, button, message
from bot.dialogue.pick_three import pick_three
from bot.dialogue.state import State, Understood
from bot.dialogue.wishes import Wish, read_wish
from knowledge import Municipality


def move_turn(desk: Desk, here: Municipality, state: State, heard: Understood) -> list[Message]:
    """Moves the appointment to the time chosen, or shows times; nothing when there are none.

    Args:
        desk: bookings, time.
        here: the municipality of the booking.
        state: the conversation, with the code in its booking; changed in place.
        heard: what was understood.

    Raises:
        CodeUnknown, BookingCancelled, BookingOver, StoreUnavailable.
    """
    booking = state.booking
    code = str(booking["code"])
    made = desk.bookings.lookup(code)
    shown = shown_starts(booking)
    start = str(heard.entities["start"]) if heard.intent == "pick" and heard.entities.get("start") else None
    wish = (
        read_wish(heard.text, desk.now, shown)
        if heard.text and not heard.text.startswith("/") and start is None
        else Wish()
    )
    if start is None and heard.intent == "affirm" and len(shown) == 1:
        start = shown[0].isoformat()  # a yes to the only time shown
    before = "Hvornår passer det bedre?"
    start = start or wish.chosen
    if start:
        try:
            moved = desk.bookings.move(code, dt.datetime.fromisoformat(start), booking.get("places", {}).get(start))
            state.task, state.booking, state.asked = "none", {"code": code}, None
            return [appointment_message(here, moved, "Din tid er flyttet. Den nye tid er:")]
        except SlotRefused:
            taken = long_time(dt.datetime.fromisoformat(start)).capitalize()
            before = f"{taken} er lige blevet taget. Din gamle tid er stadig din."
    chosen, instead = _times(desk, here, made, wish, shown)
    if not chosen:
        return []
    booking["places"] = {s.start.isoformat(): s.resource for s in chosen}
    booking["shown"] = [s.start.isoformat() for s in chosen]
    state.asked = "slot"
    text = f"{instead or before}\n\n" + "\n".join(f"- {long_time(s.start)}, {s.location}" for s in chosen)
    buttons = [button(long_time(s.start).capitalize(), "pick", start=s.start.isoformat()) for s in chosen]
    deadline = made.deadline.isoformat() if made.deadline else None
    return [
        message(
            "slots",
            text,
            buttons=[*buttons, button("Senere tider", "change_time", wish="later")],
            slots=[s.as_json() for s in chosen],
            deadline=deadline,
            offer=made.offer,
            offer_name=offer_name(here, made.offer),
            municipality=made.municipality,
        )
    ]


def _times(
    desk: Desk, here: Municipality, made: Booking, wish: Wish, shown: list[dt.datetime]
) -> tuple[list[Slot], str]:
    """Times to show, and a line on why they are not the ones wished."""
    offer = made.offer.split("/")[-1]
    # The booking's own deadline, not one that began today: the times that still keep it come first.
    inquiry = made.deadline - dt.timedelta(days=GUARANTEE_DAYS) if made.deadline else None
    if closed := closed_sentence(desk, here.id, offer, wish):
        return times_around(
            desk, here.id, offer, inquiry, wish, {made.start.isoformat()}, {"anonymous": made.anonymous}
        ), f"{closed} Her er de nærmeste."
    first = wish.first_day or (shown[-1] + dt.timedelta(minutes=1) if wish.later and shown else None)
    free = within_reach({"anonymous": made.anonymous}, desk.bookings.slots(here.id, offer, first, inquiry).slots)
    pool = [s for s in free if s.start != made.start]
    if wish.kind is None:  # who booked a call is offered calls
        pool = [s for s in pool if s.kind == made.kind] or pool
    fitting = wish.filter(pool)
    if wish.exact:
        fitting = fitting[:1]
    missed = bool(not fitting and pool and not wish.empty)
    return pick_three(fitting or wish.nearest(pool)), not_free(wish, desk.now.date()) if missed else ""
