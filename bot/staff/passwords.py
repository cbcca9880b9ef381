"""Passwords: argon2id (argon2-cffi's defaults, RFC 9106's second recommendation), and fresh ones to hand out."""

from __future__ import annotations

import functools
import secrets
import threading

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

from bot.staff.errors import AccountInvalid

MIN_CHARACTERS = 12
MAX_CHARACTERS = 200  # what argon2 is fed must not be a megabyte
_GROUPS = 5  # of four characters out of 30: 98 bits
_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"  # without the characters that are mistaken for each other on a note
# Each hash takes 64 MiB while it runs; a crowd of log-ins waits here instead of filling the memory.
_AT_ONCE = threading.BoundedSemaphore(2)
_hasher = PasswordHasher()


def generated() -> str:
    """A fresh password: 'abcd-efgh-…'."""
    return "-".join("".join(secrets.choice(_ALPHABET) for _ in range(4)) for _ in range(_GROUPS))


def hashed(password: str) -> str:
    """What is stored of a password.

    Raises:
        AccountInvalid: shorter than 12 or longer than 200 characters.
    """
    if not MIN_CHARACTERS <= len(password) <= MAX_CHARACTERS:
        raise AccountInvalid(f"a password has {MIN_CHARACTERS} to {MAX_CHARACTERS} characters")
    with _AT_ONCE:
        return _hasher.hash(password)


def matches(stored: str | None, password: str) -> bool:
    """Whether a password is the stored one. For an account that does not exist (None) it costs as long."""
    with _AT_ONCE:
        try:
            right = _hasher.verify(stored or _nobodys(), password[: MAX_CHARACTERS + 1])
        except (Argon2Error, InvalidHashError):
            return False
    return right and stored is not None


def outdated(stored: str) -> bool:
    """Whether a hash was made with other parameters than today's."""
    return _hasher.check_needs_rehash(stored)


@functools.lru_cache(maxsize=1)
def _nobodys() -> str:
    return _hasher.hash(secrets.token_urlsafe(32))


def warm_up() -> None:
    """Makes the hash for unknown accounts beforehand, so that the first of them costs no longer than the rest."""
    _nobodys()
