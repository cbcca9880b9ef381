"""Booking as the rest of the product uses it: content, store and clock brought together."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Callable, Mapping
from typing import TypeVar

from bot import clock as product_clock
from bot.booking import guarantee
from bot.booking.appointment import Booking, FreeTimes, Hold, Kind, Slot, instant, local
from bot.booking.availability import Availability, Target
from bot.booking.calendar import SECONDS_A_MINUTE, SECONDS_AN_HOUR
from bot.booking.calendar_file import calendar_file
from bot.booking.errors import (
    BookingCancelled,
    BookingError,
    BookingOver,
    ContactInvalid,
    SlotInPast,
    SlotRefused,
    SlotTaken,
    SlotUnknown,
)
from bot.booking.opening import openings
from bot.booking.receipt_code import new_code, normalised
from bot.booking.records import Claim, NewBooking, NewCase, Record, Repeat
from bot.booking.sealed_contact import check_sealed
from bot.booking.store import Store
from bot.clock import COPENHAGEN
from knowledge.errors import KnowledgeError
from knowledge.loader import Knowledge

HOLD_MINUTES = 10
IDEMPOTENCY_HOURS = 24
T = TypeVar("T")


class BookingService:
    """Free times, holds and bookings.

    Every method can raise StoreUnavailable; those with a municipality and an offer also UnknownMunicipality,
    UnknownOffer and NotBookable. Offers come as short or full ids. A time without offset is Copenhagen wall time.

    Args:
        knowledge: the content.
        store: the store.
        clock: gives the time now, with offset.
    """

    def __init__(
        self, knowledge: Knowledge, store: Store, clock: Callable[[], dt.datetime] = product_clock.now
    ) -> None:
        self.knowledge = knowledge
        self.store = store
        self._times = Availability(knowledge, store)
        self.clock = clock

    def slots(
        self,
        municipality: str,
        offer: str,
        frm: dt.datetime | dt.date | None = None,
        inquiry: dt.date | None = None,
        limit: int | None = None,
    ) -> FreeTimes:
        """Free times from `frm` (now) to the guarantee's deadline, earliest first.

        Without a guarantee: to the calendar's horizon. When none is left before the deadline, or the person wants times
        after it (`frm` lies beyond): later times, to the horizon. `urgent` tells whether the person could still come
        inside the guarantee, whatever `frm` is.

        Raises:
            InquiryInvalid: the inquiry lies in the future.
        """
        target, now = self._times.target(municipality, offer), self._now()
        deadline = target.deadline(guarantee.inquiry_date(inquiry, now.date()))
        free = self._times.free(target, now)
        urgent = guarantee.urgent([slot.start.date() for slot in free], deadline)
        first = _as_instant(frm) if frm is not None else 0
        wanted = [slot for slot in free if instant(slot.start) >= first]
        inside = [slot for slot in wanted if guarantee.within(slot.start.date(), deadline)]
        return FreeTimes(tuple((inside or wanted)[:limit]), deadline, urgent)

    def is_closed(self, municipality: str, offer: str, day: dt.date) -> bool:
        """True when the day is a holiday or closed, although it would else have times for the offer."""
        return self._times.is_closed(self._times.target(municipality, offer), day)

    def hold(
        self,
        municipality: str,
        offer: str,
        start: dt.datetime,
        resource: str | None = None,
        instead_of: str | None = None,
    ) -> Hold:
        """Keeps a time for ten minutes; it is let go by itself.

        Args:
            municipality: id.
            offer: id.
            start: the wanted start.
            resource: full id, where several kinds of conversation start at that time.
            instead_of: token of an earlier hold that is let go when this one succeeds.

        Raises:
            SlotTaken, SlotUnknown, SlotInPast: with alternatives.
        """
        target, now = self._times.target(municipality, offer), self._now()
        token = secrets.token_urlsafe(16)
        until = instant(now) + HOLD_MINUTES * SECONDS_A_MINUTE

        def keep(slot: Slot, claim: Claim) -> Hold:
            self.store.hold_slot(claim, token, until, instant(now), instead_of)
            return Hold(token, slot, local(until))

        return self._first_free(target, start, resource, now, target.deadline(now.date()), keep)

    def release(self, token: str) -> None:
        """Lets a hold go; fine when it is gone already."""
        self.store.release_hold(token)

    def book(
        self,
        municipality: str,
        offer: str,
        start: dt.datetime,
        anonymous: bool = True,
        contact: Mapping[str, str] | None = None,
        inquiry: dt.date | None = None,
        idempotency_key: str | None = None,
        hold: str | None = None,
        resource: str | None = None,
        kind: Kind | None = None,
    ) -> Booking:
        """Books a time; on disk when this returns.

        Args:
            municipality: id.
            offer: id.
            start: a free start.
            anonymous: nothing about the person is kept.
            contact: details sealed one by one (sealed_contact.seal_contact), by field; None or empty when anonymous.
            inquiry: date of the first inquiry, default today.
            idempotency_key: a repeat with the same key and request within 24 hours gets the same booking and code.
            hold: token of a hold on this time; when it has run out the time is taken if it is still free.
            resource: full id, where several kinds of conversation start at that time.
            kind: how the conversation is to be held, for who knows no resources.

        Raises:
            SlotTaken, SlotUnknown, SlotInPast: with alternatives.
            InquiryInvalid, ContactInvalid, IdempotencyConflict.
        """
        target, now = self._times.target(municipality, offer), self._now()
        deadline = target.deadline(guarantee.inquiry_date(inquiry, now.date()))
        check_sealed(contact or {})
        if anonymous and contact:
            raise ContactInvalid("an anonymous booking takes no contact details")
        code, repeat = new_code(), None
        if idempotency_key:
            told = inquiry.isoformat() if inquiry else ""
            # Contact details stay out of the hash: a phone number could be found from it by trying them all.
            request = (target.full_id, str(instant(start)), str(anonymous), told, resource or "", kind or "")
            code, repeat = self._repeatable(idempotency_key, request, now)
            if earlier := self._repeated(idempotency_key, repeat, now):
                return earlier
        new = NewBooking(
            target.municipality.id,
            target.full_id,
            deadline,
            anonymous,
            self._times.waives(target, start, deadline, now),
            dict(contact) if contact else None,
        )

        code_hash = self.store.codes.code_hash(code)

        def take(_slot: Slot, claim: Claim) -> Record | None:
            return self.store.confirm_booking(new, claim, code_hash, instant(now), hold, repeat)

        record, refusal = None, BookingError()
        try:
            record = self._first_free(target, start, resource, now, deadline, take, hold, kind)
        except SlotRefused as error:
            refusal = error
        if record is None:
            # The same request may have been answered in this very moment by another process.
            if idempotency_key and repeat and (earlier := self._repeated(idempotency_key, repeat, now)):
                return earlier
            raise refusal
        return self.present(record, code)

    def lookup(self, code: str) -> Booking:
        """The booking of a code, typed with or without spaces and dashes.

        Raises:
            CodeUnknown.
        """
        digits = normalised(code)
        return self.present(self._record(digits), digits)

    def move(self, code: str, start: dt.datetime, resource: str | None = None, kind: Kind | None = None) -> Booking:
        """Moves a booking to another time of the same offer; the old time is free at once. Its own time: no change.

        Raises:
            CodeUnknown, BookingCancelled, BookingOver.
            SlotTaken, SlotUnknown, SlotInPast: with alternatives; the old time is kept.
        """
        digits = normalised(code)
        return self.present(self.move_record(self._record(digits), start, resource, kind), digits)

    def cancel(self, code: str) -> Booking:
        """Cancels a booking, frees its time at once and deletes its contact details; repeating it is fine.

        Raises:
            CodeUnknown.
            BookingOver: it has begun.
        """
        digits = normalised(code)
        record = self.store.cancel_booking(self._record(digits).id, instant(self._now()), forget_contact=True)
        return self.present(record, digits)

    def ics(self, code: str) -> bytes:
        """The calendar file of a booking, as it is now.

        Raises:
            CodeUnknown.
        """
        booking = self.lookup(code)
        uid = self.store.codes.hash("calendar file", normalised(code))[:32]
        return calendar_file(booking, uid, self._now())

    def record_urgent(
        self, municipality: str, offer: str, inquiry: dt.date | None = None, key: str | None = None
    ) -> int | None:
        """Tells the staff that somebody found no time inside the guarantee.

        Args:
            municipality: id.
            offer: id.
            inquiry: date of the first inquiry, default today.
            key: names the person's case, such as a conversation's id; repeats with it are one case. Without a key there
                is one case a day for each offer and inquiry, so that looking at the times again and again is not many.

        Returns:
            The case's number; None where no guarantee applies.

        Raises:
            InquiryInvalid: the inquiry lies in the future.
        """
        target, now = self._times.target(municipality, offer), self._now()
        inquired = guarantee.inquiry_date(inquiry, now.date())
        deadline = target.deadline(inquired)
        if deadline is None:
            return None
        name = ("key", key) if key else ("day", now.date().isoformat())
        case = self.store.codes.hash("urgent case", target.full_id, inquired.isoformat(), *name)
        return self.store.staff.record_urgent(
            NewCase(case, target.municipality.id, target.full_id, inquired, deadline), instant(now)
        )

    def move_record(
        self, record: Record, start: dt.datetime, resource: str | None = None, kind: Kind | None = None
    ) -> Record:
        """Moves a stored booking; as `move`."""
        now = self._now()
        if record.status == "cancelled":
            raise BookingCancelled
        if record.status != "confirmed" or record.start <= instant(now):
            raise BookingOver
        own = resource in (None, record.resource) and kind in (None, self._place(record)[1])
        if instant(start) == record.start and own:
            return record
        target = self._times.target(record.municipality, record.offer)
        waived = self._times.waives(target, start, record.deadline, now)

        def shift(_slot: Slot, claim: Claim) -> Record:
            return self.store.move_booking(record.id, claim, waived, instant(now))

        return self._first_free(target, start, resource, now, record.deadline, shift, kind=kind)

    def present(self, record: Record, code: str | None = None, with_contact: bool = False) -> Booking:
        """A stored booking as its owner, or with its sealed contact details the staff, may see it."""
        location, kind = self._place(record)
        return Booking(
            code=code,
            municipality=record.municipality,
            offer=record.offer,
            start=local(record.start),
            end=local(record.end),
            location=location,
            deadline=record.deadline,
            anonymous=record.anonymous,
            status=record.status,
            sequence=record.sequence,
            kind=kind,
            waived=record.waived,
            id=record.id,
            contact=record.contact if with_contact else None,
        )

    def _now(self) -> dt.datetime:
        return self.clock().astimezone(COPENHAGEN)

    def _record(self, digits: str) -> Record:
        return self.store.find_booking(self.store.codes.code_hash(digits))

    def _repeatable(self, idempotency_key: str, request: tuple[str, ...], now: dt.datetime) -> tuple[str, Repeat]:
        codes, nonce = self.store.codes, secrets.token_hex(16)
        request_hash = codes.hash("request", *request)
        expires = instant(now) + IDEMPOTENCY_HOURS * SECONDS_AN_HOUR
        repeat = Repeat(codes.hash("idempotency key", idempotency_key), request_hash, nonce, expires)
        return codes.code_for(idempotency_key, request_hash, nonce), repeat

    def _repeated(self, idempotency_key: str, repeat: Repeat, now: dt.datetime) -> Booking | None:
        found = self.store.repeated(repeat.key_hash, repeat.request_hash, instant(now))
        if found is None:
            return None
        record, nonce = found
        return self.present(record, self.store.codes.code_for(idempotency_key, repeat.request_hash, nonce))

    def _first_free(
        self,
        target: Target,
        start: dt.datetime,
        resource: str | None,
        now: dt.datetime,
        deadline: dt.date | None,
        take: Callable[[Slot, Claim], T],
        hold: str | None = None,
        kind: Kind | None = None,
    ) -> T:
        """Tries the resources that have a time at that start, one by one; refuses with alternatives."""
        if instant(start) <= instant(now):
            raise SlotInPast(self._times.alternatives(target, start, deadline, now))
        candidates = self._times.at(target, start, resource, now, hold, kind)
        for slot, claim in candidates:
            try:
                return take(slot, claim)
            except SlotTaken:
                continue
        refusal = SlotTaken if candidates else SlotUnknown
        raise refusal(self._times.alternatives(target, start, deadline, now))

    def _place(self, record: Record) -> tuple[str, Kind]:
        try:
            municipality = self.knowledge.municipality(record.municipality)
        except KnowledgeError:
            return "", "in_person"
        for opening in openings(municipality, None):
            if opening.id == record.resource:
                return opening.resource.location, opening.resource.kind
        # The resource has left the calendar file since: the centre's own address is the best there is.
        contact = municipality.main_contact
        return contact.address or contact.name, "in_person"


def _as_instant(frm: dt.datetime | dt.date) -> int:
    return instant(frm if isinstance(frm, dt.datetime) else dt.datetime.combine(frm, dt.time()))
