"""Holds the listed headings against the source, and each heading against the answers that rest on it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from knowledge.check.draft import Draft
from knowledge.check.finding import Finding, Location, at
from knowledge.check.source_text import SourceText, squeeze
from knowledge.schema import Source

_NUMBERED = re.compile(r"^\d{1,2}(?:\.\d+)*\.?\s+[A-ZÆØÅ§].{2,90}$")
_CONTENTS = re.compile(r"(?:\.{3,}|\t)\s*\d*\s*$")
_TITLE_WORDS = 9
_LISTED_WORDS = 6  # "1. Vi understøtter dine mål i behandlingen": so long, it is a line of a numbered list
_PAGE_HEADER_TIMES = 3


def sources_used(draft: Draft) -> Counter[str]:
    """How often each heading is the source of an answer, a detail or an offer."""
    used: Counter[str] = Counter()
    used.update(s for answer in draft.answers.values() for s in answer.sources if isinstance(s, str))
    used.update(s for detail in draft.details for s in detail.sources if isinstance(s, str))
    if draft.offers:
        used.update(s for offer in draft.offers.offers for s in offer.sources if isinstance(s, str))
    return used


def list_faults(draft: Draft, source: SourceText | None) -> Iterator[Finding]:
    """Faults of the list itself: twice, not in the source, nothing rests on it, in the source but not listed."""
    if draft.about is None:
        return
    file, used = draft.file("municipality.yml"), sources_used(draft)
    twice = Counter(draft.about.sections)
    for number, title in enumerate(draft.about.sections):
        where: Location = ("sections", number)
        if twice[title] > 1:
            yield at(
                file,
                where,
                f"section '{title}' is listed {twice[title]} times",
                "keep one, or add what tells them apart in the source",
            )
        if source and squeeze(title) not in source.squeezed:
            yield at(file, where, f"section '{title}' is not in the source", "write the heading as it stands there")
        if not used[title] and draft.answers_read:
            yield at(
                file,
                where,
                f"nothing rests on section '{title}'",
                "add an answer or a detail, or list it under sections_without_answers",
            )
    for title in draft.about.sections_without_answers:
        if title in twice:
            yield at(file, ("sections_without_answers", title), f"'{title}' stands in both lists", "keep one")
    if source:
        known = {
            _bare(t) for t in (*draft.about.sections, *draft.about.sections_without_answers, draft.about.standard.title)
        }
        for title in headings(source.text):
            if _bare(title) not in known:
                yield at(
                    file,
                    ("sections",),
                    f"'{title}' looks like a heading of the source",
                    "list it if it is one",
                    warning=True,
                )


def source_faults(draft: Draft) -> Iterator[Finding]:
    """A finding for each source that names no listed heading."""
    listed = set(draft.about.sections) if draft.about else None
    if listed is None:
        return
    for file, where, sources in _all_sources(draft):
        for number, source in enumerate(sources):
            if isinstance(source, str) and source not in listed:
                near = next((title for title in listed if _bare(title) == _bare(source)), None)
                hint = f"it is listed as '{near}'" if near else "use a heading from `sections` in municipality.yml"
                yield at(draft.file(file), (*where, "sources", number), f"source '{source}' is not listed", hint)


def headings(text: str) -> list[str]:
    """Lines of a source that look like headings, in order, each once. Best effort: it serves a warning."""
    lines = [line.replace("\u00a0", " ").rstrip(" ") for line in text.splitlines()]
    often = Counter(line.strip() for line in lines)
    found: dict[str, None] = {}
    for index, raw in enumerate(lines):
        line = raw.strip()
        before = lines[index - 1].strip() if index else ""
        after = lines[index + 1].strip() if index + 1 < len(lines) else ""
        if not line or _CONTENTS.search(raw) or often[line] >= _PAGE_HEADER_TIMES:
            continue
        if re.match(r"#+\s+\w", line) or _numbered_heading(line) or (not before and not after and _title(line)):
            found.setdefault(re.sub(r"^[#*\s]+|[*\s]+$", "", line))
    return list(found)


def _numbered_heading(line: str) -> bool:
    if not _NUMBERED.match(line) or line.endswith((",", ";", ":")):
        return False
    if re.match(r"\d+\.\s", line) and len(line.split()) > _LISTED_WORDS:
        return False
    # "6.2 Alkoholbehandling." is a heading with a full stop; "2. Vi møder dig i dit hjem." is a list's sentence.
    return not line.endswith(".") or (bool(re.match(r"\d+\.\d", line)) and len(line.split()) <= _TITLE_WORDS)


def _title(line: str) -> bool:
    words = line.split()
    return (
        len(words) <= _TITLE_WORDS
        and line[0].isupper()
        and not line.endswith((".", ",", ";", ":", "?", "…"))
        and not re.search(r"\d{4}|@|\bTlf\b|\.dk", line)
    )


def _bare(title: str) -> str:
    return re.sub(r"^[\d.\s]+", "", squeeze(title)).rstrip(" .:")


def _all_sources(draft: Draft) -> Iterator[tuple[str, Location, Iterable[Source]]]:
    for topic, answer in draft.answers.items():
        yield "topics.yml", (topic,), answer.sources
    for number, detail in enumerate(draft.details):
        yield "details.yml", (number,), detail.sources
    for number, contact in enumerate(draft.about.contacts if draft.about else []):
        yield "municipality.yml", ("contacts", number), contact.sources
    if draft.offers:
        for number, offer in enumerate(draft.offers.offers):
            yield "offers.yml", ("offers", number), offer.sources
        for number, note in enumerate(draft.offers.notes):
            yield "offers.yml", ("notes", number), note.sources
