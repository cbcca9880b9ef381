"""The development set: what the rules were made on must hold, kind by kind."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.safety import KINDS
from bot.safety.report import Figures, measure, read

DATA = Path(__file__).resolve().parents[2] / "data" / "safety"


@pytest.fixture(scope="module")
def figures() -> Figures:
    return measure(read(DATA / "development.yml"))


def test_the_set_is_large_enough_to_mean_something(figures: Figures) -> None:
    dangerous = sum(count for kind, count in figures.asked.items() if kind)

    assert dangerous >= 250
    assert figures.asked[None] >= 300
    assert all(figures.asked[kind] >= 30 for kind in KINDS)


def test_danger_is_seen_in_99_of_100_messages(figures: Figures) -> None:
    assert figures.recall >= 0.99, "\n".join(figures.misses)


def test_no_more_than_one_look_alike_in_200_raises_an_alarm(figures: Figures) -> None:
    assert figures.false_alarms <= 0.005, "\n".join(figures.misses)


@pytest.mark.parametrize("kind", KINDS)
def test_the_kind_is_named_in_95_of_100_messages_in_which_it_is_meant(figures: Figures, kind: str) -> None:
    assert figures.named[kind] / figures.asked[kind] >= 0.95, "\n".join(figures.misses)
