"""Backup and restore by one command each."""

from __future__ import annotations

import tarfile
from pathlib import Path

import pytest

from bot.booking.archive import backup, main, restore
from bot.booking.errors import StoreUnavailable
from bot.booking.service import BookingService
from bot.booking.store import Store
from knowledge import load


def a_booking(data_dir: Path) -> tuple[BookingService, str]:
    service = BookingService(load(), Store(data_dir))
    slot = service.slots("slagelse", "perron-3").slots[0]
    code = service.book("slagelse", "perron-3", slot.start).code
    assert code
    return service, code


def test_a_booking_is_found_by_its_code_after_a_restore_into_an_empty_folder(tmp_path: Path) -> None:
    service, code = a_booking(tmp_path / "data")

    backup(tmp_path / "data", tmp_path / "kept.tar.gz")
    restore(tmp_path / "kept.tar.gz", tmp_path / "new")

    again = BookingService(service.knowledge, Store(tmp_path / "new"))
    assert again.lookup(code).status == "confirmed"


def test_a_restore_takes_back_what_came_after_the_backup(tmp_path: Path) -> None:
    service, code = a_booking(tmp_path / "data")
    backup(tmp_path / "data", tmp_path / "kept.tar.gz")
    service.cancel(code)

    restore(tmp_path / "kept.tar.gz", tmp_path / "data")

    assert BookingService(service.knowledge, Store(tmp_path / "data")).lookup(code).status == "confirmed"


def test_only_the_owner_can_read_an_archive(tmp_path: Path) -> None:
    a_booking(tmp_path / "data")

    backup(tmp_path / "data", tmp_path / "kept.tar.gz")

    assert (tmp_path / "kept.tar.gz").stat().st_mode & 0o077 == 0


def test_a_damaged_archive_changes_nothing(tmp_path: Path) -> None:
    service, code = a_booking(tmp_path / "data")
    (tmp_path / "bad.tar.gz").write_bytes(b"no archive")
    with tarfile.open(tmp_path / "empty.tar.gz", "w:gz"):
        pass

    for name in ("bad.tar.gz", "empty.tar.gz", "missing.tar.gz"):
        with pytest.raises(StoreUnavailable):
            restore(tmp_path / name, tmp_path / "data")

    assert service.lookup(code).status == "confirmed"


def test_the_command_says_in_one_line_what_is_wrong(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "nothing"))

    assert main(["backup", str(tmp_path / "kept.tar.gz")]) == 1

    assert capsys.readouterr().err.count("\n") == 1
