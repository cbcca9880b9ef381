"""The store's tables, step by step. A step that has been released is never changed: a new one follows it.

Columns are the least that booking needs; tests/booking/test_little_metadata.py holds the list of them.
Instants are whole seconds since 1970 UTC, dates ISO 8601.
"""

from __future__ import annotations

from sqlite_utils import Database, Migrations

migrations = Migrations("booking")


@migrations()
def m001_bookings(db: Database) -> None:
    """Bookings, and the seats that they and the holds occupy."""
    db.execute(
        """CREATE TABLE bookings (
            id INTEGER PRIMARY KEY,
            code_hash TEXT NOT NULL UNIQUE,
            municipality TEXT NOT NULL,
            offer TEXT NOT NULL,
            resource TEXT NOT NULL,
            start_utc INTEGER NOT NULL,
            end_utc INTEGER NOT NULL,
            deadline TEXT,
            anonymous INTEGER NOT NULL,
            waived INTEGER NOT NULL DEFAULT 0,
            contact TEXT,
            status TEXT NOT NULL CHECK (status IN ('confirmed', 'cancelled', 'met', 'no_show')),
            sequence INTEGER NOT NULL DEFAULT 0
        )"""
    )
    db.execute("CREATE INDEX bookings_by_time ON bookings (municipality, start_utc)")
    # One row a seat, held or booked. The primary key is what makes a double booking impossible.
    db.execute(
        """CREATE TABLE seats (
            resource TEXT NOT NULL,
            start_utc INTEGER NOT NULL,
            seat INTEGER NOT NULL,
            end_utc INTEGER NOT NULL,
            hold_hash TEXT UNIQUE,
            hold_until INTEGER,
            booking INTEGER UNIQUE REFERENCES bookings (id) ON DELETE CASCADE,
            PRIMARY KEY (resource, start_utc, seat),
            CHECK ((booking IS NULL) = (hold_hash IS NOT NULL)),
            CHECK ((hold_until IS NULL) = (hold_hash IS NULL))
        ) WITHOUT ROWID"""
    )
    db.execute(
        """CREATE TABLE idempotency (
            key_hash TEXT PRIMARY KEY,
            request_hash TEXT NOT NULL,
            nonce TEXT NOT NULL,
            expires_utc INTEGER NOT NULL,
            booking INTEGER NOT NULL REFERENCES bookings (id) ON DELETE CASCADE
        ) WITHOUT ROWID"""
    )


@migrations()
def m002_staff(db: Database) -> None:
    """What the staff see and change: urgent cases, closed days, changed hours, figures."""
    db.execute(
        """CREATE TABLE urgent_cases (
            id INTEGER PRIMARY KEY,
            case_hash TEXT NOT NULL UNIQUE,
            municipality TEXT NOT NULL,
            offer TEXT NOT NULL,
            inquiry TEXT NOT NULL,
            deadline TEXT NOT NULL,
            created_utc INTEGER NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('open', 'closed'))
        )"""
    )
    db.execute(
        """CREATE TABLE closed_days (
            id INTEGER PRIMARY KEY,
            municipality TEXT NOT NULL,
            resource TEXT,
            first TEXT NOT NULL,
            last TEXT NOT NULL,
            CHECK (first <= last)
        )"""
    )
    db.execute("CREATE TABLE weekly_hours (resource TEXT PRIMARY KEY, rules TEXT NOT NULL) WITHOUT ROWID")
    # Counts of bookings that have been deleted, so that a year's figures outlive the rows they were counted from.
    db.execute(
        """CREATE TABLE figures (
            municipality TEXT NOT NULL,
            month TEXT NOT NULL,
            days INTEGER NOT NULL,
            status TEXT NOT NULL,
            waived INTEGER NOT NULL,
            count INTEGER NOT NULL,
            PRIMARY KEY (municipality, month, days, status, waived)
        ) WITHOUT ROWID"""
    )


@migrations()
def m003_receipt_key(db: Database) -> None:
    """Which receipt key the codes were hashed with."""
    db.execute("CREATE TABLE receipt_key (id INTEGER PRIMARY KEY CHECK (id = 1), check_hash TEXT NOT NULL)")


@migrations()
def m004_cases_of_cancelled_bookings(db: Database) -> None:
    """Why a case was opened; and the booking that the staff cancelled, so that its person can be called."""
    db.execute(
        "ALTER TABLE urgent_cases ADD COLUMN cause TEXT NOT NULL DEFAULT 'no_time'"
        " CHECK (cause IN ('no_time', 'cancelled'))"
    )
    db.execute("ALTER TABLE urgent_cases ADD COLUMN booking INTEGER REFERENCES bookings (id) ON DELETE SET NULL")
