"""Errors of the caseworkers' room.

StaffError
├── AccountInvalid      a name, password or role that cannot be used
├── AccountExists       there is an account of that name
├── AccountUnknown      there is no account of that name
├── LoginRefused        the name and the password do not belong together
└── TooManyAttempts     too many in a short time; carries `retry_after`
"""

from __future__ import annotations


class StaffError(Exception):
    """Base of what the caseworkers' room raises."""


class AccountInvalid(StaffError):
    """A name, password or role that cannot be used."""


class AccountExists(StaffError):
    """There is an account of that name."""


class AccountUnknown(StaffError):
    """There is no account of that name."""


class LoginRefused(StaffError):
    """The name and the password do not belong together."""


class TooManyAttempts(StaffError):
    """Too many attempts in a short time.

    Args:
        retry_after: seconds until the next one is allowed.
    """

    def __init__(self, retry_after: float) -> None:
        super().__init__("too many attempts")
        self.retry_after = retry_after
