"""The index: one FTS5 table a municipality, and one for the law, in one SQLite database in memory."""

from __future__ import annotations

import math
import sqlite3
import threading
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

import sqlite_utils
import yaml

from knowledge.loader import Knowledge
from knowledge.search.compounds import CompoundSplitter
from knowledge.search.danish import stem, words
from knowledge.search.hit import Hit
from knowledge.search.passages import Passage, law_passages, passages_of
from knowledge.search.query import Query, QueryReader, phrase_pairs
from knowledge.search.scoring import Weights

_LAW = "law"
_EVERYDAY = Path(__file__).with_name("everyday_words.yml")


@dataclass(frozen=True)
class _Scope:
    """One searchable set of passages."""

    table: str
    passages: list[Passage]
    terms: list[frozenset[str]]  # every stem and part of a passage, for the share of the question it covers
    rarity: dict[str, float]
    unknown_rarity: float


class SearchIndex:
    """Search over a knowledge. Built once; safe to use from several threads.

    Args:
        knowledge: what `knowledge.load()` gives.
        weights: how much each way of matching counts; the default was measured.
    """

    def __init__(self, knowledge: Knowledge, weights: Weights | None = None) -> None:
        self._weights = weights or Weights()
        self._lock = threading.Lock()
        self._database = sqlite_utils.Database(sqlite3.connect(":memory:", check_same_thread=False))
        by_scope: dict[str, list[Passage]] = {_LAW: list(law_passages(knowledge))}
        for municipality in knowledge.municipalities.values():
            by_scope[municipality.id] = list(passages_of(knowledge, municipality))
        everyday: dict[str, list[str]] = yaml.safe_load(_EVERYDAY.read_text(encoding="utf-8"))
        everything = [passage for passages in by_scope.values() for passage in passages]
        vocabulary = {word for passage in everything for word in words(_all_text(passage))}
        key_words = {w for p in everything for text in (p.hit.title, *p.words) for w in words(text)} | set(everyday)
        self._splitter = CompoundSplitter(vocabulary, key_words)
        pairs = {pair for passage in everything for pair in phrase_pairs((passage.hit.title, *passage.words))}
        self._reader = QueryReader(vocabulary, self._splitter, everyday, pairs)
        self._scopes = {name: self._build(f"scope_{number}", by_scope[name]) for number, name in enumerate(by_scope)}

    def search(self, municipality_id: str | None, query: str, limit: int = 5) -> list[Hit]:
        """The passages nearest to a question, best first.

        Args:
            municipality_id: whose passages; None, or one that is not here, searches the law alone.
            query: anything a person may type; never raises, an empty or senseless one finds nothing.
            limit: how many hits at most.
        """
        scope = self._scopes.get(municipality_id or _LAW) or self._scopes[_LAW]
        read = self._reader.read(query)
        if read.empty or limit < 1 or not scope.passages:
            return []
        raw = self._raw_scores(scope, read)
        found = {row: (raw[row] / scope.unknown_rarity, self._share(scope, read, row)) for row in raw}
        ranked = sorted(found, key=lambda row: (-self._weights.rank(*found[row]), row))[:limit]
        hits: list[Hit] = []
        for row in ranked:
            score = self._weights.confidence(*found[row])
            # A later hit never claims more than the one before it.
            score = min(score, hits[-1].score) if hits else score
            hits.append(replace(scope.passages[row].hit, score=round(score, 3)))
        return hits

    def _raw_scores(self, scope: _Scope, read: Query) -> dict[int, float]:
        weights = self._weights
        raw: defaultdict[int, float] = defaultdict(float)
        for terms, factor, columns in (
            (read.stems, weights.own, weights.columns),
            (read.pairs, weights.pair, weights.columns),
            (read.everyday, weights.everyday, weights.columns),
            (read.parts, weights.part, weights.part_columns),
        ):
            for row, score in self._match(scope.table, terms, columns):
                raw[row] += factor * score
        for row in raw:
            raw[row] *= weights.kinds[scope.passages[row].hit.kind]
        return raw

    def _match(self, table: str, terms: Iterable[str], columns: tuple[float, ...]) -> list[tuple[int, float]]:
        expression = " OR ".join(f'"{term}"' for term in terms)
        if not expression:
            return []
        arguments = ", ".join(str(weight) for weight in columns)
        sql = f"select rowid, -bm25([{table}], {arguments}) from [{table}] where [{table}] match ?"
        with self._lock:
            rows: list[tuple[int, float]] = self._database.execute(sql, [expression]).fetchall()
        return rows

    @staticmethod
    def _share(scope: _Scope, read: Query, row: int) -> float:
        """How much of what the question says the passage covers, 0 to 1; rare and unknown words count more."""
        wanted = {term: scope.rarity.get(term, scope.unknown_rarity) for term in read.weighed}
        covered = sum(weight * read.cover(term, scope.terms[row]) for term, weight in wanted.items())
        return covered / sum(wanted.values()) if wanted else 0.0

    def _build(self, table: str, passages: list[Passage]) -> _Scope:
        self._database.execute(
            f"create virtual table [{table}] "
            "using fts5(title, words, body, parts, tokenize='unicode61 remove_diacritics 0')"
        )
        terms: list[frozenset[str]] = []
        rows = []
        for number, passage in enumerate(passages):
            title, own, body = self._stems(passage.hit.title), self._own_words(passage.words), self._stems(passage.body)
            parts = [part for word in words(_all_text(passage)) for part in self._splitter.split(word)]
            rows.append((number, " ".join(title), " ".join(own), " ".join(body), " ".join(parts)))
            terms.append(frozenset(title) | frozenset(own) | frozenset(body) | frozenset(parts))
        self._database.conn.executemany(
            f"insert into [{table}](rowid, title, words, body, parts) values (?, ?, ?, ?, ?)", rows
        )
        frequency = Counter(term for found in terms for term in found)
        rarity = {term: math.log(1 + len(passages) / count) for term, count in frequency.items()}
        return _Scope(table, passages, terms, rarity, math.log(1 + max(1, len(passages))))

    def _own_words(self, phrases: Iterable[str]) -> list[str]:
        phrases = tuple(phrases)
        return [*(term for phrase in phrases for term in self._stems(phrase)), *phrase_pairs(phrases)]

    @staticmethod
    def _stems(text: str) -> list[str]:
        return [stem(word) for word in words(text)]


def _all_text(passage: Passage) -> str:
    return " ".join((passage.hit.title, *passage.words, passage.body))
