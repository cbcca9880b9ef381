"""What goes into the store and comes out of it: instants in seconds since 1970, hashes instead of codes."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass, field
from typing import Any, Literal

from bot.booking.appointment import Status

Cause = Literal["no_time", "cancelled"]


@dataclass(frozen=True)
class Claim:
    """A wish for one seat: instants in seconds since 1970, buffer in seconds."""

    resource: str
    start: int
    end: int
    capacity: int
    buffer: int


@dataclass(frozen=True)
class NewBooking:
    """What is stored of a booking when it is made."""

    municipality: str
    offer: str
    deadline: dt.date | None
    anonymous: bool
    waived: bool
    contact: dict[str, str] | None = field(repr=False)


@dataclass(frozen=True)
class Record:
    """A stored booking."""

    id: int
    municipality: str
    offer: str
    resource: str
    start: int
    end: int
    deadline: dt.date | None
    anonymous: bool
    waived: bool
    contact: dict[str, str] | None = field(repr=False)
    status: Status
    sequence: int


@dataclass(frozen=True)
class Repeat:
    """An idempotency key as the store knows it: hashes, and the random part of the derived code."""

    key_hash: str
    request_hash: str
    nonce: str
    expires: int


@dataclass(frozen=True)
class NewCase:
    """Somebody the staff must take care of.

    Args:
        case_hash: names the case; the same name a second time is the same case.
        municipality: id.
        offer: full id of the bookable offer.
        inquiry: date of the first inquiry.
        deadline: the guarantee's last day.
        cause: no time was left inside the guarantee, or the staff cancelled the time.
        booking: number of the cancelled booking, so that the person can be called.
    """

    case_hash: str
    municipality: str
    offer: str
    inquiry: dt.date
    deadline: dt.date
    cause: Cause = "no_time"
    booking: int | None = None


def from_row(row: dict[str, Any]) -> Record:
    """The stored booking of a row."""
    return Record(
        id=row["id"],
        municipality=row["municipality"],
        offer=row["offer"],
        resource=row["resource"],
        start=row["start_utc"],
        end=row["end_utc"],
        deadline=dt.date.fromisoformat(row["deadline"]) if row["deadline"] else None,
        anonymous=bool(row["anonymous"]),
        waived=bool(row["waived"]),
        contact=json.loads(row["contact"]) if row["contact"] else None,
        status=row["status"],
        sequence=row["sequence"],
    )
