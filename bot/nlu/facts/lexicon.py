"""The word lists under bot/nlu/lexicon, read once, and the small pattern language they use."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).resolve().parents[1] / "lexicon"
_GAP = re.compile(r" ~(\d)(?= |$|\))")


@cache
def word_list(name: str) -> dict[Any, Any]:
    """One file of bot/nlu/lexicon.

    Args:
        name: without the ending.
    """
    loaded = yaml.safe_load((FOLDER / f"{name}.yml").read_text(encoding="utf-8"))
    if not isinstance(loaded, dict):
        raise ValueError(f"bot/nlu/lexicon/{name}.yml must be a mapping")
    return loaded


def word_set(name: str) -> frozenset[str]:
    """One class of words of lexicon/grammar.yml.

    Args:
        name: of the class.
    """
    return frozenset(str(word) for word in word_list("grammar")[name])


def compiled(patterns: list[str]) -> re.Pattern[str] | None:
    """One pattern of many over a sentence's spaced text; None for an empty list.

    Args:
        patterns: whole words; ` ~3` stands for up to three words.
    """
    if not patterns:
        return None
    joined = "|".join(_GAP.sub(r"(?: \\S+){0,\1}?", pattern) for pattern in patterns)
    return re.compile(rf"(?<= )(?:{joined})(?= )")


def one_letter_off(a: str, b: str) -> bool:
    """True when one letter changed, added, left out or swapped with its neighbour makes a into b."""
    if abs(len(a) - len(b)) > 1:
        return False
    start = 0
    while start < min(len(a), len(b)) and a[start] == b[start]:
        start += 1
    rest_a, rest_b = a[start:], b[start:]
    if len(a) == len(b):
        return rest_a[1:] == rest_b[1:] or (rest_a[:2] == rest_b[1::-1] and rest_a[2:] == rest_b[2:])
    return rest_a[1:] == rest_b if len(a) > len(b) else rest_a == rest_b[1:]
