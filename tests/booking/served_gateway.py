"""The gateway as a process of its own, listening on a port, to be started and killed as often as a test likes.

Two ways to start it. `processes` runs `python -m bot.gateway`, as the product does; most of its four seconds are
importing. `children` forks it from a mother that has imported everything and read the content, and then runs the very
same `main`: the factory opens the store and builds the app anew, and uvicorn binds the port anew, in a process that can be
killed like any other.

python -m tests.booking.served_gateway      the mother: forks a gateway for each line read
"""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import httpx

ROOT = Path(__file__).resolve().parents[2]
NOW = "2027-02-01T08:00"  # a Monday without a holiday in the two weeks after it
START_SECONDS = 60


@dataclass(frozen=True)
class Served:
    """A gateway that was started.

    Attributes:
        pid: of its process.
        kill: kills it as the system does when memory is short, nothing is said and nothing finished, and waits for its end.
    """

    pid: int
    kill: Callable[[], None]


Begin = Callable[[], Served]


def environment(data_dir: Path, port: int) -> dict[str, str]:
    """The settings of a gateway whose Rasa is away, without limits, on a Monday in February 2027."""
    from tests.booking.made_up import at

    moved = at(NOW[:10], NOW[11:]) - dt.datetime.now(dt.timezone.utc)
    return {
        **os.environ, "HOST": "127.0.0.1", "PORT": str(port), "DATA_DIR": str(data_dir), "LIMITS": "off",
        "CLOCK_OFFSET_SECONDS": str(moved.total_seconds()), "RASA_URL": "http://127.0.0.1:9", "OMP_NUM_THREADS": "1",
        "PYTHONPATH": str(ROOT),
    }  # fmt: skip


def answers(url: str) -> None:
    """Waits until the gateway answers.

    Raises:
        TimeoutError: it does not, within START_SECONDS.
    """
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end:
        with contextlib.suppress(httpx.HTTPError):
            httpx.get(f"{url}/api/municipalities", timeout=5, trust_env=False).raise_for_status()
            return
        time.sleep(0.02)
    raise TimeoutError("the gateway does not answer")


@contextlib.contextmanager
def processes(data_dir: Path, port: int) -> Iterator[Begin]:
    """Yields a function that starts a gateway as the product starts it; those that still run in the end are killed."""
    running: list[subprocess.Popen[bytes]] = []

    def begin() -> Served:
        process = subprocess.Popen(
            [sys.executable, "-m", "bot.gateway"], cwd=ROOT, env=environment(data_dir, port), stdout=subprocess.DEVNULL
        )
        running.append(process)

        def kill() -> None:
            process.kill()
            process.wait()
            running.remove(process)

        return Served(process.pid, kill)

    try:
        yield begin
    finally:
        for process in running:
            process.kill()
            process.wait()


@contextlib.contextmanager
def children(data_dir: Path, port: int) -> Iterator[Begin]:
    """The same, forked from a mother that has imported everything."""
    command = [sys.executable, "-m", "tests.booking.served_gateway"]
    mother = subprocess.Popen(
        command, cwd=ROOT, env=environment(data_dir, port), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert mother.stdin is not None
    assert mother.stdout is not None
    to, of = mother.stdin, mother.stdout
    alive: list[int] = []

    def begin() -> Served:
        to.write("fork\n")
        to.flush()
        pid = _said(of, "child")
        alive.append(pid)

        def kill() -> None:
            os.kill(pid, signal.SIGKILL)
            alive.remove(pid)
            assert _said(of, "ended") == -signal.SIGKILL, "the gateway ended by itself"

        return Served(pid, kill)

    try:
        yield begin
    finally:
        for pid in alive:
            os.kill(pid, signal.SIGKILL)
        to.close()
        mother.wait(30)
        of.close()


def _said(of: IO[str], word: str) -> int:
    # What the gateway itself prints comes through the same pipe.
    for heard in iter(of.readline, ""):
        if heard.startswith(f"{word} "):
            return int(heard.split()[1])
    raise AssertionError("the mother has ended")


def _mother() -> None:
    import uvicorn.lifespan.on
    import uvicorn.loops.auto
    import uvicorn.protocols.http.auto  # noqa: F401 - uvicorn imports it when it starts

    from bot.gateway import __main__ as gateway
    from bot.gateway import app

    # The content is never written: read once, it is the same for every child.
    knowledge = app.load()
    search = app.SearchIndex(knowledge)
    app.load, app.SearchIndex = lambda: knowledge, lambda _: search  # type: ignore[assignment,misc]
    for _ in sys.stdin:
        child = os.fork()
        if child == 0:
            sys.stdin.close()
            gateway.main()
            os._exit(0)
        print("child", child, flush=True)
        _, status = os.waitpid(child, 0)
        print("ended", os.waitstatus_to_exitcode(status), flush=True)


if __name__ == "__main__":
    _mother()
