"""A booking in the chat, called as functions: what is asked, what is told to the staff, and what the messages carry."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.booking.caseworker import CaseworkerDesk
from tests.booking.made_up import closure, resource

from .conftest import Person

MONDAY = "2027-02-01"
Talk = Callable[..., Person]


def test_the_messages_with_times_and_with_the_appointment_name_the_offer(person: Talk) -> None:
    citizen = person(MONDAY)

    times = citizen.says("", "book")
    citizen.says("den første")
    made = citizen.says("ja", "reply", field="confirm", value=True)

    assert (times["custom"]["offer"], times["custom"]["offer_name"]) == ("proeve/samtale", "Samtale")
    assert (made["custom"]["offer"], made["custom"]["offer_name"]) == ("proeve/samtale", "Samtale")
    assert made["custom"]["code_in_groups"].replace(" ", "") == made["custom"]["code"]


def test_one_of_the_times_shown_can_be_pointed_at_when_another_is_about_to_be_booked(person: Talk) -> None:
    citizen = person(MONDAY)
    citizen.says("", "book")
    shown = citizen.days
    citizen.says("den første")

    citizen.says("nej, hellere den anden")
    made = citizen.says("ja", "reply", field="confirm", value=True)

    assert made["custom"]["start"][:16] == shown[1]
    assert len(citizen.bookings.store.database.rows("SELECT * FROM seats")) == 1, "the first time is let go"


@pytest.fixture
def full(person: Talk) -> Person:
    """Somebody whose municipality has no time before the deadline."""
    return person(MONDAY, resource(closures=[closure("2027-02-01", "2027-02-15")]))


def test_without_a_time_inside_the_guarantee_the_staff_hear_of_it_once_a_conversation(full: Person) -> None:
    for _ in range(3):
        reply = full.says("", "book")

    assert reply["custom"]["urgent"] is True
    assert "Der er ingen ledig tid inden fristen mandag den 15. februar 2027." in reply["text"]
    assert "Du har ret til at klage" in reply["text"]
    assert "Sådan klager du" in [each["title"] for each in reply["buttons"]]
    assert len(CaseworkerDesk(full.bookings).urgent("proeve")) == 1


def test_another_persons_case_on_the_same_day_is_not_lost_in_the_first(full: Person) -> None:
    full.says("", "book")

    other = Person(full.bookings, full.clock)
    other.says("", "book")

    assert len(CaseworkerDesk(full.bookings).urgent("proeve")) == 2


def test_a_deadline_that_has_passed_is_told_kindly_and_put_before_the_staff(person: Talk) -> None:
    citizen = person(MONDAY)
    citizen.state.booking.update(anonymous=False, left_open=["contact_name", "contact_phone", "contact_email"])

    citizen.says("", "book")
    citizen.says("for 20 dage siden", "inform")
    citizen.state.asked = "previous_contact"
    reply = citizen.says("", "reply", field="previous_contact", value="2027-01-12")

    assert "Fristen var tirsdag den 26. januar 2027, og den er gået." in reply["text"]
    assert len(citizen.days) == 3, "the earliest times follow"
    assert [str(case.deadline) for case in CaseworkerDesk(citizen.bookings).urgent("proeve")] == ["2027-01-26"]


def test_for_relatives_the_earliest_times_come_without_a_deadline(person: Talk) -> None:
    citizen = person(MONDAY)
    free = citizen.bookings.slots("proeve", "paaroerende")

    assert (free.deadline, free.urgent) == (None, False)
    assert CaseworkerDesk(citizen.bookings).urgent("proeve") == []


def test_when_the_store_is_away_nobody_is_told_that_the_staff_know(full: Person, tmp_path: Path) -> None:
    full.bookings.store.database.connection().conn.execute("PRAGMA query_only = ON")

    reply = full.says("", "book")

    assert "givet kommunens medarbejdere besked" not in reply["text"]
    assert "Jeg kan ikke gemme aftaler lige nu" in reply["text"]
