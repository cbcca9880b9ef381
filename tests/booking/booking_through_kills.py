"""Clients that book, move and cancel over HTTP while the gateway is killed again and again, and what is stored in the end.

A client repeats a request until it is answered, as a careful program does: a booking under its Idempotency-Key, a move
and a cancellation as they are. So everything that was wished is acknowledged in the end, and what the clients were told
last must be exactly what is stored: nothing lost, and nothing that nobody knows of.
"""

from __future__ import annotations

import asyncio
import random
import uuid
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import httpx

from bot.booking.store import Store

from .served_gateway import Begin, answers

CLIENTS = 12
OFFERS = (
    ("slagelse", "stof-over-30"), ("slagelse", "alkohol-over-30"), ("slagelse", "perron-3"), ("assens", "ambulant"),
    ("holbaek", "ungebehandling"), ("jammerbugt", "aaben-raadgivning"), ("aalborg", "aaben-raadgivning"),
)  # fmt: skip
MOVES, CANCELLATIONS = 0.25, 0.15  # shares of the bookings made
LONGEST_LIFE_SECONDS = 0.15  # after the first answer of a gateway that was just started
RETRY_SECONDS = 0.01


@dataclass
class Told:
    """What the clients were told.

    Attributes:
        standing: start of each booking by its code, None when it was cancelled.
        answers: by status.
        lost: requests whose answer was lost, and that were repeated.
        kills: how often the gateway was killed.
        wrong: answers that should not have been.
    """

    standing: dict[str, str | None] = field(default_factory=dict)
    answers: Counter[int] = field(default_factory=Counter)
    lost: int = 0
    kills: int = 0
    wrong: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        cancelled = sum(start is None for start in self.standing.values())
        statuses = ", ".join(f"{count} x {status}" for status, count in sorted(self.answers.items()))
        return (
            f"{self.kills} kills of the gateway: {len(self.standing)} acknowledged bookings ({cancelled} of them cancelled),"
            f" answers {statuses}, {self.lost} answers lost and asked for again"
        )


async def book_through_kills(begin: Begin, url: str, kills: int, chance: random.Random) -> Told:
    """Kills the gateway that many times, each time while clients are being answered; the last one stays alive.

    Args:
        begin: starts a gateway (served_gateway).
        url: where it answers.
        kills: how often.
        chance: decides what clients do and when the gateway dies.
    """
    told, stop = Told(), asyncio.Event()
    gateway = await asyncio.to_thread(begin)
    await asyncio.to_thread(answers, url)
    async with httpx.AsyncClient(base_url=url, timeout=30, trust_env=False) as http:
        wishes = await _wishes(http)
        clients = [
            asyncio.create_task(_client(http, wishes, told, stop, random.Random(chance.random())))
            for _ in range(CLIENTS)
        ]
        while told.kills < kills:
            await _an_answer(told, clients)
            await asyncio.sleep(chance.uniform(0, LONGEST_LIFE_SECONDS))
            await asyncio.to_thread(gateway.kill)
            told.kills += 1
            gateway = await asyncio.to_thread(begin)
        stop.set()
        await asyncio.gather(*clients)
        for code, start in told.standing.items():
            found = (await http.get(f"/api/bookings/{code}")).json()
            if (found.get("status"), found.get("start")) != ("confirmed", start) and found.get("status") != "cancelled":
                told.wrong.append(f"told {start}, found {found.get('status')} {found.get('start')}")
            if (start is None) != (found.get("status") == "cancelled"):
                told.wrong.append(f"told {start}, found {found.get('status')}")
    return told


async def _wishes(http: httpx.AsyncClient) -> list[dict[str, Any]]:
    found = []
    for municipality, offer in OFFERS:
        asked: dict[str, Any] = {"municipality": municipality, "offer": offer}
        free = (await http.get("/api/slots", params=asked)).json()
        later = (await http.get("/api/slots", params={**asked, "from": free["deadline"] + "T23:59"})).json()
        found += [{**asked, "start": slot["start"], "anonymous": True} for slot in (*free["slots"], *later["slots"])]
    return found


async def _an_answer(told: Told, clients: list[asyncio.Task[None]]) -> None:
    """Until the gateway that runs now has answered somebody."""
    before = told.answers.total()
    while told.answers.total() == before:
        for client in clients:
            if client.done():
                client.result()  # an error of a client ends the test
        await asyncio.sleep(RETRY_SECONDS)


async def _client(
    http: httpx.AsyncClient, wishes: list[dict[str, Any]], told: Told, stop: asyncio.Event, chance: random.Random
) -> None:
    while not stop.is_set():
        wish = chance.choice(wishes)
        key = {"Idempotency-Key": uuid.UUID(int=chance.getrandbits(128)).hex}
        made = await _answered(http, told, (201, 409), "POST", "/api/bookings", json=wish, headers=key)
        if made.status_code != 201:
            continue
        code = made.json()["code"]
        told.standing[code] = made.json()["start"]
        if chance.random() < MOVES:
            other = chance.choice([w for w in wishes if w["offer"] == wish["offer"]])
            path = f"/api/bookings/{code}"
            moved = await _answered(http, told, (200, 409), "PATCH", path, json={"start": other["start"]})
            if moved.status_code == 200:
                told.standing[code] = moved.json()["start"]
        if chance.random() < CANCELLATIONS:
            await _answered(http, told, (200,), "DELETE", f"/api/bookings/{code}")
            told.standing[code] = None


async def _answered(
    http: httpx.AsyncClient, told: Told, usual: tuple[int, ...], method: str, path: str, **more: Any
) -> httpx.Response:
    while True:
        try:
            reply = await http.request(method, path, **more)
        except httpx.ConnectError:
            await asyncio.sleep(RETRY_SECONDS)  # it is being started
        except httpx.TransportError:
            told.lost += 1
        else:
            told.answers[reply.status_code] += 1
            if reply.status_code not in usual:
                told.wrong.append(f"{method} answered {reply.status_code}")
            return reply


def stored(store: Store) -> dict[str, str | int]:
    """What the database itself says after all that: counts that have to be 0 or equal, and its own check."""
    counts = {
        "confirmed": "SELECT COUNT(*) AS n FROM bookings WHERE status = 'confirmed'",
        "cancelled": "SELECT COUNT(*) AS n FROM bookings WHERE status = 'cancelled'",
        "seats": "SELECT COUNT(*) AS n FROM seats",
        "bookings without their seat": (
            "SELECT COUNT(*) AS n FROM bookings b LEFT JOIN seats s ON s.booking = b.id AND s.resource = b.resource"
            " AND s.start_utc = b.start_utc AND s.end_utc = b.end_utc WHERE b.status = 'confirmed' AND s.seat IS NULL"
        ),
        "seats without a booking": (
            "SELECT COUNT(*) AS n FROM seats s LEFT JOIN bookings b ON b.id = s.booking AND b.status = 'confirmed'"
            " WHERE b.id IS NULL"
        ),
        "seats taken twice": (
            "SELECT COUNT(*) AS n FROM seats a JOIN seats b ON a.resource = b.resource AND a.seat = b.seat"
            " AND a.start_utc < b.start_utc AND a.end_utc > b.start_utc"
        ),
    }
    found: dict[str, str | int] = {name: store.database.rows(sql)[0]["n"] for name, sql in counts.items()}
    found["integrity"] = store.database.rows("PRAGMA integrity_check")[0]["integrity_check"]
    return found
