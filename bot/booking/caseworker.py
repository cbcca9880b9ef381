"""Booking as the caseworkers use it: lists, marks, urgent cases, closed days and changed hours.

Who may do what is decided before: every method acts on the one municipality it is given.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from bot.booking.appointment import Booking, Status, instant, local
from bot.booking.cases import case_of_cancellation, is_urgent
from bot.booking.errors import CodeUnknown, RuleInvalid
from bot.booking.opening import ClosedDays, Opening, check_weekly, minutes, openings
from bot.booking.records import Record
from bot.booking.service import BookingService
from bot.booking.staff_store import UrgentCase
from knowledge.schema import WeeklyRule

# Longer than any calendar's horizon (a year at most).
_TWO_YEARS_SECONDS = 2 * 366 * 86_400
_Condition = Callable[[Record], bool]


class CaseworkerDesk:
    """The staff's side of booking.

    Every method can raise StoreUnavailable and UnknownMunicipality.

    Args:
        service: the citizens' side.
    """

    def __init__(self, service: BookingService) -> None:
        self._service = service
        self._store = service.store

    def bookings(self, municipality: str, first: dt.date, last: dt.date) -> list[Booking]:
        """Bookings of every status on those days, last one included, with sealed contact details."""
        records = self._store.list_bookings(municipality, _midnight(first), _midnight(last + dt.timedelta(days=1)))
        return [self._service.present(record, with_contact=True) for record in records]

    def mark(self, municipality: str, booking: int, status: Status) -> Booking:
        """Notes that the person came ('met'), did not ('no_show'), or takes that back ('confirmed').

        Raises:
            CodeUnknown: the municipality has no such booking.
            BookingCancelled.
        """
        if status == "cancelled":
            return self.cancel(municipality, booking)
        record = self._record(municipality, booking)
        return self._service.present(self._store.mark_booking(record.id, status), with_contact=True)

    def move(self, municipality: str, booking: int, start: dt.datetime, resource: str | None = None) -> Booking:
        """Moves a booking; as BookingService.move. The person is not told: call them.

        Raises:
            CodeUnknown, BookingCancelled, BookingOver, SlotTaken, SlotUnknown, SlotInPast.
        """
        record = self._service.move_record(self._record(municipality, booking), start, resource)
        return self._service.present(record, with_contact=True)

    def cancel(self, municipality: str, booking: int) -> Booking:
        """Cancels a booking and keeps the contact details, so that the person can be called.

        Where the guarantee applies it runs on, and the same transaction opens a case: see `urgent` and `waiting`.

        Raises:
            CodeUnknown, BookingOver.
        """
        record = self._record(municipality, booking)
        now = instant(self._service.clock())
        return self._service.present(
            self._store.cancel_booking(record.id, now, forget_contact=False, case=case_of_cancellation(record)),
            with_contact=True,
        )

    def urgent(self, municipality: str, only_open: bool = True) -> list[UrgentCase]:
        """Cases without a time inside the guarantee as it stands now, nearest deadline first."""
        return [
            case for case in self._store.staff.list_urgent(municipality, only_open) if is_urgent(self._service, case)
        ]

    def waiting(self, municipality: str) -> list[UrgentCase]:
        """Open cases of bookings that the staff cancelled, while times before the deadline are still free."""
        return [case for case in self._store.staff.list_urgent(municipality) if not is_urgent(self._service, case)]

    def case_of(self, municipality: str, booking: int) -> UrgentCase | None:
        """The open case of a booking that the staff cancelled; None when there is none, or it is taken care of."""
        open_cases = self._store.staff.list_urgent(municipality)
        return next((case for case in open_cases if case.booking == booking), None)

    def close_urgent(self, municipality: str, case: int) -> bool:
        """Notes that a case is taken care of; False when there is no such open case."""
        return self._store.staff.close_urgent(municipality, case)

    def openings(self, municipality: str) -> tuple[Opening, ...]:
        """All resources with the hours that hold now."""
        staff = self._store.staff
        closed = tuple(staff.closed_days(municipality).values())
        return openings(
            self._service.knowledge.municipality(municipality), None, closed, staff.weekly_hours(municipality)
        )

    def closed_days(self, municipality: str) -> dict[int, ClosedDays]:
        """Days the staff closed, by their number."""
        return self._store.staff.closed_days(municipality)

    def close_days(
        self, municipality: str, first: dt.date, last: dt.date, resource: str | None = None
    ) -> tuple[int, list[Booking]]:
        """Closes days for one resource (full id) or for all.

        Returns:
            The number to open them again by, and the bookings on those days: they stand, and somebody has to call.

        Raises:
            RuleInvalid: the last day lies before the first, or there is no such resource.
        """
        if last < first:
            raise RuleInvalid("the last day lies before the first")
        if resource is not None:
            self._opening(municipality, resource)
        days = ClosedDays(resource, first, last)
        number = self._store.staff.close_days(municipality, days)
        return number, self.hit_by_closing(municipality, days)

    def reopen_days(self, municipality: str, number: int) -> bool:
        """Opens closed days again; False when there were none of that number."""
        return self._store.staff.reopen_days(municipality, number)

    def hit_by_closing(self, municipality: str, days: ClosedDays) -> list[Booking]:
        """Coming bookings on days that are, or would be, closed: for the warning."""
        return self._coming(municipality, lambda r: days.covers(r.resource, local(r.start).date()))

    def set_hours(self, municipality: str, resource: str, rules: Sequence[WeeklyRule] | None) -> list[Booking]:
        """Puts weekly rules in the place of the calendar file's; None goes back to the file's.

        Returns:
            Coming bookings outside the new hours: they stand, and somebody has to call.

        Raises:
            RuleInvalid: the hours make no sense, or there is no such resource.
        """
        opening = self._opening(municipality, resource)
        check_weekly(rules or ())
        self._store.staff.set_weekly_hours(resource, tuple(rules) if rules is not None else None)
        return self.hit_by_hours(municipality, resource, opening.resource.weekly if rules is None else rules)

    def hit_by_hours(self, municipality: str, resource: str, rules: Sequence[WeeklyRule]) -> list[Booking]:
        """Coming bookings of a resource that lie outside those hours: for the warning."""
        opening = self._opening(municipality, resource)
        hours = Opening(opening.id, opening.resource, tuple(rules))

        def outside(record: Record) -> bool:
            return record.resource == resource and not _inside(hours, record)

        return self._coming(municipality, outside)

    def _coming(self, municipality: str, hit: _Condition) -> list[Booking]:
        now = instant(self._service.clock())
        ahead = self._store.list_bookings(municipality, now, now + _TWO_YEARS_SECONDS)
        return [
            self._service.present(record, with_contact=True)
            for record in ahead
            if record.status == "confirmed" and hit(record)
        ]

    def _record(self, municipality: str, booking: int) -> Record:
        record = self._store.booking(booking)
        if record.municipality != municipality:
            raise CodeUnknown
        return record

    def _opening(self, municipality: str, resource: str) -> Opening:
        for opening in self.openings(municipality):
            if opening.id == resource:
                return opening
        raise RuleInvalid("there is no such resource")


def _inside(opening: Opening, record: Record) -> bool:
    start, end = local(record.start), local(record.end)
    day = start.date()
    closes_next_day = (end.date() - day).days * 24 * 60
    begins, ends = minutes(f"{start:%H:%M}"), minutes(f"{end:%H:%M}") + closes_next_day
    return any(opens <= begins and ends <= closes for opens, closes in opening.hours(day))


def _midnight(day: dt.date) -> int:
    return instant(dt.datetime.combine(day, dt.time()))
