"""Times to choose from: three that differ, or what the person asked for."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import Any

from bot.booking.appointment import FreeTimes, Slot
from bot.danish_dates import day_and_month, long_time
from bot.dialogue.booking_phone import within_reach
from bot.dialogue.closed_days import closed_sentence, times_around
from bot.dialogue.desk import Desk
from bot.dialogue.messages import Message
from bot.dialogue.pick_three import SHOWN, one_a_start, pick_three
from bot.dialogue.state import State
from bot.dialogue.times_message import times_message
from bot.dialogue.wishes import Wish, read_wish
from knowledge import Municipality


@dataclass(frozen=True)
class Found:
    """Free times in the light of a wish.

    Attributes:
        free: what is free at all, and the deadline.
        chosen: those to show.
        exact: ISO start, when the person named day and time and that very time is free.
        before: a line to stand before the times.
        nearest: whether the times are the nearest to a wish that cannot be met.
    """

    free: FreeTimes
    chosen: list[Slot]
    exact: str | None = None
    before: str = ""
    nearest: bool = False


def hear_wish(desk: Desk, here: Municipality, booking: dict[str, Any], text: str) -> tuple[Wish, str]:
    """The wish in a text, joined to what was wished before in this booking.

    Args:
        desk: bookings, time.
        here: the municipality.
        booking: the booking under way; the wish is remembered in it.
        text: what was written.

    Returns:
        The wish; and, when it names a day that is closed, the sentence that says so. Such a wish is not remembered:
        "hellere eftermiddag" after it is about the times shown then.
    """
    wish = read_wish(text, desk.now, shown_starts(booking))
    if wish.chosen is not None or wish.empty:
        return wish, ""
    closed = closed_sentence(desk, here.id, booking["offer"], wish)
    earlier = Wish()
    for said in booking.get("wishes", []):
        earlier = read_wish(said, desk.now, []).after(earlier)
    if not closed:
        booking.setdefault("wishes", []).append(text)
    return wish.after(earlier), closed


def look(desk: Desk, here: Municipality, booking: dict[str, Any], wish: Wish, closed: str = "") -> Found:
    """The free times that a wish leads to.

    Args:
        desk: bookings, time.
        here: the municipality.
        booking: the booking under way; the places of the times are noted in it.
        wish: what is wished.
        closed: the sentence of `hear_wish`, when the wished day is closed.
    """
    offer, inquiry = booking["offer"], _inquiry(booking)
    free = desk.bookings.slots(here.id, offer, None, inquiry)
    refused = set(booking.get("refused_starts") or [])
    if closed:
        around = times_around(desk, here.id, offer, inquiry, wish, refused, booking)
        _note_places(booking, around)
        return Found(free, around, before=closed, nearest=True)
    reach = within_reach(booking, free.slots)
    pool = [slot for slot in reach if slot.start.isoformat() not in refused] or reach
    beyond = False
    if wish.later or wish.first_day:
        first = wish.first_day or _after(booking, desk.now)
        later = desk.bookings.slots(here.id, offer, first, inquiry)
        after = [slot for slot in within_reach(booking, later.slots) if slot.start.isoformat() not in refused]
        beyond, pool = bool(wish.first_day and not later.slots), after or pool
    fitting, before = wish.filter(pool), ""
    if beyond and pool:
        before = "Kalenderen er ikke åben så langt frem endnu. Her er tider, der er."
        fitting = fitting or wish.nearest(pool)
    elif not fitting and pool and not wish.empty:
        before = not_free(wish, desk.now.date())
        if wish.kind == "phone" and any(slot.kind == "phone" for slot in free.slots):
            before = "Telefontiderne her kræver et nummer, du kan ringes op på. Her er andre tider."
        fitting = wish.nearest(pool)
    elif (coming := _coming_day(wish, desk.now)) and fitting and fitting[0].start.date() != coming:
        # "onsdag kl. 10" means the coming one; a week later is another time, and nobody books it unasked.
        before = not_free(replace(wish, days=frozenset({coming}), weekday=None), desk.now.date())
        near = replace(wish, days=frozenset({coming}), weekday=None).by_nearness(one_a_start(wish.of_kind(pool)))
        nearby = [fitting[0], *(slot for slot in near if slot.start != fitting[0].start)][:SHOWN]
        nearby.sort(key=lambda slot: slot.start)
        _note_places(booking, nearby)
        return Found(free, nearby, before=before)
    chosen = pick_three(fitting or pool)
    _note_places(booking, chosen)
    exact = fitting[0].start.isoformat() if wish.exact and fitting and wish.fits(fitting[0]) else None
    return Found(free, chosen, exact, before)


def _coming_day(wish: Wish, now: dt.datetime) -> dt.date | None:
    """The day that a weekday alone means; None when another is named, or today's hour has gone by."""
    if wish.weekday is None or wish.days or wish.first_day or wish.later:
        return None
    (day,) = wish.named_days(now.date())
    return None if day == now.date() else day


def not_free(wish: Wish, today: dt.date) -> str:
    """Says that the wished time cannot be had, by its day and time where they were named.

    Args:
        wish: what was wished.
        today: the date now.
    """
    days = wish.named_days(today)
    if len(days) != 1:
        return "Den tid er ikke ledig. Her er de nærmeste."
    (day,) = days
    if wish.at is None:
        return f"{day_and_month(day).capitalize()} er der ingen ledige tider, der passer. Her er de nærmeste."
    return f"{long_time(dt.datetime.combine(day, wish.at)).capitalize()} er ikke ledig. Her er de nærmeste."


def show_times(desk: Desk, here: Municipality, state: State, found: Found, before: str = "") -> list[Message]:
    """Shows times and waits for a choice.

    Args:
        desk: bookings, time.
        here: the municipality.
        state: the conversation; changed in place.
        found: the times.
        before: a line to stand before them, instead of the one that was found.
    """
    state.booking["shown"] = [slot.start.isoformat() for slot in found.chosen]
    state.asked = "slot"
    return [_message(desk, here, state, found, before or found.before)]


def show_again(desk: Desk, here: Municipality, state: State, before: str) -> list[Message]:
    """The times shown last, those that are still free; others when none is.

    Args:
        desk: bookings, time.
        here: the municipality.
        state: the conversation; changed in place.
        before: a line to stand before them.
    """
    booking = state.booking
    places = booking.get("places", {})
    first = min(shown_starts(booking), default=None)
    free = desk.bookings.slots(here.id, booking["offer"], first, _inquiry(booking))
    shown = set(booking.get("shown") or [])
    still = [
        s
        for s in within_reach(booking, free.slots)
        if (start := s.start.isoformat()) in shown and places.get(start) == s.resource
    ]
    if not still:
        return show_times(desk, here, state, look(desk, here, booking, Wish()), before)
    return [_message(desk, here, state, Found(free, still), before)]


def shown_starts(booking: dict[str, Any]) -> list[dt.datetime]:
    """The starts shown last."""
    return [dt.datetime.fromisoformat(each) for each in booking.get("shown") or []]


def _message(desk: Desk, here: Municipality, state: State, found: Found, before: str) -> Message:
    return times_message(desk, here, state.booking, found.free, found.chosen, before, nearest=found.nearest)


def _note_places(booking: dict[str, Any], slots: list[Slot]) -> None:
    booking.setdefault("places", {}).update({slot.start.isoformat(): slot.resource for slot in slots})


def _after(booking: dict[str, Any], now: dt.datetime) -> dt.datetime:
    """The moment behind the times shown last."""
    shown = shown_starts(booking)
    return shown[-1] + dt.timedelta(minutes=1) if shown else now


def _inquiry(booking: dict[str, Any]) -> dt.date | None:
    return dt.date.fromisoformat(booking["inquiry"]) if booking.get("inquiry") else None
