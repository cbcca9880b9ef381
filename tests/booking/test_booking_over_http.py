"""Promise, held against the gateway's own process: a time is booked once, and nothing acknowledged dies with it."""

from __future__ import annotations

import asyncio
import random
import re
import shutil
import subprocess
from pathlib import Path

import httpx
import pytest
from running_product import free_port

from bot.booking.store import Store

from .booking_through_kills import book_through_kills, stored
from .rush_over_http import CLIENTS, MUNICIPALITY, OFFER, SLOTS, rush
from .served_gateway import answers, children, processes

RUSH_SECONDS = 15
LEAST_ROUNDS = 5
KILLS = 50
SYNCED_BOOKINGS = 20


def test_of_two_hundred_clients_on_twenty_times_twenty_book_and_all_others_get_alternatives(tmp_path: Path) -> None:
    port = free_port()

    with processes(tmp_path, port) as begin:
        begin()
        answers(f"http://127.0.0.1:{port}")
        found = asyncio.run(rush(f"http://127.0.0.1:{port}", RUSH_SECONDS))

    print(found)
    assert found.wrong == []
    assert found.rounds >= LEAST_ROUNDS
    assert found.statuses == {201: SLOTS * found.rounds, 409: (CLIENTS - SLOTS) * found.rounds}


def test_what_the_gateway_acknowledged_is_there_and_whole_however_often_it_is_killed(tmp_path: Path) -> None:
    port = free_port()

    with children(tmp_path, port) as begin:
        told = asyncio.run(book_through_kills(begin, f"http://127.0.0.1:{port}", KILLS, random.Random(11)))

    print(told)
    assert told.wrong == []
    assert told.kills == KILLS
    standing = [start for start in told.standing.values() if start is not None]
    store = Store(tmp_path)
    assert stored(store) == {
        "confirmed": len(standing),
        "cancelled": len(told.standing) - len(standing),
        "seats": len(standing),
        "bookings without their seat": 0,
        "seats without a booking": 0,
        "seats taken twice": 0,
        "integrity": "ok",
    }
    store.close()
    assert told.lost > 0, "no kill met a request under way: the test has shown nothing"


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace, which counts the syncs, is not installed")
def test_the_gateway_answers_201_only_when_the_booking_is_synced_to_the_disk(tmp_path: Path) -> None:
    port, trace = free_port(), tmp_path / "trace"
    url = f"http://127.0.0.1:{port}"

    with processes(tmp_path / "data", port) as begin:
        gateway = begin()
        answers(url)
        calls = "trace=fsync,fdatasync,write,writev,sendto,sendmsg"
        watch = subprocess.Popen(
            ["strace", "-f", "-s", "16", "-e", calls, "-o", trace, "-p", str(gateway.pid)], stderr=subprocess.PIPE
        )
        assert watch.stderr is not None
        if b"attached" not in watch.stderr.readline():
            watch.wait()
            pytest.skip("this machine does not allow tracing")
        with httpx.Client(base_url=url, timeout=30, trust_env=False) as http:
            wish = {"municipality": MUNICIPALITY, "offer": OFFER, "anonymous": True}
            free = http.get("/api/slots", params={"municipality": MUNICIPALITY, "offer": OFFER}).json()["slots"]
            for slot in free[:SYNCED_BOOKINGS]:
                assert http.post("/api/bookings", json={**wish, "start": slot["start"]}).status_code == 201
        watch.terminate()
        watch.wait()
        watch.stderr.close()

    synced: list[int] = [0]
    for line in trace.read_text(encoding="utf-8", errors="replace").splitlines():
        if re.search(r"\b(?:fsync|fdatasync)(?:\(\d+\)| resumed>\)) += 0", line):
            synced[-1] += 1
        elif '"HTTP/1.1 201' in line:
            synced.append(0)
    assert len(synced) == SYNCED_BOOKINGS + 1
    assert min(synced[:-1]) >= 1, f"answered before it was on disk: {synced}"
    print(f"{sum(synced[:-1])} syncs for {SYNCED_BOOKINGS} bookings over HTTP")
