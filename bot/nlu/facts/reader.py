"""Reads a whole message into facts: who is told what, then whom it is about, then the profile's fields."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.nlu.facts.ages import ages
from bot.nlu.facts.certainty import certainty
from bot.nlu.facts.conditions import conditions
from bot.nlu.facts.contact import first_contact
from bot.nlu.facts.focus import Evidence, Focus, focus
from bot.nlu.facts.home import chosen, homes
from bot.nlu.facts.message import Sentence, read_message
from bot.nlu.facts.people import ANYONE, ME, UNNAMED, Cast, cast
from bot.nlu.facts.places import Places
from bot.nlu.facts.substances import Substance, substances

ADULT = 18
_CHILDREN = frozenset("børn drenge piger unger unge døtre sønner tvillinger barn baby".split())
_CORRECTING = frozenset("nej ups mener mente undskyld rettelse faktisk egentlig forkert".split())
_AWAY = re.compile(r" (?:anbragt|plejefamilie|tvangsfjernet|fjernet|bor (?:\S+ )?(?:hos|ved) (?:sin|deres|min|deres) (?:far|mor|eks|mormor|farmor)|døgninstitution) ")
_QUITTING = re.compile(r" (?:stoppe|holde op|slippe|kvitte|ud af|af med|skære ned|trappe|aftrapning|afvænning|hjælp (?:til|mod|for|med|imod|omkring)|problemer med|problem med|afhængig af)(?: \S+){0,5} $")
_FOUND = frozenset("fundet fandt finder opdaget opdagede lugter lugtede".split())
_BOUGHT = frozenset("købt køber købe købte".split())
_USING = frozenset("ryger drikker tager bruger sniffer fixer fikser hasher misbruger røget drukket taget".split())
_QUIETLY_MINE = frozenset("mit min mine".split())
_OF_THE_SEEKER = ("anonymous",)  # a wish counts whoever of the two has it


@dataclass(frozen=True)
class Fact:
    """One field told of one person. `owner` None: the sentence names nobody."""

    owner: str | None
    field: str
    value: Any
    sentence: int
    corrects: bool


def read_facts(text: str, today: date, places: Places) -> dict[str, Any]:
    """The fields of a triage profile that a message tells, and `municipality` (id) or `elsewhere` (a municipality's name).

    A field that is doubtful is left out: a wrong fact costs more than one more question.

    Args:
        text: the message, as the person wrote it.
        today: the day it was written.
        places: names of places.
    """
    sentences = read_message(text)
    people = cast(sentences)
    facts: list[Fact] = []
    uses: list[str] = []
    for s, sentence in enumerate(sentences):
        facts += _ages(s, sentence, people, today)
        facts += _substances(s, sentence, people, uses)
        facts += _conditions(s, sentence, people)
    about = focus(sentences, people, Evidence(uses, _in_need(facts)))
    found = _profile(facts, about, people, text)
    found.update(_home(sentences, people, places, about))
    contact = first_contact(text, today)
    if contact is not None:
        found["previous_contact"] = contact
    return found


def _fact(s: int, sentence: Sentence, owner: str | None, field: str, value: Any, word: int) -> Fact:
    return Fact(owner, field, value, s, bool(_CORRECTING & set(sentence.words[:word])))


def _ages(s: int, sentence: Sentence, people: Cast, today: date) -> list[Fact]:
    found = []
    for age in ages(sentence, today):
        owner = people.owner(s, age.word)
        sure = certainty(sentence, age.word)
        if owner == ANYONE or sure == "supposed" or (sure == "asked" and not (age.of_noun and owner not in (None, ME))):
            continue
        head = sentence.words[max(0, age.word - 5) : age.word]
        if head[-2:] in (("de", "er"), ("børnene", "er"), ("børn", "er"), ("de", "på")):
            if age.years < ADULT:
                found.append(_fact(s, sentence, ME if owner in (None, "børn") else owner, "children_at_home", True, age.word))
            continue
        one = head[-2:] in (("en", "på"), ("1", "på")) and head[-3:-2] in (("har",), ("til",), ("og",), ("fået",))  # "mor til en på 6"
        if age.of_noun and (one or _CHILDREN & set(head)) and not _names_child(people, s, age.word) and ({"har", "til", "vores", "mine", "med", "og"} & set(head)):
            if age.years < ADULT and owner is not None:
                found.append(_fact(s, sentence, owner, "children_at_home", True, age.word))
            continue
        if not (age.of_noun and any(w in ("ikke",) for w in head[-2:])) and not (head[-1:] == ("ikke",)):
            found.append(_fact(s, sentence, owner, "age", age.years, age.word))
    return found


def _names_child(people: Cast, s: int, word: int) -> bool:
    """True when the number stands behind a named near one, so that it is that one's age."""
    return any(m.start <= word and (m.until is None or word < m.until) and m.key not in (ME, ANYONE, "børn", "sønner", "døtre") and word - m.end <= 3 for m in people.mentions[s])


def _substances(s: int, sentence: Sentence, people: Cast, uses: list[str]) -> list[Fact]:
    found = []
    for substance in substances(sentence):
        owner = _user(s, sentence, people, substance)
        sure = certainty(sentence, substance.word)
        if owner == ANYONE or sure == "supposed" or _only_a_thing(sentence, substance) or {"døde", "død"} & set(sentence.words[: substance.word]):
            continue
        if sure == "asked" and (owner is None or not _tied(sentence, substance)):
            continue
        if owner is None and _subject_left_out(sentence, substance):
            owner = ME  # "19 år, ryger joints hver dag"
        field = "without" if substance.negated else "substance"
        found.append(_fact(s, sentence, owner, field, substance.kind, substance.word))
        if owner is not None and not substance.negated:
            uses.append(owner)
    return found


def _only_a_thing(sentence: Sentence, substance: Substance) -> bool:
    """ "Er kokain vanedannende", "jeg har købt øl til festen": named, but not as somebody's use."""
    head = sentence.words[max(0, substance.word - 3) : substance.word]
    asked_of = substance.word == 1 and head[0] in ("er", "virker", "hjælper", "bliver", "giver", "kan", "findes")
    return asked_of or (substance.kind == "alcohol" and not substance.verb and bool(_BOUGHT & set(head)))


def _subject_left_out(sentence: Sentence, substance: Substance) -> bool:
    words = sentence.words
    for k in range(max(0, substance.word - 4), substance.word + 1):
        if k and words[k] in _USING and words[k - 1] == "har" and (k == 1 or (k - 1) in sentence.breaks):
            return True
        if words[k] in _USING and (k == 0 or k in sentence.breaks or words[k - 1] in ("og", "hej", "men", "år", "hejsa", "goddag")):
            return True
    return False


def _user(s: int, sentence: Sentence, people: Cast, substance: Substance) -> str | None:
    """Who uses it: the owner by a possessive, the subject behind an inverted verb, or the one spoken of."""
    words = sentence.words
    for k in range(max(0, substance.word - 2), substance.word):
        if words[k] in _QUIETLY_MINE and not any(m.start <= k < m.end for m in people.mentions[s]):
            return ME
    if substance.word and words[substance.word - 1] in ("hans", "hendes"):
        other = [p for p in people.people if p != "case"]
        return other[-1] if other else UNNAMED
    if _FOUND & set(words[max(0, substance.word - 5) : substance.word]):
        near = [p.key for p in people.people.values() if p.key not in (UNNAMED, "case")]
        return near[-1] if near else None  # "jeg har fundet hash på hans værelse"
    if substance.verb and not _subject_before(s, people, substance.word):
        for mention in people.mentions[s]:
            if mention.start == substance.end:
                return mention.key  # "nu drikker han igen"
    return people.owner(s, substance.word)


def _subject_before(s: int, people: Cast, word: int) -> bool:
    """True when somebody stands close before a verb, as its subject."""
    return any(m.until is None and m.end <= word <= m.end + 2 for m in people.mentions[s])


def _tied(sentence: Sentence, substance: Substance) -> bool:
    """In a question: what one wants to be rid of, or calls one's own."""
    before = " " + " ".join(sentence.words[max(0, substance.word - 8) : substance.word]) + " "
    return _QUITTING.search(before) is not None or bool({"mit", "min", "mine", "hans", "hendes"} & set(sentence.words[max(0, substance.word - 2) : substance.word]))


def _conditions(s: int, sentence: Sentence, people: Cast) -> list[Fact]:
    found = []
    for field, value, word in conditions(sentence):
        owner = people.owner(s, word)
        following = next((m.key for m in people.mentions[s] if m.start == word + 1), None)
        if following == ME and owner != ME and not people.named(s, word):
            owner = ME
        if owner != ANYONE:
            found.append(_fact(s, sentence, owner, field, value, word))
    return found


def _profile(facts: list[Fact], about: Focus, people: Cast, text: str) -> dict[str, Any]:
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
    for field in dict.fromkeys(f.field for f in mine if f.field not in ("substance", "without", "enrolled", "children_at_home")):
        _settle(found, field, [f for f in mine if f.field == field])
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
    kinds = {f.value for f in told if f.field == "substance"} - {f.value for f in told if f.field == "without"}
    if not kinds:
        return None
    return "both" if len(kinds) == 2 else str(next(iter(kinds)))


def _children(found: dict[str, Any], facts: list[Fact], about: Focus, people: Cast, text: str) -> None:
    """Children under 18 in the home of the person it is about."""
    relation = found.get("relation")
    has = re.search(r" (?:har|mor til|far til|fået) ", f" {text.lower()} ") is not None
    shared = about.key == ME or (about.key is None and has) or relation == "partner"
    told = [f for f in facts if f.field == "children_at_home" and (f.owner == about.key or f.owner is None or (f.owner == ME and (shared or about.key is None)))]
    if shared:
        young = [f for f in facts if f.field == "age" and f.owner not in (None, about.key, ME) and f.value < ADULT
                 and (p := people.people.get(f.owner or "")) is not None and p.relation == "parent"]  # fmt: skip
        told += young
    if not told or _AWAY.search(f" {text.lower()} ") or about.audience == "professional" and about.key is None:
        return
    values = {f.value if f.field == "children_at_home" else True for f in told}
    if len(values) == 1:
        found["children_at_home"] = values.pop()


def _in_need(facts: list[Fact]) -> list[str]:
    """Who is, was or should be in treatment; a sleepless parent is not."""
    told = [f for f in facts if f.owner is not None and f.value]
    return [str(f.owner) for f in told if f.field == "completed" or (f.field in ("enrolled", "withdrawal") and f.owner != ME) or f.field == "medication"]


def _home(sentences: list[Sentence], people: Cast, places: Places, about: Focus) -> dict[str, str]:
    """Help is given where the person lives whom it is about; the writer's own home counts first, as it is the surer sign."""
    found = homes(sentences, people, places)
    place = chosen(found, ME)
    if place is None and about.key not in (None, ME) and about.audience != "professional":
        place = chosen(found, about.key or ME)
    if place is None:
        return {}
    return {"municipality": place.municipality} if place.municipality else {"elsewhere": place.name}
