"""Content as far as it can be read, so that one broken or missing file does not hide the faults of the others."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from knowledge import loader
from knowledge.schema import (
    Answer,
    CalendarFile,
    Detail,
    HelpLinesFile,
    LawFile,
    MunicipalityFile,
    OffersFile,
    TopicList,
)


@dataclass(frozen=True)
class Draft:
    """One municipality's files; what could not be read is empty or None."""

    folder: Path
    about: MunicipalityFile | None
    answers: dict[str, Answer]
    details: list[Detail]
    offers: OffersFile | None
    calendar: CalendarFile | None
    answers_read: bool

    @property
    def id(self) -> str:
        """The folder's name."""
        return self.folder.name

    def file(self, name: str) -> Path:
        """Path of one of the municipality's files."""
        return self.folder / name


@dataclass(frozen=True)
class Shared:
    """The files that all municipalities share; None where one could not be read."""

    folder: Path
    topics: TopicList | None
    law: LawFile | None
    helplines: HelpLinesFile | None

    @property
    def topic_ids(self) -> set[str]:
        """All topic ids of the shared list, also of one that the schema refuses: its own faults are told apart."""
        if self.topics:
            return {topic.id for topic in self.topics.topics}
        file = self.folder / "topics.yml"
        text = file.read_text(encoding="utf-8") if file.is_file() else ""
        return set(re.findall(r"^\s*-\s*\{?\s*id:\s*([a-z0-9_-]+)", text, re.MULTILINE))


def read_shared(folder: Path, problems: list[str]) -> Shared:
    """topics.yml, law.yml and helplines.yml; schema errors are added to `problems`."""
    return Shared(
        folder,
        loader._read(folder / "topics.yml", TopicList, problems),
        loader._read(folder / "law.yml", LawFile, problems),
        loader._read(folder / "helplines.yml", HelpLinesFile, problems),
    )


def read_draft(folder: Path, problems: list[str]) -> Draft:
    """One municipality's folder; schema errors and missing files are added to `problems`."""
    about = loader._read(folder / "municipality.yml", MunicipalityFile, problems)
    answers = loader._read(folder / "topics.yml", loader._TOPICS, problems)
    details_file, calendar_file = folder / "details.yml", folder / "calendar.yml"
    details = loader._read(details_file, loader._DETAILS, problems) if details_file.exists() else []
    offers = loader._read(folder / "offers.yml", OffersFile, problems)
    calendar = loader._read(calendar_file, CalendarFile, problems) if calendar_file.exists() else None
    if about and about.id != folder.name:
        problems.append(
            f"{folder / 'municipality.yml'}:1: id: is '{about.id}', must be the folder's name '{folder.name}'"
        )
    return Draft(folder, about, answers or {}, details or [], offers, calendar, answers is not None)
