"""Corrections are taken, a first story points somewhere, and a relative hears of help for both."""

from __future__ import annotations

import datetime as dt

from bot.dialogue.state import State, Understood
from bot.dialogue.triage_talk import tells_anew, triage_turn
from knowledge import load

KNOWLEDGE = load()
TODAY = dt.date(2027, 3, 22)


def turn(state: State, intent: str = "inform", **facts: object) -> str:
    """The text of the reply to a message that tells facts."""
    state.profile.update(facts)
    messages = triage_turn(KNOWLEDGE, state, Understood(text="", intent=intent, facts=dict(facts)), TODAY)
    return "\n".join(each["text"] for each in messages)


def test_a_no_with_a_new_fact_is_a_correction() -> None:
    state = State(municipality="slagelse", profile={"audience": "self", "age": 45}, offer="alkohol-over-30")

    assert tells_anew(state, Understood(text="nej vent, jeg er 25", intent="deny", facts={"age": 25}))
    assert not tells_anew(state, Understood(text="nej tak", intent="deny"))


def test_a_no_before_anything_was_told_is_a_no() -> None:
    assert not tells_anew(State(municipality="slagelse"), Understood(text="nej", intent="deny", facts={"age": 25}))


def test_a_story_that_leaves_questions_open_points_somewhere_at_once() -> None:
    state = State(municipality="assens")

    text = turn(state, audience="relative", relation="parent", age=15, substance="drugs")

    assert state.asked is not None
    assert 'Foreløbig peger det på tilbuddet "' in text


def test_nothing_is_pointed_at_while_the_age_is_open() -> None:
    assert "Foreløbig" not in turn(State(municipality="slagelse"), audience="self", substance="alcohol")


def test_a_parent_hears_of_help_for_both() -> None:
    state = State(municipality="slagelse")

    text = turn(state, audience="relative", relation="parent", age=19, substance="drugs")

    assert "Samtaler for forældre til en ung ser ud til at passe bedst" in text
    assert "Til den, det handler om: Perron 3" in text


def test_somebody_who_asks_for_themself_hears_of_one_person_only() -> None:
    state = State(municipality="slagelse", declined=["anonymous", "social_problems", "medication"])

    assert "Til den, det handler om" not in turn(state, audience="self", age=19, substance="drugs")


def test_what_changes_nothing_is_answered_in_two_sentences() -> None:
    state = State(municipality="slagelse")
    first = turn(state, audience="relative", relation="partner", substance="alcohol")
    assert "Det sker der" in first

    again = turn(state, substance="alcohol")

    assert "Det ændrer ikke mit forslag. Gruppe for pårørende ser stadig ud til at passe bedst." in again
    assert "Det sker der" not in again


def test_an_age_that_brings_an_offer_for_the_person_is_told_in_full() -> None:
    state = State(municipality="slagelse")
    turn(state, audience="relative", relation="partner", substance="alcohol")

    assert "Til den, det handler om" in turn(state, age=34)


def test_a_wish_for_an_offer_is_answered_in_full_again() -> None:
    state = State(municipality="slagelse")
    turn(state, audience="relative", relation="partner", substance="alcohol")

    assert "Det sker der" in turn(state, intent="find_offer")
