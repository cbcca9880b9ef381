"""Months, feasts, days gone by and times taken, as people write of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from bot.dialogue.wishes import Wish, read_wish
from tests.booking.made_up import at

from .conftest import Person

NOW = at("2027-03-22", "08:00")  # the Monday before Easter
Talk = Callable[..., Person]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("i juni", "2027-06-01", "2027-06-30"), ("en dag i april", "2027-04-01", "2027-04-30"), ("i marts", "2027-03-22", "2027-03-31"),
        ("i januar", "2028-01-01", "2028-01-31"), ("i påsken", "2027-03-25", "2027-03-29"),
    ],
)  # fmt: skip
def test_a_month_and_easter_are_all_their_days(text: str, first: str, last: str) -> None:
    days = read_wish(text, NOW, []).days

    assert (min(days), max(days)) == (dt.date.fromisoformat(first), dt.date.fromisoformat(last))


@pytest.mark.parametrize(("text", "first"), [("efter nytår", "2028-01-02"), ("efter påske", "2027-03-30"), ("efter jul", "2027-12-27")])  # fmt: skip
def test_after_a_feast_is_every_day_from_then_on(text: str, first: str) -> None:
    wish = read_wish(text, NOW, [])

    assert (wish.days, wish.first_day) == (frozenset(), at(first))


@pytest.mark.parametrize(
    ("text", "day"), [("den 10. marts", "2027-03-10"), ("10/3", "2027-03-10"), ("i går", "2027-03-21"), ("den 1. oktober", "2027-10-01"),
     ("den 1. september", "2027-09-01")],
)  # fmt: skip
def test_a_date_lately_gone_by_is_not_rolled_a_year_ahead(text: str, day: str) -> None:
    assert read_wish(text, NOW, []).days == {dt.date.fromisoformat(day)}


def test_in_december_a_day_of_january_is_one_to_come() -> None:
    assert read_wish("den 5. januar", at("2027-12-20", "08:00"), []).days == {dt.date(2028, 1, 5)}


def test_a_masked_number_is_no_wish_for_a_call() -> None:
    assert read_wish("mit nummer er [telefon]", NOW, []) == Wish()


def test_a_day_gone_by_is_said_to_be(person: Talk) -> None:
    reply = person("2027-03-22").says("den 10. marts kl. 10")

    assert reply["text"].startswith("Onsdag den 10. marts er allerede gået.")
    assert "Her er de nærmeste tider" in reply["text"]


def test_a_month_brings_times_of_that_month(person: Talk) -> None:
    citizen = person("2027-03-22")

    citizen.says("en dag i maj")

    assert {day[:7] for day in citizen.days} == {"2027-05"}


def test_a_mere_hour_in_a_month_is_not_taken_for_a_choice(person: Talk) -> None:
    assert person("2027-03-22").says("i april kl. 10")["custom"]["type"] == "slots"


def test_easter_is_said_to_be_closed(person: Talk) -> None:
    reply = person("2027-03-22").says("i påsken")

    assert reply["text"].startswith("Der er lukket fra torsdag den 25. marts til mandag den 29. marts.")


def test_beyond_the_calendar_is_said_to_be(person: Talk) -> None:
    reply = person("2027-03-22").says("efter nytår")

    assert reply["text"].startswith("Kalenderen er ikke åben så langt frem endnu.")


def test_a_time_that_is_taken_is_named_before_the_nearest(person: Talk) -> None:
    citizen, other = person("2027-02-01"), person("2027-02-01")
    for _ in ("room", "phone"):
        other.bookings.book("proeve", "samtale", at("2027-02-03", "10:00"))

    reply = citizen.says("onsdag kl. 10")

    assert reply["text"].startswith("Onsdag den 3. februar kl. 10.00 er ikke ledig. Her er de nærmeste.")


def test_a_time_taken_at_the_last_moment_is_named(person: Talk) -> None:
    citizen = person("2027-02-01")
    citizen.says("onsdag kl. 10")
    citizen.bookings.release(citizen.state.booking.pop("hold"))
    for _ in ("room", "phone"):
        citizen.bookings.book("proeve", "samtale", at("2027-02-03", "10:00"))

    reply = citizen.says("ja", "reply", field="confirm", value=True)

    assert reply["text"].startswith("Onsdag den 3. februar kl. 10.00 er lige blevet taget.")


def test_to_move_to_a_named_day_shows_that_day_at_once(person: Talk) -> None:
    citizen = person("2027-02-01")
    citizen.says("onsdag kl. 10")
    citizen.says("ja", "reply", field="confirm", value=True)

    citizen.says("flyt min tid til torsdag", "move_booking")

    assert citizen.days[0][:10] == "2027-02-04"
    assert {day[:10] for day in citizen.days} <= {"2027-02-04", "2027-02-11"}, "Thursdays only"


def test_a_yes_to_the_only_time_shown_moves_the_appointment(person: Talk) -> None:
    citizen = person("2027-02-01")
    citizen.says("onsdag kl. 10")
    citizen.says("ja", "reply", field="confirm", value=True)
    citizen.says("flyt min tid til torsdag kl. 11", "move_booking")
    assert citizen.days == ["2027-02-04T11:00"]

    moved = citizen.says("ja", "affirm")

    assert moved["custom"]["start"][:16] == "2027-02-04T11:00"
