"""What the municipality may learn: counts whose labels come from fixed sets, so that no text can stand in one."""

from __future__ import annotations

import re
from typing import Any

from bot.dialogue.messages import message
from bot.gateway.metrics import EVENTS, KINDS, OTHER, Counts

TEXT = 'jeg hedder Quorin"} 1\nstolen{a="b'


def labels(text: str) -> set[str]:
    return set(re.findall(r'="([^"]*)"', text))


def test_a_label_that_is_not_in_its_set_is_not_counted_as_one() -> None:
    counts = Counts(topics=["cost"], municipalities=["slagelse"])

    counts.message(TEXT, TEXT, TEXT)
    counts.message("answer", {"topic": TEXT}, ["slagelse"])
    counts.message("answer", "no/such/topic", "odense")
    counts.add(TEXT)

    assert "Quorin" not in counts.text()
    assert labels(counts.text()) == {OTHER, "answer", ""}
    assert 'rusvejviser_messages_total{type="answer",topic="",municipality=""} 2' in counts.text()


def test_known_topics_and_municipalities_are_counted() -> None:
    counts = Counts(topics=["cost"], municipalities=["slagelse"])

    counts.message("answer", "cost", "slagelse")
    counts.message("answer", "cost", "slagelse")

    assert 'rusvejviser_messages_total{type="answer",topic="cost",municipality="slagelse"} 2\n' in counts.text()


def test_whatever_a_reply_holds_every_label_of_the_gateway_is_from_a_fixed_set(gateway: Any) -> None:
    gateway.rasa.replies["hej"] = [message("answer", TEXT, topic=TEXT, municipality=TEXT), message(TEXT, TEXT)]
    knowledge = gateway.house.knowledge
    allowed = KINDS | EVENTS | {OTHER, ""} | set(knowledge.topics) | set(knowledge.municipalities)

    gateway.say("hej", sender="canary-sender-0123456789")
    gateway.say("jeg vil tage mit eget liv i aften")
    shown = gateway.request("GET", "/metrics").text

    assert "Quorin" not in shown
    assert "canary-sender" not in shown
    assert {each for each in labels(shown) if not each.startswith(("chat/", "oos/"))} <= allowed
    assert 'event="crisis"' in shown


def test_the_counts_are_open_on_loopback_only(gateway: Any) -> None:
    assert gateway.request("GET", "/metrics").status_code == 200
    assert gateway.request("GET", "/metrics", address="192.0.2.1").status_code == 403
    assert gateway.request("GET", "/metrics", headers={"x-forwarded-for": "192.0.2.1"}).status_code == 403
    assert (
        gateway.request("GET", "/metrics", address="192.0.2.1", headers={"authorization": "Bearer "}).status_code == 403
    )
