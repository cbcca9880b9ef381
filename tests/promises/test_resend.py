"""A turn that is sent again after a lost connection is no second turn."""

from __future__ import annotations

import asyncio
from typing import Any

import httpx

from bot.dialogue.messages import message

SENDER = "promise-0123456789abcdef"


def test_the_same_key_and_message_get_the_same_reply_without_a_second_turn(gateway: Any) -> None:
    first = gateway.say("hej", headers={"idempotency-key": "k1"})

    again = gateway.say("hej", headers={"idempotency-key": "k1"})

    assert again.status_code == 200
    assert again.json() == first.json()
    assert len(gateway.rasa.heard) == 1


def test_another_key_is_another_turn(gateway: Any) -> None:
    for key in ("k1", "k2"):
        gateway.say("hej", headers={"idempotency-key": key})
    gateway.say("hej")
    gateway.say("hej")

    assert len(gateway.rasa.heard) == 4


def test_another_message_under_the_same_key_is_never_swallowed(gateway: Any) -> None:
    gateway.say("hej", headers={"idempotency-key": "k1"})

    gateway.say("hvad koster det", headers={"idempotency-key": "k1"})

    assert [text for _, text, _ in gateway.rasa.heard] == ["hej", "hvad koster det"]


def test_another_sender_with_the_same_key_gets_a_reply_of_its_own(gateway: Any) -> None:
    gateway.say("hej", headers={"idempotency-key": "k1"})

    reply = gateway.say("hej", sender="somebody-else-entirely", headers={"idempotency-key": "k1"})

    assert reply.json()[0]["recipient_id"] == "somebody-else-entirely"
    assert len(gateway.rasa.heard) == 2


def test_a_repeat_while_the_first_is_under_way_waits_for_its_reply(gateway: Any) -> None:
    async def both() -> tuple[httpx.Response, httpx.Response, int]:
        gateway.rasa.gate = asyncio.Event()
        body = {"sender": SENDER, "message": "hej"}
        async with gateway.client() as client:
            post = lambda: client.post("/webhooks/rest/webhook", json=body, headers={"idempotency-key": "k1"})  # noqa: E731
            first = asyncio.create_task(post())
            while not gateway.rasa.heard:
                await asyncio.sleep(0.01)
            second = asyncio.create_task(post())
            await asyncio.sleep(0.05)
            heard = len(gateway.rasa.heard)
            gateway.rasa.gate.set()
            return await first, await second, heard

    first, second, heard = asyncio.run(both())

    assert heard == 1
    assert len(gateway.rasa.heard) == 1
    assert first.json() == second.json()


def test_what_was_not_answered_is_tried_again(gateway: Any) -> None:
    gateway.rasa.away = True
    gateway.say("hej", headers={"idempotency-key": "k1"})
    gateway.rasa.away = False

    again = gateway.say("hej", headers={"idempotency-key": "k1"})

    assert again.json()[0]["custom"]["type"] == "answer"


def test_a_kept_reply_goes_with_the_conversation(gateway: Any) -> None:
    gateway.rasa.replies["slet samtalen"] = [message("answer", "Slettet.", forgotten=True)]
    gateway.say("slet samtalen", headers={"idempotency-key": "k1"})

    assert gateway.house.sessions.of(SENDER).last is None


def test_a_crisis_message_is_repeated_too(gateway: Any) -> None:
    first = gateway.say("jeg vil tage mit eget liv i aften", headers={"idempotency-key": "k1"})

    again = gateway.say("jeg vil tage mit eget liv i aften", headers={"idempotency-key": "k1"})

    assert first.json()[0]["custom"]["type"] == "crisis"
    assert again.json() == first.json()


def test_a_key_that_is_too_long_is_refused(gateway: Any) -> None:
    assert gateway.say("hej", headers={"idempotency-key": "k" * 201}).status_code == 422
