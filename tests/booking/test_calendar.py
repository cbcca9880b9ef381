from __future__ import annotations

import datetime as dt

import pytest

from bot.booking.appointment import Slot
from bot.booking.calendar import Busy, free_slots
from bot.booking.errors import RuleInvalid
from bot.booking.opening import ClosedDays, check_weekly
from bot.danish_holidays import is_public_holiday
from knowledge.schema import WeeklyRule

from .made_up import at, closure, free, opening, resource, rules


def walls(slots: list[Slot]) -> list[str]:
    return [f"{slot.start:%m-%d %H:%M}" for slot in slots]


def test_times_follow_the_weekly_rules_and_end_inside_them() -> None:
    room = resource(weekly=rules("09:00-11:30", "13:00-14:00", days=("mon",)))

    slots = free(room, "2027-02-01", "2027-02-07")

    assert walls(slots) == ["02-01 09:00", "02-01 10:00", "02-01 13:00"]
    assert {(slot.end - slot.start) for slot in slots} == {dt.timedelta(hours=1)}
    assert {slot.resource for slot in slots} == {"proeve/rum"}


def test_the_pause_after_a_conversation_moves_the_next_one_but_needs_no_opening_hours() -> None:
    room = resource(weekly=rules("09:00-12:00", days=("mon",)), duration_minutes=45, buffer_minutes=15)

    assert walls(free(room, "2027-02-01", "2027-02-01")) == ["02-01 09:00", "02-01 10:00", "02-01 11:00"]


def test_a_time_is_free_until_all_its_seats_are_taken() -> None:
    room = resource(weekly=rules("09:00-10:00", days=("mon",)), capacity=2)
    start, end = int(at("2027-02-01", "09:00").timestamp()), int(at("2027-02-01", "10:00").timestamp())
    one, two = Busy("proeve/rum", start, end, 0), Busy("proeve/rum", start, end, 1)

    assert len(free(room, "2027-02-01", "2027-02-01", (one,))) == 1
    assert free(room, "2027-02-01", "2027-02-01", (one, two)) == []


def test_an_old_booking_off_the_grid_takes_every_time_that_it_or_its_pause_overlaps() -> None:
    room = resource(weekly=rules("09:00-13:00", days=("mon",)), duration_minutes=45, buffer_minutes=15)
    start = int(at("2027-02-01", "09:50").timestamp())
    odd = Busy("proeve/rum", start, start + 45 * 60, 0)

    assert walls(free(room, "2027-02-01", "2027-02-01", (odd,))) == ["02-01 11:00", "02-01 12:00"]


def test_another_resources_booking_takes_nothing() -> None:
    start, end = int(at("2027-02-01", "09:00").timestamp()), int(at("2027-02-01", "10:00").timestamp())

    assert len(free(resource(), "2027-02-01", "2027-02-01", (Busy("proeve/andet", start, end, 0),))) == 3


def test_the_shortest_notice_is_kept_to_the_minute() -> None:
    room = resource(notice_hours=2)

    assert walls(free(room, "2027-02-01", "2027-02-01", now=at("2027-02-01", "08:00")))[0] == "02-01 10:00"
    assert walls(free(room, "2027-02-01", "2027-02-01", now=at("2027-02-01", "08:01")))[0] == "02-01 11:00"


def test_without_notice_a_time_that_begins_now_is_over() -> None:
    assert walls(free(resource(), "2027-02-01", "2027-02-01", now=at("2027-02-01", "10:00"))) == ["02-01 11:00"]


def test_closures_of_the_file_and_of_the_staff_close_whole_days() -> None:
    room = resource(closures=[closure("2027-02-02", "2027-02-03")])
    staff = (
        ClosedDays(None, dt.date(2027, 2, 4), dt.date(2027, 2, 4)),
        ClosedDays("proeve/andet", dt.date(2027, 2, 5), dt.date(2027, 2, 5)),
    )
    first, now = at("2027-02-01"), at("2027-01-31")

    slots = free_slots([opening(room, staff)], first, dt.date(2027, 2, 5), now, ())

    assert sorted({f"{slot.start:%m-%d}" for slot in slots}) == ["02-01", "02-05"]


@pytest.mark.parametrize(
    "holiday",
    [
        "2027-01-01", "2027-03-25", "2027-03-26", "2027-03-29", "2027-05-06", "2027-05-17",
        "2028-12-25", "2028-12-26", "2027-12-24", "2027-12-31", "2029-06-05",
    ],
)  # fmt: skip
def test_nothing_is_free_on_holidays_and_on_the_days_that_municipalities_close(holiday: str) -> None:
    room = resource(weekly=rules("09:00-12:00", days=("mon", "tue", "wed", "thu", "fri", "sat", "sun")))

    assert free(room, holiday, holiday) == []


def test_store_bededag_was_a_holiday_until_2023_and_is_a_working_day_since_2024() -> None:
    assert is_public_holiday(dt.date(2023, 5, 5))
    assert not is_public_holiday(dt.date(2024, 4, 26))
    assert len(free(resource(), "2027-04-23", "2027-04-23")) == 3


def test_the_same_time_at_the_same_place_is_listed_once_and_another_kind_by_itself() -> None:
    one, two = resource("et"), resource("to")
    phone = resource("tlf", kind="phone", location="Telefon")
    first = at("2027-02-01", "00:00")

    slots = free_slots([opening(one), opening(two), opening(phone)], first, first.date(), at("2027-01-31"), ())

    assert len(slots) == 6
    assert {slot.resource for slot in slots} == {"proeve/et", "proeve/tlf"}


def test_hours_that_overlap_by_mistake_do_not_give_overlapping_times() -> None:
    room = resource(weekly=rules("09:00-11:00", "10:30-12:30", days=("mon",)))

    assert walls(free(room, "2027-02-01", "2027-02-01")) == ["02-01 09:00", "02-01 10:00", "02-01 11:30"]


@pytest.mark.parametrize(
    "hours",
    [["09:00-09:00"], ["10:00-09:00"], ["25:00-26:00"], ["09:61-10:00"], ["09:00-11:00", "10:00-12:00"]],
)
def test_hours_that_make_no_sense_are_refused(hours: list[str]) -> None:
    with pytest.raises(RuleInvalid):
        check_weekly([WeeklyRule(day="mon", start=h[:5], end=h[6:]) for h in hours])


def test_hours_that_meet_and_that_end_at_midnight_are_accepted() -> None:
    check_weekly(rules("09:00-12:00", "12:00-24:00"))
