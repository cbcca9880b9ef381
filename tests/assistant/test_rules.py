"""Rules, domain and actions fit together: nothing is said that leads nowhere, nothing is pressed that is thrown away."""

from __future__ import annotations

import importlib
import inspect
import json
import pkgutil
from collections import Counter
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
import yaml

import actions
from actions.turn import Turn
from bot.dialogue import booking_questions, code_talk, messages, questions, small_talk
from bot.dialogue.arrival import no_municipality, unknown_municipality
from knowledge import load

ROOT = Path(__file__).resolve().parents[2]
PAYLOAD_ONLY = {
    "skip",
    "band",
    "elsewhere",
    "wish",
}  # carried by buttons; one that the domain lacks voids the whole payload


@lru_cache(maxsize=1)
def domain() -> dict[str, Any]:
    """All files of the domain in one."""
    joined: dict[str, Any] = {}
    for file in sorted((ROOT / "bot/assistant/domain").glob("*.yml")):
        for key, value in yaml.safe_load(file.read_text(encoding="utf-8")).items():
            joined.setdefault(key, value)
    return joined


@lru_cache(maxsize=1)
def rules() -> tuple[dict[str, Any], ...]:
    """All rules."""
    found: list[dict[str, Any]] = []
    for file in sorted((ROOT / "data/rules").glob("*.yml")):
        found += yaml.safe_load(file.read_text(encoding="utf-8"))["rules"]
    return tuple(found)


@lru_cache(maxsize=1)
def built_actions() -> frozenset[str]:
    """Names of the actions that the package answers to."""
    names = set()
    for module in pkgutil.iter_modules(actions.__path__, "actions."):
        for _, each in inspect.getmembers(importlib.import_module(module.name), inspect.isclass):
            if issubclass(each, Turn) and not inspect.isabstract(each):
                names.add(each().name())
    return frozenset(names)


def steps(kind: str) -> list[str]:
    """What the rules name as 'intent' or 'action'."""
    return [step[kind] for rule in rules() for step in rule["steps"] if kind in step]


def pressed(made: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    """Intent and entities of a message's buttons."""
    found = []
    for each in made.get("buttons", []):
        intent, brace, rest = each["payload"].removeprefix("/").partition("{")
        found.append((intent, json.loads(brace + rest) if brace else {}))
    return found


def offered() -> list[tuple[str, dict[str, Any]]]:
    """Buttons of the questions and openings that need nothing booked."""
    knowledge = load()
    made = [
        unknown_municipality(knowledge, "Odense"),
        no_municipality(knowledge),
        questions.ask_municipality(knowledge),
    ]
    for here in knowledge.municipalities.values():
        made += [small_talk.greeting(knowledge, here), booking_questions.ask_offer(list(here.offers.values()))]
        made += [questions.ask(knowledge, here, field) for field in questions._QUESTIONS]
    made += [
        booking_questions.ask_anonymous("Ambulant behandling"),
        booking_questions.ask_previous(False),
        booking_questions.ask_previous(True),
    ]
    made += [booking_questions.ask_contact(field) for field in booking_questions.CONTACT_FIELDS]
    made.append(messages.message("question", "Skriv koden.", buttons=code_talk._NO_CODE_BUTTON))
    return [each for message in made for each in pressed(message)]


@pytest.mark.parametrize("intent", domain()["intents"])
def test_every_intent_of_the_domain_has_one_rule(intent: str) -> None:
    assert Counter(steps("intent"))[intent] == 1


@pytest.mark.parametrize("action", domain()["actions"])
def test_every_action_of_the_domain_is_built_and_used(action: str) -> None:
    assert action in built_actions()
    assert action in steps("action")


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule["rule"])
def test_a_rule_leads_from_a_known_intent_to_a_built_action(rule: dict[str, Any]) -> None:
    intent, action = rule["steps"]

    assert intent["intent"] in domain()["intents"]
    assert action["action"] in domain()["actions"]
    assert action["action"] in built_actions()


def test_no_action_is_built_that_the_domain_does_not_know() -> None:
    assert built_actions() == set(domain()["actions"])


def test_every_button_carries_only_intents_and_entities_of_the_domain() -> None:
    buttons = offered()

    assert len(buttons) > 100
    for intent, entities in buttons:
        assert intent in domain()["intents"], intent
        assert entities.keys() <= set(domain()["entities"]), (intent, entities)


def test_what_only_buttons_carry_is_in_the_domain() -> None:
    assert set(domain()["entities"]) >= PAYLOAD_ONLY
