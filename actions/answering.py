"""Questions: from the standard, about the assistant, not its matter, and not understood."""

from __future__ import annotations

from actions.turn import Turn, desk, knowledge, search
from bot import clock
from bot.dialogue.age_limit import beyond_its_age
from bot.dialogue.answers import detail_message, topic_message
from bot.dialogue.arrival import unknown_municipality
from bot.dialogue.booking_talk import reask
from bot.dialogue.choice import Choice, choose, seeks_help
from bot.dialogue.lost import lost_message
from bot.dialogue.messages import Message, button
from bot.dialogue.particulars import complete
from bot.dialogue.questions import ask_municipality
from bot.dialogue.small_talk import about_message
from bot.dialogue.state import State, Understood
from bot.dialogue.triage_talk import triage_turn
from bot.safety import Danger, crisis_message, detect
from knowledge import Municipality

SEARCHED = 8  # hits looked through for a detail
BACK = "Tilbage til det, vi var i gang med:"


class ActionAnswer(Turn):
    """Answers one or more questions; an open question is asked again after it."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_answer"

    def answer(self, state: State, heard: Understood, here: Municipality | None) -> list[Message]:
        """See the class."""
        state.lost = 0
        if heard.intent == "answer" and str(heard.entities.get("topic")) in knowledge().topics:
            choice = Choice((str(heard.entities["topic"]),))
        else:
            choice = choose(
                heard, search().search(here.id if here else None, heard.text, SEARCHED), set(knowledge().topics)
            )
        if not choice.topics:
            return [lost_message(knowledge(), search(), here, state, heard)]
        topics = choice.topics
        messages = [topic_message(knowledge(), here, topic, instead=choice.instead) for topic in topics]
        if choice.detail and here:
            messages.append(detail_message(here, choice.detail))
        if here:
            messages = complete(knowledge(), here, heard.text, topics, messages)
            beyond = beyond_its_age(here, topics[0], heard.facts)
            messages = [beyond, *messages] if beyond else messages
        if here is None:
            if state.elsewhere:
                told, state.told_elsewhere = state.told_elsewhere, True
                return messages if told else [unknown_municipality(knowledge(), state.elsewhere), *messages]
            if "municipality" in state.declined:
                return messages
            state.topic_waiting, state.asked = topics[0], "municipality"
            return [*messages, ask_municipality(knowledge(), "Sig mig, hvor du bor, så kan jeg svare mere præcist.")]
        if state.task == "none" and heard.intent == "faq" and seeks_help(heard, choice.topics):
            return messages + triage_turn(knowledge(), state, heard, clock.today())
        return messages + reask(desk(), state, BACK)


class ActionChat(Turn):
    """Answers questions about the assistant itself."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_chat"

    def answer(self, state: State, heard: Understood, here: Municipality | None) -> list[Message]:
        """See the class."""
        if heard.label == "chat/greeting" and not state.greeted:
            return []  # the greeting itself is the answer
        message = about_message(knowledge(), here, state, heard.label, heard.text)
        if heard.label == "chat/thanks":
            # What is open stays open; to ask it again at once would be pushing.
            if state.asked or state.task != "none":
                message["buttons"] = [button("Fortsæt, hvor vi slap", "resume")]
            return [message]
        return [message, *reask(desk(), state, BACK)]


class ActionOutOfScope(Turn):
    """Says kindly what is not its matter."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_out_of_scope"

    def answer(self, state: State, heard: Understood, here: Municipality | None) -> list[Message]:
        """See the class."""
        return [about_message(knowledge(), here, state, heard.label, heard.text), *reask(desk(), state, BACK)]


class ActionDanger(Turn):
    """The second net: Rasa understood danger where the gateway's own net did not."""

    greets = False

    def name(self) -> str:
        """Name in the domain."""
        return "action_danger"

    def answer(self, state: State, heard: Understood, here: Municipality | None) -> list[Message]:
        """See the class."""
        danger = detect(heard.text) or Danger("suicide", "unknown")
        message: Message = crisis_message(danger, knowledge(), state.municipality, clock.now())
        message["buttons"] = [button("Fortsæt samtalen", "resume")]
        return [message]


class ActionSearch(Turn):
    """No topic understood: the nearest passage, or a way on."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_search"

    def answer(self, state: State, heard: Understood, here: Municipality | None) -> list[Message]:
        """See the class."""
        messages = [lost_message(knowledge(), search(), here, state, heard)]
        return messages + reask(desk(), state, BACK)
