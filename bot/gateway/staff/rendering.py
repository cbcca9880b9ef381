"""Turns a template into a response, with what every page of the room needs."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse

from bot.booking import guarantee
from bot.booking.appointment import Booking, instant
from bot.danish_dates import MONTHS, WEEKDAYS, long_date, long_time
from bot.gateway.staff import wording
from bot.staff.weekly_form import DAY_NAMES
from knowledge import Municipality, UnknownOffer

if TYPE_CHECKING:
    from bot.gateway.staff.guard import Visit

NAVIGATION = (
    ("/staff", "I dag"), ("/staff/deadlines", "Frister"), ("/staff/calendar", "Kalender"), ("/staff/figures", "Tal"),
    ("/staff/questions", "Spørgsmål"), ("/staff/audit", "Logbog"),
)  # fmt: skip


class Flag(NamedTuple):
    """A word on a booking's deadline, and how it is marked: bad, warn or plain."""

    kind: str
    text: str


def deadline_flag(booking: Booking, now: dt.datetime) -> Flag | None:
    """What a caseworker should know about the deadline of a booking that is still to come; None: nothing."""
    if booking.deadline is None or booking.status != "confirmed" or instant(booking.start) <= instant(now):
        return None
    if guarantee.passed(booking.deadline, now.date()):
        return Flag("bad", "Fristen er overskredet")
    if not guarantee.within(booking.start.date(), booking.deadline):
        return Flag("plain", "Senere efter eget ønske") if booking.waived else Flag("bad", "Tiden ligger efter fristen")
    return Flag("warn", "Fristen er nær") if guarantee.near(booking.deadline, now.date()) else None


def in_days(day: dt.date, today: dt.date) -> str:
    """'i dag', 'i morgen', 'om 3 dage', 'for 2 dage siden'."""
    days = (day - today).days
    near = {0: "i dag", 1: "i morgen", -1: "i går"}
    return near.get(days) or (f"om {days} dage" if days > 0 else f"for {-days} dage siden")


def short_date(day: dt.date) -> str:
    """'8. april 2027'."""
    return f"{day.day}. {MONTHS[day.month - 1]} {day.year}"


def month_name(month: str) -> str:
    """'apr. 2027' for '2027-04'."""
    year, number = month.split("-")
    name = MONTHS[int(number) - 1]
    return f"{name if len(name) <= 4 else name[:3] + '.'} {year}"


def decimal(number: float) -> str:
    """A number with Danish decimals: '6' or '6,5'."""
    return f"{number:.1f}".removesuffix(".0").replace(".", ",")


def percent(share: float | None) -> str:
    """'83 %', or a dash where there is nothing to divide."""
    return "–" if share is None else f"{round(share * 100)} %"


def offer_name(municipality: Municipality, offer: str) -> str:
    """An offer's Danish name; its id when it has left the content since."""
    try:
        return municipality.offer(offer).name
    except UnknownOffer:
        return offer


def resource_name(municipality: Municipality, resource: str | None) -> str:
    """A resource's Danish name; its id when it has left the calendar since; None means all."""
    if resource is None:
        return "Alle kalendere"
    found = municipality.calendar.resources if municipality.calendar else []
    return next((each.name for each in found if f"{municipality.id}/{each.id}" == resource), resource)


def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    made.filters.update(
        long_date=long_date, long_time=long_time, short_date=short_date, month_name=month_name, percent=percent,
        decimal=decimal, clock=lambda moment: f"{moment:%H.%M}", weekday=lambda day: WEEKDAYS[day.weekday()],
    )  # fmt: skip
    made.globals.update(
        deadline_flag=deadline_flag, in_days=in_days, offer_name=offer_name, resource_name=resource_name,
        statuses=wording.STATUS, kinds=wording.KINDS, roles=wording.ROLES, day_names=DAY_NAMES, actions=wording.ACTIONS,
        contact_fields=wording.CONTACT_FIELDS,
    )  # fmt: skip
    return made


_ENVIRONMENT = _environment()


def page(
    template: str,
    visit: Visit | None,
    *,
    status: int = 200,
    headers: dict[str, str] | None = None,
    done: str | None = None,
    **context: Any,
) -> HTMLResponse:
    """A page.

    Args:
        template: name in templates/.
        visit: who is logged in; None before the log-in.
        status: HTTP status.
        headers: further response headers.
        done: key of the sentence on what has just happened.
        context: what the template reads beside the common names.
    """
    now = visit.office.service.clock() if visit else None
    common = {
        "visit": visit,
        "here": visit.municipality if visit else None,
        "now": now,
        "today": now.date() if now else None,
        "unlocked": visit.office.keys.seconds_left(visit.session.token_hash) if visit else 0,
        "navigation": NAVIGATION,
        "path": "",
        "done": wording.DONE.get(done or ""),
    }
    body = _ENVIRONMENT.get_template(template).render({**common, **context})
    return HTMLResponse(body, status_code=status, headers=headers)
