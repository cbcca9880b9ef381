"""The loader reads good content into types and says of bad content which file, which line and what."""

from __future__ import annotations

import pytest

from knowledge import UnknownMunicipality, UnknownOffer, UnknownTopic, load
from knowledge.errors import ContentError
from tests.knowledge.solby import Solby


def test_a_folder_is_read_into_types(solby: Solby) -> None:
    knowledge = load(solby.knowledge)

    municipality = knowledge.municipality("solby")
    assert municipality.main_contact.phone == "55 55 01 02"
    assert municipality.dated == "2021-03-03"
    assert municipality.answers["transport"].not_in_standard
    assert municipality.offer("solby/samtale").bookable
    assert knowledge.topic("cost").title == "Pris for behandling"


def test_a_folder_is_read_once(solby: Solby) -> None:
    assert load(solby.knowledge) is load(solby.knowledge)


def test_what_is_not_there_is_an_error_of_its_own_kind(solby: Solby) -> None:
    knowledge = load(solby.knowledge)

    with pytest.raises(UnknownMunicipality):
        knowledge.municipality("nowhere")
    with pytest.raises(UnknownTopic):
        knowledge.topic("nothing")
    with pytest.raises(UnknownOffer):
        knowledge.municipality("solby").offer("nothing")


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("topics.yml", "  contact: main", "  contct: main", "start.contct: Extra inputs are not permitted"),
        ("offers.yml", "anonymous: unknown", "anonymous: maybe", "offers.0.anonymous: Input should be"),
        ("calendar.yml", 'start: "09:00"', 'start: "9"', "resources.0.weekly.0.start: String should match"),
        ("details.yml", "  sources: [2 Behandling]\n", "", "0.sources: Field required"),
    ],
)
def test_a_broken_field_is_named_with_its_file_and_line(solby: Solby, name: str, old: str, new: str, said: str) -> None:
    path = solby.change(name, old, new)
    text = path.read_text(encoding="utf-8")
    line = text[: text.index(new)].count("\n") + 1 if new else 1

    with pytest.raises(ContentError) as caught:
        load(solby.knowledge)

    assert len(caught.value.problems) == 1
    assert caught.value.problems[0].startswith(f"{path}:{line}: ")
    assert said in caught.value.problems[0]


def test_a_file_that_is_no_yaml_is_named_with_its_line(solby: Solby) -> None:
    path = solby.change("topics.yml", "transport: {not_in_standard: true}", "transport: {not_in_standard: true")

    with pytest.raises(ContentError, match="not YAML") as caught:
        load(solby.knowledge)

    assert caught.value.problems[0].startswith(f"{path}:")


def test_a_missing_file_is_named(solby: Solby) -> None:
    solby.path("offers.yml").unlink()

    with pytest.raises(ContentError) as caught:
        load(solby.knowledge)

    assert [p for p in caught.value.problems if p.startswith(f"{solby.path('offers.yml')}:1: file is missing")]


def test_a_folder_must_be_named_after_its_municipality(solby: Solby) -> None:
    solby.change("municipality.yml", "id: solby", "id: lilleby")

    with pytest.raises(ContentError, match="must be the folder's name 'solby'"):
        load(solby.knowledge)


def test_all_problems_are_told_at_once(solby: Solby) -> None:
    solby.change("topics.yml", "  contact: main", "  contct: main")
    solby.change("offers.yml", "anonymous: unknown", "anonymous: maybe")

    with pytest.raises(ContentError) as caught:
        load(solby.knowledge)

    assert len(caught.value.problems) == 2
