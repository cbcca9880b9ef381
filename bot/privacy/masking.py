"""Takes what points at a person out of a text before it goes on to Rasa: CPR and card numbers, phones, e-mails, names.

Ages, dates, times, amounts, paragraphs and receipt codes stay, since the conversation needs them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from bot.card_number import is_card_number

Names = Callable[[str], Iterable[tuple[int, int]]]
Span = tuple[int, int, str]

_CPR = re.compile(r"(?<![\d])(?:0[1-9]|[12]\d|3[01])[ .-]?(?:0[1-9]|1[0-2])[ .-]?\d\d ?[ –-]? ?\d{4}(?![\d])")
_SIXTEEN = re.compile(r"(?<![\d])(?:\d[ \u00a0-]?){15}\d(?![\d])")
_MAIL = re.compile(r"[\w.+-]+ ?(?:@|\(at\)|\[at\]|snabel-?a) ?[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)
_PHONE = re.compile(r"(?<![\d.,§])(?:(?:\+|00)45[ -]?)?(?:\d[ \u00a0./-]{0,2}){7}\d(?![\d]|[.,]\d)")
# Eight digits that are something else: dates, thousands, spans of years or of times.
_NOT_PHONE = re.compile(
    r"\d{1,2}[ ./-]{1,2}\d{1,2}[ ./-]{1,2}(?:19|20)\d\d|(?:19|20)\d\d[ ./-]\d{1,2}[ ./-]\d{1,2}|\d{1,3}(?:\.\d{3})+|(?:19|20)\d\d ?[/-] ?(?:19|20)\d\d"
    r"|\d{1,2}[.:]\d\d ?- ?\d{1,2}[.:]\d\d"
)
_WORD = r"[A-Za-zÆØÅæøåÉéÜüÖöÄä][A-Za-zÆØÅæøåÉéÜüÖöÄä'’-]+"
_CUED = re.compile(
    rf"\b(?:jeg hedder|mit navn er|jeg er født|navnet er|han hedder|hun hedder|de hedder|som hedder|der hedder|hedder|navn ?:|(?:venlig |kærlig |mange )?hilsen|mvh\.?|vh\.?|kh\.?"
    rf"|skriver for|det er) +(?P<name>{_WORD}(?: (?:og )?{_WORD}){{0,3}})",
    re.IGNORECASE,
)
_RELATION = re.compile(
    rf"\b(?:min|mit|vores|hans|hendes) (?:\w+ )?(?:søn|datter|mand|kone|kæreste|bror|søster|mor|far|barn|ven|veninde|nabo|eks|kollega|svigersøn|onkel|tante),? "
    rf"(?P<name>{_WORD})\b",
    re.IGNORECASE,
)
_TO_SOMEBODY = re.compile(rf"\b(?:til|med|om|af|for) (?P<name>{_WORD})\b", re.IGNORECASE)
# Slang for substances that are names as well: masked only after "hedder" and the like.
_SUBSTANCES = frozenset(
    {"emma", "maria", "mary", "molly", "charlie", "jane", "tina", "lucy", "henry", "crystal", "mia"}
)
_NOT_NAMES = frozenset(
    "ja nej ikke ved vil helst anonym ingen intet ingenting og er jeg du han hun det den der på i til en et at fra for med som men så nu her hjælp "
    "mig dig ham hende os jer dem min mit vores hvad hvorfor hvordan hvornår kan skal må gerne stop glem pas spring over senere ligegyldigt "
    "afhængig misbruger gravid alkoholiker pårørende mor far søn datter bange ked træt okay ok tak hej desværre ret meget lidt bare også".split()
)
_DECLINES = re.compile(
    r"\?|\b(ikke|ingen|vil ikke|helst|anonym|spring|stop|glem|hvorfor|skal jeg|pas)\b", re.IGNORECASE
)
_SURNAMES = re.compile(r"(?: (?:[A-ZÆØÅ][A-Za-zÆØÅæøåÉéÜüÖöÄä'’-]+|[a-zæøå]{2,}sen\b)){1,2}")
_INTRODUCTION = re.compile(
    r"^(?:jeg hedder|mit navn er|navnet er|navn ?:|det er|i kan kalde mig|kald mig|bare kald mig|bare|hej,? jeg hedder)\s+",
    re.IGNORECASE,
)
_MAX_NAME_WORDS = 4


@dataclass(frozen=True)
class Masked:
    """A text without what points at a person.

    Attributes:
        text: with [cpr], [kortnummer], [telefon], [mail] and [navn] in the places.
        found: kind and value of each, in order; for the caller's eyes only, never to be stored.
        contact: the value that answers the question just asked, when it does.
    """

    text: str
    found: list[tuple[str, str]] = field(default_factory=list, repr=False)
    contact: str | None = field(default=None, repr=False)


def mask(text: str, names: Names | None = None, expecting: str | None = None) -> Masked:
    """Masks a text.

    Args:
        text: what the person wrote.
        names: finds person names beside the rules here, e.g. spaCy.
        expecting: the field just asked for: contact_name, contact_phone, contact_email or code change what is taken.
    """
    spans = _numbers(text, expecting)
    contact: str | None = None
    if expecting == "contact_name" and not spans:
        name = _whole_name(text)
        if name:
            return Masked("[navn]", [("navn", name)], name)
    spans = _without_overlaps(spans + [(start, end, "navn") for start, end in _name_spans(text, names)])
    found = [(kind, text[start:end]) for start, end, kind in spans]
    wanted = {"contact_phone": "telefon", "contact_email": "mail", "contact_name": "navn"}.get(expecting or "")
    if wanted:
        contact = next((value.strip() for kind, value in found if kind == wanted), None)
    parts, position = [], 0
    for start, end, kind in spans:
        parts += [text[position:start], f"[{kind}]"]
        position = end
    return Masked("".join([*parts, text[position:]]), found, contact)


def _numbers(text: str, expecting: str | None) -> list[Span]:
    spans: list[Span] = []
    kept: list[tuple[int, int]] = []
    for found in _SIXTEEN.finditer(text):
        if expecting != "code" and is_card_number(re.sub(r"\D", "", found.group())):
            spans.append((found.start(), found.end(), "kortnummer"))
        else:
            kept.append((found.start(), found.end()))
    spans += [(m.start(), m.end(), "mail") for m in _MAIL.finditer(text)]
    for found in _CPR.finditer(text):
        if not _inside(found.span(), kept) and len(re.sub(r"\D", "", found.group())) == 10:
            spans.append((found.start(), found.end(), "cpr"))
    for found in _PHONE.finditer(text):
        digits = re.sub(r"^(?:\+|00)45", "", re.sub(r"[^\d+]", "", found.group()))
        if (
            (digits[0] in "01" and expecting != "contact_phone")
            or _inside(found.span(), kept)
            or _NOT_PHONE.fullmatch(found.group().strip())
        ):
            continue
        spans.append((found.start(), found.end(), "telefon"))
    return _without_overlaps(spans)


def _inside(span: tuple[int, int], kept: list[tuple[int, int]]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in kept)


def _without_overlaps(spans: list[Span]) -> list[Span]:
    """Longest first where two overlap, in the text's order."""
    chosen: list[Span] = []
    for span in sorted(spans, key=lambda s: (s[0] - s[1], s[0])):
        if not any(span[0] < end and start < span[1] for start, end, _ in chosen):
            chosen.append(span)
    return sorted(chosen)


def _name_spans(text: str, names: Names | None) -> list[tuple[int, int]]:
    spans = list(_cued_names(text))
    known = first_names()
    for found in re.finditer(_WORD, text):
        word = found.group()
        if word[0].isupper() and word.lower() in known and word.lower() not in _SUBSTANCES:
            spans.append(_with_surname(text, found.start(), found.end()))
    for found in [*_RELATION.finditer(text), *_TO_SOMEBODY.finditer(text)]:
        word = found.group("name").lower()
        named = word in known or (found.re is _RELATION and found.group("name")[0].isupper() and word not in _NOT_NAMES)
        if named and word not in _SUBSTANCES:
            spans.append(_with_surname(text, *found.span("name")))
    if names is not None:
        spans += [(start, end) for start, end in names(text) if _plausible(text[start:end])]
    return spans


def _cued_names(text: str) -> Iterable[tuple[int, int]]:
    """Names after words that announce one; as many words as look like a name."""
    known = first_names()
    for found in _CUED.finditer(text):
        start = found.start("name")
        end = start
        for word in re.finditer(_WORD, found.group("name")):
            lower = word.group().lower()
            if lower == "og" and end > start:
                continue
            sure = word.group()[0].isupper() or lower in known
            if lower in _NOT_NAMES or not (sure or (end == start and "hedder" in found.group().lower())):
                break
            end = start + word.end()
        if end > start and not (
            found.group().lower().startswith("det er") and text[start:end].split()[0].lower() not in known
        ):
            yield _with_surname(text, start, end)


def _with_surname(text: str, start: int, end: int) -> tuple[int, int]:
    """Takes the surnames that follow a first name with it: capitalised words, and whatever ends in -sen."""
    following = _SURNAMES.match(text, end)
    return (start, following.end()) if following else (start, end)


def _plausible(name: str) -> bool:
    words = name.lower().split()
    return (
        0 < len(words) <= _MAX_NAME_WORDS
        and not any(w in _NOT_NAMES or w in _SUBSTANCES for w in words)
        and not any(c.isdigit() for c in name)
    )


def _whole_name(text: str) -> str | None:
    """The whole answer as a name, when it was asked for and is no refusal or question."""
    said = _INTRODUCTION.sub("", text.strip()).strip(" .,!")
    words = said.split()
    if not words or len(words) > _MAX_NAME_WORDS or _DECLINES.search(text):
        return None
    if any(word.lower() in _NOT_NAMES or not re.fullmatch(_WORD + r"|[A-ZÆØÅ]\.?", word) for word in words):
        return None
    return said


@lru_cache(maxsize=1)
def first_names() -> frozenset[str]:
    """Common first names, lower case."""
    lines = (Path(__file__).parent / "first_names.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(name for line in lines if not line.startswith("#") for name in line.split())
