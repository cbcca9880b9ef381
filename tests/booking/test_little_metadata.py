"""Promise: the store keeps little. This list of columns is the promise; a new column is a decision about privacy."""

from __future__ import annotations

from bot.booking.service import BookingService
from bot.booking.store import Store

from .made_up import MONDAY, Clock, at

ALLOWED = {
    "bookings": {
        "id", "code_hash", "municipality", "offer", "resource", "start_utc", "end_utc", "deadline", "anonymous",
        "waived", "contact", "status", "sequence",
    },
    "seats": {"resource", "start_utc", "seat", "end_utc", "hold_hash", "hold_until", "booking"},
    "idempotency": {"key_hash", "request_hash", "nonce", "expires_utc", "booking"},
    "urgent_cases": {
        "id", "case_hash", "municipality", "offer", "inquiry", "deadline", "created_utc", "state", "cause", "booking",
    },
    "closed_days": {"id", "municipality", "resource", "first", "last"},
    "weekly_hours": {"resource", "rules"},
    "figures": {"municipality", "month", "days", "status", "waived", "count"},
    "receipt_key": {"id", "check_hash"},
    "_sqlite_migrations": {"id", "migration_set", "name", "applied_at"},
}  # fmt: skip


def test_the_store_has_these_columns_and_no_others(store: Store) -> None:
    tables = store.database.connection().tables

    assert {table.name: {column.name for column in table.columns} for table in tables} == ALLOWED


def test_an_anonymous_booking_is_slot_offer_code_hash_and_deadline(booked: tuple[BookingService, Clock]) -> None:
    booking, _ = booked
    made = booking.book("proeve", "samtale", at(MONDAY, "09:00"), idempotency_key="a key that must not be kept")

    (row,) = booking.store.database.rows("SELECT * FROM bookings")
    everything = str([booking.store.database.rows(f"SELECT * FROM {table}") for table in ALLOWED])

    assert row == {
        "id": 1,
        "code_hash": booking.store.codes.code_hash(made.code or ""),
        "municipality": "proeve",
        "offer": "proeve/samtale",
        "resource": "proeve/rum",
        "start_utc": 1801468800,
        "end_utc": 1801472400,
        "deadline": "2027-02-15",
        "anonymous": 1,
        "waived": 0,
        "contact": None,
        "status": "confirmed",
        "sequence": 0,
    }
    assert made.code
    assert made.code not in everything
    assert "must not be kept" not in everything


def test_neither_a_code_nor_a_token_shows_in_a_log_line(booked: tuple[BookingService, Clock]) -> None:
    booking, _ = booked
    hold = booking.hold("proeve", "samtale", at(MONDAY, "09:00"))
    made = booking.book("proeve", "samtale", at(MONDAY, "09:00"), hold=hold.token)

    assert (made.code or "") not in repr(made)
    assert hold.token not in repr(hold)
