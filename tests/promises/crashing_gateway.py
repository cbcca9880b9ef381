"""Run by test_no_visitor_logs: the gateway as it is served, with parts that fail and put what they were given into their error."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import bot.gateway.app as app_module
from bot.gateway.__main__ import main

whole = app_module.create_app


def fails(*given: Any, **named: Any) -> Any:
    """Fails as careless code does."""
    raise ValueError(f"cannot handle {given!r} {named!r}")


async def fails_later(*given: Any, **named: Any) -> Any:
    """The same, in the middle of a turn."""
    raise KeyError(repr(given) + repr(named))


def broken() -> Any:
    """The app with broken parts."""
    app: Any = whole()
    inner = app
    while not hasattr(inner, "state"):
        inner = inner.app
    house = inner.state.house
    house.search.search = fails
    house.bookings.lookup = fails
    house.rasa.turn = fails_later
    return app


app_module.create_app = broken
main()
