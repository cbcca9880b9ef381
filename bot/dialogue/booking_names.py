"""Which offer a text names: "perron 3", "alkohol over 30", "dagbehandling", with small slips of the keyboard."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rapidfuzz import fuzz

from knowledge.schema import Offer

SURE = 82  # of 100, likeness of two words; one letter wrong in seven still counts
SURE_NAME = 90  # likeness of the whole text with a whole name
SHORTEST_WITH_ERROR = 5  # letters
LEAST_SHARE = 0.5  # of the words said, so that a story which happens to hold one word of a name names nothing
_FOLD = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "é": "e"})
_WORD = re.compile(r"[^\W_]+")
# What people put around a name when they ask for it.
_AROUND = frozenset(
    "jeg vil gerne booke book bestille bestil reservere faa have en et den det tid tider hos i paa til om for med og er at kan jer mig min mit"
    " tak ja nej nok hellere helst saa bare maaske noget vaelger tager skal i jeres hej goddag hedder ved naar aar".split()
)
# Words of names that tell a fact or nothing by themselves; they count only beside a word that names.
_WEAK = frozenset(
    "alkohol stof stoffer hash narko kokain anonym anonymt anonyme samtale samtaler behandling behandlingen hjaelp gruppe gruppen unge ung boern"
    " voksne medicin raad paaroerende kommune familie familier foraeldre aaben first foerste andre steder sted eller".split()
)


def named(text: str, offers: Iterable[Offer]) -> list[Offer]:
    """The offers that a text names, all those that it names equally well; empty when it names none.

    Args:
        text: what was written.
        offers: those that can be meant.
    """
    words = [word for word in _words(text) if word not in _AROUND]
    if not words:
        return []
    points = [(offer, _points(words, offer)) for offer in offers]
    best = max((each for _, each in points), default=0.0)
    return [offer for offer, each in points if each == best and best > 0]


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower().translate(_FOLD))


def _points(said: list[str], offer: Offer) -> float:
    """How well the words name the offer; 0 when they do not."""
    whole = " ".join(said)
    names = {offer.id, offer.name, re.split(r"[,(]", offer.name)[0]}
    for name in names:
        words = [word for word in _words(name) if word not in _AROUND]
        joined = " ".join(words)
        several = len(words) > 1 or words[0] not in _WEAK
        if several and (f" {joined} " in f" {whole} " or fuzz.ratio(joined, whole) >= SURE_NAME):
            return 100 + len(words)
        if several and fuzz.ratio(joined.replace(" ", ""), whole.replace(" ", "")) >= SURE_NAME:
            return 100 + len(words)
    of_name = {word for name in names for word in _words(name)} - _AROUND
    hits = [word for word in said if any(_alike(word, each) for each in of_name)]
    strong = [word for word in hits if word not in _WEAK and not word.isdigit()]
    return len(hits) if strong and len(hits) >= LEAST_SHARE * len(said) else 0


def _alike(said: str, word: str) -> bool:
    if said == word:
        return True
    if len(word) >= SHORTEST_WITH_ERROR - 1 and re.fullmatch(rf"{word}(?:en|et|erne|ens|s|n)", said):
        return True
    if min(len(said), len(word)) < SHORTEST_WITH_ERROR or word in _WEAK:
        return False
    return word.startswith(said) or said.startswith(word) or fuzz.ratio(said, word) >= SURE
