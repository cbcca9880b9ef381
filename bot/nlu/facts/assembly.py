"""Puts the facts of one message together: those of the person it is about become the profile's fields."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from bot.nlu.facts.focus import Focus
from bot.nlu.facts.people import ME, UNNAMED, Cast

ADULT = 18
_AWAY = re.compile(
    r" (?:anbragt|plejefamilie|tvangsfjernet|fjernet|bor (?:\S+ )?(?:hos|ved) (?:sin|deres|min|deres) (?:far|mor|eks|mormor|farmor)|døgninstitution) "
)
_OF_THE_SEEKER = ("anonymous",)  # a wish counts whoever of the two has it


@dataclass(frozen=True)
class Fact:
    """One field told of one person. `owner` None: the sentence names nobody."""

    owner: str | None
    field: str
    value: Any
    sentence: int
    corrects: bool


def profile(facts: list[Fact], about: Focus, people: Cast, text: str) -> dict[str, Any]:
    """The profile's fields, the home and the first inquiry left out.

    Args:
        facts: what is told of each person.
        about: whom the message is about.
        people: everybody in it.
        text: the message.
    """
    found: dict[str, Any] = {}
    if about.audience:
        found["audience"] = about.audience
    person = people.people.get(about.key or "")
    if about.audience == "relative" and person is not None and person.relation is not None:
        found["relation"] = person.relation
    other = about.key not in (None, ME) or about.audience in ("relative", "professional")
    own = {None, about.key} if about.key else {None, *([] if other else [ME])}
    if about.audience == "professional":
        own |= {"case", UNNAMED}
    mine = [f for f in facts if f.owner in own]
    for field in dict.fromkeys(
        f.field for f in mine if f.field not in ("substance", "without", "enrolled", "children_at_home")
    ):
        _settle(found, field, [f for f in mine if f.field == field])
    if (
        about.audience is None
        and about.key is None
        and any(f.field == "age" and f.owner not in (None, ME) for f in facts)
    ):
        found.pop("age", None)  # "min søn er 17 og jeg er 44": whose is asked for is open
    substance = _one_kind(mine)
    if substance:
        found["substance"] = substance
    if about.audience == "relative":
        _settle(found, "enrolled", [f for f in mine if f.field == "enrolled"])
    if other and about.audience != "professional":
        _settle(found, "relative_age", [f for f in facts if f.field == "age" and f.owner == ME])
    if other:
        _settle(found, "anonymous", [f for f in facts if f.field in _OF_THE_SEEKER])
    _children(found, facts, about, people, text)
    return found


def _settle(found: dict[str, Any], field: str, told: list[Fact]) -> None:
    """Takes the value told; of several, the last that corrects; nothing when they contradict each other."""
    if not told:
        return
    corrections = [f for f in told if f.corrects]
    values = {repr(f.value) for f in told}
    if len(values) == 1 or corrections:
        found[field] = (corrections or told)[-1].value
    elif field == "completed" and len(values - {"True"}) == 1:
        found[field] = next(f.value for f in told if f.value is not True)


def _one_kind(told: list[Fact]) -> str | None:
    kinds: set[Any] = set()
    without: set[Any] = set()
    for fact in told:  # "stoppet med hash, men nu er det kokain": what comes after a "not" counts
        if fact.field == "substance":
            kinds.add(fact.value)
            without.discard(fact.value)
        elif fact.field == "without":
            without.add(fact.value)
    kinds -= without
    if not kinds:
        return None
    return "both" if len(kinds) == 2 else str(next(iter(kinds)))


def _children(found: dict[str, Any], facts: list[Fact], about: Focus, people: Cast, text: str) -> None:
    """Children under 18 in the home of the person it is about."""
    relation = found.get("relation")
    has = re.search(r" (?:har|mor til|far til|fået) ", f" {text.lower()} ") is not None
    shared = about.key == ME or (about.key is None and has) or relation == "partner"
    told = [
        f
        for f in facts
        if f.field == "children_at_home"
        and (f.owner == about.key or f.owner is None or (f.owner == ME and (shared or about.key is None)))
    ]
    if shared:
        young = [f for f in facts if f.field == "age" and f.owner not in (None, about.key, ME) and f.value < ADULT
                 and (p := people.people.get(f.owner or "")) is not None and p.relation == "parent"]  # fmt: skip
        told += young
    if not told or _AWAY.search(f" {text.lower()} ") or (about.audience == "professional" and about.key is None):
        return
    values = {f.value if f.field == "children_at_home" else True for f in told}
    if len(values) == 1:
        found["children_at_home"] = values.pop()
