"""The yes-or-no facts, the wished intensity and finished treatment, by the patterns of lexicon/conditions.yml."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from bot.nlu.facts.certainty import certainty
from bot.nlu.facts.lexicon import compiled, word_list
from bot.nlu.facts.message import Sentence

YES_NO = (
    "anonymous", "social_problems", "medication", "housing", "occupation", "pregnant", "mental_health", "disability", "withdrawal", "undecided",
    "homebound", "enrolled", "children_at_home",
)  # fmt: skip
_WISH_IN_QUESTION = ("anonymous",)  # "kan jeg få hjælp, uden at nogen opdager det?" asks, and tells what is wished
_OPPOSITE = ("pregnant", "occupation", "housing", "enrolled")  # "er ikke i arbejde" tells the other value
_NOT = frozenset(["ikke", "aldrig", "ingen", "hverken", "intet"])
_NOT_REACH = 4
_FINISHED_REACH = 7
_WISH_REACH = 9
_ENDS = frozenset(["men", "fordi", "og", "så", "for", "jeg", "han", "hun", "vi"])
_SOON = frozenset(["snart", "måske", "prøver", "håber", "ville", "kunne"])


@cache
def _patterns(field: str, value: bool, when_asked: bool = False) -> re.Pattern[str] | None:
    section = word_list("conditions")[field]
    return compiled((section.get("when_asked") or {}).get(value, []) if when_asked else section.get(value, []))


@cache
def _listed(field: str, name: str) -> re.Pattern[str] | None:
    entry = word_list("conditions")[field][name]
    return compiled(entry if isinstance(entry, list) else [entry])


def conditions(sentence: Sentence) -> Iterator[tuple[str, Any, int]]:
    """Fields, their values and the word each is told at.

    Args:
        sentence: the sentence.
    """
    for field in YES_NO:
        taken: list[range] = []
        for value in (False, True):
            pattern = _patterns(field, value)
            for match in pattern.finditer(sentence.text) if pattern else ():
                word, end = sentence.word_at(match.start()), sentence.word_at(match.end() + 1)
                if any(word in span or end - 1 in span for span in taken) or not _counts(field, sentence, end - 1):
                    continue
                if value and not match[0].startswith("ikke ") and " ikke " not in match[0] and _negated(sentence, word):
                    if field in _OPPOSITE:
                        yield field, False, word
                    continue
                taken.append(range(word, end))
                yield field, value, word
    yield from _intensity(sentence)
    yield from _completed(sentence)


def when_asked(field: str, sentence: Sentence) -> bool | None:
    """The value of a short answer that means it only after the question was put; None when there is none.

    Args:
        field: the field asked for.
        sentence: the answer.
    """
    if "when_asked" not in word_list("conditions").get(field, {}):
        return None
    for value in (False, True):
        pattern = _patterns(field, value, when_asked=True)
        if pattern is not None and (match := pattern.search(sentence.text)) is not None:
            return value if not (value and _negated(sentence, sentence.word_at(match.start()))) else False
    return None


def _counts(field: str, sentence: Sentence, word: int) -> bool:
    sure = certainty(sentence, word)
    if sure == "asked" and field == "withdrawal":
        return bool({"min", "mit", "mine"} & set(sentence.words[max(0, word - 1) : word]))
    return sure == "told" or (sure == "asked" and field in _WISH_IN_QUESTION and " uden at " in sentence.text)


def _negated(sentence: Sentence, word: int) -> bool:
    """True when a "not" stands shortly before, in the same clause."""
    words = sentence.words
    for i in range(word - 1, max(-1, word - 1 - _NOT_REACH), -1):
        if words[i] in _ENDS or (i + 1) in sentence.breaks:
            return False
        if words[i] in _NOT:
            return (
                not any(w in ("kun", "bare", "længere") for w in words[i + 1 : word])
                or "længere" in words[i + 1 : word]
            )
    return False


def _intensity(sentence: Sentence) -> Iterator[tuple[str, Any, int]]:
    wish = _listed("intensity", "wish")
    for value in ("residential", "day", "group", "outpatient"):
        pattern = _listed("intensity", value)
        for match in pattern.finditer(sentence.text) if pattern else ():
            word = sentence.word_at(match.start())
            low = max(0, word - _WISH_REACH)
            before = " " + " ".join(sentence.words[low:word]) + " "
            wished = wish is not None and wish.search(before) is not None and " end " not in before[-8:]
            past = any(
                w in before
                for w in (" har været ", " været ", " var ", " kommet ", " efter ", " færdig ", " fra ", " afsluttet ")
            )
            if wished and not past and certainty(sentence, word) == "told" and not _negated(sentence, word):
                yield "intensity", value, word
                return


def _completed(sentence: Sentence) -> Iterator[tuple[str, Any, int]]:
    finished, aftercare = _listed("completed", "finished"), _listed("completed", "aftercare")
    for match in finished.finditer(sentence.text) if finished else ():
        word, end = sentence.word_at(match.start()), sentence.word_at(match.end() + 1)
        head = sentence.words[max(0, word - 4) : word]
        if (
            any(w in ("når", "hvis", "inden", "før", "til", "skal", "bliver", *_NOT, *_SOON) for w in head)
            or certainty(sentence, word) != "told"
        ):
            continue
        tail = " " + " ".join(sentence.words[end : end + _FINISHED_REACH]) + " "
        for kind, value in (
            ("residential", "residential"),
            ("day", "day"),
            ("outpatient", "outpatient"),
            ("any", True),
        ):
            pattern = _listed("completed", kind)
            if pattern is not None and pattern.search(tail):
                yield "completed", value, word
                return
    match_ = aftercare.search(sentence.text) if aftercare else None
    if match_ is not None and certainty(sentence, sentence.word_at(match_.end() - 1)) == "told":
        yield "completed", True, sentence.word_at(match_.start())
