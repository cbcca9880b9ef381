from __future__ import annotations

import datetime as dt

import pytest

from bot import clock


def test_the_clock_is_real_time_with_copenhagens_offset(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CLOCK_OFFSET_SECONDS", raising=False)

    now = clock.now()

    assert abs(now - dt.datetime.now(dt.timezone.utc)) < dt.timedelta(seconds=5)
    assert now.tzinfo is clock.COPENHAGEN
    assert clock.today() == clock.now().date()


@pytest.mark.parametrize("seconds", ["86400", "-3600.5", "0"])
def test_the_offset_moves_the_clock_by_that_many_seconds(monkeypatch: pytest.MonkeyPatch, seconds: str) -> None:
    monkeypatch.setenv("CLOCK_OFFSET_SECONDS", seconds)

    moved = clock.now() - dt.datetime.now(dt.timezone.utc)

    assert abs(moved - dt.timedelta(seconds=float(seconds))) < dt.timedelta(seconds=5)


@pytest.mark.parametrize("seconds", ["tomorrow", "nan", "inf"])
def test_an_offset_that_is_no_number_is_an_error_and_not_a_wrong_clock(
    monkeypatch: pytest.MonkeyPatch, seconds: str
) -> None:
    monkeypatch.setenv("CLOCK_OFFSET_SECONDS", seconds)

    with pytest.raises(ValueError, match="CLOCK_OFFSET_SECONDS"):
        clock.now()
