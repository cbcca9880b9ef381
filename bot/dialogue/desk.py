"""What the talk about appointments needs beside the conversation."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from bot.booking.service import BookingService
from knowledge import Knowledge


@dataclass(frozen=True)
class Desk:
    """See the module.

    Attributes:
        knowledge: the content.
        bookings: free times and bookings.
        now: the time now.
    """

    knowledge: Knowledge
    bookings: BookingService
    now: dt.datetime
