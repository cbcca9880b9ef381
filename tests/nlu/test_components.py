"""The two Rasa components, where Rasa is installed."""

from __future__ import annotations

import json
from typing import Any

import pytest

pytest.importorskip("rasa")
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.answer_interpreter import AnswerInterpreter
from bot.nlu.fact_extractor import FactExtractor
from bot.nlu.facts.places import all_places


def understood(
    text: str,
    asked: str | None = None,
    intent: str = "nlu_fallback",
    confidence: float = 0.7,
    metadata: Any = "default",
) -> dict[str, Any]:
    message = Message({"text": text, "metadata": {"kommune": None, "asked": asked} if metadata == "default" else metadata,
                       "intent": {"name": intent, "confidence": confidence}, "questions": [{"topic": "cost", "confidence": 0.5}]})  # fmt: skip
    extractor = FactExtractor(all_places())
    interpreter = AnswerInterpreter(AnswerInterpreter.get_default_config(), all_places())

    interpreter.process(extractor.process([message]))

    json.dumps(message.data)  # raises when a value is no JSON
    return message.data


def entities(data: dict[str, Any]) -> dict[str, Any]:
    return {e["entity"]: e["value"] for e in data.get("entities", [])}


def test_facts_of_a_story_stand_among_the_entities_and_the_intent_stays() -> None:
    data = understood("min søn på 17 ryger hash", intent="find_offer")

    assert entities(data) == {"facts": {"audience": "relative", "relation": "parent", "age": 17, "substance": "drugs"}}
    assert data["intent"]["name"] == "find_offer"


def test_a_button_is_left_alone() -> None:
    data = understood('/reply{"field": "age", "value": 17}', asked="age", intent="reply")

    assert "entities" not in data
    assert data["intent"]["name"] == "reply"


def test_an_answer_takes_the_place_of_what_the_classifier_thought() -> None:
    data = understood("sytten", asked="age", intent="faq", confidence=0.4)

    assert data["intent"] == {"name": "inform", "confidence": 1.0}
    assert data["questions"] == []
    assert entities(data) == {"facts": {"age": 17}}


def test_an_own_age_told_as_a_relative_is_not_kept_as_the_persons_age() -> None:
    assert entities(understood("jeg er 52", asked="relative_age")) == {"facts": {"relative_age": 52}}


@pytest.mark.parametrize("intent", ["danger", "stop", "forget", "start_over", "human"])
def test_danger_and_sure_commands_win_over_an_answer(intent: str) -> None:
    assert (
        understood("ja jeg vil bare gerne have ro nu", asked="housing", intent=intent, confidence=0.95)["intent"][
            "name"
        ]
        == intent
    )


def test_an_unsure_command_does_not_win_over_a_plain_answer() -> None:
    assert understood("nej", asked="housing", intent="stop", confidence=0.6)["intent"]["name"] == "deny"


def test_a_question_under_way_keeps_its_intent_and_the_answer_before_it_is_kept() -> None:
    data = understood("17, men er det gratis?", asked="age", intent="faq", confidence=0.9)

    assert data["intent"]["name"] == "faq"
    assert data["questions"]
    assert entities(data)["facts"]["age"] == 17


def test_a_code_and_a_wish_for_a_time_become_entities() -> None:
    assert entities(understood("1234 5678 9012 3456", asked="code")) == {"code": "1234567890123456"}
    assert entities(understood("min kode er 1234-5678-9012-3456"))["code"] == "1234567890123456"
    assert entities(understood("hellere fredag", asked="slot"))["wish"] == "hellere fredag"


@pytest.mark.parametrize("metadata", [None, {}, {"asked": None}, "text", {"asked": 3}])
def test_odd_metadata_is_no_error(metadata: Any) -> None:
    assert understood("ja", metadata=metadata)["intent"]["name"] == "nlu_fallback"
