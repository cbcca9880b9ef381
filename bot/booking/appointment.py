"""What booking hands out: free times, holds and bookings, with the field names of the HTTP contract."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from bot.clock import COPENHAGEN

Kind = Literal["in_person", "phone", "video"]
Status = Literal["confirmed", "cancelled", "met", "no_show"]


def local(epoch: int) -> dt.datetime:
    """The Copenhagen time of an instant in seconds since 1970, as the store keeps it."""
    return dt.datetime.fromtimestamp(epoch, dt.timezone.utc).astimezone(COPENHAGEN)


def instant(moment: dt.datetime) -> int:
    """Seconds since 1970. A time without offset is Copenhagen wall time.

    All arithmetic is done on instants: Python compares two times of one zone by the wall, which is wrong in the hour
    that comes twice.
    """
    aware = moment if moment.tzinfo else moment.replace(tzinfo=COPENHAGEN)
    return int(aware.timestamp())


@dataclass(frozen=True)
class Slot:
    """A time that can be booked.

    Args:
        start: Copenhagen time.
        end: Copenhagen time.
        location: what the citizen reads: an address, or 'Telefon'.
        kind: how the conversation is held.
        resource: '<municipality>/<resource id>'.
    """

    start: dt.datetime
    end: dt.datetime
    location: str
    kind: Kind
    resource: str

    def as_json(self) -> dict[str, Any]:
        """The fields of the contract, and the kind."""
        return {
            "start": self.start.isoformat(),
            "end": self.end.isoformat(),
            "location": self.location,
            "kind": self.kind,
        }


class FreeTimes(NamedTuple):
    """Answer to a question for times.

    Args:
        slots: free times, earliest first.
        deadline: the guarantee's last day; None where the guarantee does not apply.
        urgent: no time is left inside the guarantee.
    """

    slots: tuple[Slot, ...]
    deadline: dt.date | None
    urgent: bool

    def as_json(self) -> dict[str, Any]:
        """The fields of the contract."""
        return {
            "slots": [slot.as_json() for slot in self.slots],
            "deadline": self.deadline.isoformat() if self.deadline else None,
            "urgent": self.urgent,
        }


@dataclass(frozen=True)
class Hold:
    """A slot kept for a few minutes.

    Args:
        token: random; whoever has it can book or release the slot.
        slot: what is held.
        until: when it ends by itself.
    """

    token: str = field(repr=False)
    slot: Slot
    until: dt.datetime


@dataclass(frozen=True)
class Booking:
    """A booking as its owner sees it.

    Args:
        code: 16 digits; None where nobody gave it (the staff's lists).
        offer: full id of the bookable offer.
        deadline: the guarantee's last day, None where it does not apply.
        sequence: how often it has been changed, for calendar files.
        waived: a later time was chosen although there were times inside the guarantee.
        id: the store's number, for the staff's pages.
        contact: sealed values by field, for the staff's pages.
    """

    code: str | None = field(repr=False)
    municipality: str
    offer: str
    start: dt.datetime
    end: dt.datetime
    location: str
    deadline: dt.date | None
    anonymous: bool
    status: Status
    sequence: int
    kind: Kind
    waived: bool = False
    id: int | None = None
    contact: dict[str, str] | None = field(default=None, repr=False)

    @property
    def code_in_groups(self) -> str | None:
        """The code as a person reads it: four groups of four."""
        return None if self.code is None else " ".join(self.code[i : i + 4] for i in range(0, len(self.code), 4))

    def as_json(self) -> dict[str, Any]:
        """The fields of the contract, and the kind. Never contact details."""
        return {
            "code": self.code,
            "municipality": self.municipality,
            "offer": self.offer,
            "start": self.start.isoformat(),
            "end": self.end.isoformat(),
            "location": self.location,
            "deadline": self.deadline.isoformat() if self.deadline else None,
            "anonymous": self.anonymous,
            "status": self.status,
            "kind": self.kind,
        }
