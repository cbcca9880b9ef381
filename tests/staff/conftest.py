from __future__ import annotations

from pathlib import Path

import pytest
from argon2 import PasswordHasher

from bot.staff import passwords
from bot.staff.accounts import add
from bot.staff.sessions import Sessions
from bot.staff.store import StaffRoomStore
from tests.staff.staff_made_up import PASSWORD, Clock


@pytest.fixture(autouse=True)
def _cheap_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "_hasher", PasswordHasher(time_cost=1, memory_cost=1024, parallelism=1))
    passwords._nobodys.cache_clear()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(tmp_path: Path) -> StaffRoomStore:
    """A store with two made-up accounts of Slagelse and one of Assens."""
    made = StaffRoomStore(tmp_path)
    add(made, "bo", "slagelse", "caseworker", PASSWORD)
    add(made, "lea", "slagelse", "manager", PASSWORD)
    add(made, "kim", "assens", "manager", PASSWORD)
    return made


@pytest.fixture
def sessions(store: StaffRoomStore, clock: Clock) -> Sessions:
    return Sessions(store, clock)
