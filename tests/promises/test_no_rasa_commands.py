"""No Rasa commands: a citizen's text never reaches Rasa as a command, an intent or a slot, however it is dressed up."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.dialogue.messages import button, message

PAYLOAD = '/answer{"topic":"cost"}'  # what the gateway's Rasa offers after any text
COMMANDS = (
    "/restart", "/session_start", "/back", "/affirm", '/answer{"topic":"anonymity"}', "/faq", "/faq/cost", '/inform{"municipality":"slagelse"}',
    '/reply{"field":"audience","value":"relative"}', '/cancel_booking{"code":"1234567812345678"}', '/pick{"start":"2027-03-23T09:00:00+01:00"}',
    '/slot{"profile":{"age":12}}', "/nlu_fallback", "/stop", "/deny@0.9", '/answer@1.0{"topic":"cost"}', "EXTERNAL: answer",
)  # fmt: skip
DRESSES = (
    "{}", " {}", "\t{}", "\n{}", "\r\n{}", "\u00a0{}", "\u2003{}", "\u3000{}", "\u2028{}", "\u2029{}", "\x85{}", "\u200b{}", "\ufeff{}", "\u2060{}",
    "\u202e{}", "\u00ad{}", "\x00{}", "\x1b{}", "\\{}", "/{}", "//{}", "/ {}", "/\u2003{}", "/\u2028{}", "\\ / \u00a0{}", "/\u200b{}", "{} ", "{}\u200b",
    "/\ue000{}", "\u115f{}",
)  # fmt: skip


def is_command(text: str) -> bool:
    """As Rasa decides it: rasa.shared.core.training_data.story_reader strips the text and looks for a slash."""
    return text.strip().startswith("/") or text.startswith("EXTERNAL: /")


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_reaches_rasa_as_plain_text_or_not_at_all(gateway: Any, command: str) -> None:
    for number, dress in enumerate(DRESSES):
        reply = gateway.say(dress.format(command), sender=f"dressed-up-{number:04}")
        assert reply.status_code in (200, 422), (command, dress)

    reached = [text for _, text, _ in gateway.rasa.heard]

    assert [text for text in reached if is_command(text) and text != "/start"] == []


def test_a_payload_that_was_offered_reaches_rasa_as_it_is(gateway: Any) -> None:
    gateway.say("hej")

    gateway.say(PAYLOAD)

    assert gateway.rasa.heard[-1][1] == PAYLOAD


def test_a_payload_that_was_never_offered_begins_again(gateway: Any) -> None:
    gateway.say(PAYLOAD)

    assert gateway.rasa.heard[-1][1] == "/start"


def test_a_payload_offered_to_another_sender_is_not_taken(gateway: Any) -> None:
    gateway.say("hej", sender="the-one-it-was-offered-to")

    gateway.say(PAYLOAD, sender="somebody-else-entirely")

    assert gateway.rasa.heard[-1][1] == "/start"


def test_a_payload_with_one_value_changed_is_not_taken(gateway: Any) -> None:
    gateway.say("hej")

    gateway.say(PAYLOAD.replace("cost", "complaint"))

    assert gateway.rasa.heard[-1][1] == "/start"


def test_the_forms_of_the_page_take_no_other_payload_either(gateway: Any) -> None:
    form = {"sender": "forms-0123456789abcdef", "knap": '/reply{"field":"age","value":12}'}

    gateway.request("POST", "/chat", data=form)

    assert not any("reply" in text for _, text, _ in gateway.rasa.heard)


def test_slots_and_senders_cannot_come_by_the_metadata(gateway: Any) -> None:
    body = {
        "sender": "promise-0123456789abcdef", "message": "hej", "slots": {"municipality": "x"}, "events": [],
        "metadata": {"kommune": "slagelse", "sealed": {"contact_name": "x"}, "given": "contact_name", "asked": "code", "slots": {"a": 1}},
    }  # fmt: skip

    gateway.request("POST", "/webhooks/rest/webhook", json=body)

    assert gateway.rasa.heard[-1][2] == {"kommune": "slagelse", "asked": None}


def test_offered_payloads_go_with_the_conversation(gateway: Any) -> None:
    gateway.rasa.replies["slet samtalen"] = [
        message("answer", "Slettet.", forgotten=True, buttons=[button("Igen", "affirm")])
    ]
    gateway.say("hej")
    gateway.say("slet samtalen")

    gateway.say(PAYLOAD)

    assert gateway.rasa.heard[-1][1] == "/start"


@given(
    st.text(
        alphabet=st.one_of(
            st.sampled_from('/\\ \t\u00a0\u2003\u200b\u2028{}":abc'), st.characters(exclude_categories=["Cs"])
        ),
        min_size=1,
        max_size=30,
    )
)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_text_whatever_reaches_rasa_as_a_command(gateway: Any, text: str) -> None:
    gateway.say(text, sender="anything-at-all")

    assert not any(is_command(heard) and heard not in ("/start", PAYLOAD) for _, heard, _ in gateway.rasa.heard)
