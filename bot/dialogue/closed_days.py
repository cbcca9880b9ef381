"""A wish for a day on which the place is closed: said kindly, by the holiday's name, with the times nearest to it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from bot.booking.appointment import Slot
from bot.clock import COPENHAGEN
from bot.danish_dates import day_and_month
from bot.danish_holidays import closed_as
from bot.dialogue.booking_phone import within_reach
from bot.dialogue.desk import Desk
from bot.dialogue.pick_three import SHOWN, one_a_start
from bot.dialogue.wishes import Wish

LOOK_BACK_DAYS = 7  # times before the closed day are as near as those after it


def closed_sentence(desk: Desk, municipality: str, offer: str, wish: Wish) -> str:
    """Says that the day is closed, and why; empty when the wish names no day or one of its days is open.

    Args:
        desk: bookings, time.
        municipality: id.
        offer: id.
        wish: what this message wishes, without what was wished before.
    """
    days = wish.named_days(desk.now.date())
    if days and days[-1] < desk.now.date():
        return f"{day_and_month(days[-1]).capitalize()} er allerede gået."
    closed = [day for day in days if desk.bookings.is_closed(municipality, offer, day)]
    # Of a whole week the weekend is no reason to say that it is open.
    if not closed or any(day not in closed and day.weekday() < 5 for day in days):
        return ""
    if len(closed) > 1:
        return f"Der er lukket fra {day_and_month(closed[0])} til {day_and_month(closed[-1])}."
    (day,) = closed
    if holiday := closed_as(day):
        return f"{day_and_month(day).capitalize()} er {holiday}, så der er lukket."
    return f"Der er desværre lukket {day_and_month(day)}."


def times_around(
    desk: Desk,
    municipality: str,
    offer: str,
    inquiry: dt.date | None,
    wish: Wish,
    without: set[str],
    booking: dict[str, Any],
) -> list[Slot]:
    """The free times nearest to a closed day, and the first that fits the wish on another day ("torsdag" a week later).

    Args:
        desk: bookings, time.
        municipality: id.
        offer: id.
        inquiry: date of the first inquiry, None: today.
        wish: the wish that names the closed day.
        without: ISO starts that are not wanted.
        booking: the booking under way; whether it is anonymous decides who may be called.
    """
    days = frozenset(wish.named_days(desk.now.date()))
    begin = max(desk.now, dt.datetime.combine(min(days), dt.time(), COPENHAGEN) - dt.timedelta(days=LOOK_BACK_DAYS))
    around = desk.bookings.slots(municipality, offer, begin, inquiry).slots
    free = [
        slot
        for slot in within_reach(booking, around or desk.bookings.slots(municipality, offer, None, inquiry).slots)
        if slot.start.isoformat() not in without
    ]
    pool = one_a_start(wish.of_kind(free))
    near = replace(wish, days=days, weekday=None, first_day=None, later=False)
    ranked = [*wish.filter(pool)[:1], *near.by_nearness(pool)]
    one_a_day: dict[dt.date, Slot] = {}
    for slot in ranked:
        one_a_day.setdefault(slot.start.date(), slot)
    chosen = list(one_a_day.values())[:SHOWN]
    chosen += [slot for slot in ranked if slot not in chosen][: SHOWN - len(chosen)]
    return sorted(chosen, key=lambda slot: slot.start)
