"""Who uses what: each substance a sentence names, given to the one it is told of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.nlu.facts.certainty import certainty
from bot.nlu.facts.lexicon import word_list, word_set
from bot.nlu.facts.message import Sentence
from bot.nlu.facts.people import ANYONE, ME, UNNAMED, Cast
from bot.nlu.facts.substances import Substance, substances

_QUITTING = re.compile(
    r" (?:stoppe|holde op|slippe|kvitte|ud af|af med|skære ned|trappe|aftrapning|afvænning|hjælp (?:til|mod|for|"
    r"med|imod|omkring)|problemer med|problem med|afhængig af)(?: \S+){0,5} $"
)
_FOUND = frozenset(["fundet", "fandt", "finder", "opdaget", "opdagede", "lugter", "lugtede"])
_BOUGHT = frozenset(["købt", "køber", "købe", "købte"])
_WORKS_ABOUT = frozenset(["opgave", "projekt", "stil", "artikel", "speciale", "podcast", "foredrag"])
_USING = word_set("using_verbs")
# Behind these a subject is left out.
_OPENS = frozenset(["og", "hej", "men", "år", "hejsa", "goddag", "mig", "selv", "her"])
_QUIETLY_MINE = frozenset(["mit", "min", "mine"])
_TOLD_BY_OTHERS = frozenset(["jeg", "han", "hun", "vi", "de"])
_GIVEN_TO = re.compile(
    r" (?:giver|gav|givet|sælger|solgt|skaffer|skaffet|køber til|får|fik|lokker|presser|tvinger) (?:ham|hende)(?: \S+){0,3} $"
)
_MADE_ME = re.compile(r" (?:giver|gav|fik|får|lokkede|lokker|pressede) mig(?: \S+){0,3} $")
_TOLD_TO = re.compile(r" (?:forbudt|forbyder|forbød|bedt|beder|set|fanget|taget|opfordret)(?: \S+){0,6} $")
_BELIEVED = re.compile(
    r" jeg (?:tror|frygter|ved|gætter på|mistænker|er sikker på|er bange for|har hørt)(?: at)? "
    r"(?:det|der) (?:er|var)(?: \S+){0,1} $"
)
_NOT_ME = (("ikke", "mig", "der"), ("ikke", "mig", "som"))
_HELD_BY = frozenset(["på", "med"])  # "en dreng på 18 på stoffer", "en elev med hash"
_DEATH_REACH, _SUBJECT_REACH, _HELD_REACH = 4, 6, 4  # words
_VERBS = word_set("finite_verbs") | {"jeg", "vi", "han", "hun", "at"}


@dataclass(frozen=True)
class Use:
    """A substance and the one who uses it; `owner` None when the sentence leaves that open."""

    substance: Substance
    owner: str | None


def uses(s: int, sentence: Sentence, people: Cast) -> Iterator[Use]:
    """What a sentence tells as somebody's use; what is only asked, supposed or a thing is left out.

    Args:
        s: the sentence's place in the message.
        sentence: the sentence.
        people: everybody in the message.
    """
    for named in substances(sentence):
        substance, owner = named, _user(s, sentence, people, named)
        sure = certainty(sentence, substance.word)
        if sentence.words[max(0, substance.word - 3) : substance.word] in _NOT_ME:
            owner = next((p.key for p in people.people.values() if p.topic), None)
            substance = replace(substance, negated=False)  # "det er ikke mig der drikker, det er min kone"
        if owner == ANYONE or sure == "supposed" or _only_a_thing(sentence, substance) or _died_of(sentence, substance):
            continue
        if sure == "asked" and (owner is None or not _tied(sentence, substance, owner)):
            continue
        if owner is None and _subject_left_out(sentence, substance):
            owner = ME  # "19 år, ryger joints hver dag"
        yield Use(substance, owner)


def prescribed(sentence: Sentence, word: int) -> bool:
    """True when the medicine told at a word is one against opioids: whoever gets it has a problem with drugs.

    Args:
        sentence: the sentence.
        word: where the medicine is told.
    """
    names = word_list("substances")["drugs"]["medicine"]
    return any(w.startswith(name) for w in sentence.words[word : word + 6] for name in names)


def _died_of(sentence: Sentence, substance: Substance) -> bool:
    head = set(sentence.words[max(0, substance.word - _DEATH_REACH) : substance.word])
    return bool({"døde", "død"} & head) and "af" in head


def _only_a_thing(sentence: Sentence, substance: Substance) -> bool:
    """ "Er kokain vanedannende", "jeg har købt øl til festen", "vokset op med druk": named, but not as somebody's use."""
    head = sentence.words[max(0, substance.word - 3) : substance.word]
    asked_of = substance.word == 1 and head[0] in ("er", "virker", "hjælper", "bliver", "giver", "kan", "findes")
    studied = bool(_WORKS_ABOUT & set(sentence.words[: substance.word])) and head[-1:] == ("om",)
    grown_up = "op" in head and bool({"voksede", "vokset", "opvokset"} & set(sentence.words[: substance.word]))
    return (
        asked_of
        or grown_up
        or studied
        or head[-1:] == ("hvad",)
        or (substance.kind == "alcohol" and not substance.verb and bool(_BOUGHT & set(head)))
    )


def _subject_left_out(sentence: Sentence, substance: Substance) -> bool:
    words = sentence.words
    for k in range(max(0, substance.word - _SUBJECT_REACH), substance.word + 1):
        if words[k] not in _USING:
            continue
        if k and words[k - 1] == "har" and (k == 1 or (k - 1) in sentence.breaks):
            return True
        if k == 0 or k in sentence.breaks or words[k - 1] in _OPENS or words[k - 1].isdigit():
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
    near = [p.key for p in people.people.values() if p.key not in (UNNAMED, "case") and not p.key.startswith("their ")]
    if _found_by_somebody(sentence, substance):
        return near[-1] if near else None  # "jeg har fundet hash på hans værelse"
    before = " " + " ".join(words[max(0, substance.word - 5) : substance.word]) + " "
    if _MADE_ME.search(before):
        return ME  # "min kæreste fik mig til at prøve emma"
    if near and (_GIVEN_TO.search(before) or _BELIEVED.search(before)):
        return near[-1]  # "hans ven giver ham coke"
    if substance.verb and substance.end not in sentence.breaks and not _subject_before(s, people, substance.word):
        for mention in people.mentions[s]:
            if mention.start == substance.end and words[substance.word - 1 : substance.word] != ("og",):
                return mention.key  # "nu drikker han igen"
    return _named_in_passing(s, sentence, people, substance) or people.owner(s, substance.word)


def _named_in_passing(s: int, sentence: Sentence, people: Cast, substance: Substance) -> str | None:
    """Somebody who is no subject and yet the user: "min søns stofmisbrug", "en elev med hash", "forbudt min søn at ryge"."""
    words = sentence.words
    for mention in people.mentions[s]:
        until = mention.until
        if until is None or not until <= substance.word <= until + _HELD_REACH:
            continue
        between = words[until + 1 : substance.word]
        genitive = until == substance.word and words[mention.end - 1].endswith("s")
        held = words[until] in _HELD_BY and not _VERBS & set(between)
        told_to = words[until] == "at" and _TOLD_TO.search(f" {' '.join(words[: mention.start])} ") is not None
        if genitive or held or told_to:
            return mention.key
    return None


def _found_by_somebody(sentence: Sentence, substance: Substance) -> bool:
    """ "Jeg har fundet hash", but not "de har opdaget at jeg tager md"."""
    low = max(0, substance.word - 5)
    for k in range(substance.word - 1, low - 1, -1):
        if sentence.words[k] in _TOLD_BY_OTHERS:
            return False
        if sentence.words[k] in _FOUND:
            return True
    return False


def _subject_before(s: int, people: Cast, word: int) -> bool:
    """True when somebody stands close before a verb, as its subject."""
    return any(m.until is None and m.end <= word <= m.end + 2 for m in people.mentions[s])


def _tied(sentence: Sentence, substance: Substance, owner: str) -> bool:
    """In a question: what one wants to be rid of, or calls one's own, or what was found with somebody near."""
    words = sentence.words
    before = " " + " ".join(words[max(0, substance.word - 8) : substance.word]) + " "
    return (
        _QUITTING.search(before) is not None
        or bool({"mit", "min", "mine", "hans", "hendes"} & set(words[max(0, substance.word - 2) : substance.word]))
        or (owner not in (ME, UNNAMED) and _found_by_somebody(sentence, substance))
        or (owner == "case" and words[substance.word - 1] in _HELD_BY)
    )
