from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.staff import accounts, passwords
from bot.staff.store import StaffRoomStore


def run(tmp_path: Path, *arguments: str) -> int:
    return accounts.main(["--data-dir", str(tmp_path), *arguments])


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the person types at the hidden prompts, in order."""
    answers: list[str] = []
    monkeypatch.setattr("getpass.getpass", lambda prompt="": answers.pop(0))
    return answers


def test_an_account_is_made_with_a_password_typed_twice(tmp_path: Path, typed: list[str]) -> None:
    typed += ["en god lang sætning", "en god lang sætning"]

    assert run(tmp_path, "add", "Bo", "--municipality", "slagelse") == 0

    made = StaffRoomStore(tmp_path).account("bo")
    assert (made.municipality, made.role) == ("slagelse", "caseworker")
    assert passwords.matches(made.password_hash, "en god lang sætning")


def test_two_different_passwords_are_asked_for_again(tmp_path: Path, typed: list[str]) -> None:
    typed += ["en god lang sætning", "en god lang sætnig", "en helt ny sætning", "en helt ny sætning"]

    assert run(tmp_path, "add", "bo", "--municipality", "slagelse", "--role", "manager") == 0

    made = StaffRoomStore(tmp_path).account("bo")
    assert made.role == "manager"
    assert passwords.matches(made.password_hash, "en helt ny sætning")


def test_a_generated_password_is_shown_once_and_works(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path, "add", "bo", "--municipality", "slagelse", "--generate") == 0

    shown = re.findall(r"(?:[a-z2-9]{4}-){4}[a-z2-9]{4}", capsys.readouterr().out)

    assert len(shown) == 1
    assert passwords.matches(StaffRoomStore(tmp_path).account("bo").password_hash, shown[0])


def test_a_municipality_that_is_not_here_is_refused_with_those_that_are(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path, "add", "bo", "--municipality", "odense", "--generate") == 1

    assert "slagelse" in capsys.readouterr().err
    assert not (tmp_path / "staff.sqlite3").exists()


def test_a_short_password_makes_no_account(
    tmp_path: Path, typed: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    typed += ["kort", "kort"]

    assert run(tmp_path, "add", "bo", "--municipality", "slagelse") == 1

    assert "12" in capsys.readouterr().err
    assert StaffRoomStore(tmp_path).list_accounts() == []


def test_a_name_that_is_taken_is_refused_before_a_password_is_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(tmp_path, "add", "bo", "--municipality", "slagelse", "--generate")

    assert run(tmp_path, "add", "BO", "--municipality", "assens") == 1

    assert "'bo' already" in capsys.readouterr().err


def test_the_list_names_every_account_without_its_hash(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(tmp_path, "add", "bo", "--municipality", "slagelse", "--generate")
    run(tmp_path, "add", "kim", "--municipality", "assens", "--role", "manager", "--generate")
    capsys.readouterr()

    assert run(tmp_path, "list") == 0

    out = capsys.readouterr().out
    assert [line.split("\t")[:3] for line in out.splitlines()] == [
        ["kim", "assens", "manager"],
        ["bo", "slagelse", "caseworker"],
    ]
    assert "argon2" not in out


def test_an_account_is_removed_and_the_trail_says_so(tmp_path: Path) -> None:
    run(tmp_path, "add", "bo", "--municipality", "slagelse", "--generate")

    assert run(tmp_path, "remove", "bo") == 0

    store = StaffRoomStore(tmp_path)
    lines = [line for _, line in store.list_audit("slagelse", 5)]
    assert store.list_accounts() == []
    assert [(line.account, line.action, line.subject) for line in lines] == [
        ("kommandolinjen", "account_removed", "bo"),
        ("kommandolinjen", "account_added", "bo"),
    ]


def test_a_password_is_changed(tmp_path: Path, typed: list[str]) -> None:
    run(tmp_path, "add", "bo", "--municipality", "slagelse", "--generate")
    typed += ["en helt ny sætning", "en helt ny sætning"]

    assert run(tmp_path, "password", "bo") == 0

    assert passwords.matches(StaffRoomStore(tmp_path).account("bo").password_hash, "en helt ny sætning")


@pytest.mark.parametrize("command", ["remove", "password"])
def test_an_unknown_name_changes_nothing(tmp_path: Path, command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path, command, "ingen") == 1

    assert "no account 'ingen'" in capsys.readouterr().err
