"""Conditions of the content, compiled once a municipality into quick checks.

A check on a field answers True (met), False (broken) or None (the field is unknown).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from bot.triage.profile import ASKED
from knowledge import Municipality
from knowledge.schema import Condition, Conditions, Note, Offer, Range

Known = Mapping[str, Any]
Check = Callable[[Any], bool]
UNKNOWN_COSTS = 4  # points an offer loses for each condition nobody has answered, so that what surely fits comes first
UNASKED_NEED_COSTS = 40  # an offer somebody must ask for stays in sight, but last, until it is known whether they do


def compile_condition(condition: Condition) -> Check:
    """A check of one field's value.

    Args:
        condition: true/false, a value, a list of values, or inclusive limits.
    """
    if isinstance(condition, Range):
        low = -1 if condition.min is None else condition.min
        high = 1000 if condition.max is None else condition.max
        return lambda value: low <= value <= high
    if isinstance(condition, bool):
        return lambda value: value is condition
    allowed = frozenset([condition] if isinstance(condition, str) else condition)
    return lambda value: value in allowed


@dataclass(frozen=True)
class CompiledOffer:
    """An offer with its checks.

    Attributes:
        must: field and check; a broken one rules the offer out.
        strict: fields that must be known, since nobody is asked for them.
        eager: asked fields that must be met for the offer to make sense; until known the offer stays last.
    """

    offer: Offer
    must: tuple[tuple[str, Check], ...]
    strict: frozenset[str]
    eager: frozenset[str]
    boosts: tuple[tuple[tuple[tuple[str, Check], ...], int], ...]

    def score(self, known: Known) -> int | None:
        """Points for a profile, or None when the offer does not fit it."""
        points = self.offer.points
        for field, check in self.must:
            value = known.get(field)
            if value is None:
                if field in self.strict:
                    return None
                points -= UNASKED_NEED_COSTS if field in self.eager else UNKNOWN_COSTS
            elif not check(value):
                return None
        for conditions, extra in self.boosts:
            if met(conditions, known):
                points += extra
        return points


@dataclass(frozen=True)
class CompiledNote:
    """A note with its checks."""

    note: Note
    alternatives: tuple[tuple[tuple[str, Check], ...], ...]

    def holds(self, known: Known) -> bool:
        """Whether any alternative is known and met; a note without any always holds."""
        return not self.alternatives or any(met(each, known) for each in self.alternatives)


@dataclass(frozen=True)
class Rules:
    """A municipality's offers and notes, compiled."""

    offers: tuple[CompiledOffer, ...]
    entrances: tuple[Offer, ...]
    notes: tuple[CompiledNote, ...]
    fields: frozenset[str]
    breakpoints: dict[str, tuple[int, ...]]


def met(conditions: tuple[tuple[str, Check], ...], known: Known) -> bool:
    """Whether all conditions are known and met."""
    for field, check in conditions:
        value = known.get(field)
        if value is None or not check(value):
            return False
    return True


def _compiled(conditions: Conditions) -> tuple[tuple[str, Check], ...]:
    return tuple((field, compile_condition(condition)) for field, condition in conditions.items())


def _compile_offer(offer: Offer) -> CompiledOffer:
    needed = [field for field in offer.needs]
    return CompiledOffer(
        offer,
        _compiled(offer.target) + _compiled(offer.needs),
        frozenset(field for field in needed if field not in ASKED),
        frozenset(field for field in needed if field in ASKED),
        tuple((_compiled(boost.when), boost.points) for boost in offer.boosts),
    )


@lru_cache(maxsize=64)
def rules_of(whole: Municipality) -> Rules:
    """The compiled rules of a municipality, compiled once."""
    offers = [o for o in whole.offers.values() if not o.entrance]
    limits: dict[str, set[int]] = {"age": set(), "relative_age": set()}
    used: set[str] = set()
    for field, condition in _all_conditions(whole):
        used.add(field)
        if isinstance(condition, Range) and field in limits:
            for edge in (condition.min, condition.max):
                if edge is not None:
                    limits[field] |= {edge - 1, edge, edge + 1}
    return Rules(
        tuple(_compile_offer(o) for o in offers),
        tuple(o for o in whole.offers.values() if o.entrance),
        tuple(CompiledNote(n, tuple(_compiled(each) for each in n.when)) for n in whole.notes),
        frozenset(used),
        {field: tuple(sorted(values)) for field, values in limits.items()},
    )


def _all_conditions(whole: Municipality) -> Iterator[tuple[str, Condition]]:
    for offer in whole.offers.values():
        yield from offer.target.items()
        yield from offer.needs.items()
        for boost in offer.boosts:
            yield from boost.when.items()
    for note in whole.notes:
        for each in note.when:
            yield from each.items()
