"""Search finds the passage behind an everyday question, knows noise from a hit, and never fails."""

from __future__ import annotations

import statistics
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge import load
from knowledge.search import GOOD_SCORE, Hit, SearchIndex
from knowledge.search.compounds import CompoundSplitter
from knowledge.search.danish import is_stop_word, stem
from knowledge.search.spelling import Speller
from tests.knowledge.solby import Solby

QUESTIONS = Path(__file__).with_name("search_questions.yml")
QUERY_MS = 5
FIRST_SHARE, THREE_SHARE = 0.80, 0.92  # floors on the tuning questions, some points under what was measured
NOISE_SHARE = 0.15


@pytest.fixture
def made_up(solby: Solby) -> SearchIndex:
    return SearchIndex(load(solby.knowledge))


@pytest.fixture(scope="module")
def index() -> SearchIndex:
    return SearchIndex(load())


@pytest.fixture(scope="module")
def questions() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(QUESTIONS.read_text(encoding="utf-8"))
    return loaded


@pytest.mark.parametrize(
    ("query", "topic"),
    [
        ("hvornår har I åbent", "opening_hours"),
        ("åbningstid", "opening_hours"),
        ("aabningstider", "opening_hours"),
        ("koster det noget", "cost"),
        ("kostr det noget", "cost"),
        ("hvor går jeg hen", "start"),
        ("kan jeg få bussen betalt", "transport"),
        ("buskørsel", "transport"),
        ("HVAD ER PRISEN", "cost"),
    ],
)
def test_everyday_words_wrong_letters_and_compounds_find_the_topic(
    made_up: SearchIndex, query: str, topic: str
) -> None:
    hits = made_up.search("solby", query)

    assert hits
    assert hits[0].topic == topic


def test_a_hit_carries_text_and_sources(made_up: SearchIndex) -> None:
    hit = made_up.search("solby", "hvornår har I åbent")[0]

    assert hit.passage_id == "topic/opening_hours"
    assert hit.text == "Vi har åbent om mandagen kl. 9-15."
    assert hit.sources == ("1 Henvendelse",)
    assert hit.municipality == "solby"
    assert hit.good


def test_a_detail_is_found_by_its_own_words(made_up: SearchIndex) -> None:
    hits = made_up.search("solby", "hvor mange procent når i mål")

    assert hits[0].passage_id == "detail/goal"


def test_an_offer_is_found(made_up: SearchIndex) -> None:
    hits = made_up.search("solby", "en snak om brug af stoffer")

    assert "offer/samtale" in [hit.passage_id for hit in hits]


def test_a_declared_silence_is_found_and_says_so(made_up: SearchIndex) -> None:
    hit = made_up.search("solby", "kørsel")[0]

    assert (hit.topic, hit.text, hit.not_in_standard) == ("transport", "", True)


@pytest.mark.parametrize("municipality", [None, "odense"])
def test_without_a_known_municipality_only_the_law_answers(made_up: SearchIndex, municipality: str | None) -> None:
    hits = made_up.search(municipality, "hvor går jeg hen for et tilbud")

    assert [hit.kind for hit in hits] == ["law"]


def test_a_correction_comes_with_its_hit(solby: Solby) -> None:
    correction = "correction: {says: Kl. 9-15., now: Der er lukket., why: Huset er solgt.}"
    solby.change("topics.yml", "kl. 9-15.", f"kl. 9-15.\n  {correction}")

    hit = SearchIndex(load(solby.knowledge)).search("solby", "hvornår har I åbent")[0]

    assert hit.correction is not None
    assert hit.correction.now == "Der er lukket."


def test_hits_are_as_many_as_asked_for_and_best_first(index: SearchIndex) -> None:
    hits = index.search("slagelse", "behandling for hash", limit=3)

    assert len(hits) == 3
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert index.search("slagelse", "behandling", limit=0) == []


@pytest.mark.parametrize(
    "query",
    [
        "", "  ", "?", '"', "'", '"""', "AND OR NOT", "NEAR(a b)", "title:a", "anonym*", "-anonym", "^anonym", "(((",
        "a" * 10_000, "beh " * 2_500, "😀 anonym 😀", "\x00\x01", "'; drop table scope_0; --", "[]{}:+-", "é" * 50,
        "\ud800", "behandling\n\nbehandling",
    ],
)  # fmt: skip
def test_no_input_makes_it_fail(index: SearchIndex, query: str) -> None:
    assert isinstance(index.search("assens", query), list)
    assert isinstance(index.search(None, query), list)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300))
def test_any_text_gives_scores_from_0_to_1(index: SearchIndex, query: str) -> None:
    assert all(0 <= hit.score <= 1 for hit in index.search("slagelse", query))


def test_long_input_is_answered_in_time(index: SearchIndex) -> None:
    query = "jeg vil gerne vide noget om hash og kokain og behandling og klage over en afgørelse " * 120

    started = time.perf_counter()
    hits = index.search("slagelse", query)
    took = time.perf_counter() - started

    assert hits
    assert took < 0.1


def test_a_query_takes_under_five_milliseconds(index: SearchIndex, questions: dict[str, Any]) -> None:
    took = []
    for row in questions["about"]:
        started = time.perf_counter()
        index.search("slagelse", row["q"])
        took.append(1000 * (time.perf_counter() - started))

    assert statistics.median(took) < QUERY_MS


def test_the_tuning_questions_find_their_topics(index: SearchIndex, questions: dict[str, Any]) -> None:
    ranks: list[int | None] = []
    for municipality in ("assens", "aalborg", "slagelse", "holbaek", "jammerbugt"):
        for row in questions["about"]:
            topics = [hit.topic for hit in index.search(municipality, row["q"], limit=3)]
            ranks.append(next((i for i, topic in enumerate(topics) if topic in row["right"]), None))

    assert sum(rank == 0 for rank in ranks) / len(ranks) >= FIRST_SHARE
    assert sum(rank is not None for rank in ranks) / len(ranks) >= THREE_SHARE


def test_questions_on_other_matters_get_no_good_hit(index: SearchIndex, questions: dict[str, Any]) -> None:
    best: list[Hit | None] = []
    for municipality in ("assens", "aalborg", "slagelse", "holbaek", "jammerbugt"):
        best += [next(iter(index.search(municipality, q, limit=1)), None) for q in questions["other_matters"]]

    mistaken = sum(hit is not None and hit.score >= GOOD_SCORE for hit in best)

    assert mistaken / len(best) <= NOISE_SHARE


def test_no_municipality_lends_its_passages_to_another(index: SearchIndex, questions: dict[str, Any]) -> None:
    for row in questions["about"]:
        assert {hit.municipality for hit in index.search("assens", row["q"])} <= {"assens"}


def test_many_threads_may_search_at_once(index: SearchIndex) -> None:
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: index.search("slagelse", "kan jeg være anonym")[0].topic, range(200)))

    assert len(set(found)) == 1


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("hashbehandling", ["hash", "behandling"]),
        ("behandlingsgaranti", ["behandling", "garanti"]),
        ("samtale", []),
        ("xyzbehandling", []),
        ("hash", []),
    ],
)
def test_compounds_are_split_by_known_words(word: str, parts: list[str]) -> None:
    splitter = CompoundSplitter(["behandling", "garanti", "samtale"], ["hash"])

    assert splitter.split(word) == [stem(part) for part in parts]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("behandlng", ["behandling"]),
        ("behandliing", ["behandling"]),
        ("behanldling", ["behandling"]),
        ("behandlnig", ["behandling"]),
        ("behamdling", ["behandling"]),
        ("paaroerende", ["pårørende"]),
        ("parorende", ["pårørende"]),
        ("bhndlng", []),
        ("hund", []),
    ],
)
def test_one_wrong_letter_is_forgiven_and_two_are_not(typed: str, meant: list[str]) -> None:
    speller = Speller(["behandling", "pårørende", "sund"])

    assert speller.nearest(typed) == meant


def test_stop_words_are_known_in_either_way_of_typing() -> None:
    assert is_stop_word("får")
    assert is_stop_word("faar")
    assert not is_stop_word("hash")
