"""Days that a manager closes, and opens again."""

from __future__ import annotations

import datetime as dt

from fastapi import APIRouter
from starlette.responses import Response

from bot.booking.opening import ClosedDays
from bot.gateway.problems import Problem
from bot.gateway.staff.calendar_pages import show
from bot.gateway.staff.guard import Form, Manager, Number, StaffRoute, Visit, back_to
from bot.gateway.staff.rendering import page
from bot.staff.overview import would_close

router = APIRouter(prefix="/staff/calendar", include_in_schema=False, route_class=StaffRoute)
MOST_DAYS = 366


class DaysUnreadable(Exception):
    """The days cannot be closed; the message is a Danish sentence for the caseworker."""


@router.post("/close")
def close(visit: Manager, form: Form) -> Response:
    """Shows which bookings are hit, and closes the days once that is confirmed."""
    try:
        days = _days(visit, form)
    except DaysUnreadable as error:
        return show(visit, status=422, problem=str(error), form=form)
    here = visit.municipality.id
    if form.get("confirm") != "ja":
        return page("close_confirm.html", visit, days=days, hit=would_close(visit.office.service, here, days))
    subject = (
        f"{days.first.isoformat()} til {days.last.isoformat()}, {(days.resource or 'alle').partition('/')[2] or 'alle'}"
    )
    with visit.recorded("days_closed", subject=subject):
        visit.office.desk.close_days(here, days.first, days.last, days.resource)
    return back_to("/staff/calendar?done=closed")


@router.post("/reopen/{number}")
def reopen(number: Number, visit: Manager, form: Form) -> Response:
    """Opens closed days again."""
    days = visit.office.desk.closed_days(visit.municipality.id).get(number)
    if days is None:
        raise Problem(404, "De dage er allerede åbne.")
    with visit.recorded("days_reopened", subject=f"{days.first.isoformat()} til {days.last.isoformat()}"):
        visit.office.desk.reopen_days(visit.municipality.id, number)
    return back_to("/staff/calendar?done=reopened")


def _days(visit: Visit, form: dict[str, str]) -> ClosedDays:
    try:
        first = dt.date.fromisoformat(form.get("first", ""))
        last = dt.date.fromisoformat(form.get("last", "") or form.get("first", ""))
    except ValueError:
        raise DaysUnreadable("Vælg den første dag og den sidste dag.") from None
    if last < first:
        raise DaysUnreadable("Den sidste dag kan ikke ligge før den første.")
    if last < visit.office.service.clock().date():
        raise DaysUnreadable("Dagene er allerede gået.")
    if (last - first).days >= MOST_DAYS:
        raise DaysUnreadable("Der kan højst lukkes et år ad gangen.")
    resource = form.get("resource") or None
    known = {opening.id for opening in visit.office.desk.openings(visit.municipality.id)}
    if resource is not None and resource not in known:
        raise Problem(404, "Den kalender findes ikke i din kommune.")
    return ClosedDays(resource, first, last)
