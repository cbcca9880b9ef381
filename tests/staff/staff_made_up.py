"""What the caseworkers' tests share: a made-up password and a clock that tests move."""

from __future__ import annotations

import datetime as dt

from bot.clock import COPENHAGEN

MONDAY = dt.datetime(2027, 2, 1, 8, tzinfo=COPENHAGEN)
PASSWORD = "en god lang sætning"


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = MONDAY

    def __call__(self) -> dt.datetime:
        return self.now

    def forward(self, **by: float) -> None:
        self.now += dt.timedelta(**by)
