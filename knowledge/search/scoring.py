"""How much each way of matching counts. Measured on the tuning questions of tests/knowledge/search_questions.yml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

_KINDS = {"answer": 1.0, "detail": 0.85, "offer": 0.7, "law": 0.8}


@dataclass(frozen=True)
class Weights:
    """Factors on the bm25 score of each way of matching, on each column and on each kind of passage.

    Columns: title, everyday words, body, parts of compounds.
    """

    own: float = 1.0
    pair: float = 1.0
    everyday: float = 0.4
    part: float = 0.5
    columns: tuple[float, ...] = (2.0, 4.0, 0.75, 0.5)
    part_columns: tuple[float, ...] = (2.0, 2.0, 1.0, 1.0)
    kinds: Mapping[str, float] = field(default_factory=lambda: dict(_KINDS))
    half: float = 1.8  # strength of a match at which it is as good as not
    rank_share: float = 0.35  # in ranking; 0: only the strength counts, 1: only the share of the question covered
    share: float = 0.5  # the same in the score that the caller sees

    def rank(self, raw: float, share: float) -> float:
        """What the hits are ordered by; see `confidence` for the arguments."""
        return self._mix(raw, share, self.rank_share)

    def confidence(self, raw: float, share: float) -> float:
        """A score from 0 to 1 that can be compared between questions.

        Args:
            raw: weighted bm25 of the passage, divided by the rarity of a word that stands in one passage alone, so that
                scopes of few and of many passages compare.
            share: how much of what the question says the passage covers, 0 to 1, rare words counting more.
        """
        return self._mix(raw, share, self.share)

    def _mix(self, raw: float, share: float, exponent: float) -> float:
        strength = raw / (raw + self.half) if raw > 0 else 0.0
        return float(strength ** (1 - exponent) * max(0.0, share) ** exponent)
