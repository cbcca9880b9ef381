"""Promise: the municipality learns counts, and questions only when it asks for them, and then without sender or time of day."""

from __future__ import annotations

import datetime as dt
import sqlite3
from pathlib import Path

import pytest

from bot.booking.errors import StoreUnavailable
from bot.learning import LearningStore, Tally
from bot.learning.overview import as_csv, overview
from bot.learning.store import COUNTS_KEPT_DAYS, MOST_UNANSWERED, UNANSWERED_KEPT_DAYS, Count
from bot.learning.tally import LONGEST_QUESTION, NOWHERE

TODAY = dt.date(2027, 3, 22)
ALLOWED = {
    "counts": {"day", "municipality", "outcome", "topic", "n"},
    "unanswered": {"id", "day", "municipality", "text"},
    "_sqlite_migrations": {"id", "migration_set", "name", "applied_at"},
}


class Days:
    """A day that tests move."""

    def __init__(self) -> None:
        self.day = TODAY

    def __call__(self) -> dt.date:
        return self.day


@pytest.fixture
def store(tmp_path: Path) -> LearningStore:
    return LearningStore(tmp_path)


def tally(store: LearningStore, days: Days | None = None, *, unanswered: bool = True) -> Tally:
    return Tally(store, ["cost"], ["slagelse", "assens"], days or Days(), unanswered=unanswered)


def test_the_store_has_these_columns_and_no_others(store: LearningStore) -> None:
    conn = sqlite3.connect(store.path)
    names = [name for (name,) in conn.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]

    assert {name: {row[1] for row in conn.execute(f"PRAGMA table_info({name})")} for name in names} == ALLOWED


def test_counts_of_several_flushes_add_up(store: LearningStore) -> None:
    counted = tally(store)
    for _ in range(2):
        counted.reply("answer", "cost", "slagelse")
        counted.flush()

    assert store.counts("slagelse", TODAY) == [Count("2027-03-22", "answer", "cost", 2)]
    assert store.counts("assens", TODAY) == []


def test_what_is_not_in_a_fixed_set_is_not_taken_over(store: LearningStore) -> None:
    counted = tally(store)
    counted.reply("answer", "jeg hedder Quorin", "Quorins by")
    counted.reply("jeg hedder Quorin", "cost", "slagelse")
    counted.flush()

    assert store.counts(NOWHERE, TODAY) == [Count("2027-03-22", "answer", "", 1)]
    assert b"Quorin" not in store.path.read_bytes()


def test_danger_is_counted_for_the_month_and_never_for_a_day(store: LearningStore) -> None:
    counted = tally(store)
    counted.reply("crisis", None, "slagelse")
    counted.flush()

    assert store.counts("slagelse", dt.date(2027, 3, 1)) == [Count("2027-03-01", "crisis", "", 1)]


def test_a_failed_flush_loses_nothing(store: LearningStore, monkeypatch: pytest.MonkeyPatch) -> None:
    counted = tally(store)
    counted.reply("answer", "cost", "slagelse")
    counted.unanswered("slagelse", "har i en sauna")
    with monkeypatch.context() as broken:
        broken.setattr(store, "add_counts", lambda counts: (_ for _ in ()).throw(StoreUnavailable("full", "")))
        with pytest.raises(StoreUnavailable):
            counted.flush()

    counted.flush()

    assert store.counts("slagelse", TODAY)[0].n == 1
    assert store.unanswered("slagelse") == [("2027-03-22", "har i en sauna")]


def test_unanswered_questions_are_kept_only_where_that_is_switched_on(store: LearningStore) -> None:
    counted = tally(store, unanswered=False)
    counted.unanswered("slagelse", "har i en sauna")
    counted.flush()

    assert store.unanswered("slagelse") == []


def test_a_story_is_not_kept_even_when_it_is_masked(store: LearningStore) -> None:
    counted = tally(store)
    counted.unanswered("slagelse", "a" * (LONGEST_QUESTION + 1))
    counted.flush()

    assert store.unanswered("slagelse") == []


def test_at_most_two_hundred_are_kept_a_municipality_and_the_oldest_go(store: LearningStore) -> None:
    asked = [("2027-03-22", "slagelse", f"spørgsmål {i:04}") for i in range(MOST_UNANSWERED + 30)]
    store.add_unanswered([*asked, ("2027-03-22", "assens", "et andet sted")])

    kept = [text for _, text in store.unanswered("slagelse")]

    assert len(kept) == MOST_UNANSWERED == 200
    assert "spørgsmål 0029" not in kept
    assert "spørgsmål 0030" in kept
    assert len(store.unanswered("assens")) == 1


def test_unanswered_questions_are_gone_after_thirty_days_down_to_the_bytes(store: LearningStore) -> None:
    days = Days()
    counted = tally(store, days)
    counted.unanswered("slagelse", "kanariefugl i en sauna")
    counted.flush()
    days.day = TODAY + dt.timedelta(days=UNANSWERED_KEPT_DAYS)
    counted.purge()
    before = store.unanswered("slagelse")
    days.day += dt.timedelta(days=1)
    counted.purge()

    assert len(before) == 1
    assert store.unanswered("slagelse") == []
    assert b"kanariefugl" not in store.path.read_bytes()


def test_switched_off_again_they_are_deleted(store: LearningStore) -> None:
    tally(store).store.add_unanswered([("2027-03-22", "slagelse", "har i en sauna")])

    tally(store, unanswered=False).purge()

    assert store.unanswered("slagelse") == []


def test_counts_go_after_thirteen_months(store: LearningStore) -> None:
    days = Days()
    counted = tally(store, days)
    counted.reply("answer", "cost", "slagelse")
    counted.flush()
    days.day = TODAY + dt.timedelta(days=COUNTS_KEPT_DAYS + 1)
    counted.purge()

    assert store.counts("slagelse", TODAY) == []


def test_few_of_a_kind_are_not_told_exactly() -> None:
    found = overview([Count("2027-03-22", "answer", "cost", 4), Count("2027-03-22", "fallback", "", 5)])

    assert dict(found.outcomes) == {"Besvaret": "under 5", "Ikke forstået": "5"}
    assert "under 5" in as_csv(found.counts).decode("utf-8-sig")
