"""Whom a professional writes about: "en elev", "vores borger", "bostøtte for en kvinde på 47"."""

from __future__ import annotations

from functools import lru_cache

from bot.nlu.facts.lexicon import word_list, word_set
from bot.nlu.facts.message import Sentence
from bot.nlu.facts.people import Cast, Mention, Person, is_title, is_workplace

_FINITE = word_set("finite_verbs")
_SUBJECTS = frozenset(["jeg", "vi", "han", "hun", "man", "du", "de", "i"])
_HELPED = frozenset(
    ["kvinde", "mand", "pige", "dreng", "fyr", "teenager", "familie", "mor", "far", "ung", "gravid", "hjemløs"]
)


def case(sentence: Sentence, i: int, found: Cast) -> Mention | None:
    """ "En elev", "vores borger": whom a professional writes about, when such a one is named at a word.

    Args:
        sentence: the sentence.
        i: index of the word.
        found: gets the case as one of its people.
    """
    words = sentence.words
    if _helped(sentence, i):
        found.people.setdefault("case", Person("case", None, "x", topic=True))
        end = i + (2 if words[i] in ("en", "et") and words[i + 1] != "på" else 1)
        return Mention(i, end, "case")
    if (
        words[i] in ("flere", "nogle", "mange")
        and i + 1 < len(words)
        and words[i + 1].removesuffix("e").removesuffix("er") in _cases()
    ):
        found.people.setdefault("case", Person("case", None, "x", topic=True))
        return Mention(i, i + 2, "case")
    if words[i] not in ("en", "et", "vores", "min", "den") or (
        i and words[i - 1] in ("er", "som") and words[i] in ("en", "et")
    ):
        return None
    for j in range(i + 1, min(i + 5, len(words))):
        if {words[j], words[j].removesuffix("e"), words[j].removesuffix("en").removesuffix("er")} & _cases():
            strong = words[j] not in ("fyr", "mand", "dreng", "unge", "medarbejder", "lærling", "studerende")
            found.people.setdefault("case", Person("case", None, "x", topic=strong))
            return Mention(i, j + 1, "case")
        if words[j] in _FINITE or (words[j] in _SUBJECTS and words[j - 1] != "af"):
            return None
    return None


def helped_surely(sentence: Sentence, i: int) -> bool:
    """ "Lærer her, og en pige på 16 drikker", "vi har en mand på 52" of a shelter: no daughter, no husband.

    Args:
        sentence: the sentence.
        i: index of the word.
    """
    words = sentence.words
    return _helped(sentence, i) and (
        i in sentence.breaks or words[i - 1 : i] in (("og",), ("for",), ("om",), ("hos",), ("har",))
    )


def _helped(sentence: Sentence, i: int) -> bool:
    """ "Bostøtte for en kvinde på 47", "sagsbehandler her, mor på 29": somebody a professional helps."""
    words = sentence.words
    with_article = (
        words[i] in ("en", "et")
        and i > 0
        and (
            i in sentence.breaks
            or words[i - 1] in ("for", "hos", "til", "med", "om", "har", "og", "jeg", "henviser", "henvise")
        )
    )
    noun = words[i + 1] if with_article and i + 1 < len(words) else words[i]
    at_head = i in sentence.breaks and i + 1 < len(words) and words[i + 1] == "på"
    unnamed = with_article and noun == "på" and words[i - 1] == "for"  # "mentor for en på 19"
    helped = ((with_article or at_head) and noun in _HELPED) or unnamed
    return helped and any(is_title(word) or is_workplace(word) for word in words[:i])


@lru_cache(maxsize=1)
def _cases() -> frozenset[str]:
    return frozenset(str(word) for words in word_list("people")["case"].values() for word in words)
