"""Deletes what is no longer needed, until not even its bytes are left, and keeps the figures.

Called from time to time by whatever runs the product; calling it twice does no harm.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

from bot.booking.appointment import instant, local
from bot.booking.calendar import SECONDS_A_DAY
from bot.booking.guarantee import GUARANTEE_DAYS
from bot.booking.store import Store

BOOKING_KEPT_DAYS = 30
CANCELLED_KEPT_DAYS = 1
URGENT_KEPT_DAYS = 30
CLOSED_DAYS_KEPT_DAYS = 30


@dataclass(frozen=True)
class Purged:
    """How many rows went, and whether their bytes are gone from the files already."""

    bookings: int
    holds: int
    keys: int
    urgent: int
    bytes_gone: bool


@dataclass(frozen=True)
class Figure:
    """Conversations with a guarantee, counted.

    Args:
        month: 'YYYY-MM' of the first inquiry.
        days: from the first inquiry to the conversation.
        status: confirmed, met, no_show or cancelled.
        waived: the person chose a later time although there was one inside the guarantee.
        count: how many.
    """

    month: str
    days: int
    status: str
    waived: bool
    count: int

    @property
    def within(self) -> bool:
        """True when the conversation was inside the guarantee."""
        return self.days <= GUARANTEE_DAYS


def purge_expired(store: Store, now: dt.datetime, kept_days: int = BOOKING_KEPT_DAYS) -> Purged:
    """Deletes bookings a number of days after the appointment, cancelled ones the day after, and whatever ran out.

    Open urgent cases are never deleted: somebody has to see them first. A booking that the staff cancelled stays with its
    contact details while its case is open, so that the person can be called, but no longer than others do.

    Args:
        store: the store.
        now: the time now.
        kept_days: days that a booking is kept after its appointment; cancelled ones no longer than a day.

    Raises:
        StoreUnavailable.
    """
    at = instant(now)
    old = {
        "kept": at - kept_days * SECONDS_A_DAY,
        "cancelled": at - min(kept_days, CANCELLED_KEPT_DAYS) * SECONDS_A_DAY,
    }
    with store.database.writing() as db:
        going = list(
            db.query(
                "SELECT id, municipality, start_utc, deadline, status, waived FROM bookings"
                " WHERE end_utc <= :kept OR (status = 'cancelled' AND end_utc <= :cancelled"
                " AND id NOT IN (SELECT booking FROM urgent_cases WHERE state = 'open' AND booking IS NOT NULL))",
                old,
            )
        )
        _keep_figures(db, going)
        for row in going:  # its seat and its idempotency key go with it
            db.execute("DELETE FROM bookings WHERE id = ?", [row["id"]])
        holds = db.execute("DELETE FROM seats WHERE hold_until <= ?", [at]).rowcount
        keys = db.execute("DELETE FROM idempotency WHERE expires_utc <= ?", [at]).rowcount
        last_urgent = local(at - URGENT_KEPT_DAYS * SECONDS_A_DAY).date().isoformat()
        urgent = db.execute("DELETE FROM urgent_cases WHERE state = 'closed' AND deadline < ?", [last_urgent]).rowcount
        last_closed = local(at - CLOSED_DAYS_KEPT_DAYS * SECONDS_A_DAY).date().isoformat()
        db.execute("DELETE FROM closed_days WHERE last < ?", [last_closed])
    # Also when nothing was deleted: what an earlier change overwrote may still be in the log.
    return Purged(len(going), holds, keys, urgent, bytes_gone=store.database.shrink())


def guarantee_figures(store: Store, municipality: str) -> list[Figure]:
    """How soon people got a conversation, of the bookings stored now and of those deleted since, by month."""
    counts: Counter[tuple[str, int, str, bool]] = Counter()
    stored = "SELECT start_utc, deadline, status, waived FROM bookings WHERE municipality = :m"
    for row in store.database.rows(stored, {"m": municipality}):
        if row["deadline"]:
            month, days = _month_and_days(row)
            counts[month, days, row["status"], bool(row["waived"])] += 1
    archived = "SELECT month, days, status, waived, count FROM figures WHERE municipality = :m"
    for row in store.database.rows(archived, {"m": municipality}):
        counts[row["month"], row["days"], row["status"], bool(row["waived"])] += row["count"]
    return [Figure(*key, count) for key, count in sorted(counts.items())]


def counts(store: Store, now: dt.datetime) -> dict[str, int]:
    """Counts for the metrics: bookings by status, holds, open urgent cases."""
    found = {f"bookings_{status}": 0 for status in ("confirmed", "cancelled", "met", "no_show")}
    for row in store.database.rows("SELECT status, COUNT(*) AS n FROM bookings GROUP BY status"):
        found[f"bookings_{row['status']}"] = row["n"]
    (more,) = store.database.rows(
        "SELECT (SELECT COUNT(*) FROM seats WHERE hold_until > :now) AS holds,"
        " (SELECT COUNT(*) FROM urgent_cases WHERE state = 'open') AS urgent_open",
        {"now": instant(now)},
    )
    return {**found, **more}


def _keep_figures(db: Database, rows: list[dict[str, Any]]) -> None:
    for row in rows:
        if row["deadline"]:
            month, days = _month_and_days(row)
            db.execute(
                "INSERT INTO figures (municipality, month, days, status, waived, count) VALUES (?, ?, ?, ?, ?, 1)"
                " ON CONFLICT (municipality, month, days, status, waived) DO UPDATE SET count = count + 1",
                [row["municipality"], month, days, row["status"], row["waived"]],
            )


def _month_and_days(row: dict[str, Any]) -> tuple[str, int]:
    inquiry = dt.date.fromisoformat(row["deadline"]) - dt.timedelta(days=GUARANTEE_DAYS)
    return inquiry.isoformat()[:7], (local(row["start_utc"]).date() - inquiry).days
