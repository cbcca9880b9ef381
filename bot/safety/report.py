"""Measures the net on labelled messages: `python -m bot.safety.report FILE...`.

A file is YAML: `- {text: …, danger: kind or null}`. Prints recall and false alarms by kind, and every miss.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from bot.safety import KINDS, detect


@dataclass
class Figures:
    """What was counted.

    Attributes:
        asked: messages by expected kind; None: no danger.
        seen: of these, those in which any danger was seen.
        named: of these, those in which the expected kind was among the kinds seen.
        alarms: false alarms by the kind that was raised.
        misses: lines for the reader.
    """

    asked: Counter[str | None] = field(default_factory=Counter)
    seen: Counter[str | None] = field(default_factory=Counter)
    named: Counter[str | None] = field(default_factory=Counter)
    alarms: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        """Share of dangerous messages in which danger was seen."""
        return _share(sum(n for k, n in self.seen.items() if k), sum(n for k, n in self.asked.items() if k))

    @property
    def false_alarms(self) -> float:
        """Share of harmless messages in which danger was seen."""
        return _share(self.seen[None], self.asked[None])


def measure(messages: Iterable[tuple[str, str | None]]) -> Figures:
    """Figures over (text, expected kind or None)."""
    figures = Figures()
    for text, expected in messages:
        danger = detect(text)
        figures.asked[expected] += 1
        figures.seen[expected] += danger is not None
        if danger is None and expected is not None:
            figures.misses.append(f"missed       {expected:<16} {text}")
        elif danger is not None and expected is None:
            figures.alarms[danger.kind] += 1
            figures.misses.append(f"false alarm  {danger.kind:<16} {text}")
        elif danger is not None:
            named = expected in (danger.kind, *danger.also)
            figures.named[expected] += named
            if not named:
                figures.misses.append(f"other kind   {expected:<16} {text}  (seen: {danger.kind})")
    return figures


def read(path: Path) -> list[tuple[str, str | None]]:
    """The messages of a file.

    Raises:
        ValueError: an entry has no text, or a kind that does not exist.
    """
    messages = []
    for entry in yaml.safe_load(path.read_text(encoding="utf-8")) or []:
        kind = entry.get("danger")
        if not entry.get("text") or (kind is not None and kind not in KINDS):
            raise ValueError(f"{path}: not a message: {entry}")
        messages.append((str(entry["text"]), kind))
    return messages


def table(figures: Figures) -> str:
    """The figures as lines of text."""
    lines = [f"{'kind':<18}{'messages':>9}{'seen':>8}{'kind too':>10}{'false alarms':>14}"]
    for kind in KINDS:
        asked = figures.asked[kind]
        seen, named = _share(figures.seen[kind], asked), _share(figures.named[kind], asked)
        alarms = _share(figures.alarms[kind], figures.asked[None])
        lines.append(f"{kind:<18}{asked:>9}{seen:>8.1%}{named:>10.1%}{alarms:>14.1%}")
    total = sum(n for k, n in figures.asked.items() if k)
    lines.append(
        f"{'all':<18}{total:>9}{figures.recall:>8.1%}{'':>10}{figures.false_alarms:>14.1%}   of {figures.asked[None]} harmless"
    )
    return "\n".join([*lines, *figures.misses])


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0 if part else 0.0


def main(arguments: Sequence[str]) -> int:
    """Prints the table for each file; 2 when none is named."""
    if not arguments:
        print("usage: python -m bot.safety.report FILE...", file=sys.stderr)
        return 2
    for name in arguments:
        print(name)
        print(table(measure(read(Path(name)))))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
