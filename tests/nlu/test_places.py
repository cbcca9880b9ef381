"""Names of places, of the content's municipalities and of the rest of Denmark."""

from __future__ import annotations

from pathlib import Path

import yaml

from bot.nlu.facts import Places
from bot.nlu.facts.lexicon import word_list
from bot.nlu.facts.places import MUNICIPALITIES

DANISH_MUNICIPALITIES = 98


def test_all_municipalities_of_denmark_are_listed() -> None:
    assert len(word_list("elsewhere")["municipalities"]) == DANISH_MUNICIPALITIES


def test_every_place_of_the_content_is_found_as_its_municipalitys_own(places: Places) -> None:
    for file in MUNICIPALITIES.glob("*/municipality.yml"):
        data = yaml.safe_load(file.read_text(encoding="utf-8"))

        for name in data["places"]:
            found = places.at(tuple(name.lower().replace(".", "").split()), 0)

            assert found is not None, name
            assert found.municipality == data["id"], name


def test_a_sixth_municipality_is_known_as_soon_as_its_folder_is_there(tmp_path: Path) -> None:
    folder = tmp_path / "odense"
    folder.mkdir()
    (folder / "municipality.yml").write_text(
        "id: odense\nname: Odense Kommune\nshort: Odense\nplaces: [Odense, Bellinge]\n", encoding="utf-8"
    )

    places = Places.load(tmp_path)

    assert {places.at((name,), 0).municipality for name in ("odense", "bellinge", "vollsmose")} == {"odense"}  # type: ignore[union-attr]
    assert places.at(("aalborg",), 0).municipality is None  # type: ignore[union-attr]


def test_a_name_with_one_wrong_letter_is_found_and_a_short_one_is_not(places: Places) -> None:
    assert places.at(("slaglse",), 0).municipality == "slagelse"  # type: ignore[union-attr]
    assert places.at(("ribbe",), 0) is None
