from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from bot.booking.errors import (
    BookingCancelled,
    BookingOver,
    CodeUnknown,
    ContactInvalid,
    IdempotencyConflict,
    InquiryInvalid,
    NotBookable,
    SlotInPast,
    SlotRefused,
    SlotTaken,
    SlotUnknown,
)
from bot.booking.sealed_contact import generate_keypair, open_sealed, seal_contact, unlock
from bot.booking.service import BookingService
from knowledge.errors import UnknownMunicipality, UnknownOffer

from .made_up import MONDAY, Clock, at, resource, service

Booked = tuple[BookingService, Clock]
NINE, TEN, ELEVEN = (at(MONDAY, wall) for wall in ("09:00", "10:00", "11:00"))
PASSPHRASE = "en lang prøvesætning"


# Times


def test_times_go_from_now_to_the_deadline_and_not_beyond(booked: Booked) -> None:
    booking, _ = booked

    answer = booking.slots("proeve", "samtale")

    assert answer.deadline == MONDAY + dt.timedelta(days=14)
    assert not answer.urgent
    assert len(answer.slots) == 11 * 3
    assert answer.slots[0].start == NINE
    assert answer.slots[-1].start == at(MONDAY + dt.timedelta(days=14), "11:00")
    assert list(answer.slots) == sorted(answer.slots, key=lambda slot: slot.start)


def test_the_answer_has_the_contracts_fields_and_copenhagens_offset(booked: Booked) -> None:
    booking, _ = booked

    answer = booking.slots("proeve", "samtale", limit=1).as_json()

    assert answer["deadline"] == "2027-02-15"
    assert answer["urgent"] is False
    assert answer["slots"] == [
        {
            "start": "2027-02-01T09:00:00+01:00",
            "end": "2027-02-01T10:00:00+01:00",
            "location": "Rusmiddelcenter Prøvekøbing, Prøvegade 12, 2. sal, 4999 Prøvekøbing",
            "kind": "in_person",
        }
    ]


def test_an_earlier_inquiry_brings_the_deadline_forward(booked: Booked) -> None:
    booking, _ = booked

    answer = booking.slots("proeve", "samtale", inquiry=MONDAY - dt.timedelta(days=13))

    assert answer.deadline == MONDAY + dt.timedelta(days=1)
    assert len(answer.slots) == 6


def test_when_the_deadline_has_passed_it_is_urgent_and_later_times_follow(booked: Booked) -> None:
    booking, _ = booked

    answer = booking.slots("proeve", "samtale", inquiry=MONDAY - dt.timedelta(days=20))

    assert answer.urgent
    assert answer.slots[0].start == NINE


def test_when_every_time_inside_the_guarantee_is_taken_it_is_urgent_and_later_times_follow(booked: Booked) -> None:
    booking, _ = booked
    inquiry = MONDAY - dt.timedelta(days=14)
    for start in (NINE, TEN, ELEVEN):
        booking.book("proeve", "samtale", start)

    answer = booking.slots("proeve", "samtale", inquiry=inquiry)

    assert answer.urgent
    assert answer.slots[0].start == at(MONDAY + dt.timedelta(days=1), "09:00")


def test_a_person_who_asks_for_later_times_gets_them_and_it_is_not_urgent(booked: Booked) -> None:
    booking, _ = booked
    after = MONDAY + dt.timedelta(days=21)

    answer = booking.slots("proeve", "samtale", frm=after)

    assert not answer.urgent
    assert answer.slots[0].start == at(after, "09:00")


def test_an_offer_without_guarantee_has_no_deadline_and_times_to_the_horizon(tmp_path: Path) -> None:
    booking, _ = service(tmp_path, horizon_days=30)

    answer = booking.slots("proeve", "paaroerende", inquiry=MONDAY - dt.timedelta(days=100))

    assert answer.deadline is None
    assert not answer.urgent
    assert answer.slots[-1].start == at("2027-03-03", "11:00")


def test_an_offer_that_needs_a_decision_is_booked_at_the_entrance_that_leads_to_it(booked: Booked) -> None:
    booking, _ = booked

    made = booking.book("proeve", "proeve/doegn", NINE)

    assert made.offer == "proeve/samtale"
    assert made.deadline == MONDAY + dt.timedelta(days=14)


def test_a_relative_who_is_booked_at_an_entrance_with_guarantee_has_none(booked: Booked) -> None:
    booking, _ = booked

    assert booking.book("proeve", "paaroerende", NINE).deadline is None


def test_unknown_places_offers_and_offers_without_booking_are_told_apart(booked: Booked) -> None:
    booking, _ = booked

    with pytest.raises(UnknownMunicipality):
        booking.slots("odense", "samtale")
    with pytest.raises(UnknownOffer):
        booking.slots("proeve", "odense/samtale")
    with pytest.raises(NotBookable):
        booking.slots("proeve", "cafe")


@pytest.mark.parametrize("extreme", [dt.datetime.min, dt.datetime.max, dt.date.min, dt.date.max])
def test_the_ends_of_time_are_answered_and_not_a_crash(booked: Booked, extreme: dt.date) -> None:
    booking, _ = booked

    assert len(booking.slots("proeve", "samtale", frm=extreme).slots) in (0, 33)
    if isinstance(extreme, dt.datetime):
        for zone in (None, dt.timezone(dt.timedelta(hours=14)), dt.timezone(-dt.timedelta(hours=14))):
            with pytest.raises(SlotRefused):
                booking.book("proeve", "samtale", extreme.replace(tzinfo=zone))


# Booking


def test_a_booking_has_the_contracts_fields_and_is_found_by_its_code_alone(booked: Booked) -> None:
    booking, _ = booked

    made = booking.book("proeve", "samtale", NINE).as_json()

    code = made.pop("code")
    assert len(code) == 16
    assert made == {
        "municipality": "proeve",
        "offer": "proeve/samtale",
        "start": "2027-02-01T09:00:00+01:00",
        "end": "2027-02-01T10:00:00+01:00",
        "location": "Rusmiddelcenter Prøvekøbing, Prøvegade 12, 2. sal, 4999 Prøvekøbing",
        "deadline": "2027-02-15",
        "anonymous": True,
        "status": "confirmed",
        "kind": "in_person",
    }
    found = booking.lookup(f"{code[:4]} {code[4:8]}-{code[8:12]}\u00a0{code[12:]}")
    assert found.as_json() == {"code": code, **made}


def test_a_taken_time_is_refused_with_the_next_free_ones(booked: Booked) -> None:
    booking, _ = booked
    booking.book("proeve", "samtale", NINE)

    with pytest.raises(SlotTaken) as refusal:
        booking.book("proeve", "samtale", NINE)

    assert [slot.start for slot in refusal.value.alternatives] == [
        TEN,
        ELEVEN,
        at(MONDAY + dt.timedelta(days=1), "09:00"),
    ]


def test_alternatives_stay_inside_the_guarantee_while_there_are_any(booked: Booked) -> None:
    booking, _ = booked
    last = at(MONDAY + dt.timedelta(days=14), "11:00")
    booking.book("proeve", "samtale", last)

    with pytest.raises(SlotTaken) as refusal:
        booking.book("proeve", "samtale", last)

    starts = [slot.start for slot in refusal.value.alternatives]
    assert starts == [at("2027-02-12", "11:00"), last.replace(hour=9), last.replace(hour=10)]


@pytest.mark.parametrize(
    "start", ["2027-02-01 09:07", "2027-02-06 09:00", "2027-02-01 12:00", "2027-06-01 09:00", "2027-12-24 09:00"]
)
def test_a_time_that_the_calendar_does_not_have_is_refused_with_alternatives(booked: Booked, start: str) -> None:
    booking, _ = booked

    with pytest.raises(SlotUnknown) as refusal:
        booking.book("proeve", "samtale", at(start[:10], start[11:]))

    assert len(refusal.value.alternatives) == 3


def test_a_time_that_has_begun_is_refused(booked: Booked) -> None:
    booking, clock = booked
    clock.now = NINE

    with pytest.raises(SlotInPast) as refusal:
        booking.book("proeve", "samtale", NINE)

    assert refusal.value.alternatives[0].start == TEN


def test_two_like_rooms_take_two_bookings_of_one_time_and_the_telephone_only_when_named(two_kinds: Booked) -> None:
    booking, _ = two_kinds

    kinds = [booking.book("proeve", "samtale", NINE, resource="proeve/et").kind for _ in range(2)]
    with pytest.raises(SlotTaken):
        booking.book("proeve", "samtale", NINE, resource="proeve/et")
    by_phone = booking.book("proeve", "samtale", NINE, resource="proeve/tlf")

    assert kinds == ["in_person", "in_person"]
    assert (by_phone.kind, by_phone.location) == ("phone", "Telefon")


def test_capacity_is_the_number_of_bookings_at_one_time(tmp_path: Path) -> None:
    booking, _ = service(tmp_path, resource(capacity=3))

    codes = {booking.book("proeve", "samtale", NINE).code for _ in range(3)}
    with pytest.raises(SlotTaken):
        booking.book("proeve", "samtale", NINE)

    assert len(codes) == 3


def test_a_time_after_the_deadline_is_noted_as_waived_only_when_there_was_a_choice(booked: Booked) -> None:
    booking, _ = booked
    late = at(MONDAY + dt.timedelta(days=21), "09:00")

    chosen = booking.book("proeve", "samtale", late)
    forced = booking.book("proeve", "samtale", late.replace(hour=10), inquiry=MONDAY - dt.timedelta(days=20))
    in_time = booking.book("proeve", "samtale", NINE)

    assert (chosen.waived, forced.waived, in_time.waived) == (True, False, False)


def test_an_inquiry_in_the_future_is_refused(booked: Booked) -> None:
    booking, _ = booked

    with pytest.raises(InquiryInvalid):
        booking.book("proeve", "samtale", NINE, inquiry=MONDAY + dt.timedelta(days=1))


# Contact details


def test_contact_details_are_stored_sealed_and_never_shown_to_who_has_the_code(booked: Booked, tmp_path: Path) -> None:
    booking, _ = booked
    generate_keypair(tmp_path, PASSPHRASE, ops=1, mem=8192 * 1024)
    contact = seal_contact(tmp_path, {"name": "Ida Prøvesen", "phone": "12 34 56 78"})

    made = booking.book("proeve", "samtale", NINE, anonymous=False, contact=contact)

    assert booking.lookup(made.code or "").contact is None
    assert made.id is not None
    stored = booking.store.booking(made.id).contact or {}
    assert open_sealed(unlock(tmp_path, PASSPHRASE), stored) == {"name": "Ida Prøvesen", "phone": "12 34 56 78"}


@pytest.mark.parametrize(
    "contact", [{"name": "Ida Prøvesen"}, {"phone": "12345678"}, {"cpr": "eA=="}, {"name": "eA=="}]
)
def test_readable_or_unknown_details_never_reach_the_store(booked: Booked, contact: dict[str, str]) -> None:
    booking, _ = booked

    with pytest.raises(ContactInvalid):
        booking.book("proeve", "samtale", NINE, anonymous=False, contact=contact)

    assert booking.store.database.rows("SELECT * FROM bookings") == []


def test_an_anonymous_booking_takes_no_contact_details(booked: Booked, tmp_path: Path) -> None:
    booking, _ = booked
    generate_keypair(tmp_path, PASSPHRASE, ops=1, mem=8192 * 1024)

    with pytest.raises(ContactInvalid):
        booking.book("proeve", "samtale", NINE, anonymous=True, contact=seal_contact(tmp_path, {"name": "Ida"}))


# Idempotency


def test_a_repeat_with_the_same_key_gets_the_same_booking_and_code(booked: Booked) -> None:
    booking, clock = booked

    first = booking.book("proeve", "samtale", NINE, idempotency_key="nøgle-1")
    clock.forward(hours=3)
    again = booking.book("proeve", "samtale", NINE, idempotency_key="nøgle-1")

    assert again == first
    assert len(booking.store.database.rows("SELECT * FROM bookings")) == 1


def test_other_keys_are_other_bookings_with_other_codes(booked: Booked) -> None:
    booking, _ = booked

    one = booking.book("proeve", "samtale", NINE, idempotency_key="a")
    two = booking.book("proeve", "samtale", TEN, idempotency_key="b")

    assert one.code != two.code
    with pytest.raises(SlotTaken):
        booking.book("proeve", "samtale", NINE, idempotency_key="c")


def test_a_key_for_another_request_is_refused(booked: Booked) -> None:
    booking, _ = booked
    booking.book("proeve", "samtale", NINE, idempotency_key="a")

    with pytest.raises(IdempotencyConflict):
        booking.book("proeve", "samtale", TEN, idempotency_key="a")


def test_a_repeat_after_a_move_or_a_cancellation_tells_how_it_stands(booked: Booked) -> None:
    booking, _ = booked
    made = booking.book("proeve", "samtale", NINE, idempotency_key="a")
    booking.move(made.code or "", TEN)
    moved = booking.book("proeve", "samtale", NINE, idempotency_key="a")
    booking.cancel(made.code or "")
    cancelled = booking.book("proeve", "samtale", NINE, idempotency_key="a")

    assert (moved.start, moved.code) == (TEN, made.code)
    assert (cancelled.status, cancelled.code) == ("cancelled", made.code)


def test_a_key_is_good_for_another_booking_after_a_day_and_the_code_is_another(booked: Booked) -> None:
    booking, clock = booked
    start = at(MONDAY + dt.timedelta(days=3), "09:00")
    first = booking.book("proeve", "samtale", start, idempotency_key="a", inquiry=MONDAY)
    booking.cancel(first.code or "")
    clock.forward(hours=25)

    second = booking.book("proeve", "samtale", start, idempotency_key="a", inquiry=MONDAY)

    assert second.status == "confirmed"
    assert second.code != first.code


# Moving and cancelling


def test_a_move_takes_the_new_time_and_frees_the_old_one(booked: Booked) -> None:
    booking, _ = booked
    code = booking.book("proeve", "samtale", NINE).code or ""

    moved = booking.move(code, TEN)

    assert (moved.start, moved.sequence, moved.code) == (TEN, 1, code)
    free = {slot.start for slot in booking.slots("proeve", "samtale").slots}
    assert NINE in free
    assert TEN not in free


def test_a_move_to_a_taken_or_unknown_time_changes_nothing(booked: Booked) -> None:
    booking, _ = booked
    code = booking.book("proeve", "samtale", NINE).code or ""
    booking.book("proeve", "samtale", TEN)
    before = booking.store.database.rows("SELECT * FROM seats, bookings")

    with pytest.raises(SlotTaken) as refusal:
        booking.move(code, TEN)
    with pytest.raises(SlotUnknown):
        booking.move(code, at(MONDAY, "09:30"))
    with pytest.raises(SlotInPast):
        booking.move(code, at(MONDAY, "07:00"))

    assert refusal.value.alternatives[0].start == ELEVEN
    assert booking.store.database.rows("SELECT * FROM seats, bookings") == before


def test_a_move_to_its_own_time_changes_nothing(booked: Booked) -> None:
    booking, _ = booked
    made = booking.book("proeve", "samtale", NINE)

    assert booking.move(made.code or "", NINE) == made


def test_a_cancellation_frees_the_time_at_once_and_repeating_it_says_cancelled(booked: Booked) -> None:
    booking, _ = booked
    code = booking.book("proeve", "samtale", NINE).code or ""

    first = booking.cancel(code)
    again = booking.cancel(code)

    assert first == again
    assert first.status == "cancelled"
    assert booking.lookup(code).status == "cancelled"
    assert booking.book("proeve", "samtale", NINE).code != code


def test_a_citizens_cancellation_deletes_the_contact_details(booked: Booked, tmp_path: Path) -> None:
    booking, _ = booked
    generate_keypair(tmp_path, PASSPHRASE, ops=1, mem=8192 * 1024)
    contact = seal_contact(tmp_path, {"name": "Ida"})
    made = booking.book("proeve", "samtale", NINE, anonymous=False, contact=contact)

    booking.cancel(made.code or "")

    assert booking.store.database.rows("SELECT contact FROM bookings") == [{"contact": None}]


def test_a_cancelled_booking_cannot_be_moved_and_a_begun_one_neither_moved_nor_cancelled(booked: Booked) -> None:
    booking, clock = booked
    cancelled = booking.book("proeve", "samtale", NINE).code or ""
    booking.cancel(cancelled)
    begun = booking.book("proeve", "samtale", NINE).code or ""

    with pytest.raises(BookingCancelled):
        booking.move(cancelled, TEN)
    clock.now = NINE
    with pytest.raises(BookingOver):
        booking.move(begun, TEN)
    with pytest.raises(BookingOver):
        booking.cancel(begun)


@pytest.mark.parametrize("code", ["1234567890123456", "", "abc", "1234", "1" * 10_000])
def test_an_unknown_code_is_unknown_everywhere(booked: Booked, code: str) -> None:
    booking, _ = booked

    for attempt in (booking.lookup, booking.cancel, booking.ics, lambda c: booking.move(c, NINE)):
        with pytest.raises(CodeUnknown):
            attempt(code)


def test_a_booking_outlives_the_resource_it_was_made_with(booked: Booked, tmp_path: Path) -> None:
    booking, clock = booked
    code = booking.book("proeve", "samtale", NINE).code or ""
    later, _ = service(tmp_path, resource("nyt"), now=clock.now)

    assert later.lookup(code).location == "Prøvegade 12"
    assert later.move(code, TEN).location.startswith("Rusmiddelcenter")


# Urgent cases


def test_an_urgent_case_is_recorded_once_a_person(booked: Booked) -> None:
    booking, _ = booked
    inquiry = MONDAY - dt.timedelta(days=14)

    numbers = [booking.record_urgent("proeve", "doegn", inquiry, key="samtale-1") for _ in range(5)]
    other = booking.record_urgent("proeve", "doegn", inquiry, key="samtale-2")

    assert len(set(numbers)) == 1
    assert other not in numbers
    assert [case.deadline for case in booking.store.staff.list_urgent("proeve")] == [MONDAY, MONDAY]


def test_without_a_key_an_urgent_case_is_recorded_once_a_day(booked: Booked) -> None:
    booking, clock = booked

    first = {booking.record_urgent("proeve", "samtale", MONDAY) for _ in range(5)}
    clock.forward(days=1)
    second = booking.record_urgent("proeve", "samtale", MONDAY)

    assert len(first) == 1
    assert second not in first


def test_where_no_guarantee_applies_nothing_is_urgent(booked: Booked) -> None:
    booking, _ = booked

    assert booking.record_urgent("proeve", "paaroerende") is None
    assert booking.store.staff.list_urgent("proeve") == []
