"""A figure asked for in particular is told, or said to be missing, and never lent by another topic."""

from __future__ import annotations

import re

import pytest

from bot.dialogue.answers import topic_message
from bot.dialogue.messages import Message
from bot.dialogue.particulars import complete
from knowledge import load

KNOWLEDGE = load()


def reply(municipality: str, question: str, *topics: str) -> list[Message]:
    """The answers to topics, made complete for a question."""
    here = KNOWLEDGE.municipality(municipality)
    answers = [topic_message(KNOWLEDGE, here, topic) for topic in topics]
    return complete(KNOWLEDGE, here, question, topics, answers)


def kinds(messages: list[Message]) -> list[str]:
    """Types of the messages, in order."""
    return [each["custom"]["type"] for each in messages]


def test_what_no_passage_tells_is_said_to_be_missing_before_the_answer() -> None:
    messages = reply("assens", "hvad er jeres mailadresse?", "start")

    assert kinds(messages) == ["not_in_standard", "answer"]
    assert messages[0]["text"].startswith("Kvalitetsstandarden for Assens Kommune siger ikke noget om en mailadresse.")
    assert messages[0]["custom"]["contact"]["phone"] in messages[0]["text"] + messages[1]["text"]


def test_what_the_answer_tells_is_not_said_to_be_missing() -> None:
    messages = reply("jammerbugt", "hvor mange minutter tager nada", "nada")

    assert kinds(messages) == ["answer"]
    assert "minutter" in messages[0]["text"]


def test_an_ordinary_question_is_left_as_it_is() -> None:
    assert kinds(reply("slagelse", "koster det noget at gå i behandling", "cost")) == ["answer"]


def test_a_topic_the_standard_is_silent_on_is_not_said_to_be_silent_twice() -> None:
    here = KNOWLEDGE.municipality("assens")
    silent = next(topic for topic, answer in here.answers.items() if answer.not_in_standard)

    assert kinds(reply("assens", "hvad er jeres mailadresse", silent)) == ["not_in_standard"]


def test_a_detail_of_the_same_topic_is_told_when_it_has_the_figure() -> None:
    for here in KNOWLEDGE.municipalities.values():
        for detail in here.details:
            answer = here.answers.get(detail.topic)
            if answer and answer.text and not answer.not_in_standard and "%" in detail.text and "%" not in answer.text:
                messages = reply(here.id, "hvor mange procent er det", detail.topic)

                assert kinds(messages) == ["answer", "answer"]
                assert "%" in messages[1]["text"] or "procent" in messages[1]["text"]


@pytest.mark.parametrize("particular", KNOWLEDGE.particulars, ids=lambda p: p.id)
def test_no_kind_of_particular_is_asked_for_by_the_titles_of_topics(particular: object) -> None:
    asked = re.compile("|".join(particular.asked))  # type: ignore[attr-defined]

    assert [topic.title for topic in KNOWLEDGE.topics.values() if asked.search(topic.title.lower())] == []
