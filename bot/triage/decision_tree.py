"""The questions of triage as a tree: what is asked, and what each answer leads to.

Answers that lead to the same are one way, and what is reached in two ways is one node.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.triage.people import Interview, Person
from bot.triage.profile import OLDEST
from bot.triage.wording import answer, span

_SPANS = ("age", "relative_age")


@dataclass(frozen=True)
class Leaf:
    """Where no further question is worth asking: names of the offers, best first, and ids of the notes."""

    offers: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True)
class Branch:
    """A question, and for each way of answering what follows."""

    field: str
    ways: tuple[tuple[str, Branch | Leaf], ...]


def grow(interview: Interview, known: Person) -> Branch | Leaf:
    """The tree below what is known.

    Args:
        interview: of the municipality.
        known: the facts so far, free of contradiction.
    """
    field = interview.question(known)
    if field is None:
        found = interview.outcome(known)
        return Leaf(tuple(offer.name for offer in found.offers), tuple(each.note.id for each in found.notes))
    values = interview.rules.answers[field]
    ways: dict[Branch | Leaf, list[Any]] = {}
    for value in values:
        ways.setdefault(grow(interview, {**known, field: value}), []).append(value)
    labelled = tuple((_label(field, chosen, values), following) for following, chosen in ways.items())
    return Branch(field, labelled) if len(labelled) > 1 else labelled[0][1]


def _label(field: str, chosen: list[Any], values: tuple[Any, ...]) -> str:
    if field not in _SPANS:
        return ", ".join(answer(field, value) for value in chosen)
    parts: list[list[int]] = []
    for value in chosen:
        place = values.index(value)
        low = 0 if place == 0 else value
        high = values[place + 1] - 1 if place + 1 < len(values) else OLDEST
        if parts and parts[-1][1] == low - 1:
            parts[-1][1] = high
        else:
            parts.append([low, high])
    return ", ".join(span(low, high) for low, high in parts)
