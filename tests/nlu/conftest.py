"""What the tests of understanding share."""

from __future__ import annotations

import pytest

from bot.nlu.facts import Places


@pytest.fixture(scope="session")
def places() -> Places:
    return Places.load()
