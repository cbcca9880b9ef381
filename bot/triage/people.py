"""Made-up people who answer every question truthfully: how many questions triage asks whom."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from bot.triage.conditions import Rules, rules_of
from bot.triage.next_question import next_question
from bot.triage.outcome import Outcome, outcome, scores
from bot.triage.profile import VALUES
from knowledge import Municipality

Person = dict[str, Any]
_ADULT, _YOUNG = 40, 20  # years, for a municipality without limits of age
_YES_NO = (True, False)


@dataclass
class Tally:
    """How many people were asked how many questions besides the municipality."""

    counts: Counter[int] = field(default_factory=Counter)

    @property
    def people(self) -> int:
        """How many people."""
        return sum(self.counts.values())

    @property
    def most(self) -> int:
        """The largest number of questions."""
        return max(self.counts, default=0)

    @property
    def mean(self) -> float:
        """The average number of questions."""
        return sum(number * people for number, people in self.counts.items()) / max(1, self.people)


class Interview:
    """Asks as triage asks; the same facts are weighed once."""

    def __init__(self, municipality: Municipality) -> None:
        self.rules: Rules = rules_of(municipality)
        self._questions: dict[tuple[Any, ...], str | None] = {}

    def outcome(self, known: Person) -> Outcome:
        """Offers and notes for what is known."""
        return outcome(self.rules, known, scores(self.rules.offers, known))

    def question(self, known: Person, skip: frozenset[str] = frozenset()) -> str | None:
        """The next question for what is known."""
        key = (tuple(sorted(known.items(), key=lambda item: item[0])), skip)
        if key not in self._questions:
            points = scores(self.rules.offers, known)
            now = outcome(self.rules, known, points)
            self._questions[key] = next_question(self.rules, known, skip, now, points)
        return self._questions[key]

    def asked(self, person: Person) -> list[str]:
        """The questions a person is asked, in order; what they have no answer to they leave open.

        Args:
            person: the whole truth about them, field to answer.
        """
        known: Person = {}
        skip: frozenset[str] = frozenset()
        asked = []
        while (name := self.question(known, skip)) is not None:
            asked.append(name)
            if name in person:
                known = {**known, name: person[name]}
            else:
                skip |= {name}
        return asked


def people(rules: Rules) -> Iterator[Person]:
    """Everyone who can differ: each age span, each substance, each answer.

    Args:
        rules: of the municipality, for its limits of age.
    """
    ages = rules.answers.get("age", (_YOUNG, _ADULT))
    own_ages = rules.answers.get("relative_age", (_YOUNG, _ADULT))
    substances, relations = VALUES["substance"], VALUES["relation"]
    conditions = ("anonymous", "social_problems", "medication", "housing", "occupation")
    for age, substance, *yes_no in itertools.product(ages, substances, *(_YES_NO for _ in conditions)):
        facts = dict(zip(conditions, yes_no, strict=True))
        yield {"audience": "self", "age": age, "substance": substance, **facts}
    for age, substance, relation, own_age, enrolled in itertools.product(
        ages, substances, relations, own_ages, _YES_NO
    ):
        yield {
            "audience": "relative", "age": age, "substance": substance, "relation": relation, "relative_age": own_age,
            "enrolled": enrolled,
        }  # fmt: skip
    for age, substance in itertools.product(ages, substances):
        yield {"audience": "professional", "age": age, "substance": substance}


def group_of(person: Person) -> str:
    """The row of the table a person is counted in."""
    if person["audience"] != "self":
        return str(person["audience"])
    return f"self, {'anonymous' if person['anonymous'] else 'not anonymous'}, {person['substance']}"


def tallies(municipality: Municipality) -> dict[str, Tally]:
    """The questions asked in each group of people.

    Args:
        municipality: whose offers.
    """
    interview = Interview(municipality)
    found: dict[str, Tally] = {}
    for person in people(interview.rules):
        found.setdefault(group_of(person), Tally()).counts[len(interview.asked(person))] += 1
    found["answers nothing"] = Tally(Counter([len(interview.asked({}))]))
    return found
