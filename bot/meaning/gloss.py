"""Danish into English, word for word. Nobody reads the result: it is for the encoder, which forgives word order and endings.

`english.tsv` holds a word and its English a line, our own, written for talk of addiction, treatment, family and authorities
(`gift` is "married"). A word that is not there is looked for by its stem, as a compound of two known words, and with one letter
wrong; what remains unknown is left as it stands, since names of substances are often the same in English.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from bot.danish_text import plain, stem

TABLE = Path(__file__).with_name("english.tsv")
LETTERS = "abcdefghijklmnopqrstuvwxyzæøå"
LEAST_PART = 3  # letters of a compound's part
LEAST_TO_MEND = 4  # shorter words have too many neighbours
LONGEST = 30  # letters; what is longer is no word, and taking it apart would cost
JOINTS = "se"  # letters that join the parts of a compound: misbrug-s-center
_TOKEN = re.compile(r"\[\w+\]|[0-9]+|[^\W\d_]+(?:'[^\W\d_]+)?|[?.!,]")


@lru_cache(maxsize=1)
def _words() -> Mapping[str, str]:
    rows = (line.partition("\t") for line in TABLE.read_text(encoding="utf-8").splitlines())
    return {word: meant for word, _, meant in rows}


@lru_cache(maxsize=1)
def _stems() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for word in sorted(_words(), key=len):  # the shortest form speaks for its stem
        found.setdefault(stem(word), _words()[word])
    return found


def english(text: str) -> str:
    """A text's words in English, in their order.

    Args:
        text: Danish as it was written.

    Returns:
        Lower-case English words and the marks ". , ? !".
    """
    return " ".join(filter(None, (_word(token) for token in _TOKEN.findall(plain(text)))))


def foreign(text: str) -> float:
    """The share of a text's words, 0 to 1, that are no known Danish ones, nor compounds or forms of such."""
    found = [token for token in _TOKEN.findall(plain(text)) if token[0].isalpha()]
    return sum(not _known(token) for token in found) / max(1, len(found))


@lru_cache(maxsize=20_000)
def _word(token: str) -> str:
    if not token[0].isalpha():
        return token
    return _known(token) or _mended(token) or token


@lru_cache(maxsize=20_000)
def _known(token: str) -> str:
    """The English of a word, of a form of it, or of a compound; empty when it is none of these."""
    if token in _words():
        return _words()[token]
    return "" if len(token) > LONGEST else _stems().get(stem(token)) or _compound(token)


def _compound(word: str) -> str:
    """The longest known last part behind a known first part: "misbrugs" + "center"; empty when there is none."""
    known = _words()
    for cut in range(LEAST_PART, len(word) - LEAST_PART + 1):
        first, last = word[:cut], word[cut:]
        if last in known:
            whole = first if first in known else first[:-1] if first[-1] in JOINTS else ""
            if len(whole) >= LEAST_PART and whole in known:
                return f"{known[whole]} {known[last]}"
    return ""


def _mended(word: str) -> str:
    """The English of a known word one letter away; empty when there is none."""
    if not LEAST_TO_MEND <= len(word) <= LONGEST:
        return ""
    known = _words()
    return next((known[other] for other in _one_letter_off(word) if other in known), "")


def _one_letter_off(word: str) -> Iterator[str]:
    """Two letters swapped, one left out, one added, one changed; the likelier slips first."""
    cuts = range(len(word) + 1)
    yield from (word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in cuts[:-2])
    yield from (word[:i] + word[i + 1 :] for i in cuts[:-1])
    yield from (word[:i] + letter + word[i:] for i in cuts for letter in LETTERS)
    yield from (word[:i] + letter + word[i + 1 :] for i in cuts[:-1] for letter in LETTERS)
