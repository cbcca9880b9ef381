"""`/aftale`: look up, move and cancel with the code alone. The code travels in forms, never in an address."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from bot.booking.appointment import Booking, Slot
from bot.booking.errors import BookingError, CodeUnknown, SlotRefused
from bot.danish_dates import long_date, long_time
from bot.gateway.booking_api import sentence_for
from bot.gateway.callers import limit_calls, limit_codes
from bot.gateway.pages.rendering import chosen, house_of, page
from bot.gateway.problems import Problem
from knowledge import Municipality

SHOWN_TIMES = 30  # a week or so of one calendar: enough to choose from, short enough to hear read aloud
MOST_FIELDS = 8
NO_CODE = "Skriv koden på 16 tal. Du fik den, da du bookede."
NO_TIME = "Vælg en af tiderne."


@dataclass(frozen=True)
class Form:
    """What a form brought."""

    code: str
    act: str
    time: str
    after: str


def ask_code(request: Request) -> Response:
    """The page that asks for the code."""
    limit_calls(request)
    return _ask(request)


async def act(request: Request) -> Response:
    """Shows, moves or cancels."""
    form = await request.form(max_files=0, max_fields=MOST_FIELDS)
    read = {
        name: value if isinstance(value := form.get(name, ""), str) else ""
        for name in ("kode", "handling", "tid", "efter")
    }
    return await run_in_threadpool(_act, request, Form(read["kode"][:60], read["handling"], read["tid"], read["efter"]))


def _act(request: Request, form: Form) -> Response:
    if not form.code.strip():
        return _ask(request, "", NO_CODE, 422)
    bookings = house_of(request).bookings
    try:
        limit_codes(request)
        booking = bookings.lookup(form.code)
        if form.act == "flyt":
            return _times(request, booking, form)
        if form.act == "flyttet":
            return _move(request, booking, form)
        if form.act == "aflys" and booking.status == "confirmed":
            return _page(request, "appointment_cancel.html", booking)
        if form.act == "aflyst":
            cancelled = bookings.cancel(form.code)
            house_of(request).counts.add("booking_cancelled")
            return _page(request, "appointment.html", cancelled, done="Aftalen er aflyst. Tiden er givet fri.")
        return _page(request, "appointment.html", booking)
    except CodeUnknown as error:
        return _ask(request, form.code, sentence_for(error)[1], 404)
    except BookingError as error:
        status, sentence = sentence_for(error)
        return _ask(request, form.code, sentence, status)
    except Problem as problem:
        return _ask(request, form.code, problem.detail or "", problem.status, problem.headers)


def _times(request: Request, booking: Booking, form: Form, reason: str = "", status: int = 200) -> Response:
    """Free times to move to, by day."""
    bookings = house_of(request).bookings
    frm = _moment(form.after)
    free = [s for s in bookings.slots(booking.municipality, booking.offer, frm).slots if s.start != booking.start]
    return _choose(request, booking, free, reason, status)


def _choose(request: Request, booking: Booking, free: list[Slot], reason: str = "", status: int = 200) -> Response:
    once = list({(s.start, s.location): s for s in free}.values())
    shown = once[:SHOWN_TIMES]
    days: dict[dt.date, list[Slot]] = {}
    for slot in shown:
        days.setdefault(slot.start.date(), []).append(slot)
    after = (shown[-1].start + dt.timedelta(minutes=1)).isoformat() if shown else ""
    named = [(long_date(day).capitalize(), slots) for day, slots in days.items()]
    return _page(request, "appointment_move.html", booking, status=status, days=named, reason=reason, after=after)


def _move(request: Request, booking: Booking, form: Form) -> Response:
    start, _, resource = form.time.partition("|")
    moment = _moment(start)
    if moment is None:
        return _times(request, booking, form, NO_TIME, 422)
    bookings = house_of(request).bookings
    try:
        moved = bookings.move(form.code, moment, resource or None)
    except SlotRefused as refused:
        status, sentence = sentence_for(refused)
        return _choose(request, booking, list(refused.alternatives), f"{sentence} Din gamle tid er stadig din.", status)
    house_of(request).counts.add("booking_moved")
    return _page(request, "appointment.html", moved, done=f"Tiden er flyttet til {long_time(moved.start)}.")


def _moment(text: str) -> dt.datetime | None:
    try:
        return dt.datetime.fromisoformat(text) if text else None
    except ValueError:
        return None


def _ask(
    request: Request, code: str = "", reason: str = "", status: int = 200, headers: dict[str, str] | None = None
) -> Response:
    return page(
        request, "appointment_code.html", here=chosen(request), status=status, headers=headers, code=code, reason=reason
    )


def _page(request: Request, template: str, booking: Booking, status: int = 200, **context: Any) -> Response:
    knowledge = house_of(request).knowledge
    here: Municipality | None = knowledge.municipalities.get(booking.municipality)
    over = booking.start <= house_of(request).bookings.clock()
    context = {"done": "", "over": over, **context}
    return page(request, template, here=here, status=status, booking=booking, **context)


ROUTES = (("/aftale", ask_code, ("GET",)), ("/aftale", act, ("POST",)))
