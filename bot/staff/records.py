"""What the caseworkers' store hands out. Instants are whole seconds since 1970 UTC."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Role = Literal["caseworker", "manager"]
ROLES: tuple[Role, ...] = ("caseworker", "manager")

Action = Literal[
    "logged_in", "log_in_failed", "logged_out", "unlocked", "unlock_failed", "contact_seen",
    "marked_met", "marked_no_show", "mark_withdrawn", "moved", "cancelled", "urgent_handled",
    "days_closed", "days_reopened", "hours_changed", "hours_reset", "feed_created", "feed_revoked",
    "figures_exported", "counts_exported", "account_added", "account_removed", "password_changed",
]  # fmt: skip


@dataclass(frozen=True)
class Account:
    """One caseworker's account.

    Args:
        id: the store's number.
        name: what they log in with.
        municipality: the one municipality they work for.
        role: a manager may also change calendars and export.
        password_hash: argon2id, with its parameters.
        created: when it was made.
    """

    id: int
    name: str
    municipality: str
    role: Role
    password_hash: str = field(repr=False)
    created: int

    @property
    def manages(self) -> bool:
        """Whether the account may change calendars and export."""
        return self.role == "manager"


@dataclass(frozen=True)
class Session:
    """A log-in that still holds: whose, and since when."""

    token_hash: str = field(repr=False)
    account: Account
    created: int
    seen: int


@dataclass(frozen=True)
class AuditLine:
    """Who did what, when. Never anything about a citizen: a booking is its number.

    Args:
        at: when.
        municipality: where.
        account: the account's name, or 'kommandolinjen'.
        action: what.
        booking: the booking's number, when it was about one.
        subject: what else it was about: a resource, days, a case's number.
    """

    at: int
    municipality: str
    account: str
    action: Action
    booking: int | None = None
    subject: str = ""


@dataclass(frozen=True)
class Feed:
    """A calendar that can be subscribed to. Its secret is known to its subscribers alone."""

    id: int
    municipality: str
    resource: str
    created: int
    account: str
