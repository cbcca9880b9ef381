"""Few times of many: the earliest, another day, another part of the day."""

from __future__ import annotations

from bot.booking.appointment import Kind, Slot
from bot.dialogue.pick_three import pick_three
from tests.booking.made_up import at


def slot(day: str, wall: str, kind: Kind = "in_person") -> Slot:
    return Slot(at(day, wall), at(day, wall), "Prøvegade 12", kind, f"proeve/{kind}")


def starts(slots: list[Slot]) -> list[str]:
    return [f"{each.start:%d %H}" for each in pick_three(slots)]


def test_the_earliest_another_day_and_another_part_of_the_day() -> None:
    times = [slot(f"2027-02-0{day}", f"{hour:02}:00") for day in (1, 2, 3) for hour in (9, 10, 13, 14)]

    assert starts(times) == ["01 09", "01 13", "02 09"]


def test_when_all_are_alike_the_next_ones_fill_up() -> None:
    times = [slot("2027-02-01", f"{hour:02}:00") for hour in (9, 10, 11)]

    assert starts(times) == ["01 09", "01 10", "01 11"]


def test_a_start_is_shown_once_and_in_person_rather_than_by_phone() -> None:
    chosen = pick_three([slot("2027-02-01", "09:00", "phone"), slot("2027-02-01", "09:00")])

    assert [(each.start.hour, each.kind) for each in chosen] == [(9, "in_person")]


def test_of_nothing_nothing_is_picked() -> None:
    assert pick_three([]) == []
