"""The reference of content fields is written from the schema and is never stale."""

from __future__ import annotations

import typing

from pydantic import BaseModel

from knowledge import docs, schema


def test_the_reference_is_up_to_date() -> None:
    written = docs.TARGET.read_text(encoding="utf-8")

    assert written == docs.reference(), "run python -m knowledge.docs"


def test_every_part_of_a_file_is_in_the_reference() -> None:
    parts = _parts(schema.MunicipalityFile, schema.Answer, schema.Detail, schema.OffersFile, schema.CalendarFile)
    parts |= _parts(schema.TopicList, schema.LawFile, schema.HelpLinesFile)

    missing = [part.__name__ for part in parts if f"### {part.__name__}\n" not in docs.reference()]

    assert len(parts) >= 20
    assert missing == []


def _parts(*classes: type[BaseModel]) -> set[type[BaseModel]]:
    """The classes, and all that their fields are made of."""
    found = set(classes)
    for part in classes:
        for info in part.model_fields.values():
            found |= {inner for inner in _classes_in(info.annotation) if inner not in found}
    return found if found == set(classes) else _parts(*found)


def _classes_in(annotation: object) -> set[type[BaseModel]]:
    inner = {part for argument in typing.get_args(annotation) for part in _classes_in(argument)}
    return inner | ({annotation} if isinstance(annotation, type) and issubclass(annotation, BaseModel) else set())


def test_every_file_of_the_reference_is_explained_in_the_guide() -> None:
    guide = (docs.TARGET.parent / "content.md").read_text(encoding="utf-8")

    names = (
        "municipality.yml",
        "topics.yml",
        "details.yml",
        "offers.yml",
        "calendar.yml",
        "law.yml",
        "helplines.yml",
        "particulars.yml",
    )

    assert [name for name in names if name not in guide] == []
