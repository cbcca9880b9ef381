"""Who wishes for a day that is closed is told why, and gets the nearest times."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from bot.booking.caseworker import CaseworkerDesk
from bot.danish_holidays import closed_as, day_called
from tests.booking.made_up import closure, resource

from .conftest import Person

BEFORE_EASTER = "2027-03-22"  # the Monday before Maundy Thursday
Talk = Callable[..., Person]


def test_a_weekday_that_is_a_holiday_is_named_as_one_and_the_same_weekday_a_week_later_is_offered(person: Talk) -> None:
    citizen = person(BEFORE_EASTER)

    reply = citizen.says("torsdag kl. 10")

    assert reply["custom"]["type"] == "slots"
    assert reply["text"].startswith("Torsdag den 25. marts er skærtorsdag, så der er lukket.")
    assert "Her er de nærmeste tider til Samtale:" in reply["text"]
    assert citizen.days == ["2027-03-23T10:00", "2027-03-24T10:00", "2027-04-01T10:00"]


def test_after_that_the_weekday_means_the_one_shown(person: Talk) -> None:
    citizen = person(BEFORE_EASTER)
    citizen.says("torsdag kl. 10")

    reply = citizen.says("torsdag kl. 10")

    assert reply["custom"] == {"type": "question", "field": "confirm"}
    assert "torsdag den 1. april kl. 10.00" in reply["text"]


def test_a_closed_wish_is_not_remembered_for_the_next_one(person: Talk) -> None:
    citizen = person(BEFORE_EASTER)
    citizen.says("torsdag kl. 10")

    reply = citizen.says("hellere eftermiddag")

    assert "skærtorsdag" not in reply["text"]
    assert all(day[11:] >= "12:00" for day in citizen.days)


@pytest.mark.parametrize(
    ("day", "text", "told"),
    [
        (BEFORE_EASTER, "langfredag", "Fredag den 26. marts er langfredag"),
        (BEFORE_EASTER, "2. påskedag kl. 9", "Mandag den 29. marts er 2. påskedag"),
        (BEFORE_EASTER, "den 29. marts", "Mandag den 29. marts er 2. påskedag"),
        ("2027-04-26", "Kristi himmelfartsdag", "Torsdag den 6. maj er Kristi himmelfartsdag"),
        ("2027-05-10", "anden pinsedag", "Mandag den 17. maj er 2. pinsedag"),
        ("2027-05-31", "lørdag", "Lørdag den 5. juni er grundlovsdag"),
        ("2027-12-20", "juleaften", "Fredag den 24. december er juleaftensdag"),
        ("2027-12-20", "1. juledag", "Lørdag den 25. december er 1. juledag"),
        ("2027-12-20", "anden juledag", "Søndag den 26. december er 2. juledag"),
        ("2027-12-27", "nytårsaften", "Fredag den 31. december er nytårsaftensdag"),
        ("2027-12-27", "lørdag kl. 10", "Lørdag den 1. januar er nytårsdag"),
    ],
)
def test_holidays_are_known_by_their_names_and_by_their_dates(person: Talk, day: str, text: str, told: str) -> None:
    citizen = person(day)

    reply = citizen.says(text)

    assert reply["text"].startswith(f"{told}, så der er lukket.")
    assert len(citizen.days) == 3


def test_a_holiday_beyond_the_calendar_gets_the_times_that_there_are(person: Talk) -> None:
    citizen = person(BEFORE_EASTER)

    reply = citizen.says("1. juledag")

    assert "er 1. juledag" in reply["text"]
    assert len(citizen.days) == 3


def test_days_that_the_calendar_file_closes_are_said_to_be_closed(person: Talk) -> None:
    citizen = person(BEFORE_EASTER, resource(closures=[closure("2027-03-24", "2027-03-24")]))

    reply = citizen.says("onsdag kl. 10")

    assert reply["text"].startswith("Der er desværre lukket onsdag den 24. marts.")
    assert citizen.days == ["2027-03-22T10:00", "2027-03-23T10:00", "2027-03-31T10:00"]


def test_days_that_the_staff_closed_are_said_to_be_closed_and_a_whole_week_is_said_once(person: Talk) -> None:
    citizen = person("2027-02-01")
    CaseworkerDesk(citizen.bookings).close_days("proeve", dt.date(2027, 2, 8), dt.date(2027, 2, 12))

    reply = citizen.says("næste uge")

    assert reply["text"].startswith("Der er lukket fra mandag den 8. februar til fredag den 12. februar.")
    assert not [day for day in citizen.days if "2027-02-08" <= day < "2027-02-13"]


def test_a_day_on_which_one_of_two_rooms_is_open_is_not_called_closed(person: Talk) -> None:
    closed = resource("et", closures=[closure("2027-03-24", "2027-03-24")])
    citizen = person(BEFORE_EASTER, closed, resource("to", location="Andengade 2"))

    assert citizen.says("onsdag kl. 10")["custom"]["field"] == "confirm"


def test_a_weekday_without_hours_is_not_called_closed(person: Talk) -> None:
    citizen = person("2027-02-01")

    reply = citizen.says("lørdag kl. 10")

    assert reply["text"].startswith("Lørdag den 6. februar kl. 10.00 er ikke ledig. Her er de nærmeste.")


def test_whoever_moves_an_appointment_to_a_holiday_is_told_so_too(person: Talk) -> None:
    citizen = person(BEFORE_EASTER)
    citizen.says("tirsdag kl. 10")
    citizen.says("ja", "reply", field="confirm", value=True)
    citizen.says("", "move_booking")

    reply = citizen.says("torsdag kl. 10")

    assert reply["text"].startswith("Torsdag den 25. marts er skærtorsdag, så der er lukket.")
    assert "2027-03-23T10:00" not in citizen.days, "its own time is no other time"


def test_a_time_that_was_refused_is_not_among_the_nearest(person: Talk) -> None:
    citizen = person(BEFORE_EASTER)
    citizen.says("onsdag kl. 10")
    citizen.says("nej", "reply", field="confirm", value=False)

    citizen.says("torsdag kl. 10")

    assert "2027-03-24T10:00" not in citizen.days


@pytest.mark.parametrize("year", range(2027, 2032))
def test_every_holiday_is_found_by_its_own_name_on_its_day(year: int) -> None:
    days = [dt.date(year, 1, 1) + dt.timedelta(days=n) for n in range(366)]

    named = {day: name for day in days if day.year == year and (name := closed_as(day))}

    assert len(named) >= 12
    assert {day: day_called(f"kan jeg komme {name.upper()} kl. 10?", day) for day, name in named.items()} == {
        day: day for day in named
    }


@pytest.mark.parametrize("text", ["juli", "1. juli", "i julen", "pinseliljer", "min første påske", "tidligt"])
def test_words_that_only_resemble_a_holiday_name_none(text: str) -> None:
    assert day_called(text, dt.date(2027, 3, 22)) is None
