"""A made-up municipality, a clock that tests can set, and short ways to say when."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

from bot.booking.appointment import Slot
from bot.booking.calendar import Busy, free_slots
from bot.booking.opening import ClosedDays, Opening
from bot.booking.service import BookingService
from bot.booking.store import Store
from bot.clock import COPENHAGEN
from knowledge.loader import Knowledge, Municipality
from knowledge.schema import CalendarFile, Closure, LawFile, MunicipalityFile, Offer, Resource, WeeklyRule

WORKDAYS = ("mon", "tue", "wed", "thu", "fri")
# A Monday without a holiday in the two weeks after it.
MONDAY = dt.date(2027, 2, 1)


class Clock:
    """A clock that stands still until it is set."""

    def __init__(self, now: dt.datetime) -> None:
        self.now = now

    def __call__(self) -> dt.datetime:
        return self.now

    def forward(self, **by: float) -> None:
        """Moves on by hours, minutes, days …, in real time."""
        self.now = (self.now.astimezone(dt.timezone.utc) + dt.timedelta(**by)).astimezone(COPENHAGEN)


def at(day: dt.date | str, wall: str = "00:00") -> dt.datetime:
    """A Copenhagen time."""
    date = dt.date.fromisoformat(day) if isinstance(day, str) else day
    return dt.datetime.combine(date, dt.time.fromisoformat(wall), COPENHAGEN)


def rules(*hours: str, days: tuple[str, ...] = WORKDAYS) -> list[WeeklyRule]:
    """Weekly rules: rules('09:00-12:00') on every workday."""
    return [WeeklyRule(day=d, start=h[:5], end=h[6:]) for d in days for h in hours]


def resource(resource_id: str = "rum", **changes: Any) -> Resource:
    """A room on Prøvegade, hourly 9 to 12 on workdays, unless changed."""
    usual: dict[str, Any] = {
        "id": resource_id,
        "name": "Rum 1",
        "offers": ["samtale"],
        "kind": "in_person",
        "location": "Rusmiddelcenter Prøvekøbing, Prøvegade 12, 2. sal, 4999 Prøvekøbing",
        "weekly": rules("09:00-12:00"),
        "duration_minutes": 60,
        "notice_hours": 0,
    }
    return Resource(**{**usual, **changes})


def offer(offer_id: str, **changes: Any) -> Offer:
    """An offer with made-up texts, bookable unless changed."""
    usual: dict[str, Any] = {
        "id": offer_id,
        "name": "Samtale",
        "summary": "En samtale.",
        "for_whom": "For alle.",
        "cost": "Det er gratis.",
        "anonymous": "yes",
        "decision": "Der skal ingen afgørelse til.",
        "how_to_start": "Book en tid.",
        "contact": "center",
        "bookable": True,
        "sources": ["1. Prøve"],
    }
    return Offer(**{**usual, **changes})


def knowledge(*resources: Resource, horizon_days: int = 60, municipality: str = "proeve") -> Knowledge:
    """A made-up municipality.

    Its offers: samtale; doegn, by way of samtale; paaroerende, likewise and without guarantee; cafe, not bookable.
    """
    about = MunicipalityFile.model_validate(
        {
            "id": municipality,
            "name": "Prøvekøbing Kommune",
            "short": "Prøvekøbing",
            "region": "sjaelland",
            "places": ["Prøvekøbing"],
            "centre": "Rusmiddelcenter Prøvekøbing",
            "standard": {"title": "Prøve", "covers": ["drugs"], "file": "proeve.txt"},
            "contacts": [
                {"id": "center", "name": "Centret", "what": "Alt", "address": "Prøvegade 12", "sources": ["1. Prøve"]}
            ],
            "sections": ["1. Prøve"],
        }
    )
    offers = {
        "samtale": offer("samtale"),
        "doegn": offer("doegn", bookable=False, book_at="samtale"),
        "paaroerende": offer("paaroerende", bookable=False, book_at="samtale", guarantee=False),
        "cafe": offer("cafe", bookable=False),
    }
    calendar = CalendarFile(
        example=True, basis="Prøve", horizon_days=horizon_days, resources=list(resources) or [resource()]
    )
    return Knowledge(
        topics={},
        groups={},
        municipalities={municipality: Municipality(about, {}, [], offers, [], calendar)},
        law=LawFile(title="Lov", topics={}),
        helplines={},
    )


def service(
    data_dir: Path, *resources: Resource, now: dt.datetime | None = None, horizon_days: int = 60
) -> tuple[BookingService, Clock]:
    """A booking service on a Monday morning at eight, and its clock."""
    clock = Clock(now or at(MONDAY, "08:00"))
    return BookingService(knowledge(*resources, horizon_days=horizon_days), Store(data_dir), clock), clock


def opening(of: Resource, closed: tuple[ClosedDays, ...] = ()) -> Opening:
    """A resource's opening without the staff's changes."""
    return Opening(f"proeve/{of.id}", of, tuple(of.weekly), closed)


def free(
    of: Resource, first: str, last: str, busy: tuple[Busy, ...] = (), now: dt.datetime | None = None
) -> list[Slot]:
    """Free times of a resource from a day to a day."""
    earliest = at(first)
    return free_slots(
        [opening(of)], earliest, dt.date.fromisoformat(last), now or earliest - dt.timedelta(days=1), busy
    )


def closure(first: str, last: str) -> Closure:
    """A closure of the calendar file."""
    return Closure(first=dt.date.fromisoformat(first), last=dt.date.fromisoformat(last), why="Prøve")
