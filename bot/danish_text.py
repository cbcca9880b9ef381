"""Danish text as the understanding sees it: lower case, one spelling, stems. Standard library and snowballstemmer only."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

import snowballstemmer

# SMS spelling and spoken forms that occur too often to leave to the character n-grams.
SPOKEN = {
    "ik": "ikke", "ikk": "ikke", "ig": "ikke", "ikki": "ikke", "hva": "hvad", "hvaffor": "hvad for", "mej": "mig", "maj": "mig", "dej": "dig",
    "sku": "skulle", "ka": "kan", "ku": "kunne", "ska": "skal", "vil": "vil", "ve": "ved", "osse": "også", "ogs": "også", "nogen": "nogen",
    "nån": "nogen", "nån'": "nogen", "noen": "nogen", "noget": "noget", "nåd": "noget", "ha": "have", "sgu": "", "lige": "", "altså": "",
    "jo": "", "bar": "bare", "tel": "til", "æ": "jeg", "a": "jeg", "min": "min", "mi": "min", "elr": "eller", "el": "eller", "m": "med",
    "pga": "på grund af", "fx": "for eksempel", "evt": "eventuelt", "tlf": "telefon", "tlfnr": "telefonnummer", "nr": "nummer",
    "komunen": "kommunen", "komune": "kommune", "gir": "giver", "gi": "give", "bli": "blive", "blir": "bliver", "ta": "tage", "tar": "tager",
    "gider": "gider", "kr": "kroner", "stk": "styk", "kl": "klokken",
}  # fmt: skip
_WORD = re.compile(r"\[\w+\]|[0-9]+|[^\W\d_]+(?:'[^\W\d_]+)?", re.UNICODE)
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+|\n+")
_LONG_RUN = re.compile(r"(.)\1{2,}")
_stemmer = snowballstemmer.stemmer("danish")


def plain(text: str) -> str:
    """Lower case, composed characters, no control or zero-width ones, runs of three or more letters cut to two."""
    text = unicodedata.normalize("NFKC", text).lower()
    text = "".join(
        " " if unicodedata.category(c) in ("Cc", "Zs") else c
        for c in text
        if unicodedata.category(c) not in ("Cf", "Co", "Cs")
    )
    text = (
        text.replace("aa", "å")
        if "å" not in text and re.search(r"\b(paa|saa|maa|faa|gaar|faar|ogsaa|naar|raad|aar)\b", text)
        else text
    )
    return _LONG_RUN.sub(r"\1\1", text)


def words(text: str) -> list[str]:
    """The words of a text in one spelling."""
    found: list[str] = []
    for word in _WORD.findall(plain(text)):
        found.extend(SPOKEN.get(word, word).split())
    return found


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Snowball's Danish stem."""
    return str(_stemmer.stemWord(word))


def stems(text: str) -> list[str]:
    """Stems of the words of a text."""
    return [stem(word) for word in words(text)]


def sentences(text: str) -> list[str]:
    """Sentences of a text, by marks and line ends; a text without marks is one."""
    return [part.strip() for part in _SENTENCE_END.split(text) if part.strip()]
