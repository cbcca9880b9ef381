from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from bot.booking.sealed_contact import generate_keypair
from bot.staff import passwords
from bot.staff.accounts import add
from tests.gateway.staff.staff_browser import PASSPHRASE, PASSWORD, Caseworker
from tests.gateway.staff.staff_place import Place


@pytest.fixture(autouse=True)
def _cheap_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "_hasher", PasswordHasher(time_cost=1, memory_cost=1024, parallelism=1))
    passwords._nobodys.cache_clear()


@pytest.fixture
def opened(tmp_path: Path) -> Callable[..., Place]:
    """Makes a gateway with three made-up accounts: bo and lea (manager) of Slagelse, kim (manager) of Assens."""

    def make(**environment: str) -> Place:
        generate_keypair(tmp_path, PASSPHRASE, ops=1, mem=8192 * 1024)
        made = Place(tmp_path, **environment)
        add(made.store, "bo", "slagelse", "caseworker", PASSWORD)
        add(made.store, "lea", "slagelse", "manager", PASSWORD)
        add(made.store, "kim", "assens", "manager", PASSWORD)
        return made

    return make


@pytest.fixture
def place(opened: Callable[..., Place]) -> Iterator[Place]:
    """The usual gateway."""
    made = opened()
    yield made
    made.house.bookings.store.close()


@pytest.fixture
def bo(place: Place) -> Caseworker:
    """A caseworker of Slagelse."""
    return place.logged_in("bo")


@pytest.fixture
def lea(place: Place) -> Caseworker:
    """A manager of Slagelse."""
    return place.logged_in("lea")


@pytest.fixture
def kim(place: Place) -> Caseworker:
    """A manager of Assens."""
    return place.logged_in("kim")
