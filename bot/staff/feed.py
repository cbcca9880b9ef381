"""A resource's calendar to subscribe to: times and streets, nothing else.

Whoever sees a caseworker's telephone, or the company that keeps its calendar, learns no more than that there is an
appointment: neutral titles, no contact details, no offer, no booking code.
"""

from __future__ import annotations

import datetime as dt

from icalendar import Calendar, Event

from bot.booking.appointment import instant, local
from bot.booking.calendar_file import NEUTRAL_TITLE, neutral_place
from bot.booking.opening import openings
from bot.booking.service import BookingService
from bot.staff.overview import LOOK_AHEAD_DAYS
from bot.staff.records import Feed

BACK_DAYS = 30
CALENDAR_NAME = "Aftaler"
REFRESH = "PT15M"
_PRODUCT = "-//Aftale//DA"


def feed_calendar(service: BookingService, feed: Feed) -> bytes:
    """The calendar: the resource's bookings from 30 days ago on, cancelled ones left out."""
    now = service.clock()
    calendar = Calendar()
    for name, value in (
        ("prodid", _PRODUCT), ("version", "2.0"), ("method", "PUBLISH"), ("x-wr-calname", CALENDAR_NAME),
        ("x-published-ttl", REFRESH),
    ):  # fmt: skip
        calendar.add(name, value)
    first, last = (instant(now + dt.timedelta(days=days)) for days in (-BACK_DAYS, LOOK_AHEAD_DAYS))
    place = _place(service, feed)
    for record in service.store.list_bookings(feed.municipality, first, last):
        if record.resource != feed.resource or record.status == "cancelled":
            continue
        event = Event()
        # Not the citizen's own UID: the two calendars must not be recognised as one appointment.
        event.add("uid", service.store.codes.hash("staff feed", str(record.id))[:32])
        event.add("dtstamp", now.astimezone(dt.timezone.utc))
        event.add("dtstart", local(record.start).astimezone(dt.timezone.utc))
        event.add("dtend", local(record.end).astimezone(dt.timezone.utc))
        event.add("summary", NEUTRAL_TITLE)
        if place:
            event.add("location", place)
        event.add("sequence", record.sequence)
        event.add("class", "PRIVATE")
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _place(service: BookingService, feed: Feed) -> str:
    for opening in openings(service.knowledge.municipality(feed.municipality), None):
        if opening.id == feed.resource:
            return neutral_place(opening.resource.location, opening.resource.kind)
    return ""
