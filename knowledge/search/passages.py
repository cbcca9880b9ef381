"""Turns the content into the passages that search knows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from knowledge.loader import Knowledge, Municipality
from knowledge.schema import Answer, Offer
from knowledge.search.hit import Hit


@dataclass(frozen=True)
class Passage:
    """A hit-to-be with what search reads: title, everyday words, body."""

    hit: Hit
    words: tuple[str, ...]
    body: str


def passages_of(knowledge: Knowledge, municipality: Municipality) -> Iterator[Passage]:
    """Answers, details and offers of one municipality, then the law on topics its standard is silent on."""
    for topic, answer in municipality.answers.items():
        yield _answer(knowledge, topic, answer, municipality.id)
    for detail in municipality.details:
        hit = Hit(
            detail.topic, f"detail/{detail.id}", detail.title, detail.text, tuple(detail.sources), 0.0, None, "detail",
            municipality=municipality.id,
        )  # fmt: skip
        yield Passage(hit, tuple(detail.words), detail.text)
    for offer in municipality.offers.values():
        yield _offer(offer, municipality.id)
    for passage in law_passages(knowledge):
        own = municipality.answers.get(passage.hit.topic or "")
        if own is None or own.not_in_standard:
            yield replace(passage, hit=replace(passage.hit, municipality=municipality.id))


def law_passages(knowledge: Knowledge) -> Iterator[Passage]:
    """What the law gives everyone."""
    for topic, answer in knowledge.law.topics.items():
        passage = _answer(knowledge, topic, answer, None)
        yield replace(passage, hit=replace(passage.hit, passage_id=f"law/{topic}", kind="law"))
    for detail in knowledge.law.details:
        sources = tuple(detail.sources)
        hit = Hit(detail.topic, f"law/{detail.id}", detail.title, detail.text, sources, 0.0, None, "law")
        yield Passage(hit, tuple(detail.words), detail.text)


def _answer(knowledge: Knowledge, topic_id: str, answer: Answer, municipality: str | None) -> Passage:
    topic = knowledge.topics.get(topic_id)
    title = topic.title if topic else topic_id
    text = answer.text or ""
    hit = Hit(
        topic_id, f"topic/{topic_id}", title, text, tuple(answer.sources), 0.0, answer.correction, "answer",
        answer.not_in_standard, municipality,
    )  # fmt: skip
    now = f" {answer.correction.now}" if answer.correction else ""
    return Passage(hit, tuple(topic.words) if topic else (), text + now)


def _offer(offer: Offer, municipality: str) -> Passage:
    text = "\n".join([offer.summary, offer.for_whom, *(f"- {line}" for line in offer.content), offer.how_to_start])
    hit = Hit(
        offer.topics[0] if offer.topics else None, f"offer/{offer.id}", offer.name, text, tuple(offer.sources), 0.0,
        None, "offer", municipality=municipality,
    )  # fmt: skip
    return Passage(hit, (), text)
