from __future__ import annotations

import re

from icalendar import Calendar

from bot.booking.appointment import local
from tests.gateway.staff.staff_browser import Caseworker, words
from tests.gateway.staff.staff_place import Place

PERRON = "slagelse/perron-3-samtale"
CONTACT = {"name": "Ida Prøve", "phone": "12 34 56 78"}


def address(browser: Caseworker, resource: str = PERRON) -> str:
    reply = browser.submit("/staff/feeds", resource=resource)
    found = re.search(r"http://testserver(/staff/feed/[\w-]{43}\.ics)", words(reply))
    assert found, words(reply)
    return found[1]


def test_the_address_is_shown_once_and_its_secret_is_not_kept(place: Place, lea: Caseworker) -> None:
    path = address(lea)

    secret = path.split("/")[-1].removesuffix(".ics")

    assert secret not in lea.get("/staff/feeds").text
    assert "Perron 3, samtale" in lea.words("/staff/feeds")
    assert secret.encode() not in place.store.path.read_bytes()


def test_the_calendar_needs_no_log_in_and_holds_the_resources_bookings_only(place: Place, lea: Caseworker) -> None:
    begins = local(place.house.bookings.store.booking(place.book(contact=CONTACT)).start)
    place.book("stof-over-30")
    gone = place.book(nth=4)
    lea.submit(f"/staff/bookings/{gone}/cancel")

    reply = place.visitor().get(address(lea))

    events = list(Calendar.from_ical(reply.content).walk("VEVENT"))
    assert reply.headers["content-type"].startswith("text/calendar")
    assert len(events) == 1
    assert events[0]["SUMMARY"] == "Aftale"
    assert events[0].decoded("DTSTART") == begins


def test_the_calendar_tells_nobody_what_the_appointment_is_about(place: Place, lea: Caseworker) -> None:
    number = place.book(contact=CONTACT)
    made = place.house.bookings.store.booking(number)

    text = place.visitor().get(address(lea)).text

    unwanted = ("Ida", "12 34", "Perron", "perron", "stof", "behandl", "Rusmiddel", "Kommune", "slagelse/", made.offer)
    assert [word for word in unwanted if word in text] == []
    assert "Ingemannsvej 24" in text


def test_a_revoked_address_is_gone_at_once(place: Place, lea: Caseworker) -> None:
    path = address(lea)
    assert place.visitor().get(path).status_code == 200

    reply = lea.submit("/staff/feeds/1/revoke")

    assert reply.headers["location"] == "/staff/feeds?done=revoked"
    assert place.visitor().get(path).status_code == 404


def test_the_addresses_of_a_removed_account_are_gone(place: Place, lea: Caseworker) -> None:
    path = address(lea)

    place.store.remove_account("lea")

    assert place.visitor().get(path).status_code == 404


def test_guessed_addresses_are_404_and_then_429_while_real_ones_work_on(place: Place, lea: Caseworker) -> None:
    path, stranger = address(lea), place.visitor()

    answers = [stranger.get(f"/staff/feed/{n:043}.ics").status_code for n in range(32)]

    assert answers == [404] * 30 + [429] * 2
    assert stranger.get(path).status_code == 200
    assert stranger.get(f"/staff/feed/{'x' * 5000}.ics").status_code == 429


def test_a_moved_booking_keeps_its_entry_and_raises_its_sequence(place: Place, lea: Caseworker) -> None:
    number = place.book()
    path = address(lea)
    before = Calendar.from_ical(lea.get(path).content).walk("VEVENT")[0]
    choice = next(
        str(each["value"])
        for each in lea.page(f"/staff/bookings/{number}/move").select("input[name=slot]")
        if PERRON in str(each["value"])
    )
    lea.submit(f"/staff/bookings/{number}/move", slot=choice)

    after = Calendar.from_ical(lea.get(path).content).walk("VEVENT")[0]

    assert before["UID"] == after["UID"]
    assert (int(before["SEQUENCE"]), int(after["SEQUENCE"])) == (0, 1)
    assert before.decoded("DTSTART") != after.decoded("DTSTART")
