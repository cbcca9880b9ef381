"""Errors of booking. The messages are for the log and the developer; the gateway words them for citizens.

BookingError
├── NotBookable               the offer cannot be booked, here or at an entrance that leads to it
├── SlotRefused               the wanted start cannot be had; carries `alternatives`
│   ├── SlotTaken             it was a time of this calendar, but it is gone
│   ├── SlotUnknown           it is no time of this calendar: closed, off the grid, too soon, beyond the horizon
│   └── SlotInPast            it has begun already
├── HoldGone                  a hold that ran out, was released or never was
├── CodeUnknown               no booking has that code, or it is no code at all
├── BookingOver               the appointment has begun: it can no longer be moved or cancelled
├── BookingCancelled          a cancelled booking cannot be moved
├── RequestInvalid            what was asked for makes no sense; `field` names what
│   ├── InquiryInvalid        the first inquiry lies in the future
│   ├── ContactInvalid        contact details with an anonymous booking, unknown fields, or not sealed
│   ├── IdempotencyConflict   the idempotency key was used for another request
│   └── RuleInvalid           weekly hours or closed days that the staff entered make no sense
├── ContactNotPossible        no staff key exists, so contact details could not be sealed and are refused
├── StaffKeyError             the staff's key
│   ├── StaffKeyExists        there is one already; another would make old contact details unreadable
│   ├── PassphraseWrong
│   └── PassphraseTooShort
└── StoreUnavailable          nothing was stored; `reason` is one of REASONS
    └── ReceiptKeyMismatch    the receipt key is not the one that the stored codes were hashed with
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from bot.booking.appointment import Slot

Reason = Literal["full", "read_only", "busy", "missing", "damaged", "newer", "key", "failed"]


class BookingError(Exception):
    """Base of everything that booking raises."""


class NotBookable(BookingError):
    """The offer cannot be booked."""


class SlotRefused(BookingError):
    """The wanted start cannot be had.

    Args:
        alternatives: free times near the wanted one, earliest first; empty when the calendar is full.
    """

    def __init__(self, alternatives: tuple[Slot, ...] = ()) -> None:
        super().__init__(f"refused, {len(alternatives)} alternatives")
        self.alternatives = alternatives


class SlotTaken(SlotRefused):
    """The time was free, but another has it now."""


class SlotUnknown(SlotRefused):
    """The time is not one of this calendar."""


class SlotInPast(SlotRefused):
    """The time has begun already."""


class HoldGone(BookingError):
    """The hold ran out, was released or never was."""


class CodeUnknown(BookingError):
    """No booking has that code."""


class BookingOver(BookingError):
    """The appointment has begun."""


class BookingCancelled(BookingError):
    """The booking is cancelled."""


class RequestInvalid(BookingError):
    """What was asked for makes no sense.

    Args:
        why: the reason, without anything the person wrote.
    """

    field = ""

    def __init__(self, why: str) -> None:
        super().__init__(why)


class InquiryInvalid(RequestInvalid):
    """The date of the first inquiry lies in the future."""

    field = "inquiry"


class ContactInvalid(RequestInvalid):
    """The contact details cannot be taken as they are."""

    field = "contact"


class IdempotencyConflict(RequestInvalid):
    """The idempotency key belongs to another request."""

    field = "idempotency_key"


class RuleInvalid(RequestInvalid):
    """Hours or closed days make no sense."""

    field = "rule"


class ContactNotPossible(BookingError):
    """There is no staff key to seal contact details to."""


class StaffKeyError(BookingError):
    """Base of what goes wrong with the staff's key."""


class StaffKeyExists(StaffKeyError):
    """There is a staff key already."""


class PassphraseWrong(StaffKeyError):
    """The passphrase does not open the staff's key."""


class PassphraseTooShort(StaffKeyError):
    """The passphrase is too short to protect the key."""


class StoreUnavailable(BookingError):
    """The store could not do it, and nothing was changed.

    Args:
        reason: why, for the status page and the log.
        detail: the system's own words; never holds what a citizen wrote.
    """

    def __init__(self, reason: Reason, detail: str = "") -> None:
        super().__init__(f"{reason}: {detail}" if detail else reason)
        self.reason = reason


class ReceiptKeyMismatch(StoreUnavailable):
    """The receipt key does not belong to this store."""

    def __init__(self) -> None:
        super().__init__("key", "secrets/receipt.key is not the key this store was made with; put the right one back")
