"""What people write of times is read as they mean it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from bot.dialogue.wishes import Wish, read_wish
from tests.booking.made_up import at

NOW = at("2027-02-01", "08:00")  # a Monday
SHOWN = [at("2027-02-02", "09:00"), at("2027-02-03", "13:00"), at("2027-02-04", "10:00")]


@pytest.mark.parametrize(
    ("text", "chosen"),
    [
        ("den første", 0), ("den anden", 1), ("nummer 3", 2), ("den sidste", 2), ("kl. 13", 1), ("onsdag", 1),
        ("torsdag kl. 10", 2), ("torsdag klokken 10.00", 2), ("den tidligste tak", 0),
    ],
)  # fmt: skip
def test_one_of_the_times_shown_is_pointed_at(text: str, chosen: int) -> None:
    assert read_wish(text, NOW, SHOWN).chosen == SHOWN[chosen].isoformat()


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("senere", {"later": True}),
        ("hellere eftermiddag", {"part": "afternoon"}),
        ("om formiddagen", {"part": "morning"}),
        ("kun telefon", {"kind": "phone"}),
        ("fredag kl. 9.30", {"weekday": 4, "at": dt.time(9, 30)}),
        ("efter kl. 14", {"not_before": dt.time(14)}),
        ("før 10", {"not_after": dt.time(10)}),
        ("i morgen kl 3", {"days": frozenset({dt.date(2027, 2, 2)}), "at": dt.time(15)}),
        ("i morgen eftermiddag", {"days": frozenset({dt.date(2027, 2, 2)}), "part": "afternoon"}),
        ("helst om morgenen", {"part": "morning"}),
        ("en morgen", {"part": "morning"}),
        ("i overmorgen", {"days": frozenset({dt.date(2027, 2, 3)})}),
    ],
)
def test_a_wish_is_read(text: str, wish: dict[str, Any]) -> None:
    assert read_wish(text, NOW, []) == Wish(**wish)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("den 12. februar", "2027-02-12"), ("12/2", "2027-02-12"), ("den 12.", "2027-02-12"), ("d. 5. marts", "2027-03-05"),
        ("24.12", "2027-12-24"), ("juleaften", "2027-12-24"), ("anden påskedag", "2027-03-29"), ("1. juli", "2027-07-01"),
        ("den 29. februar 2028", "2028-02-29"), ("nytårsdag", "2028-01-01"),
    ],
)  # fmt: skip
def test_a_day_is_read(text: str, day: str) -> None:
    assert read_wish(text, NOW, []).days == {dt.date.fromisoformat(day)}


def test_next_week_is_monday_to_sunday_also_over_new_year() -> None:
    wish = read_wish("næste uge", at("2027-12-29", "08:00"), [])

    assert sorted(wish.days) == [dt.date(2028, 1, 3) + dt.timedelta(days=n) for n in range(7)]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("torsdag", ["2027-02-04"]), ("mandag", ["2027-02-01"]), ("torsdag i næste uge", ["2027-02-11"]),
        ("den 12. februar", ["2027-02-12"]), ("eftermiddag", []),
    ],
)  # fmt: skip
def test_a_wish_names_dates_and_a_weekday_alone_is_the_coming_one(text: str, days: list[str]) -> None:
    named = read_wish(text, NOW, []).named_days(NOW.date())

    assert [day.isoformat() for day in named] == days
