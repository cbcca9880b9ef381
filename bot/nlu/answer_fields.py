"""Elliptic answers, field by field: what a word means only because that question was put."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from bot.nlu.answer_offers import offer_words
from bot.nlu.answer_words import YES_TO_BOOKING, short_text
from bot.nlu.dates import past_day
from bot.nlu.facts.ages import OLDEST, age_from_birth_year
from bot.nlu.facts.conditions import when_asked
from bot.nlu.facts.home import bare
from bot.nlu.facts.lexicon import word_list
from bot.nlu.facts.message import Sentence, one_spelling
from bot.nlu.facts.people import relation_noun
from bot.nlu.facts.places import Places
from bot.nlu.facts.substances import substances

CODE = re.compile(r"(?<!\d)\d(?:[\s.\-_\u2010-\u2015\u2212\u00a0\u200b-\u200d\u2060\ufeff]{0,3}\d){15}(?![\s.-]?\d)")
LONGEST_AGE_ANSWER = 9  # words; a longer text tells ages by its sentences or not at all
_OLDEST_BIRTH_YEAR = 1915
_LESS_THAN = re.compile(r"(?:over|under|mere end|mindst|ældre end|yngre end|højst|mellem|\d+ til|nogle og|i)$")
_DURATION = re.compile(r"\b\d+ (?:uger|måneder|dage|timer|børn|gange|øl)\b")
_INVERSE = {
    "parent": "child",
    "child": "parent",
    "partner": "partner",
    "sibling": "sibling",
    "friend": "friend",
    "other": "other",
}
_TIME = re.compile(
    r"\b(?:(?:man|tirs|ons|tors|fre|lør|søn)dage?n?s?|formiddag\w*|eftermiddag\w*|morgen\w*|aften\w*|middag\w*|"
    r"tidlig\w*|sen(?:t|ere|est|este)|næste (?:uge|dag|måned)|uge \d+|kl(?:okken)? ?\d+|\d{1,2}[.:]\d{2}|"
    r"den \d{1,2}|\d{1,2}/\d{1,2}|i morgen|"
    r"overmorgen|hverdag\w*|weekend\w*|hurtig\w*|snarest\w*|snart|første(?: ledige)?|nummer \d|nr \d|den (?:første|"
    r"anden|tredje|sidste)|(?:jule|påske|pinse|nytårs|grundlovs|himmelfarts)dag|(?:jule|nytårs)aften\w*|skærtorsdag|langfredag|januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december|"
    r"påsken?|påskeferien|påskedagene|efter (?:nytår|jul(?:en)?|pinsen?)|i går|kl)\b"
)
_OTHER_TIME = re.compile(
    r"\b(?:(?:andre|flere|senere|tidligere|bedre) (?:tid(?:er)?|tidspunkt(?:er)?|dage?|muligheder)|"
    r"(?:en )?anden (?:tid|dag|uge)|et andet tidspunkt|ingen af (?:dem|tiderne|de tider)|passer (?:mig |"
    r"os )?ikke|passer (?:mig )?dårligt|kan ikke (?:den|der|på|de|den dag|det tidspunkt|nogen)|"
    r"(?:hellere|heller|ikke) (?:om|på|i|en|kl|næste|man|tirs|ons|tors|fre)\w*|flytte tiden|skifte tid|"
    r"kan det blive|findes der andre|har i (?:ikke )?(?:noget |en tid )?(?:andet|senere|tidligere|"
    r"om (?:morgenen|eftermiddagen|formiddagen|aftenen))|er der (?:noget |en tid |tider )?(?:senere|tidligere|"
    r"om (?:eftermiddagen|formiddagen|morgenen|aftenen)|på (?:man|tirs|ons|tors|fre)dag))\b"
)


def code_digits(text: str) -> str | None:
    """The 16 digits of a booking's code in any grouping; None when there are not exactly as many.

    Args:
        text: a message.
    """
    match = CODE.search(text)
    return "".join(re.findall(r"\d", match[0])) if match else None


def names_time(text: str) -> bool:
    """True when the text names a day or a time of day."""
    return _TIME.search(one_spelling(text)) is not None or bool(re.fullmatch(r"\s*\d{1,2}\s*", text))


def wants_other_time(text: str) -> bool:
    """True when the text asks for other times than those shown."""
    return _OTHER_TIME.search(one_spelling(text)) is not None


def fact_answer(
    asked: str, text: str, sentences: list[Sentence], told: dict[str, Any], today: date, places: Places
) -> dict[str, Any]:
    """What the text adds to the facts it tells anyway, because of what was asked.

    Args:
        asked: the field asked for.
        text: the answer.
        sentences: the answer, read.
        told: facts read without regard to the question.
        today: for years of birth and days.
        places: names of places.
    """
    if asked == "confirm":
        return {"confirm": True} if YES_TO_BOOKING.match(short_text(text)) else {}
    if asked == "offer":
        return {"offer": named} if (named := offer_words(text)) else {}
    if asked in ("age", "relative_age"):
        return _age(asked, text, told, today)
    if asked == "previous_contact":
        day = past_day(text, today)
        return {"previous_contact": day.isoformat()} if day is not None and day < today else {}
    if asked == "municipality":
        place = bare(sentences, places) if not {"municipality", "elsewhere"} & told.keys() else None
        return (
            {}
            if place is None
            else {"municipality": place.municipality}
            if place.municipality
            else {"elsewhere": place.name}
        )
    plain_answers: dict[str, Callable[[list[Sentence]], Any]] = {
        "substance": _substance,
        "relation": _relation,
        "audience": _audience,
    }
    if asked in plain_answers:
        if asked in told and asked != "relation":
            return {}
        value = plain_answers[asked](sentences)
        return value if isinstance(value, dict) else {asked: value} if value is not None else {}
    if asked not in told and sentences:
        value = next((v for s in sentences if (v := when_asked(asked, s)) is not None), None)
        return {asked: value} if value is not None else {}
    return {}


def _age(asked: str, text: str, told: dict[str, Any], today: date) -> dict[str, Any]:
    """A number on its own is the age asked for, unless it is said to be another's."""
    other = {"age": "relative_age", "relative_age": "age"}[asked]
    spelled = one_spelling(text)
    if asked in told:
        return {}
    third = re.search(r"\b(?:han|hun|min|mit|vores) (?!selv|alder)", spelled) is not None
    if other in told:
        return {}
    numbers = re.findall(r"\d+", spelled)
    if offer_words(text) or len(numbers) != 1 or len(spelled.split()) > LONGEST_AGE_ANSWER or _DURATION.search(spelled):
        return {}
    before = spelled[: spelled.index(numbers[0])].strip()
    if _LESS_THAN.search(before) or (
        re.search(r"\d\s*(?:'?erne|\+|-)", spelled) and not re.search(r"født|i \d{4}", spelled)
    ):
        return {}
    number = int(numbers[0])
    if _OLDEST_BIRTH_YEAR <= number <= today.year:
        number = age_from_birth_year(number, today)
    elif re.search(r"\b(?:bliver|fylder|snart|næsten)\b", before):
        number -= 1
    if not 0 < number <= OLDEST:
        return {}
    return {"age" if asked == "relative_age" and third else asked: number}


def _substance(sentences: list[Sentence]) -> str | None:
    text = " ".join(s.text for s in sentences)
    if (
        re.search(
            r" (?:begge(?: dele| to)?|både og|det hele|alt sammen|lidt af begge|dem begge|blandingsmisbrug) ", text
        )
        and " ingen af " not in text
    ):
        return "both"
    kinds = {found.kind for s in sentences for found in substances(s) if not found.negated}
    if not kinds:
        if re.search(r" (?:piller|pillerne|medicin|græs|fed|tjald|syre|svampe|base|md|e|baner|steroider) ", text):
            return "drugs"
        return "alcohol" if re.search(r" (?:drikker|drikkeri|drikke|flasken) ", text) else None
    if " ikke " in text and len(kinds) == 2:
        return None
    return "both" if len(kinds) == 2 else kinds.pop()


def _relation(sentences: list[Sentence]) -> dict[str, Any]:
    """ "Hendes far" and "mor" tell what the writer is; "min mor" and "det er min søn" tell what the person is."""
    for sentence in sentences:
        words = sentence.words
        for i, word in enumerate(words):
            noun = relation_noun(word)
            if noun is None:
                if word in ("gift", "venner", "veninder"):
                    return {"relation": "partner" if word == "gift" else "friend"}
                continue
            owned = any(w in ("min", "mit", "mine", "vores") for w in words[max(0, i - 3) : i])
            group = {"person": noun[1], "writer": _INVERSE[noun[1]]}
            if word in ("forælder", "forældre") and not owned:
                return {"relation": "parent"}
            return {"relation": group["person"] if owned else group["writer"]}
        if re.search(r" (?:bekendt|en anden|noget andet|familie|familiemedlem|andet|svigerinde|fjern) ", sentence.text):
            return {"relation": "other"}
    return {}


def _audience(sentences: list[Sentence]) -> dict[str, Any]:
    text = " ".join(s.text for s in sentences)
    if re.search(r" (?:ikke (?:om |for )?mig|en anden|andre|pårørende|en pårørende|nogen jeg kender) ", text):
        return {"audience": "relative"}
    for sentence in sentences:
        for i, word in enumerate(sentence.words):
            noun = relation_noun(word)
            if noun is not None:
                owned = any(w in ("min", "mit", "mine", "vores") for w in sentence.words[max(0, i - 3) : i])
                friend = noun[1] == "friend"
                return {"audience": "relative", **({"relation": noun[1]} if owned or friend else {})}
            if word in word_list("people")["professional"]["titles"] or word in (
                "fagligt",
                "fagpersonale",
                "professionelt",
                "arbejdet",
                "kollega",
            ):
                return {"audience": "professional"}
    if re.search(r" (?:mig|jeg|selv|migselv|undertegnede|egen) ", text):
        return {"audience": "self"}
    return {}
