"""Why an offer fits, in Danish, from the person's own facts.

One sentence for each condition of the offer that a known fact meets, so that a further answer never takes a reason away.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bot.triage.conditions import Known, compile_condition
from knowledge.schema import Condition, Offer, Range

# field -> value -> (about the person who writes, about somebody else)
_SENTENCES: dict[str, dict[Any, tuple[str, str]]] = {
    "audience": {
        "relative": ("Du er pårørende.", "Du er pårørende."),
        "professional": ("Du henvender dig som fagperson.", "Du henvender dig som fagperson."),
    },
    "substance": {
        "drugs": ("Det handler om stoffer, og det hjælper tilbuddet med.",) * 2,
        "alcohol": ("Det handler om alkohol, og det hjælper tilbuddet med.",) * 2,
        "both": ("Det handler om både stoffer og alkohol.",) * 2,
    },
    "anonymous": {True: ("Du vil gerne være anonym.", "Du vil gerne være anonym.")},
    "social_problems": {False: ("Du har ikke brug for anden social hjælp.", "Personen har ikke brug for anden social hjælp.")},
    "medication": {
        True: ("Du har brug for medicinsk behandling.", "Personen har brug for medicinsk behandling."),
        False: ("Du har ikke brug for medicin i behandlingen.", "Personen har ikke brug for medicin i behandlingen."),
    },
    "housing": {True: ("Du har en bolig.", "Personen har en bolig.")},
    "occupation": {True: ("Du er i job, uddannelse eller på vej dertil.", "Personen er i job, uddannelse eller på vej dertil.")},
    "pregnant": {True: ("Du er gravid.", "Personen er gravid.")},
    "intensity": {
        "outpatient": ("Du ønsker samtaler, mens du bor hjemme.", "Personen ønsker samtaler og bor hjemme."),
        "group": ("Du vil gerne være i gruppe.", "Personen vil gerne være i gruppe."),
        "day": ("Du ønsker dagbehandling.", "Personen ønsker dagbehandling."),
        "residential": ("Du ønsker døgnbehandling.", "Personen ønsker døgnbehandling."),
    },
    "completed": {
        "outpatient": ("Du har afsluttet ambulant behandling.", "Personen har afsluttet ambulant behandling."),
        "day": ("Du har afsluttet dagbehandling.", "Personen har afsluttet dagbehandling."),
        "residential": ("Du har afsluttet døgnbehandling.", "Personen har afsluttet døgnbehandling."),
        True: ("Du har været i behandling før.", "Personen har været i behandling før."),
    },
    "mental_health": {True: ("Du har det også svært psykisk.", "Personen har det også svært psykisk.")},
    "disability": {True: ("Du har en udviklingshæmning.", "Personen har en udviklingshæmning.")},
    "withdrawal": {True: ("Du vil gerne have lindring af uro eller abstinenser.", "Personen har brug for lindring af uro eller abstinenser.")},
    "children_at_home": {True: ("Du har børn hjemme.", "Personen har børn hjemme.")},
    "undecided": {True: ("Du er i tvivl, om du vil i behandling.", "Personen er i tvivl om behandling.")},
    "homebound": {True: ("Du kan ikke komme hen til centeret.", "Personen kan ikke komme hen til centeret.")},
    "enrolled": {
        True: ("Den, du er pårørende til, er i behandling her.",) * 2,
        False: ("Du kan komme, selv om den anden ikke er i behandling.",) * 2,
    },
    "relation": {
        "child": ("Det handler om din mor eller far.",) * 2,
        "parent": ("Det handler om dit barn.",) * 2,
        "partner": ("Det handler om din partner.",) * 2,
        "sibling": ("Det handler om din søster eller bror.",) * 2,
        "friend": ("Det handler om en ven.",) * 2,
        "other": ("Det handler om en, du kender.",) * 2,
    },
}


def reasons(offer: Offer, known: Known) -> Iterator[str]:
    """Reasons in the order of the person's importance: age first, then what was asked for.

    Args:
        offer: an offer that fits.
        known: the known facts of the profile.
    """
    other = known.get("audience") in ("relative", "professional")
    told: set[str] = set()
    for field, condition in {**offer.needs, **offer.target}.items():
        value = known.get(field)
        if value is None or field in told or not compile_condition(condition)(value):
            continue
        told.add(field)
        sentence = _age(field, condition, value, other) if isinstance(condition, Range) else _fact(field, value, other)
        if sentence:
            yield sentence
    for boost in offer.boosts:
        for field, condition in boost.when.items():
            value = known.get(field)
            if field not in told and value is not None and compile_condition(condition)(value):
                told.add(field)
                sentence = _age(field, condition, value, other) if isinstance(condition, Range) else _fact(field, value, other)
                if sentence:
                    yield sentence


def _fact(field: str, value: Any, other: bool) -> str | None:
    pair = _SENTENCES.get(field, {}).get(value)
    return pair[1 if other else 0] if pair else None


def _age(field: str, condition: Condition, value: int, other: bool) -> str:
    assert isinstance(condition, Range)
    who = "Du er" if field == "relative_age" or not other else "Personen er"
    return f"{who} {value} år, og tilbuddet er for {_span(condition)}."


def _span(limits: Range) -> str:
    if limits.min is not None and limits.max is not None:
        return f"dem mellem {limits.min} og {limits.max} år"
    if limits.min is not None:
        return f"dem fra {limits.min} år og op"
    return f"dem op til {limits.max} år"
