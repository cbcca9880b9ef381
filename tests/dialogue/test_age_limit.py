"""An age told with a question is held against the limit of the offer asked about."""

from __future__ import annotations

import pytest

from bot.dialogue.age_limit import beyond_its_age
from knowledge import load

KNOWLEDGE = load()


@pytest.mark.parametrize("age", [14, 26, 61])
def test_outside_the_limit_the_offer_is_named_with_its_ages(age: int) -> None:
    told = beyond_its_age(KNOWLEDGE.municipality("assens"), "move", {"age": age})

    assert told is not None
    assert "er for 15-25-årige" in told["text"]
    assert f"{age} år" in told["text"]
    assert told["custom"]["sources"]


@pytest.mark.parametrize("facts", [{"age": 15}, {"age": 25}, {}, {"relative_age": 60}, {"age": "26"}])
def test_inside_the_limit_or_without_an_age_nothing_is_said(facts: dict[str, object]) -> None:
    assert beyond_its_age(KNOWLEDGE.municipality("assens"), "move", facts) is None


@pytest.mark.parametrize("topic", ["cost", "outpatient", "start", "no_such_topic"])
def test_topics_without_an_upper_limit_say_nothing(topic: str) -> None:
    for here in KNOWLEDGE.municipalities.values():
        assert beyond_its_age(here, topic, {"age": 97}) is None


def test_no_municipality_turns_away_an_age_that_one_of_its_offers_on_the_topic_takes() -> None:
    for here in KNOWLEDGE.municipalities.values():
        for offer in here.offers.values():
            limit = offer.target.get("age")
            if offer.topics and hasattr(limit, "min") and limit.min is not None:
                assert beyond_its_age(here, offer.topics[0], {"age": limit.min}) is None
