"""No lasting identifier: no cookie on a citizen's route, nothing stored in the browser, and a conversation that ends."""

from __future__ import annotations

import base64
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from bot.gateway.pages.conversation_id import new_id
from bot.gateway.sessions import IDLE_SECONDS, MOST_CONVERSATIONS, Sessions

ROOT = Path(__file__).resolve().parents[2]
RASA = ROOT / ".venv" / "rasa" / "bin" / "python"
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
FORM = {"sender": "promise-0123456789abcdef", "besked": "hvad koster det", "kode": "1234567812345678"}


def test_no_citizens_route_sets_a_cookie_by_any_method(gateway: Any) -> None:
    paths = [path for path in gateway.paths() if not path.startswith("/staff")]
    setting = []

    for path in paths:
        for method in METHODS:
            for accept in ("text/html", "application/json"):
                reply = gateway.request(method, path, headers={"accept": accept, "cookie": "given=before"}, data=FORM)
                if "set-cookie" in reply.headers or (
                    accept == "text/html" and method == "GET" and "given" in reply.text
                ):
                    setting.append(f"{method} {path}")

    assert len(paths) > 20
    assert setting == []


def test_a_whole_conversation_sets_no_cookie(gateway: Any) -> None:
    replies = [gateway.request("GET", "/chat?kommune=slagelse"), gateway.say("hvad koster det"), gateway.say("/start")]
    replies.append(gateway.request("POST", "/chat", data=FORM))

    assert all(reply.status_code == 200 for reply in replies)
    assert not any("set-cookie" in reply.headers for reply in replies)


def test_the_browser_is_asked_to_store_nothing() -> None:
    scripts = [*(ROOT / "web_widget").rglob("*.js"), *(ROOT / "bot" / "gateway" / "pages" / "static").rglob("*.js")]
    lasting = re.compile(r"localStorage|document\.cookie|indexedDB|caches\.open|serviceWorker")

    found = [script.name for script in scripts if lasting.search(script.read_text(encoding="utf-8"))]

    assert len(scripts) > 5
    assert found == []


def test_a_conversations_id_has_128_random_bits() -> None:
    ids = {new_id() for _ in range(1000)}

    assert len(ids) == 1000
    assert all(len(base64.urlsafe_b64decode(each + "==")) >= 16 for each in ids)


class Timer:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_a_session_is_gone_30_minutes_after_its_last_turn() -> None:
    timer = Timer()
    sessions = Sessions(timer)
    sessions.of("a").municipality = "slagelse"

    timer.now += IDLE_SECONDS - 1
    assert sessions.of("a").municipality == "slagelse"
    timer.now += IDLE_SECONDS - 1
    assert sessions.of("a").municipality == "slagelse"
    timer.now += IDLE_SECONDS + 1

    assert IDLE_SECONDS == 30 * 60
    assert len(sessions) == 0
    assert sessions.of("a").municipality is None


def test_sessions_are_bounded_in_number() -> None:
    sessions = Sessions(Timer())

    for number in range(MOST_CONVERSATIONS + 50):
        sessions.of(str(number))

    assert len(sessions) == MOST_CONVERSATIONS


@pytest.mark.skipif(not RASA.exists(), reason="Rasa's environment is not built: make run builds it")
def test_rasas_conversations_end_as_well() -> None:
    script = Path(__file__).with_name("tracker_store_check.py")

    done = subprocess.run(
        [str(RASA), "-W", "ignore", str(script)], cwd=ROOT, capture_output=True, text=True, timeout=280
    )

    assert done.returncode == 0, done.stderr[-3000:]
    assert "Ran 6 tests" in done.stderr
