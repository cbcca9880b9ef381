"""Promise: a time is booked once, however many ask for it in the same moment, in threads and in processes."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from bot.booking.errors import SlotTaken

from .made_up import MONDAY, at, resource, service

ROOT = Path(__file__).resolve().parents[2]
THREADS = 40
SLOTS = 10
PROCESSES = 3
RACE_SLOTS = 20


def test_many_threads_on_few_times_book_each_once_and_everyone_is_answered(tmp_path: Path) -> None:
    booking, _ = service(tmp_path)
    slots = booking.slots("proeve", "samtale").slots[:SLOTS]
    start = threading.Barrier(THREADS)

    def client(number: int) -> Counter[str]:
        answers: Counter[str] = Counter()
        start.wait()
        for step in range(SLOTS):
            slot = slots[(number + step) % SLOTS]
            try:
                booking.book("proeve", "samtale", slot.start)
                answers["booked"] += 1
            except SlotTaken as refusal:
                answers["taken with alternatives" if refusal.alternatives else "taken"] += 1
        return answers

    with ThreadPoolExecutor(THREADS) as pool:
        answers = sum(pool.map(client, range(THREADS)), Counter())

    assert answers == {"booked": SLOTS, "taken with alternatives": THREADS * SLOTS - SLOTS}
    seats = booking.store.database.rows("SELECT resource, start_utc, seat FROM seats")
    assert len(seats) == len({tuple(seat.values()) for seat in seats}) == SLOTS


def test_a_time_with_three_seats_is_booked_exactly_three_times(tmp_path: Path) -> None:
    booking, _ = service(tmp_path, resource(capacity=3))
    start = threading.Barrier(THREADS)

    def client(_: int) -> bool:
        start.wait()
        try:
            booking.book("proeve", "samtale", at(MONDAY, "09:00"))
        except SlotTaken:
            return False
        return True

    with ThreadPoolExecutor(THREADS) as pool:
        booked = sum(pool.map(client, range(THREADS)))

    assert booked == 3
    seats = booking.store.database.rows("SELECT seat FROM seats ORDER BY seat")
    assert [seat["seat"] for seat in seats] == [0, 1, 2]


def test_rival_processes_book_each_time_once(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.booking.writer", str(tmp_path), "race", str(RACE_SLOTS)]
    rivals = [
        subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for _ in range(PROCESSES)
    ]
    for rival in rivals:
        assert rival.stdout is not None
        assert rival.stdout.readline() == "ready\n"
    for rival in rivals:
        assert rival.stdin is not None
        rival.stdin.write("go\n")
        rival.stdin.flush()

    answers = [line.split() for rival in rivals for line in rival.communicate(timeout=30)[0].splitlines()]

    won = Counter(start for word, start, _ in answers if word == "won")
    assert len(answers) == PROCESSES * RACE_SLOTS
    assert len(won) == RACE_SLOTS
    assert set(won.values()) == {1}
    assert all(int(count) > 0 for word, _, count in answers if word == "lost")


def test_one_idempotency_key_in_many_threads_makes_one_booking(tmp_path: Path) -> None:
    booking, _ = service(tmp_path, resource(capacity=50))
    start = threading.Barrier(THREADS)

    def client(_: int) -> str | None:
        start.wait()
        return booking.book("proeve", "samtale", at(MONDAY, "09:00"), idempotency_key="en").code

    with ThreadPoolExecutor(THREADS) as pool:
        codes = set(pool.map(client, range(THREADS)))

    assert len(codes) == 1
    assert len(booking.store.database.rows("SELECT * FROM bookings")) == 1


def test_two_who_swap_times_at_once_never_hold_two_or_none(tmp_path: Path) -> None:
    booking, _ = service(tmp_path)
    slots = booking.slots("proeve", "samtale").slots[:4]
    codes = [booking.book("proeve", "samtale", slot.start).code or "" for slot in slots[:2]]
    start = threading.Barrier(2)

    def mover(code: str) -> None:
        start.wait()
        for step in range(40):
            try:
                booking.move(code, slots[step % 4].start)
            except SlotTaken:
                continue

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(mover, codes))

    seats = booking.store.database.rows(
        "SELECT seats.start_utc = bookings.start_utc AS same"
        " FROM bookings LEFT JOIN seats ON seats.booking = bookings.id"
    )
    assert [seat["same"] for seat in seats] == [1, 1]
    assert len({booking.lookup(code).start for code in codes}) == 2
