"""One booking: its page, its marks, moving and cancelling it."""

from __future__ import annotations

from itertools import groupby

from fastapi import APIRouter
from starlette.responses import Response

from bot.booking.appointment import Booking, Slot, instant, local
from bot.booking.errors import BookingCancelled, BookingOver, SlotRefused
from bot.booking.records import Record
from bot.booking.sealed_contact import open_sealed
from bot.gateway.problems import Problem
from bot.gateway.staff.guard import Form, Number, Signed, StaffRoute, Visit, back_to
from bot.gateway.staff.rendering import page
from bot.gateway.staff.wording import booking_sentence
from bot.staff.overview import free_times, record_of
from bot.staff.records import Action

router = APIRouter(prefix="/staff/bookings/{number}", include_in_schema=False, route_class=StaffRoute)
MARKS: dict[str, Action] = {"met": "marked_met", "no_show": "marked_no_show", "confirmed": "mark_withdrawn"}
TOO_SOON = "Samtalen er først en anden dag, så den kan ikke markeres endnu."


@router.get("")
def show(number: Number, visit: Signed, done: str = "") -> Response:
    """A booking's page."""
    record, booking = _find(visit, number)
    key = visit.office.keys.key(visit.session.token_hash)
    opened = None
    if key is not None and booking.contact:
        visit.record("contact_seen", number)
        opened = open_sealed(key, booking.contact)
    now = visit.office.service.clock()
    return page(
        "booking.html", visit, done=done, booking=booking, record=record, opened=opened, markable=booking.start.date() <= now.date(),
        coming=_coming(visit, booking), case=visit.office.desk.case_of(visit.municipality.id, number),
    )  # fmt: skip


@router.post("/mark")
def mark(number: Number, visit: Signed, form: Form) -> Response:
    """Notes that the person came, did not come, or takes the mark back."""
    status = form.get("status", "")
    if status not in MARKS:
        raise Problem(422)
    _, booking = _find(visit, number)
    if booking.start.date() > visit.office.service.clock().date():
        raise Problem(409, TOO_SOON)
    with visit.recorded(MARKS[status], number):
        visit.office.desk.mark(visit.municipality.id, number, status)  # type: ignore[arg-type]  # checked above
    return back_to(f"/staff/bookings/{number}?done={status}")


@router.get("/move")
def ask_move(number: Number, visit: Signed) -> Response:
    """Free times to move to."""
    record, booking = _changeable(visit, number)
    return _choose(visit, record, booking)


@router.post("/move")
def move(number: Number, visit: Signed, form: Form) -> Response:
    """Moves a booking."""
    record, booking = _changeable(visit, number)
    begins, _, resource = form.get("slot", "").partition("|")
    if not begins.isascii() or not begins.isdigit() or len(begins) > 11:
        return _choose(visit, record, booking, 422, "Vælg en tid.")
    try:
        with visit.recorded("moved", number):
            visit.office.desk.move(visit.municipality.id, number, local(int(begins)), resource or None)
    except SlotRefused as error:
        return _choose(visit, record, booking, *booking_sentence(error))
    return back_to(f"/staff/bookings/{number}?done=moved")


@router.get("/cancel")
def ask_cancel(number: Number, visit: Signed) -> Response:
    """Asks before cancelling."""
    _, booking = _changeable(visit, number)
    return page("cancel.html", visit, booking=booking)


@router.post("/cancel")
def cancel(number: Number, visit: Signed, form: Form) -> Response:
    """Cancels a booking; the contact details stay so that somebody can call, and a running guarantee opens a case."""
    _changeable(visit, number)
    with visit.recorded("cancelled", number):
        visit.office.desk.cancel(visit.municipality.id, number)
    case = visit.office.desk.case_of(visit.municipality.id, number)
    return back_to(f"/staff/bookings/{number}?done=cancelled{'_case' if case else ''}")


def _find(visit: Visit, number: int) -> tuple[Record, Booking]:
    record = record_of(visit.office.service, visit.municipality.id, number)
    return record, visit.office.service.present(record, with_contact=True)


def _coming(visit: Visit, booking: Booking) -> bool:
    return booking.status == "confirmed" and instant(booking.start) > instant(visit.office.service.clock())


def _changeable(visit: Visit, number: int) -> tuple[Record, Booking]:
    record, booking = _find(visit, number)
    if booking.status == "cancelled":
        raise BookingCancelled
    if not _coming(visit, booking):
        raise BookingOver
    return record, booking


def _choose(visit: Visit, record: Record, booking: Booking, status: int = 200, problem: str | None = None) -> Response:
    def key(slot: Slot) -> str:
        return f"{instant(slot.start)}|{slot.resource}"

    slots = free_times(visit.office.service, record)
    days = [
        (day, [(key(slot), slot) for slot in of_day]) for day, of_day in groupby(slots, lambda slot: slot.start.date())
    ]
    return page("move.html", visit, status=status, booking=booking, days=days, problem=problem)
