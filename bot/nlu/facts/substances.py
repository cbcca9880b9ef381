"""Alcohol and drugs by their hundred names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from bot.nlu.facts.lexicon import compiled, one_letter_off, word_list
from bot.nlu.facts.message import Sentence

KINDS = ("drugs", "alcohol")
# Past the name the thing itself is meant no more: "alkoholenheden", "stofmisbrug" in the name of a place or a law.
_INSTITUTION = re.compile(
    r"(?:enhed|rådgivning|centr|center|ambulatori|afsnit|konsulent|politik|loven|lovgivning|standard)"
)
_NOT_BEFORE = frozenset(["ikke", "aldrig", "ingen", "hverken", "uden", "intet"])
_REACH = 4  # words between a "not" and what it takes away
_CLEAN = re.compile(
    r"(?<= )(?:(?:er|været|blevet|holdt) (?:\S+ )?(?:stoppet|holdt op|clean|ude af|færdig|ædru)|(?:stoppede|"
    r"droppede|kvittede) (?:helt )?(?:med)?|aldrig|rører (?:ikke|aldrig))(?= )"
)


@dataclass(frozen=True)
class Substance:
    """A substance at a word of a sentence; `verb` when it is told by drinking, smoking or the like."""

    kind: str
    word: int
    end: int
    negated: bool
    verb: bool


@lru_cache(maxsize=1)
def _lists() -> tuple[
    dict[str, frozenset[str]],
    dict[str, tuple[str, ...]],
    dict[str, tuple[str, ...]],
    dict[str, re.Pattern[str] | None],
    frozenset[str],
]:
    lists = word_list("substances")
    return (
        {kind: frozenset(str(w) for w in lists[kind]["words"]) for kind in KINDS},
        {kind: tuple(lists[kind]["stems"]) for kind in KINDS},
        {kind: tuple(lists[kind]["typing"]) for kind in KINDS},
        {kind: compiled(lists[kind]["phrases"]) for kind in KINDS},
        frozenset(lists["not"]),
    )


@lru_cache(maxsize=20_000)
def kind_of(word: str) -> str | None:
    """'drugs' or 'alcohol' when the word names one, one typing error allowed in long names; else None."""
    words, stems, typing, _, never = _lists()
    if word in never or _INSTITUTION.search(word):
        return None
    for kind in KINDS:
        if word in words[kind] or any(word.startswith(stem) and len(word) - len(stem) < 14 for stem in stems[kind]):
            return kind
    if len(word) >= 6:
        for kind in KINDS:
            if any(word[0] == name[0] and one_letter_off(word, name) for name in typing[kind]):
                return kind
    return None


def substances(sentence: Sentence) -> list[Substance]:
    """What a sentence names, in order, with what it takes back ("drikker ikke")."""
    found: list[Substance] = []
    for i, word in enumerate(sentence.words):
        kind = kind_of(word)
        if kind is not None:
            found.append(Substance(kind, i, i + 1, _negated(sentence, i, i + 1), verb=False))
    for kind, pattern in _lists()[3].items():
        for match in pattern.finditer(sentence.text) if pattern else ():
            start, end = sentence.word_at(match.start()), sentence.word_at(match.end() + 1)
            found.append(
                Substance(kind, start, end, match[0].startswith("ikke") or _negated(sentence, start, end), verb=True)
            )
    return sorted(found, key=lambda s: s.word)


def _negated(sentence: Sentence, start: int, end: int) -> bool:
    words = sentence.words
    low = max(0, start - _REACH)
    for i in range(start - 1, low - 1, -1):
        if words[i] in ("men", "kun", "bare", "hver", "så", "jeg", "han", "hun", "vi", "nu") or (
            (i + 1) in sentence.breaks and words[i] not in _NOT_BEFORE and not _in_list(words, i + 1, start)
        ):
            break
        if words[i] == "uden" and {"ikke", "aldrig", "sjældent"} & set(words[max(0, i - 8) : i]):
            return False  # "kan ikke komme igennem en dag uden tramadol"
        if words[i - 1 : i + 2] == ("kan", "ikke", "mere"):
            return False  # "jeg kan ikke mere med hendes drikkeri"
        if words[i] in _NOT_BEFORE:
            # "kan ikke stoppe med hash", "kan ikke lade være med at drikke", "ikke kun hash", "ikke uden øl": the use goes on.
            between = words[i + 1 : start + 1]
            if any(
                w
                in (
                    "stoppe",
                    "lade",
                    "undvære",
                    "slippe",
                    "holde",
                    "styre",
                    "kontrollere",
                    "klare",
                    "leve",
                    "kun",
                    "bare",
                    "længere",
                    "fungere",
                    "sove",
                    "se",
                    "vide",
                    "nok",
                    "uden",
                    "få",
                    "finde",
                    "hvad",
                    "om",
                    "holder",
                    "komme",
                    "forstå",
                    "magter",
                    "at",
                )
                for w in between
            ):
                return False
            return not (i and words[i - 1] in ("hvorfor",)) and not {"når", "dage"} & set(words[max(0, i - 2) : i])
    if end < len(words) and words[end] in ("ikke", "aldrig"):
        return (end + 1) in sentence.breaks or not (end + 1 < len(words) and words[end + 1] in ("kun", "bare", "så"))
    if (
        end + 1 < len(words)
        and words[end] in ("selv", "jeg", "han", "hun", "dog", "slet")
        and words[end + 1] in ("ikke", "aldrig")
    ):
        return True
    if words[start] in ("drak", "drukket", "røg") and {"før", "tidligere", "engang", "dengang"} & set(
        words[end : end + 4]
    ):
        return True
    if "var" in words[max(0, start - 3) : start] and {"ung", "dengang", "engang", "tidligere"} & set(
        words[end : end + 3]
    ):
        return True  # "jeg var selv på heroin som ung"
    return _left_behind(sentence, start)


def _in_list(words: tuple[str, ...], start: int, end: int) -> bool:
    return all(w in ("og", "eller") or kind_of(w) for w in words[start:end])


def _left_behind(sentence: Sentence, start: int) -> bool:
    """ "Jeg er stoppet med at drikke": told as past."""
    head = " " + " ".join(sentence.words[max(0, start - 5) : start]) + " "
    match = next(reversed(list(_CLEAN.finditer(head))), None)
    return (
        match is not None
        and " men " not in head[match.end() :]
        and " ikke er stoppet" not in head
        and " ikke stoppet" not in head
    )
