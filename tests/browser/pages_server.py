"""The gateway with a scripted Rasa on a real port, and a Chromium to look at it."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

START_SECONDS = 30


@contextmanager
def serving(data_dir: Path, **environment: str) -> Iterator[str]:
    """The gateway's address; its exit leads to another origin on the same machine.

    Args:
        data_dir: where it keeps its data.
        environment: further settings.
    """
    import uvicorn

    from bot.gateway.app import create_app
    from bot.launch import settings
    from tests.gateway.pages.scripted_rasa import ScriptedRasa

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    exit_url = f"http://localhost:{port}/robots.txt"
    wanted = {"DATA_DIR": str(data_dir), "LIMITS": "off", "EXIT_URL": exit_url, **environment}
    app: Any = create_app(settings.read(wanted))
    inner = app
    while not hasattr(inner, "state"):  # through what is wrapped around it
        inner = inner.app
    inner.state.house.rasa = ScriptedRasa()
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=port, log_level="error", lifespan="off"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    end = time.monotonic() + START_SECONDS
    while not server.started:
        if time.monotonic() > end:
            raise AssertionError("the gateway did not start")
        time.sleep(0.05)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(10)
