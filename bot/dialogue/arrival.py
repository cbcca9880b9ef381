"""What each turn begins with: which municipality it is about, and the facts that the message tells."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from bot.dialogue.messages import Message, button, message
from bot.dialogue.state import State, Understood
from bot.triage import Profile
from knowledge import Knowledge

# Facts are taken from what a person tells, not from what they ask about the assistant or of something else.
_NO_FACTS = ("chat", "oos", "danger", "stop", "forget", "start_over", "human")
_OWN_AGE = re.compile(r"\bjeg (?:er|bliver|fylder) (?:selv |snart |lige |nu )*\d", re.I)
_LAW = (
    "Loven gælder i alle kommuner: Behandling for stoffer og alkohol er gratis. Den skal begynde senest 14 dage efter, at du har henvendt dig. "
    "For alkohol kan du altid være anonym. For stoffer kan du få anonym behandling, hvis du ikke har andre sociale problemer."
)


@dataclass(frozen=True)
class Arrival:
    """How a turn begins.

    Attributes:
        line: a sentence before the answer, when the municipality has changed.
        instead: messages instead of an answer, when the municipality is not here.
    """

    line: str = ""
    instead: list[Message] | None = None


def whose_age(state: State, heard: Understood) -> Understood:
    """What was understood, with a relative's "jeg er 30" read as the relative's own age.

    Args:
        state: the conversation so far.
        heard: what was understood without it.
    """
    audience = heard.facts.get("audience") or state.profile.get("audience")
    if audience != "relative" or "age" not in heard.facts or "relative_age" in heard.facts:
        return heard
    if _OWN_AGE.search(heard.text) is None:
        return heard
    facts = {"relative_age" if name == "age" else name: value for name, value in heard.facts.items()}
    return replace(heard, facts=facts)


def arrive(knowledge: Knowledge, state: State, heard: Understood) -> Arrival:
    """Takes the municipality and the facts into the state.

    Args:
        knowledge: the content.
        state: the conversation; changed in place.
        heard: what was understood.
    """
    if state.municipality is None and state.elsewhere is None and heard.kommune in knowledge.municipalities:
        state.municipality = heard.kommune
    named = heard.entities.get("municipality") or heard.facts.get("municipality")
    elsewhere = heard.entities.get("elsewhere") or heard.facts.get("elsewhere")
    if (
        heard.intent not in _NO_FACTS
        and heard.intent not in ("reply", "dont_know", "decline")
        and state.task != "booking"
        and state.asked is None
    ):
        state.profile.update(
            {k: v for k, v in heard.facts.items() if k in Profile.model_fields and k != "municipality"}
        )
    if named in knowledge.municipalities and named != state.municipality:
        had = state.municipality
        state.municipality, state.elsewhere = str(named), None
        name = knowledge.municipalities[str(named)].about.name
        state.booking, state.offer, state.told_elsewhere = _kept(state), None, False
        return Arrival(line=f"Så svarer jeg for {name}." if had or heard.kommune else "")
    if elsewhere and str(elsewhere) != state.elsewhere:
        state.municipality, state.elsewhere, state.told_elsewhere = None, str(elsewhere), False
        state.booking = _kept(state)
        if _only_place(heard):
            state.told_elsewhere = True
            return Arrival(instead=[unknown_municipality(knowledge, str(elsewhere))])
    return Arrival()


def _kept(state: State) -> dict[str, str]:
    """The code of a booking already made: it holds wherever the person lives."""
    code = state.booking.get("code")
    return {"code": code} if code else {}


def _only_place(heard: Understood) -> bool:
    """Whether the message asks for nothing but says where the person lives, or asks for what only a standard has."""
    return heard.intent not in ("faq", "answer", "chat", "oos", "stop", "forget", "human", "start_over")


def unknown_municipality(knowledge: Knowledge, name: str) -> Message:
    """Says plainly that the municipality's standard is not here, and what the law gives everywhere."""
    names = [m.about.short for m in knowledge.municipalities.values()]
    listed = ", ".join(names[:-1]) + " og " + names[-1] if len(names) > 1 else "".join(names)
    where = "den kommune" if name == "din kommune" else name
    text = (
        f"Jeg har ikke kvalitetsstandarden for {where}. Derfor kan jeg ikke finde tilbud eller booke en tid der. Jeg kender {listed}.\n\n"
        f"{_LAW}\n\nRing til din egen kommune, og spørg efter rusmiddelbehandling. Er nogen i fare, så ring 112."
    )
    buttons = [
        button("Hvad koster det?", "answer", topic="cost"),
        button("Kan jeg være anonym?", "answer", topic="anonymity"),
    ]
    buttons += [
        button(f"Jeg bor i {m.about.short}", "set_municipality", municipality=m.id)
        for m in knowledge.municipalities.values()
    ]
    return message(
        "municipality_unknown", text, known=list(knowledge.municipalities), municipality=None, buttons=buttons
    )


def no_municipality(knowledge: Knowledge) -> Message:
    """For a person who does not say where they live: what the law gives everywhere, and a way on."""
    text = f"Det er helt i orden. Uden kommunen kan jeg ikke finde et tilbud eller booke en tid, men jeg kan svare ud fra loven.\n\n{_LAW}"
    buttons = [
        button("Hvad koster det?", "answer", topic="cost"),
        button("Kan jeg være anonym?", "answer", topic="anonymity"),
    ]
    known = list(knowledge.municipalities)
    return message("municipality_unknown", text, known=known, municipality=None, buttons=buttons)


def prefixed(messages: list[Message], line: str) -> list[Message]:
    """The messages with a line before the first."""
    if not line or not messages or str(messages[0].get("text", "")).startswith(line):
        return messages
    first = {**messages[0], "text": f"{line}\n\n{messages[0].get('text', '')}".strip()}
    return [first, *messages[1:]]
