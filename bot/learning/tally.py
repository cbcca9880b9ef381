"""Counts in memory, put on disk once in a while: a turn must not wait for a disk, and a lost minute of counts harms nobody."""

from __future__ import annotations

import datetime as dt
import threading
from collections import Counter
from collections.abc import Callable, Iterable

from bot.learning.store import LearningStore

FLUSH_SECONDS = 60
MOST_WAITING = 500  # unanswered questions between two flushes; a flood must not fill the memory
LONGEST_QUESTION = 200  # characters; what is longer is a story, and a story points at somebody even when it is masked
NOWHERE = "-"  # no municipality known
# Message types that say how a turn ended; the others (greeting, question) are steps on the way.
OUTCOMES = frozenset(
    {"answer", "not_in_standard", "municipality_unknown", "offers", "slots", "booking", "cancelled", "crisis", "fallback"}
)  # fmt: skip


class Tally:
    """Counts of one gateway.

    Args:
        store: where they go.
        topics: ids that may be counted; another counts without a topic.
        municipalities: the same for municipalities.
        today: the date now.
        unanswered: whether the municipality has switched on that unanswered questions are kept.
    """

    def __init__(
        self,
        store: LearningStore,
        topics: Iterable[str],
        municipalities: Iterable[str],
        today: Callable[[], dt.date],
        *,
        unanswered: bool = False,
    ) -> None:
        self.store, self.keeps_unanswered = store, unanswered
        self._topics, self._municipalities, self._today = frozenset(topics), frozenset(municipalities), today
        self._lock = threading.Lock()
        self._counts: Counter[tuple[str, str, str, str]] = Counter()
        self._waiting: list[tuple[str, str, str]] = []

    def reply(self, outcome: object, topic: object, municipality: object) -> None:
        """Counts one message of a reply; values outside their fixed sets are not taken over."""
        if outcome not in OUTCOMES:
            return
        day = self._today()
        if outcome == "crisis":
            day = day.replace(day=1)
        known = topic if isinstance(topic, str) and topic in self._topics else ""
        with self._lock:
            self._counts[(day.isoformat(), self._place(municipality), str(outcome), known)] += 1

    def unanswered(self, municipality: object, masked: str) -> None:
        """Keeps a question that got no answer, where that is switched on.

        Args:
            municipality: the conversation's.
            masked: the text after masking; one longer than LONGEST_QUESTION is not kept.
        """
        text = masked.strip()
        if not self.keeps_unanswered or not text or len(text) > LONGEST_QUESTION:
            return
        with self._lock:
            if len(self._waiting) < MOST_WAITING:
                self._waiting.append((self._today().isoformat(), self._place(municipality), text))

    def flush(self) -> None:
        """Puts what was counted on disk.

        Raises:
            StoreUnavailable: then it is kept for the next time.
        """
        with self._lock:
            counts, waiting = self._counts, self._waiting
            self._counts, self._waiting = Counter(), []
        try:
            if counts:
                self.store.add_counts(counts)
                counts = Counter()
            if waiting:
                self.store.add_unanswered(waiting)
        except BaseException:
            with self._lock:
                self._counts.update(counts)
                self._waiting = [*waiting, *self._waiting][:MOST_WAITING]
            raise

    def purge(self) -> None:
        """Deletes what is too old; see LearningStore.purge."""
        self.store.purge(self._today(), keep_unanswered=self.keeps_unanswered)

    def _place(self, municipality: object) -> str:
        return municipality if isinstance(municipality, str) and municipality in self._municipalities else NOWHERE
