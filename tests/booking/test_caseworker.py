from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from bot.booking.caseworker import CaseworkerDesk
from bot.booking.errors import BookingCancelled, CodeUnknown, RuleInvalid
from bot.booking.sealed_contact import generate_keypair, seal_contact
from bot.booking.service import BookingService

from .made_up import MONDAY, Clock, at, rules

Booked = tuple[BookingService, Clock]
NINE, TEN = at(MONDAY, "09:00"), at(MONDAY, "10:00")
TUESDAY = MONDAY + dt.timedelta(days=1)


@pytest.fixture
def desk(booked: Booked) -> CaseworkerDesk:
    return CaseworkerDesk(booked[0])


def test_the_list_shows_every_booking_of_the_days_with_sealed_details_and_no_code(
    booked: Booked, desk: CaseworkerDesk, tmp_path: Path
) -> None:
    booking, _ = booked
    generate_keypair(tmp_path, "en lang prøvesætning", ops=1, mem=8192 * 1024)
    sealed = seal_contact(tmp_path, {"name": "Ida"})
    booking.book("proeve", "samtale", TEN, anonymous=False, contact=sealed)
    booking.cancel(booking.book("proeve", "samtale", NINE).code or "")
    booking.book("proeve", "samtale", at(TUESDAY, "09:00"))

    listed = desk.bookings("proeve", MONDAY, MONDAY)

    assert [(b.start, b.status, b.code) for b in listed] == [(NINE, "cancelled", None), (TEN, "confirmed", None)]
    assert listed[1].contact == sealed
    assert desk.bookings("andet", MONDAY, MONDAY) == []


def test_a_conversation_is_marked_and_the_mark_can_be_taken_back(booked: Booked, desk: CaseworkerDesk) -> None:
    number = booked[0].book("proeve", "samtale", NINE).id or 0

    assert desk.mark("proeve", number, "met").status == "met"
    assert desk.mark("proeve", number, "no_show").status == "no_show"
    assert desk.mark("proeve", number, "confirmed").status == "confirmed"


def test_staff_of_another_municipality_reach_nothing(booked: Booked, desk: CaseworkerDesk) -> None:
    number = booked[0].book("proeve", "samtale", NINE).id or 0
    case = booked[0].record_urgent("proeve", "samtale") or 0

    with pytest.raises(CodeUnknown):
        desk.mark("andet", number, "met")
    with pytest.raises(CodeUnknown):
        desk.cancel("andet", number)
    with pytest.raises(CodeUnknown):
        desk.move("andet", number, TEN)
    assert not desk.close_urgent("andet", case)


def test_a_cancellation_by_the_staff_keeps_the_details_so_that_somebody_can_call(
    booked: Booked, desk: CaseworkerDesk, tmp_path: Path
) -> None:
    generate_keypair(tmp_path, "en lang prøvesætning", ops=1, mem=8192 * 1024)
    sealed = seal_contact(tmp_path, {"phone": "12 34 56 78"})
    made = booked[0].book("proeve", "samtale", NINE, anonymous=False, contact=sealed)

    cancelled = desk.mark("proeve", made.id or 0, "cancelled")

    assert (cancelled.status, cancelled.contact) == ("cancelled", sealed)
    assert booked[0].lookup(made.code or "").status == "cancelled"
    with pytest.raises(BookingCancelled):
        desk.mark("proeve", made.id or 0, "met")


def test_the_staff_can_move_a_booking_and_the_citizen_sees_it(booked: Booked, desk: CaseworkerDesk) -> None:
    made = booked[0].book("proeve", "samtale", NINE)

    desk.move("proeve", made.id or 0, TEN)

    assert booked[0].lookup(made.code or "").start == TEN


def test_closed_days_take_their_times_away_at_once_and_name_the_bookings_they_hit(
    booked: Booked, desk: CaseworkerDesk
) -> None:
    booking, _ = booked
    booking.book("proeve", "samtale", at(TUESDAY, "09:00"))
    booking.book("proeve", "samtale", NINE)

    number, hit = desk.close_days("proeve", TUESDAY, TUESDAY, "proeve/rum")
    closed = {slot.start.date() for slot in booking.slots("proeve", "samtale").slots}
    assert desk.reopen_days("proeve", number)
    opened = {slot.start.date() for slot in booking.slots("proeve", "samtale").slots}

    assert [b.start for b in hit] == [at(TUESDAY, "09:00")]
    assert TUESDAY not in closed
    assert TUESDAY in opened
    assert not desk.reopen_days("proeve", number)


def test_changed_hours_replace_the_files_and_name_the_bookings_outside_them(
    booked: Booked, desk: CaseworkerDesk
) -> None:
    booking, _ = booked
    booking.book("proeve", "samtale", NINE)
    booking.book("proeve", "samtale", at(MONDAY, "11:00"))

    hit = desk.set_hours("proeve", "proeve/rum", rules("10:30-12:30", days=("mon",)))
    changed = [slot.start for slot in booking.slots("proeve", "samtale").slots]
    desk.set_hours("proeve", "proeve/rum", None)
    back = booking.slots("proeve", "samtale").slots

    assert [b.start for b in hit] == [NINE]
    # The booking at eleven lies across both of Monday's new times.
    assert changed == [
        at("2027-02-08", "10:30"),
        at("2027-02-08", "11:30"),
        at("2027-02-15", "10:30"),
        at("2027-02-15", "11:30"),
    ]
    assert len(back) == 31


def test_hours_and_days_that_make_no_sense_change_nothing(booked: Booked, desk: CaseworkerDesk) -> None:
    before = desk.openings("proeve")

    with pytest.raises(RuleInvalid):
        desk.set_hours("proeve", "proeve/rum", rules("12:00-09:00"))
    with pytest.raises(RuleInvalid):
        desk.set_hours("proeve", "proeve/intet", rules("09:00-12:00"))
    with pytest.raises(RuleInvalid):
        desk.close_days("proeve", TUESDAY, MONDAY)
    with pytest.raises(RuleInvalid):
        desk.close_days("proeve", MONDAY, TUESDAY, "proeve/intet")

    assert desk.openings("proeve") == before


def test_urgent_cases_stand_nearest_deadline_first_until_somebody_closes_them(
    booked: Booked, desk: CaseworkerDesk
) -> None:
    booking, _ = booked
    late = booking.record_urgent("proeve", "samtale", MONDAY - dt.timedelta(days=5)) or 0
    later = booking.record_urgent("proeve", "samtale", MONDAY) or 0
    past = booking.record_urgent("proeve", "doegn", MONDAY - dt.timedelta(days=20)) or 0

    before = [case.id for case in desk.urgent("proeve")]
    assert desk.close_urgent("proeve", late)

    assert before == [past, late, later]
    assert [case.id for case in desk.urgent("proeve")] == [past, later]
    assert len(desk.urgent("proeve", only_open=False)) == 3
    assert not desk.close_urgent("proeve", late)
