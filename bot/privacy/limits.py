"""Limits on how often something may be done, in memory only and bounded in size."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable

from cachetools import TTLCache

MOST_KEYS = 20_000


class Limiter:
    """At most so many in a sliding window, for each key.

    Args:
        limit: how many.
        per_seconds: length of the window.
        timer: seconds, monotonic; a test moves it.
        max_keys: beyond this many the one longest silent is forgotten.
    """

    def __init__(
        self, limit: int, per_seconds: float, timer: Callable[[], float] = time.monotonic, max_keys: int = MOST_KEYS
    ) -> None:
        self.limit, self.per_seconds, self._timer = limit, per_seconds, timer
        self._lock = threading.Lock()
        self._times: TTLCache[str, deque[float]] = TTLCache(max_keys, per_seconds, timer=timer)

    def allow(self, key: str) -> bool:
        """Counts one and says whether it is within the limit; what is refused does not count."""
        with self._lock:
            times = self._recent(key)
            if len(times) >= self.limit:
                return False
            times.append(self._timer())
            self._times[key] = times
            return True

    def retry_after(self, key: str) -> float:
        """Seconds until the next one is allowed; 0 when it is now."""
        with self._lock:
            times = self._recent(key)
            if len(times) < self.limit:
                return 0.0
            return max(0.0, times[0] + self.per_seconds - self._timer())

    def _recent(self, key: str) -> deque[float]:
        times: deque[float] = self._times.get(key) or deque()
        oldest = self._timer() - self.per_seconds
        while times and times[0] <= oldest:
            times.popleft()
        return times
