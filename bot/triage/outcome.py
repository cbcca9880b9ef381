"""What a set of known facts leads to: the offers that fit, best first, and the notes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bot.triage.conditions import CompiledNote, CompiledOffer, Known, Rules
from knowledge.schema import Offer

# Nobody younger is known to have a substance problem of their own: a slip of the keyboard, or a child who writes about
# a parent. Such a person is shown to people, not to treatment.
YOUNGEST_WITH_A_PROBLEM = 10  # years

Scores = dict[int, int]  # position of an offer that fits -> its points


@dataclass(frozen=True)
class Outcome:
    """Offers and notes.

    Attributes:
        ranked: offers that fit, best first; empty when only the entrance is left.
        points: of the first of `ranked`, or 0.
    """

    ranked: tuple[CompiledOffer, ...]
    offers: tuple[Offer, ...]
    notes: tuple[CompiledNote, ...]
    points: int


def too_young_to_be_true(known: Known) -> bool:
    """Whether the person is said to have a substance problem at an age at which nobody has one."""
    age = known.get("age")
    return age is not None and age < YOUNGEST_WITH_A_PROBLEM and known.get("audience") in (None, "self")


def scores(offers: Iterable[CompiledOffer], known: Known) -> Scores:
    """The points of the offers that fit."""
    if too_young_to_be_true(known):
        return {}
    points = ((compiled.position, compiled.score(known)) for compiled in offers)
    return {position: score for position, score in points if score is not None}


def changed_scores(now: Scores, field: str, rules: Rules, known: Known) -> Scores:
    """The points after one field became known: only the offers that the field touches are counted anew."""
    touched = rules.touched.get(field, ())
    changed = {compiled.position for compiled in touched}
    kept = {position: points for position, points in now.items() if position not in changed}
    return kept | scores(touched, known)


def outcome(rules: Rules, known: Known, points: Scores) -> Outcome:
    """Offers and notes for known facts.

    Args:
        rules: of the municipality.
        known: the facts.
        points: of the offers that fit those facts.
    """
    order = sorted(points, key=lambda position: (-points[position], position))
    ranked = tuple(rules.offers[position] for position in order)
    offers = tuple(compiled.offer for compiled in ranked) or rules.entrances
    return Outcome(ranked, offers, tuple(_notes(rules, known, offers)), points[order[0]] if order else 0)


def _notes(rules: Rules, known: Known, offers: tuple[Offer, ...]) -> Iterable[CompiledNote]:
    present = {offer.id for offer in offers}
    gap = known.get("age") in rules.gap_ages
    for compiled in rules.notes:
        note = compiled.note
        if note.id == "age_gap" and not gap:
            continue
        if compiled.offers and not (offers[0].id in compiled.offers if note.first_only else present & compiled.offers):
            continue
        if compiled.holds(known):
            yield compiled
