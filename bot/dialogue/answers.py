"""A question's answer from the standard, from the law, or the plain word that the standard does not say."""

from __future__ import annotations

from typing import Any

from bot.dialogue.messages import Button, Message, button, message
from bot.dialogue.sources import contact_json, contact_sentence, sources_json
from knowledge import Knowledge, Municipality
from knowledge.schema import Answer
from knowledge.search import Hit

MOST_BUTTONS = 3


def topic_json(knowledge: Knowledge, municipality: Municipality, topic_id: str) -> dict[str, Any]:
    """The answer to a topic, for the HTTP interface and the pages.

    Raises:
        UnknownTopic: it is not in the shared list.
    """
    topic = knowledge.topic(topic_id)
    answer = municipality.answers.get(topic_id) or Answer(not_in_standard=True)
    contact = municipality.contact(answer.contact)
    missing = answer.not_in_standard
    return {
        "topic": topic_id,
        "title": topic.title,
        "group": topic.group,
        "municipality": municipality.id,
        "type": "not_in_standard" if missing else "answer",
        "text": _text(municipality, answer, topic.title),
        "sources": sources_json(municipality, answer.sources),
        "correction": answer.correction.model_dump() if answer.correction else None,
        "contact": contact_json(contact),
        "also": [each for each in answer.also if each in knowledge.topics],
    }


def topic_message(
    knowledge: Knowledge, municipality: Municipality | None, topic_id: str, *, instead: str | None = None
) -> Message:
    """The answer to a topic as a chat message.

    Args:
        knowledge: the content.
        municipality: the person's, or None: then the law answers.
        topic_id: an id of the shared list.
        instead: a second topic the person may have meant, offered first as a button.

    Raises:
        UnknownTopic: it is not in the shared list.
    """
    if municipality is None:
        return law_message(knowledge, topic_id)
    told = topic_json(knowledge, municipality, topic_id)
    neighbours = ([instead] if instead else []) + told["also"]
    buttons = topic_buttons(knowledge, [each for each in neighbours if each != topic_id])
    common = {"topic": topic_id, "municipality": municipality.id, "contact": told["contact"]}
    if told["correction"]:
        common["correction"] = told["correction"]
    return message(told["type"], told["text"], buttons=buttons, sources=told["sources"], **common)


def detail_message(municipality: Municipality, hit: Hit) -> Message:
    """A passage that search found for the very words asked, told beside an answer.

    Args:
        municipality: whose standard.
        hit: the passage.
    """
    text = f"{hit.title}: {hit.text}"
    return message(
        "answer",
        text,
        topic=hit.topic,
        municipality=municipality.id,
        excerpt=True,
        sources=sources_json(municipality, hit.sources),
    )


def law_message(knowledge: Knowledge, topic_id: str) -> Message:
    """What the law gives everyone on a topic, or that only a municipality's standard can say."""
    topic = knowledge.topic(topic_id)
    answer = knowledge.law.topics.get(topic_id)
    if answer is None or not answer.text:
        text = f"{topic.title}: Det afhænger af, hvilken kommune du bor i. Loven siger ikke noget fast om det."
        return message("not_in_standard", text, topic=topic_id, municipality=None, sources=[], contact=None)
    return message("answer", answer.text, topic=topic_id, municipality=None, sources=sources_json(None, answer.sources))


def topic_buttons(knowledge: Knowledge, topics: list[str], most: int = MOST_BUTTONS) -> list[Button]:
    """Buttons that ask for topics."""
    known = [each for each in dict.fromkeys(topics) if each in knowledge.topics]
    return [button(knowledge.topics[each].title, "answer", topic=each) for each in known[:most]]


def _text(municipality: Municipality, answer: Answer, title: str) -> str:
    """The answer's words; where the standard does not say, with who can answer, unless the words name them already."""
    text = answer.text.strip() if answer.text else ""
    if not answer.not_in_standard:
        return text
    text = text or f"{title}: Det siger kvalitetsstandarden for {municipality.about.name} ikke noget om."
    contact = municipality.contact(answer.contact)
    named = contact.phone and contact.phone.replace(" ", "") in text.replace(" ", "")
    return text if named else f"{text}\n\n{contact_sentence(contact)}"
