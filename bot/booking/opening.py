"""When a resource is open: weekly rules in wall time, Danish holidays, closures, and what the staff changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.booking.errors import NotBookable, RuleInvalid
from bot.danish_holidays import closed_as
from knowledge.loader import Municipality
from knowledge.schema import Offer, Resource, WeeklyRule

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MINUTES_A_DAY = 24 * 60


@dataclass(frozen=True)
class ClosedDays:
    """Days that the staff closed.

    Args:
        resource: full id, or None for the whole municipality.
        first: first closed day.
        last: last closed day, inclusive.
    """

    resource: str | None
    first: dt.date
    last: dt.date

    def covers(self, resource: str, day: dt.date) -> bool:
        """True when the day is closed for that resource."""
        return self.resource in (None, resource) and self.first <= day <= self.last


@dataclass(frozen=True)
class Opening:
    """One resource with the hours that hold now.

    Args:
        id: '<municipality>/<resource id>'.
        resource: the calendar file's entry.
        weekly: the file's rules, or the staff's in their place.
        closed: the staff's closed days.
    """

    id: str
    resource: Resource
    weekly: tuple[WeeklyRule, ...]
    closed: tuple[ClosedDays, ...] = ()

    def is_open(self, day: dt.date) -> bool:
        """True when neither a holiday, the calendar file nor the staff closes the day."""
        if closed_as(day) is not None:
            return False
        if any(c.first <= day <= c.last for c in self.resource.closures):
            return False
        return not any(c.covers(self.id, day) for c in self.closed)

    def has_hours(self, day: dt.date) -> bool:
        """True when the weekly rules have hours on the day's weekday, whether or not that very day is closed."""
        return any(rule.day == WEEKDAYS[day.weekday()] for rule in self.weekly)

    def hours(self, day: dt.date) -> tuple[tuple[int, int], ...]:
        """Opening hours of the day in minutes since midnight, earliest first; none when closed."""
        if not self.is_open(day):
            return ()
        name = WEEKDAYS[day.weekday()]
        return tuple(sorted((minutes(rule.start), minutes(rule.end)) for rule in self.weekly if rule.day == name))


def openings(
    municipality: Municipality,
    offer: Offer | None,
    closed: Sequence[ClosedDays] = (),
    weekly: dict[str, tuple[WeeklyRule, ...]] | None = None,
) -> tuple[Opening, ...]:
    """The resources that serve an offer, or all of them, with the staff's changes.

    Args:
        municipality: whose calendar.
        offer: None for every resource.
        closed: closed days from the store.
        weekly: changed weekly rules from the store, by full resource id.

    Raises:
        NotBookable: no resource serves the offer.
    """
    changed = weekly or {}
    found = []
    for resource in municipality.calendar.resources if municipality.calendar else []:
        served = {name.removeprefix(f"{municipality.id}/") for name in resource.offers}
        if offer is None or offer.id in served:
            full = f"{municipality.id}/{resource.id}"
            found.append(Opening(full, resource, tuple(changed.get(full, resource.weekly)), tuple(closed)))
    if offer is not None and not found:
        raise NotBookable(f"no resource of {municipality.id} serves {offer.id}")
    return tuple(found)


@lru_cache(maxsize=1024)
def minutes(wall: str) -> int:
    """Minutes since midnight of 'HH:MM'; '24:00' is the day's end.

    Raises:
        RuleInvalid: there is no such time.
    """
    hour, _, minute = wall.partition(":")
    total = int(hour) * 60 + int(minute)
    if int(minute) > 59 or total > MINUTES_A_DAY:
        raise RuleInvalid(f"{wall} is no time of day")
    return total


def check_weekly(rules: Sequence[WeeklyRule]) -> None:
    """Checks hours that the staff entered.

    Raises:
        RuleInvalid: a time that does not exist, an end before its start, or hours that overlap.
    """
    last_end: dict[str, int] = {}
    for rule in sorted(rules, key=lambda r: (r.day, minutes(r.start))):
        if minutes(rule.end) <= minutes(rule.start):
            raise RuleInvalid(f"{rule.day}: {rule.end} is not after {rule.start}")
        if minutes(rule.start) < last_end.get(rule.day, 0):
            raise RuleInvalid(f"{rule.day}: the hours from {rule.start} overlap those before")
        last_end[rule.day] = minutes(rule.end)
