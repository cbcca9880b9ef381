"""Person names by rules: words that announce a name, lists of first names, and what follows a first name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

Span = tuple[int, int]

WORD = r"[^\W\d_][^\W\d_]*(?:['’-][^\W\d_]+)*"
_WORDS = re.compile(WORD)
_KIN = (
    r"(?:stor|lille|sted|halv|pleje|sviger|bonus|små|tvillinge|eks)?(?:søn|datter|mand|kone|kæreste|bror|søster|mor|far|mormor|farmor|morfar|farfar|barn|dreng|pige|ven|veninde"
    r"|nabo|eks|kollega|onkel|tante|moster|faster|fætter|kusine|nevø|niece|chef|sagsbehandler|læge|psykolog|behandler|mentor|lærer|kontaktperson|roommate|samlever|sønnike)"
)
# Cues after which even an unknown word in lower case is a name; "hvad hedder stedet" asks for one and gives none.
_SAYS_NAME = re.compile(
    rf"\b(?:jeg hedder|mit navn er|(?:han|hun|de|som|der|{_KIN}) hedder|kalder? mig|navn ?:|navnet er) +(?P<name>{WORD}(?: (?:og )?{WORD}){{0,3}})",
    re.IGNORECASE,
)
# Cues after which a name is capitalised, or one of the first names.
_MAY_SAY_NAME = re.compile(
    rf"(?:\b(?:(?:med )?(?:venlig |kærlig |mange |de bedste )?hils(?:en|ner)(?: fra)?|mvh|vh|kh|dbh|skriver for|på vegne af|dr|læge|fru|hr|frk)\b[.,:]?"
    rf"|\b(?:jeg er|det er|hedder|jeg er født|kontakt|angående|vedr\.?|vedrørende)) +(?P<name>{WORD}(?: {WORD}){{0,3}})",
    re.IGNORECASE,
)
_SURE_CAPITAL = re.compile(r"hils|mvh|vh|kh|dbh|skriver for|på vegne af|dr|fru|hr|frk", re.IGNORECASE)
_KIN_NAME = re.compile(
    rf"\b(?:min|mit|mine|vores|hans|hendes|deres|din|jeres) (?:\w+ )?{_KIN}\b,? (?P<name>{WORD})", re.IGNORECASE
)
_SIGNED = re.compile(rf"^(?:hej,? )?(?P<name>{WORD}) her\b", re.IGNORECASE)
_DRINKS = re.compile(r"jack daniel'?s?|jim beam|johnn(?:y|ie) walker|captain morgan", re.IGNORECASE)
_PARTICLES = r"(?:van|von|van der|de|del|al|el|da|bin)"
_SURNAMES = re.compile(rf"(?: (?:{_PARTICLES} )?(?:(?![a-zæøåéüöäß]){WORD}|[a-zæøå]{{2,}}sen\b)){{1,2}}")
_INTRODUCTION = re.compile(
    r"^(?:(?:hej,? )?jeg hedder|mit navn er|navnet er|navn ?:|det er|i kan kalde mig|(?:bare )?kald mig|bare|skriv(?: bare)?)\s+",
    re.IGNORECASE,
)
_MAX_NAME_WORDS = 4
_DECLINES = re.compile(
    r"\?|\b(ikke|ingen|vil ikke|helst|anonym|spring|stop|glem|hvorfor|skal jeg|pas)\b", re.IGNORECASE
)
_PLACE = re.compile(
    r"(?:vej|gade|stræde|allé|vænget|centeret|center|rådgivning|raadgivning|huset|gården|linjen|linien|loven|kommune|skolen|hjemmet|kroen)$"
)


def find_names(text: str) -> Iterator[Span]:
    """Spans of person names, possibly overlapping."""
    yield from _said(text)
    known, both = first_names(), names_that_are_words()
    drinks = [found.span() for found in _DRINKS.finditer(text)]
    for found in _WORDS.finditer(text):
        if any(start <= found.start() < end for start, end in drinks):
            continue
        if is_first_name(found.group()):
            yield with_surname(text, *found.span())
        elif found.group()[0].isupper() and found.group().lower() in both and _SURNAMES.match(text, found.end()):
            # "Hans Jørgensen", but not "Hans mor"
            yield with_surname(text, *found.span())
    for found in _KIN_NAME.finditer(text):
        name = found.group("name")
        if (name[0].isupper() and (is_plausible(name) or name.lower() in _slang())) or name.lower() in known - both:
            # slang for a substance is a name after all here: "min datter Emma"
            yield with_surname(text, *found.span("name"))


def is_first_name(word: str) -> bool:
    """Whether a word by itself is a first name: 'Kasper', 'kasper', 'Kaspers', 'Jens-Peter'; a name that is a word too is not."""
    lower = word.lower().replace("’", "'")
    known, both = first_names(), names_that_are_words()
    for each in (lower, lower.removesuffix("'s"), lower.removesuffix("s") if len(lower) > 4 else lower):
        if each in known and each not in both:
            return True
    first, dash, second = lower.partition("-")
    return bool(dash) and first in known and (second in known or second.removesuffix("s") in known)


def is_plausible(name: str) -> bool:
    """Whether what a language model or a cue takes for a person may be one."""
    words = name.lower().split()
    return (
        0 < len(words) <= _MAX_NAME_WORDS
        and not any(w in _no_names() or w in not_people() or _PLACE.search(w) for w in words)
        and not (len(words) == 1 and words[0] in _slang())
        and not any(c.isdigit() for c in name)
        and name[0].isupper()
    )


def whole_name(text: str) -> str | None:
    """The whole answer as a name, when it was asked for and is no refusal, question or wish."""
    said = _INTRODUCTION.sub("", text.strip()).strip(" .,!")
    words = said.split()
    if not words or len(words) > _MAX_NAME_WORDS or _DECLINES.search(text):
        return None
    if any(w.lower() in _no_names() or not re.fullmatch(WORD + r"|[^\W\d_]\.", w) for w in words):
        return None
    return said


def with_surname(text: str, start: int, end: int) -> Span:
    """Takes the surnames that follow a first name with it: capitalised words, and whatever ends in -sen."""
    following = _SURNAMES.match(text, end)
    return (start, following.end()) if following else (start, end)


def _said(text: str) -> Iterator[Span]:
    for found in _SAYS_NAME.finditer(text):
        yield from _leading(text, found.span("name"), any_word=True, capital=True)
    for found in _MAY_SAY_NAME.finditer(text):
        yield from _leading(text, found.span("name"), any_word=False, capital=bool(_SURE_CAPITAL.search(found.group())))
    signed = _SIGNED.match(text)
    if signed and signed.group("name").lower() in first_names():
        yield signed.span("name")


def _leading(text: str, span: Span, *, any_word: bool, capital: bool) -> Iterable[Span]:
    """The words at the beginning of a span that look like a name.

    Args:
        text: the message.
        span: what follows the cue.
        any_word: the first word is a name whatever it looks like.
        capital: a capital letter is enough; else it must be a first name.
    """
    start, end = span[0], span[0]
    for word in _WORDS.finditer(text, *span):
        said, lower = word.group(), word.group().lower()
        if lower == "og" and end > start:
            continue
        if lower in _no_names() or lower in not_people() or _PLACE.search(lower):
            break
        first = end == start
        known = is_first_name(said) or (said[0].isupper() and lower in first_names() - _slang())
        sure = known or (said[0].isupper() and (capital or not first)) or (first and any_word)
        if not sure:
            break
        end = word.end()
    return [with_surname(text, start, end)] if end > start else []


@lru_cache(maxsize=1)
def first_names() -> frozenset[str]:
    """Common first names, lower case."""
    return _listed("first_names.txt")


@lru_cache(maxsize=1)
def names_that_are_words() -> frozenset[str]:
    """Those of them that are words as well."""
    return _listed("names_that_are_words.txt")


@lru_cache(maxsize=1)
def not_people() -> frozenset[str]:
    """Words that begin with a capital and are no people."""
    return _listed("not_people.txt")


@lru_cache(maxsize=1)
def _slang() -> frozenset[str]:
    """Slang for substances: "jeg tager Molly"."""
    return _listed("names_of_substances.txt")


@lru_cache(maxsize=1)
def _no_names() -> frozenset[str]:
    return _listed("no_names.txt")


def _listed(name: str) -> frozenset[str]:
    lines = (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
