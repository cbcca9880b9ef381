"""Ids of conversations in forms."""

from __future__ import annotations

import re
import secrets

RANDOM_BYTES = 16
_SHAPE = re.compile(r"[A-Za-z0-9._:@-]{16,128}")


def new_id() -> str:
    """128 random bits."""
    return secrets.token_urlsafe(RANDOM_BYTES)


def given_id(text: str | None) -> str | None:
    """The id a form or an address names, None when it is none that this product or its widget makes."""
    return text if text and _SHAPE.fullmatch(text) else None
