"""The product's clock: real time in Copenhagen, moved by CLOCK_OFFSET_SECONDS for tests and demonstrations."""

from __future__ import annotations

import datetime as dt
import math
import os
from zoneinfo import ZoneInfo

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
OFFSET_VARIABLE = "CLOCK_OFFSET_SECONDS"


def now() -> dt.datetime:
    """The time now, with Copenhagen's offset.

    Raises:
        ValueError: CLOCK_OFFSET_SECONDS is no finite number. A clock that is silently wrong would move deadlines.
    """
    return (dt.datetime.now(dt.timezone.utc) + _offset()).astimezone(COPENHAGEN)


def today() -> dt.date:
    """The date now in Copenhagen."""
    return now().date()


def _offset() -> dt.timedelta:
    # Read on every call: the processes are long-lived and tests move the clock while they run.
    text = os.environ.get(OFFSET_VARIABLE, "").strip()
    if not text:
        return dt.timedelta()
    try:
        seconds = float(text)
    except ValueError:
        seconds = math.nan
    if not math.isfinite(seconds):
        raise ValueError(f"{OFFSET_VARIABLE} must be a number of seconds, such as 86400, not {text!r}")
    return dt.timedelta(seconds=seconds)
