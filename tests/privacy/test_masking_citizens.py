"""Masking on a second set from other hands: what the rules were improved on stays found."""

from __future__ import annotations

from pathlib import Path

from bot.privacy.report import measure, read

CASES = Path(__file__).parent / "masking_cases_citizens.yml"


def test_the_second_set_is_masked_whole_and_its_harmless_half_untouched() -> None:
    figures = measure(read(CASES))

    assert figures.asked.total() >= 50
    assert figures.harmless >= 40
    assert figures.recall >= 0.98, "\n".join(figures.misses)
    assert figures.false_masks <= 0.02, "\n".join(figures.misses)
    assert figures.returned == figures.contacts
