"""Deletion: a conversation is gone at once on request, here and in Rasa. Bookings' deletion: tests/booking/test_deletion.py."""

from __future__ import annotations

from typing import Any

import pytest

from bot.dialogue.messages import message

SENDER = "promise-0123456789abcdef"
FORGOTTEN = [message("answer", "Samtalen er slettet.", topic="chat/forget", sources=[], forgotten=True)]


def test_a_delete_call_drops_the_session_and_tells_rasa(gateway: Any) -> None:
    gateway.say("hej")
    assert gateway.house.sessions.of(SENDER).payloads

    reply = gateway.request("DELETE", f"/api/conversations/{SENDER}")

    assert reply.status_code == 204
    assert reply.content == b""
    assert len(gateway.house.sessions) == 0
    assert gateway.rasa.forgotten == [SENDER]


def test_deleting_what_never_was_is_the_same(gateway: Any) -> None:
    assert gateway.request("DELETE", "/api/conversations/nobody-at-all-0123456").status_code == 204


def test_when_rasa_is_away_the_answer_says_so_and_the_session_is_gone_all_the_same(gateway: Any) -> None:
    gateway.say("hej")
    gateway.rasa.away = True

    reply = gateway.request("DELETE", f"/api/conversations/{SENDER}")

    assert reply.status_code == 503
    assert len(gateway.house.sessions) == 0


def test_slet_samtalen_in_the_chat_forgets_in_both_places(gateway: Any) -> None:
    gateway.rasa.replies["slet samtalen"] = FORGOTTEN
    gateway.say("hej")

    reply = gateway.say("slet samtalen")

    assert reply.json()[0]["text"] == "Samtalen er slettet."
    assert len(gateway.house.sessions) == 0
    assert gateway.rasa.forgotten == [SENDER]


@pytest.mark.parametrize("path", ["/chat/slet", "/forlad"])
def test_the_pages_forget_as_well(gateway: Any, path: str) -> None:
    gateway.say("hej")

    gateway.request("POST", path, data={"sender": SENDER})

    assert len(gateway.house.sessions) == 0
    assert gateway.rasa.forgotten == [SENDER]


def test_one_conversation_is_deleted_and_no_other(gateway: Any) -> None:
    gateway.say("hej")
    gateway.say("hej", sender="somebody-else-entirely")

    gateway.request("DELETE", f"/api/conversations/{SENDER}")

    assert gateway.rasa.forgotten == [SENDER]
    assert len(gateway.house.sessions) == 1


# --- the running product


def remembers_age(chat: Any) -> bool:
    """Whether what was told before still counts: asked for offers, it does not ask for the age again."""
    fields = []
    chat.say("find det rigtige tilbud")
    for _ in range(8):
        if "question" not in chat.types():
            break
        field = chat.of("question")["custom"]["field"]
        fields.append(field)
        if field == "age":
            return False
        chat.say("ved ikke")
    return True


def begin(citizen: Any) -> Any:
    chat = citizen("slagelse")
    chat.say("jeg er 22 år og ryger hash hver dag")
    return chat


@pytest.mark.stack
def test_rasa_remembers_while_the_conversation_goes_on(citizen: Any) -> None:
    assert remembers_age(begin(citizen))


@pytest.mark.stack
def test_rasa_has_forgotten_after_a_delete_call(citizen: Any, product: Any) -> None:
    chat = begin(citizen)

    assert product.http.delete(f"/api/conversations/{chat.sender}").status_code == 204

    chat.say("hej")
    assert "greeting" in chat.types(), "to Rasa it is somebody new"
    assert not remembers_age(chat)


@pytest.mark.stack
def test_rasa_has_forgotten_after_slet_samtalen(citizen: Any) -> None:
    chat = begin(citizen)
    chat.say("slet samtalen")
    assert chat.last[0]["custom"].get("forgotten") is True

    chat.say("hej")

    assert "greeting" in chat.types()
    assert not remembers_age(chat)
