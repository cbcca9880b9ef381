"""Free times and bookings over HTTP, on the real content, with the clock where a test wants it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from bot.clock import COPENHAGEN
from tests.gateway.staff.staff_place import Place

WISH = {"municipality": "slagelse", "offer": "perron-3", "anonymous": True}
FIELDS = {"code", "municipality", "offer", "start", "end", "location", "deadline", "anonymous", "status"}


class Citizen:
    """A program that books over HTTP.

    Attributes:
        place: the gateway, and its clock.
        http: the client.
    """

    def __init__(self, place: Place) -> None:
        self.place, self.http = place, place.visitor()

    def free(self, **more: str) -> dict[str, Any]:
        found: dict[str, Any] = self.http.get(
            "/api/slots", params={"municipality": "slagelse", "offer": "perron-3", **more}
        ).json()
        return found

    def two_starts(self) -> list[str]:
        """The first two different starts: a start is listed once for each kind of conversation."""
        return list(dict.fromkeys(each["start"] for each in self.free()["slots"]))[:2]

    def books(self, start: str, key: str | None = None, **more: Any) -> Any:
        headers = {"Idempotency-Key": key} if key else {}
        return self.http.post("/api/bookings", json={**WISH, "start": start, **more}, headers=headers)

    def entry(self, code: str) -> tuple[str, Any]:
        """METHOD and event of the calendar file."""
        calendar = Calendar.from_ical(self.http.get(f"/api/bookings/{code}.ics").content)
        return str(calendar["METHOD"]), calendar.walk("VEVENT")[0]


@pytest.fixture
def citizen(tmp_path: Path) -> Citizen:
    return Citizen(Place(tmp_path, LIMITS="off"))


def test_a_booking_has_the_contracts_fields_and_is_found_with_spaces_and_dashes(citizen: Citizen) -> None:
    start = citizen.free()["slots"][0]["start"]

    made = citizen.books(start)
    code = made.json()["code"]
    typed = f"{code[:4]} {code[4:8]}-{code[8:12]} {code[12:]}"

    assert made.status_code == 201
    assert made.json().keys() >= FIELDS
    assert (made.json()["status"], made.json()["start"]) == ("confirmed", start)
    assert citizen.http.get(f"/api/bookings/{typed}").json() == made.json()


def test_a_taken_time_is_409_with_others_that_can_be_had(citizen: Citizen) -> None:
    start = citizen.free()["slots"][0]["start"]
    while (refused := citizen.books(start)).status_code == 201:
        pass

    alternatives = refused.json()["alternatives"]

    assert refused.status_code == 409
    assert refused.headers["content-type"] == "application/problem+json"
    assert "taget" in refused.json()["detail"]
    assert start not in [each["start"] for each in alternatives]
    assert citizen.books(alternatives[0]["start"]).status_code == 201


def test_a_move_and_a_cancellation_change_the_calendar_entry_and_a_repeat_changes_nothing(citizen: Citizen) -> None:
    first, second = citizen.two_starts()
    code = citizen.books(first).json()["code"]
    published = citizen.entry(code)
    moves = [citizen.http.patch(f"/api/bookings/{code}", json={"start": second}) for _ in range(2)]
    moved = citizen.entry(code)

    ends = [citizen.http.delete(f"/api/bookings/{code}") for _ in range(2)]
    cancelled = citizen.entry(code)

    assert [reply.status_code for reply in (*moves, *ends)] == [200] * 4
    assert [reply.json()["status"] for reply in ends] == ["cancelled"] * 2
    methods = [
        (method, int(event["SEQUENCE"]), str(event["STATUS"])) for method, event in (published, moved, cancelled)
    ]
    assert methods == [("PUBLISH", 0, "CONFIRMED"), ("PUBLISH", 1, "CONFIRMED"), ("CANCEL", 2, "CANCELLED")]
    assert len({str(event["UID"]) for _, event in (published, moved, cancelled)}) == 1
    assert moved[1].decoded("DTSTART") == dt.datetime.fromisoformat(second)
    assert {str(event["SUMMARY"]) for _, event in (published, moved, cancelled)} == {"Aftale"}
    assert {first, second} <= {each["start"] for each in citizen.free()["slots"]}, "both times are free again"
    assert citizen.http.patch(f"/api/bookings/{code}", json={"start": first}).status_code == 409


def test_a_repeat_under_the_same_key_is_the_same_booking_and_another_wish_under_it_is_refused(citizen: Citizen) -> None:
    first, second = citizen.two_starts()

    once, again = citizen.books(first, key="en"), citizen.books(first, key="en")
    other = citizen.books(second, key="en")

    assert (once.status_code, once.json()) == (again.status_code, again.json())
    assert other.status_code == 422
    assert len(citizen.place.house.bookings.store.database.rows("SELECT * FROM bookings")) == 1


@pytest.mark.parametrize(
    ("wish", "status", "field"),
    [
        ({"contact": {"phone": "12 34 56 78"}}, 422, "contact"),
        ({"contact": {"phone": "ring"}, "anonymous": False}, 422, "phone"),
        ({"inquiry": "2999-01-01"}, 422, "inquiry"),
        ({"offer": "kontakt"}, 422, None),
        ({"municipality": "odense"}, 422, None),
    ],
)
def test_what_cannot_be_is_told_in_danish_with_its_reason(
    citizen: Citizen, wish: dict[str, Any], status: int, field: str | None
) -> None:
    start = citizen.free()["slots"][0]["start"]

    refused = citizen.books(start, **wish)

    assert refused.status_code == status
    assert refused.json()["detail"].endswith(".")
    assert field is None or any(field in name for name in refused.json()["reasons"])
    assert "12 34 56 78" not in refused.text


def test_an_unknown_code_is_404_on_every_way(citizen: Citizen) -> None:
    code = "1234567812345678"

    replies = [
        citizen.http.get(f"/api/bookings/{code}"), citizen.http.get(f"/api/bookings/{code}.ics"), citizen.http.delete(f"/api/bookings/{code}"),
        citizen.http.patch(f"/api/bookings/{code}", json={"start": "2027-02-01T09:00:00+01:00"}),
    ]  # fmt: skip

    assert [reply.status_code for reply in replies] == [404] * 4


def test_an_earlier_inquiry_brings_the_deadline_forward_and_a_passed_one_is_urgent(citizen: Citizen) -> None:
    near, passed = citizen.free(inquiry="2027-01-25"), citizen.free(inquiry="2027-01-11")

    assert (near["deadline"], near["urgent"]) == ("2027-02-08", False)
    assert max(each["start"] for each in near["slots"]) < "2027-02-09"
    assert (passed["deadline"], passed["urgent"]) == ("2027-01-25", True)
    assert passed["slots"], "the earliest times follow"


@pytest.mark.parametrize(
    ("now", "deadline", "closed"),
    [
        ("2027-03-22T08:00", "2027-04-05", ["2027-03-25", "2027-03-26", "2027-03-29"]),
        ("2027-03-28T03:30", "2027-04-11", ["2027-03-29"]),
        ("2027-10-25T08:00", "2027-11-08", []),
        ("2027-10-31T02:30", "2027-11-14", []),
        ("2027-12-20T08:00", "2028-01-03", ["2027-12-24", "2027-12-31"]),
        ("2027-12-31T23:59", "2028-01-14", []),
        ("2028-02-15T08:00", "2028-02-29", []),
        ("2028-02-29T12:00", "2028-03-14", []),
    ],
)
def test_over_changes_of_the_clock_new_year_and_the_leap_day_times_and_deadline_hold(
    citizen: Citizen, now: str, deadline: str, closed: list[str]
) -> None:
    citizen.place.clock.now = dt.datetime.fromisoformat(now).replace(tzinfo=COPENHAGEN)

    free = citizen.free()
    starts = [dt.datetime.fromisoformat(each["start"]) for each in free["slots"]]
    made = citizen.books(free["slots"][-1]["start"]).json()
    _, event = citizen.entry(made["code"])

    assert free["deadline"] == deadline
    assert all(9 <= start.hour < 18 and start.weekday() < 5 for start in starts), "Slagelse's hours on the wall"
    assert all(start.utcoffset() == start.astimezone(COPENHAGEN).utcoffset() for start in starts)
    assert not {start.date().isoformat() for start in starts} & set(closed)
    assert max(starts).date() <= dt.date.fromisoformat(deadline)
    assert made["start"] == free["slots"][-1]["start"]
    assert event.decoded("DTSTART") == starts[-1]
    assert event.decoded("DTEND") == dt.datetime.fromisoformat(made["end"])


def test_each_kind_of_conversation_that_is_listed_can_be_booked_and_moved_to(citizen: Citizen) -> None:
    start, later = citizen.two_starts()
    kinds = {each["kind"] for each in citizen.free()["slots"] if each["start"] == start}

    made = {kind: citizen.books(start, kind=kind).json() for kind in kinds}
    moved = citizen.http.patch(f"/api/bookings/{made['phone']['code']}", json={"start": later, "kind": "in_person"})

    assert kinds == {"in_person", "phone"}
    assert {kind: each["kind"] for kind, each in made.items()} == {"in_person": "in_person", "phone": "phone"}
    assert made["phone"]["location"].startswith("Telefon")
    assert moved.json()["kind"] == "in_person"
    assert citizen.books(start, kind="video").status_code == 409
    assert citizen.books(start, kind="brev").status_code == 422
