from __future__ import annotations

import datetime as dt

from bs4 import BeautifulSoup

from tests.gateway.staff.staff_browser import MONDAY, Caseworker, words
from tests.gateway.staff.staff_place import Place

TODAY = MONDAY.date()


def section(page: BeautifulSoup, heading: str) -> str:
    """The words of the section under a heading's id; empty when there is none."""
    found = page.select_one(f"section[aria-labelledby={heading}]")
    return " ".join(found.get_text(" ").split()) if found else ""


def test_urgent_cases_come_first_and_stay_until_somebody_marks_them_handled(place: Place, bo: Caseworker) -> None:
    case = place.house.bookings.record_urgent("slagelse", "perron-3", TODAY - dt.timedelta(days=16)) or 0
    place.book(inquiry=TODAY - dt.timedelta(days=12))
    headings = [h2["id"] for h2 in bo.page("/staff/deadlines").select("h2")]

    place.clock.forward(days=5)
    bo = place.logged_in("bo")
    assert f"nr. {case}" in section(bo.page("/staff/deadlines"), "hastende")
    assert "1 hastende sag uden tid" in bo.words("/staff")
    reply = bo.submit(f"/staff/urgent/{case}/handled")

    assert headings[0] == "hastende"
    assert reply.headers["location"] == "/staff/deadlines?done=handled"
    assert "Ingen hastende sager" in section(bo.page("/staff/deadlines"), "hastende")
    assert "hastende" not in bo.words("/staff")
    assert bo.submit(f"/staff/urgent/{case}/handled").status_code == 404


def test_an_urgent_case_whose_deadline_is_over_says_so(place: Place, bo: Caseworker) -> None:
    place.house.bookings.record_urgent("slagelse", "perron-3", TODAY - dt.timedelta(days=16))
    place.house.bookings.record_urgent("slagelse", "perron-3", TODAY - dt.timedelta(days=13))

    text = section(bo.page("/staff/deadlines"), "hastende")

    assert text.count("Fristen er overskredet") == 1
    assert text.index("for 2 dage siden") < text.index("i morgen")


def test_every_booking_stands_in_the_one_group_that_fits(place: Place, bo: Caseworker) -> None:
    def ago(days: int) -> dt.date:
        return TODAY - dt.timedelta(days=days)

    passed = place.book(inquiry=ago(20))
    near = place.book(inquiry=ago(11), nth=1)
    not_near = place.book(inquiry=ago(10), nth=2)
    wished = place.book(frm=dt.date(2027, 2, 20))
    unmarked = place.book(nth=0)
    page = bo.page("/staff/deadlines")

    assert f"nr. {passed}" in section(page, "overskredet")
    assert f"nr. {near}" in section(page, "naer")
    assert "om 3 dage" in section(page, "naer")
    assert f"nr. {not_near}" in section(page, "resten")
    assert "Senere efter eget ønske" in section(page, "efter")
    assert f"nr. {wished}" in section(page, "efter")
    for number in (passed, near, not_near, wished, unmarked):
        assert words(page).count(f"aftale nr. {number} ") == 1
    place.clock.forward(hours=9)
    bo = place.logged_in("bo")
    assert f"nr. {unmarked}" in section(bo.page("/staff/deadlines"), "umarkeret")


def test_a_marked_booking_leaves_the_list_and_so_does_one_that_the_citizen_cancelled(
    place: Place, bo: Caseworker
) -> None:
    marked, service = place.book(), place.house.bookings
    start = service.slots("slagelse", "perron-3").slots[3].start
    cancelled = service.cancel(service.book("slagelse", "perron-3", start).code or "").id
    bo.submit(f"/staff/bookings/{marked}/mark", status="met")

    text = bo.words("/staff/deadlines")

    assert f"aftale nr. {marked}" not in text
    assert f"aftale nr. {cancelled}" not in text


def test_who_was_cancelled_by_the_staff_stays_on_the_list_until_somebody_has_handled_it(
    place: Place, bo: Caseworker
) -> None:
    number = place.book(contact={"phone": "12 34 56 78"})

    reply = bo.submit(f"/staff/bookings/{number}/cancel")
    after = bo.words(reply.headers["location"])
    listed = bo.page("/staff/deadlines")
    (case,) = place.house.bookings.store.staff.list_urgent("slagelse")
    bo.submit(f"/staff/urgent/{case.id}/handled")

    assert "der er oprettet en sag under Frister" in after
    assert f"Sag nr. {case.id} bliver stående" in after
    assert f"aflyste aftale nr. {number}" in section(listed, "ny-tid")
    assert "Ingen hastende sager" in section(listed, "hastende")
    assert "mangler en ny tid" not in bo.words("/staff")
    assert section(bo.page("/staff/deadlines"), "ny-tid") == ""
    assert "Sag nr." not in bo.words(f"/staff/bookings/{number}")


def test_it_is_urgent_when_no_time_is_left_and_the_first_page_says_how_many_wait(
    place: Place, bo: Caseworker, lea: Caseworker
) -> None:
    urgent, waiting = place.book(), place.book("alkohol-over-30")
    for number in (urgent, waiting):
        bo.submit(f"/staff/bookings/{number}/cancel")
    before = bo.words("/staff")

    for resource in ("slagelse/perron-3-samtale", "slagelse/perron-3-telefon"):
        lea.submit("/staff/calendar/close", first="2027-02-01", last="2027-02-15", resource=resource, confirm="ja")

    assert "2 aflyste aftaler, hvor personen mangler en ny tid" in before
    assert f"aftale nr. {urgent}" in section(bo.page("/staff/deadlines"), "hastende")
    assert f"aftale nr. {waiting}" in section(bo.page("/staff/deadlines"), "ny-tid")
    assert "1 aflyst aftale, hvor personen mangler en ny tid" in bo.words("/staff")


def test_a_full_calendar_puts_the_citizens_case_before_the_staff(place: Place, lea: Caseworker) -> None:
    lea.submit("/staff/calendar/close", first="2027-02-01", last="2027-02-15", confirm="ja")

    reply = place.visitor().get("/api/slots?municipality=slagelse&offer=perron-3")

    assert reply.json()["urgent"] is True
    assert "Hastende sager (1)" in lea.words("/staff/deadlines")
