"""What the net must read: spelling, negation, person, time, figures of speech, other languages."""

from __future__ import annotations

import itertools
import statistics
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.safety import KINDS, Danger, detect


def kind(text: str) -> str | None:
    danger = detect(text)
    return danger.kind if danger else None


@pytest.mark.parametrize(
    "text",
    [
        "jeg vil ikke leve mere",
        "JEG VIL IKKE LEVE MERE",
        "jeg gider ik leve mer",
        "jeg vil ikek leve mere",
        "jeg vil ikke leeve mere",
        "jeg vil\nikke ... leve mere",
        "jeg vil i\u200bkke leve mere",
        "jeg har selvmorsdtanker",
        "jeg har selv mords tanker",
        "æ gider it lev mer",
        "jeg vil gerne doe",
        "overvejer selvmordd",
    ],
)
def test_a_wish_to_die_is_read_however_it_is_spelt(text: str) -> None:
    assert kind(text) == "suicide"


@pytest.mark.parametrize(
    "text",
    [
        "vaagner ik, laeber blaa",
        "hun er bla om laberne",
        "han vågnr ikke op",
        "min ven er bevistløs",
        "trækker ikk vejret",
    ],
)
def test_missing_danish_letters_and_typing_errors_do_not_hide_an_unconscious_person(text: str) -> None:
    assert kind(text) == "unconscious"


def test_negation_decides_by_what_it_negates() -> None:
    assert kind("jeg har ikke lyst til at leve") == "suicide"
    assert kind("jeg har ikke lyst til at dø") is None
    assert kind("jeg vil ikke dø") is None
    assert kind("det er ikke fordi jeg vil dø") is None
    assert kind("jeg ved ikke om jeg vil dø") == "suicide"


def test_a_negation_in_another_clause_takes_nothing_back() -> None:
    assert kind("hvis du ikke hjælper mig så slår jeg mig ihjel") == "suicide"
    assert kind("jeg kan ikke sove, jeg vil dø") == "suicide"


def test_what_was_long_ago_is_no_alarm_and_what_is_back_is() -> None:
    assert kind("jeg forsøgte at tage mit liv for ti år siden") is None
    assert kind("jeg forsøgte at tage mit liv for ti år siden og nu tænker jeg på det igen") == "suicide"
    assert kind("han vågnede ikke dengang i 2010") is None
    assert kind("han vågner ikke") == "unconscious"


def test_a_past_attempt_in_a_question_about_the_price_is_no_alarm() -> None:
    assert kind("hvad koster behandling når man tidligere har forsøgt selvmord") is None


def test_a_date_with_an_end_is_a_plan_unless_a_course_ends() -> None:
    assert kind("på fredag er det slut") == "suicide"
    assert kind("på fredag er det slut med at drikke") is None
    assert kind("på fredag er kurset slut") is None


@pytest.mark.parametrize(
    "text",
    [
        "det var dræbende kedeligt",
        "jeg var ved at dø af grin",
        "jeg slår græsset i dag",
        "jeg er død træt",
        "vi skyder genvej over gården",
        "jeg fik en overdosis af julemad",
        "min kone slår mig i skak",
        "jeg har kurset i overdoseforebyggelse på tirsdag",
        "jeg er bange for abstinenser",
        "kan man dø af abstinenser",
    ],
)
def test_loud_words_that_are_harmless_raise_no_alarm(text: str) -> None:
    assert kind(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("jeg vil dø", "self"),
        ("min søn vil dø", "other"),
        ("hun siger at hun vil tage sit eget liv", "other"),
        ("han vågner ikke", "other"),
        ("selvmord", "unknown"),
        ("jeg er 9 år og min far er fuld og slår", "self"),
        ("min datter på 3 har spist en pille", "other"),
    ],
)
def test_the_subject_says_whose_danger_it_is(text: str, expected: str) -> None:
    danger = detect(text)

    assert danger is not None
    assert danger.subject == expected


def test_further_kinds_follow_in_the_order_of_urgency() -> None:
    assert detect("jeg har taget 40 panodiler fordi jeg vil dø") == Danger("overdose", "self", ("suicide",))
    danger = detect("min baby på 1 år har drukket metadon og trækker ikke vejret")

    assert danger is not None
    assert danger.kind == "unconscious"
    assert {"child_in_danger", "overdose"} <= set(danger.also)


def test_a_grown_up_child_who_takes_drugs_is_no_child_in_danger() -> None:
    assert kind("min søn på 25 tager piller hver dag") is None
    assert kind("min søn på 2 har taget en pille") == "child_in_danger"


@pytest.mark.parametrize(
    "text",
    [
        "i want to kill myself",
        "i don't want to live anymore",
        "jag vill inte leva längre",
        "ich will nicht mehr leben",
        "nie chcę już żyć",
        "хочу умереть",
    ],
)
def test_the_wish_to_die_is_read_in_other_languages(text: str) -> None:
    assert kind(text) == "suicide"


def test_danger_at_either_end_of_a_long_story_is_seen() -> None:
    story = "vi har boet her i mange år og jeg ryger hash om aftenen fordi jeg ikke kan sove. " * 100

    assert kind(f"jeg vil ikke leve mere. {story}") == "suicide"
    assert kind(f"{story} jeg vil ikke leve mere") == "suicide"
    assert kind(story) is None


def test_ways_of_not_wanting_to_live_are_seen_in_every_combination() -> None:
    who = ["jeg", "han", "min søn"]
    wanting = ["vil", "gider", "orker", "magter", "ønsker"]
    living = ["leve", "være her", "være i live", "være til", "eksistere", "vågne op"]
    texts = [" ".join(parts) for parts in itertools.product(who, wanting, ["ikke", "ik"], living, ["mere", "længere"])]

    seen = {t: detect(t) for t in texts}

    assert [t for t, danger in seen.items() if danger is None or "suicide" not in (danger.kind, *danger.also)] == []


def test_ways_of_wanting_to_die_are_seen_in_every_combination_and_not_when_negated() -> None:
    wanting = ["vil", "ønsker at", "har lyst til at", "tænker på at", "overvejer at", "planlægger at"]
    ending = ["dø", "tage mit eget liv", "hænge mig", "gøre en ende på det hele", "hoppe ud fra broen"]
    meant = [f"jeg {w} {e}" for w, e in itertools.product(wanting, ending)]
    negated = [
        f"jeg {w} {e}"
        for w, e in itertools.product(["vil ikke", "har ikke lyst til at", "tænker ikke på at", "vil aldrig"], ending)
    ]

    assert [t for t in meant if kind(t) != "suicide"] == []
    assert [t for t in negated if kind(t) is not None] == []


def test_too_many_pills_are_seen_in_every_combination() -> None:
    taking = ["har taget", "har lige slugt", "kom til at tage"]
    amounts = ["for mange", "30", "en masse", "et helt glas", "en håndfuld"]
    pills = ["piller", "panodiler", "sovepiller", "tramadol", "hjertepiller"]
    texts = [f"jeg {' '.join(parts)}" for parts in itertools.product(taking, amounts, pills)]

    assert [t for t in texts if kind(t) != "overdose"] == []


@given(st.text(max_size=300))
@settings(max_examples=60, deadline=None)
def test_any_text_is_answered_with_a_known_kind_or_none(text: str) -> None:
    assert kind(text) in (*KINDS, None)


def test_a_message_takes_less_than_two_milliseconds() -> None:
    text = "hej jeg vil gerne vide hvad det koster at gå i behandling og om jeg kan være anonym for jeg har et arbejde"
    took = []
    for _ in range(40):
        began = time.process_time()
        detect(text)
        took.append(time.process_time() - began)

    assert statistics.median(took) < 0.002
