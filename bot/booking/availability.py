"""Which times an offer has: the content's calendar, the staff's changes and the taken seats, brought together."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from bot.booking import guarantee
from bot.booking.appointment import Kind, Slot, instant, local
from bot.booking.calendar import SECONDS_A_DAY, SECONDS_A_MINUTE, as_slot, free_slots, times
from bot.booking.errors import HoldGone, NotBookable
from bot.booking.opening import Opening, openings
from bot.booking.records import Claim
from bot.booking.store import Store
from bot.danish_holidays import closed_as
from knowledge.loader import Knowledge, Municipality
from knowledge.schema import Offer

ALTERNATIVES = 3


@dataclass(frozen=True)
class Target:
    """What is booked for an offer.

    Args:
        municipality: whose.
        offer: the bookable offer: the wanted one, or the entrance that leads to it.
        guarantee: whether the guarantee applies to the wanted one.
        horizon_days: how far ahead one may book.
    """

    municipality: Municipality
    offer: Offer
    guarantee: bool
    horizon_days: int

    @property
    def full_id(self) -> str:
        """Full id of the bookable offer."""
        return f"{self.municipality.id}/{self.offer.id}"

    def deadline(self, inquiry: dt.date) -> dt.date | None:
        """The guarantee's last day, None where it does not apply."""
        return guarantee.deadline(inquiry) if self.guarantee else None


class Availability:
    """Times of offers.

    Args:
        knowledge: the content.
        store: the store.
    """

    def __init__(self, knowledge: Knowledge, store: Store) -> None:
        self.knowledge = knowledge
        self.store = store

    def target(self, municipality_id: str, offer_id: str) -> Target:
        """What is booked for an offer; whether the guarantee applies is the wanted offer's matter, not the entrance's.

        Raises:
            UnknownMunicipality, UnknownOffer, NotBookable.
        """
        municipality = self.knowledge.municipality(municipality_id)
        wanted = municipality.offer(offer_id)
        offer = wanted if wanted.bookable or not wanted.book_at else municipality.offer(wanted.book_at)
        if not offer.bookable or municipality.calendar is None:
            raise NotBookable(f"{municipality.id}/{wanted.id}")
        return Target(municipality, offer, wanted.guarantee, municipality.calendar.horizon_days)

    def _openings(self, target: Target) -> tuple[Opening, ...]:
        staff = self.store.staff
        municipality = target.municipality
        closed = tuple(staff.closed_days(municipality.id).values())
        return openings(municipality, target.offer, closed, staff.weekly_hours(municipality.id))

    def is_closed(self, target: Target, day: dt.date) -> bool:
        """True when a holiday, the calendar file or the staff close a day that would else have times.

        A weekday without hours is not closed, it is never open; a holiday is one on every weekday.
        """
        if closed_as(day):
            return True
        usual = [opening for opening in self._openings(target) if opening.has_hours(day)]
        return bool(usual) and not any(opening.is_open(day) for opening in usual)

    def _last_day(self, target: Target, now: dt.datetime) -> dt.date:
        return now.date() + dt.timedelta(days=target.horizon_days)

    def free(self, target: Target, now: dt.datetime) -> list[Slot]:
        """All free times from now to the calendar's horizon, earliest first."""
        last_day = self._last_day(target, now)
        end = instant(dt.datetime.combine(last_day, dt.time())) + 2 * SECONDS_A_DAY
        begin = instant(now) - SECONDS_A_DAY
        busy = self.store.busy(f"{target.municipality.id}/", begin, end, instant(now))
        return free_slots(self._openings(target), now, last_day, now, busy)

    def at(
        self,
        target: Target,
        start: dt.datetime,
        resource: str | None,
        now: dt.datetime,
        hold: str | None,
        kind: Kind | None = None,
    ) -> list[tuple[Slot, Claim]]:
        """The calendar's times with exactly that start: the held or named resource first, then its likes.

        Of one kind of conversation, when one is named.
        """
        horizon = self._last_day(target, now)
        # Compared as instants first: the end of the year 9999 has no local date.
        if instant(start) >= instant(dt.datetime.combine(horizon + dt.timedelta(days=1), dt.time())):
            return []
        # A held time was offered in time: the shortest notice may run out during the ten minutes.
        held = self._held(hold, start, now)
        preferred = held or resource
        day = local(instant(start)).date()
        found = []
        for opening, begins, ends in times(self._openings(target), start, day, now, notice=held is None):
            if begins == instant(start) and kind in (None, opening.resource.kind):
                buffer = opening.resource.buffer_minutes * SECONDS_A_MINUTE
                claim = Claim(opening.id, begins, ends, opening.resource.capacity, buffer)
                found.append((as_slot(opening, begins, ends), claim))
        if preferred is None:
            return found
        first = [entry for entry in found if entry[0].resource == preferred]
        like = [e for e in found if first and e not in first and _looks_like(e[0], first[0][0])]
        return first + like

    def _held(self, hold: str | None, start: dt.datetime, now: dt.datetime) -> str | None:
        if hold is None:
            return None
        try:
            resource, begins, _ = self.store.held(hold, instant(now))
        except HoldGone:
            return None
        return resource if begins == instant(start) else None

    def alternatives(
        self, target: Target, wanted: dt.datetime, deadline: dt.date | None, now: dt.datetime
    ) -> tuple[Slot, ...]:
        """The next free times: from the wanted start on, then before it; inside the guarantee while there are any."""
        at = instant(wanted)

        def rank(slot: Slot) -> tuple[bool, bool, int]:
            begins = instant(slot.start)
            return (not guarantee.within(slot.start.date(), deadline), begins < at, abs(begins - at))

        nearest = sorted(self.free(target, now), key=rank)[:ALTERNATIVES]
        return tuple(sorted(nearest, key=lambda slot: instant(slot.start)))

    def waives(self, target: Target, start: dt.datetime, deadline: dt.date | None, now: dt.datetime) -> bool:
        """True when a late time is the person's own choice: others inside the guarantee were free."""
        if deadline is None:
            return False
        if instant(start) < instant(dt.datetime.combine(deadline + dt.timedelta(days=1), dt.time())):
            return False
        return any(guarantee.within(slot.start.date(), deadline) for slot in self.free(target, now))


def _looks_like(one: Slot, other: Slot) -> bool:
    return (one.location, one.kind, one.end) == (other.location, other.kind, other.end)
