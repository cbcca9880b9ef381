"""Where somebody lives, as a message tells it: by "bor i", "fra", "kommune", or a place asked about as one's own."""

from __future__ import annotations

from dataclasses import dataclass

from bot.nlu.facts.certainty import certainty
from bot.nlu.facts.lexicon import word_set
from bot.nlu.facts.message import Sentence
from bot.nlu.facts.people import ANYONE, ME, Cast
from bot.nlu.facts.places import Place, Places

LIVES, BELONGS, ASKS, NAMES = 4, 3, 2, 1  # how surely a place is the person's own
_WINDOW = 7
_SHORT_MESSAGE = 4  # words
_LIVING = frozenset(
    [
        "bor",
        "tilhører",
        "bosat",
        "borger",
        "bopæl",
        "boende",
        "hører",
        "bopælskommune",
        "hjemmehørende",
        "boligen",
        "adresse",
        "lejlighed",
    ]
)
_PREPOSITIONS = frozenset(["i", "på", "ved", "nær", "omkring", "udenfor"])
# A place in such company is where one works, learns, was ill or would like to go, not where one lives.
_ELSEWISE = word_set("not_home")
_CORRECTING = frozenset(["nej", "ups", "mener", "mente", "undskyld", "rettelse", "faktisk", "egentlig", "forkert"])
_FILLER = word_set("place_fillers")


@dataclass(frozen=True)
class Home:
    """A place told as somebody's home."""

    place: Place
    owner: str
    rank: int
    corrects: bool


def homes(sentences: list[Sentence], people: Cast, places: Places) -> list[Home]:
    """Every place that may be somebody's home, in order.

    Args:
        sentences: the message.
        people: who is spoken of where.
        places: the names.
    """
    found: list[Home] = []
    length = sum(len(s.words) for s in sentences)
    for s, sentence in enumerate(sentences):
        i = 0
        while i < len(sentence.words):
            place = places.at(sentence.words, i)
            if place is None:
                i += 1
                continue
            owner = people.owner(s, i) or ME
            rank = _rank(sentence, i, place, owner, length)
            if rank and not (certainty(sentence, i) == "supposed" and rank != ASKS):
                found.append(
                    Home(place, ME if owner == ANYONE else owner, rank, bool(_CORRECTING & set(sentence.words[:i])))
                )
            i += place.words
    return found


def chosen(found: list[Home], owner: str) -> Place | None:
    """The home of one person: the surest, the last one when it corrects; None when two contradict each other.

    Args:
        found: all homes.
        owner: key of the person.
    """
    own = [home for home in found if home.owner == owner]
    if not own:
        return None
    best = max(home.rank for home in own)
    own = [home for home in own if home.rank == best or home.corrects]
    if own[-1].corrects or len({home.place.municipality or home.place.name for home in own}) == 1:
        return own[-1].place
    return None


def bare(sentences: list[Sentence], places: Places) -> Place | None:
    """The place of a message that is hardly more than its name, typing errors and ordinary words allowed.

    Args:
        sentences: the answer to the question where one lives.
        places: the names.
    """
    for sentence in sentences:
        for i in range(len(sentence.words)):
            place = places.at(sentence.words, i)
            rest = sentence.words[:i] + sentence.words[i + (place.words if place else 0) :]
            if place is not None and len([w for w in rest if w not in _FILLER]) <= 2 and "ikke" not in rest:
                return place
    return None


def _rank(sentence: Sentence, i: int, place: Place, owner: str, length: int) -> int:
    words, after = sentence.words, i + place.words
    before = words[i - 1] if i else ""
    window = _clause(sentence, i)
    if "ikke" in window[-4:]:
        return 0
    following = words[after] if after < len(words) else ""
    elsewise = bool(_ELSEWISE & set(window)) or bool(_ELSEWISE & set(words[after : after + 3]) - {"skal", "var"})
    lives = any(w in _LIVING or w == "bor" for w in window[-5:])
    near = (before == "af" and "nærheden" in window) or window[-2:] == ("uden", "for")
    if window[-2:] == ("jeg", "i") and "bor" in window:
        return LIVES  # "min far bor i Holbæk og jeg i Roskilde"
    if (
        lives
        and (near or before in _PREPOSITIONS | {"i", "til", "er", "by", "lige"})
        and not {"boede", "arbejde", "skal", "flytte"} & set(window)
    ):
        return LIVES
    if before == "tilhører":
        return LIVES
    if before == "til" and {"flyttet", "flyttede"} & set(window[-6:]) and "skal" not in window and not _later(sentence):
        return LIVES
    if (
        following in ("kommune", "kommunes", "kommunen")
        and not elsewise
        and (before in ("i", "fra", "er", "til", "") or place.municipality or not i)
    ):
        return BELONGS
    if (
        before == "fra"
        and not {"flyttet", "flyttede", "flytter", "toget", "hjem", "oprindelig", "oprindeligt"} & set(window)
        and not elsewise
    ):
        return (
            BELONGS
            if {"jeg", "er", "kommer", "vi", "ringer", "skriver", "år", "mand", "kvinde"} & set(window) or length <= 6
            else 0
        )
    if place.doubtful:
        return NAMES if length <= 1 else 0
    if elsewise or (not place.exact and before not in _PREPOSITIONS and length > 2):
        return 0
    if owner not in (ME, ANYONE) and i < sentence.asks:
        return 0
    return _asked(sentence, i, place, length, window)


def _asked(sentence: Sentence, i: int, place: Place, length: int, window: tuple[str, ...]) -> int:
    """ "Hvad koster det i X", "i X, hvad koster det", or X alone."""
    words, before = sentence.words, sentence.words[i - 1] if i else ""
    short = length <= _SHORT_MESSAGE
    question = sentence.asks < len(words)
    if place.municipality is None:
        if any(w.startswith(("behandl", "tilbud", "cent", "anonym")) for w in words) and before in _PREPOSITIONS:
            return 0
        return (
            ASKS
            if before in _PREPOSITIONS and question
            else NAMES
            if length <= 2 or (before in _PREPOSITIONS and short)
            else 0
        )
    if before in _PREPOSITIONS or before == "hos":
        return (
            ASKS
            if question
            or short
            or "jeg" not in window
            or "her" in window
            or {"hjælp", "behandling", "er"} & set(window)
            else 0
        )
    return NAMES if short or question or before.startswith("rusmiddel") else 0


def _clause(sentence: Sentence, i: int) -> tuple[str, ...]:
    low = i
    while (
        low > 0
        and i - low < _WINDOW
        and low not in sentence.breaks
        and sentence.words[low - 1] not in ("men", "mens", "selvom")
    ):
        low -= 1
    return sentence.words[low:i]


def _later(sentence: Sentence) -> bool:
    return any(w in sentence.words for w in ("snart", "overvejer", "måske", "når", "hvis", "vil"))
