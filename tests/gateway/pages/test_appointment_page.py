"""`/aftale`: look up, move, cancel, with the code alone."""

from __future__ import annotations

import pytest

from bot.booking.appointment import Booking
from bot.booking.errors import SlotRefused
from bot.gateway.house import Limits
from bot.privacy.limits import Limiter
from tests.gateway.pages.pages_site import Site, soup


@pytest.fixture
def booking(site: Site) -> Booking:
    """An anonymous booking at the first free time."""
    bookings = site.house.bookings
    start = bookings.slots("slagelse", "perron-3").slots[0].start
    made: Booking = bookings.book("slagelse", "perron-3", start)
    return made


def test_the_code_finds_the_appointment_with_spaces_and_dashes(site: Site, booking: Booking) -> None:
    for code in (booking.code, booking.code_in_groups, str(booking.code_in_groups).replace(" ", "-")):
        page = soup(site.post("/aftale", {"kode": str(code), "handling": "vis"}))

        shown = page.select_one(".receipt .code")
        assert shown is not None
        assert shown.get_text() == booking.code_in_groups
        assert booking.location in page.get_text()


def test_the_code_stands_in_no_address_but_the_calendar_files(site: Site, booking: Booking) -> None:
    page = soup(site.post("/aftale", {"kode": str(booking.code)}))

    addresses = [str(each.get("href") or each.get("action")) for each in page.select("[href], [action]")]

    assert [each for each in addresses if str(booking.code) in each] == [f"/api/bookings/{booking.code}.ics"]


def test_the_page_does_not_say_what_the_appointment_is_about(site: Site, booking: Booking) -> None:
    page = soup(site.post("/aftale", {"kode": str(booking.code)}))

    receipt = page.select_one(".receipt")
    assert receipt is not None
    assert not [
        word for word in ("misbrug", "rusmid", "stof", "alkohol", "behandling") if word in receipt.get_text().lower()
    ]


@pytest.mark.parametrize(
    ("code", "status"), [("", 422), ("1234", 404), ("0000 0000 0000 0000", 404), ("<script>", 404)]
)
def test_a_code_that_is_none_is_told_of_beside_the_field(site: Site, code: str, status: int) -> None:
    response = site.post("/aftale", {"kode": code, "handling": "vis"})

    page = soup(response)
    field = page.find(id="kode")
    assert response.status_code == status
    assert page.find(id="fejl") is not None
    assert field is not None
    assert field["value"] == code


def test_an_appointment_is_moved_to_the_chosen_time(site: Site, booking: Booking) -> None:
    choice = soup(site.post("/aftale", {"kode": str(booking.code), "handling": "flyt"}))
    times = choice.select("input[type=radio]")
    assert len(times) > 3

    page = soup(site.post("/aftale", {"kode": str(booking.code), "handling": "flyttet", "tid": str(times[2]["value"])}))

    moved = site.house.bookings.lookup(booking.code)
    assert moved.start.isoformat() == str(times[2]["value"]).partition("|")[0]
    assert "flyttet" in page.select("[role=status]")[-1].get_text()


def test_later_times_begin_behind_the_ones_shown(site: Site, booking: Booking) -> None:
    first = soup(site.post("/aftale", {"kode": str(booking.code), "handling": "flyt"}))
    after = first.select_one("input[name=efter]")
    assert after is not None

    later = soup(site.post("/aftale", {"kode": str(booking.code), "handling": "flyt", "efter": str(after["value"])}))

    last = str(first.select("input[type=radio]")[-1]["value"])
    assert str(later.select("input[type=radio]")[0]["value"]) > last


def test_moving_without_a_choice_asks_for_one(site: Site, booking: Booking) -> None:
    response = site.post("/aftale", {"kode": str(booking.code), "handling": "flyttet"})

    assert response.status_code == 422
    assert "Vælg en af tiderne" in response.text


def test_a_time_that_is_gone_meanwhile_leaves_the_old_one_and_shows_others(site: Site, booking: Booking) -> None:
    free = [s for s in site.house.bookings.slots("slagelse", "perron-3").slots if s.start != booking.start]
    wanted = free[0]
    while True:  # every seat of that start
        try:
            site.house.bookings.book("slagelse", "perron-3", wanted.start, resource=wanted.resource)
        except SlotRefused:
            break

    response = site.post(
        "/aftale",
        {"kode": str(booking.code), "handling": "flyttet", "tid": f"{wanted.start.isoformat()}|{wanted.resource}"},
    )

    assert response.status_code == 409
    assert "Din gamle tid er stadig din" in response.text
    assert soup(response).select("input[type=radio]")
    assert site.house.bookings.lookup(booking.code).start == booking.start


def test_cancelling_asks_once_and_then_cancels(site: Site, booking: Booking) -> None:
    asked = soup(site.post("/aftale", {"kode": str(booking.code), "handling": "aflys"}))
    assert asked.h1 is not None
    assert asked.h1.get_text() == "Vil du aflyse tiden?"
    assert site.house.bookings.lookup(booking.code).status == "confirmed"

    done = soup(site.post("/aftale", {"kode": str(booking.code), "handling": "aflyst"}))

    assert "aflyst" in done.select("[role=status]")[-1].get_text()
    assert site.house.bookings.lookup(booking.code).status == "cancelled"
    assert not done.select("button[value=flyt], button[value=aflys]")


def test_a_cancelled_appointment_cannot_be_moved(site: Site, booking: Booking) -> None:
    site.house.bookings.cancel(booking.code)

    response = site.post(
        "/aftale", {"kode": str(booking.code), "handling": "flyttet", "tid": booking.start.isoformat()}
    )

    assert response.status_code == 409
    assert "aflyst" in response.text


def test_attempts_with_codes_are_limited(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(site.house, "limits", Limits(codes=Limiter(2, 60)))

    answers = [site.post("/aftale", {"kode": "0000000000000000"}) for _ in range(3)]

    assert [each.status_code for each in answers] == [404, 404, 429]
    assert int(answers[-1].headers["retry-after"]) >= 1
    assert "Vent et minut" in answers[-1].text
