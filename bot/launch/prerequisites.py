"""Finds the interpreters, before anything on the machine has changed. Standard library only."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from bot.launch.errors import LaunchError

RASA_PYTHON = "3.10"  # Rasa 3.6.21, the last open release, supports nothing newer


def _version(python: str) -> str | None:
    """'3.10' for a command that really runs; a pyenv shim may exist and still refuse."""
    try:
        done = subprocess.run(
            [python, "-c", "import sys; print('%d.%d' % sys.version_info[:2])"],
            capture_output=True, text=True, timeout=20, check=True,
        )  # fmt: skip
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout.strip()


def _pyenv_root() -> Path | None:
    pyenv = shutil.which("pyenv")
    if pyenv:
        try:
            done = subprocess.run([pyenv, "root"], capture_output=True, text=True, timeout=20, check=True)
            return Path(done.stdout.strip())
        except (OSError, subprocess.SubprocessError):
            pass
    default = Path(os.environ.get("PYENV_ROOT", str(Path.home() / ".pyenv")))
    return default if default.is_dir() else None


def find_rasa_python() -> str | None:
    """Path of a Python 3.10 that runs: RASA_PYTHON, the PATH, then below `pyenv root`. None when there is none."""
    candidates = [os.environ.get("RASA_PYTHON"), shutil.which("python3.10"), shutil.which("python3")]
    root = _pyenv_root()
    if root:
        candidates += [str(p) for p in sorted(root.glob("versions/3.10*/bin/python3.10"), reverse=True)]
    for candidate in candidates:
        if candidate and _version(candidate) == RASA_PYTHON:
            return candidate
    return None


def require_compiler() -> None:
    """Some packages of the Rasa environment compile.

    Raises:
        LaunchError: no C compiler is on the PATH.
    """
    if not any(shutil.which(name) for name in ("cc", "gcc", "clang")):
        raise LaunchError(
            "No C compiler found: install one (Debian: 'apt-get install gcc'), then run the command again."
        )
