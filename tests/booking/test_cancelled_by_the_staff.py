"""Promise: whoever is cancelled by the staff while the guarantee runs is a case, until somebody has taken care of it."""

from __future__ import annotations

import datetime as dt
import sqlite3
from pathlib import Path

import pytest
from sqlite_utils import Database

from bot.booking.caseworker import CaseworkerDesk
from bot.booking.errors import BookingOver, StoreUnavailable
from bot.booking.migrations import migrations
from bot.booking.retention import purge_expired
from bot.booking.sealed_contact import generate_keypair, seal_contact
from bot.booking.service import BookingService

from .made_up import MONDAY, Clock, at, knowledge, service

Booked = tuple[BookingService, Clock]
NINE, TEN = at(MONDAY, "09:00"), at(MONDAY, "10:00")


@pytest.fixture
def desk(booked: Booked) -> CaseworkerDesk:
    return CaseworkerDesk(booked[0])


def fill(booking: BookingService) -> None:
    """Books every time inside the guarantee."""
    for slot in booking.slots("proeve", "samtale").slots:
        booking.book("proeve", "samtale", slot.start)


def test_while_times_are_left_the_person_waits_for_a_new_one(booked: Booked, desk: CaseworkerDesk) -> None:
    made = booked[0].book("proeve", "samtale", NINE, inquiry=MONDAY - dt.timedelta(days=3))

    desk.cancel("proeve", made.id or 0)

    (case,) = desk.waiting("proeve")
    assert (case.cause, case.booking, case.offer) == ("cancelled", made.id, "proeve/samtale")
    assert (case.inquiry, case.deadline) == (MONDAY - dt.timedelta(days=3), made.deadline)
    assert desk.urgent("proeve") == []
    assert desk.case_of("proeve", made.id or 0) == case


def test_it_is_urgent_when_no_other_time_is_left_before_the_deadline(booked: Booked, desk: CaseworkerDesk) -> None:
    made = booked[0].book("proeve", "samtale", NINE)
    fill(booked[0])

    desk.cancel("proeve", made.id or 0)

    assert [case.booking for case in desk.urgent("proeve")] == [made.id], "its own time, free again, is no help"
    assert desk.waiting("proeve") == []


def test_it_becomes_urgent_when_the_last_time_goes_and_when_the_deadline_passes(
    booked: Booked, desk: CaseworkerDesk
) -> None:
    booking, clock = booked
    first = booking.book("proeve", "samtale", NINE).id or 0
    desk.cancel("proeve", first)
    number = desk.close_days("proeve", MONDAY, MONDAY + dt.timedelta(days=14))[0]
    closed = [case.booking for case in desk.urgent("proeve")]
    desk.reopen_days("proeve", number)
    reopened = [case.booking for case in desk.urgent("proeve")]

    clock.forward(days=15)

    assert (closed, reopened) == ([first], [])
    assert [case.booking for case in desk.urgent("proeve")] == [first]


def test_without_a_guarantee_there_is_no_case_and_a_citizens_own_cancellation_opens_none(
    booked: Booked, desk: CaseworkerDesk
) -> None:
    relative = booked[0].book("proeve", "paaroerende", NINE)
    own = booked[0].book("proeve", "samtale", TEN)

    desk.cancel("proeve", relative.id or 0)
    booked[0].cancel(own.code or "")

    assert desk.urgent("proeve") == desk.waiting("proeve") == []


def test_cancelling_again_and_marking_as_cancelled_open_one_case_and_a_refused_one_none(
    booked: Booked, desk: CaseworkerDesk
) -> None:
    booking, clock = booked
    one, begun = (booking.book("proeve", "samtale", start).id or 0 for start in (TEN, NINE))
    desk.mark("proeve", one, "cancelled")
    desk.cancel("proeve", one)
    clock.forward(hours=1, minutes=30)

    with pytest.raises(BookingOver):
        desk.cancel("proeve", begun)

    assert [case.booking for case in desk.waiting("proeve")] == [one]


def test_every_case_is_its_own_although_numbers_of_deleted_bookings_come_again(
    booked: Booked, desk: CaseworkerDesk
) -> None:
    booking, clock = booked
    first = booking.book("proeve", "samtale", NINE).id or 0
    desk.cancel("proeve", first)
    clock.forward(days=40)
    purge_expired(booking.store, clock())
    second = booking.book("proeve", "samtale", booking.slots("proeve", "samtale").slots[0].start).id or 0

    desk.cancel("proeve", second)

    assert second == first
    assert [case.booking for case in desk.urgent("proeve")] == [None]
    assert [case.booking for case in desk.waiting("proeve")] == [second]


def test_the_details_stay_while_the_case_is_open_and_go_once_it_is_taken_care_of(
    booked: Booked, desk: CaseworkerDesk, tmp_path: Path
) -> None:
    booking, clock = booked
    generate_keypair(tmp_path, "en lang prøvesætning", ops=1, mem=8192 * 1024)
    sealed = seal_contact(tmp_path, {"phone": "12 34 56 78"})
    made = booking.book("proeve", "samtale", NINE, anonymous=False, contact=sealed).id or 0
    desk.cancel("proeve", made)
    clock.forward(days=3)
    purge_expired(booking.store, clock())
    kept = booking.store.booking(made).contact

    desk.close_urgent("proeve", desk.waiting("proeve")[0].id)
    purged = purge_expired(booking.store, clock())

    assert kept == sealed
    assert purged.bookings == 1


def test_the_case_and_the_cancellation_are_one_when_the_case_cannot_be_written_nothing_is_cancelled(
    booked: Booked, desk: CaseworkerDesk
) -> None:
    booking, _ = booked
    made = booking.book("proeve", "samtale", NINE)
    with sqlite3.connect(booking.store.database.path) as other:
        other.execute("CREATE TRIGGER no_case BEFORE INSERT ON urgent_cases BEGIN SELECT RAISE(ABORT, 'no'); END")
    other.close()

    with pytest.raises(StoreUnavailable):
        desk.cancel("proeve", made.id or 0)

    assert booking.lookup(made.code or "").status == "confirmed"


def test_an_offer_that_has_left_the_content_makes_the_case_urgent(booked: Booked, desk: CaseworkerDesk) -> None:
    made = booked[0].book("proeve", "samtale", NINE).id or 0
    desk.cancel("proeve", made)

    gone = BookingService(knowledge(municipality="proeve"), booked[0].store, booked[1])
    gone.knowledge.municipalities["proeve"].offers.pop("samtale")

    assert [case.booking for case in CaseworkerDesk(gone).urgent("proeve")] == [made]


def test_a_store_of_the_version_before_keeps_its_cases_as_cases_without_a_time(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "booking.sqlite3") as old:
        migrations.apply(Database(old), stop_before="m004_cases_of_cancelled_bookings")
        old.execute(
            "INSERT INTO urgent_cases (case_hash, municipality, offer, inquiry, deadline, created_utc, state)"
            " VALUES ('x', 'proeve', 'proeve/samtale', '2027-01-30', '2027-02-13', 1, 'open')"
        )
    old.close()

    booking, _ = service(tmp_path)

    (case,) = CaseworkerDesk(booking).urgent("proeve")
    assert (case.cause, case.booking, case.deadline) == ("no_time", None, dt.date(2027, 2, 13))
