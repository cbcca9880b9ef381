"""Conditions of the content, compiled once a municipality into quick checks.

A check on a field answers True (met), False (broken) or None (the field is unknown).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from bot.triage.profile import ASKED, OLDEST, VALUES
from knowledge import Municipality
from knowledge.schema import Condition, Conditions, Note, Offer, Range

Known = Mapping[str, Any]
Check = Callable[[Any], bool]
Checks = tuple[tuple[str, Check], ...]
UNKNOWN_COSTS = 4  # points an offer loses for each condition nobody has answered, so that what surely fits comes first
# An offer that somebody must ask for, or that is for others than the person themself, stays in sight but last until
# that is known.
UNASKED_NEED_COSTS = 40


def compile_condition(condition: Condition) -> Check:
    """A check of one field's value.

    Args:
        condition: true/false, a value, a list of values, or inclusive limits.
    """
    if isinstance(condition, Range):
        low = -1 if condition.min is None else condition.min
        high = OLDEST if condition.max is None else condition.max
        return lambda value: low <= value <= high
    if isinstance(condition, bool):
        return lambda value: value is condition
    allowed = frozenset([condition] if isinstance(condition, str) else condition)
    return lambda value: value in allowed


def met(conditions: Checks, known: Known) -> bool:
    """Whether all conditions are known and met."""
    for field, check in conditions:
        value = known.get(field)
        if value is None or not check(value):
            return False
    return True


def open_or_met(conditions: Checks, known: Known) -> bool:
    """Whether no condition is broken: each is met or still unknown."""
    for field, check in conditions:
        value = known.get(field)
        if value is not None and not check(value):
            return False
    return True


@dataclass(frozen=True, eq=False)
class CompiledOffer:
    """An offer with its checks.

    Attributes:
        position: place in the file; of equal points the earlier comes first.
        must: field and check; a broken one rules the offer out.
        costs: field to the points the offer loses while the field is unknown; None: it is absent until known.
        fields: every field that can change the offer's points or presence.
    """

    offer: Offer
    position: int
    must: Checks
    costs: Mapping[str, int | None]
    boosts: tuple[tuple[Checks, int], ...]
    fields: frozenset[str]

    def score(self, known: Known) -> int | None:
        """Points for a profile, or None when the offer does not fit it."""
        points = self.offer.points
        for field, check in self.must:
            value = known.get(field)
            if value is None:
                cost = self.costs[field]
                if cost is None:
                    return None
                points -= cost
            elif not check(value):
                return None
        for conditions, extra in self.boosts:
            if met(conditions, known):
                points += extra
        return points

    def most(self, known: Known) -> int:
        """The points that further answers could bring it to at most."""
        gains = (extra for conditions, extra in self.boosts if extra > 0 and open_or_met(conditions, known))
        return self.offer.points + sum(gains)

    def rests_on_a_yes(self, fields: frozenset[str]) -> bool:
        """Whether one of the yes-or-no fields is a condition of the offer."""
        return any(field in fields and VALUES.get(field) == (True, False) for field, _ in self.must)


@dataclass(frozen=True, eq=False)
class CompiledNote:
    """A note with its checks."""

    note: Note
    alternatives: tuple[Checks, ...]
    offers: frozenset[str]

    def holds(self, known: Known) -> bool:
        """Whether any alternative is known and met; a note without any always holds."""
        return not self.alternatives or any(met(each, known) for each in self.alternatives)


@dataclass(frozen=True, eq=False)
class Rules:
    """A municipality's offers and notes, compiled.

    Attributes:
        entrances: the municipality's own, for whom nothing else fits.
        touched: field to the offers whose points or presence it can change.
        fields: every field in any condition.
        answers: field to the answers that can differ in effect: all values, or one age from each span between limits.
        gap_ages: ages of the person for whom the standard has no treatment.
    """

    offers: tuple[CompiledOffer, ...]
    entrances: tuple[Offer, ...]
    notes: tuple[CompiledNote, ...]
    touched: Mapping[str, tuple[CompiledOffer, ...]]
    fields: frozenset[str]
    answers: Mapping[str, tuple[Any, ...]]
    gap_ages: frozenset[int]


def _compiled(conditions: Conditions) -> Checks:
    return tuple((field, compile_condition(condition)) for field, condition in conditions.items())


def _compile_offer(offer: Offer, position: int) -> CompiledOffer:
    costs: dict[str, int | None] = dict.fromkeys(offer.target, UNKNOWN_COSTS)
    costs |= {field: UNASKED_NEED_COSTS if field in ASKED else None for field in offer.needs}
    if not compile_condition(offer.target.get("audience", "self"))("self"):
        costs["audience"] = UNASKED_NEED_COSTS
    boosts = tuple((_compiled(boost.when), boost.points) for boost in offer.boosts)
    fields = {*offer.target, *offer.needs, *(field for conditions, _ in boosts for field, _ in conditions)}
    return CompiledOffer(
        offer, position, _compiled(offer.target) + _compiled(offer.needs), costs, boosts, frozenset(fields)
    )


@lru_cache(maxsize=64)
def rules_of(whole: Municipality) -> Rules:
    """The compiled rules of a municipality, compiled once."""
    treatments = [offer for offer in whole.offers.values() if not offer.entrance]
    offers = tuple(_compile_offer(offer, position) for position, offer in enumerate(treatments))
    starts: dict[str, set[int]] = {"age": set(), "relative_age": set()}
    used: set[str] = set()
    for field, condition in _all_conditions(whole):
        used.add(field)
        if isinstance(condition, Range):
            edges = (condition.min, None if condition.max is None else condition.max + 1)
            starts[field] |= {edge for edge in edges if edge is not None and edge <= OLDEST}
    spans = {field: tuple(sorted({min(values) - 1, *values})) for field, values in starts.items() if values}
    return Rules(
        offers,
        tuple(offer for offer in whole.offers.values() if offer.entrance),
        tuple(CompiledNote(n, tuple(_compiled(each) for each in n.when), frozenset(n.offers)) for n in whole.notes),
        {field: tuple(o for o in offers if field in o.fields) for field in used},
        frozenset(used),
        {**VALUES, **spans},
        frozenset(age for age in range(OLDEST + 1) if _no_treatment(offers, age)),
    )


def _no_treatment(offers: tuple[CompiledOffer, ...], age: int) -> bool:
    person = {"age": age, "audience": "self"}
    return all(compiled.score(person) is None for compiled in offers)


def _all_conditions(whole: Municipality) -> Iterator[tuple[str, Condition]]:
    for offer in whole.offers.values():
        yield from offer.target.items()
        yield from offer.needs.items()
        for boost in offer.boosts:
            yield from boost.when.items()
    for note in whole.notes:
        for each in note.when:
            yield from each.items()
