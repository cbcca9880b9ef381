"""Short texts in the light of the question they answer."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.nlu.answers import interpret, leading_facts
from bot.nlu.facts import Places

TODAY = date(2027, 3, 27)
CASES = yaml.safe_load((Path(__file__).parent / "answers_cases.yml").read_text(encoding="utf-8"))
FIELDS = ("age", "relative_age", "substance", "audience", "relation", "enrolled", "anonymous", "social_problems", "housing", "occupation", "medication",
          "municipality", "previous_contact", "offer", "contact_name", "contact_phone", "contact_email", "confirm", "code", "slot")  # fmt: skip
EVERY = [(asked, *([*case, None][:4])) for asked, cases in CASES.items() for case in cases]


@pytest.mark.parametrize(("asked", "text", "intent", "facts", "value"), EVERY)
def test_an_answer_means_this(
    asked: str, text: str, intent: str | None, facts: dict[str, Any], value: str | None, places: Places
) -> None:
    found = interpret(asked, text, TODAY, places)

    if intent is None:
        assert found is None
    else:
        assert found is not None
        assert (found.intent, found.facts, found.value) == (intent, facts, value)


def test_every_field_that_can_be_asked_for_has_cases() -> None:
    assert set(FIELDS) <= set(CASES)


@pytest.mark.parametrize("asked", FIELDS)
@pytest.mark.parametrize(
    "text",
    [
        "stop",
        "Stop!",
        "glem det",
        "start forfra",
        "hvorfor spørger du?",
        "er det gratis?",
        "hvad koster det",
        "kan jeg få hjælp i dag?",
    ],
)
def test_a_command_or_a_question_is_no_answer_whatever_was_asked(asked: str, text: str, places: Places) -> None:
    assert interpret(asked, text, TODAY, places) is None


@pytest.mark.parametrize("asked", FIELDS)
@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("ved ikke", "dont_know"),
        ("det ved jeg ikke", "dont_know"),
        ("vil ikke sige", "decline"),
        ("spring over", "decline"),
    ],
)
def test_every_question_can_be_left_open_in_words(asked: str, text: str, intent: str, places: Places) -> None:
    found = interpret(asked, text, TODAY, places)

    assert found is not None
    assert found.intent == intent
    assert asked not in found.facts


def test_an_answer_before_a_question_is_taken_along(places: Places) -> None:
    assert leading_facts("age", "17, men er det gratis?", TODAY, places) == {"age": 17}
    assert leading_facts("age", "er det gratis, for jeg er i tvivl", TODAY, places) == {}


def test_a_contact_detail_is_never_given_on(places: Places) -> None:
    for asked, text in (
        ("contact_name", "Opdigtet Navnesen"),
        ("contact_phone", "00 00 00 00"),
        ("contact_email", "opdigtet@example.org"),
    ):
        found = interpret(asked, text, TODAY, places)

        assert found is not None
        assert (found.intent, found.facts, found.value) == ("inform", {}, None)
