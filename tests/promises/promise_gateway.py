"""A gateway in this process with a Rasa that answers from memory, and what the promises are held against."""

from __future__ import annotations

import asyncio
import dataclasses
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx

from bot.booking.sealed_contact import ensure_staff_key
from bot.dialogue.messages import button, message
from bot.gateway.rasa_client import RasaAway
from bot.launch import settings


class Listening:
    """Stands where the gateway's Rasa client stands, and remembers what reached it.

    Attributes:
        heard: sender, text and metadata of each turn.
        forgotten: senders that were forgotten.
        away: True: as if Rasa were down.
        replies: text -> messages; another text gets an answer with a button.
        always: when set, the reply to everything.
        gate: when set, a turn waits for it.
    """

    def __init__(self) -> None:
        self.heard: list[tuple[str, str, dict[str, Any]]] = []
        self.forgotten: list[str] = []
        self.away = False
        self.replies: dict[str, list[dict[str, Any]]] = {}
        self.always: list[dict[str, Any]] | None = None
        self.gate: asyncio.Event | None = None

    async def turn(self, sender: str, text: str, metadata: dict[str, Any]) -> list[dict[str, Any]]:
        if self.away:
            raise RasaAway("away")
        self.heard.append((sender, text, metadata))
        if self.gate is not None:
            await self.gate.wait()
        offered = button("Hvad koster det?", "answer", topic="cost")
        default = message(
            "answer", "Behandlingen er gratis.", topic="cost", municipality="slagelse", sources=[], buttons=[offered]
        )
        return self.always if self.always is not None else self.replies.get(text, [default])

    async def forget(self, sender: str) -> None:
        if self.away:
            raise RasaAway("away")
        self.forgotten.append(sender)

    async def down(self) -> list[str]:
        return ["rasa"] if self.away else []

    async def close(self) -> None:
        return None


class Gateway:
    """The whole app in this process, called as a client on loopback would."""

    def __init__(self, data_dir: Path, **environment: str) -> None:
        from bot.gateway.app import create_app

        ensure_staff_key(data_dir)
        self.app = create_app(settings.read({"DATA_DIR": str(data_dir), "LIMITS": "off", **environment}))
        self.inner: Any = self.app
        while not hasattr(self.inner, "state"):  # through what is wrapped around the app
            self.inner = self.inner.app
        self.house = self.inner.state.house
        self.rasa = self.house.rasa = Listening()

    def client(self, address: str = "127.0.0.1") -> httpx.AsyncClient:
        transport = httpx.ASGITransport(self.app, raise_app_exceptions=False, client=(address, 51234))
        return httpx.AsyncClient(transport=transport, base_url="http://gateway.example")

    def request(self, method: str, path: str, address: str = "127.0.0.1", **more: Any) -> httpx.Response:
        async def send() -> httpx.Response:
            async with self.client(address) as client:
                return await client.request(method, path, **more)

        return asyncio.run(send())

    def say(self, text: str, sender: str = "promise-0123456789abcdef", **more: Any) -> httpx.Response:
        return self.request("POST", "/webhooks/rest/webhook", json={"sender": sender, "message": text}, **more)

    def limited(self, **limits: Any) -> None:
        """Puts limiters in place of none."""
        self.house.limits = dataclasses.replace(self.house.limits, **limits)

    def paths(self) -> dict[str, set[str]]:
        """Every address of the app's route table with its methods; parameters filled in with something made up."""
        found: dict[str, set[str]] = {}
        for path, methods in _routes(self.inner.router.routes):
            found.setdefault(re.sub(r"\{(\w+)(?::\w+)?\}", _filled, path), set()).update(methods)
        return found


_MADE_UP = {
    "municipality": "slagelse",
    "topic": "cost",
    "code": "1234567812345678",
    "sender": "promise-0123456789abcdef",
}


def _filled(found: re.Match[str]) -> str:
    return _MADE_UP.get(found.group(1), "1")


def _routes(routes: list[Any], prefix: str = "") -> Iterator[tuple[str, set[str]]]:
    for route in routes:
        if hasattr(route, "original_router"):
            yield from _routes(route.original_router.routes, prefix + route.include_context.prefix)
        elif type(route).__name__ == "Mount":
            # A file of the folder stands for all.
            yield (
                prefix + route.path + {"/static": "/base.css", "/widget": "/rusvejviser.js"}[route.path],
                {"GET", "HEAD"},
            )
        else:
            yield prefix + route.path, set(route.methods or ())
