"""Reads the content files into typed objects, once, and says where a file is wrong.

Files: knowledge/topics.yml, law.yml, helplines.yml, particulars.yml and, a folder a municipality under
knowledge/municipalities/: municipality.yml, topics.yml, details.yml, offers.yml, calendar.yml.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, TypeAdapter, ValidationError

from knowledge.errors import ContentError, UnknownMunicipality, UnknownOffer, UnknownTopic
from knowledge.schema import (
    Answer,
    CalendarFile,
    Contact,
    Detail,
    HelpLine,
    HelpLinesFile,
    LawFile,
    MunicipalityFile,
    Note,
    Offer,
    OffersFile,
    Particular,
    ParticularList,
    Topic,
    TopicList,
)

HERE = Path(__file__).resolve().parent
T = TypeVar("T")
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TOPICS = TypeAdapter(dict[str, Answer])
_DETAILS = TypeAdapter(list[Detail])


@dataclass(frozen=True, eq=False)  # compared and hashed by identity: it is loaded once
class Municipality:
    """One municipality's whole content."""

    about: MunicipalityFile
    answers: dict[str, Answer]
    details: list[Detail]
    offers: dict[str, Offer]
    notes: list[Note]
    calendar: CalendarFile | None

    @property
    def id(self) -> str:
        """Id, e.g. 'slagelse'."""
        return self.about.id

    @property
    def main_contact(self) -> Contact:
        """The human to name when nothing nearer fits."""
        return self.about.contacts[0]

    def contact(self, contact_id: str | None) -> Contact:
        """The contact of that id, or the main one when the id is None or unknown."""
        return next((c for c in self.about.contacts if c.id == contact_id), self.main_contact)

    def offer(self, offer_id: str) -> Offer:
        """The offer of that short or full id.

        Raises:
            UnknownOffer: the municipality has none such.
        """
        short = offer_id.removeprefix(f"{self.id}/")
        if short not in self.offers:
            raise UnknownOffer(offer_id)
        return self.offers[short]

    @property
    def dated(self) -> str | None:
        """ISO date that sources carry: approval, else last update."""
        date = self.about.standard.approved or self.about.standard.updated
        return date.isoformat() if date else None


@dataclass(frozen=True)
class Knowledge:
    """Everything the assistant knows."""

    topics: dict[str, Topic]
    groups: dict[str, str]
    municipalities: dict[str, Municipality]
    law: LawFile
    helplines: dict[str, HelpLine]
    folder: Path = field(default=HERE)
    particulars: tuple[Particular, ...] = ()

    def municipality(self, municipality_id: str) -> Municipality:
        """The municipality of that id.

        Raises:
            UnknownMunicipality: it is not here.
        """
        if municipality_id not in self.municipalities:
            raise UnknownMunicipality(municipality_id)
        return self.municipalities[municipality_id]

    def topic(self, topic_id: str) -> Topic:
        """The topic of that id.

        Raises:
            UnknownTopic: it is not in the shared list.
        """
        if topic_id not in self.topics:
            raise UnknownTopic(topic_id)
        return self.topics[topic_id]


def load(folder: Path | None = None) -> Knowledge:
    """The whole knowledge, read once a folder.

    Args:
        folder: the knowledge folder; default KNOWLEDGE_DIR, else the one beside this module.

    Raises:
        ContentError: some file breaks the schema; each problem names file and line.
    """
    return _load((folder or Path(os.environ.get("KNOWLEDGE_DIR") or HERE)).resolve())


@lru_cache(maxsize=8)
def _load(folder: Path) -> Knowledge:
    problems: list[str] = []
    topic_list = _read(folder / "topics.yml", TopicList, problems)
    law = _read(folder / "law.yml", LawFile, problems)
    lines = _read(folder / "helplines.yml", HelpLinesFile, problems)
    particulars = _read(folder / "particulars.yml", ParticularList, problems)
    municipalities = {}
    for path in sorted((folder / "municipalities").iterdir()):
        if (path / "municipality.yml").is_file():
            municipality = _municipality(path, problems)
            if municipality:
                municipalities[municipality.id] = municipality
    if problems or not (topic_list and law and lines and particulars):
        raise ContentError(problems)
    return Knowledge(
        topics={t.id: t for t in topic_list.topics},
        groups=dict(topic_list.groups),
        municipalities=municipalities,
        law=law,
        helplines={h.id: h for h in lines.lines},
        particulars=tuple(particulars.particulars),
        folder=folder,
    )


def _municipality(path: Path, problems: list[str]) -> Municipality | None:
    about = _read(path / "municipality.yml", MunicipalityFile, problems)
    answers = _read(path / "topics.yml", _TOPICS, problems)
    details = _read(path / "details.yml", _DETAILS, problems) if (path / "details.yml").exists() else []
    offers = _read(path / "offers.yml", OffersFile, problems)
    calendar = _read(path / "calendar.yml", CalendarFile, problems) if (path / "calendar.yml").exists() else None
    if about is None or answers is None or details is None or offers is None:
        return None
    if about.id != path.name:
        problems.append(f"{path / 'municipality.yml'}:1: id: is '{about.id}', must be the folder's name '{path.name}'")
    return Municipality(about, answers, details, {o.id: o for o in offers.offers}, list(offers.notes), calendar)


def _read(path: Path, kind: type[T] | TypeAdapter[T], problems: list[str]) -> T | None:
    if not path.is_file():
        problems.append(f"{path}:1: file is missing; docs/content.md says what it holds")
        return None
    source = path.read_text(encoding="utf-8")
    try:
        data = yaml.load(source, Loader=_Loader)  # noqa: S506 - a SafeLoader, in C where there is one
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problems.append(f"{path}:{mark.line + 1 if mark else 1}: not YAML: {getattr(error, 'problem', error)}")
        return None
    try:
        if isinstance(kind, TypeAdapter):
            return kind.validate_python(data)
        assert issubclass(kind, BaseModel)
        return kind.model_validate(data)
    except ValidationError as error:
        root = yaml.compose(source, Loader=_Loader)
        for item in error.errors():
            where = ".".join(str(part) for part in item["loc"])
            problems.append(f"{path}:{_line(root, item['loc'])}: {where}: {item['msg']}")
        return None


def _line(node: Any, location: tuple[Any, ...]) -> int:
    """Line (from 1) of the deepest node on the way to a location that exists in the file."""
    line = int(node.start_mark.line) + 1 if node is not None else 1
    for step in location:
        following = None
        if isinstance(node, yaml.MappingNode):
            following = next(((k, v) for k, v in node.value if k.value == str(step)), None)
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            following = (node.value[step], node.value[step])
        if following is None:
            continue
        line, node = int(following[0].start_mark.line) + 1, following[1]
    return line
