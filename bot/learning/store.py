"""The store of counts and unanswered questions: all its SQL.

A file of its own, DATA_DIR/learning.sqlite3: it may be thrown away at any time, and a backup of the bookings leaves it behind.
No row says who asked, or at what time of day. Every method can raise StoreUnavailable, and then nothing has changed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from sqlite_utils import Database, Migrations

from bot.booking.small_store import SmallStore

FILE_NAME = "learning.sqlite3"
COUNTS_KEPT_DAYS = 400  # so that a month can be held against the same month a year before
UNANSWERED_KEPT_DAYS = 30
MOST_UNANSWERED = 200  # a municipality; the oldest go first
migrations = Migrations("learning")


@dataclass(frozen=True)
class Count:
    """How often something happened.

    Attributes:
        day: ISO date; for danger the first of the month, since one case a day could point at somebody.
        outcome: the kind of reply, by the contract's message types.
        topic: topic id, empty where the reply has none.
        n: how often.
    """

    day: str
    outcome: str
    topic: str
    n: int


@migrations()
def m001_learning(db: Database) -> None:
    """Counts and unanswered questions. tests/learning/test_learning_store.py holds the list of columns."""
    db.conn.execute(
        "CREATE TABLE counts (day TEXT NOT NULL, municipality TEXT NOT NULL, outcome TEXT NOT NULL, topic TEXT NOT NULL,"
        " n INTEGER NOT NULL, PRIMARY KEY (day, municipality, outcome, topic)) WITHOUT ROWID"
    )
    db.conn.execute(
        "CREATE TABLE unanswered (id INTEGER PRIMARY KEY, day TEXT NOT NULL, municipality TEXT NOT NULL, text TEXT NOT NULL)"
    )


class LearningStore(SmallStore):
    """The store.

    Args:
        data_dir: DATA_DIR; the file and the folder are made where they are absent.
    """

    def __init__(self, data_dir: Path) -> None:
        super().__init__(data_dir / FILE_NAME, migrations)

    def add_counts(self, counts: Mapping[tuple[str, str, str, str], int]) -> None:
        """Adds to the counts.

        Args:
            counts: by day, municipality, outcome and topic.
        """
        with self._writing() as conn:
            conn.executemany(
                "INSERT INTO counts (day, municipality, outcome, topic, n) VALUES (?, ?, ?, ?, ?)"
                " ON CONFLICT (day, municipality, outcome, topic) DO UPDATE SET n = n + excluded.n",
                [(*key, n) for key, n in counts.items()],
            )

    def add_unanswered(self, questions: Iterable[tuple[str, str, str]]) -> None:
        """Keeps masked questions, and drops the oldest beyond MOST_UNANSWERED of a municipality.

        Args:
            questions: day, municipality, masked text.
        """
        with self._writing() as conn:
            for day, municipality, text in questions:
                conn.execute(
                    "INSERT INTO unanswered (day, municipality, text) VALUES (?, ?, ?)", (day, municipality, text)
                )
                conn.execute(
                    "DELETE FROM unanswered WHERE municipality = ? AND id NOT IN"
                    " (SELECT id FROM unanswered WHERE municipality = ? ORDER BY id DESC LIMIT ?)",
                    (municipality, municipality, MOST_UNANSWERED),
                )

    def counts(self, municipality: str, since: dt.date) -> list[Count]:
        """A municipality's counts from a day on, oldest first."""
        rows = self._rows(
            "SELECT day, outcome, topic, n FROM counts WHERE municipality = ? AND day >= ? ORDER BY day, outcome, topic",
            (municipality, since.isoformat()),
        )
        return [Count(*row) for row in rows]

    def unanswered(self, municipality: str) -> list[tuple[str, str]]:
        """A municipality's unanswered questions: day and text, in an order that tells nothing about the day's course."""
        return self._rows(
            "SELECT day, text FROM unanswered WHERE municipality = ? ORDER BY day DESC, text", (municipality,)
        )

    def purge(self, today: dt.date, *, keep_unanswered: bool) -> None:
        """Deletes what is too old, down to the bytes in the file.

        Args:
            today: the date now.
            keep_unanswered: False deletes every unanswered question: switched off means gone.
        """
        oldest = (today - dt.timedelta(days=UNANSWERED_KEPT_DAYS)).isoformat() if keep_unanswered else "9999"
        with self._writing() as conn:
            gone = conn.execute("DELETE FROM unanswered WHERE day < ?", (oldest,)).rowcount
            kept_from = (today - dt.timedelta(days=COUNTS_KEPT_DAYS)).isoformat()
            gone += conn.execute("DELETE FROM counts WHERE day < ?", (kept_from,)).rowcount
        if gone:
            with self._connection() as conn:
                conn.execute("VACUUM")
