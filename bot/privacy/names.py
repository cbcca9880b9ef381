"""Person names by spaCy, beside the rules of the masking."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

PERSON = ("PER", "PERSON")


class NameFinder:
    """Spans of person names in a text; loads the pipeline when first asked.

    Args:
        path: folder of a spaCy pipeline; one that is missing finds nothing.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.Lock()
        self._pipeline: Any = None
        self._tried = False

    def __call__(self, text: str) -> list[tuple[int, int]]:
        """Start and end of each name."""
        pipeline = self._load()
        if pipeline is None:
            return []
        return [(e.start_char, e.end_char) for e in pipeline(text).ents if e.label_ in PERSON]

    @property
    def description(self) -> str:
        """Which pipeline is in use, e.g. 'da_core_news_sm' or 'da_assembled'; 'none' without one."""
        pipeline = self._load()
        return "none" if pipeline is None else f"{pipeline.meta['lang']}_{pipeline.meta['name']}"

    def _load(self) -> Any:
        with self._lock:
            if not self._tried:
                self._tried = True
                if (self.path / "meta.json").is_file():
                    import spacy

                    self._pipeline = spacy.load(self.path)
        return self._pipeline
