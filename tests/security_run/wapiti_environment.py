"""wapiti's own environment in .venv/wapiti, built on demand: its pins (SQLAlchemy, httpx, Flask) are not ours."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.security_run.code_tools import ToolFailed

ROOT = Path(__file__).resolve().parents[2]
LOCK = ROOT / "requirements" / "wapiti.txt"
FOLDER = ROOT / ".venv" / "wapiti"
UV = ROOT / ".venv" / "uv" / "bin" / "uv"


def wapiti_program() -> Path:
    """The installed program, current with its lock file.

    Raises:
        ToolFailed: it cannot be installed.
    """
    program, stamp = FOLDER / "bin" / "wapiti", FOLDER / ".built-from"
    wanted = hashlib.sha256(LOCK.read_bytes()).hexdigest()
    if stamp.is_file() and stamp.read_text() == wanted and program.exists():
        return program
    print("· Building the environment for wapiti (about 130 MB the first time) …", flush=True)
    environment = {**os.environ, "VIRTUAL_ENV": str(FOLDER)}
    python = str(FOLDER / "bin" / "python")
    try:
        subprocess.run(
            [str(UV), "venv", "--quiet", "--clear", "--python", sys.executable, str(FOLDER)],
            check=True,
            env=environment,
        )
        subprocess.run(
            [str(UV), "pip", "install", "--quiet", "--python", python, "--require-hashes", "-r", str(LOCK)],
            check=True, env=environment,
        )  # fmt: skip
    except (OSError, subprocess.CalledProcessError):
        shutil.rmtree(FOLDER, ignore_errors=True)
        raise ToolFailed("wapiti: could not be installed; check that this machine reaches its package index") from None
    stamp.write_text(wanted)
    return program
