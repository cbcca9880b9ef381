"""Moves that steer the conversation itself."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import AllSlotsReset, EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.turn import Turn, desk, knowledge
from bot import clock
from bot.dialogue.answers import topic_message
from bot.dialogue.arrival import no_municipality, unknown_municipality
from bot.dialogue.booking_talk import booking_turn, leave_booking, reask
from bot.dialogue.messages import Message, button, message
from bot.dialogue.questions import ask_municipality
from bot.dialogue.small_talk import ways_in
from bot.dialogue.sources import contact_json, contact_sentence
from bot.dialogue.state import State, Understood
from bot.dialogue.triage_talk import tells_anew, triage_turn
from bot.safety.crisis import by_day, who_now
from knowledge import Municipality


class ActionGreet(Turn):
    """Opens the conversation."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_greet"

    def answer(self, state: State, heard: Understood, here: Municipality | None) -> list[Message]:
        """See the class."""
        if state.greeted:  # opened again, or a button that is no longer known: greeted once is enough
            return ActionResume().answer(state, heard, here)
        return []


class ActionStop(Turn):
    """Gives up what is under way, kindly."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_stop"

    def answer(self, state: State, heard: Understood, here: Municipality | None) -> list[Message]:
        """See the class."""
        if tells_anew(state, heard):  # "nej, jeg mener alkohol" corrects; it does not give up
            return triage_turn(knowledge(), state, heard, clock.today())
        under_way = state.task != "none"
        leave_booking(desk(), state)
        state.task, state.asked, state.topic_waiting = "none", None, None
        text = "Så stopper vi her. Der er ikke booket eller ændret noget." if under_way else "Helt i orden."
        text += ' Du kan altid skrive igen, eller skrive "slet samtalen".'
        if here:
            text += " " + contact_sentence(here.main_contact)
        return [
            message("answer", text, topic="chat/stop", municipality=state.municipality, sources=[], buttons=ways_in())
        ]


class ActionStartOver(Turn):
    """Begins again; the municipality stays."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_start_over"

    def answer(self, state: State, heard: Understood, here: Municipality | None) -> list[Message]:
        """See the class."""
        state.restart()
        text = "Så begynder vi forfra. Det, du har fortalt, er glemt. Hvad vil du gerne?"
        return [
            message(
                "answer", text, topic="chat/start_over", municipality=state.municipality, sources=[], buttons=ways_in()
            )
        ]


class ActionForget(Turn):
    """Forgets the conversation; the gateway drops what it holds when it sees the reply."""

    greets = False

    def name(self) -> str:
        """Name in the domain."""
        return "action_forget"

    def answer(self, state: State, heard: Understood, here: Municipality | None) -> list[Message]:
        """See the class."""
        text = (
            "Samtalen er slettet. En tid, du har booket, gælder stadig. Den kan du aflyse med koden på siden /aftale."
        )
        return [message("answer", text, topic="chat/forget", municipality=None, sources=[], forgotten=True)]

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        """Rasa's entry: all slots go as well."""
        await super().run(dispatcher, tracker, domain)
        return [AllSlotsReset()]


class ActionHuman(Turn):
    """How to reach a human."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_human"

    def answer(self, state: State, heard: Understood, here: Municipality | None) -> list[Message]:
        """See the class."""
        if here is None:
            if state.elsewhere:
                return [unknown_municipality(knowledge(), state.elsewhere)]
            state.topic_waiting, state.asked = "contact", "municipality"
            return [
                ask_municipality(
                    knowledge(), "Er nogen i fare, så ring 112. Ellers kan jeg sige, hvem du kan ringe til."
                )
            ]
        contact = here.main_contact
        text = f"{contact_sentence(contact)} Jeg kan ikke stille dig om. Er nogen i fare, så ring 112."
        if not by_day(clock.now()):
            text += f" Er der lukket, og kan det ikke vente, så {who_now(knowledge(), here.id, clock.now())}."
        buttons = [button("Alle numre og adresser", "answer", topic="contact"), button("Book en samtale", "book")]
        messages = [
            message(
                "answer",
                text,
                topic="contact",
                municipality=here.id,
                contact=contact_json(contact),
                sources=[],
                buttons=buttons,
            )
        ]
        return messages + reask(desk(), state, "Vi kan også fortsætte her:")


class ActionMunicipality(Turn):
    """The person says where they live."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_municipality"

    def answer(self, state: State, heard: Understood, here: Municipality | None) -> list[Message]:
        """See the class."""
        if here is None:
            if state.elsewhere:
                state.task = "none"
                return [unknown_municipality(knowledge(), state.elsewhere)]
            if state.asked == "municipality" and heard.intent in ("dont_know", "decline", "deny"):
                state.declined.append("municipality")
                state.task, state.asked, state.topic_waiting = "none", None, None
                return [no_municipality(knowledge())]
            state.asked = "municipality"
            return [ask_municipality(knowledge())]
        if state.topic_waiting:
            topic, state.topic_waiting, state.asked = state.topic_waiting, None, None
            return [topic_message(knowledge(), here, topic)]
        if "municipality" in state.declined:
            state.declined.remove("municipality")
        if state.task == "triage" or (state.task == "none" and state.profile.get("audience")):
            return triage_turn(knowledge(), state, heard, clock.today())
        if state.task == "booking":
            return booking_turn(desk(), state, heard)
        state.asked = None
        text = f"Så svarer jeg for {here.about.name}. Hvad vil du gerne vide?"
        return [message("answer", text, topic="chat/municipality", municipality=here.id, sources=[], buttons=ways_in())]


class ActionResume(Turn):
    """Goes on after a crisis message, when the person wants to."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_resume"

    def answer(self, state: State, heard: Understood, here: Municipality | None) -> list[Message]:
        """See the class."""
        again = reask(desk(), state, "Så fortsætter vi.")
        if again:
            return again
        text = "Jeg er her stadig. Vil du finde et tilbud, spørge om noget eller tale med et menneske?"
        buttons = [*ways_in()[:3], button("Tal med et menneske", "human")]
        return [
            message("answer", text, topic="chat/resume", municipality=state.municipality, sources=[], buttons=buttons)
        ]
