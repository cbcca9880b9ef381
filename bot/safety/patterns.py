"""The small language in which rules are written, and its matcher.

A pattern is a line of elements that must follow each other in one sentence:

    word        that word (æøå or not; typing errors are resolved before)
    a|b         one of them
    <concept>   a word of that concept in the lexicon
    {macro}     one of the patterns of that name
    x?          may be absent
    ..  ..5     up to three (five) other words, none of them a negation
    !x          the next word is not x (at the beginning: the word before is not x)
    ^           the sentence or a clause begins here
    $           the sentence or a clause ends here

Fillers of the lexicon (bare, sgu, virkelig …) may stand between any two elements.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from bot.safety.tokens import Token, fold

GAP = 3  # words a plain ".." may skip
MAX_FILLERS = 3  # fillers in a row that may stand between two elements
NEGATION = "<neg>"
FILLER = "<filler>"
CLAUSE_START = "<clause>"


@dataclass(frozen=True)
class Element:
    """One element of a pattern; `kind` is word, macro, gap, not, start or end."""

    kind: str
    keys: frozenset[str] = frozenset()
    optional: bool = False
    limit: int = 0


@dataclass(frozen=True)
class Pattern:
    """A compiled pattern: its elements, and the key sets that a text must hold for it to match at all."""

    source: str
    elements: tuple[Element, ...]
    required: tuple[frozenset[str], ...] = field(default=())


class Grammar:
    """Compiles patterns against a set of macros and matches them.

    Args:
        macros: name to pattern lines.

    Raises:
        ValueError: a pattern names a macro that does not exist.
    """

    def __init__(self, macros: Mapping[str, Sequence[str]]) -> None:
        self._sources = macros
        self._macros: dict[str, tuple[Pattern, ...]] = {}
        self._compiling: set[str] = set()
        self.words: set[str] = set()

    def compile(self, source: str) -> Pattern:
        """The pattern of one line."""
        elements = tuple(self._element(part) for part in source.split())
        required = []
        for element in elements:
            if element.kind == "word" and not element.optional:
                required.append(element.keys)
            elif element.kind == "macro" and not element.optional:
                required.append(self._any_of(next(iter(element.keys))))
        return Pattern(source, elements, tuple(r for r in required if r))

    def _any_of(self, macro: str) -> frozenset[str]:
        """Keys of which one must be there for the macro to match; empty when that cannot be said."""
        keys: set[str] = set()
        for pattern in self._macros[macro]:
            if not pattern.required:
                return frozenset()
            keys |= min(pattern.required, key=len)
        return frozenset(keys)

    def _element(self, part: str) -> Element:
        if part.startswith(".."):
            return Element("gap", limit=int(part[2:] or GAP))
        if part in "^$":
            return Element("start" if part == "^" else "end")
        negative, part = part.startswith("!"), part.lstrip("!")
        optional, part = part.endswith("?"), part.rstrip("?")
        if part.startswith("{"):
            name = part.strip("{}")
            self._compile_macro(name)
            return Element("macro", frozenset({name}), optional)
        keys = frozenset(k if k.startswith("<") else fold(k) for k in part.split("|"))
        self.words.update(k for k in keys if not k.startswith("<"))
        return Element("not" if negative else "word", keys, optional)

    def _compile_macro(self, name: str) -> None:
        if name in self._macros:
            return
        if name not in self._sources or name in self._compiling:
            raise ValueError(f"pattern macro {{{name}}} does not exist or contains itself")
        self._compiling.add(name)
        self._macros[name] = tuple(self.compile(line) for line in self._sources[name])
        self._compiling.discard(name)

    def spans(self, pattern: Pattern, sentence: Sequence[Token], present: frozenset[str]) -> Iterator[tuple[int, int]]:
        """Every (start, end) at which the pattern matches.

        Args:
            present: all keys of the sentence, so that most patterns are given up at once.
        """
        if any(present.isdisjoint(keys) for keys in pattern.required):
            return
        for start in range(len(sentence)):
            for end in self._match(pattern.elements, 0, sentence, start):
                if end > start:
                    yield start, end
                    break

    def _match(self, elements: tuple[Element, ...], index: int, sentence: Sequence[Token], at: int) -> Iterator[int]:
        if index == len(elements):
            yield at
            return
        element = elements[index]
        if element.kind == "word":
            yield from self._match_word(element, elements, index, sentence, at)
        elif element.kind == "macro":
            options = self._macros[next(iter(element.keys))]
            for place in self._places(sentence, at, first=index == 0):
                for option in options:
                    for end in self._match(option.elements, 0, sentence, place):
                        yield from self._match(elements, index + 1, sentence, end)
            if element.optional:
                yield from self._match(elements, index + 1, sentence, at)
        elif element.kind == "gap":
            for step in range(element.limit + 1):
                yield from self._match(elements, index + 1, sentence, at + step)
                if at + step >= len(sentence) or NEGATION in sentence[at + step].keys:
                    return
        elif element.kind == "not":
            near = at if index else at - 1
            while index and near < len(sentence) and FILLER in sentence[near].keys and sentence[near].keys.isdisjoint(element.keys):
                near += 1
            if not (0 <= near < len(sentence) and not sentence[near].keys.isdisjoint(element.keys)):
                yield from self._match(elements, index + 1, sentence, at)
        elif element.kind == "start":
            if at == 0 or sentence[at - 1].keys & {CLAUSE_START, FILLER} or (at < len(sentence) and sentence[at].soft_start):
                yield from self._match(elements, index + 1, sentence, at)
        else:
            end = at
            while end < len(sentence) and FILLER in sentence[end].keys and not sentence[end].soft_start:
                end += 1
            if end >= len(sentence) or sentence[end].soft_start or CLAUSE_START in sentence[end].keys:
                yield from self._match(elements, index + 1, sentence, at)

    def _match_word(
        self, element: Element, elements: tuple[Element, ...], index: int, sentence: Sequence[Token], at: int
    ) -> Iterator[int]:
        for place in self._places(sentence, at, first=index == 0):
            if not sentence[place].keys.isdisjoint(element.keys):
                yield from self._match(elements, index + 1, sentence, place + 1)
                break
        if element.optional:
            yield from self._match(elements, index + 1, sentence, at)

    @staticmethod
    def _places(sentence: Sequence[Token], at: int, *, first: bool) -> Iterator[int]:
        """Where the next element may stand: here, or behind fillers unless a pattern would begin with them."""
        for place in range(at, min(len(sentence), at + 1 + (0 if first else MAX_FILLERS))):
            yield place
            if FILLER not in sentence[place].keys:
                return
