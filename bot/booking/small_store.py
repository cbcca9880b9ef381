"""A small SQLite file beside the bookings: a few people's traffic, so a connection a call, opened and closed.

It needs no pool, no log file and no care at a fork. The caseworkers' accounts and the counts of what is asked lie in such files.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from sqlite_utils import Database, Migrations

from bot.booking.errors import Reason, StoreUnavailable
from bot.booking.private_file import OWNER_ONLY, make_folder, only_one, system_errors

BUSY_SECONDS = 10.0
_REASONS: tuple[tuple[str, Reason], ...] = (
    ("is full", "full"), ("readonly", "read_only"), ("locked", "busy"), ("unable to open", "missing"),
    ("malformed", "damaged"), ("not a database", "damaged"),
)  # fmt: skip
_SETTINGS = ("synchronous = FULL", "secure_delete = ON", "foreign_keys = ON", "temp_store = MEMORY")


class SmallStore:
    """Base of a store. Every method can raise StoreUnavailable, and then nothing has changed.

    Args:
        path: the file; it and its folder are made where they are absent.
        migrations: its tables, step by step.
    """

    def __init__(self, path: Path, migrations: Migrations) -> None:
        self.path = path
        make_folder(path.parent)
        with only_one(path.parent, path.name), system_errors():
            os.close(os.open(path, os.O_RDWR | os.O_CREAT, OWNER_ONLY))
            with self._connection() as conn:
                migrations.apply(Database(conn))

    def _rows(self, sql: str, values: Sequence[Any]) -> list[Any]:
        with self._connection() as conn:
            return conn.execute(sql, values).fetchall()

    @contextlib.contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._connection() as conn:
            conn.execute("BEGIN IMMEDIATE")
            try:
                yield conn
                conn.execute("COMMIT")
            except BaseException:
                with contextlib.suppress(sqlite3.Error):
                    conn.execute("ROLLBACK")
                raise

    @contextlib.contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        try:
            uri = f"{self.path.resolve().as_uri()}?mode=rw"  # never makes an empty file where the store was lost
            with contextlib.closing(sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None)) as conn:
                for setting in _SETTINGS:
                    conn.execute(f"PRAGMA {setting}").fetchall()
                yield conn
        except sqlite3.Error as error:
            text = str(error)
            reason: Reason = next((reason for words, reason in _REASONS if words in text), "failed")
            raise StoreUnavailable(reason, text) from error
