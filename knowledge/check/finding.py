"""What the check has to say, one finding a line."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from knowledge import loader

Location = tuple[str | int, ...]


@dataclass(frozen=True)
class Finding:
    """Something an author has to look at.

    `warning` findings are printed and do not fail the check.
    """

    file: Path
    line: int
    what: str
    to_do: str
    warning: bool = False

    def __str__(self) -> str:
        """`file:line: what, what to do`, the file as seen from the working folder."""
        kind = "warning: " if self.warning else ""
        return f"{os.path.relpath(self.file)}:{self.line}: {kind}{self.what}; {self.to_do}"


def at(file: Path, location: Location, what: str, to_do: str, *, warning: bool = False) -> Finding:
    """A finding on the line where `location` (keys and indexes from the root) stands in the file."""
    return Finding(file, line_of(file, location), what, to_do, warning)


def line_of(file: Path, location: Location) -> int:
    """Line (from 1) of the deepest part of `location` that exists in the YAML file; 1 when unreadable."""
    return int(loader._line(_tree(file, _stamp(file)), location))


def _stamp(file: Path) -> float:
    return file.stat().st_mtime if file.is_file() else 0.0


@lru_cache(maxsize=64)
def _tree(file: Path, stamp: float) -> Any:
    try:
        return yaml.compose(file.read_text(encoding="utf-8"), Loader=loader._Loader)
    except (OSError, yaml.YAMLError):
        return None
