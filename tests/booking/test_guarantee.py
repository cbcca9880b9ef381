from __future__ import annotations

import datetime as dt

import pytest

from bot.booking import guarantee
from bot.booking.errors import InquiryInvalid


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("inquiry", "last_day"),
    [
        ("2027-02-01", "2027-02-15"),
        ("2027-03-20", "2027-04-03"),  # over the change to summer time
        ("2027-12-24", "2028-01-07"),  # over New Year
        ("2028-02-15", "2028-02-29"),
        ("2028-02-29", "2028-03-14"),
        ("2027-02-15", "2027-03-01"),
    ],
)
def test_the_deadline_is_fourteen_calendar_days_after_the_inquiry(inquiry: str, last_day: str) -> None:
    assert guarantee.deadline(day(inquiry)) == day(last_day)


def test_the_fourteenth_day_is_inside_and_the_fifteenth_is_not() -> None:
    last_day = day("2027-02-15")

    assert guarantee.within(day("2027-02-15"), last_day)
    assert not guarantee.within(day("2027-02-16"), last_day)
    assert not guarantee.passed(last_day, day("2027-02-15"))
    assert guarantee.passed(last_day, day("2027-02-16"))
    assert guarantee.days_left(last_day, day("2027-02-12")) == 3


def test_near_begins_three_days_before_the_deadline_and_includes_what_has_passed() -> None:
    last_day = day("2027-02-15")

    assert not guarantee.near(last_day, day("2027-02-11"))
    assert guarantee.near(last_day, day("2027-02-12"))
    assert guarantee.near(last_day, day("2027-03-01"))


def test_it_is_urgent_only_when_a_guarantee_applies_and_no_free_day_keeps_it() -> None:
    last_day = day("2027-02-15")

    assert guarantee.urgent([day("2027-02-16")], last_day)
    assert guarantee.urgent([], last_day)
    assert not guarantee.urgent([day("2027-02-15"), day("2027-02-16")], last_day)
    assert not guarantee.urgent([], None)


def test_the_inquiry_is_today_unless_an_earlier_date_is_told_and_never_in_the_future() -> None:
    today = day("2027-02-01")

    assert guarantee.inquiry_date(None, today) == today
    assert guarantee.inquiry_date(day("2027-01-20"), today) == day("2027-01-20")
    with pytest.raises(InquiryInvalid):
        guarantee.inquiry_date(day("2027-02-02"), today)
