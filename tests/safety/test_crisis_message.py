"""The first words: the right number first, one step, always a second way, and also with nothing but Python."""

from __future__ import annotations

import datetime as dt
import itertools
from typing import Any, ClassVar

import pytest

from bot.safety import KINDS, Danger, crisis_message
from bot.safety.help_lines import BUILT_IN
from bot.safety.second_way import easter_sunday, practices_open
from knowledge.loader import Knowledge, load

MONDAY_NOON = dt.datetime(2027, 3, 15, 12)
MONDAY_EVENING = dt.datetime(2027, 3, 15, 20)
SUNDAY_NOON = dt.datetime(2027, 3, 14, 12)
DANGERS = [
    Danger(kind, subject, also)
    for kind, subject, also in itertools.product(KINDS, ("self", "other", "unknown"), ((), ("overdose",), ("suicide",)))
    if kind not in also
]


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load()


@pytest.mark.parametrize("danger", DANGERS, ids=str)
@pytest.mark.parametrize("now", [MONDAY_NOON, MONDAY_EVENING])
def test_every_message_is_short_calm_and_asks_nothing(danger: Danger, now: dt.datetime, knowledge: Knowledge) -> None:
    text = crisis_message(danger, knowledge, "holbaek", now)["text"]

    assert len(text.split()) <= 72
    assert "?" not in text
    assert "!" not in text
    assert "{" not in text


@pytest.mark.parametrize("danger", DANGERS, ids=str)
def test_112_comes_first_and_every_line_has_a_number_that_is_there_once(danger: Danger, knowledge: Knowledge) -> None:
    custom = crisis_message(danger, knowledge, "aalborg", MONDAY_EVENING)["custom"]
    phones = [line["phone"] for line in custom["lines"]]

    assert custom["type"] == "crisis"
    assert custom["kind"] == danger.kind
    assert phones[0] == "112"
    assert len(phones) == len(set(phones))
    assert all(set(line) == {"name", "phone"} for line in custom["lines"])


@pytest.mark.parametrize("danger", DANGERS, ids=str)
@pytest.mark.parametrize("now", [MONDAY_NOON, MONDAY_EVENING, SUNDAY_NOON])
@pytest.mark.parametrize("municipality", ["slagelse", None])
def test_there_is_always_a_second_way(
    danger: Danger, now: dt.datetime, municipality: str | None, knowledge: Knowledge
) -> None:
    message = crisis_message(danger, knowledge, municipality, now)
    others = len(message["custom"]["lines"]) - 1
    in_words = any(word in message["text"] for word in ("egen læge", "lægevagten", "skadestue", "nabo", "Lægevagten"))

    assert others >= 1 or in_words


@pytest.mark.parametrize(
    ("municipality", "now", "says"),
    [
        ("holbaek", MONDAY_NOON, "egen læge"),
        ("holbaek", MONDAY_EVENING, "Lægevagten i Region Sjælland på 1818"),
        ("aalborg", MONDAY_EVENING, "Lægevagten i Region Nordjylland på 70 15 03 00"),
        ("assens", SUNDAY_NOON, "Lægevagten i Region Syddanmark på 70 11 07 07"),
        (None, MONDAY_EVENING, "lægevagten, hvor du bor"),
        ("assens", dt.datetime(2027, 3, 26, 12), "Lægevagten"),  # Good Friday
        ("assens", dt.datetime(2027, 12, 24, 12), "hvis der er lukket"),
    ],
)
def test_the_second_way_follows_the_clock_and_the_region(
    municipality: str | None, now: dt.datetime, says: str, knowledge: Knowledge
) -> None:
    assert says in crisis_message(Danger("suicide", "self"), knowledge, municipality, now)["text"]


def test_the_clock_is_copenhagens_whatever_zone_the_caller_has(knowledge: Knowledge) -> None:
    just_closed = dt.datetime(2027, 3, 15, 15, 30, tzinfo=dt.timezone.utc)  # 16.30 in Copenhagen

    assert "Lægevagten" in crisis_message(Danger("psychosis", "self"), knowledge, "holbaek", just_closed)["text"]


@pytest.mark.parametrize("danger", DANGERS, ids=str)
def test_the_same_numbers_come_when_the_knowledge_cannot_be_read(danger: Danger, knowledge: Knowledge) -> None:
    without = crisis_message(danger, None, None, MONDAY_NOON)
    with_it = crisis_message(danger, knowledge, None, MONDAY_NOON)

    assert without == with_it


def test_the_built_in_lines_are_those_of_the_knowledge(knowledge: Knowledge) -> None:
    for line in BUILT_IN:
        known = knowledge.helplines[line.id]
        assert (known.name, known.phone, tuple(known.regions), known.open) == (
            line.name,
            line.phone,
            line.regions,
            line.open,
        )


def test_a_changed_number_in_the_knowledge_is_the_one_that_is_said() -> None:
    class Changed:
        id, name, phone, regions, open = "livslinien", "Livslinien", "11 22 33 44", (), "unknown"

    class Other:
        helplines: ClassVar[dict[str, Any]] = {"livslinien": Changed()}
        municipalities: ClassVar[dict[str, Any]] = {}

    message = crisis_message(Danger("suicide", "self"), Other(), None, MONDAY_NOON)

    assert "11 22 33 44" in message["text"]
    assert {"name": "Livslinien", "phone": "11 22 33 44"} in message["custom"]["lines"]


@pytest.mark.parametrize(
    ("danger", "words"),
    [
        (Danger("unconscious", "other"), "på siden"),
        (Danger("overdose", "self"), "Giftlinjen på 82 12 12 12"),
        (Danger("suicide", "self"), "Livslinien på 70 201 201"),
        (Danger("violence", "self"), "politiet på 114"),
        (Danger("child_in_danger", "other", ("overdose",)), "Giftlinjen på 82 12 12 12"),
        (Danger("child_in_danger", "self"), "BørneTelefonen på 116 111"),
        (Danger("overdose", "self", ("suicide",)), "Livslinien på 70 201 201"),
    ],
)
def test_the_step_fits_the_danger(danger: Danger, words: str) -> None:
    assert words in crisis_message(danger, None, None, MONDAY_NOON)["text"]


def test_easter_and_the_days_around_it_are_known() -> None:
    assert [easter_sunday(year) for year in (2025, 2026, 2027, 2028)] == [
        dt.date(2025, 4, 20),
        dt.date(2026, 4, 5),
        dt.date(2027, 3, 28),
        dt.date(2028, 4, 16),
    ]
    assert not practices_open(dt.datetime(2027, 5, 6, 12))  # Ascension Day
    assert practices_open(dt.datetime(2027, 4, 23, 12))  # store bededag is a working day since 2024
    assert not practices_open(dt.datetime(2027, 4, 23, 7, 59))
    assert not practices_open(dt.datetime(2027, 4, 23, 16, 0))


@pytest.mark.parametrize("kind", KINDS)
def test_a_guessed_kind_says_nothing_that_frightens_but_names_its_numbers(kind: Any, knowledge: Knowledge) -> None:
    now = dt.datetime(2027, 3, 22, 2, 0, tzinfo=dt.timezone.utc)

    guessed = crisis_message(Danger(kind, "unknown", sure=False), knowledge, "holbaek", now)
    sure = crisis_message(Danger(kind, "unknown"), knowledge, "holbaek", now)

    first_aid = kind in ("overdose", "unconscious")
    assert (guessed["text"] == sure["text"]) == first_aid
    numbers = {line["phone"] for line in sure["custom"]["lines"]}
    assert numbers <= {line["phone"] for line in guessed["custom"]["lines"]}
    assert guessed["custom"]["lines"][0]["phone"] == "112"
