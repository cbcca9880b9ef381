from __future__ import annotations

from pathlib import Path

import pytest

from bot.booking.service import BookingService
from bot.booking.store import Store

from .made_up import Clock, resource, service


@pytest.fixture
def booked(tmp_path: Path) -> tuple[BookingService, Clock]:
    """A booking service whose one room has one seat an hour, 9 to 12 on workdays, and its clock."""
    return service(tmp_path)


@pytest.fixture
def store(booked: tuple[BookingService, Clock]) -> Store:
    """The store behind `booked`."""
    return booked[0].store


@pytest.fixture
def two_kinds(tmp_path: Path) -> tuple[BookingService, Clock]:
    """Two like rooms and a telephone, all at the same hours."""
    rooms = (resource("et"), resource("to"), resource("tlf", kind="phone", location="Telefon"))
    return service(tmp_path, *rooms)
