"""Promise: contact details can be read with the staff's key and its passphrase only."""

from __future__ import annotations

import base64
import json
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from nacl import pwhash
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, SealedBox

from bot.booking import staff_key
from bot.booking.errors import (
    ContactInvalid,
    ContactNotPossible,
    PassphraseTooShort,
    PassphraseWrong,
    StaffKeyExists,
)
from bot.booking.sealed_contact import (
    change_passphrase,
    check_sealed,
    ensure_staff_key,
    generate_keypair,
    open_sealed,
    public_key,
    seal,
    seal_contact,
    unlock,
)

PASSPHRASE = "en lang prøvesætning"
FAST = {"ops": pwhash.argon2id.OPSLIMIT_MIN, "mem": pwhash.argon2id.MEMLIMIT_MIN}
CONTACT = {"name": "Ida Prøvesen", "phone": "12 34 56 78", "email": "ida@eksempel.invalid"}


def test_the_staff_read_what_the_public_side_sealed(tmp_path: Path) -> None:
    generate_keypair(tmp_path, PASSPHRASE, **FAST)

    sealed = seal_contact(tmp_path, CONTACT)

    assert open_sealed(unlock(tmp_path, PASSPHRASE), sealed) == CONTACT


def test_sealing_needs_the_public_key_alone_and_cannot_be_undone_with_it(tmp_path: Path) -> None:
    generate_keypair(tmp_path, PASSPHRASE, **FAST)
    (tmp_path / "keys" / "staff.key").unlink()

    sealed = seal_contact(tmp_path, CONTACT)

    assert not any(value in json.dumps(sealed) for value in CONTACT.values())
    with pytest.raises(CryptoError):
        SealedBox(PrivateKey.generate()).decrypt(base64.b64decode(sealed["name"]))
    with pytest.raises(ContactNotPossible):
        unlock(tmp_path, PASSPHRASE)


def test_the_same_detail_is_sealed_differently_each_time_and_its_length_does_not_show(tmp_path: Path) -> None:
    generate_keypair(tmp_path, PASSPHRASE, **FAST)
    key = public_key(tmp_path)

    assert seal(key, "Ida") != seal(key, "Ida")
    assert len(seal(key, "Ida")) == len(seal(key, "Ida Prøvesen med et meget langt navn"))
    check_sealed({"name": seal(key, "Ida"), "phone": seal(key, "1" * 200)})


def test_without_a_staff_key_details_are_refused_and_an_empty_form_is_not(tmp_path: Path) -> None:
    with pytest.raises(ContactNotPossible):
        seal_contact(tmp_path, CONTACT)

    assert seal_contact(tmp_path, {"name": " ", "phone": ""}) == {}


@pytest.mark.parametrize("contact", [{"cpr": "010190-1234"}, {"name": "x" * 201}])
def test_other_fields_and_overlong_details_are_refused(tmp_path: Path, contact: dict[str, str]) -> None:
    generate_keypair(tmp_path, PASSPHRASE, **FAST)

    with pytest.raises(ContactInvalid):
        seal_contact(tmp_path, contact)


def test_a_wrong_passphrase_opens_nothing(tmp_path: Path) -> None:
    generate_keypair(tmp_path, PASSPHRASE, **FAST)

    with pytest.raises(PassphraseWrong):
        unlock(tmp_path, PASSPHRASE + "!")


def test_the_private_key_is_on_disk_encrypted_only_and_for_its_owner_alone(tmp_path: Path) -> None:
    generate_keypair(tmp_path, PASSPHRASE, **FAST)
    private = bytes(unlock(tmp_path, PASSPHRASE))

    everything = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())

    assert private not in everything
    assert base64.b64encode(private) not in everything
    assert PASSPHRASE.encode() not in everything
    assert stat.S_IMODE((tmp_path / "keys" / "staff.key").stat().st_mode) == 0o600


def test_the_usual_strength_is_argon2id_moderate(tmp_path: Path) -> None:
    generate_keypair(tmp_path, PASSPHRASE)

    stored = json.loads((tmp_path / "keys" / "staff.key").read_text(encoding="ascii"))

    assert (stored["kdf"], stored["ops"], stored["mem"]) == ("argon2id", 3, 256 * 1024 * 1024)


def test_a_second_key_is_refused_since_it_would_lock_old_details_away(tmp_path: Path) -> None:
    generate_keypair(tmp_path, PASSPHRASE, **FAST)
    before = public_key(tmp_path)

    with pytest.raises(StaffKeyExists):
        generate_keypair(tmp_path, "en anden prøvesætning", **FAST)

    assert public_key(tmp_path) == before
    unlock(tmp_path, PASSPHRASE)


def test_a_short_passphrase_is_refused_and_makes_no_key(tmp_path: Path) -> None:
    with pytest.raises(PassphraseTooShort):
        generate_keypair(tmp_path, "for kort", **FAST)

    with pytest.raises(ContactNotPossible):
        public_key(tmp_path)


def test_the_first_start_makes_a_key_and_shows_its_passphrase_once(tmp_path: Path) -> None:
    passphrase = ensure_staff_key(tmp_path, **FAST)

    assert passphrase is not None
    assert len(passphrase.replace("-", "")) == 24
    assert open_sealed(unlock(tmp_path, passphrase), seal_contact(tmp_path, CONTACT)) == CONTACT
    assert ensure_staff_key(tmp_path, **FAST) is None


def test_many_first_starts_at_once_make_one_key_whose_halves_fit(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        shown = [p for p in pool.map(lambda _: ensure_staff_key(tmp_path, **FAST), range(8)) if p]

    assert len(shown) == 1
    assert open_sealed(unlock(tmp_path, shown[0]), seal_contact(tmp_path, CONTACT)) == CONTACT


def test_a_first_start_that_was_cut_short_is_made_good_by_the_next(tmp_path: Path) -> None:
    ensure_staff_key(tmp_path, **FAST)
    (tmp_path / "keys" / "staff.pub").unlink()

    passphrase = ensure_staff_key(tmp_path, **FAST)

    assert passphrase is not None
    assert open_sealed(unlock(tmp_path, passphrase), seal_contact(tmp_path, CONTACT)) == CONTACT


def test_a_changed_passphrase_opens_what_was_sealed_before(tmp_path: Path) -> None:
    generate_keypair(tmp_path, PASSPHRASE, **FAST)
    sealed = seal_contact(tmp_path, CONTACT)

    change_passphrase(tmp_path, PASSPHRASE, "en helt anden sætning")

    assert open_sealed(unlock(tmp_path, "en helt anden sætning"), sealed) == CONTACT
    with pytest.raises(PassphraseWrong):
        unlock(tmp_path, PASSPHRASE)


def test_a_detail_sealed_to_a_lost_key_does_not_hide_the_others(tmp_path: Path) -> None:
    generate_keypair(tmp_path / "old", PASSPHRASE, **FAST)
    generate_keypair(tmp_path / "new", PASSPHRASE, **FAST)
    mixed = {**seal_contact(tmp_path / "old", {"name": "Ida"}), **seal_contact(tmp_path / "new", {"phone": "12345678"})}

    assert open_sealed(unlock(tmp_path / "new", PASSPHRASE), mixed) == {"phone": "12345678"}


def test_a_damaged_public_key_refuses_details(tmp_path: Path) -> None:
    generate_keypair(tmp_path, PASSPHRASE, **FAST)
    (tmp_path / "keys" / "staff.pub").write_text("????", encoding="ascii")

    with pytest.raises(ContactNotPossible):
        seal_contact(tmp_path, CONTACT)


def test_the_command_makes_a_key_once_and_says_so_when_there_is_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter([PASSPHRASE, PASSPHRASE])
    monkeypatch.setattr("getpass.getpass", lambda _: next(answers))

    first = staff_key.main(["--data-dir", str(tmp_path)])
    second = staff_key.main(["--data-dir", str(tmp_path), "--generate"])

    assert (first, second) == (0, 1)
    assert "already" in capsys.readouterr().err
    unlock(tmp_path, PASSPHRASE)
