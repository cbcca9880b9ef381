"""Why an offer fits, in Danish, from the person's own facts.

One sentence for each condition of the offer that a known fact meets, so that a further answer never takes a reason away.
A boost gives its reasons when all of it is met; one that costs points is no reason for the offer.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bot.triage.conditions import CompiledOffer, Known, met
from knowledge.schema import Condition, Range

Pair = tuple[str, str]  # about the person who writes, about somebody else

# field -> value -> (about the person who writes, about somebody else)
_SENTENCES: dict[str, dict[Any, Pair]] = {
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
    "social_problems": {
        False: ("Du har ikke brug for anden social hjælp.", "Personen har ikke brug for anden social hjælp.")
    },
    "medication": {
        True: ("Du har brug for medicinsk behandling.", "Personen har brug for medicinsk behandling."),
        False: ("Du har ikke brug for medicin i behandlingen.", "Personen har ikke brug for medicin i behandlingen."),
    },
    "housing": {True: ("Du har en bolig.", "Personen har en bolig.")},
    "occupation": {
        True: ("Du er i job, uddannelse eller på vej dertil.", "Personen er i job, uddannelse eller på vej dertil.")
    },
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
    "withdrawal": {
        True: (
            "Du vil gerne have lindring af uro eller abstinenser.",
            "Personen har brug for lindring af uro eller abstinenser.",
        )
    },
    "children_at_home": {True: ("Du har børn hjemme.", "Personen har børn hjemme.")},
    "undecided": {True: ("Du er i tvivl, om du vil i behandling.", "Personen er i tvivl om behandling.")},
    "homebound": {True: ("Du kan ikke komme hen til centret.", "Personen kan ikke komme hen til centret.")},
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


def reasons(compiled: CompiledOffer, known: Known) -> tuple[str, ...]:
    """Reasons in the order of the person's importance: what was asked for first, then whom the offer is for.

    Args:
        compiled: an offer that fits, so that every known condition of it is met.
        known: the known facts of the profile.
    """
    offer, told = compiled.offer, dict[str, Pair]()
    for field, condition in {**offer.needs, **offer.target}.items():
        if field in known and field not in offer.own_limits:
            told[field] = _pair(field, condition, known[field], "tilbuddet er for")
    for boost, (conditions, points) in zip(offer.boosts, compiled.boosts, strict=True):
        if points > 0 and met(conditions, known):
            for field, condition in boost.when.items():
                told.setdefault(field, _pair(field, condition, known[field], ""))
    # An offer for whatever substance names none in its target group; that it helps with the person's is a reason too.
    if "substance" in known and offer.target.get("audience") == "self":
        told.setdefault("substance", _SENTENCES["substance"][known["substance"]])
    form = _form(offer.target.get("audience"), known.get("audience"))
    return tuple(sentence for pair in told.values() if (sentence := form(pair)))


def _form(allowed: Any, audience: str | None) -> Callable[[Pair], str]:
    """Which of a pair of sentences to say: to the person, or about them to somebody else.

    While it is unknown who asks, an offer for one of the two is worded for them; an offer for both says only what
    stays true, so that no sentence is taken back.
    """
    if audience is not None:
        return (lambda pair: pair[0]) if audience == "self" else (lambda pair: pair[1])
    allowed = [allowed] if isinstance(allowed, str) else allowed or []
    if "self" not in allowed:
        return lambda pair: pair[1]
    if len(allowed) == 1:
        return lambda pair: pair[0]
    return lambda pair: pair[0] if pair[0] == pair[1] else ""


def _pair(field: str, condition: Condition, value: Any, limits: str) -> Pair:
    if not isinstance(condition, Range):
        return _SENTENCES.get(field, {}).get(value, ("", ""))
    what = f"{limits} {_span(condition)}" if limits else "tilbuddet passer godt til den alder"
    about_writer = f"Du er {value} år, og {what}."
    return (about_writer, about_writer if field == "relative_age" else f"Personen er {value} år, og {what}.")


def _span(limits: Range) -> str:
    if limits.min is not None and limits.max is not None:
        return f"dem mellem {limits.min} og {limits.max} år"
    if limits.min is not None:
        return f"dem fra {limits.min} år og op"
    return f"dem op til {limits.max} år"
