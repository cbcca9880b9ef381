"""Rasa component: reads a message as the answer to what was asked last, unless it clearly is something else."""

from __future__ import annotations

import re
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.training_data.message import Message

from bot import clock
from bot.nlu.answers import Interpretation, interpret, leading_facts
from bot.nlu.fact_extractor import with_entity
from bot.nlu.facts.places import Places, all_places

_AGE_ALONE = re.compile(r"\s*\d{1,2}( ?år( gammel)?)?\s*[.!]?\s*")
COMMANDS = ("danger", "stop", "forget", "start_over", "human")


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class AnswerInterpreter(GraphComponent):
    """See the module."""

    def __init__(self, config: dict[str, Any], places: Places) -> None:
        self._config = config
        self._places = places

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """`command`: confidence at which danger and commands win; `short`: words up to which only a sure command does.

        A word or two ("nej", "17") carries too few features for the classifier to overrule what was asked, except for danger.
        """
        return {"command": 0.6, "short": 3, "short_command": 0.85}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> AnswerInterpreter:
        """Rasa's constructor."""
        return cls(config, all_places())

    def process(self, messages: list[Message]) -> list[Message]:
        """Sets the intent to what the answer means and joins its facts to those found."""
        for message in messages:
            text = str(message.get("text") or "")
            metadata = message.get("metadata")
            asked = metadata.get("asked") if isinstance(metadata, dict) else None
            if not asked and _AGE_ALONE.fullmatch(text):
                asked = "audience"  # a number out of turn is an age, whatever was asked last
            if (
                not isinstance(asked, str)
                or not asked
                or not text.strip()
                or text.startswith("/")
                or self._commanded(message, text)
            ):
                continue
            found = interpret(asked, text, clock.today(), self._places)
            if found is not None:
                _take(message, found)
            else:
                self._take_head(message, asked, text)
        return messages

    def _commanded(self, message: Message, text: str) -> bool:
        intent = message.get("intent") or {}
        name, confidence = intent.get("name"), float(intent.get("confidence") or 0.0)
        if name not in COMMANDS:
            return False
        short = name != "danger" and len(text.split()) <= self._config["short"]
        return confidence >= float(self._config["short_command" if short else "command"])

    def _take_head(self, message: Message, asked: str, text: str) -> None:
        facts = leading_facts(asked, text, clock.today(), self._places)
        if facts:
            with_entity(message, "facts", {**_facts(message), **facts})


def _facts(message: Message) -> dict[str, Any]:
    for entity in message.get("entities") or []:
        if entity.get("entity") == "facts" and isinstance(entity.get("value"), dict):
            return dict(entity["value"])
    return {}


def _take(message: Message, found: Interpretation) -> None:
    """The answer's reading replaces the facts read without the question: it knows whose age it is."""
    message.set("intent", {"name": found.intent, "confidence": 1.0}, add_to_output=True)
    message.set("label", found.intent, add_to_output=True)
    message.set("questions", [], add_to_output=True)
    facts = {k: v for k, v in found.facts.items() if v is not None}
    if facts:
        with_entity(message, "facts", facts)
    else:
        message.set(
            "entities", [e for e in message.get("entities") or [] if e.get("entity") != "facts"], add_to_output=True
        )
    if found.value is not None:
        with_entity(message, "wish" if found.intent == "change_time" else "code", found.value)
