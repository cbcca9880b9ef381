"""What a tool found, and the list of what is allowed, each with its reason."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from fnmatch import fnmatchcase
from pathlib import Path

import yaml

ALLOWED = Path(__file__).parent / "allowed.yml"


@dataclasses.dataclass(frozen=True)
class Finding:
    """One thing a tool does not like.

    Attributes:
        tool: 'bandit', 'nasty inputs', 'schemathesis' or 'wapiti'.
        rule: the tool's own name for the kind.
        where: a file, or method and path.
        text: what it says, one line.
    """

    tool: str
    rule: str
    where: str
    text: str


@dataclasses.dataclass(frozen=True)
class Outcome:
    """What became of one tool's run.

    Attributes:
        tool: its name.
        summary: figures of the run, one line.
        findings: all of them, the allowed ones included.
        seconds: it took.
    """

    tool: str
    summary: str
    findings: list[Finding]
    seconds: float = 0.0


@dataclasses.dataclass(frozen=True)
class Allowed:
    """Findings that may stay.

    Attributes:
        tool, rule: as in a finding.
        where: places, each a pattern with `*`.
        reason: why it is no weakness.
    """

    tool: str
    rule: str
    where: tuple[str, ...]
    reason: str

    def __post_init__(self) -> None:
        if not (self.tool and self.rule and self.where and len(self.reason) >= 20):
            raise ValueError(f"{ALLOWED.name}: {self.tool} {self.rule}: a place and a whole reason are needed")

    def covers(self, finding: Finding) -> bool:
        """Whether that finding is meant."""
        same = (self.tool, self.rule) == (finding.tool, finding.rule)
        return same and any(fnmatchcase(finding.where, place) for place in self.where)


def read_allowed(path: Path = ALLOWED) -> list[Allowed]:
    """The list.

    Raises:
        ValueError: an entry has no place or no reason.
    """
    entries = yaml.safe_load(path.read_text(encoding="utf-8"))
    return [
        Allowed(each["tool"], each["rule"], tuple(each["where"]), each.get("reason", "").strip()) for each in entries
    ]


def open_ones(findings: Iterable[Finding], allowed: list[Allowed]) -> list[Finding]:
    """Findings that nothing on the list covers."""
    return [finding for finding in findings if not any(each.covers(finding) for each in allowed)]


def unused(findings: Iterable[Finding], allowed: list[Allowed]) -> list[Allowed]:
    """Entries that cover nothing any more, and should go."""
    found = list(findings)
    return [each for each in allowed if not any(each.covers(finding) for finding in found)]
