"""What every action does: read the slots and what was understood, let the talk answer, write the slots back."""

from __future__ import annotations

import copy
import logging
import traceback
from abc import ABC, abstractmethod
from functools import lru_cache
from pathlib import Path
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from bot import clock
from bot.booking.service import BookingService
from bot.booking.store import Store
from bot.dialogue.arrival import arrive, prefixed, whose_age
from bot.dialogue.away import away_message
from bot.dialogue.desk import Desk
from bot.dialogue.messages import Message
from bot.dialogue.small_talk import greeting
from bot.dialogue.state import State, Understood
from bot.launch import settings
from knowledge import Knowledge, Municipality, load
from knowledge.search import SearchIndex

logger = logging.getLogger("rusvejviser.actions")

# Slot of the domain -> field of State; those in BAG travel together in the slot `profile`.
SLOTS = ("municipality", "task", "asked", "declined", "booking", "topic_waiting", "lost", "greeted")
BAG = ("profile", "bands", "elsewhere", "told_elsewhere", "asks", "offer")


@lru_cache(maxsize=1)
def knowledge() -> Knowledge:
    """The content, loaded once."""
    return load()


@lru_cache(maxsize=1)
def search() -> SearchIndex:
    """The search index, built once."""
    return SearchIndex(knowledge())


@lru_cache(maxsize=1)
def bookings() -> BookingService:
    """The bookings; the gateway uses the same file."""
    return BookingService(knowledge(), Store(settings.read().data_dir))


def read_state(tracker: Tracker) -> State:
    """The conversation's state from Rasa's slots."""
    state = State()
    for name in SLOTS:
        value = tracker.get_slot(name)
        if value is not None:
            setattr(
                state, name, copy.deepcopy(value)
            )  # the talk changes it in place; the slot must still show the old one
    for name, value in (tracker.get_slot("profile") or {}).items():
        setattr(state, name, copy.deepcopy(value))
    return state


def slots_of(state: State, tracker: Tracker) -> list[EventType]:
    """Slot events for what has changed."""
    values: dict[str, Any] = {name: getattr(state, name) for name in SLOTS}
    values["profile"] = {name: getattr(state, name) for name in BAG}
    return [SlotSet(name, value) for name, value in values.items() if value != tracker.get_slot(name)]


def read_understood(tracker: Tracker) -> Understood:
    """What Rasa understood of the last message."""
    last = tracker.latest_message or {}
    entities: dict[str, Any] = {}
    facts: dict[str, Any] = {}
    for each in last.get("entities") or []:
        if each.get("entity") == "facts":
            facts.update(each.get("value") or {})
        else:
            entities[each.get("entity")] = each.get("value")
    metadata = (
        last.get("metadata")
        or next((e.get("metadata") for e in reversed(tracker.events) if e.get("event") == "user"), None)
        or {}
    )
    intent = last.get("intent") or {}
    return Understood(
        text=str(last.get("text") or ""), intent=str(intent.get("name") or ""), label=str(last.get("label") or intent.get("name") or ""),
        confidence=float(intent.get("confidence") or 0.0), questions=tuple(last.get("questions") or ()), ranking=tuple(last.get("ranking") or ()),
        facts=facts, entities=entities, kommune=metadata.get("kommune"), sealed=metadata.get("sealed") or {}, given=metadata.get("given"),
        given_refused=metadata.get("given_refused"),
    )  # fmt: skip


class Turn(Action, ABC):  # type: ignore[misc] # rasa-sdk has no types
    """Base of all actions."""

    greets = True

    @abstractmethod
    def answer(self, state: State, heard: Understood, here: Municipality | None) -> list[Message]:
        """The messages of this action; changes the state in place."""

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        """Rasa's entry."""
        state, heard = read_state(tracker), read_understood(tracker)
        try:
            messages = self._messages(state, heard)
        except Exception as error:  # noqa: BLE001
            # What was said stays out of the log, and the citizen is not left without an answer.
            logger.error("an action failed: %s", _place(error))
            messages = [away_message(knowledge(), state.municipality)]
            # Half a change would break every turn that follows; the next one begins where this one did.
            state = read_state(tracker)
        for each in messages:
            dispatcher.utter_message(
                text=each.get("text"), buttons=each.get("buttons"), json_message=each.get("custom")
            )
        return slots_of(state, tracker)

    def _messages(self, state: State, heard: Understood) -> list[Message]:
        heard = whose_age(state, heard)
        arrival = arrive(knowledge(), state, heard)
        here = knowledge().municipalities.get(state.municipality or "")
        messages = arrival.instead if arrival.instead is not None else self.answer(state, heard, here)
        messages = prefixed(messages, arrival.line)
        if self.greets and not state.greeted:
            state.greeted = True
            messages = [greeting(knowledge(), here), *messages]
        return messages


def desk() -> Desk:
    """What booking needs."""
    return Desk(knowledge(), bookings(), clock.now())


def _place(error: Exception) -> str:
    """Kind and place of an error, never its message: that may hold what was said."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} at {Path(last.filename).name}:{last.lineno}"
