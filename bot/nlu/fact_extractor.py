"""Rasa component: puts the facts of a message, and a booking's code, among its entities."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.training_data.message import Message

from bot import clock
from bot.nlu.answer_fields import code_digits
from bot.nlu.facts import read_facts
from bot.nlu.facts.places import Places, all_places


def entity(name: str, value: Any, length: int) -> dict[str, Any]:
    """An entity over a whole message."""
    return {"entity": name, "value": value, "start": 0, "end": length}


def with_entity(message: Message, name: str, value: Any) -> None:
    """Puts an entity into the message in place of an earlier one of that name."""
    kept = [e for e in message.get("entities") or [] if e.get("entity") != name]
    message.set("entities", [*kept, entity(name, value, len(str(message.get("text") or "")))], add_to_output=True)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class FactExtractor(GraphComponent):
    """See the module. The intent stays as the classifier set it."""

    def __init__(self, places: Places) -> None:
        self._places = places

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> FactExtractor:
        """Rasa's constructor."""
        return cls(all_places())

    def process(self, messages: list[Message]) -> list[Message]:
        """Adds the entities `facts` and `code`; buttons' payloads are left alone."""
        for message in messages:
            text = str(message.get("text") or "")
            if not text.strip() or text.startswith("/"):
                continue
            facts = read_facts(text, clock.today(), self._places)
            if facts:
                with_entity(message, "facts", facts)
            code = code_digits(text)
            if code is not None:
                with_entity(message, "code", code)
        return messages
