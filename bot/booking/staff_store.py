"""The store's tables for the staff: urgent cases, closed days, changed hours.

Every method can raise StoreUnavailable, and then nothing has changed.
"""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from typing import cast

from sqlite_utils import Database

from bot.booking.database import BookingDatabase
from bot.booking.opening import ClosedDays
from bot.booking.records import Cause, NewCase
from knowledge.schema import WeeklyRule


@dataclass(frozen=True)
class UrgentCase:
    """A person for whom no time was left inside the guarantee, or whose time the staff cancelled; see records.NewCase."""

    id: int
    municipality: str
    offer: str
    inquiry: dt.date
    deadline: dt.date
    created: int
    open: bool
    cause: Cause = "no_time"
    booking: int | None = None


class StaffStore:
    """What the staff see and change.

    Args:
        database: the file.
    """

    def __init__(self, database: BookingDatabase) -> None:
        self._database = database

    def record_urgent(self, case: NewCase, now: int) -> int:
        """Puts a case before the staff; the same case a second time changes nothing. Returns its number."""
        with self._database.writing() as db:
            return put_case(db, case, now)

    def list_urgent(self, municipality: str, only_open: bool = True) -> list[UrgentCase]:
        """A municipality's urgent cases, nearest deadline first."""
        rows = self._database.rows(
            "SELECT id, municipality, offer, inquiry, deadline, created_utc, state, cause, booking FROM urgent_cases"
            " WHERE municipality = :municipality AND (state = 'open' OR :all) ORDER BY deadline, created_utc, id",
            {"municipality": municipality, "all": int(not only_open)},
        )
        return [
            UrgentCase(
                row["id"],
                row["municipality"],
                row["offer"],
                dt.date.fromisoformat(row["inquiry"]),
                dt.date.fromisoformat(row["deadline"]),
                row["created_utc"],
                row["state"] == "open",
                row["cause"],
                row["booking"],
            )
            for row in rows
        ]

    def close_urgent(self, municipality: str, case: int) -> bool:
        """Notes that the staff have taken care of a case; False when there is no such open case."""
        with self._database.writing() as db:
            changed = db.execute(
                "UPDATE urgent_cases SET state = 'closed' WHERE id = ? AND municipality = ? AND state = 'open'",
                [case, municipality],
            ).rowcount
        return changed == 1

    def closed_days(self, municipality: str) -> dict[int, ClosedDays]:
        """The staff's closed days by their number."""
        rows = self._database.rows(
            "SELECT id, resource, first, last FROM closed_days WHERE municipality = :m ORDER BY first, id",
            {"m": municipality},
        )
        return {
            row["id"]: ClosedDays(
                row["resource"], dt.date.fromisoformat(row["first"]), dt.date.fromisoformat(row["last"])
            )
            for row in rows
        }

    def close_days(self, municipality: str, days: ClosedDays) -> int:
        """Closes days; returns the number to open them again by."""
        with self._database.writing() as db:
            values = {
                "municipality": municipality,
                "resource": days.resource,
                "first": days.first.isoformat(),
                "last": days.last.isoformat(),
            }
            return cast(int, db.table("closed_days").insert(values).last_pk)

    def reopen_days(self, municipality: str, number: int) -> bool:
        """Opens closed days again; False when there were none of that number."""
        with self._database.writing() as db:
            deleted = db.execute("DELETE FROM closed_days WHERE id = ? AND municipality = ?", [number, municipality])
        return deleted.rowcount == 1

    def weekly_hours(self, municipality: str) -> dict[str, tuple[WeeklyRule, ...]]:
        """Changed weekly rules by full resource id."""
        rows = self._database.rows(
            "SELECT resource, rules FROM weekly_hours WHERE substr(resource, 1, length(:prefix)) = :prefix",
            {"prefix": f"{municipality}/"},
        )
        return {row["resource"]: tuple(WeeklyRule(**rule) for rule in json.loads(row["rules"])) for row in rows}

    def set_weekly_hours(self, resource: str, rules: tuple[WeeklyRule, ...] | None) -> None:
        """Puts rules in the place of the calendar file's; None goes back to the file's."""
        with self._database.writing() as db:
            db.execute("DELETE FROM weekly_hours WHERE resource = ?", [resource])
            if rules is not None:
                text = json.dumps([rule.model_dump() for rule in rules])
                db.table("weekly_hours").insert({"resource": resource, "rules": text})


def put_case(db: Database, case: NewCase, now: int) -> int:
    """Writes a case inside a transaction; the same case a second time changes nothing. Returns its number."""
    db.execute(
        "INSERT INTO urgent_cases"
        " (case_hash, municipality, offer, inquiry, deadline, created_utc, state, cause, booking)"
        " VALUES (?, ?, ?, ?, ?, ?, 'open', ?, ?) ON CONFLICT (case_hash) DO NOTHING",
        [
            case.case_hash, case.municipality, case.offer, case.inquiry.isoformat(), case.deadline.isoformat(), now,
            case.cause, case.booking,
        ],
    )  # fmt: skip
    (number,) = db.execute("SELECT id FROM urgent_cases WHERE case_hash = ?", [case.case_hash]).fetchone()
    return int(number)
