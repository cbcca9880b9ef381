from __future__ import annotations

from typing import Any

import pytest
from fastapi.routing import APIRoute

from bot.gateway import staff as room
from bot.gateway.staff import (
    booking_pages,
    calendar_pages,
    closing_pages,
    day_pages,
    feed_pages,
    figures_pages,
    login_pages,
)
from tests.gateway.staff.staff_browser import Caseworker, words
from tests.gateway.staff.staff_place import Place

ROOMS = (login_pages, feed_pages, day_pages, booking_pages, calendar_pages, closing_pages, figures_pages, room)
OPEN = {"/staff/login", "/staff/feed/{secret}.ics"}
CHANGES_CALENDARS = [
    "/staff/calendar/close",
    "/staff/calendar/reopen/1",
    "/staff/calendar/hours/perron-3-samtale",
    "/staff/feeds",
    "/staff/feeds/1/revoke",
]


def routes() -> list[tuple[str, str]]:
    found = []
    for each in ROOMS:
        router: Any = getattr(each, "router", None) or each._rest  # type: ignore[attr-defined]
        for route in router.routes:
            assert isinstance(route, APIRoute)
            found += [(method, route.path) for method in sorted(route.methods or ())]
    return found


def filled(path: str) -> str:
    values = {"number": "1", "case": "1", "resource": "perron-3-samtale", "secret": "x", "path:path": "noget/andet"}
    for name, value in values.items():
        path = path.replace("{" + name + "}", value)
    return path


CLOSED = [(method, filled(path)) for method, path in routes() if path not in OPEN]


def test_the_list_of_routes_is_not_empty() -> None:
    assert len(CLOSED) > 25
    assert ("GET", "/staff") in CLOSED
    assert ("DELETE", "/staff/noget/andet") in CLOSED


def test_every_page_sends_a_stranger_to_the_log_in_and_a_program_away(place: Place) -> None:
    stranger = place.visitor()

    for method, path in CLOSED:
        browser = stranger.request(method, path, headers={"accept": "text/html"})
        program = stranger.request(method, path, headers={"accept": "application/json"})

        if path.endswith(".csv"):
            assert browser.status_code == 401, path
        else:
            assert (browser.status_code, browser.headers["location"].split("?")[0]) == (303, "/staff/login"), path
        assert program.status_code == 401, path
        assert program.headers["content-type"] == "application/problem+json"


def test_every_form_without_its_token_is_refused_and_changes_nothing(place: Place, lea: Caseworker) -> None:
    number = place.book()
    other = place.logged_in("bo").token()
    lines = len(place.store.list_audit("slagelse", 100))
    paths = sorted({path for method, path in CLOSED if method == "POST"} - {"/staff/noget/andet"})

    assert len(paths) == 12
    for path in paths:
        for fields in ({}, {"token": ""}, {"token": other}, {"token": "x" * 64}):
            reply = lea.post(path, data={"confirm": "ja", "status": "met", **fields})

            assert reply.status_code == 403, (path, fields)
            assert "Der er ikke ændret noget" in words(reply)
    assert place.house.bookings.store.booking(number).status == "confirmed"
    assert len(place.store.list_audit("slagelse", 100)) == lines


@pytest.mark.parametrize("path", ["/staff/bookings/{n}", "/staff/bookings/{n}/move", "/staff/bookings/{n}/cancel"])
def test_another_municipalitys_booking_does_not_exist(path: str, place: Place, bo: Caseworker, kim: Caseworker) -> None:
    theirs = place.book("ambulant", "assens")

    assert kim.get(path.format(n=theirs)).status_code == 200
    assert bo.get(path.format(n=theirs)).status_code == 404
    assert bo.get(path.format(n=theirs)).text == bo.get(path.format(n=theirs + 999)).text


@pytest.mark.parametrize("act", ["mark", "move", "cancel"])
def test_another_municipalitys_booking_cannot_be_changed(act: str, place: Place, bo: Caseworker) -> None:
    theirs = place.book("ambulant", "assens")
    before = place.house.bookings.store.booking(theirs)

    reply = bo.submit(f"/staff/bookings/{theirs}/{act}", status="met", slot="1801472400|")

    assert reply.status_code == 404
    assert place.house.bookings.store.booking(theirs) == before


def test_another_municipalitys_case_days_hours_and_addresses_cannot_be_changed(
    place: Place, lea: Caseworker, kim: Caseworker
) -> None:
    case = place.house.bookings.record_urgent("assens", "ambulant") or 0
    kim.submit("/staff/calendar/close", first="2027-03-01", last="2027-03-02", confirm="ja")
    kim.submit("/staff/feeds", resource="assens/samtale-voksne")

    assert lea.submit(f"/staff/urgent/{case}/handled").status_code == 404
    assert lea.submit("/staff/calendar/reopen/1").status_code == 404
    assert lea.submit("/staff/calendar/hours/samtale-voksne", confirm="ja").status_code == 404
    assert lea.submit("/staff/feeds", resource="assens/samtale-voksne").status_code == 404
    assert lea.submit("/staff/feeds/1/revoke").status_code == 404
    closing = {"first": "2027-03-01", "last": "2027-03-01", "resource": "assens/samtale-voksne", "confirm": "ja"}
    assert lea.submit("/staff/calendar/close", **closing).status_code == 404
    assert len(place.house.bookings.store.staff.list_urgent("assens")) == 1
    assert len(place.house.bookings.store.staff.closed_days("assens")) == 1
    assert len(place.store.list_feeds("assens")) == 1


def test_lists_show_ones_own_municipality_only(place: Place, lea: Caseworker) -> None:
    theirs = place.book("ambulant", "assens")
    own = place.book()
    place.house.bookings.record_urgent("assens", "ambulant")

    for path in ("/staff?days=28", "/staff/deadlines"):
        text = lea.words(path)
        assert f"aftale nr. {own}" in text
        assert f"aftale nr. {theirs}" not in text
    assert "Ingen hastende sager" in lea.words("/staff/deadlines")
    assert "kim" not in lea.words("/staff/audit")


@pytest.mark.parametrize("path", CHANGES_CALENDARS)
def test_a_caseworker_cannot_change_calendars(path: str, place: Place, bo: Caseworker) -> None:
    reply = bo.submit(path, first="2027-03-01", last="2027-03-01", resource="slagelse/perron-3-samtale", confirm="ja")

    assert reply.status_code == 403
    assert "kun en leder" in words(reply)
    assert place.house.bookings.store.staff.closed_days("slagelse") == {}
    assert place.house.bookings.store.staff.weekly_hours("slagelse") == {}
    assert place.store.list_feeds("slagelse") == []


def test_a_caseworker_cannot_export_and_sees_no_buttons_for_what_only_managers_can(
    bo: Caseworker, lea: Caseworker, place: Place
) -> None:
    place.book()

    assert bo.get("/staff/figures.csv").status_code == 403
    assert lea.get("/staff/figures.csv").status_code == 200
    for path, words_of_a_manager in (("/staff/calendar", "Luk dage"), ("/staff/figures", "CSV")):
        assert words_of_a_manager in lea.words(path)
        assert words_of_a_manager not in bo.words(path)


def test_a_removed_account_is_out_at_once(place: Place, bo: Caseworker) -> None:
    place.store.remove_account("bo")

    assert bo.get("/staff").status_code == 303


@pytest.mark.parametrize(
    "path", ["/staff/bookings/0", "/staff/bookings/99999999999999999999", "/staff/bookings/x", "/staff/intet"]
)
def test_addresses_that_do_not_exist_are_404(path: str, bo: Caseworker) -> None:
    assert bo.get(path).status_code == 404


def test_the_pages_carry_the_exact_headers_and_are_never_cached(bo: Caseworker) -> None:
    for path in ("/staff", "/staff/login", "/staff/deadlines", "/staff/intet"):
        headers = bo.get(path).headers
        assert headers["cache-control"] == "no-store"
        assert headers["referrer-policy"] == "no-referrer"
        assert headers["content-security-policy"].startswith("default-src 'none'")
        assert "unsafe-inline" not in headers["content-security-policy"]


def test_no_page_needs_a_script_or_an_inline_style(place: Place, lea: Caseworker) -> None:
    number = place.book(contact={"name": "Ida Prøve"})

    for path in ("", "/deadlines", "/calendar", "/figures", "/audit", "/feeds", f"/bookings/{number}", "/unlock"):
        page = lea.page(f"/staff{path}")
        assert page.select("script, style, [style], [onclick]") == [], path


def test_the_rooms_style_sheet_needs_no_log_in_and_is_the_only_file_there(place: Place) -> None:
    stranger = place.visitor()

    assert stranger.get("/staff/static/staff.css").headers["content-type"].startswith("text/css")
    assert stranger.get("/staff/static/../templates/layout.html").status_code != 200
    assert stranger.get("/staff/static/layout.html").status_code == 404
    assert all(stranger.get(link["href"]).status_code == 200 for link in stranger.page("/staff/login").select("link"))


def test_the_staff_pages_are_not_part_of_the_public_interface(place: Place) -> None:
    paths = place.visitor().get("/openapi.json").json()["paths"]

    assert not [path for path in paths if path.startswith("/staff")]


def test_a_store_that_is_away_is_said_plainly(place: Place, bo: Caseworker) -> None:
    place.store.path.unlink()

    reply = bo.get("/staff")

    assert reply.status_code == 503
    assert "Der er ikke ændret noget" in words(reply)
