"""The gateway collects a question only when it got no answer, was typed, and the municipality has switched that on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bot.dialogue.messages import message
from tests.promises.promise_gateway import Gateway

LOST = [message("fallback", "Det forstod jeg ikke helt.", suggestions=[], municipality="slagelse")]


@pytest.fixture
def kept(tmp_path: Path) -> Callable[..., list[str]]:
    """Says something with UNANSWERED set, and gives what was kept for Slagelse."""

    def say(text: str, replies: list[dict[str, Any]] | None, setting: str = "on") -> list[str]:
        gateway = Gateway(tmp_path, UNANSWERED=setting)
        gateway.rasa.always = replies
        body = {"sender": "promise-0123456789abcdef", "message": text, "metadata": {"kommune": "slagelse"}}
        gateway.request("POST", "/webhooks/rest/webhook", json=body)
        gateway.house.tally.flush()
        return [kept for _, kept in gateway.house.tally.store.unanswered("slagelse")]

    return say


def test_a_question_without_an_answer_is_kept_when_switched_on(kept: Callable[..., list[str]]) -> None:
    assert kept("har i en sauna", LOST) == ["har i en sauna"]


def test_nothing_is_kept_by_default(kept: Callable[..., list[str]]) -> None:
    assert kept("har i en sauna", LOST, setting="off") == []


def test_a_question_with_an_answer_is_not_kept(kept: Callable[..., list[str]]) -> None:
    assert kept("er det gratis", [message("answer", "Ja.", topic="cost", municipality="slagelse")]) == []


def test_what_is_said_in_danger_is_never_kept(kept: Callable[..., list[str]]) -> None:
    assert kept("jeg vil tage mit eget liv i aften", LOST) == []


def test_numbers_are_masked_before_a_question_is_kept(kept: Callable[..., list[str]]) -> None:
    (text,) = kept("har i en sauna mit nummer er 20 30 40 50", LOST) or [""]

    assert "20 30 40 50" not in text
    assert text.startswith("har i en sauna")
