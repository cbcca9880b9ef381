"""The calendar file (.ics, RFC 5545): it may be seen by a family, so it says nothing but a time and a street."""

from __future__ import annotations

import datetime as dt
import re

from icalendar import Calendar, Event

from bot.booking.appointment import Booking

NEUTRAL_TITLE = "Aftale"
FILE_NAME = "aftale.ics"
MEDIA_TYPE = "text/calendar; charset=utf-8"
_NEUTRAL_PLACES = {"phone": "Telefon", "video": "Video"}
_PRODUCT = "-//Aftale//DA"

# An allow-list of shapes, so that a centre's name does not come through however it is spelled: a street with a number,
# a floor or door, a postcode with a town. Whatever else an address holds is left out.
# Of a street's part only the capitalised words before the number are kept: 'indgangen på Prøvegade 7' gives 'Prøvegade 7'.
_STREET = re.compile(r"(?:.*?\s)??((?:[A-ZÆØÅ][\w.'-]*\s)+\d{1,3}\s?[A-Za-zÆØÅæøå]?(?:\s?-\s?\d{1,3}[A-Za-z]?)?)")
_TOWN = re.compile(r"\d{4}\s[^\W\d][^\d,]*")
_FLOOR = re.compile(r"(?:\d{1,2}\.\s?(?:sal|th|tv|mf)|st|stuen|kld|kælderen)\.?(?:\s?(?:th|tv|mf)\.?)?", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s*[,;:()\n]\s*|\s+[-\u2013|\u00b7]\s+")
_TELLING = re.compile(
    r"rus(?!sk|t)|misbrug|afhængig|alkohol|stof|narko|behandl|center|centret|rådgiv|ambulat|ambulant|kommune|klinik"
    r"|psyk|social|sundhed|perron|pårørende|vejled|anonym|indgang",
    re.IGNORECASE,
)


def calendar_file(booking: Booking, uid: str, now: dt.datetime) -> bytes:
    """The file of a booking: METHOD PUBLISH, or CANCEL for a cancelled one.

    A calendar takes a file with the same UID and a higher SEQUENCE as a change of the entry it has.

    Args:
        booking: what to write.
        uid: the same for every version of this booking; must not hold its code.
        now: when the file is made.
    """
    cancelled = booking.status == "cancelled"
    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", now.astimezone(dt.timezone.utc))
    # In UTC: an instant needs no VTIMEZONE, and every calendar shows it in its owner's time.
    event.add("dtstart", booking.start.astimezone(dt.timezone.utc))
    event.add("dtend", booking.end.astimezone(dt.timezone.utc))
    event.add("summary", NEUTRAL_TITLE)
    place = neutral_place(booking.location, booking.kind)
    if place:
        event.add("location", place)
    event.add("sequence", booking.sequence)
    event.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    event.add("class", "PRIVATE")
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if cancelled else "PUBLISH")
    calendar.add_component(event)
    return bytes(calendar.to_ical())


def neutral_place(location: str, kind: str) -> str:
    """Street, floor and town of an address and nothing else; empty when no street can be told from it."""
    if kind in _NEUTRAL_PLACES:
        return _NEUTRAL_PLACES[kind]
    streets, kept = 0, []
    for part in (part.strip(" .") for part in _SEPARATOR.split(location)):
        street = _STREET.fullmatch(part)
        place = street.group(1) if street else part if _TOWN.fullmatch(part) or _FLOOR.fullmatch(part) else ""
        if place and not _TELLING.search(place):
            kept.append(place)
            streets += bool(street)
    return ", ".join(kept) if streets else ""
