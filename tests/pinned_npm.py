"""Fetches npm packages into .build/, exactly those of a folder's lock file: tools and rivals, nothing that is served."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FILES = ("package.json", "package-lock.json", ".npmrc")
FETCH_SECONDS = 300


class NpmMissing(Exception):
    """npm is not on this machine, or could not fetch; the message says so in one line."""


def fetched(here: Path, name: str) -> Path:
    """A folder with `node_modules`, fetched once.

    Args:
        here: the folder with package.json, package-lock.json and .npmrc. The lock file holds no registry's address.
        name: of the folder below .build/.

    Raises:
        NpmMissing: npm is not there, or it failed.
    """
    folder = ROOT / ".build" / name
    stamp = folder / "fetched-from"
    wanted = "".join((here / each).read_text(encoding="utf-8") for each in FILES)
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted:
        return folder
    npm = shutil.which("npm")
    if npm is None:
        raise NpmMissing("npm is not on this machine (Debian: apt-get install npm)")
    folder.mkdir(parents=True, exist_ok=True)
    for each in FILES:
        shutil.copy(here / each, folder / each)
    try:
        done = subprocess.run(
            [npm, "ci"],
            check=False,
            cwd=folder,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=FETCH_SECONDS,
        )
    except subprocess.TimeoutExpired:
        raise NpmMissing(f"npm did not fetch the packages within {FETCH_SECONDS} s") from None
    if done.returncode != 0:
        last = next((line for line in done.stderr.splitlines() if "error" in line), "no reason given")
        raise NpmMissing(f"npm could not fetch the packages ({last})")
    stamp.write_text(wanted, encoding="utf-8")
    return folder
