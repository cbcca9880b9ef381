"""Reads a question as people type it into the terms that the index knows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from knowledge.search.compounds import CompoundSplitter
from knowledge.search.danish import fold, is_stop_word, stem, words
from knowledge.search.spelling import Speller

MAX_CHARACTERS = 2000  # of a question; what comes after is not read
MAX_TERMS = 40
_LESS_SURE = 0.8


@dataclass(frozen=True)
class Query:
    """A question's terms, by the way they were found."""

    stems: tuple[str, ...]
    pairs: tuple[str, ...]
    everyday: tuple[str, ...]
    parts: tuple[str, ...]
    weighed: tuple[str, ...]  # one term a word that says something, known or not
    stands_for: Mapping[str, frozenset[str]] = field(default_factory=dict)
    corrected: frozenset[str] = frozenset()

    @property
    def empty(self) -> bool:
        """True when nothing can be searched for."""
        return not (self.stems or self.pairs or self.everyday or self.parts)

    def cover(self, term: str, found: frozenset[str]) -> float:
        """How surely a passage with the terms `found` holds a word of the question: 0 to 1.

        A corrected or an everyday word, and a part of a compound, are surely less than the word itself.
        """
        if term in found and term not in self.corrected:
            return 1.0
        near = term in found or not self.stands_for.get(term, frozenset()).isdisjoint(found)
        return _LESS_SURE if near else 0.0


def phrase_pairs(phrases: Iterable[str]) -> list[str]:
    """Neighbouring words of each phrase as one term, so that "hvor tit" counts for more than "tit".

    Two stop words make no pair: "kan jeg" stands in every second question.
    """
    return [pair for phrase in phrases for pair in _pairs(words(phrase))]


def _pairs(found: list[str]) -> list[str]:
    return [f"{stem(a)}zz{stem(b)}" for a, b in pairwise(found) if not (is_stop_word(a) and is_stop_word(b))]


class QueryReader:
    """Turns a question into terms.

    Args:
        vocabulary: every word of the content.
        splitter: splits compounds.
        everyday: word of the content -> everyday words for it.
        pairs: neighbouring words that authors wrote as everyday phrases.
    """

    def __init__(
        self,
        vocabulary: Iterable[str],
        splitter: CompoundSplitter,
        everyday: Mapping[str, Iterable[str]],
        pairs: set[str],
    ) -> None:
        self._splitter, self._pairs = splitter, pairs
        self._everyday: dict[str, set[str]] = {}
        for target, said in everyday.items():
            for word in said:
                self._everyday.setdefault(fold(word), set()).update(stem(w) for w in words(target))
        known = set(vocabulary) | {word for said in everyday.values() for word in said}
        self._speller = Speller(known)

    def read(self, text: str) -> Query:
        """The terms of a question; of a very long one only the first 2000 characters and 40 words are read."""
        typed = words(text[:MAX_CHARACTERS].replace("_", " "))
        stems: dict[str, None] = {}
        everyday: dict[str, None] = {}
        parts: dict[str, None] = {}
        stands_for: dict[str, frozenset[str]] = {}
        corrected: set[str] = set()
        spelt = [self._spelt(word) for word in typed]
        for word, meant in zip(typed, spelt, strict=True):
            if is_stop_word(word) or len(stands_for) >= MAX_TERMS:
                continue
            own = {stem(form) for form in meant or [word]}
            said = {term for form in meant or [word] for term in self._everyday.get(fold(form), ())} - own
            split = {part for form in meant or [word] for part in self._splitter.split(form)} - own
            stems.update(dict.fromkeys(sorted(own)))
            everyday.update(dict.fromkeys(sorted(said)))
            parts.update(dict.fromkeys(sorted(split)))
            stands_for[min(own)] = frozenset(own | said | split)
            if meant and fold(word) not in {fold(form) for form in meant}:
                corrected.add(min(own))
        pairs = [
            pair
            for pair in _pairs([m[0] if m else w for w, m in zip(typed, spelt, strict=True)])
            if pair in self._pairs
        ]
        return Query(
            tuple(stems), tuple(dict.fromkeys(pairs)), tuple(t for t in everyday if t not in stems),
            tuple(t for t in parts if t not in stems), tuple(stands_for), stands_for, frozenset(corrected),
        )  # fmt: skip

    def _spelt(self, word: str) -> list[str]:
        return [word] if is_stop_word(word) else self._speller.nearest(word)
