"""Finds the word of the rules that a mistyped word stands for: one letter off, left out, doubled or swapped.

A real Danish word is never taken for an error of another one ("lave" is not "leve"): `real_words.txt` holds
the real words that lie one letter from a word of the rules. `build_real_words.py` makes that file.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

REAL_WORDS_FILE = Path(__file__).with_name("real_words.txt")
MIN_LENGTH = 4  # shorter words have too many neighbours; theirs stand in the lexicon by name
_DOUBLE = re.compile(r"([b-z])\1")  # not aa: that is å


def deletions(word: str) -> set[str]:
    """The word, and the word with each one of its letters left out."""
    return {word} | {word[:i] + word[i + 1 :] for i in range(len(word))}


def one_letter_off(a: str, b: str) -> bool:
    """True when one letter changed, added, left out or swapped with its neighbour makes a into b."""
    if a == b:
        return True
    if abs(len(a) - len(b)) > 1:
        return False
    start = 0
    while start < min(len(a), len(b)) and a[start] == b[start]:
        start += 1
    rest_a, rest_b = a[start:], b[start:]
    if len(a) == len(b):
        swapped = rest_a[:2] == rest_b[1::-1] and rest_a[2:] == rest_b[2:]
        return rest_a[1:] == rest_b[1:] or swapped
    return rest_a[1:] == rest_b if len(a) > len(b) else rest_a == rest_b[1:]


def single(word: str) -> str:
    """The word with each doubled letter once; aa stays, it is å."""
    return _DOUBLE.sub(r"\1", word)


class Spelling:
    """An index over the words of the rules.

    Args:
        vocabulary: normalised words.
        real_words: normalised Danish words that must not be read as a typing error.
    """

    def __init__(self, vocabulary: Iterable[str], real_words: Iterable[str]) -> None:
        self._known = frozenset(w for w in vocabulary if len(w) >= MIN_LENGTH)
        self._real = frozenset(real_words)
        index: dict[str, set[str]] = defaultdict(set)
        for word in self._known:
            for form in deletions(word):
                index[form].add(word)
        self._index = {form: tuple(words) for form, words in index.items()}

    def meant(self, word: str) -> frozenset[str]:
        """The words of the vocabulary that the word may be an error for; empty for known and real words."""
        if word in self._known or word in self._real or len(word) < MIN_LENGTH or not word.isalpha():
            return frozenset()
        found = self._near(word)
        if not found:
            # "selvmmord", "leeve": one letter of each doubled pair, and what is left may still be one letter off.
            once = single(word)
            if once != word and once not in self._real:
                found = frozenset({once}) if once in self._known else self._near(once)
        return found

    def _near(self, word: str) -> frozenset[str]:
        candidates = {c for form in deletions(word) for c in self._index.get(form, ())}
        return frozenset(c for c in candidates if one_letter_off(word, c))


def real_words() -> frozenset[str]:
    """The words of real_words.txt; none when the file is missing, since danger must be seen all the same."""
    try:
        return frozenset(REAL_WORDS_FILE.read_text(encoding="utf-8").split())
    except OSError:
        return frozenset()
