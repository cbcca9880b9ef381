"""The rules are tested alone; test_weighing.py is about the weights."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

import bot.safety


@pytest.fixture(autouse=True, scope="package")
def rules_alone() -> Iterator[None]:
    """Takes the weights away, whether or not they have been trained on this machine."""
    patch = pytest.MonkeyPatch()
    patch.setattr(bot.safety, "load_weights", lambda: None)
    yield
    patch.undo()
