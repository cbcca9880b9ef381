from __future__ import annotations

import shutil
import sqlite3
import stat
import threading
from pathlib import Path

import pytest

from bot.booking.errors import CodeUnknown, ReceiptKeyMismatch, StoreUnavailable
from bot.booking.service import BookingService
from bot.booking.store import Store

from .made_up import MONDAY, Clock, at, resource, rules, service

Booked = tuple[BookingService, Clock]
NINE, TEN = at(MONDAY, "09:00"), at(MONDAY, "10:00")


def test_a_restored_backup_holds_what_was_booked_before_it_and_nothing_after(booked: Booked, tmp_path: Path) -> None:
    booking, _ = booked
    before = booking.book("proeve", "samtale", NINE)
    booking.store.backup_to(tmp_path / "copies" / "monday.sqlite3")
    after = booking.book("proeve", "samtale", TEN).code or ""
    booking.cancel(before.code or "")

    booking.store.restore_from(tmp_path / "copies" / "monday.sqlite3")

    assert booking.lookup(before.code or "") == before
    with pytest.raises(CodeUnknown):
        booking.lookup(after)
    assert booking.book("proeve", "samtale", TEN).status == "confirmed"


def test_a_backup_can_be_restored_on_another_machine_together_with_the_receipt_key(
    booked: Booked, tmp_path: Path
) -> None:
    booking, _ = booked
    made = booking.book("proeve", "samtale", NINE)
    booking.store.backup_to(tmp_path / "copy.sqlite3")
    (tmp_path / "new" / "secrets").mkdir(parents=True)
    shutil.copy(tmp_path / "secrets" / "receipt.key", tmp_path / "new" / "secrets" / "receipt.key")

    elsewhere, _ = service(tmp_path / "new")
    elsewhere.store.restore_from(tmp_path / "copy.sqlite3")

    assert elsewhere.lookup(made.code or "") == made


def test_a_backup_without_its_receipt_key_says_so(booked: Booked, tmp_path: Path) -> None:
    booking, _ = booked
    booking.store.backup_to(tmp_path / "copy.sqlite3")
    elsewhere = Store(tmp_path / "new")

    with pytest.raises(ReceiptKeyMismatch):
        elsewhere.restore_from(tmp_path / "copy.sqlite3")


def test_another_process_sees_the_restored_bookings_at_once(booked: Booked, tmp_path: Path) -> None:
    booking, clock = booked
    made = booking.book("proeve", "samtale", NINE)
    booking.store.backup_to(tmp_path / "copy.sqlite3")
    other, _ = service(tmp_path, now=clock.now)
    other.cancel(made.code or "")

    booking.store.restore_from(tmp_path / "copy.sqlite3")

    assert other.lookup(made.code or "").status == "confirmed"


def test_a_backup_taken_while_others_book_is_whole(tmp_path: Path) -> None:
    booking, _ = service(tmp_path, resource(weekly=rules("08:00-18:00"), duration_minutes=15))
    slots = booking.slots("proeve", "samtale").slots

    def write() -> None:
        for slot in slots[:150]:
            booking.book("proeve", "samtale", slot.start)

    writer = threading.Thread(target=write)
    writer.start()
    copies: list[Path] = []
    while writer.is_alive() or not copies:
        copies.append(tmp_path / f"copy{len(copies)}.sqlite3")
        booking.store.backup_to(copies[-1])
    writer.join()

    for copy in copies:
        with sqlite3.connect(copy) as conn:
            bookings = conn.execute("SELECT COUNT(*) FROM bookings").fetchone()
            assert bookings == conn.execute("SELECT COUNT(*) FROM seats").fetchone()
            assert conn.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        conn.close()


def test_a_backup_is_one_file_for_its_owner_alone(booked: Booked, tmp_path: Path) -> None:
    booking, _ = booked
    booking.store.backup_to(tmp_path / "copies" / "one.sqlite3")
    booking.store.backup_to(tmp_path / "copies" / "one.sqlite3")

    assert [path.name for path in (tmp_path / "copies").iterdir()] == ["one.sqlite3"]
    assert stat.S_IMODE((tmp_path / "copies" / "one.sqlite3").stat().st_mode) == 0o600


@pytest.mark.parametrize("content", [None, b"", b"not a database" * 500])
def test_what_is_no_backup_is_refused_and_everything_stays(
    booked: Booked, tmp_path: Path, content: bytes | None
) -> None:
    booking, _ = booked
    made = booking.book("proeve", "samtale", NINE)
    if content is not None:
        (tmp_path / "copy.sqlite3").write_bytes(content)

    with pytest.raises(StoreUnavailable) as error:
        booking.store.restore_from(tmp_path / "copy.sqlite3")

    assert error.value.reason in ("missing", "damaged")
    assert booking.lookup(made.code or "") == made


def test_a_restored_store_keeps_its_settings(booked: Booked, tmp_path: Path) -> None:
    booking, _ = booked
    booking.store.backup_to(tmp_path / "copy.sqlite3")

    booking.store.restore_from(tmp_path / "copy.sqlite3")

    rows = booking.store.database.rows
    assert rows("PRAGMA journal_mode") == [{"journal_mode": "wal"}]
    assert rows("PRAGMA auto_vacuum") == [{"auto_vacuum": 2}]
    assert rows("PRAGMA synchronous") == [{"synchronous": 2}]
