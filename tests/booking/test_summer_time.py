"""Promise: the clock on the wall holds. Both changes of summer time, New Year, 29 February."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from bot.booking.appointment import instant, local
from bot.booking.calendar import day_times

from .made_up import at, resource, rules, service

ALL_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
SPRING = dt.date(2027, 3, 28)
AUTUMN = dt.date(2027, 10, 31)
HOUR = 3600


def walls(times: tuple[tuple[int, int], ...]) -> list[str]:
    return [f"{local(start):%H:%M%z}-{local(end):%H:%M%z}" for start, end in times]


def test_nine_oclock_is_nine_oclock_on_both_sides_of_both_changes(tmp_path: Path) -> None:
    booking, _ = service(tmp_path, resource(weekly=rules("09:00-10:00", days=ALL_DAYS)), now=at("2027-03-20", "08:00"))

    # 25 to 29 March is Easter: the days around it show both offsets.
    spring = [slot.start.isoformat() for slot in booking.slots("proeve", "samtale").slots]

    assert spring[3:8] == [
        "2027-03-23T09:00:00+01:00",
        "2027-03-24T09:00:00+01:00",
        "2027-03-27T09:00:00+01:00",
        "2027-03-30T09:00:00+02:00",
        "2027-03-31T09:00:00+02:00",
    ]


def test_a_booking_made_before_the_change_keeps_its_wall_time_and_its_length_after_it(tmp_path: Path) -> None:
    booking, clock = service(
        tmp_path, resource(weekly=rules("09:00-10:00", days=ALL_DAYS)), now=at("2027-10-25", "08:00")
    )
    made = {}
    for day in ("2027-10-30", "2027-10-31", "2027-11-01"):
        made[day] = booking.book("proeve", "samtale", at(day, "09:00")).code

    clock.now = at("2027-10-31", "08:00")
    found = {day: booking.lookup(code or "").as_json() for day, code in made.items()}

    assert [found[day]["start"] for day in sorted(found)] == [
        "2027-10-30T09:00:00+02:00",
        "2027-10-31T09:00:00+01:00",
        "2027-11-01T09:00:00+01:00",
    ]
    assert [found[day]["end"] for day in sorted(found)] == [
        "2027-10-30T10:00:00+02:00",
        "2027-10-31T10:00:00+01:00",
        "2027-11-01T10:00:00+01:00",
    ]


def test_a_wall_time_that_does_not_exist_gives_no_time() -> None:
    times = day_times(((60, 300),), 30, 0, SPRING)

    assert walls(times)[:3] == ["01:00+0100-01:30+0100", "01:30+0100-03:00+0200", "03:00+0200-03:30+0200"]
    assert [end - start for start, end in times] == [HOUR // 2] * len(times)


def test_a_conversation_over_the_missing_hour_does_not_overlap_the_next() -> None:
    times = day_times(((90, 360),), 45, 45, SPRING)

    # Three o'clock is but half an hour after half past one that night.
    assert walls(times) == ["01:30+0100-03:15+0200", "04:30+0200-05:15+0200"]


def test_hours_that_open_inside_the_missing_hour_begin_after_it() -> None:
    times = day_times(((150, 240),), 30, 0, SPRING)

    assert walls(times) == ["03:00+0200-03:30+0200", "03:30+0200-04:00+0200"]


def test_a_wall_time_that_comes_twice_gives_its_first_coming_only() -> None:
    times = day_times(((60, 240),), 60, 0, AUTUMN)

    assert walls(times) == ["01:00+0200-02:00+0200", "02:00+0200-02:00+0100", "03:00+0100-04:00+0100"]
    assert [end - start for start, end in times] == [HOUR] * 3


@pytest.mark.parametrize(("day", "hours"), [(SPRING, 23), (AUTUMN, 25)])
def test_the_notice_is_counted_in_real_hours_over_the_change(tmp_path: Path, day: dt.date, hours: int) -> None:
    room = resource(weekly=rules("12:00-13:00", days=ALL_DAYS), notice_hours=hours)
    # 2026 has its change outside Easter; the rule is the same.
    day = dt.date(2026, 3, 29) if day == SPRING else day
    noon_before = at(day - dt.timedelta(days=1), "12:00")
    booking, clock = service(tmp_path, room, now=noon_before)

    in_time = booking.slots("proeve", "samtale").slots[0].start
    clock.forward(minutes=1)
    too_late = booking.slots("proeve", "samtale").slots[0].start

    assert in_time == at(day, "12:00")
    assert too_late == at(day + dt.timedelta(days=1), "12:00")


def test_the_deadline_is_a_date_and_does_not_shift_with_the_clock(tmp_path: Path) -> None:
    booking, _ = service(
        tmp_path,
        resource(weekly=rules("23:00-23:30", days=ALL_DAYS), duration_minutes=30),
        now=at("2027-10-24", "23:45"),
    )

    answer = booking.slots("proeve", "samtale")

    assert answer.deadline == dt.date(2027, 11, 7)
    assert answer.slots[-1].start == at("2027-11-07", "23:00")


def test_new_year_is_closed_and_the_times_go_on_after_it(tmp_path: Path) -> None:
    booking, _ = service(tmp_path, now=at("2027-12-23", "08:00"))

    answer = booking.slots("proeve", "samtale")
    days = sorted({slot.start.date().isoformat() for slot in answer.slots})

    assert days == ["2027-12-23", "2027-12-27", "2027-12-28", "2027-12-29", "2027-12-30", "2028-01-03", "2028-01-04",
                    "2028-01-05", "2028-01-06"]  # fmt: skip
    assert answer.deadline == dt.date(2028, 1, 6)


def test_the_leap_day_is_a_day_like_any_other(tmp_path: Path) -> None:
    booking, _ = service(tmp_path, now=at("2028-02-15", "08:00"))

    answer = booking.slots("proeve", "samtale")
    made = booking.book("proeve", "samtale", at("2028-02-29", "11:00"))

    assert answer.deadline == dt.date(2028, 2, 29)
    assert answer.slots[-1].start == at("2028-02-29", "11:00")
    assert made.as_json()["start"] == "2028-02-29T11:00:00+01:00"


def test_a_time_without_offset_is_copenhagen_wall_time() -> None:
    assert instant(dt.datetime(2027, 7, 1, 9, 0)) == instant(dt.datetime(2027, 7, 1, 7, 0, tzinfo=dt.timezone.utc))
