"""Conversations in memory that end: 30 minutes after the last turn, or at once on request, and bounded in number.

Rasa's in-memory store never forgets. This one keeps Rasa's interface over cachetools' TTLCache.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable
from typing import Any

from cachetools import TTLCache
from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import SerializedTrackerAsText, TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker

SWEEP_SECONDS = 30  # a TTLCache drops the expired only when touched; the sweep makes "gone" true on a quiet night too


class ForgettingTrackerStore(TrackerStore, SerializedTrackerAsText):
    """Rasa's tracker store over a TTL cache.

    Args:
        domain: Rasa's domain.
        event_broker: Rasa's broker; none here.
        idle_minutes: a conversation is gone this long after its last turn.
        max_conversations: beyond this many the one longest silent goes first.
        timer: seconds, monotonic; a test moves it.
    """

    def __init__(
        self,
        domain: Domain,
        event_broker: EventBroker | None = None,
        idle_minutes: float = 30,
        max_conversations: int = 5000,
        timer: Callable[[], float] = time.monotonic,
        **kwargs: Any,
    ) -> None:
        self._lock = threading.Lock()
        self._kept: TTLCache[str, str] = TTLCache(maxsize=max_conversations, ttl=idle_minutes * 60, timer=timer)
        sweeper = threading.Thread(target=self._sweep, name="forget", daemon=True)
        super().__init__(domain, event_broker, **kwargs)
        sweeper.start()

    def _sweep(self) -> None:
        while True:
            time.sleep(SWEEP_SECONDS)
            with self._lock:
                self._kept.expire()

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Keeps the conversation and starts its clock anew."""
        serialised = self.serialise_tracker(tracker)
        with self._lock:
            self._kept[tracker.sender_id] = serialised

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """The conversation, or None when it has ended or never was."""
        with self._lock:
            serialised = self._kept.get(sender_id)
        return self.deserialise_tracker(sender_id, serialised) if serialised else None

    async def retrieve_full_tracker(self, conversation_id: str) -> DialogueStateTracker | None:
        """As `retrieve`: there are no older sessions, they are gone."""
        return await self.retrieve(conversation_id)

    async def keys(self) -> Iterable[str]:
        """Ids of the conversations that are still here."""
        with self._lock:
            self._kept.expire()
            return list(self._kept.keys())

    async def delete(self, sender_id: str) -> None:
        """Forgets at once."""
        with self._lock:
            self._kept.pop(sender_id, None)
