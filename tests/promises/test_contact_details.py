"""Sealed contact details: what answers "telefonnummer?" is kept for the booking and nowhere else."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bot.booking.sealed_contact import generate_keypair, open_sealed, unlock
from bot.dialogue.messages import message
from bot.gateway.turn import CONTACT_FIELDS
from tests.promises.promise_gateway import Gateway

PASSPHRASE = "made up for this test only"
ANSWERS = {
    "contact_name": ("jeg hedder Quorin Vestermark", "Quorin Vestermark"),
    "contact_phone": ("det er 20 30 40 59", "20 30 40 59"),
    "contact_email": ("quorin@eksempel.dk", "quorin@eksempel.dk"),
}
SENDER = "promise-0123456789abcdef"


def ask(gateway: Any, field: str) -> None:
    gateway.rasa.replies["spørg"] = [message("question", "Hvad er dit svar?", field=field)]
    gateway.say("spørg")


@pytest.mark.parametrize("field", ANSWERS)
def test_an_answer_reaches_rasa_sealed_only(gateway: Any, field: str) -> None:
    said, value = ANSWERS[field]
    ask(gateway, field)

    reply = gateway.say(said)

    _, text, metadata = gateway.rasa.heard[-1]
    everything = json.dumps([gateway.rasa.heard, reply.json()], ensure_ascii=False) + repr(
        gateway.house.sessions.of(SENDER)
    )
    assert value not in everything
    assert value.replace(" ", "") not in everything
    assert metadata["given"] == field
    assert set(metadata["sealed"]) == {CONTACT_FIELDS[field]}
    assert text.strip("jeghdtr ").startswith("[")


def test_the_sealed_value_is_the_answer_and_opens_with_the_staffs_key_alone(tmp_path: Any) -> None:
    generate_keypair(tmp_path, PASSPHRASE, ops=1, mem=8192)
    gateway = Gateway(tmp_path)
    said, value = ANSWERS["contact_phone"]
    ask(gateway, "contact_phone")

    gateway.say(said)

    sealed = gateway.rasa.heard[-1][2]["sealed"]
    assert open_sealed(unlock(tmp_path, PASSPHRASE), sealed) == {"phone": value}


@pytest.mark.parametrize("field", ANSWERS)
def test_the_same_words_are_masked_and_not_kept_when_nobody_asked(gateway: Any, field: str) -> None:
    said, value = ANSWERS[field]

    gateway.say(said)

    _, text, metadata = gateway.rasa.heard[-1]
    assert value not in text
    assert "sealed" not in metadata
    assert gateway.house.sessions.of(SENDER).sealed == {}


def test_a_refusal_is_passed_on_as_it_is_and_nothing_is_kept(gateway: Any) -> None:
    ask(gateway, "contact_phone")

    gateway.say("det vil jeg ikke sige")

    _, text, metadata = gateway.rasa.heard[-1]
    assert text == "det vil jeg ikke sige"
    assert "given" not in metadata


def test_the_details_are_dropped_once_the_booking_is_made(gateway: Any) -> None:
    ask(gateway, "contact_phone")
    gateway.say(ANSWERS["contact_phone"][0])
    gateway.rasa.replies["ja"] = [message("booking", "Booket.", code="1234567812345678")]

    gateway.say("ja")
    gateway.say("tak")

    assert "sealed" not in gateway.rasa.heard[-1][2]


def test_the_page_without_javascript_shows_the_answer_masked(gateway: Any) -> None:
    gateway.rasa.replies["spørg"] = [message("question", "Hvilket nummer?", field="contact_phone")]
    form = {"sender": "forms-0123456789abcdef", "svar": "1", "besked": "spørg"}
    gateway.request("POST", "/chat", data=form)

    page = gateway.request("POST", "/chat", data={**form, "svar": "2", "besked": "20 30 40 59"}).text

    assert "[telefon]" in page
    assert "20 30 40 59" not in page
