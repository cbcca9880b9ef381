from __future__ import annotations

from pathlib import Path

import pytest
from argon2 import PasswordHasher, extract_parameters
from argon2.low_level import Type

from bot.staff import passwords
from bot.staff.accounts import change_password
from bot.staff.errors import AccountInvalid, LoginRefused, TooManyAttempts
from bot.staff.sessions import Sessions, account_name, form_token, token_hash
from bot.staff.store import StaffRoomStore
from tests.staff.staff_made_up import PASSWORD, Clock


def test_a_log_in_gives_a_token_that_finds_the_session(sessions: Sessions) -> None:
    token = sessions.log_in(" BO ", PASSWORD, "a")

    found = sessions.find(token)

    assert found is not None
    assert (found.account.name, found.account.municipality) == ("bo", "slagelse")
    assert len(token) >= 43  # 256 bits in base64


def test_the_store_keeps_neither_token_nor_password(sessions: Sessions, store: StaffRoomStore) -> None:
    token = sessions.log_in("bo", PASSWORD, "a")

    stored = store.path.read_bytes()

    assert token.encode() not in stored
    assert PASSWORD.encode() not in stored
    assert token_hash(token).encode() in stored


def test_a_wrong_password_and_an_unknown_name_are_refused_alike(sessions: Sessions) -> None:
    for name, password in (("bo", "noget helt andet"), ("ingen", PASSWORD), ("", ""), ("bo" * 500, PASSWORD)):
        with pytest.raises(LoginRefused):
            sessions.log_in(name, password, "a")


def test_an_unknown_name_costs_the_same_hash_as_a_wrong_password(
    sessions: Sessions, monkeypatch: pytest.MonkeyPatch
) -> None:
    checked: list[object] = []

    class Watched(PasswordHasher):
        def verify(self, hash: str | bytes, password: str | bytes) -> bool:
            checked.append((extract_parameters(str(hash)), len(password)))
            return super().verify(hash, password)

    monkeypatch.setattr(passwords, "_hasher", Watched(time_cost=1, memory_cost=1024, parallelism=1))
    for name in ("bo", "ingen", ""):
        with pytest.raises(LoginRefused):
            sessions.log_in(name, "noget helt andet", "a")

    # Counted, not timed: a clock tells nothing on a busy machine.
    assert len(checked) == 3
    assert len(set(map(str, checked))) == 1


def test_a_session_ends_after_half_an_hour_without_use(sessions: Sessions, clock: Clock) -> None:
    token = sessions.log_in("bo", PASSWORD, "a")

    clock.forward(minutes=29)
    still = sessions.find(token)
    clock.forward(minutes=29)
    used = sessions.find(token)
    clock.forward(minutes=30)

    assert still is not None
    assert used is not None
    assert sessions.find(token) is None


def test_a_session_ends_after_eight_hours_however_busy(sessions: Sessions, clock: Clock) -> None:
    token = sessions.log_in("bo", PASSWORD, "a")

    for _ in range(19):  # to 7 h 55 min
        clock.forward(minutes=25)
        assert sessions.find(token) is not None
    clock.forward(minutes=5)

    assert sessions.find(token) is None


def test_a_log_in_always_makes_a_new_token_and_ends_the_old_one(sessions: Sessions) -> None:
    first = sessions.log_in("bo", PASSWORD, "a")

    second = sessions.log_in("bo", PASSWORD, "a", earlier=first)

    assert first != second
    assert sessions.find(first) is None
    assert sessions.find(second) is not None


def test_a_changed_password_ends_every_session(sessions: Sessions, store: StaffRoomStore) -> None:
    token = sessions.log_in("bo", PASSWORD, "a")

    change_password(store, "bo", "en anden lang sætning")

    assert sessions.find(token) is None
    with pytest.raises(LoginRefused):
        sessions.log_in("bo", PASSWORD, "a")
    assert sessions.find(sessions.log_in("bo", "en anden lang sætning", "a")) is not None


def test_the_ninth_attempt_on_an_account_is_too_many_even_with_the_right_password(sessions: Sessions) -> None:
    for n in range(8):
        with pytest.raises(LoginRefused):
            sessions.log_in("bo", "noget helt andet", f"address {n}")

    with pytest.raises(TooManyAttempts) as caught:
        sessions.log_in("bo", PASSWORD, "another address")

    assert 0 < caught.value.retry_after <= 15 * 60
    assert sessions.log_in("lea", PASSWORD, "another address")


def test_the_thirty_first_attempt_from_an_address_is_too_many_whatever_the_names(sessions: Sessions) -> None:
    for n in range(30):
        with pytest.raises(LoginRefused):
            sessions.log_in(f"navn{n}", "noget helt andet", "the same")

    with pytest.raises(TooManyAttempts):
        sessions.log_in("bo", PASSWORD, "the same")
    assert sessions.log_in("bo", PASSWORD, "another")


def test_failed_attempts_stand_in_the_trail_by_known_names_only(sessions: Sessions, store: StaffRoomStore) -> None:
    for name in ("bo", "hemmelig-kode-1"):
        with pytest.raises(LoginRefused):
            sessions.log_in(name, "noget helt andet", "a")

    lines = [line for _, line in store.list_audit("slagelse", 10) if line.action == "log_in_failed"]

    assert [line.account for line in lines] == ["bo"]
    assert b"hemmelig-kode-1" not in store.path.read_bytes()


def test_sessions_that_have_run_out_are_deleted_at_the_next_log_in(
    sessions: Sessions, store: StaffRoomStore, clock: Clock
) -> None:
    token = sessions.log_in("bo", PASSWORD, "a")
    clock.forward(hours=9)

    sessions.log_in("lea", PASSWORD, "a")

    assert store.session(token_hash(token)) is None


def test_audit_lines_are_deleted_after_a_year(sessions: Sessions, store: StaffRoomStore, clock: Clock) -> None:
    sessions.log_in("bo", PASSWORD, "a")
    clock.forward(days=366)

    sessions.log_in("lea", PASSWORD, "a")

    accounts = {line.account for _, line in store.list_audit("slagelse", 100) if line.action == "logged_in"}
    assert accounts == {"lea"}


def test_form_tokens_differ_by_session_and_purpose() -> None:
    assert len({form_token("a"), form_token("b"), form_token("a", "log in")}) == 3


@pytest.mark.parametrize("typed", ["", "b", "to ord", "x" * 65, "a\nb", "'; drop", "-bo"])
def test_what_is_no_name_is_refused(typed: str) -> None:
    with pytest.raises(AccountInvalid):
        account_name(typed)


def test_passwords_are_hashed_with_argon2id_and_64_mebibytes() -> None:
    parameters = extract_parameters(PasswordHasher().hash("x"))

    assert parameters.type is Type.ID
    assert parameters.memory_cost >= 64 * 1024


def test_short_and_endless_passwords_are_refused() -> None:
    for password in ("elleve tegn", "x" * 201):
        with pytest.raises(AccountInvalid):
            passwords.hashed(password)


def test_generated_passwords_are_long_and_never_the_same(tmp_path: Path) -> None:
    made = {passwords.generated() for _ in range(100)}

    assert len(made) == 100
    assert all(len(password) == 24 for password in made)


def test_a_hash_of_old_parameters_is_renewed_at_the_log_in(
    sessions: Sessions, store: StaffRoomStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = store.account("bo").password_hash
    monkeypatch.setattr(passwords, "_hasher", PasswordHasher(time_cost=2, memory_cost=2048, parallelism=1))

    sessions.log_in("bo", PASSWORD, "a")

    after = store.account("bo").password_hash
    assert extract_parameters(before).memory_cost == 1024
    assert extract_parameters(after).memory_cost == 2048
    assert sessions.log_in("bo", PASSWORD, "a")
