"""Backup and restore of all that DATA_DIR holds, one command each: `python -m bot.booking.archive backup|restore FILE`.

The archive holds the bookings, the staff's accounts and the keys; without the receipt key no code would open a booking again.
It is as secret as DATA_DIR itself; contact details in it stay sealed.
"""

from __future__ import annotations

import argparse
import os
import sys
import tarfile
import tempfile
from pathlib import Path

from bot.booking.database import FILE_NAME, BookingDatabase
from bot.booking.errors import StoreUnavailable
from bot.booking.private_file import OWNER_ONLY
from bot.launch import settings

KEPT = ("secrets", "keys")  # folders that go along as they are
OTHER_STORES = ("staff.sqlite3",)


def backup(data_dir: Path, target: Path) -> None:
    """Writes an archive while everything runs; the file is replaced whole or not at all.

    Args:
        data_dir: DATA_DIR.
        target: the archive, .tar.gz.

    Raises:
        StoreUnavailable: there is nothing to keep, or the target cannot be written.
    """
    if not (data_dir / FILE_NAME).is_file():
        raise StoreUnavailable("missing", f"{data_dir} holds no bookings")
    draft = target.with_name(f".{target.name}.part")
    try:
        with tempfile.TemporaryDirectory(dir=data_dir) as scratch:
            copies = [name for name in (FILE_NAME, *OTHER_STORES) if (data_dir / name).is_file()]
            for name in copies:
                _copy(data_dir, name, Path(scratch) / name)
            descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, OWNER_ONLY)
            with os.fdopen(descriptor, "wb") as file, tarfile.open(fileobj=file, mode="w:gz") as archive:
                for name in copies:
                    archive.add(Path(scratch) / name, arcname=name)
                for folder in KEPT:
                    if (data_dir / folder).is_dir():
                        archive.add(data_dir / folder, arcname=folder)
                archive.close()
                file.flush()
                os.fsync(file.fileno())
            os.replace(draft, target)
    except OSError as error:
        raise StoreUnavailable("failed", str(error)) from error
    finally:
        draft.unlink(missing_ok=True)


def restore(source: Path, data_dir: Path) -> None:
    """Puts an archive in the place of what DATA_DIR holds.

    Args:
        source: an archive of `backup`.
        data_dir: DATA_DIR; made where it is absent. The product must not be running.

    Raises:
        StoreUnavailable: the archive is missing or damaged; then nothing has changed.
    """
    if not source.is_file():
        raise StoreUnavailable("missing", "no such archive")
    data_dir.mkdir(parents=True, exist_ok=True)
    try:
        with tempfile.TemporaryDirectory(dir=data_dir) as scratch:
            _unpack(source, Path(scratch))
            if not (Path(scratch) / FILE_NAME).is_file():
                raise StoreUnavailable("damaged", "the archive holds no bookings")
            for folder in KEPT:
                _replace_folder(Path(scratch) / folder, data_dir / folder)
            BookingDatabase(data_dir).restore_from(Path(scratch) / FILE_NAME)
            for name in OTHER_STORES:
                if (Path(scratch) / name).is_file():
                    os.replace(Path(scratch) / name, data_dir / name)
    except (OSError, tarfile.TarError, EOFError) as error:
        raise StoreUnavailable("damaged", str(error)) from error


def _unpack(source: Path, scratch: Path) -> None:
    """Takes out of an archive only what `backup` puts in, so that a forged one writes nothing elsewhere."""
    with tarfile.open(source) as archive:
        for member in archive.getmembers():
            parts = Path(member.name).parts
            expected = member.name in (FILE_NAME, *OTHER_STORES) or (len(parts) == 2 and parts[0] in KEPT)
            content = archive.extractfile(member) if member.isfile() and expected and ".." not in parts else None
            if content is not None:
                target = scratch / member.name
                target.parent.mkdir(mode=0o700, exist_ok=True)
                target.touch(mode=OWNER_ONLY)
                target.write_bytes(content.read())


def _copy(data_dir: Path, name: str, target: Path) -> None:
    if name == FILE_NAME:
        BookingDatabase(data_dir).backup_to(target)
        return
    import sqlite3
    from contextlib import closing

    with closing(sqlite3.connect(data_dir / name)) as source, closing(sqlite3.connect(target)) as copy:
        source.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE").fetchone()


def _replace_folder(source: Path, target: Path) -> None:
    if source.is_dir():
        target.mkdir(mode=0o700, parents=True, exist_ok=True)
        for file in source.iterdir():
            os.replace(file, target / file.name)


def main(arguments: list[str] | None = None) -> int:
    """Runs a command; what goes wrong is one line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("command", choices=("backup", "restore"))
    parser.add_argument("file", type=Path)
    options = parser.parse_args(arguments)
    data_dir = settings.read().data_dir
    try:
        if options.command == "backup":
            backup(data_dir, options.file)
        else:
            restore(options.file, data_dir)
    except StoreUnavailable as error:
        print(f"{options.command} failed: {error}", file=sys.stderr)
        return 1
    print(f"{options.command}: done, {options.file}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
