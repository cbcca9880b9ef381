"""Log-in and sessions: a random token in the browser, its hash in the store.

A session ends 30 minutes after its last use, 8 hours after the log-in, and when the password changes or the account goes.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import re
import secrets
import unicodedata
from collections.abc import Callable

from bot.booking.appointment import instant
from bot.privacy.limits import Limiter
from bot.staff import passwords
from bot.staff.errors import AccountInvalid, AccountUnknown, LoginRefused, TooManyAttempts
from bot.staff.records import Account, AuditLine, Session
from bot.staff.store import StaffRoomStore

TOKEN_BYTES = 32
ABSOLUTE_SECONDS = 8 * 3600
IDLE_SECONDS = 30 * 60
# How exactly the last use is noted: a write a minute instead of one a page.
TOUCH_SECONDS = 60
AUDIT_KEPT_SECONDS = 365 * 86_400
WINDOW_SECONDS = 15 * 60
ATTEMPTS_AN_ACCOUNT = 8
ATTEMPTS_AN_ADDRESS = 30  # a whole office may share one
_NAME = re.compile(r"[a-z0-9æøå][a-z0-9æøå._@+-]{1,63}")


def account_name(typed: str) -> str:
    """The name as it is stored: small letters, no space around it.

    Raises:
        AccountInvalid: it can be no account's name.
    """
    name = unicodedata.normalize("NFKC", typed[:200]).strip().casefold()
    if not _NAME.fullmatch(name):
        raise AccountInvalid("a name has 2 to 64 letters, digits or . _ @ + -")
    return name


def form_token(token: str, purpose: str = "session") -> str:
    """The token of a session's forms: who cannot read the cookie cannot make it."""
    return hmac.new(token.encode(), f"form:{purpose}".encode(), hashlib.sha256).hexdigest()


def fresh_token() -> str:
    """256 random bits for a cookie or an address."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def token_hash(token: str) -> str:
    """What the store keeps of a token. It is random, so a plain hash is as good as a slow one."""
    return hashlib.sha256(token.encode()).hexdigest()


class Sessions:
    """Log-in and sessions.

    Args:
        store: the caseworkers' store.
        clock: gives the time now.
        limited: False lifts the limits on attempts (tests on loopback only).
    """

    def __init__(self, store: StaffRoomStore, clock: Callable[[], dt.datetime], limited: bool = True) -> None:
        self._store = store
        self._clock = clock
        self._limits = (
            (Limiter(ATTEMPTS_AN_ADDRESS, WINDOW_SECONDS), Limiter(ATTEMPTS_AN_ACCOUNT, WINDOW_SECONDS))
            if limited
            else None
        )

    def log_in(self, name: str, password: str, address: str, earlier: str | None = None) -> str:
        """Opens a session.

        Args:
            name: as typed.
            password: as typed.
            address: digest of the caller's address, for the limit.
            earlier: token of a session in the same browser, which ends.

        Returns:
            The new session's token, for the cookie. It is never one that was there before.

        Raises:
            TooManyAttempts, LoginRefused.
        """
        try:
            wanted = account_name(name)
        except AccountInvalid:
            wanted = ""
        self._count(address, wanted)
        account = self._account(wanted)
        now = instant(self._clock())
        if not passwords.matches(account.password_hash if account else None, password) or account is None:
            if account:  # an unknown name is not written down: people type their password into the wrong field
                self._store.record(AuditLine(now, account.municipality, account.name, "log_in_failed"))
            raise LoginRefused
        if passwords.outdated(account.password_hash):
            self._store.set_password(account, passwords.hashed(password), end_sessions=False)
        if earlier:
            self._store.close_session(token_hash(earlier))
        token = fresh_token()
        self._store.sweep(now - ABSOLUTE_SECONDS, now - IDLE_SECONDS, now - AUDIT_KEPT_SECONDS)
        with self._store.recorded(AuditLine(now, account.municipality, account.name, "logged_in")):
            self._store.open_session(token_hash(token), account, now)
        return token

    def find(self, token: str) -> Session | None:
        """The session of a token, None when it has ended; counts as a use."""
        session = self._store.session(token_hash(token))
        if session is None:
            return None
        now = instant(self._clock())
        if now - session.created >= ABSOLUTE_SECONDS or now - session.seen >= IDLE_SECONDS:
            self._store.close_session(session.token_hash)
            return None
        if now - session.seen >= TOUCH_SECONDS:
            self._store.touch_session(session.token_hash, now)
        return session

    def log_out(self, session: Session) -> None:
        """Ends a session."""
        account, now = session.account, instant(self._clock())
        with self._store.recorded(AuditLine(now, account.municipality, account.name, "logged_out")):
            self._store.close_session(session.token_hash)

    def _account(self, name: str) -> Account | None:
        try:
            return self._store.account(name)
        except AccountUnknown:
            return None

    def _count(self, address: str, name: str) -> None:
        if self._limits is None:
            return
        for limiter, key in zip(self._limits, (address, name), strict=True):
            if not limiter.allow(key):
                raise TooManyAttempts(limiter.retry_after(key))
