"""Finds runs of words taken from a source: facts carry over, sentences do not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from knowledge.check.figures import hide_places
from knowledge.check.finding import Finding, at
from knowledge.check.prose import Passage

RUN_LIMIT = 8  # words in a row

# A name is no sentence: what is written with a capital letter or in figures does not make a run of its own.
_ORDINARY_WORDS = RUN_LIMIT - 2
_ORDER_TITLE = re.compile(
    r"bekendtgørelse\s+nr\.?\s*\d+(?:\s+af\s+[\d. ]+\w+\s*\d{4})?(?:\s+om\s+[^.()\n]*)?", re.IGNORECASE
)
_WORD = re.compile(r"[0-9A-Za-zÀ-ÿ]+|¤")


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


@lru_cache(maxsize=16)
def _runs(text: str) -> frozenset[tuple[str, ...]]:
    words = _words(text)
    return frozenset(tuple(words[i : i + RUN_LIMIT]) for i in range(len(words) - RUN_LIMIT + 1))


def copied_runs(text: str, source: str, titles: Iterable[str] = ()) -> list[str]:
    """The runs of eight words or more that `text` shares with `source`, each as long as it is.

    Args:
        titles: names that must be quoted as they are (the document's title, headings); they break a run.
    """
    plain = _ORDER_TITLE.sub(" ¤ ", hide_places(text))
    for title in titles:
        if len(_words(title)) >= RUN_LIMIT - 2:
            plain = re.sub(re.escape(title), " ¤ ", plain, flags=re.IGNORECASE)
    words, shown, known = _words(plain), _WORD.findall(plain), _runs(source)
    found: list[str] = []
    start: int | None = None
    for index in range(len(words) - RUN_LIMIT + 2):
        hit = tuple(words[index : index + RUN_LIMIT]) in known and index + RUN_LIMIT <= len(words)
        if hit and start is None:
            start = index
        if not hit and start is not None:
            run = shown[start : index - 1 + RUN_LIMIT]
            if sum(1 for word in run if word[0].islower()) >= _ORDINARY_WORDS:
                found.append(" ".join(run))
            start = None
    return found


def faults(passage: Passage, source: str, titles: Iterable[str]) -> Iterator[Finding]:
    """A finding for each run taken from the source."""
    for run in copied_runs(passage.text, source, titles):
        yield at(
            passage.file,
            passage.location,
            f"{len(run.split())} words in a row are the source's: '{run}'",
            "say it in our own words",
        )
