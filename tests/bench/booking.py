"""Booking under contention and through kills, longer than the suite does it; reports/booking.md.

python -m tests.bench.booking [--seconds 120] [--kills 50]     with PYTHONPATH=.:tests

The gateway is killed and started as the product starts it, `python -m bot.gateway`, so 50 kills take some minutes.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import tempfile
import time
from pathlib import Path

from running_product import free_port

from bot.booking.store import Store
from tests.booking.booking_through_kills import Told, book_through_kills, stored
from tests.booking.rush_over_http import CLIENTS, SLOTS, Rush, rush
from tests.booking.served_gateway import answers, processes

REPORTS = Path(__file__).resolve().parents[2] / "reports"


def contention(seconds: float) -> Rush:
    """Rounds of many clients on few times, against a gateway of its own.

    Raises:
        AssertionError: a promise was broken.
    """
    with tempfile.TemporaryDirectory() as folder, processes(Path(folder), port := free_port()) as begin:
        begin()
        answers(f"http://127.0.0.1:{port}")
        found = asyncio.run(rush(f"http://127.0.0.1:{port}", seconds))
    assert not found.wrong, found.wrong
    return found


def kills(number: int) -> tuple[Told, dict[str, str | int]]:
    """What clients were told while the gateway was killed that many times, and what is stored.

    Raises:
        AssertionError: a promise was broken.
    """
    with tempfile.TemporaryDirectory() as folder:
        with processes(Path(folder), port := free_port()) as begin:
            told = asyncio.run(book_through_kills(begin, f"http://127.0.0.1:{port}", number, random.Random()))
        store = Store(Path(folder))
        found = stored(store)
        store.close()
    assert not told.wrong, told.wrong
    return told, found


def rows(found: Rush) -> list[tuple[str, str]]:
    """The rounds as lines of a table."""
    return [
        (f"{CLIENTS} clients on {SLOTS} times: rounds, requests", f"{found.rounds}, {len(found.seconds)}"),
        ("of them answered 201 / 409 with alternatives", f"{found.statuses[201]} / {found.statuses[409]}"),
        ("times booked twice or by nobody, other answers", str(len(found.wrong))),
        ("a booking among 200 at once: p50 / p95",
         f"{found.milliseconds(0.5):.0f} / {found.milliseconds(0.95):.0f} ms"),
    ]  # fmt: skip


def main() -> None:
    """Runs both and writes reports/booking.md."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.booking")
    parser.add_argument("--seconds", type=float, default=120)
    parser.add_argument("--kills", type=int, default=50)
    options = parser.parse_args()
    table = rows(contention(options.seconds))
    began = time.monotonic()
    told, found = kills(options.kills)
    table += [
        ("kill -9 of the gateway while clients book, move and cancel", str(told.kills)),
        ("acknowledged bookings, of them cancelled since",
         f"{len(told.standing)}, {sum(start is None for start in told.standing.values())}"),
        ("answers lost to a kill and asked for again", str(told.lost)),
        *((f"stored: {name}", str(value)) for name, value in found.items()),
        ("time for all kills and starts", f"{time.monotonic() - began:.0f} s"),
    ]  # fmt: skip
    text = "\n".join(["| what | figure |", "| --- | --- |", *(f"| {what} | {figure} |" for what, figure in table)])
    REPORTS.mkdir(exist_ok=True)
    (REPORTS / "booking.md").write_text(text + "\n", encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
