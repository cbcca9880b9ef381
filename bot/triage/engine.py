"""The engine: profile in, offers, notes and the one question that still matters out."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from bot.triage.conditions import Known, rules_of
from bot.triage.next_question import next_question
from bot.triage.notes import guarantee_note, unlikely_age_note
from bot.triage.outcome import Outcome, outcome, scores, too_young_to_be_true
from bot.triage.profile import Profile
from bot.triage.reasons import reasons
from knowledge import Knowledge, Municipality
from knowledge.schema import Note, Offer

GUARANTEE_DAYS = 14  # serviceloven § 101, stk. 4; sundhedsloven § 141, stk. 2


@dataclass(frozen=True)
class Suggestion:
    """An offer that fits, with the reasons."""

    offer: Offer
    why: tuple[str, ...]


@dataclass(frozen=True)
class Result:
    """What triage answers.

    Attributes:
        suggestions: best first, never empty for a known municipality.
        notes: what else the person should know.
        next_question: the field whose answer matters most, or None when no answer is worth a question.
        deadline: last day of the treatment guarantee, or None where none applies.
    """

    municipality: Municipality | None
    suggestions: tuple[Suggestion, ...]
    notes: tuple[Note, ...]
    next_question: str | None
    deadline: dt.date | None


def triage(knowledge: Knowledge, profile: Profile, today: dt.date, *, skip: frozenset[str] = frozenset()) -> Result:
    """Finds the offers that fit a profile.

    Args:
        knowledge: the content.
        profile: what is known.
        today: the day of the inquiry when no earlier contact is known.
        skip: fields the person would not or could not answer: not asked again.

    Raises:
        UnknownMunicipality: the profile names one that is not here.
    """
    if profile.municipality is None:
        return Result(None, (), (), "municipality", None)
    municipality = knowledge.municipality(profile.municipality)
    rules, known = rules_of(municipality), profile.known()
    points = scores(rules.offers, known)
    found = outcome(rules, known, points)
    told = [compiled.note for compiled in found.notes]
    question = next_question(rules, known, skip, found, points)
    if too_young_to_be_true(known):
        told = [unlikely_age_note(municipality, known["age"])]
        question = None if {"audience"} & {*known, *skip} else "audience"  # a child of somebody who drinks, perhaps
    deadline = _deadline(known, found, profile.previous_contact, today)
    if deadline is not None and profile.previous_contact is not None:
        told.append(guarantee_note(municipality, profile.previous_contact, deadline, today))
    # That somebody is a relative may follow from what was told; it is not quoted as if they had said so.
    said = known if profile.audience is not None else {name: known[name] for name in known if name != "audience"}
    suggestions = tuple(Suggestion(each.offer, reasons(each, said)) for each in found.ranked)
    only_the_entrance = tuple(Suggestion(entrance, ()) for entrance in found.offers)
    return Result(municipality, suggestions or only_the_entrance, tuple(told), question, deadline)


def _deadline(known: Known, found: Outcome, first_contact: dt.date | None, today: dt.date) -> dt.date | None:
    """The last day on which treatment must begin, for a person whom the guarantee covers.

    It covers the person's own treatment where the standard has one for them, and treatment for alcohol by law
    wherever they are (sundhedsloven § 141, stk. 2). A first contact that is still to come counts as today.
    """
    if known.get("audience") not in (None, "self") or too_young_to_be_true(known):
        return None
    treated = any(compiled.offer.guarantee for compiled in found.ranked)
    if not treated and known.get("substance") not in ("alcohol", "both"):
        return None
    return min(first_contact or today, today) + dt.timedelta(days=GUARANTEE_DAYS)
