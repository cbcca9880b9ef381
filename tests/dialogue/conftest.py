"""A booking desk of a made-up municipality, and a person who talks to it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bot.booking.service import BookingService
from bot.booking.store import Store
from bot.dialogue.booking_talk import booking_turn
from bot.dialogue.code_talk import code_turn
from bot.dialogue.desk import Desk
from bot.dialogue.messages import Message
from bot.dialogue.state import State, Understood
from knowledge import load
from tests.booking.made_up import Clock, at, resource, rules, service

KNOWLEDGE = load()


class Person:
    """Somebody in the middle of an anonymous booking, with the messages that came back last."""

    def __init__(self, bookings: BookingService, clock: Clock) -> None:
        self.bookings, self.clock = bookings, clock
        self.state = State(municipality="proeve", booking={"offer": "samtale", "anonymous": True})
        self.last: list[Message] = []

    def says(self, text: str, intent: str = "change_time", **entities: Any) -> Message:
        """One turn of the booking; the first message of the reply."""
        turn = code_turn if self.state.task == "code" or intent.endswith("_booking") else booking_turn
        heard = Understood(text=text, intent=intent, entities=entities)
        self.last = turn(Desk(self.bookings.knowledge, self.bookings, self.clock()), self.state, heard)
        return self.last[0]

    @property
    def days(self) -> list[str]:
        """Day and time of the times shown last."""
        return [slot["start"][:16] for slot in self.last[0]["custom"]["slots"]]


class Citizen(Person):
    """Somebody in one of the municipalities of the content, with nothing said yet."""

    def __init__(self, data_dir: Path, municipality: str, day: str, **profile: Any) -> None:
        clock = Clock(at(day, "08:00"))
        super().__init__(BookingService(KNOWLEDGE, Store(data_dir), clock), clock)
        self.state = State(municipality=municipality, profile=profile)

    def tells(self, text: str, intent: str = "inform", **facts: Any) -> Message:
        """One turn with facts read from it; the first message of the reply."""
        heard = Understood(text=text, intent=intent, facts=facts)
        self.last = booking_turn(Desk(self.bookings.knowledge, self.bookings, self.clock()), self.state, heard)
        return self.last[0]

    @property
    def choices(self) -> list[str]:
        """Titles of the buttons of the last reply."""
        return [each["title"] for each in self.last[0].get("buttons", [])]


@pytest.fixture
def citizen(tmp_path: Path) -> Callable[..., Citizen]:
    """Makes a citizen: citizen('slagelse', age=35). It is the Monday before Easter 2027."""

    def made(municipality: str, *, day: str = "2027-03-22", **profile: Any) -> Citizen:
        return Citizen(tmp_path, municipality, day, **profile)

    return made


@pytest.fixture
def person(tmp_path: Path) -> Callable[..., Person]:
    """Makes a person who talks on a day: person('2027-03-22'). The room is open 9 to 15 on workdays."""

    def made(day: str, *resources: Any, horizon_days: int = 60) -> Person:
        open_hours = rules("09:00-12:00", "13:00-15:00")
        rooms = resources or (resource(weekly=open_hours), resource("tlf", kind="phone", location="Telefon"))
        return Person(*service(tmp_path, *rooms, now=at(day, "08:00"), horizon_days=horizon_days))

    return made
