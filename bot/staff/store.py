"""The caseworkers' store: all SQL on accounts, sessions, the audit trail and calendar feeds.

A file of its own, DATA_DIR/staff.sqlite3, not tables beside the bookings. Bookings and accounts have different lives: a
booking store put back from a backup must not bring back an account that was removed, a session that was ended or a
calendar address that was revoked, and whoever holds a copy of the bookings holds no password hashes. The price: an act
and its audit line are two transactions, so the line is written first (see `recorded`).

Every method can raise StoreUnavailable, and then nothing has changed.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

from sqlite_utils import Database, Migrations

from bot.booking.small_store import SmallStore
from bot.staff.errors import AccountExists, AccountUnknown
from bot.staff.records import Account, AuditLine, Feed, Role, Session

FILE_NAME = "staff.sqlite3"
_ACCOUNT = (
    "accounts.id, accounts.name, accounts.municipality, accounts.role, accounts.password_hash, accounts.created_utc"
)
migrations = Migrations("staff")


@migrations()
def m001_staff(db: Database) -> None:
    """Accounts, sessions, the audit trail, feeds. Columns: tests/staff/test_staff_store.py holds the list."""
    db.conn.execute(
        "CREATE TABLE accounts (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, municipality TEXT NOT NULL,"
        " role TEXT NOT NULL CHECK (role IN ('caseworker', 'manager')), password_hash TEXT NOT NULL,"
        " created_utc INTEGER NOT NULL)"
    )
    db.conn.execute(
        "CREATE TABLE sessions (token_hash TEXT PRIMARY KEY,"
        " account INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,"
        " created_utc INTEGER NOT NULL, seen_utc INTEGER NOT NULL) WITHOUT ROWID"
    )
    # The account's name, not a reference: the trail outlives the account.
    db.conn.execute(
        "CREATE TABLE audit (id INTEGER PRIMARY KEY AUTOINCREMENT, at_utc INTEGER NOT NULL, municipality TEXT NOT NULL,"
        " account TEXT NOT NULL, action TEXT NOT NULL, booking INTEGER, subject TEXT NOT NULL)"
    )
    db.conn.execute("CREATE INDEX audit_by_time ON audit (municipality, at_utc)")
    db.conn.execute(
        "CREATE TRIGGER audit_is_never_rewritten BEFORE UPDATE ON audit"
        " BEGIN SELECT RAISE(ABORT, 'the audit trail is never rewritten'); END"
    )
    # A feed goes with the account that made it: whoever leaves takes no address along.
    db.conn.execute(
        "CREATE TABLE feeds (id INTEGER PRIMARY KEY, secret_hash TEXT NOT NULL UNIQUE, municipality TEXT NOT NULL,"
        " resource TEXT NOT NULL, created_utc INTEGER NOT NULL,"
        " account INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE)"
    )


class StaffRoomStore(SmallStore):
    """The store.

    Args:
        data_dir: DATA_DIR; the file and the folder are made where they are absent.
    """

    def __init__(self, data_dir: Path) -> None:
        super().__init__(data_dir / FILE_NAME, migrations)

    # Accounts

    def add_account(self, name: str, municipality: str, role: Role, password_hash: str, now: int) -> Account:
        """Makes an account.

        Raises:
            AccountExists.
        """
        with self._writing() as conn:
            if conn.execute("SELECT 1 FROM accounts WHERE name = ?", [name]).fetchone():
                raise AccountExists(name)
            conn.execute(
                "INSERT INTO accounts (name, municipality, role, password_hash, created_utc) VALUES (?, ?, ?, ?, ?)",
                [name, municipality, role, password_hash, now],
            )
        return self.account(name)

    def account(self, name: str) -> Account:
        """The account of that name.

        Raises:
            AccountUnknown.
        """
        rows = self._rows(f"SELECT {_ACCOUNT} FROM accounts WHERE name = ?", [name])
        if not rows:
            raise AccountUnknown(name)
        return _account(rows[0])

    def list_accounts(self) -> list[Account]:
        """All accounts by municipality and name."""
        rows = self._rows(f"SELECT {_ACCOUNT} FROM accounts ORDER BY municipality, name", [])
        return [_account(row) for row in rows]

    def remove_account(self, name: str) -> Account:
        """Removes an account with its sessions and feeds.

        Raises:
            AccountUnknown.
        """
        account = self.account(name)
        with self._writing() as conn:
            conn.execute("DELETE FROM accounts WHERE id = ?", [account.id])
        return account

    def set_password(self, account: Account, password_hash: str, end_sessions: bool = True) -> None:
        """Stores another hash.

        Args:
            account: whose.
            password_hash: the new one.
            end_sessions: log the account out everywhere; False when only the hash's parameters were renewed.
        """
        with self._writing() as conn:
            conn.execute("UPDATE accounts SET password_hash = ? WHERE id = ?", [password_hash, account.id])
            if end_sessions:
                conn.execute("DELETE FROM sessions WHERE account = ?", [account.id])

    # Sessions

    def open_session(self, token_hash: str, account: Account, now: int) -> None:
        """Stores a session."""
        with self._writing() as conn:
            conn.execute(
                "INSERT INTO sessions (token_hash, account, created_utc, seen_utc) VALUES (?, ?, ?, ?)",
                [token_hash, account.id, now, now],
            )

    def session(self, token_hash: str) -> Session | None:
        """The session of that token, however old; None when there is none."""
        rows = self._rows(
            f"SELECT {_ACCOUNT}, sessions.created_utc, sessions.seen_utc FROM sessions"
            " JOIN accounts ON accounts.id = sessions.account WHERE token_hash = ?",
            [token_hash],
        )
        return Session(token_hash, _account(rows[0]), rows[0][6], rows[0][7]) if rows else None

    def touch_session(self, token_hash: str, now: int) -> None:
        """Notes that the session is in use."""
        with self._writing() as conn:
            conn.execute("UPDATE sessions SET seen_utc = ? WHERE token_hash = ?", [now, token_hash])

    def close_session(self, token_hash: str) -> None:
        """Ends a session; fine when it has ended."""
        with self._writing() as conn:
            conn.execute("DELETE FROM sessions WHERE token_hash = ?", [token_hash])

    def sweep(self, created_before: int, seen_before: int, audited_before: int) -> None:
        """Deletes sessions that have run out and audit lines that are past their time."""
        with self._writing() as conn:
            conn.execute("DELETE FROM sessions WHERE created_utc <= ? OR seen_utc <= ?", [created_before, seen_before])
            conn.execute("DELETE FROM audit WHERE at_utc < ?", [audited_before])

    # Audit trail

    def record(self, line: AuditLine) -> int:
        """Puts a line at the end of the trail; its number."""
        with self._writing() as conn:
            cursor = conn.execute(
                "INSERT INTO audit (at_utc, municipality, account, action, booking, subject) VALUES (?, ?, ?, ?, ?, ?)",
                [line.at, line.municipality, line.account, line.action, line.booking, line.subject],
            )
            return cast(int, cursor.lastrowid)

    @contextlib.contextmanager
    def recorded(self, line: AuditLine) -> Iterator[None]:
        """Writes the line, then lets the act happen; an act that fails takes its line with it.

        In this order no act goes without a line, whatever breaks off in between.
        """
        number = self.record(line)
        try:
            yield
        except BaseException:
            with self._writing() as conn:
                conn.execute("DELETE FROM audit WHERE id = ?", [number])
            raise

    def list_audit(self, municipality: str, limit: int, before: int | None = None) -> list[tuple[int, AuditLine]]:
        """Lines with their numbers, newest first.

        Args:
            municipality: whose.
            limit: at most so many.
            before: only lines with a lower number, for the next page.
        """
        rows = self._rows(
            "SELECT id, at_utc, municipality, account, action, booking, subject FROM audit"
            " WHERE municipality = ? AND (? IS NULL OR id < ?) ORDER BY id DESC LIMIT ?",
            [municipality, before, before, limit],
        )
        return [(row[0], AuditLine(*row[1:])) for row in rows]

    # Feeds

    def add_feed(self, secret_hash: str, resource: str, account: Account, now: int) -> None:
        """Stores a feed of a resource of the account's municipality."""
        with self._writing() as conn:
            conn.execute(
                "INSERT INTO feeds (secret_hash, municipality, resource, created_utc, account) VALUES (?, ?, ?, ?, ?)",
                [secret_hash, account.municipality, resource, now, account.id],
            )

    def feed(self, secret_hash: str) -> Feed | None:
        """The feed of that secret, None when it was revoked or never was."""
        return next(iter(self._feeds("feeds.secret_hash = ?", secret_hash)), None)

    def list_feeds(self, municipality: str) -> list[Feed]:
        """A municipality's feeds by resource and age."""
        return self._feeds("feeds.municipality = ?", municipality)

    def revoke_feed(self, municipality: str, number: int) -> bool:
        """Ends a feed; False when the municipality has none of that number."""
        with self._writing() as conn:
            gone = conn.execute("DELETE FROM feeds WHERE id = ? AND municipality = ?", [number, municipality])
            return gone.rowcount == 1

    def _feeds(self, where: str, value: str) -> list[Feed]:
        rows = self._rows(
            "SELECT feeds.id, feeds.municipality, feeds.resource, feeds.created_utc, accounts.name FROM feeds"
            f" JOIN accounts ON accounts.id = feeds.account WHERE {where} ORDER BY resource, feeds.created_utc, feeds.id",
            [value],
        )
        return [Feed(*row) for row in rows]


def _account(row: Any) -> Account:
    return Account(*row[:6])
