"""Names by a spaCy pipeline that may not be there."""

from __future__ import annotations

from pathlib import Path

import spacy

from bot.privacy.names import NameFinder


def a_pipeline(folder: Path) -> Path:
    pipeline = spacy.blank("da")
    ruler = pipeline.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "PER", "pattern": "Quorin"}, {"label": "LOC", "pattern": "Aalborg"}])  # type: ignore[attr-defined]
    pipeline.to_disk(folder)
    return folder


def test_a_pipeline_that_is_missing_finds_nothing(tmp_path: Path) -> None:
    finder = NameFinder(tmp_path / "nowhere")

    assert finder("Quorin bor i Aalborg") == []
    assert finder.description == "none"


def test_only_people_are_found_and_by_their_place_in_the_text(tmp_path: Path) -> None:
    finder = NameFinder(a_pipeline(tmp_path / "da"))

    assert finder("Quorin bor i Aalborg") == [(0, 6)]
    assert finder.description.startswith("da_")


def test_the_pipeline_is_loaded_when_first_asked_and_once(tmp_path: Path) -> None:
    folder = tmp_path / "da"
    finder = NameFinder(folder)
    a_pipeline(folder)

    assert finder("Quorin") == [(0, 6)]
    (folder / "meta.json").unlink()
    assert finder("Quorin") == [(0, 6)]
