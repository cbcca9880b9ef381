"""Errors an operator sees: one line that says what is wrong and what to do."""

from __future__ import annotations


class LaunchError(Exception):
    """Something is missing or in the way; the text is the whole message."""
