"""Triage and booking."""

from __future__ import annotations

from actions.moving import ActionMunicipality, ActionStop
from actions.turn import Turn, desk, knowledge, search
from bot import clock
from bot.dialogue.answers import topic_message
from bot.dialogue.arrival import unknown_municipality
from bot.dialogue.booking_talk import booking_turn
from bot.dialogue.choice import topics_in_story
from bot.dialogue.code_talk import code_turn
from bot.dialogue.lost import lost_message
from bot.dialogue.messages import Message
from bot.dialogue.state import State, Understood
from bot.dialogue.triage_talk import tells_anew, triage_turn
from knowledge import Municipality


class ActionTriage(Turn):
    """Finds the offer; questions in the same message are answered first."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_triage"

    def answer(self, state: State, heard: Understood, here: Municipality | None) -> list[Message]:
        """See the class."""
        state.lost = 0
        if here is None and state.elsewhere:
            state.task = "none"
            return [unknown_municipality(knowledge(), state.elsewhere)]
        tells = heard.intent in ("find_offer", "inform") and state.asked is None
        way = triage_turn(knowledge(), state, heard, clock.today())
        if not (tells and here):
            return way
        found = any(each["custom"]["type"] == "offers" for each in way)
        # The result says what a story did not ask; what it did ask is answered all the same.
        topics = topics_in_story(heard, set(knowledge().topics), only_asked=found)
        return [topic_message(knowledge(), here, topic) for topic in topics] + way


class ActionBooking(Turn):
    """Books."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_booking"

    def answer(self, state: State, heard: Understood, here: Municipality | None) -> list[Message]:
        """See the class."""
        state.lost = 0
        if here is None and state.elsewhere:
            state.task = "none"
            return [unknown_municipality(knowledge(), state.elsewhere)]
        return booking_turn(desk(), state, heard)


class ActionMyBooking(Turn):
    """Looks up, moves and cancels by the code."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_my_booking"

    def answer(self, state: State, heard: Understood, here: Municipality | None) -> list[Message]:
        """See the class."""
        state.lost = 0
        if heard.intent == "cancel_booking" and state.task == "booking" and not state.booking.get("code"):
            return ActionStop().answer(state, heard, here)  # nothing is booked yet: "aflys" gives up what is under way
        return code_turn(desk(), state, heard)


class ActionUnderWay(Turn):
    """An answer, a fact or a time: read in the light of what is under way."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_under_way"

    def answer(self, state: State, heard: Understood, here: Municipality | None) -> list[Message]:
        """See the class."""
        if state.asked == "municipality" and (state.task == "none" or here is None):
            return ActionMunicipality().answer(state, heard, here)
        if state.task == "code":
            return ActionMyBooking().answer(state, heard, here)
        if state.task == "booking" or heard.intent in ("pick", "change_time"):
            return ActionBooking().answer(state, heard, here)
        if state.task == "triage" or heard.intent in ("inform", "reply"):
            return ActionTriage().answer(state, heard, here)
        if heard.intent == "deny" and tells_anew(state, heard):
            return ActionTriage().answer(state, heard, here)
        if heard.intent in ("deny", "decline"):
            return ActionStop().answer(state, heard, here)
        if heard.intent == "affirm" and here and state.offer in here.offers:
            return ActionBooking().answer(state, heard, here)  # "ja tak" to the offer just told
        if heard.intent == "dont_know" and state.offer is None:
            return ActionTriage().answer(state, heard, here)
        return [lost_message(knowledge(), search(), here, state, heard)]
