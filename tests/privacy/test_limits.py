"""Limits: in memory, sliding, bounded."""

from __future__ import annotations

import threading

import pytest

from bot.privacy.limits import Limiter


class Timer:
    """Seconds that a test moves."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def timer() -> Timer:
    return Timer()


def test_the_one_beyond_the_limit_is_refused_and_the_next_window_works(timer: Timer) -> None:
    limiter = Limiter(3, 60, timer)

    assert [limiter.allow("a") for _ in range(4)] == [True, True, True, False]
    timer.now += 60
    assert limiter.allow("a")


def test_the_window_slides_with_each_use(timer: Timer) -> None:
    limiter = Limiter(2, 60, timer)
    limiter.allow("a")
    timer.now += 40
    limiter.allow("a")

    timer.now += 25  # the first is 65 seconds old, the second 25

    assert limiter.allow("a")
    assert not limiter.allow("a")


def test_what_is_refused_does_not_count(timer: Timer) -> None:
    limiter = Limiter(1, 60, timer)
    limiter.allow("a")
    timer.now += 59
    assert not limiter.allow("a")

    timer.now += 1

    assert limiter.allow("a")


def test_one_key_does_not_use_up_another(timer: Timer) -> None:
    limiter = Limiter(1, 60, timer)

    assert limiter.allow("a")
    assert limiter.allow("b")
    assert not limiter.allow("a")


def test_retry_after_says_when_the_next_is_allowed(timer: Timer) -> None:
    limiter = Limiter(2, 60, timer)
    assert limiter.retry_after("a") == 0
    limiter.allow("a")
    timer.now += 10
    limiter.allow("a")

    assert limiter.retry_after("a") == 50
    timer.now += limiter.retry_after("a")
    assert limiter.allow("a")


def test_no_more_keys_are_kept_than_the_bound(timer: Timer) -> None:
    limiter = Limiter(1, 60, timer, max_keys=2)
    limiter.allow("first")
    limiter.allow("second")

    limiter.allow("third")

    assert len(limiter._times) == 2
    assert not limiter.allow("third")


def test_a_key_is_forgotten_when_its_window_has_passed(timer: Timer) -> None:
    limiter = Limiter(1, 60, timer)
    limiter.allow("a")

    timer.now += 61
    limiter._times.expire()

    assert len(limiter._times) == 0


def test_many_threads_do_not_get_more_than_the_limit(timer: Timer) -> None:
    limiter, allowed = Limiter(20, 60, timer), []
    start = threading.Barrier(8)

    def use() -> None:
        start.wait()
        allowed.extend(limiter.allow("a") for _ in range(10))

    threads = [threading.Thread(target=use) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sum(allowed) == 20
