"""Contact details that only the staff can read.

The public side holds DATA_DIR/keys/staff.pub and can only seal (NaCl sealed box). The private key lies in staff.key,
encrypted with a passphrase (argon2id, XSalsa20-Poly1305) that is stored nowhere.
"""

from __future__ import annotations

import base64
import binascii
import json
import secrets
from collections.abc import Mapping
from pathlib import Path

from nacl import bindings, pwhash
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox
from nacl.secret import SecretBox
from nacl.utils import random

from bot.booking.errors import ContactInvalid, ContactNotPossible, PassphraseTooShort, PassphraseWrong, StaffKeyExists
from bot.booking.private_file import create_once, only_one, replace, system_errors

FIELDS = ("name", "phone", "email")
MAX_CHARACTERS = 200
# Every value is padded to a multiple of this before sealing, so that its length does not tell a name from an address.
PAD_BYTES = 256
MIN_PASSPHRASE_CHARACTERS = 12
READABLE_BY_ALL = 0o644
_GENERATED_GROUPS = 6
# Without the characters that are mistaken for each other on a printed note.
_GENERATED_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"


def public_key(data_dir: Path) -> PublicKey:
    """The staff's public key.

    Raises:
        ContactNotPossible: none has been made. Details are then refused rather than kept readable.
    """
    path = data_dir / "keys" / "staff.pub"
    if not path.exists():
        raise ContactNotPossible("no staff key; make one with: python -m bot.booking.staff_key")
    with system_errors():
        text = path.read_text(encoding="ascii")
    try:
        return PublicKey(base64.b64decode(text, validate=False))
    except (binascii.Error, ValueError, CryptoError) as error:
        raise ContactNotPossible("keys/staff.pub is damaged; put it back from a backup") from error


def seal(key: PublicKey, text: str) -> str:
    """The text sealed to the staff, base64."""
    padded = bindings.sodium_pad(text.encode(), PAD_BYTES)
    return base64.b64encode(SealedBox(key).encrypt(padded)).decode("ascii")


def seal_contact(data_dir: Path, contact: Mapping[str, str]) -> dict[str, str]:
    """Seals each detail by itself; empty ones are left out.

    Args:
        data_dir: where the public key is.
        contact: some of name, phone, email, as the person wrote them.

    Raises:
        ContactInvalid: another field, or a value of more than 200 characters.
        ContactNotPossible: there is no staff key.
    """
    if not set(contact) <= set(FIELDS):
        raise ContactInvalid("contact may hold name, phone and email only")
    given = {field: value.strip() for field, value in contact.items() if value and value.strip()}
    if any(len(value) > MAX_CHARACTERS for value in given.values()):
        raise ContactInvalid(f"a contact detail has at most {MAX_CHARACTERS} characters")
    if not given:
        return {}
    key = public_key(data_dir)
    return {field: seal(key, value) for field, value in given.items()}


def check_sealed(contact: Mapping[str, str]) -> None:
    """Makes sure that nothing readable reaches the store.

    Raises:
        ContactInvalid: an unknown field, or a value that is not sealed.
    """
    for field, value in contact.items():
        if field not in FIELDS:
            raise ContactInvalid("contact may hold name, phone and email only")
        try:
            size = len(base64.b64decode(value, validate=True)) - bindings.crypto_box_SEALBYTES
        except (binascii.Error, ValueError) as error:
            raise ContactInvalid("contact details must be sealed before they are stored") from error
        if size <= 0 or size % PAD_BYTES:
            raise ContactInvalid("contact details must be sealed before they are stored")


def open_sealed(key: PrivateKey, contact: Mapping[str, str]) -> dict[str, str]:
    """The details in clear, for the staff. A detail sealed to an earlier key is left out."""
    opened = {}
    for field, value in contact.items():
        try:
            padded = SealedBox(key).decrypt(base64.b64decode(value))
        except CryptoError:
            continue
        opened[field] = bindings.sodium_unpad(padded, PAD_BYTES).decode()
    return opened


def generate_keypair(
    data_dir: Path,
    passphrase: str,
    ops: int = pwhash.argon2id.OPSLIMIT_MODERATE,
    mem: int = pwhash.argon2id.MEMLIMIT_MODERATE,
) -> None:
    """Makes the staff's key pair.

    Args:
        data_dir: where `keys/` goes.
        passphrase: at least 12 characters; stored nowhere.
        ops: argon2id passes.
        mem: argon2id memory, bytes.

    Raises:
        PassphraseTooShort, StaffKeyExists, StoreUnavailable.
    """
    keys = data_dir / "keys"
    private = PrivateKey.generate()
    wrapped = _wrapped(private, passphrase, ops, mem)
    with only_one(keys, "staff"):
        if (keys / "staff.pub").exists():
            raise StaffKeyExists
        # The private half first: with a public half alone, details would be sealed that nobody can ever open. What a
        # crash between the two lines leaves is a private half that nothing was sealed to, so it is replaced.
        replace(keys / "staff.key", wrapped)
        create_once(keys / "staff.pub", base64.b64encode(bytes(private.public_key)), READABLE_BY_ALL)


def ensure_staff_key(data_dir: Path, ops: int | None = None, mem: int | None = None) -> str | None:
    """Makes a key pair with a fresh passphrase when there is none, so that the product works at the first start.

    Returns:
        The passphrase, to be shown once; None when there was a key already.
    """
    if (data_dir / "keys" / "staff.pub").exists():
        return None
    groups = ("".join(secrets.choice(_GENERATED_ALPHABET) for _ in range(4)) for _ in range(_GENERATED_GROUPS))
    passphrase = "-".join(groups)
    argon = pwhash.argon2id
    try:
        generate_keypair(data_dir, passphrase, ops or argon.OPSLIMIT_MODERATE, mem or argon.MEMLIMIT_MODERATE)
    except StaffKeyExists:  # another process was quicker, and shows its own passphrase
        return None
    return passphrase


def unlock(data_dir: Path, passphrase: str) -> PrivateKey:
    """The staff's private key.

    Raises:
        ContactNotPossible: there is no key.
        PassphraseWrong: the passphrase does not open it.
    """
    path = data_dir / "keys" / "staff.key"
    if not path.exists():
        raise ContactNotPossible("no staff key; make one with: python -m bot.booking.staff_key")
    with system_errors():
        stored = json.loads(path.read_text(encoding="ascii"))
    salt, box = base64.b64decode(stored["salt"]), base64.b64decode(stored["box"])
    try:
        return PrivateKey(SecretBox(_derived(passphrase, salt, stored["ops"], stored["mem"])).decrypt(box))
    except CryptoError as error:
        raise PassphraseWrong from error


def change_passphrase(data_dir: Path, old: str, new: str) -> None:
    """Puts the same private key under another passphrase.

    Raises:
        PassphraseWrong, PassphraseTooShort, ContactNotPossible, StoreUnavailable.
    """
    private = unlock(data_dir, old)
    argon = pwhash.argon2id
    replace(data_dir / "keys" / "staff.key", _wrapped(private, new, argon.OPSLIMIT_MODERATE, argon.MEMLIMIT_MODERATE))


def _wrapped(private: PrivateKey, passphrase: str, ops: int, mem: int) -> bytes:
    if len(passphrase) < MIN_PASSPHRASE_CHARACTERS:
        raise PassphraseTooShort(f"at least {MIN_PASSPHRASE_CHARACTERS} characters")
    salt = random(pwhash.argon2id.SALTBYTES)
    box = SecretBox(_derived(passphrase, salt, ops, mem)).encrypt(bytes(private))
    encoded = {"salt": base64.b64encode(salt).decode(), "box": base64.b64encode(box).decode()}
    return json.dumps({"kdf": "argon2id", "ops": ops, "mem": mem, **encoded}).encode("ascii")


def _derived(passphrase: str, salt: bytes, ops: int, mem: int) -> bytes:
    return pwhash.argon2id.kdf(SecretBox.KEY_SIZE, passphrase.encode(), salt, opslimit=ops, memlimit=mem)
