"""Promise: who sees the calendar file learns a time and a street, and nothing else."""

from __future__ import annotations

import datetime as dt

import pytest
from icalendar import Calendar
from icalendar.cal import Component

from bot.booking.calendar_file import neutral_place
from bot.booking.service import BookingService

from .made_up import MONDAY, Clock, at

Booked = tuple[BookingService, Clock]
NINE, TEN = at(MONDAY, "09:00"), at(MONDAY, "10:00")
TELLING = (
    "rus",
    "misbrug",
    "stof",
    "alkohol",
    "behandling",
    "center",
    "kommune",
    "samtale",
    "rådgivning",
    "prøvekøbing kommune",
)


def read(content: bytes) -> tuple[Calendar, Component]:
    calendar = Calendar.from_ical(content)
    assert isinstance(calendar, Calendar)
    (event,) = calendar.walk("VEVENT")
    return calendar, event


def test_the_file_is_a_valid_publication_of_the_time(booked: Booked) -> None:
    booking, clock = booked
    code = booking.book("proeve", "samtale", NINE).code or ""

    calendar, event = read(booking.ics(code))

    assert (calendar["METHOD"], calendar["VERSION"]) == ("PUBLISH", "2.0")
    assert event["STATUS"] == "CONFIRMED"
    assert event.decoded("DTSTART") == NINE.astimezone(dt.timezone.utc)
    assert event.decoded("DTEND") == TEN.astimezone(dt.timezone.utc)
    assert event.decoded("DTSTAMP") == clock().astimezone(dt.timezone.utc)
    assert event["SEQUENCE"] == 0


def test_a_move_and_a_cancellation_change_the_same_entry(booked: Booked) -> None:
    booking, _ = booked
    code = booking.book("proeve", "samtale", NINE).code or ""

    _, made = read(booking.ics(code))
    booking.move(code, TEN)
    _, moved = read(booking.ics(code))
    booking.cancel(code)
    calendar, cancelled = read(booking.ics(code))

    assert made["UID"] == moved["UID"] == cancelled["UID"]
    assert [event["SEQUENCE"] for event in (made, moved, cancelled)] == [0, 1, 2]
    assert moved.decoded("DTSTART") == TEN.astimezone(dt.timezone.utc)
    assert calendar["METHOD"] == "CANCEL"
    assert cancelled["STATUS"] == "CANCELLED"


def test_nothing_in_the_file_tells_what_the_appointment_is_about(booked: Booked) -> None:
    booking, _ = booked
    code = booking.book("proeve", "samtale", NINE).code or ""

    content = booking.ics(code).decode()
    _, event = read(booking.ics(code))

    assert [word for word in TELLING if word in content.lower()] == []
    assert code not in content
    assert event["SUMMARY"] == "Aftale"
    assert event["LOCATION"] == "Prøvegade 12, 2. sal, 4999 Prøvekøbing"
    assert event["CLASS"] == "PRIVATE"
    assert set(event) == {
        "UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "LOCATION", "SEQUENCE", "STATUS", "CLASS",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("location", "place"),
    [
        ("Prøvegade 12, 4999 Prøvekøbing", "Prøvegade 12, 4999 Prøvekøbing"),
        ("Rusmiddelcenter Prøvekøbing, Prøvegade 12B, 4999 Prøvekøbing", "Prøvegade 12B, 4999 Prøvekøbing"),
        ("Perron 3, Banegårdspladsen 3, 4999 Prøvekøbing", "Banegårdspladsen 3, 4999 Prøvekøbing"),
        ("Ambulatoriet - Sdr. Ringvej 4-6, st. th., 4999 Prøvekøbing", "Sdr. Ringvej 4-6, st. th, 4999 Prøvekøbing"),
        ("Ungeafdelingen (Prøvegade 12, 1. sal)", "Prøvegade 12, 1. sal"),
        ("H.C. Prøves Vej 7, 9999 Øster Prøve", "H.C. Prøves Vej 7, 9999 Øster Prøve"),
        ("Skt. Prøve Stræde 2 A", "Skt. Prøve Stræde 2 A"),
        ("Den separate, anonyme indgang på Prøvegade 7, 4999 Prøve", "Prøvegade 7, 4999 Prøve"),
        ("Den Anonyme Indgang 3, Prøvegade 7", "Prøvegade 7"),
        ("Myndighed Social, Rådhus Allé 5, 4999 Prøvekøbing", "Rådhus Allé 5, 4999 Prøvekøbing"),
        ("Misbrugscenter 2", ""),
        ("Rusmiddelcentret", ""),
        ("Aftales pr. telefon", ""),
        ("", ""),
    ],
)
def test_of_an_address_street_floor_and_town_are_kept_and_names_are_not(location: str, place: str) -> None:
    assert neutral_place(location, "in_person") == place


def test_a_telephone_and_a_video_conversation_have_no_address() -> None:
    assert neutral_place("Rusmiddelcentrets telefon 12 34 56 78", "phone") == "Telefon"
    assert neutral_place("Rusmiddelcentrets videorum", "video") == "Video"
