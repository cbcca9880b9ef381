"""The booking's code: 16 random digits, the only key to a booking. The store keeps a keyed hash of it, never the code.

16 digits carry 53 bits (SecureDrop and GlobaLeaks use the same order of size); attempts are limited at the gateway. The
key lies beside the database in a file of its own, so a copy of the database alone gives nobody a code.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from pathlib import Path

from bot.booking.errors import CodeUnknown, StoreUnavailable
from bot.booking.private_file import create_once, system_errors
from bot.card_number import is_card_number

CODE_DIGITS = 16
GROUP = 4
KEY_BYTES = 32
MAX_TYPED_LENGTH = 64

# What people and their keyboards put between the groups: white space of every kind (\s covers no-break and thin ones),
# hyphens and dashes, full stops, and the invisible characters that come along when one copies from a page.
_SEPARATORS = re.compile(r"[\s.\-_\u2010-\u2015\u2212\u200b-\u200d\u2060\ufeff\u00ad]+")
_DIGITS = re.compile(rf"[0-9]{{{CODE_DIGITS}}}")


def new_code() -> str:
    """A fresh code, 16 digits."""
    return _no_card(secrets.randbelow(10**CODE_DIGITS))


def _no_card(number: int) -> str:
    """The digits of a number, the last one changed where they would pass for a payment card: those are masked in chat."""
    digits = f"{number:0{CODE_DIGITS}d}"
    return digits[:-1] + str((int(digits[-1]) + 1) % 10) if is_card_number(digits) else digits


def in_groups(code: str) -> str:
    """The code as a person reads it: '1234 5678 9012 3456'."""
    return " ".join(code[i : i + GROUP] for i in range(0, len(code), GROUP))


def normalised(typed: str) -> str:
    """The 16 digits of what a person typed.

    Raises:
        CodeUnknown: it is no code.
    """
    # Refused by length first: a megabyte of spaces must not cost more than a code.
    digits = _SEPARATORS.sub("", typed) if len(typed) <= MAX_TYPED_LENGTH else ""
    if not _DIGITS.fullmatch(digits):
        raise CodeUnknown
    return digits


class ReceiptCodes:
    """Keyed hashes of codes and tokens.

    Args:
        data_dir: the key is DATA_DIR/secrets/receipt.key, made on first use.

    Raises:
        StoreUnavailable: the key cannot be made or read.
    """

    def __init__(self, data_dir: Path) -> None:
        path = data_dir / "secrets" / "receipt.key"
        if not path.exists():
            create_once(path, secrets.token_bytes(KEY_BYTES))
        with system_errors():
            self._key = path.read_bytes()
        if len(self._key) != KEY_BYTES:
            raise StoreUnavailable("damaged", "secrets/receipt.key has the wrong length")

    def __repr__(self) -> str:
        return "ReceiptCodes()"

    def hash(self, purpose: str, *parts: str) -> str:
        """Keyed hash, hexadecimal. Different purposes and different parts never give the same hash."""
        message = b"".join(len(p := part.encode()).to_bytes(4, "big") + p for part in (purpose, *parts))
        return hmac.new(self._key, message, hashlib.sha256).hexdigest()

    def code_hash(self, code: str) -> str:
        """What the store keeps of a code."""
        return self.hash("code", code)

    def code_for(self, idempotency_key: str, request: str, nonce: str) -> str:
        """The code of a booking made with an idempotency key.

        Derived, so that a repeat can be answered with the same code although the code is nowhere stored: it takes the
        key file and the caller's own idempotency key to make it again.

        Args:
            idempotency_key: the caller's.
            request: hash of the request.
            nonce: random, stored with the hashes; makes a later booking with the same key another code.
        """
        number = int(self.hash("derived code", idempotency_key, request, nonce), 16)
        return _no_card(number % 10**CODE_DIGITS)

    def same(self, stored: str, given: str) -> bool:
        """Compares two hashes in constant time."""
        return hmac.compare_digest(stored, given)
