"""Measures the masking: `python -m bot.privacy.report [--names PIPELINE] FILE...`.

A file is YAML: `- {text: …, masked: [[kind, value], …], expecting?: field, contact?: value}`. Prints, for each kind, how much of
what must go is gone, how many harmless messages are touched, and every miss; with a spaCy pipeline's folder also with its names.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from bot.privacy.masking import Names, mask
from bot.privacy.names import NameFinder

KINDS = ("cpr", "telefon", "mail", "kortnummer", "navn")


@dataclass(frozen=True)
class Case:
    """One message and what must be masked in it."""

    text: str
    masked: tuple[tuple[str, str], ...] = ()
    expecting: str | None = None
    contact: str | None = None


@dataclass
class Figures:
    """What was counted.

    Attributes:
        asked: values that must be masked, by kind.
        gone: of these, those that no longer stand in the text.
        harmless: messages with nothing to mask.
        touched: of these, those in which something was masked.
        contacts: answers to a question for a contact detail.
        returned: of these, those whose value came back.
        misses: lines for the reader.
    """

    asked: Counter[str] = field(default_factory=Counter)
    gone: Counter[str] = field(default_factory=Counter)
    harmless: int = 0
    touched: int = 0
    contacts: int = 0
    returned: int = 0
    misses: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        """Share of the values that are gone."""
        return self.gone.total() / self.asked.total() if self.asked else 0.0

    @property
    def false_masks(self) -> float:
        """Share of the harmless messages that were touched."""
        return self.touched / self.harmless if self.harmless else 0.0


def read(path: Path) -> list[Case]:
    """The cases of a file.

    Raises:
        ValueError: an entry names a kind that does not exist, or a value that its text does not hold.
    """
    cases = []
    for entry in yaml.safe_load(path.read_text(encoding="utf-8")) or []:
        masked = tuple((str(kind), str(value)) for kind, value in entry["masked"])
        case = Case(str(entry["text"]), masked, entry.get("expecting"), entry.get("contact"))
        if any(kind not in KINDS or value not in case.text for kind, value in masked):
            raise ValueError(f"{path}: not a case: {entry}")
        cases.append(case)
    return cases


def measure(cases: Iterable[Case], names: Names | None = None) -> Figures:
    """Figures over the cases, with the names that a pipeline finds beside the rules when one is given."""
    figures = Figures()
    for case in cases:
        result = mask(case.text, names=names, expecting=case.expecting)
        for kind, value in case.masked:
            figures.asked[kind] += 1
            gone = value not in result.text and f"[{kind}]" in result.text
            figures.gone[kind] += gone
            if not gone:
                figures.misses.append(f"kept        {kind:<11} {case.text}  ->  {result.text}")
        if not case.masked:
            figures.harmless += 1
            figures.touched += result.text != case.text
            if result.text != case.text:
                figures.misses.append(f"false mask              {case.text}  ->  {result.text}")
        if case.contact is not None:
            figures.contacts += 1
            figures.returned += result.contact == case.contact
            if result.contact != case.contact:
                figures.misses.append(f"contact     {case.expecting:<11} {case.text}  ->  {result.contact}")
    return figures


def table(figures: Figures) -> str:
    """The figures as lines of text."""
    lines = [
        f"{kind:<12}{figures.gone[kind]:>4} of {figures.asked[kind]:<4} masked" for kind in KINDS if figures.asked[kind]
    ]
    lines.append(f"{'all':<12}{figures.recall:.1%} of {figures.asked.total()} masked")
    lines.append(f"{'harmless':<12}{figures.touched:>4} of {figures.harmless:<4} touched ({figures.false_masks:.1%})")
    lines.append(f"{'contact':<12}{figures.returned:>4} of {figures.contacts:<4} returned")
    return "\n".join([*lines, *figures.misses])


def main(arguments: Sequence[str]) -> int:
    """Prints the table for each file, without and with a pipeline."""
    parser = argparse.ArgumentParser(prog="python -m bot.privacy.report", description="Measures the masking.")
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--names", type=Path, metavar="PIPELINE", help="folder of a spaCy pipeline that finds names")
    chosen = parser.parse_args(arguments)
    finders: list[tuple[str, Names | None]] = [("rules alone", None)]
    if chosen.names:
        finder = NameFinder(chosen.names)
        finders.append((f"rules and {finder.description}", finder))
    for path in chosen.files:
        for title, names in finders:
            print(f"{path.name}, {title}")
            print(table(measure(read(path), names)))
            print()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
