"""Days named in free text, seen from a Saturday."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from bot.nlu.dates import past_day

TODAY = date(2027, 3, 27)  # a Saturday


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("i går", "2027-03-26"), ("igår", "2027-03-26"), ("i forgårs", "2027-03-25"), ("i dag", "2027-03-27"), ("i mandags", "2027-03-22"),
        ("mandag", "2027-03-22"),
        ("sidste tirsdag", "2027-03-23"), ("i lørdags", "2027-03-20"), ("forrige onsdag", "2027-03-17"), ("mandag i sidste uge", "2027-03-15"),
        ("sidste uge", "2027-03-20"), ("for 10 dage siden", "2027-03-17"), ("for ti dage siden", "2027-03-17"), ("for en uge siden", "2027-03-20"),
        ("for to uger siden", "2027-03-13"), ("14 dage siden", "2027-03-13"), ("for en måned siden", "2027-02-27"), ("for et par dage siden", "2027-03-25"),
        ("den 12.", "2027-03-12"), ("den 12", "2027-03-12"), ("d. 12.", "2027-03-12"), ("den 30.", "2027-01-30"), ("den tolvte", "2027-03-12"),
        ("12/3", "2027-03-12"), ("12.3.", "2027-03-12"), ("12/3-2027", "2027-03-12"), ("12-03-2027", "2027-03-12"), ("3. marts", "2027-03-03"),
        ("den 3 marts 2027", "2027-03-03"), ("3. december", "2026-12-03"), ("i weekenden", "2027-03-20"),
    ],
)  # fmt: skip
def test_a_named_day_is_understood(text: str, day: str) -> None:
    assert past_day(text, TODAY) == date.fromisoformat(day)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "på mandag",
        "næste tirsdag",
        "12/13",
        "31. februar",
        "for længe siden",
        "for 3 år siden",
        "hver dag",
        "for nogle uger siden",
        "kl 12",
        "12/3-2031",
        "den 45.",
    ],
)
def test_a_day_to_come_or_none_at_all_is_left_open(text: str) -> None:
    assert past_day(text, TODAY) is None


@pytest.mark.parametrize("days", range(0, 366, 5))
def test_no_day_lies_after_today_whenever_it_is_said(days: int) -> None:
    today = TODAY + timedelta(days=days)

    found = [
        past_day(text, today)
        for text in ("i mandags", "den 31.", "29. februar", "for en måned siden", "sidste uge", "12/3")
    ]

    assert all(day is None or day <= today for day in found)
