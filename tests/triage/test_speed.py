"""Triage answers within a millisecond."""

from __future__ import annotations

import statistics

from bot.triage.measure import durations, profiles, question_table
from knowledge import load

LIMIT = 1000  # microseconds


def test_every_profile_of_the_table_takes_less_than_a_millisecond() -> None:
    knowledge = load()
    measured = profiles(knowledge)

    times = sorted(durations(knowledge, measured, rounds=5))

    assert len(measured) >= 220
    assert times[-1] < LIMIT
    assert statistics.median(times) < LIMIT / 2


def test_the_table_of_questions_has_a_column_for_every_municipality() -> None:
    knowledge = load()

    head, _, *rows = question_table(knowledge).splitlines()

    assert all(f" {name} " in head for name in knowledge.municipalities)
    assert len(rows) == 10
