"""Splits Danish compounds by the words the content itself uses: hashbehandling -> hash + behandling."""

from __future__ import annotations

from collections.abc import Iterable

from knowledge.search.danish import fold, is_stop_word, stem

_MIN_COMPOUND = 7  # letters
_MIN_PART = 4
_MIN_KNOWN_PART = 3  # øl, job and dag are too short to trust, except as words that an author wrote for a topic
_JOINTS = ("", "s", "e", "er")


class CompoundSplitter:
    """Knows the words of a corpus.

    Args:
        words: all words of the content, as written.
        key_words: those that stand in titles and lists of everyday words; they may be shorter.
    """

    def __init__(self, words: Iterable[str], key_words: Iterable[str]) -> None:
        self._parts = {fold(word) for word in words if len(word) >= _MIN_PART and not is_stop_word(word)}
        self._parts |= {fold(word) for word in key_words if len(word) >= _MIN_KNOWN_PART and not is_stop_word(word)}
        self._stems = {stem(part) for part in self._parts if len(stem(part)) >= _MIN_PART}

    def split(self, word: str) -> list[str]:
        """Stems of the parts of a compound, first to last; empty when the word is none, or its parts are unknown."""
        folded = fold(word)
        if len(folded) < _MIN_COMPOUND:
            return []
        for cut in range(_MIN_KNOWN_PART, len(folded) - _MIN_PART + 1):
            head, tail = folded[:cut], folded[cut:]
            if not self._is_head(head):
                continue
            if self._is_tail(tail):
                return [stem(self._base(head)), stem(tail)]
            rest = self.split(tail)
            if rest:
                return [stem(self._base(head)), *rest]
        return []

    def _is_head(self, head: str) -> bool:
        return self._base(head) in self._parts

    def _base(self, head: str) -> str:
        for joint in _JOINTS:
            base = head.removesuffix(joint) if joint else head
            if base in self._parts:
                return base
        return head

    def _is_tail(self, tail: str) -> bool:
        return len(tail) >= _MIN_PART and (tail in self._parts or stem(tail) in self._stems)
