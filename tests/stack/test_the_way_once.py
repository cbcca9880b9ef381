"""The whole way: a question answered, an offer found, a conversation booked, over HTTP as a client would."""

from __future__ import annotations

from typing import Any

import pytest

pytestmark = pytest.mark.stack


def finish_triage(chat: Any, answers: dict[str, str], most: int = 8) -> dict[str, Any]:
    """Answers questions until the offers come."""
    for _ in range(most):
        if "offers" in chat.types():
            return chat.of("offers")
        field = chat.of("question")["custom"]["field"]
        chat.say(answers.get(field, "ved ikke"))
    raise AssertionError(f"no offers after {most} questions: {chat.text()}")


def test_the_price_in_slagelse_is_answered_with_its_source(citizen: Any) -> None:
    chat = citizen("slagelse")

    chat.say("hvad koster det")

    answer = chat.of("answer")
    assert answer["custom"]["topic"] == "cost"
    assert answer["custom"]["municipality"] == "slagelse"
    assert "gratis" in answer["text"]
    assert all(source["document"] and source["section"] for source in answer["custom"]["sources"])


def test_a_19_year_old_in_assens_finds_move(citizen: Any) -> None:
    chat = citizen("assens")

    chat.say("jeg er 19 og ryger for meget hash, hvor kan jeg få hjælp")
    offers = finish_triage(chat, {"anonymous": "nej", "medication": "nej", "social_problems": "nej"})

    assert offers["custom"]["offers"][0]["id"] == "assens/move"
    assert "200 kr" in offers["text"]


def test_a_mother_in_holbaek_finds_the_group(citizen: Any) -> None:
    chat = citizen("holbaek")

    chat.say("min søn tager stoffer og jeg ved ikke hvad jeg skal gøre")
    offers = finish_triage(
        chat, {"age": "han er 30", "relation": "jeg er hans mor", "enrolled": "nej", "relative_age": "55"}
    )

    assert offers["custom"]["offers"][0]["id"] == "holbaek/paaroerende-gruppe"


def test_an_anonymous_booking_is_made_looked_up_and_cancelled(citizen: Any, product: Any) -> None:
    chat = citizen("slagelse")

    chat.say("jeg er 35 og vil gerne booke en tid om kokain")
    for _ in range(6):
        if "slots" in chat.types():
            break
        chat.say("ja" if chat.of("question")["custom"]["field"] == "anonymous" else "ved ikke")
    first = chat.of("slots")["buttons"][0]["title"]
    chat.press(first)
    assert chat.of("question")["custom"]["field"] == "confirm"
    chat.say("ja")
    booking = chat.of("booking")["custom"]

    assert booking["anonymous"] is True
    code = booking["code"]
    found = product.http.get(f"/api/bookings/{code}")
    assert found.status_code == 200
    assert found.json()["start"] == booking["start"]

    chat.say("aflys min tid")
    if "question" in chat.types() and chat.of("question")["custom"]["field"] == "code":
        chat.say(code)
    chat.press("Ja, aflys")
    assert chat.of("cancelled")["custom"]["code"] == code
    assert product.http.get(f"/api/bookings/{code}").json()["status"] == "cancelled"


def test_a_wrong_code_is_not_found(product: Any) -> None:
    reply = product.http.get("/api/bookings/1234567812345678")

    assert reply.status_code == 404
    assert reply.headers["content-type"].startswith("application/problem+json")
    assert "kode" in reply.json()["detail"]


@pytest.mark.parametrize(
    "text", ["jeg vil slå græsset i morgen", "det er dræbende kedeligt at vente", "jeg var ved at dø af grin i går"]
)
def test_alarming_words_in_a_harmless_sentence_raise_no_alarm_anywhere_in_the_stack(citizen: Any, text: str) -> None:
    chat = citizen("slagelse")

    chat.say(text)

    assert "crisis" not in chat.types()
