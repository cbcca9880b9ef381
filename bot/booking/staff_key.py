"""Makes the staff's key pair: python -m bot.booking.staff_key [--generate | --change]."""

from __future__ import annotations

import argparse
import getpass
import os
import sys
from pathlib import Path

from bot.booking.errors import BookingError, StaffKeyExists
from bot.booking.sealed_contact import change_passphrase, ensure_staff_key, generate_keypair


def main(arguments: list[str] | None = None) -> int:
    """Runs the command; 0 when the key is in place, 1 with one line on what is wrong."""
    parser = argparse.ArgumentParser(prog="python -m bot.booking.staff_key", description=__doc__)
    parser.add_argument("--data-dir", type=Path, default=Path(os.environ.get("DATA_DIR", "var")))
    choice = parser.add_mutually_exclusive_group()
    choice.add_argument("--generate", action="store_true", help="make a passphrase and show it once")
    choice.add_argument("--change", action="store_true", help="change the passphrase, keep the key")
    options = parser.parse_args(arguments)
    try:
        print(_run(options))
    except StaffKeyExists:
        print("There is a staff key already. --change changes its passphrase.", file=sys.stderr)
        return 1
    except BookingError as error:
        print(f"Nothing was changed: {type(error).__name__} {error}", file=sys.stderr)
        return 1
    return 0


def _run(options: argparse.Namespace) -> str:
    if options.generate:
        passphrase = ensure_staff_key(options.data_dir)
        if passphrase is None:
            raise StaffKeyExists
        return f"Passphrase of the staff key, shown this once: {passphrase}"
    if options.change:
        old = getpass.getpass("Old passphrase: ")
        change_passphrase(options.data_dir, old, _chosen())
        return "The passphrase is changed."
    generate_keypair(options.data_dir, _chosen())
    return "The staff key is made. Without its passphrase nobody can read contact details: keep it safe."


def _chosen() -> str:
    first = getpass.getpass("New passphrase: ")
    while getpass.getpass("Once more: ") != first:
        print("They differ.")
        first = getpass.getpass("New passphrase: ")
    return first


if __name__ == "__main__":
    raise SystemExit(main())
