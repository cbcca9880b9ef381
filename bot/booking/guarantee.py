"""The treatment guarantee: treatment starts at the latest 14 days after the first inquiry (serviceloven § 101, stk. 4;
sundhedsloven § 141, stk. 2).

Calendar days in Copenhagen; the fourteenth day itself is still inside.
"""

from __future__ import annotations

import datetime as dt

from bot.booking.errors import InquiryInvalid

GUARANTEE_DAYS = 14
NEAR_DAYS = 3


def deadline(inquiry: dt.date) -> dt.date:
    """The last day on which treatment may start when the first inquiry was on that date."""
    return inquiry + dt.timedelta(days=GUARANTEE_DAYS)


def inquiry_date(told: dt.date | None, today: dt.date) -> dt.date:
    """The date the clock starts: the one the person tells, else today.

    Raises:
        InquiryInvalid: the date lies in the future.
    """
    if told is None:
        return today
    if told > today:
        raise InquiryInvalid("the first inquiry cannot lie in the future")
    return told


def days_left(last_day: dt.date, today: dt.date) -> int:
    """Whole days until the deadline: 0 on the day itself, negative when it has passed."""
    return (last_day - today).days


def passed(last_day: dt.date, today: dt.date) -> bool:
    """True when the deadline is over: the municipality has not kept the guarantee."""
    return days_left(last_day, today) < 0


def near(last_day: dt.date, today: dt.date) -> bool:
    """True when the deadline is within three days, or over: what the staff should see first."""
    return days_left(last_day, today) <= NEAR_DAYS


def within(day: dt.date, last_day: dt.date | None) -> bool:
    """True when a conversation on that day keeps the guarantee, or when none applies."""
    return last_day is None or day <= last_day


def urgent(days_with_times: list[dt.date], last_day: dt.date | None) -> bool:
    """True when the guarantee applies and none of the free days keeps it, so the staff must step in."""
    return last_day is not None and not any(within(day, last_day) for day in days_with_times)
