"""What free Danish messages tell: the table of made-up messages, and figures on messages the rules were not written from."""

from __future__ import annotations

import time
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.nlu.answers import interpret
from bot.nlu.facts import Places, read_facts
from tests.nlu.facts_table import score, stories

HERE = Path(__file__).parent
TODAY = date(2027, 3, 27)
STORY_PRECISION, STORY_RECALL = 0.98, 0.95  # floors over all lots of facts_stories.yml, corrected for
PRECISION, RECALL = 0.95, 0.90  # floors over all three lots of the held-out list, which tells their first readings


def listed(name: str) -> list[tuple[str, dict[str, Any]]]:
    groups = yaml.safe_load((HERE / name).read_text(encoding="utf-8"))
    return [(text, told) for cases in groups.values() for text, told in cases]


def mistyped(text: str, at: int) -> str:
    """One long word with two letters swapped."""
    words = text.split(" ")
    long = [i for i, word in enumerate(words) if len(word) >= 8 and word.isalpha()]
    if long:
        i = long[at % len(long)]
        words[i] = words[i][:4] + words[i][5] + words[i][4] + words[i][6:]
    return " ".join(words)


@pytest.mark.parametrize(
    ("text", "told"), listed("facts_cases.yml"), ids=lambda value: value if isinstance(value, str) else ""
)
def test_a_message_tells_exactly_these_facts(text: str, told: dict[str, Any], places: Places) -> None:
    found = read_facts(text, TODAY, places)

    assert found == told


@pytest.mark.parametrize("name", ["facts_cases.yml", "facts_heldout.yml"])
def test_lower_case_without_commas_and_marks_costs_at_most_three_in_a_hundred(name: str, places: Places) -> None:
    cases = listed(name)

    def right(change: Any) -> int:
        return sum(read_facts(change(text), TODAY, places) == told for text, told in cases)

    assert right(lambda t: t.lower().replace(",", "").rstrip("?.")) >= right(lambda t: t) - 0.03 * len(cases)


def test_a_typing_error_never_makes_a_wrong_fact_of_more_than_three_messages_in_a_hundred(places: Places) -> None:
    cases = listed("facts_cases.yml")

    wrong = [
        text
        for at, (text, told) in enumerate(cases)
        if any(told.get(k) != v for k, v in read_facts(mistyped(text, at), TODAY, places).items())
    ]

    assert len(wrong) <= 0.03 * len(cases), wrong


def test_on_messages_not_written_for_the_rules_few_facts_are_wrong_and_few_missed(places: Places) -> None:
    right, wrong, missed = Counter[str](), Counter[str](), Counter[str]()

    for text, told in listed("facts_heldout.yml"):
        found = read_facts(text, TODAY, places)
        for field in told.keys() | found.keys():
            same = found.get(field) == told.get(field)
            right[field] += same
            wrong[field] += not same and field in found
            missed[field] += not same and field in told

    assert right.total() / (right.total() + wrong.total()) >= PRECISION
    assert right.total() / (right.total() + missed.total()) >= RECALL


def test_of_stories_in_many_voices_nearly_all_is_read_and_hardly_anything_wrong(places: Places) -> None:
    counted = score(stories(), places)

    assert counted.recall >= STORY_RECALL
    assert counted.precision >= STORY_PRECISION


@pytest.mark.parametrize(
    "text",
    [
        "jeg vil have det sort på hvidt",
        "min far skifter mening, den ene dag vil han, den anden ikke",
        "jeg har drukket en kop te",
        "det sner i dag",
        "kan man få hjælp til hash",
        "er i åbne på mandag, jeg er på vej med en ballon",
        "min mor ryger",
    ],
)
def test_a_word_that_is_slang_elsewhere_tells_no_use(text: str, places: Places) -> None:
    found = read_facts(text, TODAY, places)

    assert not found.keys() & {"audience", "substance"}


def test_a_use_without_a_subject_in_an_answer_does_not_say_whom_it_is_about(places: Places) -> None:
    found = interpret("age", "er 19 og ryger hash", TODAY, places)

    assert found is not None
    assert found.facts == {"age": 19, "substance": "drugs"}


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "?",
        "...",
        "😀",
        "[navn]",
        "1" * 5000,
        "og " * 3000,
        "min søn " * 800,
        "jeg er " * 1500 + "17",
        "a,b;c\n\n\n",
        "\u200b",
        "på på på 17 17 17",
    ],
)
def test_odd_texts_are_read_without_an_error_and_fast(text: str, places: Places) -> None:
    begun = time.perf_counter()

    found = read_facts(text, TODAY, places)

    assert isinstance(found, dict)
    assert time.perf_counter() - begun < 2.0


def test_every_fact_is_a_plain_json_value(places: Places) -> None:
    values = [value for text, _ in listed("facts_cases.yml") for value in read_facts(text, TODAY, places).values()]

    assert {type(value) for value in values} <= {str, int, bool}
