"""The small language in which rules are written, and its matcher.

A pattern is a line of elements that must follow each other in one sentence:

    word        that word (æøå or not; typing errors are resolved before)
    a|b         one of them; $, {macro} and det_hele (two words) may be among them
    <concept>   a word of that concept in the lexicon
    {macro}     one of the patterns of that name
    (a b / c)   "a b" or "c"
    x?          may be absent
    ..  ..5     up to three (five) other words, none of them a negation
    !x          the next word is not x (at the beginning: the word before is not x)
    ^           the sentence or a clause begins here
    $           the sentence or a clause ends here
    x y & z     "x y" and "z" both, in any order, within TOGETHER words

Fillers of the lexicon (bare, sgu, virkelig …) may stand between any two elements.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.safety.tokens import Token, fold

GAP = 3  # words a plain ".." may skip
MAX_FILLERS = 3  # fillers in a row that may stand between two elements
NEGATION = "<neg>"
TOGETHER = 16  # words within which the parts of an "&" pattern must lie
FILLER = "<filler>"
CLAUSE = "<clause>"


@dataclass(frozen=True)
class Element:
    """One element of a pattern.

    Attributes:
        kind: any (words, sequences or the end of the clause), gap, not, start.
        words: keys of which the next token must hold one.
        sequences: patterns of which one may stand here instead.
        end: True when the clause may end here instead.
    """

    kind: str
    words: frozenset[str] = frozenset()
    sequences: tuple[Pattern, ...] = ()
    end: bool = False
    optional: bool = False
    limit: int = 0

    def needed(self) -> frozenset[str]:
        """Keys of which a text must hold one for this element to match; empty when it may match without."""
        if self.kind != "any" or self.optional or self.end:
            return frozenset()
        keys = set(self.words)
        for sequence in self.sequences:
            if not sequence.required:
                return frozenset()
            keys |= min(sequence.required, key=len)
        return frozenset(keys)

    def starts(self) -> frozenset[str] | None:
        """Keys of which the word at this place must hold one; None when it may be any word."""
        if self.kind != "any" or self.optional or self.end or any(s.first is None for s in self.sequences):
            return None
        return self.words.union(*(s.first for s in self.sequences if s.first is not None))


@dataclass(frozen=True)
class Pattern:
    """A compiled pattern: its elements, and the key sets that a text must hold for it to match at all."""

    source: str
    elements: tuple[Element, ...]
    required: tuple[frozenset[str], ...]
    parts: tuple[Pattern, ...] = ()
    first: frozenset[str] | None = None  # keys of which the first word must hold one; None: it may be any word

    def possible(self, present: frozenset[str]) -> bool:
        """False when a text with these keys cannot match, whatever the order of its words."""
        return not any(present.isdisjoint(keys) for keys in self.required)


class Grammar:
    """Compiles patterns against a set of macros, and matches them.

    Args:
        macros: name to pattern lines.
    """

    def __init__(self, macros: Mapping[str, Sequence[str]]) -> None:
        self._sources = macros
        self._macros: dict[str, tuple[Pattern, ...]] = {}
        self.words: set[str] = set()
        self.concepts: set[str] = set()

    def compile(self, source: str) -> Pattern:
        """The pattern of one line.

        Raises:
            ValueError: it names a macro that does not exist or contains itself.
        """
        if "&" in source.split():
            parts = tuple(self.compile(part) for part in source.split(" & "))
            return Pattern(source, (), tuple(r for part in parts for r in part.required), parts)
        elements = tuple(self._element(part) for part in _parts(source))
        required = tuple(needed for needed in (e.needed() for e in elements) if needed)
        return Pattern(source, elements, required, first=elements[0].starts() if elements else None)

    def _element(self, part: str) -> Element:
        if part.startswith(".."):
            return Element("gap", limit=int(part[2:] or GAP))
        if part == "^":
            return Element("start")
        negative, part = part.startswith("!"), part.lstrip("!")
        optional, part = part.endswith("?"), part.rstrip("?")
        words: set[str] = set()
        sequences: list[Pattern] = []
        if part.startswith("("):
            sequences = [self.compile(option) for option in _options(part[1:-1])]
            return Element("any", frozenset(), tuple(sequences), False, optional)
        if "(" in part or "^" in part:
            raise ValueError(f"'(' and '^' stand alone, not inside '{part}'")
        options = part.split("|")
        for option in options:
            if option.endswith("?"):
                raise ValueError(f"'?' belongs behind the whole element, not inside '{part}'")
            if option.startswith("{"):
                sequences += self._macro(option.strip("{}"))
            elif option.startswith("<"):
                words.add(option)
                self.concepts.add(option)
            elif "_" in option:
                sequences.append(self.compile(option.replace("_", " ")))
            elif option != "$":
                words.add(fold(option))
                self.words.add(fold(option))
        return Element("not" if negative else "any", frozenset(words), tuple(sequences), "$" in options, optional)

    def _macro(self, name: str) -> tuple[Pattern, ...]:
        if name not in self._macros:
            if name not in self._sources:
                raise ValueError(f"pattern macro {{{name}}} does not exist or contains itself")
            lines, self._sources = self._sources[name], {k: v for k, v in self._sources.items() if k != name}
            self._macros[name] = tuple(self.compile(line) for line in lines)
        return self._macros[name]

    def spans(self, pattern: Pattern, sentence: Sequence[Token], present: frozenset[str]) -> Iterator[tuple[int, int]]:
        """Every (start, end) at which the pattern matches, the shortest a start.

        Args:
            present: all keys of the sentence, so that most patterns are given up at once.
        """
        if not pattern.possible(present):
            return
        if pattern.parts:
            yield from self._together(pattern.parts, sentence, present)
            return
        first = pattern.first
        for start, token in enumerate(sentence):
            if first is not None and token.keys.isdisjoint(first):
                continue
            end = min((e for e in self._match(pattern.elements, 0, sentence, start) if e > start), default=None)
            if end is not None:
                yield start, end

    def _together(
        self, parts: tuple[Pattern, ...], sentence: Sequence[Token], present: frozenset[str]
    ) -> Iterator[tuple[int, int]]:
        """Spans that cover one match of each part, none overlapping another."""
        found = [list(self.spans(part, sentence, present)) for part in parts]
        for first in found[0]:
            chosen = [first]
            for others in found[1:]:
                free = [s for s in others if all(s[1] <= c[0] or s[0] >= c[1] for c in chosen)]
                if not free:
                    break
                chosen.append(min(free, key=lambda s: abs(s[0] - first[0])))
            start, end = min(s for s, _ in chosen), max(e for _, e in chosen)
            if len(chosen) == len(parts) and end - start <= TOGETHER:
                yield start, end

    def _match(self, elements: tuple[Element, ...], index: int, sentence: Sequence[Token], at: int) -> Iterator[int]:
        """Every place behind a match of elements[index:] that begins at `at`."""
        if index == len(elements):
            yield at
            return
        element = elements[index]
        if element.kind == "any":
            for place in self._places(sentence, at, first=index == 0):
                if place < len(sentence) and not sentence[place].keys.isdisjoint(element.words):
                    yield from self._match(elements, index + 1, sentence, place + 1)
                for option in element.sequences:
                    if option.first is not None and (
                        place >= len(sentence) or sentence[place].keys.isdisjoint(option.first)
                    ):
                        continue
                    for end in self._match(option.elements, 0, sentence, place):
                        yield from self._match(elements, index + 1, sentence, end)
            if element.optional or (element.end and self._ends(sentence, at)):
                yield from self._match(elements, index + 1, sentence, at)
        elif element.kind == "gap":
            for place in range(at, at + element.limit + 1):
                yield from self._match(elements, index + 1, sentence, place)
                if place >= len(sentence) or NEGATION in sentence[place].keys:
                    return
        elif element.kind == "start":
            if at == 0 or sentence[at - 1].keys & {CLAUSE, FILLER} or (at < len(sentence) and sentence[at].soft_start):
                yield from self._match(elements, index + 1, sentence, at)
        elif not self._forbidden(element, sentence, at if index else at - 1):
            yield from self._match(elements, index + 1, sentence, at)

    @staticmethod
    def _forbidden(element: Element, sentence: Sequence[Token], place: int) -> bool:
        return 0 <= place < len(sentence) and not sentence[place].keys.isdisjoint(element.words)

    @staticmethod
    def _ends(sentence: Sequence[Token], at: int) -> bool:
        while (
            at < len(sentence)
            and FILLER in sentence[at].keys
            and CLAUSE not in sentence[at].keys
            and not sentence[at].soft_start
        ):
            at += 1
        return at >= len(sentence) or sentence[at].soft_start or CLAUSE in sentence[at].keys

    @staticmethod
    def _places(sentence: Sequence[Token], at: int, *, first: bool) -> Iterator[int]:
        """Where the next element may stand: here, or behind fillers unless a pattern would begin with them."""
        for place in range(at, at + 1 + (0 if first else MAX_FILLERS)):
            yield place  # also behind the last word: a group may hold "$"
            if place >= len(sentence) or FILLER not in sentence[place].keys:
                return


def _parts(source: str) -> list[str]:
    """A line cut at its spaces, groups in parentheses kept whole."""
    return [part for part in _cut(source, " ") if part]


def _options(group: str) -> list[str]:
    """The alternatives of a group, cut at its own slashes."""
    return [option.strip() for option in _cut(group, "/")]


def _cut(source: str, at: str) -> list[str]:
    found, depth = [""], 0
    for character in source:
        depth += (character == "(") - (character == ")")
        if character == at and not depth:
            found.append("")
        else:
            found[-1] += character
    return found
