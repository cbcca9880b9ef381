from __future__ import annotations

from pathlib import Path

import pytest

from bot.booking.errors import SlotTaken
from bot.booking.service import HOLD_MINUTES, BookingService

from .made_up import MONDAY, Clock, at, resource, rules, service

Booked = tuple[BookingService, Clock]
NINE, TEN = at(MONDAY, "09:00"), at(MONDAY, "10:00")


def test_a_held_time_is_free_for_nobody_else_for_ten_minutes(booked: Booked) -> None:
    booking, clock = booked
    hold = booking.hold("proeve", "samtale", NINE)

    clock.forward(minutes=HOLD_MINUTES, seconds=-1)

    assert NINE not in {slot.start for slot in booking.slots("proeve", "samtale").slots}
    with pytest.raises(SlotTaken):
        booking.book("proeve", "samtale", NINE)
    with pytest.raises(SlotTaken):
        booking.hold("proeve", "samtale", NINE)
    assert hold.until == at(MONDAY, "08:10")


def test_a_hold_ends_by_itself_after_ten_minutes(booked: Booked) -> None:
    booking, clock = booked
    booking.hold("proeve", "samtale", NINE)

    clock.forward(minutes=HOLD_MINUTES)

    assert NINE in {slot.start for slot in booking.slots("proeve", "samtale").slots}
    assert booking.book("proeve", "samtale", NINE).status == "confirmed"


def test_a_hold_becomes_the_booking_of_its_holder(booked: Booked) -> None:
    booking, _ = booked
    hold = booking.hold("proeve", "samtale", NINE)

    booking.book("proeve", "samtale", NINE, hold=hold.token)

    assert [row["hold_hash"] for row in booking.store.database.rows("SELECT * FROM seats")] == [None]
    with pytest.raises(SlotTaken):
        booking.book("proeve", "samtale", NINE, hold=hold.token)


def test_a_hold_that_ran_out_still_books_when_the_time_is_free_and_not_when_it_is_taken(booked: Booked) -> None:
    booking, clock = booked
    nine, ten = booking.hold("proeve", "samtale", NINE), booking.hold("proeve", "samtale", TEN)
    clock.forward(minutes=HOLD_MINUTES)
    booking.book("proeve", "samtale", TEN)

    assert booking.book("proeve", "samtale", NINE, hold=nine.token).start == NINE
    with pytest.raises(SlotTaken):
        booking.book("proeve", "samtale", TEN, hold=ten.token)


def test_a_released_hold_frees_the_time_and_releasing_again_is_fine(booked: Booked) -> None:
    booking, _ = booked
    hold = booking.hold("proeve", "samtale", NINE)

    booking.release(hold.token)
    booking.release(hold.token)

    assert booking.store.database.rows("SELECT * FROM seats") == []


def test_a_person_who_changes_their_mind_keeps_one_hold_only(booked: Booked) -> None:
    booking, _ = booked
    first = booking.hold("proeve", "samtale", NINE)

    booking.hold("proeve", "samtale", TEN, instead_of=first.token)

    assert len(booking.store.database.rows("SELECT * FROM seats")) == 1


def test_a_hold_stays_when_the_one_wished_instead_is_taken(booked: Booked) -> None:
    booking, _ = booked
    first = booking.hold("proeve", "samtale", NINE)
    booking.book("proeve", "samtale", TEN)

    with pytest.raises(SlotTaken):
        booking.hold("proeve", "samtale", TEN, instead_of=first.token)

    assert booking.book("proeve", "samtale", NINE, hold=first.token).start == NINE


def test_booking_another_time_lets_the_hold_go(booked: Booked) -> None:
    booking, _ = booked
    hold = booking.hold("proeve", "samtale", NINE)

    booking.book("proeve", "samtale", TEN, hold=hold.token)

    assert NINE in {slot.start for slot in booking.slots("proeve", "samtale").slots}


def test_a_time_held_in_time_can_be_booked_although_its_notice_ran_short_meanwhile(tmp_path: Path) -> None:
    booking, clock = service(tmp_path, resource(notice_hours=2), now=at(MONDAY, "07:55"))
    hold = booking.hold("proeve", "samtale", TEN)
    clock.now = at(MONDAY, "08:04")

    assert booking.book("proeve", "samtale", TEN, hold=hold.token).start == TEN


def test_only_a_hash_of_the_token_is_stored(booked: Booked) -> None:
    booking, _ = booked
    hold = booking.hold("proeve", "samtale", NINE)

    (row,) = booking.store.database.rows("SELECT * FROM seats")

    assert hold.token not in str(row)
    assert hold.token not in repr(hold)
    assert len(row["hold_hash"]) == 64


def test_a_pause_over_midnight_is_kept_by_the_seats(tmp_path: Path) -> None:
    night = resource(weekly=rules("00:00-00:30", "23:00-23:45"), duration_minutes=30, buffer_minutes=30)
    booking, _ = service(tmp_path, night)
    late, early = at("2027-02-01", "23:00"), at("2027-02-02", "00:00")
    shifted = resource(weekly=rules("00:00-00:30", "23:15-23:45"), duration_minutes=30, buffer_minutes=30)
    closer, _ = service(tmp_path, shifted)

    booking.book("proeve", "samtale", early)

    assert late in {slot.start for slot in booking.slots("proeve", "samtale").slots}
    assert at("2027-02-01", "23:15") not in {slot.start for slot in closer.slots("proeve", "samtale").slots}
    with pytest.raises(SlotTaken):
        closer.book("proeve", "samtale", at("2027-02-01", "23:15"))
