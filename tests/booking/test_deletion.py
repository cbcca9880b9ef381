"""Promise: what is deleted is gone, from the tables and from the bytes of the files."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from bot.booking.calendar import SECONDS_AN_HOUR
from bot.booking.errors import CodeUnknown
from bot.booking.opening import ClosedDays
from bot.booking.records import Claim, NewBooking
from bot.booking.retention import BOOKING_KEPT_DAYS, counts, guarantee_figures, purge_expired
from bot.booking.service import BookingService
from bot.booking.store import Store

from .made_up import MONDAY, Clock, at, resource, rules, service

Booked = tuple[BookingService, Clock]
NINE, TEN = at(MONDAY, "09:00"), at(MONDAY, "10:00")
CANARIES = 300


def bytes_of(store: Store) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(store.data_dir.glob("booking.sqlite3*")))


def fill_with_canaries(store: Store, start: dt.datetime) -> None:
    """Bookings whose every text can be told again; long ones too, that need pages of their own."""
    begins = int(start.timestamp())
    for number in range(CANARIES):
        contact = {"name": f"CANARY{number}-" + "x" * (6000 if number % 7 == 0 else 90)}
        new = NewBooking("proeve", f"proeve/CANARY{number}", None, False, False, contact)
        claim = Claim(f"proeve/CANARY{number}", begins, begins + SECONDS_AN_HOUR, 1, 0)
        store.confirm_booking(new, claim, store.codes.code_hash(f"CANARY{number}"), begins - 1)


def test_not_one_byte_of_a_deleted_booking_is_left_in_the_file_or_its_log(store: Store) -> None:
    fill_with_canaries(store, NINE)
    assert bytes_of(store).count(b"CANARY") >= CANARIES

    purged = purge_expired(store, NINE + dt.timedelta(days=BOOKING_KEPT_DAYS, hours=1))

    assert purged.bookings == CANARIES
    assert purged.bytes_gone
    assert bytes_of(store).count(b"CANARY") == 0


def test_bytes_are_gone_although_other_bookings_stay_and_other_connections_are_open(tmp_path: Path) -> None:
    booking, clock = service(tmp_path)
    other = Store(tmp_path)
    stays = [booking.book("proeve", "samtale", at(f"2027-03-{day:02d}", "09:00")).code or "" for day in (1, 2, 3, 4)]
    fill_with_canaries(other, NINE)
    other.list_bookings("proeve", 0, 2**40)
    clock.forward(days=31)

    purged = purge_expired(booking.store, NINE + dt.timedelta(days=BOOKING_KEPT_DAYS, hours=1))

    assert purged.bytes_gone
    assert bytes_of(booking.store).count(b"CANARY") == 0
    assert [booking.lookup(code).status for code in stays] == ["confirmed"] * 4


def test_the_file_shrinks_when_bookings_are_deleted(store: Store) -> None:
    fill_with_canaries(store, NINE)
    store.database.shrink()
    before = store.database.path.stat().st_size

    purge_expired(store, NINE + dt.timedelta(days=BOOKING_KEPT_DAYS, hours=1))

    assert store.database.path.stat().st_size < before / 3


def test_a_reader_that_pins_the_log_is_told_of_and_the_next_call_finishes(store: Store, tmp_path: Path) -> None:
    fill_with_canaries(store, NINE)
    reader = Store(tmp_path)
    later = NINE + dt.timedelta(days=BOOKING_KEPT_DAYS, hours=1)
    store.database.rows("PRAGMA busy_timeout = 50")
    pinned = reader.database.connection().conn
    pinned.execute("BEGIN")
    pinned.execute("SELECT COUNT(*) FROM bookings").fetchone()

    blocked = purge_expired(store, later)
    pinned.execute("COMMIT")
    finished = purge_expired(store, later)

    assert not blocked.bytes_gone
    assert finished.bytes_gone
    assert bytes_of(store).count(b"CANARY") == 0


def test_a_booking_lives_thirty_days_after_its_appointment_and_not_longer(booked: Booked) -> None:
    booking, _ = booked
    code = booking.book("proeve", "samtale", NINE).code or ""
    end = at(MONDAY, "10:00") + dt.timedelta(days=30)

    assert purge_expired(booking.store, end - dt.timedelta(seconds=1)).bookings == 0
    assert booking.lookup(code).code == code
    assert purge_expired(booking.store, end).bookings == 1
    with pytest.raises(CodeUnknown):
        booking.lookup(code)
    assert booking.store.database.rows("SELECT * FROM seats") == []


def test_the_number_of_days_can_be_set(booked: Booked) -> None:
    booking, _ = booked
    booking.book("proeve", "samtale", NINE)

    assert purge_expired(booking.store, at("2027-02-03", "09:59"), kept_days=2).bookings == 0
    assert purge_expired(booking.store, at("2027-02-03", "10:00"), kept_days=2).bookings == 1


def test_a_cancelled_booking_goes_the_day_after_and_stays_until_then(booked: Booked) -> None:
    booking, _ = booked
    code = booking.book("proeve", "samtale", NINE).code or ""
    booking.cancel(code)

    assert purge_expired(booking.store, at("2027-02-02", "09:59")).bookings == 0
    assert booking.cancel(code).status == "cancelled"
    assert purge_expired(booking.store, at("2027-02-02", "10:00")).bookings == 1


def test_holds_keys_closed_cases_and_old_closed_days_go_and_open_cases_stay(booked: Booked) -> None:
    booking, clock = booked
    staff = booking.store.staff
    booking.hold("proeve", "samtale", TEN)
    booking.book("proeve", "samtale", at("2027-03-26", "09:00") - dt.timedelta(days=2), idempotency_key="a")
    staff.close_urgent("proeve", booking.record_urgent("proeve", "samtale", MONDAY, key="closed") or 0)
    booking.record_urgent("proeve", "samtale", MONDAY, key="open")
    staff.close_days("proeve", ClosedDays(None, MONDAY, MONDAY))
    clock.forward(days=50)

    purged = purge_expired(booking.store, clock())

    assert (purged.bookings, purged.holds, purged.keys, purged.urgent) == (0, 1, 1, 1)
    assert len(staff.list_urgent("proeve", only_open=False)) == 1
    assert staff.closed_days("proeve") == {}


def test_purging_twice_does_no_harm(booked: Booked) -> None:
    booking, _ = booked
    booking.book("proeve", "samtale", NINE)
    later = NINE + dt.timedelta(days=60)

    first, second = purge_expired(booking.store, later), purge_expired(booking.store, later)

    assert (first.bookings, second.bookings) == (1, 0)


def test_figures_outlive_the_bookings_they_were_counted_from(tmp_path: Path) -> None:
    booking, _ = service(tmp_path, resource(weekly=rules("09:00-12:00"), capacity=5))
    for _ in range(3):
        booking.book("proeve", "samtale", NINE)
    booking.book("proeve", "samtale", at("2027-02-22", "09:00"))
    booking.book("proeve", "paaroerende", NINE)
    before = guarantee_figures(booking.store, "proeve")

    purge_expired(booking.store, NINE + dt.timedelta(days=31))
    half_way = guarantee_figures(booking.store, "proeve")
    purge_expired(booking.store, NINE + dt.timedelta(days=90))

    assert [(f.month, f.days, f.within, f.waived, f.count) for f in before] == [
        ("2027-02", 0, True, False, 3),
        ("2027-02", 21, False, True, 1),
    ]
    assert half_way == before
    assert guarantee_figures(booking.store, "proeve") == before
    assert booking.store.database.rows("SELECT * FROM bookings") == []


def test_metrics_are_counts_and_nothing_else(booked: Booked) -> None:
    booking, _ = booked
    booking.cancel(booking.book("proeve", "samtale", NINE).code or "")
    booking.book("proeve", "samtale", NINE)
    booking.hold("proeve", "samtale", TEN)
    booking.record_urgent("proeve", "samtale", MONDAY)

    assert counts(booking.store, at(MONDAY, "08:05")) == {
        "bookings_confirmed": 1,
        "bookings_cancelled": 1,
        "bookings_met": 0,
        "bookings_no_show": 0,
        "holds": 1,
        "urgent_open": 1,
    }
