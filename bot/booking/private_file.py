"""Files of secrets: made once, complete or not at all, readable by the owner alone."""

from __future__ import annotations

import contextlib
import errno
import fcntl
import os
import secrets
from collections.abc import Iterator
from pathlib import Path

from bot.booking.errors import Reason, StoreUnavailable

OWNER_ONLY = 0o600
OWNER_FOLDER = 0o700


def create_once(path: Path, content: bytes, mode: int = OWNER_ONLY) -> bool:
    """Writes a file that does not exist yet; on disk, name included, when this returns.

    Returns:
        False when the file exists already, which then stays as it is. Of several processes exactly one gets True.

    Raises:
        StoreUnavailable: the disk is full or read-only.
    """
    return _write(path, content, mode, replace=False)


def replace(path: Path, content: bytes, mode: int = OWNER_ONLY) -> None:
    """Puts a file in the place of another: afterwards there is the old one or the new one, never half of either.

    Raises:
        StoreUnavailable: the disk is full or read-only.
    """
    _write(path, content, mode, replace=True)


def make_folder(path: Path) -> None:
    """Makes a folder for the owner alone, where there is none.

    Raises:
        StoreUnavailable: the disk is full or read-only.
    """
    with system_errors():
        path.mkdir(mode=OWNER_FOLDER, parents=True, exist_ok=True)


def sync_folder(path: Path) -> None:
    """Makes the names in a folder durable: a file's own fsync does not cover its name."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextlib.contextmanager
def only_one(folder: Path, name: str) -> Iterator[None]:
    """Lets one process or thread at a time through; the lock goes with the process, however it ends.

    Raises:
        StoreUnavailable: the folder is full or read-only.
    """
    make_folder(folder)
    with system_errors():
        descriptor = os.open(folder / f".{name}.lock", os.O_RDWR | os.O_CREAT, OWNER_ONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


@contextlib.contextmanager
def system_errors() -> Iterator[None]:
    """Turns the system's errors into StoreUnavailable with a reason."""
    try:
        yield
    except OSError as error:
        raise StoreUnavailable(_reason(error), os.strerror(error.errno or 0)) from error


def _write(path: Path, content: bytes, mode: int, *, replace: bool) -> bool:
    make_folder(path.parent)
    draft = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    with system_errors():
        try:
            descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
            with os.fdopen(descriptor, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            if replace:
                os.replace(draft, path)
            else:
                try:
                    os.link(draft, path)  # fails where the name is taken, unlike a rename
                except FileExistsError:
                    return False
            sync_folder(path.parent)
            return True
        finally:
            with contextlib.suppress(FileNotFoundError):
                draft.unlink()


def _reason(error: OSError) -> Reason:
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return "full"
    if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
        return "read_only"
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return "missing"
    return "failed"
