"""What a search gives back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from knowledge.schema import Correction, Source

# Chosen on the tuning questions (tests/knowledge/search_questions.yml): about 19 of 20 right first hits lie above, and
# 1 of 10 questions on other matters (the weather, a recipe).
GOOD_SCORE = 0.4

Kind = Literal["answer", "detail", "offer", "law"]


@dataclass(frozen=True)
class Hit:
    """One passage found.

    `score` runs from 0 to 1 and can be compared between questions: from GOOD_SCORE up the passage is about what was
    asked. `text` is empty when the municipality only declares that its standard does not say (`not_in_standard`).
    """

    topic: str | None
    passage_id: str
    title: str
    text: str
    sources: tuple[Source, ...]
    score: float
    correction: Correction | None
    kind: Kind = "answer"
    not_in_standard: bool = False
    municipality: str | None = None

    @property
    def good(self) -> bool:
        """True when the passage is about what was asked, False when it is only the nearest there is."""
        return self.score >= GOOD_SCORE
