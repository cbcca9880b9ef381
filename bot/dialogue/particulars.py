"""A figure, a name or an address asked for in particular: told from a neighbouring passage, or plainly said to be missing.

"Har I en mailadresse" is answered by the topic on contact; when no word of the standard gives one, the person must not be
left to read the whole answer to find that out. The kinds stand in knowledge/particulars.yml.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from bot.dialogue.answers import detail_message
from bot.dialogue.messages import Message, message
from bot.dialogue.sources import contact_json, contact_sentence
from knowledge import Knowledge, Municipality
from knowledge.schema import Contact, Particular
from knowledge.search import Hit


def complete(
    knowledge: Knowledge, here: Municipality, question: str, topics: tuple[str, ...], messages: list[Message]
) -> list[Message]:
    """The messages, with what they lack of the particular that was asked for.

    Args:
        knowledge: the content.
        here: whose standard answers.
        question: the message as written.
        topics: the topics that the messages answer.
        messages: the answers so far.
    """
    if not topics or all(each["custom"]["type"] == "not_in_standard" for each in messages):
        return messages
    told = "\n".join(each.get("text", "") for each in messages).lower()
    for particular in knowledge.particulars:
        if not _pattern("|".join(particular.asked)).search(question.lower()) or _holds(particular, told):
            continue
        passage = next(
            (hit for hit in _passages(here, topics, particular) if _holds(particular, hit.text.lower())), None
        )
        if passage is not None:
            return [*messages, detail_message(here, passage)]
        if not (particular.everywhere and any(_holds(particular, _written(c)) for c in here.about.contacts)):
            return [_silent(here, particular, topics[0], told), *messages]
    return messages


def _passages(here: Municipality, topics: tuple[str, ...], particular: Particular) -> Iterator[Hit]:
    """What may tell it: the details of the same topics, then, for what holds everywhere, every answer and detail."""
    near = [d for d in here.details if d.topic in topics]
    for detail in [*near, *(here.details if particular.everywhere else [])]:
        yield Hit(
            detail.topic, f"detail/{detail.id}", detail.title, detail.text, tuple(detail.sources), 0.0, None, "detail"
        )
    if particular.everywhere:
        for topic, answer in here.answers.items():
            if answer.text and not answer.not_in_standard:
                yield Hit(topic, f"topic/{topic}", "Der står også", answer.text, tuple(answer.sources), 0.0, None)


def _silent(here: Municipality, particular: Particular, topic: str, told: str) -> Message:
    contact = here.contact(here.answers[topic].contact if topic in here.answers else None)
    comma = "," if particular.what.startswith(("hv", "om ")) else ""  # before a clause, none before "noget om …"
    text = f"Kvalitetsstandarden for {here.about.name} siger ikke{comma} {particular.what}."
    if not (contact.phone and contact.phone in told):
        text = f"{text} {contact_sentence(contact)}"
    return message(
        "not_in_standard", text, topic=topic, municipality=here.id, particular=particular.id, contact=contact_json(contact), sources=[]
    )  # fmt: skip


def _holds(particular: Particular, text: str) -> bool:
    return _pattern(particular.found).search(text) is not None


def _written(contact: Contact) -> str:
    return " ".join(contact_json(contact).values()).lower()


@lru_cache(maxsize=128)
def _pattern(source: str) -> re.Pattern[str]:
    return re.compile(source)
