"""Dates as a Dane reads them."""

from __future__ import annotations

import datetime as dt

WEEKDAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
MONTHS = (
    "januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november", "december",
)  # fmt: skip


def long_date(day: dt.date) -> str:
    """'torsdag den 8. april 2027'."""
    return f"{WEEKDAYS[day.weekday()]} den {day.day}. {MONTHS[day.month - 1]} {day.year}"


def day_and_month(day: dt.date) -> str:
    """'torsdag den 8. april'."""
    return f"{WEEKDAYS[day.weekday()]} den {day.day}. {MONTHS[day.month - 1]}"


def long_time(moment: dt.datetime) -> str:
    """'torsdag den 8. april kl. 10.00', in the moment's own zone."""
    return f"{WEEKDAYS[moment.weekday()]} den {moment.day}. {MONTHS[moment.month - 1]} kl. {moment:%H.%M}"
