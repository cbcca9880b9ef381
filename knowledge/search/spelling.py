"""Finds the known word that a mistyped one stands for: one letter wrong, missing, too many, or two swapped."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from rapidfuzz.distance import OSA

from knowledge.search.danish import flat_forms, fold

_MIN_LETTERS = 4
_MAX_LETTERS = 40
_FREE_START_LETTERS = 8


class Speller:
    """Index of the words a corpus uses, each also with every single letter left out.

    Args:
        words: known words, as written.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._known: dict[str, str] = {}
        self._flat: dict[str, str] = {}
        self._shortened: dict[str, list[str]] = defaultdict(list)
        for word in sorted(set(words)):
            folded = fold(word)
            self._known.setdefault(folded, word)
            for flat in flat_forms(word):
                self._flat.setdefault(flat, word)
        for folded in self._known:
            if _MIN_LETTERS <= len(folded) <= _MAX_LETTERS:
                for shorter in _without_one(folded):
                    self._shortened[shorter].append(folded)

    def knows(self, word: str) -> bool:
        """True when the word is used in the corpus, in either way of typing æ, ø, å."""
        return fold(word) in self._known

    def nearest(self, word: str) -> list[str]:
        """Known words at most one letter off, as written in the corpus; the word itself when it is known."""
        folded = fold(word)
        if folded in self._known:
            return [self._known[folded]]
        if word in self._flat:
            return [self._flat[word]]
        if not _MIN_LETTERS <= len(folded) <= _MAX_LETTERS or any(c.isdigit() for c in folded):
            return []
        candidates = {folded} | _without_one(folded)
        found = {known for shorter in candidates for known in self._shortened.get(shorter, ())}
        found |= {shorter for shorter in candidates if shorter in self._known and len(shorter) >= _MIN_LETTERS}
        near = sorted(known for known in found if OSA.distance(folded, known, score_cutoff=1) <= 1)
        # A wrong first letter is rare, and in a short word it makes another word: hund is not sund.
        same_start = [known for known in near if known[0] == folded[0]]
        if not same_start and len(folded) >= _FREE_START_LETTERS:
            same_start = near
        return [self._known[known] for known in same_start]


def _without_one(word: str) -> set[str]:
    return {word[:i] + word[i + 1 :] for i in range(len(word))}
