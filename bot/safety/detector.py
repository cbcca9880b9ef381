"""Reads a message and says whether somebody is in danger."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.safety.guards import Guards
from bot.safety.lexicon import CONCEPTS, SPELLINGS
from bot.safety.patterns import Grammar, Pattern
from bot.safety.rules import (
    child,
    foreign,
    overdose,
    psychosis,
    self_harm,
    suicide,
    suicide_quiet,
    unconscious,
    violence,
    withdrawal,
)
from bot.safety.rules.macros import MACROS
from bot.safety.rules.rule import EVENT, NOUN, PLAIN, Rule
from bot.safety.spelling import Spelling, real_words
from bot.safety.tokens import Piece, Token, fold, sentences

# Where several kinds match, the first here is the one to act on: minutes before hours, the body before the mind.
PRIORITY = ("unconscious", "child_in_danger", "overdose", "violence", "withdrawal", "suicide", "self_harm", "psychosis")

RULES: tuple[Rule, ...] = tuple(
    rule
    for room in (
        unconscious,
        child,
        overdose,
        violence,
        withdrawal,
        suicide,
        suicide_quiet,
        self_harm,
        psychosis,
        foreign,
    )
    for rule in room.RULES
)


UNLESS_REACH = 6  # words between a match and what takes it back: people write long stories without a full stop


@dataclass(frozen=True)
class Danger:
    """What the net saw.

    Attributes:
        kind: one of PRIORITY.
        subject: 'self', 'other' or 'unknown': whose danger it is.
        also: further kinds, in the order of PRIORITY.
        sure: True when a rule matched; False when only the weights point that way.
    """

    kind: str
    subject: str
    also: tuple[str, ...] = ()
    sure: bool = True


@dataclass(frozen=True)
class _Compiled:
    rule: Rule
    patterns: tuple[Pattern, ...]
    unless: tuple[Pattern, ...]
    needs: tuple[Pattern, ...]


@dataclass(frozen=True)
class Hit:
    """One rule that matched, for the report."""

    rule: Rule
    pattern: str
    words: str
    subject: str


class Detector:
    """The danger net, compiled once."""

    def __init__(self, rules: Iterable[Rule] = RULES) -> None:
        self._grammar = Grammar(MACROS)
        self._guards = Guards(self._grammar)
        compiled = self._grammar.compile
        self._rules = tuple(
            _Compiled(
                r, tuple(map(compiled, r.patterns)), tuple(map(compiled, r.unless)), tuple(map(compiled, r.needs))
            )
            for r in rules
        )
        self._concepts: dict[str, frozenset[str]] = _by_word()
        self._spellings = {fold(k): frozenset(fold(v) for v in values.split()) for k, values in SPELLINGS.items()}
        self.vocabulary = frozenset(self._grammar.words) | frozenset(self._concepts) | frozenset(self._spellings)
        self._spelling = Spelling(self.vocabulary, real_words())
        unknown = {c for c in self._grammar.concepts if c.strip("<>") not in CONCEPTS} - _COMPUTED
        if unknown:
            raise ValueError(f"concepts without words: {sorted(unknown)}")

    def hits(self, text: str) -> list[Hit]:
        """Every rule that matches the message and is not taken back."""
        return self.hits_in(self.read(text))

    def read(self, text: str) -> list[list[Token]]:
        """The message's sentences as the rules see them, figures of speech blanked."""
        message = [self._tokens(pieces) for pieces in sentences(text)]
        return [self._guards.without_idioms(s, _present(s)) for s in message]

    def hits_in(self, message: Sequence[Sequence[Token]]) -> list[Hit]:
        """Every rule that matches a message already read."""
        found: list[Hit] = []
        everything = [(s, _present(s)) for s in message if s]
        for compiled in self._rules:
            if compiled.needs and not any(self._matches(p, s, keys) for p in compiled.needs for s, keys in everything):
                continue
            for sentence, present in everything:
                hits = self._rule_hits(compiled, sentence, present)
                if hits and not self._closed(compiled.rule, sentence, present, everything):
                    found += hits
        return found

    def _closed(
        self,
        rule: Rule,
        sentence: Sequence[Token],
        present: frozenset[str],
        everything: Sequence[tuple[Sequence[Token], frozenset[str]]],
    ) -> bool:
        """True when another sentence of the message says that it is over, or, for a noun alone, that it is a subject."""
        if rule.mode not in (EVENT, NOUN):
            return False
        holds = self._guards.holds
        others = [(s, keys) for s, keys in everything if s is not sentence]
        if any(holds("closed", s, keys) for s, keys in others) and not holds("now", sentence, present):
            return True
        names = ("topic", "service", "profession")
        return rule.mode == NOUN and any(holds(name, s, keys) for name in names for s, keys in everything)

    def detect(self, text: str) -> Danger | None:
        """The danger in a message, or None."""
        return self.detect_in(self.read(text))

    def detect_in(self, message: Sequence[Sequence[Token]]) -> Danger | None:
        """The danger in a message already read, or None."""
        hits = self.hits_in(message)
        if not hits:
            return None
        kinds = [kind for kind in PRIORITY if any(h.rule.kind == kind for h in hits)]
        subjects = {h.subject for h in hits if h.rule.kind == kinds[0]} - {"unknown"}
        subject = "unknown" if not subjects else "other" if subjects == {"other"} else "self"
        return Danger(kinds[0], subject, tuple(kinds[1:]))

    def _matches(self, pattern: Pattern, sentence: Sequence[Token], present: frozenset[str]) -> bool:
        return next(self._grammar.spans(pattern, sentence, present), None) is not None

    def _rule_hits(self, compiled: _Compiled, sentence: Sequence[Token], present: frozenset[str]) -> list[Hit]:
        for pattern in compiled.patterns:
            if not pattern.possible(present):
                continue
            for span in self._grammar.spans(pattern, sentence, present):
                if self._taken_back(compiled, sentence, present, span):
                    continue
                words = " ".join(t.word for t in sentence[span[0] : span[1]])
                return [Hit(compiled.rule, pattern.source, words, compiled.rule.subject or _subject(sentence, span))]
        return []

    def _taken_back(
        self, compiled: _Compiled, sentence: Sequence[Token], present: frozenset[str], span: tuple[int, int]
    ) -> bool:
        rule, guards = compiled.rule, self._guards
        for pattern in compiled.unless:
            for start, end in self._grammar.spans(pattern, sentence, present):
                if start < span[1] + UNLESS_REACH and end > span[0] - UNLESS_REACH:
                    return True
        if rule.mode == PLAIN:
            return False
        if guards.negated(sentence, present, span):
            return True
        if guards.introduces(sentence, present, span):
            return True
        back = guards.near("again", sentence, present, span)
        if not back and guards.near("long_ago", sentence, present, span):
            return True
        if rule.mode in (EVENT, NOUN):
            if not back and guards.near("weeks_ago", sentence, present, span):
                return True
            if guards.near("hypothetical", sentence, present, span):
                return True
            personal = _subject(sentence, span) != "unknown" and rule.mode == EVENT
            if not personal and guards.near("general", sentence, present, span):
                return True
        if rule.mode == NOUN:
            return guards.holds("topic", sentence, present) or guards.holds("service", sentence, present)
        return False

    def _tokens(self, pieces: list[Piece]) -> list[Token]:
        tokens = [Token(p.word, self._keys(p.word), p.soft_start) for p in pieces]
        joined: list[Token] = []
        for token in tokens:
            # "selv mord", "over dosis": a compound that was written apart is read as one.
            whole = joined[-1].word + token.word if joined else ""
            if len(whole) >= 8 and whole in self._concepts and not token.soft_start:
                joined[-1] = Token(whole, self._keys(whole) | joined[-1].keys, joined[-1].soft_start)
            else:
                joined.append(token)
        return joined

    def _keys(self, word: str) -> frozenset[str]:
        words = {word} | self._spellings.get(word, frozenset()) | self._spelling.meant(word)
        for one in tuple(words):
            words |= self._spellings.get(one, frozenset())
        keys = set(words)
        for one in words:
            keys |= self._concepts.get(one, frozenset())
        keys |= _number_keys(word)
        keys |= {concept for endings, concept in _ENDINGS if len(word) > 5 and word.endswith(endings)}
        return frozenset(keys)


def _present(sentence: Iterable[Token]) -> frozenset[str]:
    return frozenset(k for t in sentence for k in t.keys)


def _by_word() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for concept, words in CONCEPTS.items():
        for word in words.split():
            found[fold(word)].add(f"<{concept}>")
    return {word: frozenset(concepts) for word, concepts in found.items()}


_ENDINGS = (  # compounds without end: hjertemedicin, sovepiller, rengøringsmiddel
    (
        (
            "medicin",
            "medicinen",
            "piller",
            "pillerne",
            "pille",
            "tabletter",
            "tabletterne",
            "tablet",
            "tabletten",
            "pillen",
        ),
        "<pill>",
    ),
    (
        (
            "afloebsrens",
            "toiletrens",
            "ringsmiddel",
            "ringsmidlet",
            "ringsmidler",
            "vaskemiddel",
            "vaskemidlet",
            "skyllemiddel",
            "blegemiddel",
        ),
        "<poison>",
    ),
    (("vaeske", "gift", "fjerner"), "<poison>"),
    (("kniv", "pistol", "gevaer", "vaaben", "machete"), "<weapon>"),
)
_NUMBER_WORDS = {
    "en": 1, "et": 1, "to": 2, "tre": 3, "fire": 4, "fem": 5, "seks": 6, "syv": 7, "otte": 8, "ni": 9, "ti": 10, "elleve": 11, "tolv": 12,
    "tretten": 13, "fjorten": 14, "femten": 15, "seksten": 16, "sytten": 17, "atten": 18, "nitten": 19, "tyve": 20, "tredive": 30, "fyrre": 40,
    "halvtreds": 50, "tres": 60, "halvfjerds": 70, "firs": 80, "halvfems": 90, "hundrede": 100,
}  # fmt: skip
_ORDINAL_WORDS = "foerste anden tredje fjerde femte sjette syvende ottende niende tiende"
_ORDINALS = frozenset(_ORDINAL_WORDS.split())
_COMPUTED = frozenset(
    {"<num>", "<n6>", "<n10>", "<year>", "<n0_10>", "<n0_14>", "<n15_17>", "<child_age>", "<years>", "<ordinal>"}
)


def _number_keys(word: str) -> set[str]:
    """Keys that come from a number's value: an age, an amount, a year."""
    digits = "".join(c for c in word if c.isdigit())
    rest = word[len(digits) :] if word.startswith(digits) else ""
    if not digits:
        if word in _ORDINALS:
            return {"<ordinal>"}
        if word.endswith(("aarig", "aarige", "aariges")):
            stem = word[: word.rindex("aarig")]
            value = _NUMBER_WORDS.get(stem)
            return {"<years>", "<child_age>"} if value is not None and value <= 12 else {"<years>"} if value else set()
        value = _NUMBER_WORDS.get(word)
    else:
        value = int(digits[:9])
    if value is None:
        return set()
    if rest.startswith("aari"):
        return {"<years>", "<child_age>"} if value <= 12 else {"<years>"}
    keys = {"<num>"} if value > 1 or digits else set()
    if value >= 6 and not 1900 <= value <= 2100:
        keys.add("<n6>")
    if value >= 10 and not 1900 <= value <= 2100:
        keys.add("<n10>")
    if 1940 <= value <= 2100:
        keys.add("<year>")
    if value <= 10:
        keys.add("<n0_10>")
    if value <= 14:
        keys.add("<n0_14>")
    if 15 <= value <= 17:
        keys.add("<n15_17>")
    return keys


def _subject(sentence: Sequence[Token], span: tuple[int, int]) -> str:
    """Whose danger: the person words in the match, or else the nearest before it, or else any."""
    around = [sentence[i].keys for i in range(span[0], span[1])]
    before = [sentence[i].keys for i in range(span[0] - 1, -1, -1)]
    after = [sentence[i].keys for i in range(span[1], len(sentence))]
    for keys in (*around, *before, *after):
        if keys & {"<kin>", "<child>", "<offspring>"} or ("<they>" in keys and not keys & {"det", "dem"}):
            return "other"
        if keys & {"<i>", "<me>", "myself", "my", "mine"}:
            return "self"
    return "unknown"
