"""The store: seats, holds and bookings. It knows instants, not calendars, and hashes, not codes.

All SQL on the tables stands here, in staff_store.py (what the staff see and change) and in retention.py (deletion).
A method that changes something returns only when the change is on disk. Every method can raise StoreUnavailable, and
then nothing has changed.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import cast

from sqlite_utils import Database

from bot.booking.appointment import Status
from bot.booking.calendar import Busy
from bot.booking.database import BookingDatabase
from bot.booking.errors import (
    BookingCancelled,
    BookingOver,
    CodeUnknown,
    HoldGone,
    IdempotencyConflict,
    ReceiptKeyMismatch,
    SlotTaken,
)
from bot.booking.receipt_code import ReceiptCodes
from bot.booking.records import Claim, NewBooking, NewCase, Record, Repeat, from_row
from bot.booking.staff_store import StaffStore, put_case

# Takes the first free lane or nothing, in one statement; overlap counts, not just the same start. The primary key of
# `seats` would refuse a second row even if this condition were wrong.
_TAKE_SEAT = """
INSERT INTO seats (resource, start_utc, seat, end_utc, hold_hash, hold_until, booking)
WITH RECURSIVE lanes (lane) AS (SELECT 0 UNION ALL SELECT lane + 1 FROM lanes WHERE lane + 1 < :capacity)
SELECT :resource, :start, lane, :end, :hold_hash, :hold_until, :booking FROM lanes
WHERE NOT EXISTS (
    SELECT 1 FROM seats WHERE seats.resource = :resource AND seats.seat = lane
    AND seats.start_utc < :end + :buffer AND seats.end_utc + :buffer > :start
)
ORDER BY lane LIMIT 1
"""


class Store:
    """The booking store.

    Args:
        data_dir: DATA_DIR.

    Raises:
        StoreUnavailable: it cannot be opened.
        ReceiptKeyMismatch: the codes in it were hashed with another key.
    """

    def __init__(self, data_dir: Path) -> None:
        self.data_dir = data_dir
        self.codes = ReceiptCodes(data_dir)
        self.database = BookingDatabase(data_dir)
        self.staff = StaffStore(self.database)
        self._check_key()

    # Seats and holds

    def busy(self, prefix: str, first: int, last: int, now: int) -> list[Busy]:
        """Seats of a municipality's resources that are booked or held, in a stretch of time.

        Args:
            prefix: '<municipality>/'.
            first: seats that end after this instant.
            last: seats that start before this instant.
            now: holds that ended before this are left out.
        """
        rows = self.database.rows(
            "SELECT resource, start_utc, end_utc, seat FROM seats WHERE substr(resource, 1, length(:prefix)) = :prefix"
            " AND end_utc > :first AND start_utc < :last AND (hold_until IS NULL OR hold_until > :now)",
            {"prefix": prefix, "first": first, "last": last, "now": now},
        )
        return [Busy(row["resource"], row["start_utc"], row["end_utc"], row["seat"]) for row in rows]

    def hold_slot(self, claim: Claim, token: str, until: int, now: int, instead_of: str | None = None) -> None:
        """Keeps a seat until an instant.

        Args:
            claim: the seat.
            token: random; its hash is stored.
            until: when the hold ends by itself.
            now: the time now.
            instead_of: token of an earlier hold that is let go when this one succeeds.

        Raises:
            SlotTaken: no seat is free; the earlier hold then stays.
        """
        with self.database.writing() as db:
            if instead_of is not None:
                self._release(db, instead_of)
            self._take(db, claim, now, hold_hash=self._token_hash(token), hold_until=until)

    def held(self, token: str, now: int) -> tuple[str, int, int]:
        """Resource, start and end that a token holds.

        Raises:
            HoldGone: it ran out, was released or never was.
        """
        rows = self.database.rows(
            "SELECT resource, start_utc, end_utc FROM seats WHERE hold_hash = :hash AND hold_until > :now",
            {"hash": self._token_hash(token), "now": now},
        )
        if not rows:
            raise HoldGone
        return rows[0]["resource"], rows[0]["start_utc"], rows[0]["end_utc"]

    def release_hold(self, token: str) -> None:
        """Lets a hold go; fine when it is gone already."""
        with self.database.writing() as db:
            self._release(db, token)

    # Bookings

    def repeated(self, key_hash: str, request_hash: str, now: int) -> tuple[Record, str] | None:
        """The booking that an idempotency key made, with the nonce of its code; None when the key is new.

        Raises:
            IdempotencyConflict: the key made a booking by another request.
        """
        rows = self.database.rows(
            "SELECT booking, nonce, request_hash FROM idempotency WHERE key_hash = :key AND expires_utc > :now",
            {"key": key_hash, "now": now},
        )
        if not rows:
            return None
        if rows[0]["request_hash"] != request_hash:
            raise IdempotencyConflict("the idempotency key was used for another request")
        return self.booking(rows[0]["booking"]), rows[0]["nonce"]

    def confirm_booking(
        self,
        new: NewBooking,
        claim: Claim,
        code_hash: str,
        now: int,
        hold: str | None = None,
        repeat: Repeat | None = None,
    ) -> Record | None:
        """Takes a seat, or turns a hold into it, and stores the booking: all of it or nothing.

        Args:
            new: the booking.
            claim: its seat.
            code_hash: keyed hash of its code.
            now: the time now.
            hold: token of a hold on that seat; one that ran out or belongs to another seat is let go.
            repeat: the idempotency key, when there is one.

        Returns:
            None when another request with the same key was quicker: ask `repeated` for its booking.

        Raises:
            SlotTaken: no seat is free.
        """
        with self.database.writing() as db:
            if repeat is not None:
                db.execute("DELETE FROM idempotency WHERE key_hash = ? AND expires_utc <= ?", [repeat.key_hash, now])
                if db.table("idempotency").count_where("key_hash = ?", [repeat.key_hash]):
                    return None
            values = {
                "code_hash": code_hash,
                "municipality": new.municipality,
                "offer": new.offer,
                "resource": claim.resource,
                "start_utc": claim.start,
                "end_utc": claim.end,
                "deadline": new.deadline.isoformat() if new.deadline else None,
                "anonymous": int(new.anonymous),
                "waived": int(new.waived),
                "contact": json.dumps(new.contact) if new.contact else None,
                "status": "confirmed",
                "sequence": 0,
            }
            booking = cast(int, db.table("bookings").insert(values).last_pk)
            if hold is None or not self._book_hold(db, hold, claim, booking, now):
                self._take(db, claim, now, booking=booking)
            if repeat is not None:
                db.table("idempotency").insert(
                    {
                        "key_hash": repeat.key_hash,
                        "request_hash": repeat.request_hash,
                        "nonce": repeat.nonce,
                        "expires_utc": repeat.expires,
                        "booking": booking,
                    }
                )
        return from_row({"id": booking, **values})

    def find_booking(self, code_hash: str) -> Record:
        """The booking of that code.

        Raises:
            CodeUnknown.
        """
        rows = self.database.rows("SELECT * FROM bookings WHERE code_hash = :h", {"h": code_hash})
        # The same comparison is made for a code that is unknown, so that it costs as long.
        stored = rows[0]["code_hash"] if rows else "0" * len(code_hash)
        if not self.codes.same(stored, code_hash):
            raise CodeUnknown
        return from_row(rows[0])

    def booking(self, booking: int) -> Record:
        """The booking of that number.

        Raises:
            CodeUnknown.
        """
        rows = self.database.rows("SELECT * FROM bookings WHERE id = :id", {"id": booking})
        if not rows:
            raise CodeUnknown
        return from_row(rows[0])

    def list_bookings(self, municipality: str, first: int, last: int) -> list[Record]:
        """A municipality's bookings, of every status, that start in a stretch of time, earliest first."""
        rows = self.database.rows(
            "SELECT * FROM bookings WHERE municipality = :municipality AND start_utc >= :first"
            " AND start_utc < :last ORDER BY start_utc, resource, id",
            {"municipality": municipality, "first": first, "last": last},
        )
        return [from_row(row) for row in rows]

    def move_booking(self, booking: int, claim: Claim, waived: bool, now: int) -> Record:
        """Takes the new seat and frees the old one, or changes nothing.

        Raises:
            SlotTaken, BookingCancelled, BookingOver, CodeUnknown.
        """
        with self.database.writing() as db:
            _check_changeable(self.booking(booking), now)
            db.execute("DELETE FROM seats WHERE booking = ?", [booking])
            self._take(db, claim, now, booking=booking)
            db.execute(
                "UPDATE bookings SET resource = ?, start_utc = ?, end_utc = ?, waived = ?, sequence = sequence + 1"
                " WHERE id = ?",
                [claim.resource, claim.start, claim.end, int(waived), booking],
            )
        return self.booking(booking)

    def cancel_booking(self, booking: int, now: int, forget_contact: bool, case: NewCase | None = None) -> Record:
        """Cancels and frees the seat at once; a cancelled one stays cancelled and nothing is written.

        Args:
            booking: its number.
            now: the time now.
            forget_contact: delete the contact details (the citizen's own act; the staff may have to call).
            case: what the cancellation puts before the staff, in the same transaction: nobody is dropped in between.

        Raises:
            BookingOver, CodeUnknown.
        """
        with self.database.writing() as db:
            record = self.booking(booking)
            if record.status != "cancelled":
                _check_changeable(record, now)
                db.execute("DELETE FROM seats WHERE booking = ?", [booking])
                db.execute(
                    "UPDATE bookings SET status = 'cancelled', sequence = sequence + 1,"
                    " contact = CASE WHEN ? THEN NULL ELSE contact END WHERE id = ?",
                    [int(forget_contact), booking],
                )
                if case is not None:
                    put_case(db, case, now)
        return self.booking(booking)

    def mark_booking(self, booking: int, status: Status) -> Record:
        """Notes that the person came or did not; a cancelled booking cannot be marked.

        Raises:
            BookingCancelled, CodeUnknown.
        """
        with self.database.writing() as db:
            if self.booking(booking).status == "cancelled":
                raise BookingCancelled
            db.execute("UPDATE bookings SET status = ? WHERE id = ?", [status, booking])
        return self.booking(booking)

    # Backup

    def backup_to(self, path: Path) -> None:
        """Writes a complete copy to a file while everything runs; keep secrets/receipt.key with it, elsewhere."""
        self.database.backup_to(path)

    def restore_from(self, path: Path) -> None:
        """Puts a backup in the place of everything stored, or changes nothing.

        Raises:
            ReceiptKeyMismatch: restored, but its codes need the receipt key of its time.
        """
        self.database.restore_from(path)
        self._check_key()

    def close(self) -> None:
        """Closes all connections of this process."""
        self.database.close()

    # Inside a transaction

    def _take(
        self,
        db: Database,
        claim: Claim,
        now: int,
        booking: int | None = None,
        hold_hash: str | None = None,
        hold_until: int | None = None,
    ) -> None:
        db.execute("DELETE FROM seats WHERE resource = ? AND hold_until <= ?", [claim.resource, now])
        taken = db.execute(
            _TAKE_SEAT,
            {
                "resource": claim.resource,
                "start": claim.start,
                "end": claim.end,
                "capacity": claim.capacity,
                "buffer": claim.buffer,
                "booking": booking,
                "hold_hash": hold_hash,
                "hold_until": hold_until,
            },
        )
        if taken.rowcount != 1:
            raise SlotTaken

    def _book_hold(self, db: Database, token: str, claim: Claim, booking: int, now: int) -> bool:
        turned = db.execute(
            "UPDATE seats SET booking = ?, hold_hash = NULL, hold_until = NULL"
            " WHERE hold_hash = ? AND hold_until > ? AND resource = ? AND start_utc = ? AND end_utc = ?",
            [booking, self._token_hash(token), now, claim.resource, claim.start, claim.end],
        )
        if turned.rowcount == 1:
            return True
        self._release(db, token)
        return False

    def _release(self, db: Database, token: str) -> None:
        db.execute("DELETE FROM seats WHERE hold_hash = ?", [self._token_hash(token)])

    def _token_hash(self, token: str) -> str:
        return self.codes.hash("hold", token)

    def _check_key(self) -> None:
        mine = self.codes.hash("which key")
        with self.database.writing() as db:
            db.execute("INSERT INTO receipt_key (id, check_hash) VALUES (1, ?) ON CONFLICT (id) DO NOTHING", [mine])
            (stored,) = db.execute("SELECT check_hash FROM receipt_key").fetchone()
        if not self.codes.same(stored, mine):
            raise ReceiptKeyMismatch


def _check_changeable(record: Record, now: int) -> None:
    if record.status == "cancelled":
        raise BookingCancelled
    if record.status != "confirmed" or record.start <= now:
        raise BookingOver
