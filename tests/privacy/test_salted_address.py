"""Addresses: a digest that nobody can turn back, and that is another tomorrow."""

from __future__ import annotations

import datetime as dt

import pytest

from bot.privacy.salted_address import AddressHasher


class Today:
    """A date that a test moves."""

    def __init__(self) -> None:
        self.day = dt.date(2027, 3, 15)

    def __call__(self) -> dt.date:
        return self.day


@pytest.fixture
def today() -> Today:
    return Today()


def test_the_same_address_has_the_same_digest_all_day(today: Today) -> None:
    hasher = AddressHasher(today)

    assert hasher.digest("192.0.2.7") == hasher.digest("192.0.2.7")
    assert hasher.digest("192.0.2.7") != hasher.digest("192.0.2.8")


def test_the_digest_is_another_the_next_day_and_after_a_restart(today: Today) -> None:
    hasher = AddressHasher(today)
    before = hasher.digest("192.0.2.7")

    today.day += dt.timedelta(days=1)

    assert hasher.digest("192.0.2.7") != before
    assert AddressHasher(today).digest("192.0.2.7") != hasher.digest("192.0.2.7")


def test_the_salt_of_yesterday_is_gone(today: Today) -> None:
    hasher = AddressHasher(today)
    salt = hasher._salt
    today.day += dt.timedelta(days=1)

    hasher.digest("192.0.2.7")

    assert salt not in vars(hasher).values()


def test_the_digest_holds_nothing_of_the_address(today: Today) -> None:
    digest = AddressHasher(today).digest("192.0.2.77")

    assert len(digest) == 32
    assert "192" not in digest or "2.77" not in digest
    assert all(character in "0123456789abcdef" for character in digest)


def test_an_ipv6_household_counts_as_one(today: Today) -> None:
    hasher = AddressHasher(today)

    assert hasher.digest("2001:db8:1:2:3:4:5:6") == hasher.digest("2001:db8:1:2:ffff::1")
    assert hasher.digest("2001:db8:1:2::1") != hasher.digest("2001:db8:1:3::1")


def test_an_ipv4_address_inside_ipv6_counts_as_itself(today: Today) -> None:
    hasher = AddressHasher(today)

    assert hasher.digest("::ffff:192.0.2.7") == hasher.digest("192.0.2.7")
    assert hasher.digest("::ffff:192.0.2.7") != hasher.digest("::ffff:192.0.2.8")


def test_what_is_no_address_has_a_digest_as_well(today: Today) -> None:
    assert AddressHasher(today).digest("unix:") != ""


def test_a_zone_of_an_address_is_left_out(today: Today) -> None:
    hasher = AddressHasher(today)

    assert hasher.digest("fe80::1%eth0") == hasher.digest("fe80::1")
