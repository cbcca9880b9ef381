"""Accounts on the command line: python -m bot.staff.accounts add NAME --municipality slagelse [--role manager]."""

from __future__ import annotations

import argparse
import getpass
import sys
from pathlib import Path

from bot import clock
from bot.booking.appointment import instant, local
from bot.booking.errors import BookingError
from bot.launch import settings
from bot.staff import passwords
from bot.staff.errors import AccountExists, AccountInvalid, AccountUnknown, StaffError
from bot.staff.records import ROLES, Account, AuditLine, Role
from bot.staff.sessions import account_name
from bot.staff.store import StaffRoomStore
from knowledge import load

COMMAND_LINE = "kommandolinjen"


def add(store: StaffRoomStore, name: str, municipality: str, role: Role, password: str) -> Account:
    """Makes an account.

    Args:
        store: the caseworkers' store.
        name: what they log in with.
        municipality: id.
        role: caseworker or manager.
        password: 12 characters or more.

    Raises:
        AccountExists, AccountInvalid, StoreUnavailable.
    """
    wanted, password_hash = account_name(name), passwords.hashed(password)
    now = instant(clock.now())
    with store.recorded(AuditLine(now, municipality, COMMAND_LINE, "account_added", subject=wanted)):
        return store.add_account(wanted, municipality, role, password_hash, now)


def remove(store: StaffRoomStore, name: str) -> Account:
    """Removes an account, its sessions and the calendar addresses it made.

    Raises:
        AccountUnknown, AccountInvalid, StoreUnavailable.
    """
    account = store.account(account_name(name))
    line = AuditLine(instant(clock.now()), account.municipality, COMMAND_LINE, "account_removed", subject=account.name)
    with store.recorded(line):
        return store.remove_account(account.name)


def change_password(store: StaffRoomStore, name: str, password: str) -> Account:
    """Gives an account another password and logs it out everywhere.

    Raises:
        AccountUnknown, AccountInvalid, StoreUnavailable.
    """
    account, password_hash = store.account(account_name(name)), passwords.hashed(password)
    line = AuditLine(instant(clock.now()), account.municipality, COMMAND_LINE, "password_changed", subject=account.name)
    with store.recorded(line):
        store.set_password(account, password_hash)
    return account


def main(arguments: list[str] | None = None) -> int:
    """Runs the command; 0 when it is done, 1 with one line on what is wrong."""
    options = _parser().parse_args(arguments)
    try:
        print(_run(options))
    except AccountExists as error:
        return _failed(f"There is an account '{error}' already. 'password {error}' changes its password.")
    except AccountUnknown as error:
        return _failed(f"There is no account '{error}'. 'list' shows those that are.")
    except (StaffError, BookingError) as error:
        return _failed(f"Nothing was changed: {error}")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bot.staff.accounts", description="The caseworkers' accounts.")
    parser.add_argument("--data-dir", type=Path, default=settings.read().data_dir)
    commands = parser.add_subparsers(dest="command", required=True)
    adding = commands.add_parser("add", help="make an account")
    adding.add_argument("name")
    adding.add_argument("--municipality", required=True)
    adding.add_argument("--role", choices=ROLES, default="caseworker")
    commands.add_parser("list", help="list the accounts")
    commands.add_parser("remove", help="remove an account").add_argument("name")
    changing = commands.add_parser("password", help="change a password")
    changing.add_argument("name")
    for each in (adding, changing):
        each.add_argument("--generate", action="store_true", help="make a password and show it once")
    return parser


def _run(options: argparse.Namespace) -> str:
    if options.command == "add":
        known = sorted(load().municipalities)
        if options.municipality not in known:
            raise AccountInvalid(f"the municipality is one of {', '.join(known)}")
    store = StaffRoomStore(options.data_dir)
    if options.command == "list":
        lines = [
            f"{account.name}\t{account.municipality}\t{account.role}\t{local(account.created):%Y-%m-%d}"
            for account in store.list_accounts()
        ]
        return "\n".join(lines) or "There are no accounts. Make one with: add NAME --municipality ID"
    if options.command == "remove":
        return (
            f"The account '{remove(store, options.name).name}' is removed, and the calendar addresses it made with it."
        )
    name = account_name(options.name)
    if options.command == "add":
        if any(account.name == name for account in store.list_accounts()):
            raise AccountExists(name)
        password = _password(options)
        account = add(store, name, options.municipality, options.role, password)
        done = f"The account '{account.name}' ({account.municipality}, {account.role}) is made."
    else:
        store.account(name)  # before anything is asked
        password = _password(options)
        change_password(store, name, password)
        done = f"The password of '{name}' is changed; it is logged out everywhere."
    return f"{done}\nPassword, shown this once: {password}" if options.generate else done


def _password(options: argparse.Namespace) -> str:
    if options.generate:
        return passwords.generated()
    first = getpass.getpass(f"Password, at least {passwords.MIN_CHARACTERS} characters: ")
    while getpass.getpass("Once more: ") != first:
        print("They differ.")
        first = getpass.getpass("Password: ")
    return first


def _failed(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 1


if __name__ == "__main__":
    raise SystemExit(main())
