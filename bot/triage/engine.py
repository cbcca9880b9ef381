"""The engine: profile in, offers, notes and the one question that still matters out."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from bot.triage.conditions import CompiledNote, Known, Rules, rules_of
from bot.triage.notes import guarantee_note
from bot.triage.profile import ASKED, Profile
from bot.triage.reasons import reasons
from knowledge import Knowledge, Municipality
from knowledge.schema import Note, Offer

GUARANTEE_DAYS = 14  # serviceloven § 101, stk. 4; sundhedsloven § 141, stk. 2

_VALUES: dict[str, tuple[Any, ...]] = {
    "audience": ("self", "relative", "professional"),
    "substance": ("drugs", "alcohol", "both"),
    "relation": ("child", "parent", "partner", "sibling", "friend", "other"),
    "anonymous": (True, False),
    "social_problems": (True, False),
    "medication": (True, False),
    "housing": (True, False),
    "occupation": (True, False),
    "enrolled": (True, False),
}


@dataclass(frozen=True)
class Suggestion:
    """An offer that fits, with the reasons."""

    offer: Offer
    why: tuple[str, ...]


@dataclass(frozen=True)
class Result:
    """What triage answers.

    Attributes:
        suggestions: best first, never empty for a known municipality.
        notes: what else the person should know.
        next_question: the field whose answer changes most, or None when no answer changes anything.
        deadline: last day of the treatment guarantee, or None where none applies.
    """

    municipality: Municipality | None
    suggestions: tuple[Suggestion, ...]
    notes: tuple[Note, ...]
    next_question: str | None
    deadline: dt.date | None


def triage(knowledge: Knowledge, profile: Profile, today: dt.date, *, skip: frozenset[str] = frozenset()) -> Result:
    """Finds the offers that fit a profile.

    Args:
        knowledge: the content.
        profile: what is known.
        today: the day of the inquiry when no earlier contact is known.
        skip: fields the person would not or could not answer: not asked again.

    Raises:
        UnknownMunicipality: the profile names one that is not here.
    """
    if profile.municipality is None:
        return Result(None, (), (), "municipality", None)
    municipality = knowledge.municipality(profile.municipality)
    rules, known = rules_of(municipality), profile.known()
    offers, notes = _outcome(rules, known)
    suggestions = tuple(Suggestion(o, tuple(reasons(o, known))) for o in offers)
    told = [n.note for n in notes]
    covered = known.get("audience") in (None, "self") and any(o.guarantee for o in offers)
    deadline = None
    if covered:
        deadline = (profile.previous_contact or today) + dt.timedelta(days=GUARANTEE_DAYS)
        if profile.previous_contact is not None:
            told.append(guarantee_note(municipality, deadline, today))
    question = _next_question(rules, known, skip, _signature(offers, notes))
    return Result(municipality, suggestions, tuple(told), question, deadline)


def _outcome(rules: Rules, known: Known) -> tuple[list[Offer], list[CompiledNote]]:
    scored = []
    for position, compiled in enumerate(rules.offers):
        points = compiled.score(known)
        if points is not None:
            scored.append((-points, position, compiled.offer))
    scored.sort(key=lambda each: each[:2])
    offers = [offer for _, _, offer in scored] or list(rules.entrances)
    present = {offer.id for offer in offers}
    first = offers[0].id if offers else None
    gap = _age_gap(rules, known)
    notes = []
    for compiled_note in rules.notes:
        note = compiled_note.note
        if note.id == "age_gap" and not gap:
            continue
        if note.offers and not ({first} if note.first_only else present) & set(note.offers):
            continue
        if compiled_note.holds(known):
            notes.append(compiled_note)
    return offers, notes


def _age_gap(rules: Rules, known: Known) -> bool:
    """Whether no treatment of the standard is for the person's age, whoever asks."""
    age = known.get("age")
    if age is None:
        return False
    person = {"age": age, "audience": "self"}
    return all(compiled.score(person) is None for compiled in rules.offers)


def _signature(offers: list[Offer], notes: list[CompiledNote]) -> tuple[Any, ...]:
    return tuple(o.id for o in offers), tuple(id(n) for n in notes)


def _next_question(rules: Rules, known: Known, skip: frozenset[str], now: tuple[Any, ...]) -> str | None:
    """The open field with the most different outcomes; of equals the one a caseworker asks first."""
    best, most = None, 1
    for field in ASKED:
        if field in known or field in skip or field not in rules.fields:
            continue
        outcomes = {now}
        trial = dict(known)
        for value in rules.breakpoints.get(field) or _VALUES.get(field, ()):
            trial[field] = value
            outcomes.add(_signature(*_outcome(rules, trial)))
        if len(outcomes) > most:
            if field == "audience":
                return field
            best, most = field, len(outcomes)
    return best
