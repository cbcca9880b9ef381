"""The assistant's own training sentences, written by other hands: questions stay questions, danger is seen."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from bot.safety import KINDS
from bot.safety.report import Figures, measure

FOLDER = Path(__file__).resolve().parents[2] / "data" / "nlu"
SETS = [*FOLDER.parent.glob("safety/*.yml"), *FOLDER.parents[1].glob("tests/evaluation/danger*.yml")]
EVERY = 5  # of the ordinary sentences; all of them take ten seconds
_ENTITY = re.compile(r"\[([^\]]+)\](?:\([^)]*\)|\{[^}]*\})")


@pytest.mark.parametrize("path", sorted(SETS), ids=lambda path: path.name)
def test_every_danger_is_of_a_kind_that_has_a_message(path: Path) -> None:
    kinds = {entry.get("danger") or None for entry in yaml.safe_load(path.read_text(encoding="utf-8"))}

    assert kinds <= {None, *KINDS}


@pytest.fixture(scope="module")
def figures() -> Figures:
    messages = []
    for path in sorted(FOLDER.glob("*.yml")):
        for block in yaml.safe_load(path.read_text(encoding="utf-8")).get("nlu", []):
            if "intent" in block:
                kind = "suicide" if block["intent"] == "danger" else None
                step = 1 if kind else EVERY
                messages += [
                    (_ENTITY.sub(r"\1", line[2:]), kind)
                    for line in block["examples"].splitlines()[::step]
                    if line.startswith("- ")
                ]
    return measure(messages)


def test_fewer_than_one_ordinary_sentence_in_200_raises_an_alarm(figures: Figures) -> None:
    assert figures.asked[None] > 1000
    assert figures.false_alarms < 0.005, "\n".join(m for m in figures.misses if m.startswith("false"))


def test_danger_is_seen_in_95_of_100_sentences_that_train_it(figures: Figures) -> None:
    missed = [m for m in figures.misses if m.startswith("missed")]

    assert figures.asked["suicide"] > 100
    assert figures.recall >= 0.95, "\n".join(missed)
