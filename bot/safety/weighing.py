"""The danger net's second half: a linear model over words, word classes and character n-grams, beside the rules.

Rules know what somebody thought of; people in danger write what nobody thought of. The model is trained by
`bot/safety/train_weights.py` (Rasa's Python, scikit-learn) into a plain table of weights; here it is only looked up, so the
gateway needs no learning library, and it works while Rasa is down. Without the table the rules stand alone.

The table is kept as arrays: a feature is the checksum of its name, found by bisection, so that a table of 150,000 features
takes 3 MB and not a Python object a number. Two features of one checksum are one in 20,000; they share the heavier row.
"""

from __future__ import annotations

import base64
import json
import math
import os
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any
from zlib import crc32

from bot.danish_text import plain, stem, stems, words
from bot.safety.tokens import Token

WEIGHTS = Path(__file__).resolve().parents[2] / ".build" / "danger.json"
LONGEST_TEXT = 4000
NEGATED = 4  # words behind a negation that are read as negated
SMALL = 127  # the largest number of a row's small columns

# What a word is counted as: "min søn vågner ikke" teaches about "min kone vågner ikke". The first that fits.
CLASSES = (
    "<idiom>", "<kin>", "<offspring>", "<child>", "<pill>", "<drug>", "<alcohol>", "<poison>", "<weapon>", "<n10>", "<n6>", "<num>", "<year>",
    "<month>", "<weekday>", "<ingested>", "<they>", "<i>", "<me>", "<my>", "<their>", "<neg>", "<service>", "<topic>", "<general>",
)  # fmt: skip


def grams(text: str, message: Sequence[Sequence[Token]] = ()) -> list[str]:
    """The features of a text.

    Args:
        text: what the person wrote.
        message: its sentences as the detector reads them (`Detector.read`): typing errors resolved, figures of speech blanked.
    """
    stemmed = stems(text)
    found = [f"w {word}" for word in stemmed] + [f"p {a} {b}" for a, b in pairwise(stemmed)]
    found += [f"s {a} {b}" for a, b in zip(stemmed, stemmed[2:], strict=False)]
    found += [f"t {a} {b} {c}" for a, b, c in zip(stemmed, stemmed[1:], stemmed[2:], strict=False)]
    found += [f"u {word}" for word in words(text)]
    for word in plain(text).split():
        padded = f" {word} "
        for size in (3, 4, 5):
            found += [f"c {padded[i : i + size]}" for i in range(len(padded) - size + 1)]
    for sentence in message:
        found += _classes(sentence)
    return found


def _classes(sentence: Sequence[Token]) -> list[str]:
    """Word classes of one sentence, alone, in order and behind a negation."""
    seen = [next((c for c in CLASSES if c in token.keys), None) or stem(token.word) for token in sentence]
    found = [f"k {word}" for word in seen]
    framed = ["^", *seen, "$"]
    found += [f"k {a} {b}" for a, b in pairwise(framed)]
    found += [f"k {a} * {b}" for a, b in zip(framed, framed[2:], strict=False)]
    found += [f"k {a} {b} {c}" for a, b, c in zip(framed, framed[1:], framed[2:], strict=False)]
    since = NEGATED
    for word in seen:
        since = 0 if word == "<neg>" else since + 1
        if 0 < since <= NEGATED:
            found.append(f"n {word}")
    return found


def checksum(gram: str) -> int:
    """What the table knows a feature by."""
    return crc32(gram.encode())


@dataclass(frozen=True)
class Table:
    """Features with their rows.

    Attributes:
        known: checksums, ascending.
        rarity: inverse document frequency, one a feature.
        danger: weight of "somebody is in danger", one a feature.
        kinds: weights of the kinds in 127ths of `scale`, a row a feature.
        scale: the largest weight of a kind.
    """

    known: array[int]
    rarity: array[float]
    danger: array[float]
    kinds: array[int]
    scale: float

    @classmethod
    def of(cls, rows: Iterable[tuple[str, float, float, Sequence[float]]]) -> Table:
        """A table of rows (feature, rarity, danger, kinds)."""
        best: dict[int, tuple[float, float, Sequence[float]]] = {}
        for gram, rarity, danger, kinds in rows:
            key = checksum(gram)
            if key not in best or abs(best[key][1]) < abs(danger):
                best[key] = (rarity, danger, kinds)
        known = array("I", sorted(best))
        scale = max((abs(w) for _, _, kinds in best.values() for w in kinds), default=0.0) or 1.0
        return cls(
            known,
            array("f", (best[key][0] for key in known)),
            array("f", (best[key][1] for key in known)),
            array("b", (round(SMALL * weight / scale) for key in known for weight in best[key][2])),
            scale,
        )

    def place(self, gram: str) -> int:
        """Where a feature's row is, or -1."""
        key = checksum(gram)
        at = bisect_left(self.known, key)
        return at if at < len(self.known) and self.known[at] == key else -1

    def packed(self) -> dict[str, object]:
        """The table for a JSON file."""
        return {
            "scale": self.scale,
            **{name: base64.b64encode(getattr(self, name).tobytes()).decode() for name in _COLUMNS},
        }

    @classmethod
    def unpacked(cls, data: dict[str, object]) -> Table:
        """The table that a JSON file holds."""
        columns: dict[str, Any] = {
            name: array(code, base64.b64decode(str(data[name]))) for name, code in _COLUMNS.items()
        }
        return cls(**columns, scale=float(str(data["scale"])))


_COLUMNS = {"known": "I", "rarity": "f", "danger": "f", "kinds": "b"}


@dataclass(frozen=True)
class Weights:
    """A trained table.

    Attributes:
        kinds: names, in the order of the columns.
        bias: of danger at all, then one a kind.
        table: the features.
        threshold: probability from which a message counts as danger where no rule matches.
        agreement: probability below which a rule that matches is not believed.
    """

    kinds: tuple[str, ...]
    bias: tuple[float, ...]
    table: Table
    threshold: float
    agreement: float

    def weigh(self, text: str, message: Sequence[Sequence[Token]] = ()) -> tuple[str, float]:
        """The likeliest kind ('' below the threshold) and the probability that somebody is in danger."""
        table = self.table
        values: dict[int, float] = {}
        for gram, count in Counter(grams(text[:LONGEST_TEXT], message)).items():
            place = table.place(gram)
            if place >= 0:
                values[place] = (1.0 + math.log(count)) * table.rarity[place]
        norm = math.sqrt(sum(value * value for value in values.values())) or 1.0
        danger = self.bias[0] + sum(value * table.danger[place] for place, value in values.items()) / norm
        probability = 1.0 / (1.0 + math.exp(-danger))
        return (self._kind(values, norm) if probability >= self.threshold else ""), probability

    def _kind(self, values: Mapping[int, float], norm: float) -> str:
        table, width = self.table, len(self.kinds)
        scores = list(self.bias[1:])
        for place, value in values.items():
            share = value / norm * table.scale / SMALL
            for i, weight in enumerate(table.kinds[place * width : (place + 1) * width]):
                scores[i] += share * weight
        return self.kinds[max(range(width), key=lambda i: scores[i])]


@lru_cache(maxsize=1)
def load_weights() -> Weights | None:
    """The table, or None where none has been trained."""
    path = Path(os.environ.get("DANGER_WEIGHTS") or WEIGHTS)
    if not path.is_file():
        return None
    data = json.loads(path.read_text(encoding="utf-8"))
    if not _COLUMNS.keys() <= data["table"].keys():
        return None  # of an older layout: the launcher trains a new one, until then the rules stand alone
    return Weights(
        tuple(data["kinds"]),
        tuple(data["bias"]),
        Table.unpacked(data["table"]),
        float(data["threshold"]),
        float(data["agreement"]),
    )
