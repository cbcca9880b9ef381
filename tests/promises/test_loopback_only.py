"""Rasa and the action server listen on loopback only, and Rasa takes turns from the gateway of its own start alone."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import httpx
import pytest

pytestmark = pytest.mark.stack
LISTENS = "0A"
LOOPBACK = {"0100007F", "00000000000000000000000001000000"}


def ports(product: Any) -> dict[str, int]:
    text = (Path(product.data_dir) / "run" / "supervisord.conf").read_text(encoding="utf-8")
    rasa = re.search(r"rasa run .*?--port (\d+)", text)
    actions = re.search(r"actions\.server --port (\d+)", text)
    assert rasa
    assert actions
    return {"rasa": int(rasa.group(1)), "actions": int(actions.group(1))}


def listening() -> dict[int, set[str]]:
    """Local addresses, as the kernel writes them, by port."""
    found: dict[int, set[str]] = {}
    for table in ("/proc/net/tcp", "/proc/net/tcp6"):
        if Path(table).exists():
            for line in Path(table).read_text().splitlines()[1:]:
                address, port = line.split()[1].split(":")
                if line.split()[3] == LISTENS:
                    found.setdefault(int(port, 16), set()).add(address)
    return found


@pytest.mark.skipif(
    not Path("/proc/net/tcp").exists(), reason="no /proc here: the kernel's list of ports cannot be read"
)
def test_both_listen_on_loopback_only(product: Any) -> None:
    heard = listening()

    for name, port in ports(product).items():
        assert heard[port] <= LOOPBACK, name


def test_rasa_refuses_a_turn_without_the_token_of_its_start(product: Any) -> None:
    address = f"http://127.0.0.1:{ports(product)['rasa']}/webhooks/gateway"
    turn = {"sender": "promise-0123456789abcdef", "message": "/restart"}

    with httpx.Client(trust_env=False, timeout=20) as client:
        bare = client.post(f"{address}/webhook", json=turn)
        wrong = client.post(f"{address}/webhook", json=turn, headers={"x-internal-token": "0" * 32})
        empty = client.post(f"{address}/webhook", json=turn, headers={"x-internal-token": ""})
        forget = client.delete(f"{address}/conversations/promise-0123456789abcdef")

    assert [bare.status_code, wrong.status_code, empty.status_code, forget.status_code] == [403] * 4


def test_rasas_own_ways_in_are_closed(product: Any) -> None:
    address = f"http://127.0.0.1:{ports(product)['rasa']}"

    with httpx.Client(trust_env=False, timeout=20) as client:
        replies = {
            "rest": client.post(f"{address}/webhooks/rest/webhook", json={"sender": "a", "message": "hej"}),
            "tracker": client.get(f"{address}/conversations/a/tracker"),
            "parse": client.post(f"{address}/model/parse", json={"text": "hej"}),
            "domain": client.get(f"{address}/domain"),
            "status": client.get(f"{address}/status"),
        }

    assert {name: reply.status_code for name, reply in replies.items()} == dict.fromkeys(replies, 404)


def test_the_token_is_in_no_file(product: Any) -> None:
    written = [path for path in Path(product.data_dir).rglob("*") if path.is_file()]

    assert written
    assert not any(b"INTERNAL_TOKEN" in path.read_bytes() for path in written)
