"""Questions: from the standard, about the assistant, not its matter, and not understood."""

from __future__ import annotations

from actions.turn import Turn, desk, knowledge, search
from bot import clock
from bot.dialogue.answers import topic_message
from bot.dialogue.arrival import unknown_municipality
from bot.dialogue.booking_talk import reask
from bot.dialogue.lost import lost_message
from bot.dialogue.messages import Message, button
from bot.dialogue.questions import ask_municipality
from bot.dialogue.small_talk import about_message
from bot.dialogue.state import State, Understood
from bot.safety import Danger, crisis_message, detect
from knowledge import Municipality

SURE = 0.55  # below it the second likeliest topic comes as a button; docs/understanding.md shows the sweep
MOST_ANSWERS = 3
BACK = "Tilbage til det, vi var i gang med:"


class ActionAnswer(Turn):
    """Answers one or more questions; an open question is asked again after it."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_answer"

    def answer(self, state: State, heard: Understood, here: Municipality | None) -> list[Message]:
        """See the class."""
        state.lost = 0
        topics = [str(heard.entities["topic"])] if heard.intent == "answer" and heard.entities.get("topic") else []
        topics = topics or [str(q["topic"]) for q in heard.questions]
        topics = [t for t in topics if t in knowledge().topics][:MOST_ANSWERS]
        if not topics:
            return [lost_message(knowledge(), search(), here, state, heard)]
        second = _second(heard) if len(topics) == 1 and heard.intent == "faq" and heard.confidence < SURE else None
        messages = [topic_message(knowledge(), here, topic, instead=second) for topic in topics]
        if here is None:
            if state.elsewhere:
                told, state.told_elsewhere = state.told_elsewhere, True
                return messages if told else [unknown_municipality(knowledge(), state.elsewhere), *messages]
            state.topic_waiting, state.asked = topics[0], "municipality"
            return [*messages, ask_municipality(knowledge(), "Sig mig, hvor du bor, så kan jeg svare mere præcist.")]
        return messages + reask(desk(), state, BACK)


def _second(heard: Understood) -> str | None:
    others = [str(r["label"])[4:] for r in heard.ranking[1:3] if str(r["label"]).startswith("faq/")]
    return others[0] if others else None


class ActionChat(Turn):
    """Answers questions about the assistant itself."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_chat"

    def answer(self, state: State, heard: Understood, here: Municipality | None) -> list[Message]:
        """See the class."""
        if heard.label == "chat/greeting" and not state.greeted:
            return []  # the greeting itself is the answer
        return [about_message(knowledge(), here, state, heard.label, heard.text), *reask(desk(), state, BACK)]


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
