from __future__ import annotations

import datetime as dt

from bot.booking.retention import purge_expired
from tests.gateway.staff.staff_browser import MONDAY, Caseworker
from tests.gateway.staff.staff_place import Place

TODAY = MONDAY.date()


def test_without_bookings_the_page_says_that_there_are_no_figures(bo: Caseworker) -> None:
    page = bo.page("/staff/figures")

    assert "Der er ingen tal endnu" in bo.words("/staff/figures")
    assert page.select("svg, table") == []


def test_the_share_within_the_guarantee_stands_by_month_with_a_plot_and_its_numbers(
    place: Place, bo: Caseworker
) -> None:
    place.book()  # today, day 0
    place.book(nth=2)
    place.book(inquiry=TODAY - dt.timedelta(days=20))  # January, day 20, too late
    place.book(frm=TODAY + dt.timedelta(days=16))  # own wish
    page = bo.page("/staff/figures")

    rows = [[cell.get_text() for cell in row.select("th, td")] for row in page.select("table")[0].select("tbody tr")]
    numbers = [[cell.get_text() for cell in row.select("th, td")] for row in page.select("table")[1].select("tbody tr")]

    assert rows[0][:6] == ["feb. 2027", "100 %", "3", "2", "0", "1"]
    assert rows[1][:6] == ["jan. 2027", "0 %", "1", "0", "1", "0"]
    assert "67 % har en samtale inden for 14 dage" in bo.words("/staff/figures")
    assert numbers == [["jan. 2027", "20", "1"], ["feb. 2027", "0", "2"], ["feb. 2027", "16", "1"]]
    assert len(page.select("svg circle")) == len(numbers)


def test_the_figures_outlive_the_bookings_they_were_counted_from(place: Place, bo: Caseworker) -> None:
    place.book()
    before = bo.words("/staff/figures")
    place.clock.forward(days=60)
    purge_expired(place.house.bookings.store, place.clock())

    after = place.logged_in("bo").words("/staff/figures")

    assert "100 %" in before
    assert after == before


def test_urgent_cases_without_a_time_are_named_beside_the_figures(place: Place, bo: Caseworker) -> None:
    place.house.bookings.record_urgent("slagelse", "perron-3")

    assert "1 hastende sag venter uden en tid" in bo.words("/staff/figures")


def test_a_manager_gets_the_figures_as_csv_and_the_trail_says_so(place: Place, lea: Caseworker) -> None:
    place.book()

    reply = lea.get("/staff/figures.csv")

    assert reply.headers["content-type"] == "text/csv; charset=utf-8"
    assert reply.headers["content-disposition"] == 'attachment; filename="behandlingsgaranti-slagelse-2027-02-01.csv"'
    assert reply.content.decode("utf-8-sig").splitlines()[1] == "2027-02;0;ja;aftalt;nej;1"
    assert place.store.list_audit("slagelse", 1)[0][1].action == "figures_exported"
