from __future__ import annotations

import hashlib
import inspect
import stat
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from bot.booking import receipt_code
from bot.booking.errors import CodeUnknown, ReceiptKeyMismatch, StoreUnavailable
from bot.booking.receipt_code import ReceiptCodes, in_groups, new_code, normalised
from bot.booking.store import Store

SAMPLE = 4000


def test_codes_are_sixteen_digits_all_alike_likely_and_never_the_same_twice() -> None:
    codes = [new_code() for _ in range(SAMPLE)]

    assert {len(code) for code in codes} == {16}
    assert len(set(codes)) == SAMPLE
    for place in range(16):
        counts = Counter(code[place] for code in codes)
        # 400 of each expected; six standard deviations are 114.
        assert set(counts) == set("0123456789")
        assert max(abs(count - SAMPLE / 10) for count in counts.values()) < 115


def test_codes_come_from_the_systems_secure_source() -> None:
    assert "secrets.randbelow(10**CODE_DIGITS)" in inspect.getsource(receipt_code.new_code)


@pytest.mark.parametrize(
    "typed",
    [
        "1234567890123456",
        "1234 5678 9012 3456",
        "1234-5678-9012-3456",
        "1234\u00a05678\u00a09012\u00a03456",
        " 1234\u202f5678 \u2013 9012\u20143456\n",
        "1234.5678.9012.3456",
        "\u200b1234 5678 9012 3456\ufeff",
    ],
)
def test_a_code_is_accepted_as_people_type_and_paste_it(typed: str) -> None:
    assert normalised(typed) == "1234567890123456"


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "123456789012345",
        "12345678901234567",
        "1234 5678 9012 345x",
        "\uff11" * 16,  # full-width digits
        "\u0661" * 16,  # Arabic digits
        "1234567890123456" + " " * 49,
        "1234567890123456; DROP TABLE bookings",
    ],
)
def test_what_is_no_code_is_unknown(typed: str) -> None:
    with pytest.raises(CodeUnknown):
        normalised(typed)


def test_a_code_is_shown_in_groups_of_four() -> None:
    assert in_groups("1234567890123456") == "1234 5678 9012 3456"


def test_the_hash_is_keyed_and_another_store_hashes_otherwise(tmp_path: Path) -> None:
    one, same, other = ReceiptCodes(tmp_path / "a"), ReceiptCodes(tmp_path / "a"), ReceiptCodes(tmp_path / "b")
    code = "1234567890123456"

    assert one.code_hash(code) == same.code_hash(code)
    assert one.code_hash(code) != other.code_hash(code)
    assert one.code_hash(code) != hashlib.sha256(code.encode()).hexdigest()


def test_hashes_of_different_purposes_and_parts_differ(tmp_path: Path) -> None:
    codes = ReceiptCodes(tmp_path)

    assert len({codes.hash("a", "bc"), codes.hash("ab", "c"), codes.hash("a", "b", "c"), codes.hash("abc")}) == 4


def test_the_key_is_for_its_owner_alone_and_made_once(tmp_path: Path) -> None:
    with ThreadPoolExecutor(16) as pool:
        hashes = set(pool.map(lambda _: ReceiptCodes(tmp_path).code_hash("1" * 16), range(64)))

    key = tmp_path / "secrets" / "receipt.key"
    assert len(hashes) == 1
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    assert stat.S_IMODE(key.parent.stat().st_mode) == 0o700
    assert [path.name for path in key.parent.iterdir()] == ["receipt.key"]


def test_a_damaged_key_is_an_error_and_not_another_key(tmp_path: Path) -> None:
    ReceiptCodes(tmp_path)
    (tmp_path / "secrets" / "receipt.key").write_bytes(b"short")

    with pytest.raises(StoreUnavailable) as error:
        ReceiptCodes(tmp_path)

    assert error.value.reason == "damaged"


def test_a_store_with_another_key_is_refused_rather_than_knowing_no_code(tmp_path: Path) -> None:
    Store(tmp_path)
    (tmp_path / "secrets" / "receipt.key").unlink()

    with pytest.raises(ReceiptKeyMismatch):
        Store(tmp_path)


def test_the_key_does_not_show_in_a_repr(tmp_path: Path) -> None:
    codes = ReceiptCodes(tmp_path)

    assert repr(codes) == "ReceiptCodes()"
