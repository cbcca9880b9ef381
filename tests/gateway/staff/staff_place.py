"""A gateway for the caseworkers' tests: the real app, the real knowledge, its own data, no Rasa."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Any
from unittest import mock

from bot.booking.sealed_contact import seal_contact
from bot.gateway import app as gateway
from bot.gateway import staff
from bot.gateway.house import House
from bot.launch import settings
from bot.staff.store import StaffRoomStore
from knowledge import load
from knowledge.search import SearchIndex
from tests.gateway.staff.staff_browser import MONDAY, PASSWORD, Caseworker, Clock, SilentRasa


@functools.cache
def _search() -> SearchIndex:
    """The search index, made once for all tests: it is what takes the time, and nobody here searches."""
    return SearchIndex(load())


class Place:
    """A gateway on its own data, with a clock that stands still on a Monday at eight."""

    def __init__(self, data_dir: Path, **environment: str) -> None:
        self.data_dir, self.clock = data_dir, Clock(MONDAY)
        with mock.patch.object(gateway, "SearchIndex", return_value=_search()):
            self.guarded: Any = gateway.create_app(settings.read({"DATA_DIR": str(data_dir), **environment}))
        self.app = self.guarded.app
        if not hasattr(self.app.state, "office"):
            staff.install(self.app)
        self.house: House = self.app.state.house
        self.house.bookings.clock = self.clock
        self.house.rasa = SilentRasa()  # type: ignore[assignment]

    @property
    def store(self) -> StaffRoomStore:
        """The caseworkers' store."""
        found: StaffRoomStore = self.app.state.office.store
        return found

    def visitor(self, address: str = "testclient") -> Caseworker:
        """A browser that is not logged in."""
        return Caseworker(self.guarded, client=(address, 50000), follow_redirects=False)

    def logged_in(self, name: str) -> Caseworker:
        """A browser of somebody who is."""
        browser = self.visitor()
        assert browser.log_in(name, PASSWORD).status_code == 303
        return browser

    def book(self, offer: str = "perron-3", municipality: str = "slagelse", nth: int = 0, **more: Any) -> int:
        """Books the nth free time; the booking's number."""
        contact = more.pop("contact", None)
        sealed = seal_contact(self.data_dir, contact) if contact else None
        service = self.house.bookings
        slots = service.slots(municipality, offer, more.pop("frm", None), more.get("inquiry")).slots
        made = service.book(municipality, offer, slots[nth].start, anonymous=not contact, contact=sealed, **more)
        return made.id or 0
