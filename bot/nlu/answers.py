"""A short text in the light of the question it answers: "17", "ja", "begge dele", "hendes far", "det vil jeg helst ikke sige"."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from bot.nlu.answer_fields import code_digits, fact_answer, names_time, wants_other_time
from bot.nlu.answer_words import DECLINES, NO, NO_IDEA, OTHER_WAYS, YES, is_command, is_question, short_text
from bot.nlu.facts.ages import OLDEST
from bot.nlu.facts.message import read_message
from bot.nlu.facts.places import Places
from bot.nlu.facts.reader import read_facts

Intent = Literal["inform", "affirm", "deny", "dont_know", "decline", "change_time", "book_contact"]
YES_NO_FIELDS = ("anonymous", "social_problems", "medication", "housing", "occupation", "enrolled", "pregnant")
BOOKING_FIELDS = (
    "offer",
    "previous_contact",
    "contact_name",
    "contact_phone",
    "contact_email",
    "confirm",
    "code",
    "slot",
)
CONTACT_FIELDS = ("contact_name", "contact_phone", "contact_email")
OF_A_RELATIVE = ("relation", "relative_age", "enrolled")  # only somebody who is near the person is asked these
LONGEST_NAME_WORDS = 5
AGE_OUT_OF_TURN = ("audience", "substance", "offer", "municipality")  # a bare number can answer none of these: an age
BEFORE_AUDIENCE = ("audience", "municipality")  # asked when nothing is known yet of whom it is about
_FIRST_PERSON = re.compile(r" (?:jeg|mig|min|mit|mine|vi|os|selv) ")
_BARE_AGE = re.compile(r"(\d{1,3})(?: år(?: gammel)?)?")
_VAGUE_TIME = re.compile(
    r"^i (?:januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december|foråret|efteråret|"
    r"sommers|vinters|fjor)$|^sidste (?:år|måned)$"
)  # an earlier inquiry, but no day to count from
_MASK = re.compile(r"\[\w+\]|\*{2,}|•{2,}")


@dataclass(frozen=True)
class Interpretation:
    """What an answer means.

    Attributes:
        intent: what the dialogue is to make of it.
        facts: profile fields it tells, by the contract's names, JSON values.
        value: the code's digits or the wish for a time, where asked; else None.
    """

    intent: Intent
    facts: dict[str, Any] = field(default_factory=dict)
    value: str | None = None


def interpret(asked: str, text: str, today: date, places: Places) -> Interpretation | None:
    """An answer to the question for a field; None when the text is no answer to it, so that the classifier decides.

    Args:
        asked: profile or booking field asked for last.
        text: what the person wrote.
        today: for years of birth and days.
        places: names of places.
    """
    if asked == "code" and (digits := code_digits(text)) is not None:
        return Interpretation("inform", {}, digits)
    if is_command(text):
        return None
    if asked in ("slot", "confirm") and wants_other_time(text):
        return Interpretation("change_time", {}, text.strip())
    if is_question(text):
        return None
    if asked in CONTACT_FIELDS:
        return _contact(asked, text)
    if asked == "slot" and names_time(text):
        return Interpretation("change_time", {}, text.strip())
    return _answer(asked, text, today, places)


def leading_facts(asked: str, text: str, today: date, places: Places) -> dict[str, Any]:
    """Facts of an answer that a question follows: "17, men er det gratis?".

    Args:
        asked: field asked for last.
        text: the whole message.
        today: for years of birth and days.
        places: names of places.
    """
    head = re.split(r"[,.!\n]|\bmen\b", text, maxsplit=1)[0].strip()
    if not head or head == text.strip() or is_question(head) or is_command(head):
        return {}
    found = interpret(asked, head, today, places)
    return found.facts if found is not None else {}


def _answer(asked: str, text: str, today: date, places: Places) -> Interpretation | None:
    words = short_text(text)
    facts = read_facts(text, today, places, relative=asked in OF_A_RELATIVE)
    if asked in AGE_OUT_OF_TURN and (number := _BARE_AGE.fullmatch(words)) and 0 < int(number[1]) <= OLDEST:
        return Interpretation("inform", {"age": int(number[1])})
    if facts.get("audience") == "self" and asked not in BEFORE_AUDIENCE and not _FIRST_PERSON.search(f" {words} "):
        del facts["audience"]  # "er 19 og ryger hash" may be somebody near, whose age was asked for
    yes, no = YES.match(words) is not None, NO.match(words) is not None
    if DECLINES.search(words):
        return Interpretation("decline", _without(facts, asked))
    if NO_IDEA.search(words) and asked not in facts and not (asked == "substance" and "både og" in words):
        return Interpretation("dont_know", _without(facts, asked))
    facts = {**facts, **fact_answer(asked, text, read_message(text), facts, today, places)}
    if asked in YES_NO_FIELDS:
        return _yes_no(asked, facts, yes, no)
    if asked in ("audience", "relation") and no and not set(facts) & {"audience", "relation"}:
        return None
    if asked in facts or (asked == "municipality" and "elsewhere" in facts) or (facts and not (yes or no)):
        return Interpretation("inform", facts)
    if asked == "previous_contact" and _VAGUE_TIME.match(words):
        return Interpretation("affirm", facts)
    if OTHER_WAYS.search(words) and asked == "municipality":
        return Interpretation("inform", {"elsewhere": "din kommune"})
    if yes or no:
        return Interpretation("affirm" if yes else "deny", facts)
    return Interpretation("inform", facts) if facts else None


def _yes_no(asked: str, facts: dict[str, Any], yes: bool, no: bool) -> Interpretation | None:
    """What is told in words wins over a bare yes or no: "ja, jeg er hjemløs" has no home."""
    if asked in facts:
        value = facts[asked]
        if value and not no and yes:
            return Interpretation("affirm", facts)
        return Interpretation("deny" if no and value is False else "inform", facts)
    if yes != no:
        return Interpretation("affirm" if yes else "deny", {**facts, asked: yes})
    return Interpretation("inform", facts) if facts else None


def _without(facts: dict[str, Any], asked: str) -> dict[str, Any]:
    return {k: v for k, v in facts.items() if k not in (asked, "undecided")}


def _contact(asked: str, text: str) -> Interpretation | None:
    """Contact details never come this far in the clear; what is left to see is that they were given, or not."""
    words = short_text(text)
    if DECLINES.search(words) or NO_IDEA.search(words):
        return Interpretation("decline" if DECLINES.search(words) else "dont_know")
    if _MASK.search(text):
        return Interpretation("inform")
    if NO.match(words) or re.fullmatch(
        r"(?:det )?har jeg ikke(?: noget| nogen| en)?|(?:jeg )?har ikke (?:nogen|en|noget)?.*|ingen", words
    ):
        return Interpretation("deny")
    if YES.match(words):
        return Interpretation("affirm")
    given = {
        "contact_phone": len(re.findall(r"\d", text)) >= 6,
        "contact_email": "@" in text,
        "contact_name": 0 < len(words.split()) <= LONGEST_NAME_WORDS and not re.search(r"\d", words),
    }
    return Interpretation("inform") if given[asked] else None
