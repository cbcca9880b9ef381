"""The store of counts and unanswered questions: all its SQL.

A file of its own, DATA_DIR/learning.sqlite3: it may be thrown away at any time, and a backup of the bookings leaves it behind.
No row says who asked, or at what time of day. Every method can raise StoreUnavailable, and then nothing has changed.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from sqlite_utils import Database, Migrations

from bot.booking.errors import StoreUnavailable
from bot.booking.private_file import OWNER_ONLY, make_folder, only_one, system_errors

FILE_NAME = "learning.sqlite3"
BUSY_SECONDS = 10.0
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


class LearningStore:
    """The store.

    Args:
        data_dir: DATA_DIR; the file and the folder are made where they are absent.
    """

    def __init__(self, data_dir: Path) -> None:
        self.path = data_dir / FILE_NAME
        make_folder(data_dir)
        with only_one(data_dir, FILE_NAME), system_errors():
            os.close(os.open(self.path, os.O_RDWR | os.O_CREAT, OWNER_ONLY))
            with self._connection() as conn:
                migrations.apply(Database(conn))

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
        with self._connection() as conn:
            rows = conn.execute(
                "SELECT day, outcome, topic, n FROM counts WHERE municipality = ? AND day >= ? ORDER BY day, outcome, topic",
                (municipality, since.isoformat()),
            ).fetchall()
        return [Count(*row) for row in rows]

    def unanswered(self, municipality: str) -> list[tuple[str, str]]:
        """A municipality's unanswered questions: day and text, in an order that tells nothing about the day's course."""
        with self._connection() as conn:
            found: list[tuple[str, str]] = conn.execute(
                "SELECT day, text FROM unanswered WHERE municipality = ? ORDER BY day DESC, text", (municipality,)
            ).fetchall()
        return found

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

    @contextlib.contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._connection() as conn:
            conn.execute("BEGIN IMMEDIATE")
            yield conn
            conn.execute("COMMIT")

    @contextlib.contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        # A connection a call: a flush a minute and a caseworker now and then need no pool. Closing undoes what was not committed.
        try:
            uri = f"{self.path.resolve().as_uri()}?mode=rw"
            with contextlib.closing(sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None)) as conn:
                conn.execute("PRAGMA secure_delete = ON").fetchall()
                yield conn
        except sqlite3.Error as error:
            raise StoreUnavailable("failed", str(error)) from error
