"""The calendar: its resources, and the weekly hours that a manager may change."""

from __future__ import annotations

from collections.abc import Sequence

from fastapi import APIRouter
from starlette.responses import Response

from bot.booking.opening import Opening
from bot.gateway.problems import Problem
from bot.gateway.staff.guard import Form, Manager, Signed, StaffRoute, Visit, back_to
from bot.gateway.staff.rendering import page
from bot.staff.overview import hit_now
from bot.staff.weekly_form import HoursUnreadable, rows_for, rules_of
from knowledge.schema import WeeklyRule

router = APIRouter(prefix="/staff/calendar", include_in_schema=False, route_class=StaffRoute)


@router.get("")
def calendar(visit: Signed, done: str = "") -> Response:
    """Resources with their hours, closed days, and bookings that lie outside both."""
    return show(visit, done=done)


@router.get("/hours/{resource}")
def ask_hours(resource: str, visit: Manager) -> Response:
    """The weekly hours of a resource, to change."""
    opening = _opening(visit, resource)
    return page(
        "hours.html", visit, opening=opening, rows=rows_for(opening.weekly), changed=_changed(opening), problem=None
    )


@router.post("/hours/{resource}")
def change_hours(resource: str, visit: Manager, form: Form) -> Response:
    """Shows what the new hours hit, and changes them once that is confirmed."""
    opening = _opening(visit, resource)
    reset = form.get("reset") == "ja"
    try:
        rules: Sequence[WeeklyRule] = opening.resource.weekly if reset else rules_of(form)
    except HoursUnreadable as error:
        typed = {
            day: [(form.get(f"{day}-{n}-start", ""), form.get(f"{day}-{n}-end", "")) for n in range(len(rows))]
            for day, rows in rows_for(opening.weekly).items()
        }
        return page(
            "hours.html", visit, status=422, opening=opening, rows=typed, changed=_changed(opening), problem=str(error)
        )
    desk, here = visit.office.desk, visit.municipality.id
    if form.get("confirm") != "ja":
        hit = desk.hit_by_hours(here, opening.id, rules)
        return page("hours_confirm.html", visit, opening=opening, rows=_filled(rules), hit=hit, reset=reset)
    with visit.recorded("hours_reset" if reset else "hours_changed", subject=opening.resource.id):
        desk.set_hours(here, opening.id, None if reset else rules)
    return back_to(f"/staff/calendar?done={'reset' if reset else 'hours'}")


def show(
    visit: Visit, *, status: int = 200, done: str = "", problem: str | None = None, form: dict[str, str] | None = None
) -> Response:
    """The calendar's page.

    Args:
        visit: whose.
        status: HTTP status.
        done: key of the sentence on what has just happened.
        problem: what is wrong with the days to close.
        form: what was typed, to be shown again.
    """
    desk, here = visit.office.desk, visit.municipality.id
    openings = [
        (opening, _changed(opening), {day: rows for day, rows in _filled(opening.weekly).items() if rows})
        for opening in desk.openings(here)
    ]
    return page(
        "calendar.html", visit, status=status, path="/staff/calendar", done=done, openings=openings,
        closed=desk.closed_days(here), hit=hit_now(visit.office.service, here), problem=problem, form=form or {},
        file=visit.municipality.calendar,
    )  # fmt: skip


def _filled(rules: Sequence[WeeklyRule]) -> dict[str, list[tuple[str, str]]]:
    return {day: [row for row in rows if row[0]] for day, rows in rows_for(rules).items()}


def _changed(opening: Opening) -> bool:
    return list(opening.weekly) != list(opening.resource.weekly)


def _opening(visit: Visit, resource: str) -> Opening:
    for opening in visit.office.desk.openings(visit.municipality.id):
        if opening.resource.id == resource:
            return opening
    raise Problem(404, "Den kalender findes ikke i din kommune.")
