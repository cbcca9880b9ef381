from __future__ import annotations

import sqlite3
import stat
from pathlib import Path

import pytest

from bot.booking.errors import StoreUnavailable
from bot.booking.store import Store
from bot.staff.errors import AccountExists, AccountUnknown
from bot.staff.records import AuditLine
from bot.staff.store import StaffRoomStore

COLUMNS = {
    "accounts": {"id", "name", "municipality", "role", "password_hash", "created_utc"},
    "sessions": {"token_hash", "account", "created_utc", "seen_utc"},
    "audit": {"id", "at_utc", "municipality", "account", "action", "booking", "subject"},
    "feeds": {"id", "secret_hash", "municipality", "resource", "created_utc", "account"},
}


def columns(path: Path) -> dict[str, set[str]]:
    with sqlite3.connect(path) as conn:
        tables = [row[0] for row in conn.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        found = {table: {row[1] for row in conn.execute(f"PRAGMA table_info({table})")} for table in tables}
    conn.close()
    return {table: cols for table, cols in found.items() if table not in ("_sqlite_migrations", "sqlite_sequence")}


def test_the_tables_hold_no_more_than_the_listed_columns(store: StaffRoomStore) -> None:
    assert columns(store.path) == COLUMNS


def test_the_file_is_the_owners_alone_and_apart_from_the_bookings(store: StaffRoomStore, tmp_path: Path) -> None:
    Store(tmp_path).close()

    assert stat.S_IMODE(store.path.stat().st_mode) == 0o600
    assert not COLUMNS.keys() & columns(tmp_path / "booking.sqlite3").keys()


def test_opening_the_store_again_keeps_what_it_holds(store: StaffRoomStore, tmp_path: Path) -> None:
    assert [account.name for account in StaffRoomStore(tmp_path).list_accounts()] == ["kim", "bo", "lea"]


def test_a_name_is_one_account_only(store: StaffRoomStore) -> None:
    with pytest.raises(AccountExists):
        store.add_account("bo", "assens", "manager", "x", 1)

    assert store.account("bo").municipality == "slagelse"


def test_a_removed_account_takes_its_sessions_and_calendar_addresses_along(store: StaffRoomStore) -> None:
    lea = store.account("lea")
    store.open_session("t", lea, 1)
    store.add_feed("f", "slagelse/perron-3-samtale", lea, 1)

    store.remove_account("lea")

    assert store.session("t") is None
    assert store.feed("f") is None
    with pytest.raises(AccountUnknown):
        store.account("lea")


def test_what_is_deleted_is_not_left_in_the_file(store: StaffRoomStore) -> None:
    secret = store.account("lea").password_hash.encode()
    before = store.path.read_bytes()

    store.remove_account("lea")

    assert secret in before
    assert secret not in store.path.read_bytes()
    assert not store.path.with_name("staff.sqlite3-journal").exists()


def test_the_audit_trail_outlives_the_account(store: StaffRoomStore) -> None:
    store.record(AuditLine(5, "slagelse", "lea", "moved", 3))
    store.remove_account("lea")

    newest = store.list_audit("slagelse", 1)[0][1]

    assert (newest.account, newest.action, newest.booking) == ("lea", "moved", 3)


def test_the_audit_trail_cannot_be_rewritten(store: StaffRoomStore) -> None:
    store.record(AuditLine(5, "slagelse", "lea", "moved", 3))

    with sqlite3.connect(store.path) as conn, pytest.raises(sqlite3.IntegrityError, match="never rewritten"):
        conn.execute("UPDATE audit SET account = 'bo'")
    conn.close()


def test_an_act_that_fails_leaves_no_line_and_one_that_breaks_off_leaves_one(store: StaffRoomStore) -> None:
    before = len(store.list_audit("slagelse", 100))

    with pytest.raises(ValueError, match="refused"), store.recorded(AuditLine(5, "slagelse", "lea", "moved", 3)):
        raise ValueError("refused")
    after_failure = len(store.list_audit("slagelse", 100))
    with store.recorded(AuditLine(5, "slagelse", "lea", "moved", 3)):
        during = len(store.list_audit("slagelse", 100))

    assert (before, after_failure, during) == (2, 2, 3)


def test_the_audit_trail_is_read_page_by_page_newest_first_and_by_municipality(store: StaffRoomStore) -> None:
    for at in range(5):
        store.record(AuditLine(at, "holbaek", "an", "logged_in"))

    first = store.list_audit("holbaek", 3)
    second = store.list_audit("holbaek", 3, before=first[-1][0])

    assert [line.at for _, line in first] == [4, 3, 2]
    assert [line.at for _, line in second] == [1, 0]


def test_a_lost_file_is_an_error_and_not_an_empty_store(store: StaffRoomStore) -> None:
    store.path.unlink()

    with pytest.raises(StoreUnavailable) as caught:
        store.list_accounts()

    assert caught.value.reason == "missing"


def test_a_damaged_file_says_so(tmp_path: Path) -> None:
    (tmp_path / "staff.sqlite3").write_bytes(b"this is no database, and never was one" * 40)

    with pytest.raises(StoreUnavailable) as caught:
        StaffRoomStore(tmp_path)

    assert caught.value.reason == "damaged"
