"""The list of real words that are no typing errors is the one that the rules need now."""

from __future__ import annotations

import pytest

from bot.safety.detector import Detector
from bot.safety.spelling import real_words

pytest.importorskip("spacy_lookups_data", reason="the table of Danish word forms is not installed")


EVERY = 40  # of the table's words; all of them take ten seconds


def test_the_list_is_made_from_the_present_rules() -> None:
    from bot.safety.build_real_words import danish_words, neighbours

    sample = set(sorted(danish_words())[::EVERY])

    assert set(neighbours(Detector().vocabulary, sample)) == real_words() & sample, (
        "run python -m bot.safety.build_real_words"
    )
