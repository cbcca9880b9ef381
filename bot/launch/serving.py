"""Starts every part under supervisord and becomes it, so that Ctrl-C and SIGTERM reach one process that ends them all."""

from __future__ import annotations

import datetime as dt
import os
import secrets
import socket
import sys
import tempfile
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.launch import settings as settings_module
from bot.launch.environments import ROOT, python_of
from bot.launch.errors import LaunchError
from bot.launch.settings import Settings
from bot.launch.training import MODEL, rasa_environment

STOP_SECONDS = 6  # each part; the whole ends within 10 s

CONFIGURATION = """\
[supervisord]
nodaemon=true
user={user}
logfile=/dev/null
logfile_maxbytes=0
loglevel=warn
pidfile={run}/supervisord.pid
childlogdir={run}

[program:rasa]
command={rasa} -m rasa run --quiet --interface 127.0.0.1 --port {rasa_port} --model {model}
  --endpoints bot/assistant/endpoints.yml --credentials bot/assistant/credentials.yml
environment=PYTHONUNBUFFERED="1"
priority=1

[program:actions]
command={app} -m actions.server --port {actions_port}
priority=2

[program:gateway]
command={app} -m bot.gateway
priority=3

"""
COMMON = """\
directory={root}
autostart=true
autorestart=true
startsecs=1
startretries=1000
stopsignal=TERM
stopwaitsecs={stop}
stopasgroup=true
killasgroup=true
redirect_stderr=true
stdout_logfile=/dev/stdout
stdout_logfile_maxbytes=0
"""


def check(settings: Settings) -> None:
    """Looks for what would make the start fail, before anything is started.

    Raises:
        LaunchError: the port is in use, or DATA_DIR cannot be written.
    """
    with socket.socket(socket.AF_INET6 if ":" in settings.host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.host, settings.port))
        except OSError as error:
            raise LaunchError(
                f"{settings.host}:{settings.port} cannot be used ({error.strerror}): stop what is using it, or choose another with PORT=8001."
            ) from None
    try:
        settings.data_dir.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=settings.data_dir):
            pass
    except OSError as error:
        raise LaunchError(
            f"DATA_DIR {settings.data_dir} cannot be written ({error.strerror}): choose another with DATA_DIR=…."
        ) from None


def clock_offset(now: str | None) -> float:
    """Seconds from real time to the product's clock.

    Args:
        now: local time 'YYYY-MM-DDTHH:MM[:SS]' in Europe/Copenhagen, or empty.

    Raises:
        LaunchError: it is not such a time.
    """
    if not now:
        return 0.0
    try:
        moment = dt.datetime.fromisoformat(now)
    except ValueError:
        raise LaunchError(f"NOW={now} is not a time: write it like NOW=2027-03-27T10:00.") from None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=ZoneInfo("Europe/Copenhagen"))
    return (moment - dt.datetime.now(dt.timezone.utc)).total_seconds()


def serve(settings: Settings | None = None) -> None:
    """Replaces this process by supervisord with gateway, Rasa and action server.

    Raises:
        LaunchError: see `check` and `clock_offset`.
    """
    settings = settings or settings_module.read()
    check(settings)
    offset = clock_offset(os.environ.get("NOW"))
    run = settings.data_dir / "run"
    run.mkdir(mode=0o700, exist_ok=True)
    rasa_port, actions_port = _free_ports(2)
    parts = CONFIGURATION.format(
        user=os.environ.get("USER") or _user(), run=run, rasa=python_of("rasa"), app=python_of("app"),
        rasa_port=rasa_port, actions_port=actions_port, model=MODEL,
    )  # fmt: skip
    common = COMMON.format(root=ROOT, stop=STOP_SECONDS)
    text = "\n\n".join(
        block + ("\n" + common if block.startswith("[program") else "") for block in parts.strip().split("\n\n")
    )
    configuration = run / "supervisord.conf"
    configuration.write_text(text.replace("%", "%%") + "\n", encoding="utf-8")
    environment = rasa_environment() | {
        "DATA_DIR": str(settings.data_dir),
        "HOST": settings.host,
        "PORT": str(settings.port),
        "CLOCK_OFFSET_SECONDS": repr(offset),
        "RASA_URL": f"http://127.0.0.1:{rasa_port}",
        "ACTIONS_URL": f"http://127.0.0.1:{actions_port}",
        "RASA_MODEL": str(MODEL),
        "SPACY_DA": str(settings.spacy_path),
        # Rasa accepts turns only from the gateway of this very start.
        "INTERNAL_TOKEN": secrets.token_hex(16),
        "MALLOC_ARENA_MAX": "2",
    }
    sys.stdout.flush()
    os.chdir(ROOT)
    os.execve(
        python_of("app"), [str(python_of("app")), "-m", "supervisor.supervisord", "-c", str(configuration)], environment
    )


def _user() -> str:
    import pwd

    return pwd.getpwuid(os.getuid()).pw_name


def _free_ports(count: int) -> list[int]:
    """Free loopback ports; all are held open together so that no two are the same."""
    sockets = [socket.socket() for _ in range(count)]
    try:
        for each in sockets:
            each.bind(("127.0.0.1", 0))
        return [int(each.getsockname()[1]) for each in sockets]
    finally:
        for each in sockets:
            each.close()


def data_file(*parts: str) -> Path:
    """Path below DATA_DIR for the running process."""
    return settings_module.read().data_dir.joinpath(*parts)
