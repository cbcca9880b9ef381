"""Takes what points at a person out of a text before it goes on to Rasa: CPR and card numbers, phones, e-mails, names.

Ages, dates, times, amounts, paragraphs and receipt codes stay, since the conversation needs them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from bot.card_number import is_card_number
from bot.privacy.name_rules import find_names, is_plausible, whole_name

Names = Callable[[str], Iterable[tuple[int, int]]]
Span = tuple[int, int, str]

_CPR = re.compile(r"(?<![\d])(?:0[1-9]|[12]\d|3[01])[ .-]?(?:0[1-9]|1[0-2])[ .-]?\d\d ?[ –-]? ?\d{4}(?![\d])")
_SIXTEEN = re.compile(r"(?<![\d])(?:\d[ \u00a0-]?){15}\d(?![\d])")
_MAIL = re.compile(
    r"[\w.+-]+ ?(?:@|\(at\)|\[at\]|snabel-?a\b) ?[\w-]+(?:\.[\w-]+)*(?:\.[\w-]+|(?: ?\. ?| punktum )(?:dk|com|net|org|eu|se|no|de)\b)"
    r"|[\w.+-]+@[\w-]+",
    re.IGNORECASE,
)
_ABROAD = re.compile(r"(?<!\d)(?:\+|00)(?!45)[1-9]\d{0,2}(?:[ \u00a0./-]{0,2}\d){6,12}(?!\d)")
_PHONE = re.compile(r"(?<![\d.,§])(?:(?:\+|00)45[ -]?)?(?:\d[ \u00a0./-]{0,2}){7}\d(?![\d]|[.,]\d)")
# Eight digits that are something else: dates, thousands, spans of years or of times.
_NOT_PHONE = re.compile(
    r"\d{1,2}[ ./-]{1,2}\d{1,2}[ ./-]{1,2}(?:19|20)\d\d|(?:19|20)\d\d[ ./-]\d{1,2}[ ./-]\d{1,2}|\d{1,3}(?:\.\d{3})+|(?:19|20)\d\d ?[/-] ?(?:19|20)\d\d"
    r"|\d{1,2}[.:]\d\d ?- ?\d{1,2}[.:]\d\d"
)
# The help lines of knowledge/helplines.yml point at nobody; who repeats one must be understood.
_HELP_LINES = frozenset({"70201201", "82121212", "70110707", "70150300"})
_PHONE_CUE = re.compile(r"\b(?:tlf|telefon\w*|mobil\w*|nummer|nr|nummeret)\b[^\d]{0,12}$", re.IGNORECASE)


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
        name = whole_name(text)
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
    spans += [(m.start(), m.end(), "telefon") for m in _ABROAD.finditer(text)]
    for found in _PHONE.finditer(text):
        digits = re.sub(r"^(?:\+|00)45", "", re.sub(r"[^\d+]", "", found.group()))
        if (
            (digits[0] in "01" and expecting != "contact_phone" and not _PHONE_CUE.search(text[: found.start()]))
            or digits in _HELP_LINES
            or _inside(found.span(), kept)
            or _NOT_PHONE.fullmatch(found.group().strip())
        ):
            continue
        spans.append((found.start(), found.end(), "telefon"))
    return _without_overlaps(spans)


def _inside(span: tuple[int, int], kept: list[tuple[int, int]]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in kept)


def _without_overlaps(spans: list[Span]) -> list[Span]:
    """Where two overlap a number or an address before a name, then the longer; in the text's order."""
    chosen: list[Span] = []
    for span in sorted(spans, key=lambda s: (s[2] == "navn", s[0] - s[1], s[0])):
        if not any(span[0] < end and start < span[1] for start, end, _ in chosen):
            chosen.append(span)
    return sorted(chosen)


def _name_spans(text: str, names: Names | None) -> list[tuple[int, int]]:
    spans = list(find_names(text))
    if names is not None:
        # Alone, a model takes medicines and places for people; what it finds goes through the same sieve.
        spans += [(start, end) for start, end in names(text) if is_plausible(text[start:end])]
    return spans
