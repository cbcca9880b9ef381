"""Calendars to subscribe to: making and revoking their secret addresses, and the calendars themselves."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from bot.booking.appointment import instant, local
from bot.booking.calendar_file import MEDIA_TYPE
from bot.gateway.callers import address_of, hold_to, house_of
from bot.gateway.problems import Problem, problem_response
from bot.gateway.staff.cookies import over_tls
from bot.gateway.staff.guard import Form, Manager, Number, StaffRoute, Visit, back_to, office_of
from bot.gateway.staff.rendering import page, resource_name
from bot.staff.feed import feed_calendar
from bot.staff.sessions import fresh_token, token_hash
from knowledge import UnknownMunicipality

router = APIRouter(prefix="/staff", include_in_schema=False, route_class=StaffRoute)
MAX_SECRET_CHARACTERS = 100


@router.get("/feeds")
def feeds(visit: Manager, done: str = "") -> Response:
    """The addresses that exist; their secrets are not kept, so they are not shown."""
    return _feeds(visit, done=done)


@router.post("/feeds")
def create(request: Request, visit: Manager, form: Form) -> Response:
    """Makes an address, and shows it this once."""
    known = {opening.id: opening for opening in visit.office.desk.openings(visit.municipality.id)}
    opening = known.get(form.get("resource", ""))
    if opening is None:
        raise Problem(404, "Den kalender findes ikke i din kommune.")
    secret = fresh_token()
    with visit.recorded("feed_created", subject=opening.resource.id):
        visit.office.store.add_feed(
            token_hash(secret), opening.id, visit.account, instant(visit.office.service.clock())
        )
    scheme = "https" if over_tls(request) else "http"
    return _feeds(visit, made=(f"{scheme}://{request.url.netloc}/staff/feed/{secret}.ics", opening.resource.name))


@router.post("/feeds/{number}/revoke")
def revoke(number: Number, visit: Manager, form: Form) -> Response:
    """Ends an address at once."""
    found = [feed for feed in visit.office.store.list_feeds(visit.municipality.id) if feed.id == number]
    if not found:
        raise Problem(404, "Den kalenderadresse findes ikke i din kommune.")
    with visit.recorded("feed_revoked", subject=found[0].resource.partition("/")[2]):
        visit.office.store.revoke_feed(visit.municipality.id, number)
    return back_to("/staff/feeds?done=revoked")


@router.get("/feed/{secret}.ics")
def feed(request: Request, secret: str) -> Response:
    """The calendar of a secret address: the secret is the log-in."""
    office = office_of(request)
    found = office.store.feed(token_hash(secret)) if len(secret) <= MAX_SECRET_CHARACTERS else None
    try:
        body = feed_calendar(office.service, found) if found else None
    except UnknownMunicipality:
        body = None
    if body is None:
        hold_to(office.feed_misses, house_of(request).addresses.digest(address_of(request)))
        return problem_response(404, "Den kalender findes ikke, eller dens adresse er lukket.")
    return Response(body, media_type=MEDIA_TYPE)


def _feeds(visit: Visit, *, done: str = "", made: tuple[str, str] | None = None) -> Response:
    here = visit.municipality
    rows = [
        (feed.id, resource_name(here, feed.resource), local(feed.created), feed.account)
        for feed in visit.office.store.list_feeds(here.id)
    ]
    return page(
        "feeds.html", visit, path="/staff/calendar", done=done, feeds=rows, made=made, openings=visit.office.desk.openings(here.id)
    )  # fmt: skip
