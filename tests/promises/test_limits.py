"""Limits: body, message, turns and codes; in memory only, by a digest of the address, and behind a named proxy alone by what it reports."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot.gateway.chat_api import MOST_CHARACTERS
from bot.gateway.headers import MOST_BODY_BYTES
from bot.gateway.house import CODES_PER_MINUTE, TURNS_PER_MINUTE, TURNS_PER_MINUTE_ADDRESS
from bot.privacy.limits import Limiter
from tests.promises.promise_gateway import Gateway

CODE = "1234 5678 1234 5678"


class Timer:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def timer(gateway: Any) -> Timer:
    """The gateway with its real limits and a clock that the test moves."""
    timer = Timer()
    gateway.limited(
        turns=Limiter(TURNS_PER_MINUTE, 60, timer), turns_address=Limiter(TURNS_PER_MINUTE_ADDRESS, 60, timer),
        codes=Limiter(CODES_PER_MINUTE, 60, timer), calls=Limiter(20, 60, timer),
    )  # fmt: skip
    return timer


def test_the_limits_are_on_unless_they_are_switched_off(tmp_path: Path) -> None:
    limits = Gateway(tmp_path, LIMITS="on").house.limits

    assert all((limits.turns, limits.turns_address, limits.calls, limits.codes))


def test_a_message_of_the_most_characters_is_answered_and_one_more_is_413(gateway: Any) -> None:
    assert gateway.say("a" * MOST_CHARACTERS).status_code == 200

    reply = gateway.say("a" * (MOST_CHARACTERS + 1))

    assert reply.status_code == 413
    assert reply.headers["content-type"] == "application/problem+json"
    assert str(MOST_CHARACTERS) in reply.json()["detail"]


def test_a_body_that_is_too_large_is_413_whether_it_says_so_or_not(gateway: Any) -> None:
    async def drip() -> AsyncIterator[bytes]:
        for _ in range(MOST_BODY_BYTES // 1000 + 2):
            yield b"x" * 1000

    form, json = "application/x-www-form-urlencoded", "application/json"
    for path, kind in (
        ("/webhooks/rest/webhook", json),
        ("/api/triage", json),
        ("/api/bookings", json),
        ("/chat", form),
        ("/aftale", form),
    ):
        told = gateway.request("POST", path, content=b"x" * (MOST_BODY_BYTES + 1), headers={"content-type": kind})
        untold = gateway.request("POST", path, content=drip(), headers={"content-type": kind})

        assert (told.status_code, untold.status_code) == (413, 413), path
        assert untold.json()["status"] == 413


def test_one_turn_more_than_a_minute_allows_is_429_and_the_next_minute_works(gateway: Any, timer: Timer) -> None:
    allowed = [gateway.say("hej").status_code for _ in range(TURNS_PER_MINUTE)]

    refused = gateway.say("hej")
    timer.now += 61
    later = gateway.say("hej")

    assert allowed == [200] * TURNS_PER_MINUTE
    assert refused.status_code == 429
    assert 1 <= int(refused.headers["retry-after"]) <= 60
    assert "112" in refused.json()["detail"]
    assert later.status_code == 200


def test_one_senders_turns_do_not_use_up_anothers(gateway: Any, timer: Timer) -> None:
    for _ in range(TURNS_PER_MINUTE + 1):
        gateway.say("hej", sender="one-who-writes-a-lot")

    assert gateway.say("hej", sender="another-one").status_code == 200


def test_many_senders_of_one_address_are_limited_together(gateway: Any, timer: Timer) -> None:
    statuses = [
        gateway.say("hej", sender=f"sender-number-{n}").status_code for n in range(TURNS_PER_MINUTE_ADDRESS + 1)
    ]

    assert statuses == [200] * TURNS_PER_MINUTE_ADDRESS + [429]
    assert gateway.say("hej", sender="from-elsewhere", address="192.0.2.9").status_code == 200


@pytest.mark.parametrize("way", ["api", "page", "chat", "forms"])
def test_codes_are_limited_on_every_way_that_takes_one(gateway: Any, timer: Timer, way: str) -> None:
    tokens = (str(number) for number in itertools.count())

    def attempt() -> int:
        if way == "api":
            return int(gateway.request("GET", "/api/bookings/1234567812345678").status_code)
        if way == "page":
            return int(gateway.request("POST", "/aftale", data={"kode": CODE}).status_code)
        if way == "chat":
            return int(gateway.say(f"min kode er {CODE}").status_code)
        form = {"sender": "forms-0123456789abcdef", "besked": CODE, "svar": next(tokens)}
        return int(gateway.request("POST", "/chat", data=form).status_code)

    tried = [attempt() for _ in range(CODES_PER_MINUTE)]

    assert 429 not in tried
    assert attempt() == 429
    timer.now += 61
    assert attempt() != 429


def test_the_kinds_of_code_attempts_share_one_limit(gateway: Any, timer: Timer) -> None:
    for _ in range(CODES_PER_MINUTE):
        gateway.say(CODE)

    assert gateway.request("GET", "/api/bookings/1234567812345678").status_code == 429


def test_a_forwarded_address_is_believed_from_a_named_proxy_only(tmp_path: Path) -> None:
    gateway = Gateway(tmp_path, TRUSTED_PROXIES="10.0.0.5")
    gateway.limited(calls=Limiter(1, 60))

    def call(peer: str, forwarded: str) -> int:
        headers = {"x-forwarded-for": forwarded}
        return int(gateway.request("GET", "/api/municipalities", address=peer, headers=headers).status_code)

    assert call("192.0.2.1", "198.51.100.1") == 200
    assert call("192.0.2.1", "198.51.100.2") == 429, "a stranger's word about its address counts for nothing"
    assert call("10.0.0.5", "198.51.100.3") == 200
    assert call("10.0.0.5", "198.51.100.4") == 200
    assert call("10.0.0.5", "203.0.113.9, 198.51.100.4") == 429, "only the hop that the proxy itself saw counts"
    assert call("10.0.0.5", "198.51.100.4:51234") == 429, "a port is no other address"


def test_nobodys_word_is_believed_by_default(gateway: Any) -> None:
    gateway.limited(calls=Limiter(1, 60))

    replies = [
        gateway.request("GET", "/api/municipalities", headers={"x-forwarded-for": f"198.51.100.{n}"}).status_code
        for n in (1, 2)
    ]

    assert replies == [200, 429]


def test_a_limiter_holds_a_digest_and_never_the_address(gateway: Any, timer: Timer) -> None:
    gateway.request("GET", "/api/municipalities", address="192.0.2.77")

    held = repr(gateway.house.limits.calls._times)

    assert gateway.house.addresses.digest("192.0.2.77") in held
    assert "192.0.2.77" not in held


def test_leaving_is_never_limited(gateway: Any) -> None:
    gateway.limited(calls=Limiter(0, 60), turns=Limiter(0, 60), turns_address=Limiter(0, 60))

    async def leave() -> list[int]:
        async with gateway.client() as client:
            return [(await client.get("/forlad")).status_code for _ in range(5)]

    assert asyncio.run(leave()) == [303] * 5
