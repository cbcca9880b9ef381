"""Danish words as search sees them: folded, without stop words, stemmed."""

from __future__ import annotations

import re
from functools import lru_cache

import snowballstemmer

_WORD = re.compile(r"[0-9a-zà-öø-ÿ]+", re.IGNORECASE)
_FOLD = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ä": "ae", "ö": "oe", "é": "e", "è": "e", "ü": "u", "à": "a"})
# Keyboards without the Danish letters: parorende, and for æ either letter.
_FLAT = (str.maketrans("æøå", "aoa"), str.maketrans("æøå", "eoa"))
_STEMMER = snowballstemmer.stemmer("danish")

# Words that say nothing of the matter. "hvornår", "længe", "tit" and "hjælp" are not here: they do.
STOP_WORDS = frozenset(
    """
    af alle alt altså and andre at bare blev blive bliver da de dem den denne der deres det dette dig din dine
    dit dog du efter eller en end er et fik for fra få får før ganske gerne gør ha hade han hans har havde have
    hej hende hendes her hos hun hvad hvem hver hvilke hvilken hvis hvor hvordan hvorfor i igen ikke ind ja jeg
    jer jeres jo kan kom kunne lige lidt man med meget men mere mig min mine mit mon må måske ned nej nok nu når
    næsten og også okay om op os over på selv ser ses sig siger sin sit skal skulle som så sådan tak til tror ud
    under vi vil ville var ved vide være været vores noget nogen nogle hvert sker går gå kommer tage tager fået
    findes giver give gøre lave laver jamen hallo goddag venlig hilsen mvh spørgsmål spørge to ok ju ik ikk
    nogensinde
    """.split()
)


def words(text: str) -> list[str]:
    """Lower-case words of a text, in order, as written."""
    return [word.lower() for word in _WORD.findall(text)]


def fold(word: str) -> str:
    """A word with æ, ø, å as ae, oe, aa, so that both ways of typing meet."""
    return word.lower().translate(_FOLD)


def flat_forms(word: str) -> set[str]:
    """How a word looks when typed on a keyboard without æ, ø, å: parorende for pårørende."""
    return {word.translate(table) for table in _FLAT} - {word}


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """The folded stem of a word."""
    return fold(_STEMMER.stemWord(word.lower()))


_FOLDED_STOPS = frozenset(fold(word) for word in STOP_WORDS)


def is_stop_word(word: str) -> bool:
    """True for a word that says nothing of the matter, in either way of typing, and for a single letter."""
    return len(word) < 2 or fold(word) in _FOLDED_STOPS
