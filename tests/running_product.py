"""The running product, started as `make run` starts it, and a client for it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import uuid
from pathlib import Path
from typing import Any

import httpx

ROOT = Path(__file__).resolve().parents[1]
START_SECONDS = 120
CLOCK = "2027-03-22T09:00"  # a Monday, in the week before summer time and Easter


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Product:
    """A running product and a client for it."""

    def __init__(self, data_dir: Path, **environment: str) -> None:
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.data_dir = data_dir
        self.log = data_dir.parent / f"{data_dir.name}.log"
        settings = {"PORT": str(self.port), "DATA_DIR": str(data_dir), "NOW": CLOCK, "LIMITS": "off", **environment}
        self._out = self.log.open("wb")
        self.process = subprocess.Popen(
            [sys.executable, "-m", "bot.launch", "run"], cwd=ROOT, env={**os.environ, **settings},
            stdout=self._out, stderr=subprocess.STDOUT, start_new_session=True,
        )  # fmt: skip
        self.http = httpx.Client(base_url=self.url, timeout=30, trust_env=False)

    def wait(self) -> None:
        """Until a turn can be answered."""
        end = time.monotonic() + START_SECONDS
        while time.monotonic() < end:
            if self.process.poll() is not None:
                break
            try:
                if self.http.get("/healthz").status_code == 200:
                    return
            except httpx.HTTPError:
                pass
            time.sleep(0.3)
        raise AssertionError(f"the product did not start:\n{self.log.read_text(errors='replace')[-3000:]}")

    def stop(self) -> float:
        """Ends it as SIGTERM does; seconds it took."""
        began = time.monotonic()
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            self.process.wait(20)
        self.http.close()
        self._out.close()
        return time.monotonic() - began


class Conversation:
    """One citizen's chat over HTTP."""

    def __init__(self, product: Product, kommune: str | None = None) -> None:
        self.product, self.kommune, self.sender = product, kommune, uuid.uuid4().hex
        self.last: list[dict[str, Any]] = []

    def say(self, text: str) -> list[dict[str, Any]]:
        """Sends a message; the reply."""
        body: dict[str, Any] = {"sender": self.sender, "message": text}
        if self.kommune:
            body["metadata"] = {"kommune": self.kommune}
        reply = self.product.http.post("/webhooks/rest/webhook", json=body)
        assert reply.status_code == 200, reply.text
        self.last = reply.json()
        return self.last

    def press(self, title: str) -> list[dict[str, Any]]:
        """Presses the button whose title contains the words."""
        titles = []
        for message in self.last:
            for each in message.get("buttons", []):
                titles.append(each["title"])
                if title.lower() in each["title"].lower():
                    return self.say(each["payload"])
        raise AssertionError(f"no button '{title}' among {titles}")

    def types(self) -> list[str]:
        """Types of the last reply's messages."""
        return [message["custom"]["type"] for message in self.last]

    def of(self, kind: str) -> dict[str, Any]:
        """The first message of a type in the last reply."""
        for message in self.last:
            if message["custom"]["type"] == kind:
                return message
        raise AssertionError(f"no '{kind}' among {self.types()}: {self.text()}")

    def text(self) -> str:
        """All text of the last reply."""
        return "\n".join(message.get("text", "") for message in self.last)
