"""LIX, the Scandinavian readability index, and the length of an answer.

LIX = words / sentences + 100 x long words / words, a long word having more than six letters
(C. H. Björnsson, Läsbarhet, 1968). Under 40 is read by most adults without effort.

How this check counts:
- A sentence ends at . ? : or ; before a blank or the end of a line; a line of a list is a sentence of its own.
  The full stop of an abbreviation (kl., kr., stk., bl.a. ...) or of an ordinal (1. januar) ends none.
- A phone number, a link, an e-mail address, a street address with its postcode and town, a clock range and any other
  figure is read at a glance: each counts as one short word.
- A hyphenated word is one word.
"""

from __future__ import annotations

import re

from knowledge.check.figures import hide_figures

LIX_LIMIT = 40
WORD_LIMIT = 90
LONG_WORD_LETTERS = 6

_ABBREVIATIONS = (
    "kl", "kr", "nr", "stk", "ca", "tlf", "evt", "jf", "mv", "pkt", "kap", "max", "min", "maks", "inkl", "ekskl",
    "f.eks", "bl.a", "m.v", "m.m", "o.l", "dvs", "fx", "osv", "sdr", "skt", "pct", "afd", "mfl", "m.fl", "d", "p.t",
)  # fmt: skip
_ABBREVIATION = re.compile(r"(?<!\w)(" + "|".join(re.escape(a) for a in _ABBREVIATIONS) + r")\.", re.IGNORECASE)
_ORDINAL = re.compile(r"(\d)\.(?=\s+[a-zæøå])")
_SENTENCE_END = re.compile(r"[.?:;!](?:\s|$)|\n")
_WORD = re.compile(r"[0-9A-Za-zÀ-ÿ§%]+(?:[-'’/][0-9A-Za-zÀ-ÿ]+)*")


def words(text: str) -> list[str]:
    """The words of a text, each figure or address as one short word."""
    return _WORD.findall(hide_figures(text))


def sentences(text: str) -> int:
    """Number of sentences, at least 1."""
    plain = _ORDINAL.sub(r"\1", _ABBREVIATION.sub(r"\1", hide_figures(text)))
    lines = "\n".join(re.sub(r"^\s*[-•*]\s*", "", line) for line in plain.splitlines())
    return max(1, sum(1 for part in _SENTENCE_END.split(lines) if _WORD.search(part)))


def lix(text: str) -> float:
    """LIX of a text; 0.0 for a text without words."""
    found = words(text)
    if not found:
        return 0.0
    long_words = sum(1 for word in found if len(re.sub(r"[\d'’/-]", "", word)) > LONG_WORD_LETTERS)
    return len(found) / sentences(text) + 100 * long_words / len(found)
