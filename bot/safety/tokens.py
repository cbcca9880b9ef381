"""Turns a message, as people type it, into a stream of tokens that rules can read.

One spelling for all: lower case, æ/ø/å as ae/oe/aa, no zero-width characters, long letter runs cut short.
A token carries *keys*: its own word, the words it may stand for (SMS spelling, dialect, a typing error) and
the concepts of the lexicon. Rules look only at keys. Nothing is kept between messages: a cache of tokens
would be a store of what citizens wrote.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

MAX_CHARACTERS = 6000  # what is read of a message: a longer one by its two ends, so that the time stays bounded

_FOLD = str.maketrans(
    {
        "æ": "ae",
        "ä": "ae",
        "ø": "oe",
        "ö": "oe",
        "å": "aa",
        "ü": "ue",
        "ß": "ss",
        "é": "e",
        "è": "e",
        "ê": "e",
        "’": "'",
        "´": "'",
        "`": "'",
    }
)
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_RUN = re.compile(r"([a-z])\1{2,}")
_PIECE = re.compile(
    r"\d{1,2}[.:]\d{2}(?!\d)"  # a time of day
    r"|\d+(?:[-\s]?aari?g[a-z]*)"  # 3-årig, 3 årige
    r"|\d+"
    r"|[^\W\d_]+(?:'[^\W\d_]+)*"  # letters of any script
    r"|\.{2,}|[.!?]+|\n+|[,;:()/…-]"
)
_ABBREVIATIONS = "kl ca tlf nr feks bla mm osv evt pga ift inkl max min str mg ml gr"
_ABBREVIATION = frozenset(_ABBREVIATIONS.split())


@dataclass(frozen=True)
class Token:
    """One word of a message.

    Attributes:
        word: the normalised word.
        keys: everything a rule may call it by.
        soft_start: True where a comma, a line break, a dash or three dots stand before it.
    """

    word: str
    keys: frozenset[str]
    soft_start: bool = False


@dataclass(frozen=True)
class Piece:
    """A normalised word before the lexicon has seen it."""

    word: str
    soft_start: bool


def fold(text: str) -> str:
    """Text in the one spelling: NFKC, lower case, ae/oe/aa, invisible characters out."""
    text = unicodedata.normalize("NFKC", text).lower()
    text = _INVISIBLE.sub("", text).translate(_FOLD)
    text = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return text


def sentences(text: str) -> list[list[Piece]]:
    """The message as sentences of pieces.

    Only . ! ? end a sentence. Commas, line breaks and "..." leave a soft mark on the next word, since people
    in distress write "jeg vil ... bare dø" and put a line break anywhere.
    """
    if len(text) > MAX_CHARACTERS:
        half = MAX_CHARACTERS // 2
        text = text[:half] + "\n" + text[-half:]
    found: list[list[Piece]] = [[]]
    soft = False
    for part in _PIECE.findall(_RUN.sub(r"\1\1", fold(text))):
        first = part[0]
        if first.isalnum():
            found[-1].append(Piece(part.replace("'", "").replace(" ", "").replace("-", ""), soft))
            soft = False
        elif first in ".!?" and not part.startswith(".."):
            last = found[-1][-1].word if found[-1] else ""
            abbreviated = part == "." and (last in _ABBREVIATION or last.isdigit())  # "kl.", "4. sal", "den 14. maj"
            if found[-1] and not abbreviated:
                found.append([])
            soft = False
        else:
            soft = True
    return [s for s in found if s]
