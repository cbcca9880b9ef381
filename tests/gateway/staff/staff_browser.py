"""A caseworker's browser for tests: reads a page's forms and sends them."""

from __future__ import annotations

import datetime as dt
import warnings
from typing import Any

from bs4 import BeautifulSoup
from httpx import Response

from bot.clock import COPENHAGEN

with warnings.catch_warnings():
    # Starlette 1.x asks for httpx2, which is not part of the locked requirements; httpx works as before.
    warnings.simplefilter("ignore")
    from starlette.testclient import TestClient

MONDAY = dt.datetime(2027, 2, 1, 8, tzinfo=COPENHAGEN)
PASSWORD = "en god lang sætning"
PASSPHRASE = "en lang prøvesætning"


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self, now: dt.datetime) -> None:
        self.now = now

    def __call__(self) -> dt.datetime:
        return self.now

    def forward(self, **by: float) -> None:
        self.now += dt.timedelta(**by)


class SilentRasa:
    """Stands where Rasa would: the caseworkers' pages never ask it."""

    async def down(self) -> list[str]:
        return []

    async def close(self) -> None:
        return None


class Caseworker(TestClient):
    """The browser."""

    def page(self, path: str) -> BeautifulSoup:
        """A page that must be there."""
        reply = self.get(path)
        assert reply.status_code == 200, (path, reply.status_code, reply.text[:300])
        return BeautifulSoup(reply.text, "html.parser")

    def words(self, path: str) -> str:
        """The words of a page's main part."""
        return words(self.page(path))

    def token(self) -> str:
        """The form token of this session."""
        return str(self.page("/staff").select_one("input[name=token]")["value"])  # type: ignore[index]

    def submit(self, path: str, **fields: str) -> Response:
        """Sends a form with the right token."""
        return self.post(path, data={"token": self.token(), **fields})

    def log_in(self, name: str, password: str, **more: str) -> Response:
        """Fills in the log-in form."""
        page = self.page("/staff/login")
        token = str(page.select_one("input[name=token]")["value"])  # type: ignore[index]
        return self.post("/staff/login", data={"token": token, "name": name, "password": password, **more})

    def unlock(self, passphrase: str = PASSPHRASE, **more: str) -> Response:
        """Fills in the passphrase."""
        return self.submit("/staff/unlock", passphrase=passphrase, **more)


def words(page: BeautifulSoup | Response) -> str:
    """The words of the main part, with single spaces."""
    soup = BeautifulSoup(page.text, "html.parser") if isinstance(page, Response) else page
    main: Any = soup.select_one("main")
    return " ".join(main.get_text(" ").split())
