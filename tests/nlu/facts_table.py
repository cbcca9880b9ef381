"""Prints, field by field, what the rules read of the made-up stories: `python -m tests.nlu.facts_table [lot]`, lot one of LOTS."""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from bot.nlu.facts import Places, read_facts

STORIES = Path(__file__).with_name("facts_stories.yml")
TODAY = date(2027, 3, 27)
LOTS = ("first", "second", "third", "fourth", "fifth")


@dataclass
class Score:
    """Counts by field: how often it is told, read rightly, and read with a value the message does not tell."""

    told: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)

    @property
    def recall(self) -> float:
        """Share of the facts told that are read."""
        return self.right.total() / max(1, self.told.total())

    @property
    def precision(self) -> float:
        """Share of the facts read that are told."""
        return self.right.total() / max(1, self.right.total() + self.wrong.total())


def stories(lot: str = "") -> list[tuple[str, dict[str, Any]]]:
    """The messages and what each tells.

    Args:
        lot: beginning of the groups' names; empty for all.
    """
    groups = yaml.safe_load(STORIES.read_text(encoding="utf-8"))
    return [(text, told) for name, cases in groups.items() if name.startswith(lot) for text, told in cases]


def score(cases: list[tuple[str, dict[str, Any]]], places: Places) -> Score:
    """Counts over messages.

    Args:
        cases: messages and what each tells.
        places: names of places.
    """
    counted = Score()
    for text, told in cases:
        found = read_facts(text, TODAY, places)
        counted.told.update(told.keys())
        counted.right.update(name for name in told if found.get(name) == told[name])
        counted.wrong.update(name for name in found if told.get(name) != found[name])
    return counted


def main(lots: list[str]) -> None:
    """Prints a table a lot.

    Args:
        lots: which; all when empty.
    """
    places = Places.load()
    for lot in lots or LOTS:
        cases = stories(f"{lot}_")
        counted = score(cases, places)
        print(f"{lot}: {len(cases)} messages")
        for name, told in counted.told.most_common():
            print(f"  {name:18}{told:5} told {counted.right[name]:5} read {counted.wrong[name]:4} wrong")
        print(f"  recall {counted.recall:.1%}, precision {counted.precision:.1%}, wrong {counted.wrong.total()}")


if __name__ == "__main__":
    main(sys.argv[1:])
