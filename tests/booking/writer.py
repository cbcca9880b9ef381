"""Processes that book, for the tests of durability and of double booking; they say each code once it is acknowledged.

python -m tests.booking.writer DATA_DIR endless      for each line read: forks a child that books without end
python -m tests.booking.writer DATA_DIR race NUMBER  waits for a line, then tries to book that many times
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from bot.booking.errors import SlotRefused
from knowledge.schema import Resource

from .made_up import MONDAY, at, free, resource, rules, service


def wide_open() -> Resource:
    """A calendar with some thousand times."""
    return resource("vid", weekly=rules("00:00-24:00"), duration_minutes=10)


def book_without_end(data_dir: Path) -> None:
    """Books free times one after the other; says 'CODE START' of each when it is acknowledged."""
    booking, _ = service(data_dir, wide_open(), now=at(MONDAY))
    for slot in booking.slots("proeve", "paaroerende").slots:
        made = booking.book("proeve", "samtale", slot.start)
        print(made.code, made.start.isoformat(), flush=True)


def race(data_dir: Path, number: int) -> None:
    """Tries every one of the first times of the calendar; says of each whether it was won or lost."""
    booking, _ = service(data_dir)
    wanted = booking.slots("proeve", "paaroerende").slots[:number]
    print("ready", flush=True)
    sys.stdin.readline()
    for slot in wanted:
        try:
            print("won", slot.start.isoformat(), booking.book("proeve", "samtale", slot.start).code, flush=True)
        except SlotRefused as refusal:
            print("lost", slot.start.isoformat(), len(refusal.alternatives), flush=True)


def main() -> None:
    """Runs the command."""
    data_dir, mode = Path(sys.argv[1]), sys.argv[2]
    if mode == "race":
        race(data_dir, int(sys.argv[3]))
        return
    # Forking saves importing everything and computing the calendar for each of the many children that are killed.
    free(wide_open(), "2027-02-01", "2027-04-02")
    for _ in sys.stdin:
        child = os.fork()
        if child == 0:
            book_without_end(data_dir)
            os._exit(0)
        print("child", child, flush=True)
        os.waitpid(child, 0)
        print("ended", flush=True)


if __name__ == "__main__":
    main()
