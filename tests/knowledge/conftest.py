"""Fixtures for the tests of the knowledge."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.knowledge.solby import Solby, build


@pytest.fixture
def solby(tmp_path: Path) -> Solby:
    """A made-up municipality, faultless, in a folder of its own."""
    return build(tmp_path)
