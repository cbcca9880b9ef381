"""Promise: on a full or read-only disk the error says so, and nothing is half done."""

from __future__ import annotations

import gc
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from bot.booking.errors import BookingError, StoreUnavailable
from bot.booking.service import BookingService
from bot.booking.store import Store

from .made_up import MONDAY, Clock, at

Booked = tuple[BookingService, Clock]
ROOT = Path(__file__).resolve().parents[2]
NINE, TEN = at(MONDAY, "09:00"), at(MONDAY, "10:00")

# Runs on a small disk of its own (a tmpfs in a mount namespace), first until it is full, then read-only.
ON_A_SMALL_DISK = """
import json, subprocess, sys
from pathlib import Path
from bot.booking.errors import StoreUnavailable
from bot.booking.store import Store
from tests.booking.made_up import *
from tests.booking.writer import wide_open

disk = Path(sys.argv[1])
booking, clock = service(disk / "data", wide_open(), now=at(MONDAY))
found, codes = {}, {}
try:
    for slot in booking.slots("proeve", "paaroerende").slots:
        codes[booking.book("proeve", "samtale", slot.start).code] = slot.start
except StoreUnavailable as error:
    found["full"] = error.reason
found["made"] = len(codes)
found["lost when full"] = sum(booking.lookup(code).start != start for code, start in codes.items())
found["stored"] = booking.store.database.rows("SELECT COUNT(*) AS n FROM bookings")[0]["n"]
found["seats"] = booking.store.database.rows("SELECT COUNT(*) AS n FROM seats")[0]["n"]
try:
    Store(disk / "new")
except StoreUnavailable as error:
    found["new store on the full disk"] = error.reason
booking.store.close()
subprocess.run(["mount", "-o", "remount,size=16m", disk], check=True)
booking, clock = service(disk / "data", wide_open(), now=at(MONDAY))
slot = booking.slots("proeve", "samtale").slots[0]
found["books again with room"] = booking.book("proeve", "samtale", slot.start).status
booking.store.close()
subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
for name in ("data", "other"):
    try:
        Store(disk / name)
    except StoreUnavailable as error:
        found["read-only " + name] = error.reason
print(json.dumps(found))
"""


def test_on_a_disk_that_runs_full_or_read_only_nothing_acknowledged_is_lost_and_the_error_says_why(
    tmp_path: Path,
) -> None:
    if shutil.which("unshare") is None:
        pytest.skip("unshare, which gives the test a disk of its own, is not installed")
    ran = subprocess.run(
        ["unshare", "-rm", "sh", "-c", 'mount -t tmpfs -o size=2m none "$1" || exit 77; exec "$2" -c "$3" "$1"', "sh",
         tmp_path, sys.executable, ON_A_SMALL_DISK],
        cwd=ROOT, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    if ran.returncode == 77 or "unshare failed" in ran.stderr:
        pytest.skip("this machine does not allow mounting a disk for the test")

    assert ran.returncode == 0, ran.stderr
    found = json.loads(ran.stdout)
    made = found.pop("made")

    assert made > 20
    assert found == {
        "full": "full",
        "lost when full": 0,
        "stored": made,
        "seats": made,
        "new store on the full disk": "full",
        "books again with room": "confirmed",
        "read-only data": "read_only",
        "read-only other": "read_only",
    }


def test_a_full_database_refuses_and_keeps_what_it_has(booked: Booked) -> None:
    booking, _ = booked
    code = booking.book("proeve", "samtale", NINE).code or ""
    pages = booking.store.database.rows("PRAGMA page_count")[0]["page_count"]
    booking.store.database.rows(f"PRAGMA max_page_count = {pages}")

    with pytest.raises(StoreUnavailable) as error, booking.store.database.writing() as db:
        db.execute("INSERT INTO weekly_hours VALUES ('stor', ?)", ["x" * 100_000])

    assert error.value.reason == "full"
    assert booking.lookup(code).status == "confirmed"
    assert booking.store.database.rows("SELECT * FROM weekly_hours") == []
    assert booking.book("proeve", "samtale", TEN).status == "confirmed"


def test_a_read_only_database_refuses_every_change_and_still_answers(booked: Booked) -> None:
    booking, _ = booked
    code = booking.book("proeve", "samtale", NINE).code or ""
    attempts = (
        lambda: booking.book("proeve", "samtale", TEN),
        lambda: booking.hold("proeve", "samtale", TEN),
        lambda: booking.move(code, TEN),
        lambda: booking.cancel(code),
        lambda: booking.record_urgent("proeve", "samtale"),
    )

    for attempt in attempts:
        booking.store.database.connection().conn.execute("PRAGMA query_only = ON")
        with pytest.raises(StoreUnavailable) as error:
            attempt()
        assert error.value.reason == "read_only"

    assert booking.lookup(code).as_json()["start"] == NINE.isoformat()
    assert len(booking.store.database.rows("SELECT * FROM seats")) == 1


def test_a_store_that_stays_locked_is_reported_as_busy(booked: Booked, tmp_path: Path) -> None:
    booking, _ = booked
    blocker = sqlite3.connect(tmp_path / "booking.sqlite3", isolation_level=None)
    blocker.execute("BEGIN IMMEDIATE")
    booking.store.database.rows("PRAGMA busy_timeout = 20")

    with pytest.raises(StoreUnavailable) as error:
        booking.book("proeve", "samtale", NINE)
    blocker.execute("ROLLBACK")

    assert error.value.reason == "busy"
    assert booking.book("proeve", "samtale", NINE).status == "confirmed"


def test_a_file_that_is_no_store_is_reported_as_damaged_and_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "booking.sqlite3").write_bytes(b"this is not a database" * 100)

    with pytest.raises(StoreUnavailable) as error:
        Store(tmp_path)

    assert error.value.reason == "damaged"
    assert (tmp_path / "booking.sqlite3").read_bytes() == b"this is not a database" * 100


def test_a_store_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    Store(tmp_path).close()
    with sqlite3.connect(tmp_path / "booking.sqlite3") as conn:
        newer = (
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('booking', 'm999', '2030-01-01')"
        )
        conn.execute(newer)
    conn.close()

    with pytest.raises(StoreUnavailable) as error:
        Store(tmp_path)

    assert error.value.reason == "newer"


def test_connections_are_closed_when_their_threads_end_and_after_errors(booked: Booked, tmp_path: Path) -> None:
    booking, _ = booked

    def open_files() -> int:
        files = [Path(f"/proc/self/fd/{number}") for number in os.listdir("/proc/self/fd")]
        return sum(os.path.realpath(file) == str(booking.store.database.path) for file in files)

    if not Path("/proc/self/fd").is_dir():
        pytest.skip("this system does not list a process's open files")
    booking.slots("proeve", "samtale")
    before = open_files()
    gc.disable()
    for _ in range(8):
        thread = threading.Thread(target=booking.slots, args=("proeve", "samtale"))
        thread.start()
        thread.join()
        with pytest.raises(StoreUnavailable):
            booking.store.database.rows("SELECT * FROM no_such_table")
    after = open_files()
    gc.enable()

    assert after <= before


def test_a_data_dir_that_is_a_file_is_an_error_of_ours(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("", encoding="ascii")

    with pytest.raises(StoreUnavailable):
        Store(tmp_path / "data")


def test_an_error_in_the_middle_of_a_change_leaves_nothing_of_it(booked: Booked) -> None:
    booking, _ = booked
    store = booking.store

    def broken_change() -> None:
        with store.database.writing() as db:
            db.execute("INSERT INTO weekly_hours VALUES ('proeve/rum', '[]')")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        broken_change()

    assert store.staff.weekly_hours("proeve") == {}
    assert booking.book("proeve", "samtale", NINE).status == "confirmed"


def test_every_error_of_the_room_is_in_the_tree_that_its_docstring_draws() -> None:
    from bot.booking import errors

    def names(kind: type[BookingError]) -> set[str]:
        return {kind.__name__}.union(*(names(child) for child in kind.__subclasses__()))

    drawn = {word for word in (errors.__doc__ or "").replace("─", " ").split() if word in vars(errors)}

    assert names(BookingError) == drawn


def test_the_database_and_its_log_are_for_their_owner_alone(booked: Booked, tmp_path: Path) -> None:
    booking, _ = booked
    booking.book("proeve", "samtale", NINE)

    modes = {path.name: path.stat().st_mode & 0o777 for path in tmp_path.glob("booking.sqlite3*")}

    assert modes == {"booking.sqlite3": 0o600, "booking.sqlite3-wal": 0o600, "booking.sqlite3-shm": 0o600}
