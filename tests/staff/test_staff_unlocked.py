from __future__ import annotations

from pathlib import Path

import pytest

from bot.booking.errors import ContactNotPossible, PassphraseWrong
from bot.booking.sealed_contact import generate_keypair, open_sealed, seal_contact
from bot.staff.errors import TooManyAttempts
from bot.staff.unlocked import UNLOCKED_SECONDS, UnlockedKeys

PASSPHRASE = "en lang prøvesætning"


class Timer:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def timer() -> Timer:
    return Timer()


@pytest.fixture
def keys(tmp_path: Path, timer: Timer) -> UnlockedKeys:
    generate_keypair(tmp_path, PASSPHRASE, ops=1, mem=8192 * 1024)
    return UnlockedKeys(tmp_path, timer=timer)


def test_the_passphrase_opens_the_key_for_that_session_only(keys: UnlockedKeys, tmp_path: Path) -> None:
    keys.unlock("one", "bo", PASSPHRASE)

    key = keys.key("one")

    assert key is not None
    assert open_sealed(key, seal_contact(tmp_path, {"name": "Ida"})) == {"name": "Ida"}
    assert keys.key("another") is None


def test_the_key_is_gone_after_ten_minutes_however_often_it_was_used(keys: UnlockedKeys, timer: Timer) -> None:
    keys.unlock("one", "bo", PASSPHRASE)

    timer.now = UNLOCKED_SECONDS - 1
    used = keys.key("one")
    timer.now = UNLOCKED_SECONDS

    assert used is not None
    assert keys.key("one") is None
    assert keys.seconds_left("one") == 0


def test_a_key_that_nobody_asks_for_again_is_let_go_of_too(keys: UnlockedKeys, timer: Timer) -> None:
    keys.unlock("one", "bo", PASSPHRASE)
    timer.now = UNLOCKED_SECONDS + 1

    keys.forget_expired()

    assert len(keys) == 0


def test_a_watch_lets_go_of_the_key_without_any_visit(keys: UnlockedKeys, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[tuple[float, object]] = []

    class Watch:
        daemon = False

        def __init__(self, seconds: float, act: object) -> None:
            started.append((seconds, act))

        def start(self) -> None:
            assert self.daemon

    monkeypatch.setattr("threading.Timer", Watch)

    keys.unlock("one", "bo", PASSPHRASE)

    assert started == [(UNLOCKED_SECONDS + 1, keys.forget_expired)]


def test_the_key_can_be_locked_before(keys: UnlockedKeys) -> None:
    keys.unlock("one", "bo", PASSPHRASE)

    keys.lock("one")

    assert keys.key("one") is None


def test_a_wrong_passphrase_opens_nothing_and_the_seventh_attempt_is_too_many(keys: UnlockedKeys) -> None:
    for _ in range(6):
        with pytest.raises(PassphraseWrong):
            keys.unlock("one", "bo", "en anden prøvesætning")

    with pytest.raises(TooManyAttempts):
        keys.unlock("one", "bo", PASSPHRASE)

    assert keys.key("one") is None
    keys.unlock("two", "lea", PASSPHRASE)
    assert keys.key("two") is not None


def test_without_a_key_pair_there_is_nothing_to_unlock(tmp_path: Path) -> None:
    with pytest.raises(ContactNotPossible):
        UnlockedKeys(tmp_path).unlock("one", "bo", PASSPHRASE)
