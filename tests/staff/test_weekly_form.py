from __future__ import annotations

import pytest

from bot.staff.weekly_form import HoursUnreadable, rows_for, rules_of
from knowledge.schema import WeeklyRule


def test_the_form_gives_back_the_rules_it_was_made_from() -> None:
    rules = [
        WeeklyRule(day="mon", start="09:00", end="12:00"),
        WeeklyRule(day="mon", start="13:00", end="24:00"),
        WeeklyRule(day="fri", start="09:00", end="11:30"),
    ]
    form = {
        f"{day}-{n}-{part}": value
        for day, rows in rows_for(rules).items()
        for n, row in enumerate(rows)
        for part, value in zip(("start", "end"), row, strict=True)
    }

    assert rules_of(form) == rules


def test_every_day_has_room_for_a_morning_and_an_afternoon() -> None:
    assert {len(rows) for rows in rows_for([]).values()} == {2}


@pytest.mark.parametrize(("typed", "read"), [("9", "09:00"), ("9.30", "09:30"), ("0930", "09:30"), ("09:30", "09:30")])
def test_times_are_read_as_danes_write_them(typed: str, read: str) -> None:
    rule = rules_of({"tue-0-start": typed, "tue-0-end": "15"})[0]

    assert (rule.day, rule.start, rule.end) == ("tue", read, "15:00")


@pytest.mark.parametrize(
    ("form", "word"),
    [
        ({"wed-0-start": "9"}, "både start og slut onsdag"),
        ({"wed-0-start": "9", "wed-0-end": "halv ti"}, "kan ikke læses"),
        ({"wed-0-start": "9", "wed-0-end": "24:30"}, "kan ikke læses"),
        ({"wed-0-start": "9", "wed-0-end": "9"}, "efter starttiden onsdag"),
        ({"wed-0-start": "9", "wed-0-end": "12", "wed-1-start": "11", "wed-1-end": "14"}, "overlapper hinanden onsdag"),
    ],
)
def test_hours_that_make_no_sense_are_named_in_danish(form: dict[str, str], word: str) -> None:
    with pytest.raises(HoursUnreadable, match=word):
        rules_of(form)
