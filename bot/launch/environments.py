"""Builds the two environments from the hashed requirements with uv. Standard library only.

.venv/uv holds uv itself, .venv/app everything on the public side, .venv/rasa Rasa alone (Python 3.10, old pins).
A stamp beside each holds the digest of what it was built from, so a later run builds nothing that is current.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from bot.launch.errors import LaunchError
from bot.launch.prerequisites import RASA_PYTHON, find_rasa_python, require_compiler

ROOT = Path(__file__).resolve().parents[2]
VENVS = ROOT / ".venv"
REQUIREMENTS = ROOT / "requirements"
NO_NETWORK = "Could not install the packages: check that this machine reaches its Python package index, then run the command again."


def python_of(name: str) -> Path:
    """Path of the interpreter of an environment ('app', 'rasa' or 'uv')."""
    return VENVS / name / "bin" / "python"


def say(text: str) -> None:
    """Progress for the operator."""
    print(f"· {text}", flush=True)


def build(*, dev: bool = False) -> None:
    """Builds what is missing or out of date.

    Args:
        dev: also the tools for tests, lint and benchmarks.

    Raises:
        LaunchError: an interpreter, a compiler or the network is missing.
    """
    app_files = [REQUIREMENTS / "app.txt"] + ([REQUIREMENTS / "dev.txt"] if dev else [])
    rasa_files = [REQUIREMENTS / "rasa.txt"]
    wanted = {"app": _digest(app_files), "rasa": _digest(rasa_files)}
    # An environment with the tools also serves a run without them.
    stale = {name for name, digest in wanted.items() if digest not in _stamps(name)}
    if not stale:
        return
    rasa_python = find_rasa_python() if "rasa" in stale else None
    if "rasa" in stale:
        require_compiler()
        rasa_python = rasa_python or _install_rasa_python()
    uv = _uv()
    if "app" in stale:
        say("Building the environment for the public side …")
        _install(uv, "app", sys.executable, app_files, [wanted["app"], _digest([REQUIREMENTS / "app.txt"])])
    if "rasa" in stale:
        assert rasa_python is not None
        say("Building the environment for Rasa (about 300 MB the first time) …")
        _install(uv, "rasa", rasa_python, rasa_files, [wanted["rasa"]])


def _digest(files: list[Path]) -> str:
    return hashlib.sha256(b"\0".join(f.read_bytes() for f in files)).hexdigest()


def _stamps(name: str) -> list[str]:
    stamp = VENVS / name / ".built-from"
    return stamp.read_text().split() if stamp.is_file() and python_of(name).exists() else []


def _uv() -> str:
    """uv from its own hashed requirement, in a venv of its own."""
    uv = VENVS / "uv" / "bin" / "uv"
    lock = REQUIREMENTS / "uv.txt"
    if _digest([lock]) not in _stamps("uv") or not uv.exists():
        say("Fetching uv …")
        _make_uv(VENVS / "uv", lock)
    return str(uv)


def _make_uv(folder: Path, lock: Path) -> None:
    try:
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(folder)], check=True, capture_output=True)
    except subprocess.CalledProcessError:
        shutil.rmtree(folder, ignore_errors=True)
        raise LaunchError(
            "This Python has no venv module: install it (Debian: 'apt-get install python3-venv'), then run the command again."
        ) from None
    try:
        subprocess.run(
            [str(folder / "bin" / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
             "--require-hashes", "-r", str(lock)],
            check=True, capture_output=True,
        )  # fmt: skip
    except subprocess.CalledProcessError:
        shutil.rmtree(folder, ignore_errors=True)
        raise LaunchError(NO_NETWORK) from None
    (folder / ".built-from").write_text(_digest([lock]))


def _install_rasa_python() -> str:
    """Lets uv install a Python 3.10, tried in a folder that goes again when it fails.

    Raises:
        LaunchError: there is none and none can be installed.
    """
    with tempfile.TemporaryDirectory() as scratch:
        _make_uv(Path(scratch) / "uv", REQUIREMENTS / "uv.txt")
        uv = str(Path(scratch) / "uv" / "bin" / "uv")
        try:
            subprocess.run([uv, "python", "install", RASA_PYTHON], check=True, capture_output=True, timeout=600)
            found = subprocess.run([uv, "python", "find", RASA_PYTHON], check=True, capture_output=True, text=True)
            return found.stdout.strip()
        except (OSError, subprocess.SubprocessError):
            raise LaunchError(
                "Rasa needs Python 3.10 and none was found: install one ('pyenv install 3.10' or your system's python3.10), "
                "or name it with RASA_PYTHON=/path/to/python3.10, then run the command again."
            ) from None


def _install(uv: str, name: str, python: str, files: list[Path], stamps: list[str]) -> None:
    folder = VENVS / name
    environment = {**os.environ, "VIRTUAL_ENV": str(folder)}
    arguments = [part for f in files for part in ("-r", str(f))]
    try:
        subprocess.run([uv, "venv", "--quiet", "--clear", "--python", python, str(folder)], check=True, env=environment)
        subprocess.run(
            [uv, "pip", "install", "--quiet", "--python", str(python_of(name)), "--require-hashes", *arguments],
            check=True, env=environment,
        )  # fmt: skip
    except subprocess.CalledProcessError:
        shutil.rmtree(folder, ignore_errors=True)
        raise LaunchError(NO_NETWORK) from None
    (folder / ".built-from").write_text("\n".join(stamps))
