"""The danger net's second half: a linear model over word and character n-grams, beside the rules.

Rules know what somebody thought of; people in danger write what nobody thought of. The model is trained by
`bot/safety/train_weights.py` (Rasa's Python, scikit-learn) into a plain table of weights; here it is only looked up, so the
gateway needs no learning library, and it works while Rasa is down. Without the table the rules stand alone.
"""

from __future__ import annotations

import json
import math
import os
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from bot.nlu.danish_text import plain, stems

WEIGHTS = Path(__file__).resolve().parents[2] / ".build" / "danger.json"
LONGEST_TEXT = 4000


def grams(text: str) -> list[str]:
    """The features of a text: stems, stem pairs, and character n-grams of 3 to 5 inside words."""
    stemmed = stems(text)
    found = [f"w {word}" for word in stemmed] + [f"p {a} {b}" for a, b in pairwise(stemmed)]
    for word in plain(text).split():
        padded = f" {word} "
        for size in (3, 4, 5):
            found += [f"c {padded[i : i + size]}" for i in range(len(padded) - size + 1)]
    return found


@dataclass(frozen=True)
class Weights:
    """A trained table.

    Attributes:
        kinds: names, in the order of the columns.
        bias: one a kind.
        table: feature to its weights, one a kind, the inverse document frequency multiplied in.
        threshold: probability from which a message counts as danger, chosen on the training's own folds.
    """

    kinds: tuple[str, ...]
    bias: tuple[float, ...]
    table: dict[str, list[float]]
    threshold: float

    def weigh(self, text: str) -> tuple[str, float]:
        """The likeliest kind and the probability that somebody is in danger."""
        counts: dict[str, float] = {}
        for gram in grams(text[:LONGEST_TEXT]):
            if gram in self.table:
                counts[gram] = counts.get(gram, 0.0) + 1.0
        values = {gram: 1.0 + math.log(count) for gram, count in counts.items()}
        norm = math.sqrt(sum((value * self.table[gram][-1]) ** 2 for gram, value in values.items())) or 1.0
        scores = list(self.bias)
        for gram, value in values.items():
            row = self.table[gram]
            share = value * row[-1] / norm
            for i in range(len(scores)):
                scores[i] += share * row[i]
        # The first column is "danger at all"; the others say which.
        best = max(range(1, len(scores)), key=lambda i: scores[i])
        return self.kinds[best], 1.0 / (1.0 + math.exp(-scores[0]))


@lru_cache(maxsize=1)
def load_weights() -> Weights | None:
    """The table, or None where none has been trained."""
    path = Path(os.environ.get("DANGER_WEIGHTS") or WEIGHTS)
    if not path.is_file():
        return None
    data = json.loads(path.read_text(encoding="utf-8"))
    return Weights(tuple(data["kinds"]), tuple(data["bias"]), data["table"], float(data["threshold"]))
