"""Holds each municipality's answers and details against the shared list of topics."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from knowledge.check.draft import Draft, Shared
from knowledge.check.finding import Finding, Location, at
from knowledge.schema import Answer, LawSource

ALSO_LIMIT = 3


def faults(draft: Draft, topics: set[str]) -> Iterator[Finding]:
    """A finding for each topic that is missing or unknown, and for each reference that leads nowhere."""
    file = draft.file("topics.yml")
    contacts = {contact.id for contact in draft.about.contacts} if draft.about else None
    if draft.answers_read:
        for missing in sorted(topics - set(draft.answers)):
            yield Finding(file, 1, f"topic '{missing}' has no answer", "answer it, or declare `not_in_standard: true`")
    for topic, answer in draft.answers.items():
        yield from _answer(file, (topic,), topic, answer, topics)
        if answer.contact and contacts is not None and answer.contact not in contacts:
            yield at(
                file, (topic, "contact"), f"contact '{answer.contact}' does not exist", "use one of municipality.yml"
            )
    ids = Counter(detail.id for detail in draft.details)
    for number, detail in enumerate(draft.details):
        if ids[detail.id] > 1:
            yield at(
                draft.file("details.yml"), (number, "id"), f"detail '{detail.id}' stands twice", "give each its own id"
            )
        if topics and detail.topic not in topics:
            yield at(
                draft.file("details.yml"),
                (number, "topic"),
                f"topic '{detail.topic}' does not exist",
                "use one of topics.yml",
            )
    if draft.about:
        twice = Counter(contact.id for contact in draft.about.contacts)
        for number, contact in enumerate(draft.about.contacts):
            if twice[contact.id] > 1:
                yield at(
                    draft.file("municipality.yml"),
                    ("contacts", number),
                    f"contact '{contact.id}' stands twice",
                    "give each its own id",
                )


def law_faults(shared: Shared) -> Iterator[Finding]:
    """The same for law.yml, which answers only some topics and rests on laws alone."""
    if shared.law is None:
        return
    file = shared.folder / "law.yml"
    for topic, answer in shared.law.topics.items():
        yield from _answer(file, ("topics", topic), topic, answer, shared.topic_ids)
        if any(not isinstance(source, LawSource) for source in answer.sources):
            yield at(
                file,
                ("topics", topic, "sources"),
                f"'{topic}' rests on a section",
                "write {law: …}; law.yml has no standard",
            )
    for number, detail in enumerate(shared.law.details):
        if shared.topic_ids and detail.topic not in shared.topic_ids:
            yield at(
                file, ("details", number, "topic"), f"topic '{detail.topic}' does not exist", "use one of topics.yml"
            )


def _answer(path: Path, where: Location, topic: str, answer: Answer, topics: set[str]) -> Iterator[Finding]:
    if topics and topic not in topics:
        yield at(path, where, f"topic '{topic}' is not in the shared list", "use an id of knowledge/topics.yml")
    if answer.text is None and not answer.not_in_standard:
        yield at(path, where, f"'{topic}' has neither text nor `not_in_standard: true`", "add one of them")
    if answer.text is not None and not answer.sources and not answer.not_in_standard:
        yield at(path, where, f"'{topic}' has a text without sources", "name the sections it rests on")
    if len(answer.also) > ALSO_LIMIT:
        yield at(path, (*where, "also"), f"`also` has {len(answer.also)} topics", f"keep the {ALSO_LIMIT} nearest")
    for number, other in enumerate(answer.also):
        if (topics and other not in topics) or other == topic:
            what = "is the topic itself" if other == topic else "does not exist"
            yield at(path, (*where, "also", number), f"topic '{other}' {what}", "use another id of topics.yml")
