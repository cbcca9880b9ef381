"""Writes docs/content-fields.md, the reference of every content field, from the schema: `python -m knowledge.docs`."""

from __future__ import annotations

import re
import sys
import types
import typing
from pathlib import Path

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from knowledge import schema

TARGET = Path(__file__).resolve().parent.parent / "docs" / "content-fields.md"

# Heading, what the file holds, and the parts it is made of, outermost first.
_FILES: tuple[tuple[str, str, tuple[type[BaseModel], ...]], ...] = (
    (
        "municipality.yml",
        "Who the municipality is, its standard, its contacts and the headings of the standard.",
        (schema.MunicipalityFile, schema.Standard, schema.Contact),
    ),
    ("topics.yml of a municipality", "A mapping from topic id to answer.", (schema.Answer, schema.Correction)),
    ("details.yml", "A list of passages for search.", (schema.Detail,)),
    (
        "offers.yml",
        "What the municipality offers, as data for triage.",
        (schema.OffersFile, schema.Offer, schema.Boost, schema.Range, schema.Note),
    ),
    (
        "calendar.yml",
        "What can be booked, and when.",
        (schema.CalendarFile, schema.Resource, schema.WeeklyRule, schema.Closure),
    ),
    ("topics.yml, shared", "The list every municipality answers.", (schema.TopicList, schema.Topic)),
    ("law.yml", "What the law gives everyone.", (schema.LawFile, schema.LawSource)),
    ("helplines.yml", "Emergency numbers and help lines.", (schema.HelpLinesFile, schema.HelpLine)),
    (
        "particulars.yml",
        "Figures, names and addresses that people ask for; where no passage tells one, the assistant says so.",
        (schema.ParticularList, schema.Particular),
    ),
)


def reference() -> str:
    """The whole page, in Markdown."""
    lines = [
        "# Fields of the content files",
        "",
        "Written by `python -m knowledge.docs` from `knowledge/schema.py`; change it there.",
        "An unknown field is an error.",
        "",
    ]
    for heading, holds, parts in _FILES:
        lines += [f"## {heading}", "", holds, ""]
        for part in parts:
            lines += _table(part)
    return "\n".join(lines).rstrip() + "\n"


def _table(part: type[BaseModel]) -> list[str]:
    about = (part.__doc__ or "").strip().splitlines()[0]
    rows = [f"### {part.__name__}", "", about, "", "| field | kind | needed | meaning |", "| --- | --- | --- | --- |"]
    for name, info in part.model_fields.items():
        needed = "yes" if info.is_required() else _default(info)
        meaning = (info.description or "").replace("|", "\\|")
        rows.append(f"| `{name}` | {_kind(info.annotation)} | {needed} | {meaning} |")
    return [*rows, ""]


def _default(info: FieldInfo) -> str:
    value = info.get_default(call_default_factory=True)
    if value is None or value in ([], {}):
        return "no"
    return f"no: `{str(value).lower() if isinstance(value, bool) else value}`"


def _kind(annotation: object) -> str:
    origin, inner = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is typing.Annotated:
        return _kind(inner[0])
    if origin is typing.Literal:
        return " or ".join(f"`{value}`" for value in inner)
    if origin in (typing.Union, types.UnionType):
        return " or ".join(dict.fromkeys(_kind(part) for part in inner if part is not type(None)))
    if origin is list:
        return f"list of {_kind(inner[0])}"
    if origin is dict:
        return f"mapping of {_kind(inner[0])} to {_kind(inner[1])}"
    names = {"str": "text", "int": "number", "bool": "true or false", "date": "date"}
    name = getattr(annotation, "__name__", re.sub(r"\W+", " ", str(annotation)))
    return names.get(name, name)


def main() -> int:
    """Writes the page; exit code 0."""
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(reference(), encoding="utf-8")
    print(TARGET.name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
