"""The one question at a time: its words, its buttons, and a way past it."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from bot.dialogue.messages import Button, Message, button, message
from knowledge import Knowledge, Municipality
from knowledge.schema import Range

YES_NO = (("Ja", True), ("Nej", False))
# field -> (about oneself, about somebody else, choices)
_QUESTIONS: dict[str, tuple[str, str, tuple[tuple[str, Any], ...]]] = {
    "audience": (
        "Hvem handler det om?", "Hvem handler det om?",
        (("Mig selv", "self"), ("En, jeg er pårørende til", "relative"), ("Jeg spørger som fagperson", "professional")),
    ),
    "age": ("Hvor gammel er du? Skriv gerne tallet.", "Hvor gammel er den, det handler om? Skriv gerne tallet.", ()),
    "relative_age": ("Hvor gammel er du selv? Skriv gerne tallet.", "Hvor gammel er du selv? Skriv gerne tallet.", ()),
    "substance": (
        "Handler det om stoffer, alkohol eller begge dele?", "Handler det om stoffer, alkohol eller begge dele?",
        (("Stoffer", "drugs"), ("Alkohol", "alcohol"), ("Begge dele", "both")),
    ),
    "relation": (
        "Hvad er du for den, det handler om?", "Hvad er du for den, det handler om?",
        (("Mor eller far", "parent"), ("Barn", "child"), ("Kæreste eller ægtefælle", "partner"), ("Søskende", "sibling"), ("Ven", "friend"),
         ("Noget andet", "other")),
    ),
    "enrolled": ("Er den, det handler om, i behandling hos {centre} nu?", "Er den, det handler om, i behandling hos {centre} nu?", YES_NO),
    "anonymous": (
        "Vil du gerne være anonym? Så oplyser du hverken navn eller CPR-nummer.",
        "Vil personen gerne være anonym? Så oplyses hverken navn eller CPR-nummer.", YES_NO,
    ),
    "social_problems": (
        "Har du også brug for anden hjælp fra kommunen, for eksempel til bolig, penge, børn eller sygdom?",
        "Har personen også brug for anden hjælp fra kommunen, for eksempel til bolig, penge, børn eller sygdom?", YES_NO,
    ),
    "housing": ("Har du et sted at bo?", "Har personen et sted at bo?", YES_NO),
    "occupation": (
        "Er du i job eller under uddannelse, eller er du knyttet til arbejdslivet på en anden måde?",
        "Er personen i job eller under uddannelse, eller på anden måde knyttet til arbejdslivet?", YES_NO,
    ),
    "medication": (
        "Har du brug for medicin i behandlingen, for eksempel metadon?",
        "Har personen brug for medicin i behandlingen, for eksempel metadon?", YES_NO,
    ),
}  # fmt: skip


def ask(
    knowledge: Knowledge, municipality: Municipality | None, field: str, *, other: bool = False, before: str = ""
) -> Message:
    """The question for a profile field.

    Args:
        knowledge: the content.
        municipality: decides the age spans and the centre's name.
        field: a field of the triage profile.
        other: True when it is about somebody else than the one who writes.
        before: a line to stand before the question.
    """
    if field == "municipality":
        return ask_municipality(knowledge, before)
    about_self, about_other, choices = _QUESTIONS[field]
    text = (about_other if other else about_self).replace(
        "{centre}", municipality.about.centre if municipality else "kommunens tilbud"
    )
    buttons = [button(title, "reply", field=field, value=value) for title, value in choices]
    if field in ("age", "relative_age") and municipality:
        buttons = [
            button(title, "reply", field=field, value=value, band=title)
            for title, value in age_bands(municipality, field)
        ]
    return message("question", f"{before}\n\n{text}".strip(), buttons=buttons + ways_past(field), field=field)


def ask_municipality(knowledge: Knowledge, before: str = "") -> Message:
    """Which municipality the person lives in."""
    buttons = [button(m.about.short, "set_municipality", municipality=m.id) for m in knowledge.municipalities.values()]
    buttons.append(button("En anden kommune", "set_municipality", elsewhere="din kommune"))
    return message("question", f"{before}\n\nHvilken kommune bor du i?".strip(), buttons=buttons, field="municipality")


def ways_past(field: str) -> list[Button]:
    """Every question can be left open."""
    return [
        button("Ved ikke", "reply", field=field, skip="dont_know"),
        button("Vil ikke sige", "reply", field=field, skip="decline"),
    ]


def age_bands(municipality: Municipality, field: str) -> list[tuple[str, int]]:
    """Spans of age between which the municipality's offers differ, each with an age inside it.

    Args:
        municipality: whose offers.
        field: 'age' or 'relative_age'.
    """
    edges = sorted(_lower_edges(municipality, field))
    if not edges:
        return []
    bands = [(f"Under {edges[0]} år", edges[0] - 1)]
    for low, following in pairwise(edges):
        bands.append((f"{low} år" if following == low + 1 else f"{low}-{following - 1} år", low))
    bands.append((f"{edges[-1]} år eller mere", edges[-1]))
    return bands


def _lower_edges(municipality: Municipality, field: str) -> set[int]:
    edges: set[int] = set()
    for offer in municipality.offers.values():
        for name, condition in {**offer.target, **offer.needs}.items():
            if name == field and isinstance(condition, Range):
                if condition.min is not None:
                    edges.add(condition.min)
                if condition.max is not None:
                    edges.add(condition.max + 1)
    return edges


_VALUE_WORDS: dict[str, dict[Any, str]] = {
    "substance": {"drugs": "stoffer", "alcohol": "alkohol", "both": "stoffer og alkohol"},
    "audience": {"self": "det handler om dig selv", "relative": "du er pårørende", "professional": "du spørger som fagperson"},
    "anonymous": {True: "du vil gerne være anonym", False: "du behøver ikke være anonym"},
    "relation": {
        "parent": "det handler om dit barn", "child": "det handler om din mor eller far", "partner": "det handler om din partner",
        "sibling": "det handler om din søster eller bror", "friend": "det handler om en ven",
    },
    "pregnant": {True: "graviditet"},
    "intensity": {"residential": "ønske om døgnbehandling", "day": "ønske om dagbehandling", "group": "ønske om gruppe"},
    "medication": {True: "brug for medicin"},
    "children_at_home": {True: "børn i hjemmet"},
    "mental_health": {True: "psykiske vanskeligheder"},
    "undecided": {True: "du er i tvivl"},
    "housing": {False: "ingen bolig", True: "en bolig"},
    "occupation": {True: "job eller uddannelse", False: "ikke i job eller uddannelse"},
    "social_problems": {True: "brug for anden hjælp"},
    "homebound": {True: "kan ikke komme hen til centret"},
    "withdrawal": {True: "abstinenser eller uro"},
    "disability": {True: "udviklingshæmning"},
    "enrolled": {True: "personen er i behandling", False: "personen er ikke i behandling"},
    "completed": {
        "residential": "afsluttet døgnbehandling", "day": "afsluttet dagbehandling", "outpatient": "afsluttet behandling",
        True: "tidligere i behandling",
    },
}  # fmt: skip


def told(facts: dict[str, Any], bands: dict[str, str]) -> str:
    """What was understood, as a short list in words; empty when there is nothing to say.

    Args:
        facts: profile fields the message told.
        bands: words of ages chosen as a span.
    """
    parts = []
    relative = facts.get("audience") == "relative" or "relation" in facts
    for field, value in facts.items():
        if field == "age":
            parts.append(f"alder: {bands.get('age') or f'{value} år'}")
        elif field == "relative_age":
            parts.append(f"du er selv {bands.get('relative_age') or f'{value} år'}")
        elif field == "audience" and relative and "relation" in facts:
            continue
        elif (words := _VALUE_WORDS.get(field, {}).get(value)) is not None:
            parts.append(words)
    return ", ".join(parts)
