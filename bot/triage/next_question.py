"""The one question that still matters, as a careful caseworker would choose it.

Asked is only what can change the recommendation, bring in or rule out an offer that could become the recommendation, or
bring a remark the person should have. Not asked is

- what only moves offers further down, or only tells that the standard is silent (`not_in_standard`);
- what only the person with the substance problem can answer for, when a relative or a professional asks: they are asked
  what decides their own offers;
- more than one of the conditions of anonymity. Who wishes to be anonymous gives away as little as possible: one
  condition is asked, the others are told with the offer;
- what only decides about an offer that rests on a question the person would not answer.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.triage.conditions import Known, Rules
from bot.triage.outcome import Outcome, Scores, changed_scores, outcome

# "Other social problems" is the law's own word, broad and hard to judge for oneself, so it is the one worth asking;
# whether one has a home, a job or needs medicine, one reads off the offer.
ANONYMITY_CONDITIONS = ("social_problems", "medication", "occupation", "housing")
# What decides for everyone comes before what decides for some: a person with an alcohol problem, where the standard
# covers drugs only, is not asked for anything else first.
_ROUNDS = (
    ("audience",),
    ("age", "substance", "relation", "enrolled"),
    ("relative_age",),  # only some relations have offers that hang on it
    ("anonymous",),
    ANONYMITY_CONDITIONS,
)
_ASKED_OF = {
    None: frozenset(("audience", "age", "substance", "anonymous", *ANONYMITY_CONDITIONS)),
    "self": frozenset(("age", "substance", "anonymous", *ANONYMITY_CONDITIONS)),
    "relative": frozenset(("age", "substance", "relation", "relative_age", "enrolled")),
    "professional": frozenset(("substance",)),
}
_ONLY_SAYS_SILENT = "not_in_standard"

View = frozenset[tuple[str, object]]  # what of an outcome is worth a question


def next_question(rules: Rules, known: Known, skip: frozenset[str], now: Outcome, points: Scores) -> str | None:
    """The open field to ask for, or None.

    Args:
        rules: of the municipality.
        known: the facts so far.
        skip: fields the person would not or could not answer.
        now: the outcome of the facts so far.
        points: of the offers that fit so far.
    """
    weighing = _Weighing.of(rules, known, skip, now, points)
    done = {*known, *skip}
    allowed = _ASKED_OF[known.get("audience")] & rules.fields
    for fields in _ROUNDS:
        still_open = [field for field in fields if field in allowed and field not in done]
        if fields is ANONYMITY_CONDITIONS and known.get("anonymous") is True:
            still_open = _one_condition(still_open, done, now)
        changes = [(weighing.change(field), field) for field in still_open]
        best = max(changes, key=lambda each: each[0], default=(0.0, ""))
        if best[0]:
            return best[1]
    return None


@dataclass(frozen=True)
class _Weighing:
    """How much an answer would change, seen from the facts so far."""

    rules: Rules
    known: Known
    points: Scores
    may_be_first: frozenset[str]
    now: View

    @classmethod
    def of(cls, rules: Rules, known: Known, skip: frozenset[str], now: Outcome, points: Scores) -> _Weighing:
        declined = skip.difference(known)
        may_be_first = frozenset(
            compiled.offer.id
            for compiled in now.ranked
            if compiled.most(known) >= now.points and not compiled.rests_on_a_yes(declined)
        )
        return cls(rules, known, points, may_be_first, _view(now, known, may_be_first))

    def change(self, field: str) -> float:
        """What the answers change on average: offers and notes that come or go, and a new recommendation."""
        answers = self.rules.answers[field]
        trial, total = dict(self.known), 0
        for value in answers:
            trial[field] = value
            then = outcome(self.rules, trial, changed_scores(self.points, field, self.rules, trial))
            total += len(self.now ^ _view(then, self.known, self.may_be_first))
        return total / len(answers)


def _view(seen: Outcome, asked: Known, may_be_first: frozenset[str]) -> View:
    """What of an outcome is worth a question to the one who is asked."""
    view: set[tuple[str, object]] = {("first", seen.offers[0].id if seen.offers else "")}
    view.update(("offer", offer.id) for offer in seen.offers if offer.id in may_be_first)
    if asked.get("audience") in (None, "self"):  # the notes are for the person; others get those that hold anyway
        view.update(("note", id(each)) for each in seen.notes if each.note.id != _ONLY_SAYS_SILENT)
    return frozenset(view)


def _one_condition(fields: list[str], done: set[str], now: Outcome) -> list[str]:
    """The one condition of anonymity to ask for: none when one was told or declined."""
    if any(field in done for field in ANONYMITY_CONDITIONS):
        return []
    anonymous = [compiled for compiled in now.ranked if any(field == "anonymous" for field, _ in compiled.must)]
    conditions = {field for compiled in anonymous for field, _ in compiled.must}
    return [field for field in fields if field in conditions][:1] or fields
