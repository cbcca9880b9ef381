"""Many clients on few times, over HTTP, round after round: what each was answered, and how long it took."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from dataclasses import dataclass, field

import httpx

CLIENTS = 200
SLOTS = 20
# One resource with one seat serves this offer and no other, so that a time is one seat.
MUNICIPALITY, OFFER = "aalborg", "anonym"
PATIENCE_SECONDS = 60


@dataclass
class Rush:
    """What the rounds gave.

    Attributes:
        rounds: how many.
        statuses: answers by status.
        wrong: what should not have been, in words; empty when every promise was kept.
        seconds: of each request.
    """

    rounds: int = 0
    statuses: Counter[int] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)

    def milliseconds(self, share: float) -> float:
        """A quantile of the answers' time."""
        ordered = sorted(self.seconds)
        return 1000 * ordered[min(len(ordered) - 1, int(share * len(ordered)))]

    def __str__(self) -> str:
        answers = ", ".join(f"{count} x {status}" for status, count in sorted(self.statuses.items()))
        return (
            f"{self.rounds} rounds of {CLIENTS} clients on {SLOTS} times: {len(self.seconds)} requests, {answers},"
            f" p50 {self.milliseconds(0.5):.0f} ms, p95 {self.milliseconds(0.95):.0f} ms, {len(self.wrong)} wrong"
        )


async def rush(url: str, seconds: float) -> Rush:
    """Rounds for that many seconds. In each, all clients ask at once, ten for each time; then the winners cancel.

    Args:
        url: of a running gateway whose calendar is empty.
        seconds: begin no round after this.
    """
    found = Rush()
    # A connection each. One that rested is given up before uvicorn does so (after 5 s), which would break a request off.
    connections = httpx.Limits(max_connections=CLIENTS, max_keepalive_connections=CLIENTS, keepalive_expiry=2)
    async with httpx.AsyncClient(base_url=url, limits=connections, timeout=PATIENCE_SECONDS, trust_env=False) as http:
        times = (await http.get("/api/slots", params={"municipality": MUNICIPALITY, "offer": OFFER})).json()["slots"]
        starts = [slot["start"] for slot in times[:SLOTS]]
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            codes = await _round(http, starts, found)
            gone = await asyncio.gather(*(http.delete(f"/api/bookings/{code}") for code in codes))
            found.wrong += [f"cancelling: {reply.status_code}" for reply in gone if reply.status_code != 200]
            found.rounds += 1
    return found


async def _round(http: httpx.AsyncClient, starts: list[str], found: Rush) -> list[str]:
    async def client(number: int) -> tuple[str, httpx.Response]:
        start = starts[(number + found.rounds) % len(starts)]
        wish = {"municipality": MUNICIPALITY, "offer": OFFER, "start": start, "anonymous": True}
        began = time.perf_counter()
        reply = await http.post("/api/bookings", json=wish)
        found.seconds.append(time.perf_counter() - began)
        return start, reply

    replies = await asyncio.gather(*map(client, range(CLIENTS)))

    found.statuses.update(reply.status_code for _, reply in replies)
    won = [(start, reply.json()) for start, reply in replies if reply.status_code == 201]
    taken = Counter(start for start, _ in won)
    found.wrong += [f"{start} was booked {taken[start]} times" for start in starts if taken[start] != 1]
    found.wrong += [
        f"{start} was asked for and {made['start']} booked" for start, made in won if made["start"] != start
    ]
    for _, reply in replies:
        if reply.status_code == 409 and not reply.json().get("alternatives"):
            found.wrong.append("refused without alternatives")
        elif reply.status_code not in (201, 409):
            found.wrong.append(f"answered {reply.status_code}")
    return [made["code"] for _, made in won]
