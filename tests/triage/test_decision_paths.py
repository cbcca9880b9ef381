"""The pages for caseworkers are those of the content as it is now."""

from __future__ import annotations

import re

import pytest

from bot.triage.decision_tree import Branch, Leaf, grow
from bot.triage.diagram import DOCS, page, pages
from bot.triage.people import Interview
from bot.triage.wording import ANSWERS, FIELDS, NOTES, QUESTIONS, answer, conditions, span
from knowledge import load
from knowledge.check.contract import TRUE_OR_FALSE, VALUES, YEARS

MUNICIPALITIES = sorted(load().municipalities)


def test_the_pages_are_up_to_date() -> None:
    stale = [
        path.name
        for path, text in pages(load()).items()
        if not path.is_file() or path.read_text(encoding="utf-8") != text
    ]

    assert not stale, "run: python -m bot.triage.diagram"


def test_no_page_is_left_of_a_municipality_that_is_gone() -> None:
    assert {path.stem for path in (DOCS / "paths").glob("*.md")} == set(MUNICIPALITIES)


@pytest.mark.parametrize("municipality", MUNICIPALITIES)
def test_every_offer_has_its_line_with_target_group_and_sections(municipality: str) -> None:
    here = load().municipality(municipality)

    text = page(here)

    for offer in here.offers.values():
        (line,) = [line for line in text.splitlines() if f"(`{offer.id}`)" in line]
        assert conditions(offer.needs) in line
        assert line.count("|") == 5


@pytest.mark.parametrize("municipality", MUNICIPALITIES)
def test_every_diagram_names_each_node_it_points_to(municipality: str) -> None:
    for diagram in re.findall(r"```mermaid\n(.*?)```", page(load().municipality(municipality)), re.DOTALL):
        named = set(re.findall(r"^  (n\d+)[\[{]", diagram, re.MULTILINE))
        used = set(re.findall(r"\b(n\d+) -->|\| (n\d+)$", diagram, re.MULTILINE))

        assert named
        assert {name for pair in used for name in pair if name} <= named
        assert all(line.count('"') in (0, 2) for line in diagram.splitlines())


@pytest.mark.parametrize("municipality", MUNICIPALITIES)
def test_following_a_path_gives_what_triage_gives(municipality: str) -> None:
    interview = Interview(load().municipality(municipality))
    adult = {"audience": "self", "age": 45, "substance": "drugs", "anonymous": False, "medication": False}
    known = {"audience": "self"}

    node = grow(interview, dict(known))
    while isinstance(node, Branch):
        known[node.field] = value = adult[node.field]
        label = "45 år" if node.field == "age" else answer(node.field, value)
        node = next(
            following
            for said, following in node.ways
            if label in said.split(", ") or (node.field == "age" and said.endswith("år eller mere"))
        )

    assert isinstance(node, Leaf)
    assert node.offers == tuple(offer.name for offer in interview.outcome(known).offers)


def test_every_field_answer_and_note_has_danish_words() -> None:
    assert set(FIELDS) == {*TRUE_OR_FALSE, *YEARS, *VALUES}
    assert set(QUESTIONS) <= set(FIELDS)
    for field, values in VALUES.items():
        assert {str(value).lower() for value in ANSWERS[field]} == set(values)
    assert {note.id for here in load().municipalities.values() for note in here.notes} <= set(NOTES)


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [(0, 17, "under 18 år"), (18, 29, "18-29 år"), (30, 30, "30 år"), (31, 120, "31 år eller mere")],
)
def test_spans_of_age_read_as_danish(low: int, high: int, words: str) -> None:
    assert span(low, high) == words
