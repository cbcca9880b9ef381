"""One command starts all parts, brings a dead one back and ends them all; what is in the way is one line."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from running_product import ROOT, Conversation, Product

pytestmark = pytest.mark.stack
BACK_SECONDS = 90  # Rasa loads TensorFlow; the machine may be busy


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    """A product of its own, since its parts are killed."""
    running = Product(tmp_path_factory.mktemp("supervised"))
    running.wait()
    yield running
    running.stop()


def part(product: Product, name: str) -> psutil.Process:
    """The process of a part."""
    children = psutil.Process(product.process.pid).children(recursive=True)
    return next(p for p in children if name in " ".join(p.cmdline()))


def wait_for(product: Product, status: int, seconds: float) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if product.http.get("/healthz").status_code == status:
            return
        time.sleep(0.2)
    raise AssertionError(f"/healthz did not answer {status} within {seconds} s")


def test_a_second_start_trains_nothing(own: Product) -> None:
    end = time.monotonic() + 10
    while "Rusvejviser answers on" not in (said := own.log.read_text(errors="replace")) and time.monotonic() < end:
        time.sleep(0.2)

    assert "Rusvejviser answers on" in said
    assert "Training" not in said
    again = subprocess.run(
        [sys.executable, "-m", "bot.launch", "prepare"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert "Training" not in again.stdout


def test_while_rasa_is_away_a_turn_names_the_entrance_and_112_and_rasa_comes_back(own: Product) -> None:
    chat = Conversation(own, "slagelse")

    part(own, "rasa run").send_signal(signal.SIGKILL)
    wait_for(own, 503, 10)
    health = own.http.get("/healthz").json()
    reply = chat.say("hvad koster det")
    danger = Conversation(own, "slagelse").say("jeg vil dø")

    assert health["down"] == ["rasa"]
    assert "112" in reply[0]["text"]
    assert "58 57 48 90" in reply[0]["text"]
    assert danger[0]["custom"]["type"] == "crisis"
    wait_for(own, 200, BACK_SECONDS)
    assert Conversation(own, "slagelse").say("hvad koster det")[-1]["custom"]["type"] == "answer"


def test_the_action_server_comes_back_too(own: Product) -> None:
    part(own, "actions.server").send_signal(signal.SIGKILL)
    wait_for(own, 503, 10)
    wait_for(own, 200, BACK_SECONDS)

    assert Conversation(own, "assens").say("hvad koster det")[-1]["custom"]["type"] == "answer"


def test_sigterm_ends_every_part_within_ten_seconds(own: Product) -> None:
    parent = psutil.Process(own.process.pid)
    parts = [parent, *parent.children(recursive=True)]

    seconds = own.stop()

    assert seconds < 10
    assert not [p for p in parts if p.is_running() and p.status() != psutil.STATUS_ZOMBIE]


def run(**environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "bot.launch", "run"], cwd=ROOT, env={**os.environ, **environment}, capture_output=True, text=True,
        timeout=60, check=False,
    )  # fmt: skip


def test_a_port_in_use_is_one_line(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])

        done = run(PORT=port, DATA_DIR=str(tmp_path))

    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert port in done.stderr


def test_a_data_dir_that_cannot_be_written_is_one_line() -> None:
    done = run(PORT="0", DATA_DIR="/proc/nowhere")

    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "DATA_DIR" in done.stderr


def test_a_time_that_is_none_is_one_line(tmp_path: Path) -> None:
    done = run(PORT="0", DATA_DIR=str(tmp_path), NOW="i morgen")

    assert done.returncode == 2
    assert "NOW" in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_setting_that_is_no_number_is_one_line(tmp_path: Path) -> None:
    done = run(PORT="otte", DATA_DIR=str(tmp_path))

    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
