"""No sentence of the evaluation sets stands in the training data, nor one that differs in two words or fewer."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
SETS = (
    "questions",
    "questions_second",
    "questions_third",
    "topics",
    "out_of_scope",
    "moves",
    "danger",
    "danger_second",
    "search",
)
FEW = 2  # words in which two sentences may differ and still count as one
SHORT = 5  # below as many words nearly everything differs in two: there only the same words in the same order count


def words(text: str) -> tuple[str, ...]:
    """The words of a text, without case and marks."""
    return tuple(re.findall(r"\w+", text.lower()))


def distance(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    """Words to insert, delete or change to make one from the other, counted up to FEW + 1."""
    if abs(len(one) - len(other)) > FEW:
        return FEW + 1
    row = list(range(len(other) + 1))
    for i, word in enumerate(one, 1):
        last, row[0] = row[0], i
        for j, their in enumerate(other, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (word != their))
        if min(row) > FEW:
            return FEW + 1
    return row[-1]


def training() -> dict[tuple[str, ...], str]:
    """Words of every training example, and its file."""
    found = {}
    for path in sorted((ROOT / "data" / "nlu").glob("*.yml")):
        for block in yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]:
            for line in str(block.get("examples") or "").splitlines():
                if line.strip().startswith("- "):
                    found[words(line.strip()[2:])] = path.name
    for path in sorted((ROOT / "data" / "safety").glob("*.yml")):
        found |= {words(entry["text"]): path.name for entry in yaml.safe_load(path.read_text(encoding="utf-8"))}
    return found


def collisions() -> list[str]:
    """Evaluation sentences that stand in the training data."""
    trained = training()
    by_word: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for sentence in trained:
        for word in set(sentence):
            by_word[word].add(sentence)
    found = []
    for name in SETS:
        for entry in yaml.safe_load((ROOT / "tests" / "evaluation" / f"{name}.yml").read_text(encoding="utf-8")):
            sentence = words(entry["text"])
            if len(sentence) < SHORT:
                if len(sentence) > 1 and sentence in trained:
                    found.append(f"{name}: {entry['text']!r} in {trained[sentence]}")
                continue
            # A near sentence shares at least one of any three words.
            rare = sorted(set(sentence), key=lambda w: len(by_word.get(w, ())))[: FEW + 1]
            near = set().union(*(by_word.get(w, set()) for w in rare))
            found += [
                f"{name}: {entry['text']!r} ~ {' '.join(n)!r} in {trained[n]}"
                for n in near
                if distance(sentence, n) <= FEW
            ]
    return found


def test_no_evaluation_sentence_is_in_the_training_data() -> None:
    found = collisions()

    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("other", "apart"), [("hvad koster det egentlig her", 1), ("hvad koster det slet ikke i dag", 3)]
)
def test_the_distance_counts_words(other: str, apart: int) -> None:
    assert distance(words("hvad koster det her"), words(other)) == apart
