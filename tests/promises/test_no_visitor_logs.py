"""No visitor logs: nothing of who came or what was written is in any log, file, table or metric, whatever goes wrong."""

from __future__ import annotations

import contextlib
import os
import secrets
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx
import pytest
from running_product import Product, free_port

ROOT = Path(__file__).resolve().parents[2]


class Canary:
    """A visitor whose every trace can be told from all else."""

    def __init__(self) -> None:
        self.word = "kanarie" + secrets.token_hex(6)
        self.text = f"{self.word} på rød støj?"
        self.agent = "Fugl/" + secrets.token_hex(6)
        self.address = f"198.51.100.{secrets.randbelow(150) + 100}"
        self.sender = "afsender-" + secrets.token_hex(12)
        self.headers = {
            "user-agent": self.agent, "x-forwarded-for": self.address, "x-real-ip": self.address, "forwarded": f"for={self.address}",
            "referer": f"https://{self.word}.example/", "cookie": f"a={self.word}",
        }  # fmt: skip

    def traces(self) -> list[bytes]:
        """What must be nowhere, plain and as in an address."""
        plain = [self.word, self.text, self.agent, self.address, self.sender]
        return sorted({form.encode() for each in plain for form in (each, quote(each), quote(each, safe=""))})


def visit(http: httpx.Client, canary: Canary) -> int:
    """The canary on every route and in every failure a client can cause; how many calls were made."""
    word, text, headers = canary.word, canary.text, canary.headers
    made = 0

    def call(method: str, path: str, **more: Any) -> None:
        nonlocal made
        for accept in ("text/html", "application/json"):
            sent = {**headers, "accept": accept, **more.get("headers", {})}
            with contextlib.suppress(httpx.HTTPError):
                http.request(method, path, **{**more, "headers": sent})
            made += 1

    def say(message: str, sender: str = canary.sender, **more: Any) -> None:
        call("POST", "/webhooks/rest/webhook", json={"sender": sender, "message": message, **more})

    say(text)
    say(f"jeg hedder {word.capitalize()} og vil dø")
    say("hvad koster det", metadata={"kommune": word})
    say(f'/answer{{"topic":"{word}"}}')
    say(f"/{word}")
    say("book en tid", metadata={"kommune": "slagelse"})
    say(text, metadata={"kommune": "slagelse"})
    say("slet samtalen")
    say(text * 300)
    say(text, sender=f"{word}!")
    call("POST", "/webhooks/rest/webhook", content=f'{{"sender": "{canary.sender}", "message": "{word}'.encode())
    call("POST", "/webhooks/rest/webhook", content=text.encode() * 2000)
    call("POST", "/webhooks/rest/webhook", json={"sender": canary.sender, "message": [text], word: text})
    for path in ("/chat", "/chat/slet", "/aftale", "/forlad"):
        call("POST", path, data={"sender": canary.sender, "besked": text, "kode": word, "kommune": word, "knap": ""})
    for path in (
        "/",
        "/chat",
        "/viden",
        "/tilbud",
        "/aftale",
        "/privatliv",
        "/tilgaengelighed",
        "/forlad",
        "/docs",
        "/healthz",
        f"/{word}",
        f"/widget/{word}.js",
    ):
        call("GET", path, params={"q": text, "kommune": word, "sender": canary.sender})
        call("PUT", path, params={"q": text})
    call("GET", "/api/search", params={"q": text})
    call("GET", "/api/search", params={"q": text, "municipality": "slagelse"})
    call("GET", f"/api/topics/{word}/{word}")
    call("GET", "/api/slots", params={"municipality": word, "offer": word, "from": word})
    call("POST", "/api/triage", json={"municipality": "slagelse", "age": text, word: word})
    call("POST", "/api/bookings", json={"municipality": word, "offer": word, "start": word, "contact": {"name": text}})
    for method in ("GET", "PATCH", "DELETE"):
        call(method, f"/api/bookings/{word}", **({"json": {"start": word}} if method == "PATCH" else {}))
    call("DELETE", f"/api/conversations/{canary.sender}")
    call("POST", "/staff/login", data={"name": word, "password": word, "token": word})
    call("GET", f"/staff/{word}", params={"next": word})
    broken_request(http, f"GET /{word} HTTP/9.9\r\n{word}\r\n\r\n")
    broken_request(http, f"{word} {word}\r\n\r\n")
    broken_request(
        http, f"POST /api/triage HTTP/1.1\r\nHost: a\r\nUser-Agent: {canary.agent}\r\nContent-Length: 500\r\n\r\n{word}"
    )
    return made


def broken_request(http: httpx.Client, text: str) -> None:
    """Bytes that are no proper request, and a line that is cut."""
    with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", http.base_url.port or 80), 5) as line:
        line.sendall(text.encode())
        line.shutdown(socket.SHUT_WR)
        line.settimeout(2)
        line.recv(1000)


def found_in(places: list[Path], canary: Canary) -> list[str]:
    """Files with a trace, with the trace."""
    found = []
    for place in places:
        for path in [place] if place.is_file() else sorted(place.rglob("*")):
            if path.is_file():
                content = path.read_bytes()
                for trace in canary.traces():
                    at = content.find(trace)
                    if at >= 0:
                        found.append(f"{path.name}: {content[max(0, at - 80) : at + 40]!r}")
    return found


def parts(product: Product) -> dict[str, int]:
    """Process ids of the product's own Rasa and action server, found among its children."""
    found = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with contextlib.suppress(OSError):
                parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
                command = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode("utf-8", "replace")
                if parent == product.process.pid:
                    for name, mark in (("rasa", "-m rasa run"), ("actions", "-m actions.server")):
                        if mark in command:
                            found[name] = int(entry.name)
    return found


@pytest.fixture
def own_product(tmp_path: Path) -> Iterator[Product]:
    """An instance of its own, whose temporary files can be searched as well."""
    (tmp_path / "tmp").mkdir()
    running = Product(tmp_path / "data", TMPDIR=str(tmp_path / "tmp"), NOW="")
    try:
        running.wait()
        yield running
    finally:
        running.stop()


@pytest.mark.stack
def test_a_visitor_leaves_no_trace_in_the_whole_product(own_product: Product, tmp_path: Path) -> None:
    canary = Canary()

    made = visit(own_product.http, canary)
    turn = {"json": {"sender": canary.sender, "message": canary.text}, "headers": canary.headers}
    running = parts(own_product)
    assert set(running) == {"rasa", "actions"}
    os.kill(running["actions"], signal.SIGKILL)
    with contextlib.suppress(httpx.HTTPError):
        own_product.http.post("/webhooks/rest/webhook", **turn)
    time.sleep(4)
    rasa = parts(own_product).get("rasa", running["rasa"])
    os.kill(rasa, signal.SIGSTOP)
    under_way = threading.Thread(
        target=lambda: httpx.post(f"{own_product.url}/webhooks/rest/webhook", timeout=30, trust_env=False, **turn)
    )
    under_way.start()
    time.sleep(1)
    os.kill(rasa, signal.SIGKILL)
    under_way.join(30)
    visit(own_product.http, canary)
    counts = own_product.http.get("/metrics").text
    own_product.stop()

    assert made > 100
    assert "rusvejviser_messages_total" in counts
    assert not any(trace.decode() in counts for trace in canary.traces())
    assert own_product.log.stat().st_size > 0
    assert found_in([own_product.log, own_product.data_dir, tmp_path / "tmp"], canary) == []


def test_a_visitor_leaves_no_trace_when_the_gateway_crashes(tmp_path: Path) -> None:
    canary, log = Canary(), tmp_path / "crashing.log"
    port = free_port()
    settings = {"PORT": str(port), "DATA_DIR": str(tmp_path / "data"), "LIMITS": "on", "PYTHONWARNINGS": "ignore"}
    with log.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, str(Path(__file__).with_name("crashing_gateway.py"))], cwd=ROOT, env={**os.environ, **settings},
            stdout=out, stderr=subprocess.STDOUT,
        )  # fmt: skip
    statuses = []
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=20, trust_env=False) as http:
            for _ in range(200):
                with contextlib.suppress(httpx.HTTPError):
                    if http.get("/api/municipalities").status_code == 200:
                        break
                time.sleep(0.2)
            for accept in ("text/html", "*/*"):
                headers = {**canary.headers, "accept": accept}
                statuses.append(http.get("/api/search", params={"q": canary.text}, headers=headers).status_code)
                statuses.append(http.get(f"/api/bookings/{canary.word}", headers=headers).status_code)
                turn = {"sender": canary.sender, "message": canary.text}
                statuses.append(http.post("/webhooks/rest/webhook", json=turn, headers=headers).status_code)
                form = {"sender": canary.sender, "besked": canary.text, "svar": accept}
                statuses.append(http.post("/chat", data=form, headers=headers).status_code)
            visit(http, canary)
    finally:
        process.terminate()
        process.wait(20)

    said = log.read_text(encoding="utf-8", errors="replace")
    assert statuses == [500] * 8
    assert "500 /api/search ValueError" in said, "the kind of error and the route are logged, so that it can be mended"
    assert "Traceback" not in said
    assert found_in([log, tmp_path / "data"], canary) == []


def test_the_search_finds_a_trace_where_there_is_one(tmp_path: Path) -> None:
    canary = Canary()
    (tmp_path / "access.log").write_text(f'"GET /api/search?q={quote(canary.text)}"')

    assert found_in([tmp_path], canary)
