from __future__ import annotations

import datetime as dt

from bs4 import BeautifulSoup

from bot.booking.appointment import local
from tests.gateway.staff.staff_browser import Caseworker, words
from tests.gateway.staff.staff_place import Place

SAMTALE = "/staff/calendar/hours/perron-3-samtale"
CONTACT = {"name": "Ida Prøve", "phone": "12 34 56 78"}


def starts(place: Place, offer: str = "perron-3") -> set[dt.date]:
    return {slot.start.date() for slot in place.house.bookings.slots("slagelse", offer).slots}


def test_an_example_calendar_says_that_it_is_one(kim: Caseworker, lea: Caseworker) -> None:
    for path in ("/staff", "/staff/calendar"):
        assert "Kalenderen er et eksempel" in kim.words(path)
        assert "Kalenderen er et eksempel" not in lea.words(path)
    assert "Kvalitetsstandarden giver ingen tider" in kim.words("/staff/calendar")


def test_closing_days_warns_with_the_bookings_that_are_hit_and_does_nothing_yet(place: Place, lea: Caseworker) -> None:
    hit = place.book(frm=dt.date(2027, 2, 3), contact=CONTACT)
    free = place.book(frm=dt.date(2027, 2, 4))

    warning = lea.submit("/staff/calendar/close", first="2027-02-03", last="2027-02-03")

    assert "1 aftale bliver ramt" in words(warning)
    assert f"nr. {hit}" in words(warning)
    assert f"nr. {free}" not in words(warning)
    assert "Ida Prøve" not in warning.text
    assert place.house.bookings.store.staff.closed_days("slagelse") == {}


def test_confirmed_days_are_closed_and_the_hit_bookings_stand_on_the_page_until_they_are_moved(
    place: Place, lea: Caseworker
) -> None:
    hit = place.book(frm=dt.date(2027, 2, 3))

    reply = lea.submit("/staff/calendar/close", first="2027-02-03", last="2027-02-03", confirm="ja")

    assert reply.headers["location"] == "/staff/calendar?done=closed"
    assert dt.date(2027, 2, 3) not in starts(place)
    assert place.house.bookings.store.booking(hit).status == "confirmed"
    assert "Aftaler på lukkede dage eller uden for tiderne (1)" in lea.words("/staff/calendar")
    choice = str(lea.page(f"/staff/bookings/{hit}/move").select("input[name=slot]")[0]["value"])
    lea.submit(f"/staff/bookings/{hit}/move", slot=choice)
    assert "Aftaler på lukkede dage" not in lea.words("/staff/calendar")


def test_days_can_be_closed_for_one_calendar_alone(place: Place, lea: Caseworker) -> None:
    closing = {"first": "2027-02-03", "last": "2027-02-03", "resource": "slagelse/stof-samtale", "confirm": "ja"}
    lea.submit("/staff/calendar/close", **closing)

    kinds = {(slot.kind, slot.start.date()) for slot in place.house.bookings.slots("slagelse", "stof-over-30").slots}

    assert ("in_person", dt.date(2027, 2, 3)) not in kinds
    assert ("phone", dt.date(2027, 2, 3)) in kinds
    assert "Stofbehandlingen, samtale" in lea.words("/staff/calendar")


def test_closed_days_are_opened_again(place: Place, lea: Caseworker) -> None:
    lea.submit("/staff/calendar/close", first="2027-02-03", last="2027-02-03", confirm="ja")
    (number,) = place.house.bookings.store.staff.closed_days("slagelse")

    lea.submit(f"/staff/calendar/reopen/{number}")

    assert dt.date(2027, 2, 3) in starts(place)
    assert lea.submit(f"/staff/calendar/reopen/{number}").status_code == 404


def test_days_that_make_no_sense_are_named_and_change_nothing(place: Place, lea: Caseworker) -> None:
    for first, last, word in (
        ("2027-02-05", "2027-02-03", "før den første"),
        ("", "", "Vælg den første dag"),
        ("i morgen", "2027-02-03", "Vælg den første dag"),
        ("2027-01-03", "2027-01-05", "allerede gået"),
        ("2027-02-03", "2029-02-03", "højst lukkes et år"),
    ):
        reply = lea.submit("/staff/calendar/close", first=first, last=last, confirm="ja")

        assert reply.status_code == 422
        assert word in words(reply)
    assert place.house.bookings.store.staff.closed_days("slagelse") == {}


def test_new_hours_warn_with_the_bookings_outside_them_and_hold_once_confirmed(place: Place, lea: Caseworker) -> None:
    hit = place.book(nth=0)
    begins = local(place.house.bookings.store.booking(hit).start)
    hours = {"tue-0-start": "10", "tue-0-end": "12", "wed-0-start": "09.30", "wed-0-end": "11"}

    warning = lea.submit(SAMTALE, **hours)
    unchanged = place.house.bookings.store.staff.weekly_hours("slagelse")
    reply = lea.submit(SAMTALE, **hours, confirm="ja")

    assert begins.weekday() == 0
    assert "1 aftale ligger uden for de nye tider" in words(warning)
    assert "Tirsdag kl. 10.00–12.00" in words(warning)
    assert unchanged == {}
    assert reply.headers["location"] == "/staff/calendar?done=hours"
    offered = {
        (slot.start.weekday(), f"{slot.start:%H:%M}")
        for slot in place.house.bookings.slots("slagelse", "perron-3").slots
        if slot.kind == "in_person"
    }
    assert offered == {(1, "10:00"), (1, "11:00"), (2, "09:30")}


def test_the_hours_that_were_confirmed_are_the_hours_that_were_shown(place: Place, lea: Caseworker) -> None:
    warning = lea.submit(SAMTALE, **{"fri-0-start": "9", "fri-0-end": "12", "fri-1-start": "13", "fri-1-end": "15.30"})
    hidden = BeautifulSoup(warning.text, "html.parser").select("main form input[type=hidden]")

    lea.post(SAMTALE, data={**{str(i["name"]): str(i["value"]) for i in hidden}, "confirm": "ja"})

    (rules,) = place.house.bookings.store.staff.weekly_hours("slagelse").values()
    assert [(rule.day, rule.start, rule.end) for rule in rules] == [
        ("fri", "09:00", "12:00"),
        ("fri", "13:00", "15:30"),
    ]


def test_changed_hours_can_be_set_back(place: Place, lea: Caseworker) -> None:
    before = starts(place)
    lea.submit(SAMTALE, **{"tue-0-start": "10", "tue-0-end": "12"}, confirm="ja")
    assert "Tiderne er rettet her på siden" in lea.words("/staff/calendar")
    assert "Sæt tilbage" in lea.words(SAMTALE)

    reply = lea.submit(SAMTALE, reset="ja", confirm="ja")

    assert reply.headers["location"] == "/staff/calendar?done=reset"
    assert starts(place) == before
    assert place.house.bookings.store.staff.weekly_hours("slagelse") == {}


def test_hours_that_make_no_sense_are_shown_again_as_typed(place: Place, lea: Caseworker) -> None:
    reply = lea.submit(SAMTALE, **{"tue-0-start": "12", "tue-0-end": "9", "wed-0-start": "kvart i ni"}, confirm="ja")

    assert reply.status_code == 422
    assert "efter starttiden tirsdag" in words(reply)
    assert 'value="kvart i ni"' in reply.text
    assert place.house.bookings.store.staff.weekly_hours("slagelse") == {}


def test_a_calendar_that_does_not_exist_is_404(lea: Caseworker) -> None:
    assert lea.get("/staff/calendar/hours/findes-ikke").status_code == 404
