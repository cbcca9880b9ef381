"""Promise: a booking that was acknowledged survives kill -9, none is half, and each one is synced to the disk."""

from __future__ import annotations

import contextlib
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from bot.booking.database import AUTO_VACUUM_INCREMENTAL, SYNCHRONOUS_FULL
from bot.booking.store import Store

from .made_up import MONDAY, at, service
from .writer import wide_open

ROOT = Path(__file__).resolve().parents[2]
KILLS = 50
SYNCED_BOOKINGS = 20


def test_every_connection_of_every_thread_syncs_each_commit_and_overwrites_what_is_deleted(store: Store) -> None:
    found: list[dict[str, int | str]] = []

    def ask() -> None:
        pragmas = ("synchronous", "journal_mode", "secure_delete", "auto_vacuum", "foreign_keys")
        found.append({name: next(iter(store.database.rows(f"PRAGMA {name}")[0].values())) for name in pragmas})
        found[-1]["busy_timeout"] = next(iter(store.database.rows("PRAGMA busy_timeout")[0].values()))

    ask()
    thread = threading.Thread(target=ask)
    thread.start()
    thread.join()

    wanted = {
        "synchronous": SYNCHRONOUS_FULL,
        "journal_mode": "wal",
        "secure_delete": 1,
        "auto_vacuum": AUTO_VACUUM_INCREMENTAL,
        "foreign_keys": 1,
        "busy_timeout": 10_000,
    }
    assert found == [wanted, wanted]


def test_no_acknowledged_booking_is_lost_and_none_is_half_when_the_process_is_killed(tmp_path: Path) -> None:
    chance = random.Random(7)
    command = [sys.executable, "-m", "tests.booking.writer", str(tmp_path), "endless"]
    booking, _ = service(tmp_path, wide_open(), now=at(MONDAY))
    acknowledged: dict[str, str] = {}

    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as mother:
        assert mother.stdin is not None
        assert mother.stdout is not None
        for _ in range(KILLS):
            mother.stdin.write("fork\n")
            mother.stdin.flush()
            child = int(mother.stdout.readline().split()[1])
            killer = threading.Timer(chance.uniform(0, 0.06), os.kill, (child, signal.SIGKILL))
            for line in iter(mother.stdout.readline, ""):
                # The kill may come between the halves of a line; 'ended' then stands at the end of the torn one.
                if line.endswith("ended\n"):
                    break
                code, start = line.split()
                acknowledged[code] = start
                if not killer.is_alive():
                    with contextlib.suppress(RuntimeError):  # it has struck already, and is not started twice
                        killer.start()
            killer.join()
        mother.stdin.close()

    found = {code: booking.lookup(code).start.isoformat() for code in acknowledged}
    assert found == acknowledged
    assert len(acknowledged) >= KILLS
    halves = (
        "SELECT COUNT(*) AS n FROM bookings LEFT JOIN seats ON seats.booking = bookings.id WHERE seats.seat IS NULL"
    )
    assert booking.store.database.rows(halves) == [{"n": 0}]
    assert booking.store.database.rows("SELECT COUNT(*) AS n FROM seats WHERE booking IS NULL") == [{"n": 0}]
    assert booking.store.database.rows("PRAGMA integrity_check") == [{"integrity_check": "ok"}]
    print(f"{len(acknowledged)} acknowledged bookings over {KILLS} kills, all found")


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace, which counts the syncs, is not installed")
def test_each_booking_is_synced_before_it_is_acknowledged(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from tests.booking.made_up import *\n"
        "b, _ = service(Path(sys.argv[1]))\n"
        f"for s in b.slots('proeve', 'samtale').slots[:{SYNCED_BOOKINGS}]:\n"
        "    print('acknowledged', b.book('proeve', 'samtale', s.start).code, flush=True)"
    )
    trace = tmp_path / "trace"

    ran = subprocess.run(
        ["strace", "-f", "-e", "trace=fsync,fdatasync,write", "-o", trace, sys.executable, "-c", program,
         tmp_path / "d"],
        cwd=ROOT, capture_output=True, timeout=60, check=False,
    )  # fmt: skip
    if ran.returncode != 0 and b"ptrace" in ran.stderr:
        pytest.skip("this machine does not allow tracing")

    synced, bookings = 0, 0
    for line in trace.read_text(encoding="utf-8", errors="replace").splitlines():
        if re.search(r"\b(fsync|fdatasync)\(\d+\) += 0", line):
            synced += 1
        elif '"acknowledged' in line:
            assert synced >= 1, "acknowledged before it was on disk"
            bookings, synced = bookings + 1, 0
    assert bookings == SYNCED_BOOKINGS


def test_a_writer_that_is_killed_while_it_has_the_lock_blocks_nobody(tmp_path: Path) -> None:
    program = (
        "import sys, time; from pathlib import Path; from bot.booking.store import Store\n"
        "s = Store(Path(sys.argv[1]))\n"
        "with s.database.writing() as db:\n"
        "    db.execute(\"INSERT INTO weekly_hours VALUES ('half', '[]')\")\n"
        "    print('locked', flush=True); time.sleep(60)"
    )
    booking, _ = service(tmp_path)
    with subprocess.Popen(
        [sys.executable, "-c", program, tmp_path], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "locked\n"
        writer.kill()
        writer.wait()

        began = time.monotonic()
        booking.book("proeve", "samtale", at(MONDAY, "09:00"))

    assert time.monotonic() - began < 1
    assert booking.store.database.rows("SELECT * FROM weekly_hours") == []
