"""Danish words for fields, answers and notes, as a caseworker reads them in the decision paths."""

from __future__ import annotations

from typing import Any

from bot.triage.profile import OLDEST
from knowledge.schema import Condition, Conditions, Range

QUESTIONS = {
    "audience": "Hvem henvender sig?",
    "age": "Hvor gammel er personen?",
    "substance": "Stoffer eller alkohol?",
    "relation": "Hvad er den pårørende for personen?",
    "relative_age": "Hvor gammel er den pårørende?",
    "enrolled": "Er personen i behandling her?",
    "anonymous": "Vil personen være anonym?",
    "social_problems": "Brug for anden social hjælp?",
    "housing": "Har personen en bolig?",
    "occupation": "Job, uddannelse eller på vej dertil?",
    "medication": "Brug for medicin i behandlingen?",
}
FIELDS = {
    "audience": "henvender sig",
    "age": "personens alder",
    "substance": "problem med",
    "anonymous": "vil være anonym",
    "social_problems": "brug for anden social hjælp",
    "medication": "brug for medicin",
    "housing": "har bolig",
    "occupation": "job eller uddannelse",
    "pregnant": "gravid",
    "intensity": "ønsker",
    "completed": "har afsluttet",
    "mental_health": "har det svært psykisk",
    "disability": "udviklingshæmning",
    "withdrawal": "abstinenser eller uro",
    "children_at_home": "børn hjemme",
    "undecided": "i tvivl om behandling",
    "homebound": "kan ikke komme hen til centeret",
    "relative_age": "den pårørendes alder",
    "relation": "den pårørende er",
    "enrolled": "personen er i behandling her",
}
ANSWERS: dict[str, dict[Any, str]] = {
    "audience": {"self": "personen selv", "relative": "en pårørende", "professional": "en fagperson"},
    "substance": {"drugs": "stoffer", "alcohol": "alkohol", "both": "begge dele"},
    "relation": {
        "child": "barn", "parent": "mor eller far", "partner": "partner", "sibling": "søskende", "friend": "ven", "other": "andet",
    },
    "intensity": {"outpatient": "samtaler", "group": "gruppe", "day": "dagbehandling", "residential": "døgnbehandling"},
    "completed": {"outpatient": "ambulant", "day": "dagbehandling", "residential": "døgnbehandling", True: "behandling, ukendt hvilken"},
}  # fmt: skip
NOTES = {
    "parental_consent": "forældre skal sige ja eller være med",
    "duty_to_notify": "underretning",
    "gift_card": "gavekort",
    "own_payment": "egenbetaling",
    "not_in_standard": "står ikke i standarden",
    "alcohol_not_in_standard": "alkohol står ikke i standarden",
    "anonymity_lost": "kan ikke være anonym",
    "no_appeal": "kan ikke klage til andre",
    "age_gap": "intet tilbud til alderen",
}
_YES_NO = {True: "ja", False: "nej"}


def answer(field: str, value: Any) -> str:
    """The Danish word for an answer."""
    words = ANSWERS.get(field, _YES_NO)
    return words[value]


def span(low: int, high: int) -> str:
    """Ages from `low` to `high`, both included, in Danish."""
    if high >= OLDEST:
        return f"{low} år eller mere"
    if low <= 0:
        return f"under {high + 1} år"
    return f"{low} år" if low == high else f"{low}-{high} år"


def conditions(group: Conditions) -> str:
    """A target group in a line, e.g. 'personens alder: 15-25 år; problem med: stoffer, begge dele'."""
    return "; ".join(f"{FIELDS[field]}: {_condition(field, condition)}" for field, condition in group.items())


def _condition(field: str, condition: Condition) -> str:
    if isinstance(condition, Range):
        low = 0 if condition.min is None else condition.min
        return span(low, OLDEST if condition.max is None else condition.max)
    values = condition if isinstance(condition, list) else [condition]
    return ", ".join(answer(field, value) for value in values)
