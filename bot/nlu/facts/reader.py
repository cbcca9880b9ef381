"""Reads a whole message into facts: who is told what, then whom it is about, then the profile's fields."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from bot.nlu.facts.ages import ages
from bot.nlu.facts.assembly import ADULT, Fact, profile
from bot.nlu.facts.certainty import certainty
from bot.nlu.facts.conditions import conditions
from bot.nlu.facts.contact import first_contact
from bot.nlu.facts.focus import Evidence, Focus, focus
from bot.nlu.facts.home import chosen, homes
from bot.nlu.facts.mentions import cast
from bot.nlu.facts.message import Sentence, read_message
from bot.nlu.facts.people import ANYONE, ME, Cast
from bot.nlu.facts.places import Places
from bot.nlu.facts.users import prescribed, uses
from bot.nlu.facts.voice import habits, own_age, own_life

_CHILDREN = frozenset(["børn", "drenge", "piger", "unger", "unge", "døtre", "sønner", "tvillinger", "barn", "baby"])
# "Mor til en på 6", "til to på 3 og 6".
_SOME_CHILDREN = re.compile(r" (?:har|til|og|fået) (?:en|\d) på(?: \d+| og)* $")
_OUTSIDERS = frozenset(["nogle", "nogen", "andre", "typer", "folk", "gutter", "fyre", "venner", "dem", "alle"])
_SEVERAL = ("børn", "sønner", "døtre", "unger", "drenge", "piger")
_CORRECTING = frozenset(["nej", "ups", "mener", "mente", "undskyld", "rettelse", "faktisk", "egentlig", "forkert"])


def read_facts(text: str, today: date, places: Places, *, relative: bool = False) -> dict[str, Any]:
    """The fields of a triage profile that a message tells, and `municipality` (id) or `elsewhere` (a municipality's name).

    A field that is doubtful is left out: a wrong fact costs more than one more question.

    Args:
        text: the message, as the person wrote it.
        today: the day it was written.
        places: names of places.
        relative: the writer is known to write about somebody near, so an age of "jeg" is the relative's own.
    """
    sentences = read_message(text)
    people = cast(sentences)
    facts: list[Fact] = []
    evidence = Evidence()
    for s, sentence in enumerate(sentences):
        facts += _ages(s, sentence, people, today, evidence)
        facts += _substances(s, sentence, people, evidence)
        facts += _conditions(s, sentence, people)
    evidence.needs = _in_need(facts)
    evidence.own_life = evidence.named and any(own_life(sentence) for sentence in sentences)
    about = focus(sentences, people, evidence)
    assumed = relative and about.audience is None
    if assumed:
        near = [
            key for key, person in people.people.items() if person.relation is not None and not key.startswith("their ")
        ]
        about = Focus("relative", about.key or (near[-1] if near else None))
    found = profile(facts, about, people, text)
    if assumed:
        del found["audience"]  # known before, not told by this message
    found.update(_home(sentences, people, places, about))
    contact = first_contact(text, today)
    if contact is not None:
        found["previous_contact"] = contact
    return found


def _fact(s: int, sentence: Sentence, owner: str | None, field: str, value: Any, word: int) -> Fact:
    return Fact(owner, field, value, s, bool(_CORRECTING & set(sentence.words[:word])))


def _ages(s: int, sentence: Sentence, people: Cast, today: date, evidence: Evidence) -> list[Fact]:
    found = []
    for age in ages(sentence, today):
        owner = people.owner(s, age.word)
        sure = certainty(sentence, age.word)
        if owner == ANYONE or sure == "supposed" or (sure == "asked" and not (age.of_noun and owner not in (None, ME))):
            continue
        head = sentence.words[max(0, age.word - 5) : age.word]
        if head[-2:-1] and head[-2] in _OUTSIDERS and head[-1] == "på":
            continue  # "han hænger ud med nogle på 25"
        if head[-2:] == ("mig", "på"):
            owner = ME
        if head[-2:] in (("de", "er"), ("børnene", "er"), ("børn", "er"), ("de", "på")):
            if age.years < ADULT:
                found.append(
                    _fact(s, sentence, ME if owner in (None, *_SEVERAL) else owner, "children_at_home", True, age.word)
                )
            continue
        one = _SOME_CHILDREN.search(" " + " ".join(sentence.words[: age.word]) + " ") is not None
        if (
            age.of_noun
            and (one or _CHILDREN & set(head))
            and not _names_child(people, s, age.word)
            and ({"har", "til", "vores", "mine", "med", "og"} & set(head))
        ):
            if age.years < ADULT and owner is not None:
                found.append(_fact(s, sentence, ME if owner in _SEVERAL else owner, "children_at_home", True, age.word))
            continue
        if not (age.of_noun and any(w in ("ikke",) for w in head[-2:])) and head[-1:] != ("ikke",):
            found.append(_fact(s, sentence, owner, "age", age.years, age.word))
            if own_age(sentence, age.word, owner):
                evidence.aged.append(ME)
            elif owner is not None:
                evidence.aged.append(owner)
    return found


def _names_child(people: Cast, s: int, word: int) -> bool:
    """True when the number stands behind a named near one, so that it is that one's age."""
    return any(
        m.start <= word
        and (m.until is None or word < m.until)
        and m.key not in (ME, ANYONE, *_SEVERAL)
        and word - m.end <= 3
        for m in people.mentions[s]
    )


def _substances(s: int, sentence: Sentence, people: Cast, evidence: Evidence) -> list[Fact]:
    found = []
    for use in uses(s, sentence, people):
        substance = use.substance
        field = "without" if substance.negated else "substance"
        found.append(_fact(s, sentence, use.owner, field, substance.kind, substance.word))
        if substance.negated:
            continue
        if use.owner is not None:
            evidence.uses.append(use.owner)
        evidence.named = evidence.named or use.owner in (None, ME)
    evidence.habits += habits(s, sentence, people)
    return found


def _conditions(s: int, sentence: Sentence, people: Cast) -> list[Fact]:
    found = []
    for field, value, word in conditions(sentence):
        owner = people.owner(s, word)
        following = next((m.key for m in people.mentions[s] if m.start == word + 1), None)
        if following == ME and owner != ME and not people.named(s, word):
            owner = ME
        if owner is None and field == "medication" and (word == 0 or word in sentence.breaks):
            owner = ME  # "får subutex, er 42"
        if owner != ANYONE:
            found.append(_fact(s, sentence, owner, field, value, word))
            if field == "medication" and value is True and owner is not None and prescribed(sentence, word):
                found.append(_fact(s, sentence, owner, "substance", "drugs", word))
    return found


def _in_need(facts: list[Fact]) -> list[str]:
    """Who is, was or should be in treatment; a sleepless parent is not."""
    told = [f for f in facts if f.owner is not None and f.value]
    return [
        str(f.owner)
        for f in told
        if f.field == "completed"
        or (f.field in ("enrolled", "withdrawal") and f.owner != ME)
        or f.field == "medication"
    ]


def _home(sentences: list[Sentence], people: Cast, places: Places, about: Focus) -> dict[str, str]:
    """Help is given where the person lives whom it is about; the writer's own home counts first, as it is the surer sign."""
    found = homes(sentences, people, places)
    place = chosen(found, ME)
    if place is None and about.key not in (None, ME) and about.audience != "professional":
        place = chosen(found, about.key or ME)
    if place is None:
        return {}
    return {"municipality": place.municipality} if place.municipality else {"elsewhere": place.name}
