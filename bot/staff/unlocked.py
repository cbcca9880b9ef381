"""The staff's private key while somebody reads contact details: in memory, for one session, ten minutes, never on disk."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path

from cachetools import TTLCache
from nacl.public import PrivateKey

from bot.booking.sealed_contact import unlock
from bot.privacy.limits import Limiter
from bot.staff.errors import TooManyAttempts

UNLOCKED_SECONDS = 10 * 60
ATTEMPTS = 6
WINDOW_SECONDS = 15 * 60
MOST_SESSIONS = 200
MAX_PASSPHRASE_CHARACTERS = 500


class UnlockedKeys:
    """The keys by session.

    Args:
        data_dir: where the encrypted key lies.
        limited: False lifts the limit on attempts.
        timer: seconds, monotonic; a test moves it.
    """

    def __init__(self, data_dir: Path, limited: bool = True, timer: Callable[[], float] = time.monotonic) -> None:
        self._data_dir = data_dir
        self._timer = timer
        self._limit = Limiter(ATTEMPTS, WINDOW_SECONDS, timer) if limited else None
        self._lock = threading.Lock()
        # Opening takes 256 MiB for a second (argon2id): one at a time.
        self._opening = threading.Lock()
        self._keys: TTLCache[str, tuple[PrivateKey, float]] = TTLCache(MOST_SESSIONS, UNLOCKED_SECONDS, timer=timer)

    def unlock(self, session: str, account: str, passphrase: str) -> None:
        """Opens the key for a session.

        Args:
            session: hash of its token.
            account: whose attempts are counted.
            passphrase: as typed.

        Raises:
            PassphraseWrong, ContactNotPossible, StoreUnavailable, TooManyAttempts.
        """
        if self._limit is not None and not self._limit.allow(account):
            raise TooManyAttempts(self._limit.retry_after(account))
        with self._opening:
            key = unlock(self._data_dir, passphrase[:MAX_PASSPHRASE_CHARACTERS])
        with self._lock:
            self._keys[session] = (key, self._timer() + UNLOCKED_SECONDS)
        # The cache forgets when it is next asked; the watch sees to it that a key goes also when nobody asks.
        watch = threading.Timer(UNLOCKED_SECONDS + 1, self.forget_expired)
        watch.daemon = True
        watch.start()

    def key(self, session: str) -> PrivateKey | None:
        """The session's key; None when it is locked."""
        with self._lock:
            found = self._keys.get(session)
        return found[0] if found else None

    def seconds_left(self, session: str) -> int:
        """How long the session's key stays; 0 when it is locked."""
        with self._lock:
            found = self._keys.get(session)
        return max(0, round(found[1] - self._timer())) if found else 0

    def lock(self, session: str) -> None:
        """Forgets the session's key."""
        with self._lock:
            self._keys.pop(session, None)

    def forget_expired(self) -> None:
        """Forgets the keys whose time is over."""
        with self._lock:
            self._keys.expire()

    def __len__(self) -> int:
        with self._lock:
            return len(self._keys)
