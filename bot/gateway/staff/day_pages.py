"""The days ahead, the cases by deadline, and the audit trail."""

from __future__ import annotations

import datetime as dt
from itertools import groupby
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from bot.booking.appointment import local
from bot.gateway.problems import Problem
from bot.gateway.staff.guard import Form, Number, Signed, StaffRoute, back_to
from bot.gateway.staff.rendering import page
from bot.staff.overview import deadlines

router = APIRouter(prefix="/staff", include_in_schema=False, route_class=StaffRoute)
SPANS = (7, 14, 28)
AUDIT_LINES = 50
LineNumber = Annotated[int, Query(ge=1, le=2**53)]


@router.get("")
def today(visit: Signed, days: Annotated[int, Query(ge=1, le=60)] = SPANS[0], done: str = "") -> Response:
    """Today and the coming days."""
    first = visit.office.service.clock().date()
    bookings = visit.office.desk.bookings(visit.municipality.id, first, first + dt.timedelta(days=days - 1))
    by_day = {day: list(of_day) for day, of_day in groupby(bookings, lambda booking: booking.start.date())}
    cases = deadlines(visit.office.service, visit.municipality.id)
    return page(
        "today.html", visit, path="/staff", done=done, days=days, spans=SPANS, by_day={first: [], **by_day}, cases=cases
    )  # fmt: skip


@router.get("/deadlines")
def by_deadline(visit: Signed, done: str = "") -> Response:
    """Cases by deadline, urgent ones first."""
    cases = deadlines(visit.office.service, visit.municipality.id)
    return page("deadlines.html", visit, path="/staff/deadlines", done=done, cases=cases)


@router.post("/urgent/{case}/handled")
def handled(case: Number, visit: Signed, form: Form) -> Response:
    """Notes that an urgent case is taken care of."""
    with visit.recorded("urgent_handled", subject=str(case)):
        if not visit.office.desk.close_urgent(visit.municipality.id, case):
            raise Problem(404, "Den sag findes ikke, eller den er allerede håndteret.")
    return back_to("/staff/deadlines?done=handled")


@router.get("/audit")
def audit(visit: Signed, before: LineNumber | None = None) -> Response:
    """Who did what, when."""
    lines = visit.office.store.list_audit(visit.municipality.id, AUDIT_LINES + 1, before)
    shown = [(local(line.at), line) for _, line in lines[:AUDIT_LINES]]
    older = lines[AUDIT_LINES - 1][0] if len(lines) > AUDIT_LINES else None
    return page("audit.html", visit, path="/staff/audit", lines=shown, older=older)
