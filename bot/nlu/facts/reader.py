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
from bot.nlu.facts.people import ANYONE, ME, UNNAMED, Cast
from bot.nlu.facts.places import Places
from bot.nlu.facts.substances import Substance, substances

_CHILDREN = frozenset(["børn", "drenge", "piger", "unger", "unge", "døtre", "sønner", "tvillinger", "barn", "baby"])
_SEVERAL = ("børn", "sønner", "døtre", "unger", "drenge", "piger")
_CORRECTING = frozenset(["nej", "ups", "mener", "mente", "undskyld", "rettelse", "faktisk", "egentlig", "forkert"])
_QUITTING = re.compile(
    r" (?:stoppe|holde op|slippe|kvitte|ud af|af med|skære ned|trappe|aftrapning|afvænning|hjælp (?:til|mod|for|"
    r"med|imod|omkring)|problemer med|problem med|afhængig af)(?: \S+){0,5} $"
)
_FOUND = frozenset(["fundet", "fandt", "finder", "opdaget", "opdagede", "lugter", "lugtede"])
_BOUGHT = frozenset(["købt", "køber", "købe", "købte"])
_USING = frozenset(
    [
        "ryger",
        "drikker",
        "tager",
        "bruger",
        "sniffer",
        "fixer",
        "fikser",
        "hasher",
        "misbruger",
        "røget",
        "drukket",
        "taget",
    ]
)
_QUIETLY_MINE = frozenset(["mit", "min", "mine"])


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
    uses: list[str] = []
    for s, sentence in enumerate(sentences):
        facts += _ages(s, sentence, people, today)
        facts += _substances(s, sentence, people, uses)
        facts += _conditions(s, sentence, people)
    about = focus(sentences, people, Evidence(uses, _in_need(facts)))
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
                found.append(
                    _fact(s, sentence, ME if owner in (None, *_SEVERAL) else owner, "children_at_home", True, age.word)
                )
            continue
        one = head[-2:] in (("en", "på"), ("1", "på")) and head[-3:-2] in (
            ("har",),
            ("til",),
            ("og",),
            ("fået",),
        )  # "mor til en på 6"
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


def _substances(s: int, sentence: Sentence, people: Cast, uses: list[str]) -> list[Fact]:
    found = []
    for substance in substances(sentence):
        owner = _user(s, sentence, people, substance)
        sure = certainty(sentence, substance.word)
        if (
            owner == ANYONE
            or sure == "supposed"
            or _only_a_thing(sentence, substance)
            or {"døde", "død"} & set(sentence.words[: substance.word])
        ):
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
        if words[k] in _USING and (
            k == 0 or k in sentence.breaks or words[k - 1] in ("og", "hej", "men", "år", "hejsa", "goddag")
        ):
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
    return _QUITTING.search(before) is not None or bool(
        {"mit", "min", "mine", "hans", "hendes"} & set(sentence.words[max(0, substance.word - 2) : substance.word])
    )


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
