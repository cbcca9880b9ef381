"""Walks the content and hands out every text that a person may read, with where it stands and what it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from knowledge.check.draft import Draft, Shared
from knowledge.check.finding import Location
from knowledge.schema import Answer, Contact, Correction, LawSource, Note, Offer, Source

Kind = Literal["answer", "offer", "note", "contact", "correction", "remedy", "calendar"]


@dataclass(frozen=True)
class Passage:
    """One text.

    `kind` decides which rules hold: "remedy" is a correction's `now` or `why`, where figures are free;
    "answer" covers answers and details, which are read alone and so must be short and easy.
    `allowed` are texts whose figures may be repeated here (law sources, the answer's own correction).
    """

    file: Path
    location: Location
    text: str
    kind: Kind
    sources: tuple[Source, ...] = ()
    allowed: tuple[str, ...] = field(default=())

    @property
    def rests_on_law(self) -> bool:
        """True when a law stands among the sources."""
        return any(isinstance(source, LawSource) for source in self.sources)


def municipality_passages(draft: Draft) -> Iterator[Passage]:
    """Every text of one municipality."""
    for topic, answer in draft.answers.items():
        yield from _answer(draft.file("topics.yml"), (topic,), answer)
    for number, detail in enumerate(draft.details):
        file, sources = draft.file("details.yml"), tuple(detail.sources)
        yield Passage(file, (number, "text"), detail.text, "answer", sources, _laws(sources))
        yield Passage(file, (number, "title"), detail.title, "offer", sources, _laws(sources))
    if draft.about:
        for number, contact in enumerate(draft.about.contacts):
            yield from _contact(draft.file("municipality.yml"), ("contacts", number), contact)
    if draft.offers:
        for number, offer in enumerate(draft.offers.offers):
            yield from _offer(draft.file("offers.yml"), ("offers", number), offer)
        for number, note in enumerate(draft.offers.notes):
            yield _note(draft.file("offers.yml"), ("notes", number), note)
    if draft.calendar:
        for number, resource in enumerate(draft.calendar.resources):
            where: Location = ("resources", number, "location")
            yield Passage(draft.file("calendar.yml"), where, resource.location, "calendar")


def law_passages(shared: Shared) -> Iterator[Passage]:
    """Every text of law.yml."""
    if shared.law is None:
        return
    file = shared.folder / "law.yml"
    for topic, answer in shared.law.topics.items():
        yield from _answer(file, ("topics", topic), answer)
    for number, detail in enumerate(shared.law.details):
        sources = tuple(detail.sources)
        yield Passage(file, ("details", number, "text"), detail.text, "answer", sources, _laws(sources))


def _answer(file: Path, where: Location, answer: Answer) -> Iterator[Passage]:
    sources = tuple(answer.sources)
    laws = _laws(sources)
    correction = answer.correction
    if answer.text:
        allowed = laws + ((correction.now, correction.why) if correction else ())
        yield Passage(file, (*where, "text"), answer.text, "answer", sources, allowed)
    if correction:
        yield from _correction(file, (*where, "correction"), correction, sources)


def _correction(file: Path, where: Location, correction: Correction, sources: tuple[Source, ...]) -> Iterator[Passage]:
    yield Passage(file, (*where, "says"), correction.says, "correction", sources, _laws(sources))
    yield Passage(file, (*where, "now"), correction.now, "remedy", sources)
    yield Passage(file, (*where, "why"), correction.why, "remedy", sources)


def _contact(file: Path, where: Location, contact: Contact) -> Iterator[Passage]:
    for name in ("name", "what", "phone", "menu", "address", "hours", "email", "url"):
        value = getattr(contact, name)
        if value:
            yield Passage(file, (*where, name), value, "contact", tuple(contact.sources), _laws(tuple(contact.sources)))


def _offer(file: Path, where: Location, offer: Offer) -> Iterator[Passage]:
    sources = tuple(offer.sources)
    allowed = _laws(sources) + tuple(offer.law)
    for name in ("name", "summary", "for_whom", "cost", "anonymous_text", "decision", "how_to_start"):
        value = getattr(offer, name)
        if value:
            yield Passage(file, (*where, name), value, "offer", sources, allowed)
    for number, line in enumerate(offer.content):
        yield Passage(file, (*where, "content", number), line, "offer", sources, allowed)


def _note(file: Path, where: Location, note: Note) -> Passage:
    sources = tuple(note.sources)
    return Passage(file, (*where, "text"), note.text, "note", sources, _laws(sources))


def _laws(sources: tuple[Source, ...]) -> tuple[str, ...]:
    return tuple(source.law for source in sources if isinstance(source, LawSource))
