"""What triage asks, whom, and how little."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from bot.triage import Profile, triage
from bot.triage.people import Interview, group_of, people, tallies
from knowledge import load

TODAY = dt.date(2027, 3, 1)
MOST_QUESTIONS = 5  # besides the municipality
MUNICIPALITIES = sorted(load().municipalities)


def question(*, skip: tuple[str, ...] = (), **facts: Any) -> str | None:
    return triage(load(), Profile(**facts), TODAY, skip=frozenset(skip)).next_question


def interview(municipality: str, **person: Any) -> list[str]:
    return Interview(load().municipality(municipality)).asked(person)


@pytest.mark.parametrize("municipality", MUNICIPALITIES)
def test_nobody_is_asked_more_than_five_questions(municipality: str) -> None:
    found = tallies(load().municipality(municipality))

    assert {group: tally.most for group, tally in found.items() if tally.most > MOST_QUESTIONS} == {}
    assert sum(tally.people for tally in found.values()) > 300


@pytest.mark.parametrize("municipality", MUNICIPALITIES)
def test_the_interview_asks_what_triage_asks(municipality: str) -> None:
    here = Interview(load().municipality(municipality))

    for person in list(people(here.rules))[::23]:
        facts: dict[str, Any] = {"municipality": municipality}
        asked = []
        while (field := question(**facts)) is not None:
            asked.append(field)
            facts[field] = person[field]
        assert asked == here.asked(person), group_of(person)


@pytest.mark.parametrize("municipality", MUNICIPALITIES)
def test_it_begins_with_whom_it_is_about(municipality: str) -> None:
    assert question(municipality=municipality) == "audience"


@pytest.mark.parametrize("municipality", MUNICIPALITIES)
def test_who_leaves_every_question_open_is_asked_each_once(municipality: str) -> None:
    asked = interview(municipality)

    assert len(asked) == len(set(asked)) <= MOST_QUESTIONS


@pytest.mark.parametrize("municipality", MUNICIPALITIES)
@pytest.mark.parametrize("age", [20, 45])
def test_medicine_is_not_asked_for_when_it_is_alcohol_alone(municipality: str, age: int) -> None:
    for anonymous in (True, False):
        asked = interview(
            municipality, audience="self", age=age, substance="alcohol", anonymous=anonymous, social_problems=False
        )

        assert "medication" not in asked


@pytest.mark.parametrize("municipality", ["assens", "aalborg", "holbaek"])
def test_alcohol_where_the_standard_covers_drugs_only_ends_the_questions(municipality: str) -> None:
    assert interview(municipality, audience="self", age=45, substance="alcohol") == ["audience", "age", "substance"]


@pytest.mark.parametrize("municipality", MUNICIPALITIES)
def test_a_professional_is_not_asked_for_anybodys_age(municipality: str) -> None:
    assert set(interview(municipality, audience="professional", substance="drugs")) <= {"audience", "substance"}


@pytest.mark.parametrize("municipality", ["assens", "aalborg", "holbaek", "jammerbugt"])
def test_a_relative_is_not_asked_for_the_persons_age_where_it_changes_only_a_note(municipality: str) -> None:
    for relation in ("parent", "partner", "child"):
        asked = interview(municipality, audience="relative", relation=relation, relative_age=40, enrolled=False)

        assert "age" not in asked


def test_a_parent_in_slagelse_is_asked_for_the_persons_age_since_parents_of_the_young_have_an_offer() -> None:
    asked = interview("slagelse", audience="relative", relation="parent", age=20)

    assert asked == ["audience", "relation", "age"]


def test_a_partner_is_not_asked_for_their_age() -> None:
    for municipality in ("slagelse", "holbaek"):
        assert "relative_age" not in interview(municipality, audience="relative", relation="partner", enrolled=True)


@pytest.mark.parametrize("municipality", MUNICIPALITIES)
def test_who_wishes_to_be_anonymous_is_asked_for_one_condition_at_most(municipality: str) -> None:
    conditions = {"social_problems", "medication", "housing", "occupation"}
    for age in (20, 45):
        asked = interview(
            municipality, audience="self", age=age, substance="drugs", anonymous=True,
            social_problems=False, medication=False, housing=True, occupation=True,
        )  # fmt: skip

        assert len(conditions & set(asked)) == 1


@pytest.mark.parametrize(
    ("municipality", "condition"),
    [
        ("assens", "social_problems"), ("aalborg", "social_problems"), ("slagelse", "social_problems"),
        ("jammerbugt", "social_problems"), ("holbaek", "medication"),
    ],
)  # fmt: skip
def test_the_condition_asked_is_the_standards_own(municipality: str, condition: str) -> None:
    facts = {"municipality": municipality, "audience": "self", "age": 45, "substance": "drugs", "anonymous": True}

    assert question(**facts) == condition


@pytest.mark.parametrize("municipality", MUNICIPALITIES)
def test_who_would_not_say_whether_to_be_anonymous_is_not_asked_for_its_conditions(municipality: str) -> None:
    facts = {"municipality": municipality, "audience": "self", "age": 45, "substance": "drugs"}

    assert question(**facts, skip=("anonymous",)) in (None, "medication")


@pytest.mark.parametrize("municipality", ["assens", "holbaek", "jammerbugt"])
def test_an_adult_with_a_drug_problem_is_asked_for_medicine_where_there_is_an_offer_with_it(municipality: str) -> None:
    facts = {"municipality": municipality, "audience": "self", "age": 45, "substance": "drugs", "anonymous": False}

    assert question(**facts) == "medication"


def test_medicine_is_not_asked_for_only_to_say_that_the_standard_is_silent() -> None:
    facts = {"municipality": "aalborg", "audience": "self", "age": 45, "substance": "drugs", "anonymous": False}

    assert question(**facts) is None
