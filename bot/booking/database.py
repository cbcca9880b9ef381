"""The SQLite file: connections, settings, transactions, errors, backup. Many processes and threads use it at once."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import threading
import weakref
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from bot.booking.errors import Reason, StoreUnavailable
from bot.booking.migrations import migrations
from bot.booking.private_file import OWNER_ONLY, make_folder, only_one, sync_folder, system_errors

FILE_NAME = "booking.sqlite3"
BUSY_TIMEOUT_MS = 10_000
CHECKPOINT_TRIES = 5
SYNCHRONOUS_FULL = 2
AUTO_VACUUM_INCREMENTAL = 2

# SQLite's own words for its result codes (sqlite.org/rescode.html): error numbers reach Python from 3.11 on only.
_REASONS: tuple[tuple[str, Reason], ...] = (
    ("is full", "full"),
    ("readonly", "read_only"),
    ("locked", "busy"),
    ("unable to open", "missing"),
    ("malformed", "damaged"),
    ("not a database", "damaged"),
)


class BookingDatabase:
    """The file and this process's connections to it: one a thread, opened when first needed.

    Args:
        data_dir: DATA_DIR; the file and the folder are made where they are absent.

    Raises:
        StoreUnavailable: the file cannot be made, opened or brought up to date.
    """

    def __init__(self, data_dir: Path) -> None:
        self.data_dir = data_dir
        self.path = data_dir / FILE_NAME
        self._local = threading.local()
        self._open: weakref.WeakSet[Database] = weakref.WeakSet()
        self._pid = os.getpid()
        self._inherited: list[object] = []
        try:
            self._set_up()
        except BaseException:
            self.close()
            raise

    def connection(self) -> Database:
        """This thread's connection. A forked child opens its own: SQLite forbids carrying one across a fork."""
        if self._pid != os.getpid():
            # Kept, unused: to close what belongs to the parent could take its locks and its log away.
            self._inherited.append(self._local)
            self._inherited.extend(self._open)
            self._pid, self._local, self._open = os.getpid(), threading.local(), weakref.WeakSet()
        if not hasattr(self._local, "db"):
            self._local.db = self._connect()
        db: Database = self._local.db
        return db

    def rows(self, sql: str, parameters: dict[str, Any] | None = None) -> list[dict[str, Any]]:
        """All rows of a query.

        Raises:
            StoreUnavailable.
        """
        with self._errors():
            # Fetched at once: a half-read result would pin the write-ahead log.
            return list(self.connection().query(sql, parameters or {}))

    @contextlib.contextmanager
    def writing(self) -> Iterator[Database]:
        """A transaction that has the write lock from its first statement, so it waits instead of failing half way.

        When the block ends without an error the changes are on disk (fsync of the log); with one, nothing has changed.

        Raises:
            StoreUnavailable.
        """
        with self._errors():
            db = self.connection()
            db.conn.execute("BEGIN IMMEDIATE")
            try:
                yield db
                db.conn.execute("COMMIT")
            except BaseException:
                with contextlib.suppress(sqlite3.Error):
                    db.rollback()
                raise

    def shrink(self) -> bool:
        """Gives freed pages back and empties the log, so that deleted bytes are in neither file.

        Returns:
            False when another connection kept the log from being emptied; the next call tries again.
        """
        with self._errors():
            db = self.connection()
            # As a script: execute() takes one step of it, and one step gives back one page.
            db.conn.executescript("PRAGMA incremental_vacuum")
            for _ in range(CHECKPOINT_TRIES):
                (blocked, *_rest) = db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
                if not blocked:
                    return True
            return False

    def backup_to(self, target: Path) -> None:
        """Writes a complete copy to a file, while everything runs. The file is replaced whole or not at all.

        Codes can be used after a restore only with DATA_DIR/secrets/receipt.key: keep that too, in another place.

        Raises:
            StoreUnavailable: the target cannot be written, or the copy does not check out.
        """
        make_folder(target.parent)
        draft = target.with_name(f".{target.name}.part")
        with self._errors(), system_errors():
            try:
                draft.unlink(missing_ok=True)
                os.close(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY))
                with contextlib.closing(sqlite3.connect(draft)) as copy:
                    self.connection().conn.backup(copy)
                    # One file: without a log beside it, that would otherwise be made when it is read.
                    copy.execute("PRAGMA journal_mode = DELETE").fetchone()
                    _check_whole(copy)
                with open(draft, "rb") as file:
                    os.fsync(file.fileno())
                os.replace(draft, target)
                sync_folder(target.parent)
            finally:
                draft.unlink(missing_ok=True)

    def restore_from(self, source: Path) -> None:
        """Puts a backup in the place of everything stored, in one transaction; other processes see it at once.

        Raises:
            StoreUnavailable: the backup is missing, damaged or from a newer version; then nothing has changed.
        """
        if not source.is_file():
            raise StoreUnavailable("missing", "no such backup")
        uri = f"{source.resolve().as_uri()}?mode=ro"
        with self._errors(), contextlib.closing(sqlite3.connect(uri, uri=True)) as backup:
            _check_whole(backup)
            _check_ours(Database(backup))
            backup.backup(self.connection().conn)
        self.close()
        self._set_up()

    def close(self) -> None:
        """Closes all connections of this process."""
        for db in list(self._open):
            db.close()
        self._local = threading.local()

    def _set_up(self) -> None:
        make_folder(self.data_dir)
        # Changing to WAL needs the file alone and does not wait for others, hence the lock around it.
        with only_one(self.data_dir, FILE_NAME), self._errors():
            with system_errors():
                os.close(os.open(self.path, os.O_RDWR | os.O_CREAT, OWNER_ONLY))
            db = self.connection()
            if migrations.applied(db):
                _check_ours(db)
            migrations.apply(db)

    def _connect(self) -> Database:
        conn = sqlite3.connect(
            f"{self.path.resolve().as_uri()}?mode=rw",  # never makes an empty file where the store was lost
            uri=True,
            timeout=BUSY_TIMEOUT_MS / 1000,
            isolation_level=None,
            check_same_thread=False,  # each thread has its own; only `close` reaches for all of them
        )
        db = Database(conn)
        for setting in (
            f"auto_vacuum = {AUTO_VACUUM_INCREMENTAL}",  # takes effect in a new file, so it comes first
            "journal_mode = WAL",
            "synchronous = FULL",
            "secure_delete = ON",
            "foreign_keys = ON",
            "temp_store = MEMORY",
        ):
            conn.execute(f"PRAGMA {setting}").fetchall()
        self._open.add(db)
        # When its thread has ended, or after an error: a connection and its statement cache refer to each
        # other (CPython 3.11), and would otherwise keep the file open until the garbage collector comes by.
        weakref.finalize(db, conn.close).atexit = False
        return db

    @contextlib.contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            # This thread gets a new connection the next time: after an I/O error the old one may stay unusable.
            self._local.__dict__.clear()
            text = str(error)
            reason: Reason = next((reason for words, reason in _REASONS if words in text), "failed")
            raise StoreUnavailable(reason, text) from error


def _check_whole(conn: sqlite3.Connection) -> None:
    if conn.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
        raise StoreUnavailable("damaged", "integrity check failed")


def _check_ours(db: Database) -> None:
    known = {migration.name for migration in migrations.pending(Database(memory=True))}
    applied = {migration.name for migration in migrations.applied(db)}
    if not applied:
        raise StoreUnavailable("damaged", "not a booking store")
    if applied - known:
        raise StoreUnavailable("newer", "made by a newer version of the product")
