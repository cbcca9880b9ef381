"""A table of people, written by hand from the standards, against what triage answers."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.triage import Result, triage
from bot.triage.profile import read_profile
from knowledge import load
from knowledge.check.contract import OFFER_IDS

TODAY = dt.date(2027, 3, 1)
TABLE: dict[str, list[dict[str, Any]]] = yaml.safe_load(
    (Path(__file__).parent / "profiles.yml").read_text(encoding="utf-8")
)
ROWS = [(municipality, row) for municipality, rows in TABLE.items() for row in rows]


def described(value: Any) -> str:
    if isinstance(value, dict):
        return ",".join(f"{k}={v}" for k, v in value["person"].items()) or "nothing"
    return str(value)


@cache
def _result(municipality: str, number: int) -> Result:
    return triage(load(), read_profile({"municipality": municipality, **TABLE[municipality][number]["person"]}), TODAY)


def result_of(municipality: str, row: dict[str, Any]) -> Result:
    return _result(municipality, TABLE[municipality].index(row))


def listed(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value


@pytest.mark.parametrize(("municipality", "row"), ROWS, ids=described)
def test_the_person_is_shown_what_a_caseworker_would_show(municipality: str, row: dict[str, Any]) -> None:
    result = result_of(municipality, row)

    offers = [suggestion.offer.id for suggestion in result.suggestions]
    notes = {note.id for note in result.notes}
    assert offers[0] in listed(row["first"]), offers
    assert set(row.get("also", [])) <= set(offers), offers
    assert not set(row.get("never", [])) & set(offers), offers
    assert set(row.get("notes", [])) <= notes, notes
    assert not set(row.get("no_notes", [])) & notes, notes


def test_the_table_holds_at_least_220_different_people() -> None:
    people = {(municipality, described(row)) for municipality, row in ROWS}

    assert len(people) == len(ROWS) >= 220


def test_every_row_rests_on_a_heading_of_its_standard_or_on_a_law() -> None:
    knowledge = load()

    strangers = [
        (municipality, row["section"])
        for municipality, row in ROWS
        if not row["section"].startswith("law: ")
        and row["section"] not in knowledge.municipality(municipality).about.sections
    ]

    assert not strangers


def test_every_offer_and_note_named_exists() -> None:
    knowledge = load()

    for municipality, row in ROWS:
        here = knowledge.municipality(municipality)
        named = {*listed(row["first"]), *row.get("also", []), *row.get("never", [])}
        assert named <= set(here.offers), row
    assert {key for _, row in ROWS for key in row} == {
        "section", "person", "first", "also", "never", "notes", "no_notes",
    }  # fmt: skip


@pytest.mark.parametrize("municipality", sorted(OFFER_IDS))
def test_every_offer_is_expected_for_some_person_and_is_shown(municipality: str) -> None:
    expected: Counter[str] = Counter()
    shown: Counter[str] = Counter()

    for name, row in ROWS:
        if name == municipality:
            expected.update({*listed(row["first"]), *row.get("also", [])})
            shown.update(suggestion.offer.id for suggestion in result_of(name, row).suggestions)

    # Jammerbugt's offers fit every age and audience, so that its own entrance is never the last resort.
    rarely = {"kontakt"} if municipality == "jammerbugt" else set()
    assert set(OFFER_IDS[municipality]) - rarely <= set(expected)
    assert set(OFFER_IDS[municipality]) - rarely <= set(shown)


def test_each_note_of_the_content_is_brought_on_by_some_person_of_the_table() -> None:
    knowledge = load()
    seen = {id(note) for municipality, row in ROWS for note in result_of(municipality, row).notes}

    unseen = [
        (here.id, note.id, note.text)
        for here in knowledge.municipalities.values()
        for note in here.notes
        if id(note) not in seen
    ]

    assert not unseen
