"""Runs all rules over a knowledge folder."""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from knowledge.check import answers, copying, offers, sections, wording
from knowledge.check.draft import Draft, Shared, read_draft, read_shared
from knowledge.check.evidence import Evidence
from knowledge.check.finding import Finding, at
from knowledge.check.prose import Passage, law_passages, municipality_passages
from knowledge.check.readability import lix
from knowledge.check.source_text import SourceText


@dataclass(frozen=True)
class Coverage:
    """What one municipality has, for the table."""

    id: str
    answered: int
    declared: int
    topics: int
    sections_covered: int
    sections: int
    figures: int
    lix: list[float]

    @property
    def median_lix(self) -> float:
        """Median LIX of answers and details."""
        return statistics.median(self.lix) if self.lix else 0.0

    @property
    def max_lix(self) -> float:
        """Highest LIX."""
        return max(self.lix, default=0.0)


@dataclass
class Report:
    """Everything the check found."""

    findings: list[Finding] = field(default_factory=list)
    coverage: list[Coverage] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)

    @property
    def problems(self) -> list[Finding]:
        """Findings that fail the check."""
        return [finding for finding in self.findings if not finding.warning]


def check(folder: Path, standards: Path | None, only: str | None = None) -> Report:
    """Checks a knowledge folder.

    Args:
        folder: holds topics.yml, law.yml, helplines.yml and municipalities/.
        standards: holds the source texts; None or absent skips every comparison with a source, and the report says so.
        only: id of one municipality; then law.yml and the others are left out.
    """
    report = Report()
    broken: list[str] = []
    shared = read_shared(folder, broken)
    drafts = [read_draft(path, broken) for path in _folders(folder, only)]
    wanted = [line for line in broken if only is None or "/municipalities/" in line]
    report.findings.extend(_schema_finding(line) for line in wanted)
    if only and not drafts:
        report.findings.append(
            Finding(folder / "municipalities" / only, 1, "folder is missing", "docs/content.md shows what it holds")
        )
    if standards is None or not standards.is_dir():
        report.skipped.append("the source texts are not here: figures, headings and copied sentences were NOT compared")
        standards = None
    everywhere = _everywhere(standards)
    for draft in drafts:
        _municipality(draft, shared, standards, everywhere, report)
    if only is None:
        report.findings.extend(answers.law_faults(shared))
        evidence = Evidence(everywhere, everywhere, shared.helplines) if everywhere else None
        _texts(list(law_passages(shared)), evidence, everywhere, (), report)
    report.findings = sorted(set(report.findings), key=lambda f: (f.warning, str(f.file), f.line, f.what))
    return report


def _municipality(
    draft: Draft, shared: Shared, standards: Path | None, everywhere: SourceText | None, report: Report
) -> None:
    source = None
    if standards and draft.about:
        path = standards / draft.about.standard.file
        if path.is_file():
            source = SourceText.read(path)
        else:
            report.findings.append(
                at(
                    draft.file("municipality.yml"),
                    ("standard", "file"),
                    f"no source text '{path.name}'",
                    "name a file of the standards' folder",
                )
            )
    topics = shared.topic_ids
    report.findings.extend(answers.faults(draft, topics))
    report.findings.extend(offers.faults(draft, topics))
    report.findings.extend(sections.list_faults(draft, source))
    report.findings.extend(sections.source_faults(draft))
    passages = list(municipality_passages(draft))
    evidence = Evidence(source, everywhere or source, shared.helplines) if source else None
    titles = _titles(draft)
    _texts(passages, evidence, everywhere, titles, report)
    if evidence:
        report.findings.extend(_dates(draft, evidence))
    report.coverage.append(_coverage(draft, topics, evidence, passages))


def _texts(
    passages: list[Passage],
    evidence: Evidence | None,
    everywhere: SourceText | None,
    titles: tuple[str, ...],
    report: Report,
) -> None:
    for passage in passages:
        report.findings.extend(wording.faults(passage))
        if evidence:
            report.findings.extend(evidence.faults(passage))
        if everywhere and passage.kind != "calendar":
            report.findings.extend(copying.faults(passage, everywhere.text, titles))


def _dates(draft: Draft, evidence: Evidence) -> Iterator[Finding]:
    """The standard's own dates, and hours that are said to come from it, must stand in it."""
    if draft.about:
        standard = draft.about.standard
        for name, date in (("approved", standard.approved), ("updated", standard.updated)):
            if date and (date.year, date.month, date.day) not in evidence.source.dates:
                yield at(
                    draft.file("municipality.yml"),
                    ("standard", name),
                    f"date {date} is not in the standard",
                    "correct it or leave it out",
                )
        period = Passage(draft.file("municipality.yml"), ("standard", "period"), standard.period or "", "contact")
        yield from evidence.faults(period)
    if draft.calendar and not draft.calendar.example:
        pairs, _ = evidence.source.hours
        for number, resource in enumerate(draft.calendar.resources):
            for index, rule in enumerate(resource.weekly):
                start, end = offers.minutes(rule.start), offers.minutes(rule.end)
                if not any(first <= start and end <= last for first, last in pairs):
                    yield at(
                        draft.file("calendar.yml"),
                        ("resources", number, "weekly", index),
                        f"{rule.day} {rule.start}-{rule.end} lies in no hours of the standard",
                        "correct it, or say `example: true`",
                    )


def _coverage(draft: Draft, topics: set[str], evidence: Evidence | None, passages: list[Passage]) -> Coverage:
    known = {topic: answer for topic, answer in draft.answers.items() if topic in topics}
    listed = draft.about.sections if draft.about else []
    used = sections.sources_used(draft)
    return Coverage(
        id=draft.id,
        answered=sum(1 for answer in known.values() if not answer.not_in_standard),
        declared=sum(1 for answer in known.values() if answer.not_in_standard),
        topics=len(topics),
        sections_covered=sum(1 for title in listed if used[title]),
        sections=len(listed),
        figures=evidence.checked if evidence else 0,
        lix=[lix(passage.text) for passage in passages if passage.kind == "answer"],
    )


def _folders(folder: Path, only: str | None) -> list[Path]:
    root = folder / "municipalities"
    found = sorted(path for path in root.iterdir() if path.is_dir()) if root.is_dir() else []
    return [path for path in found if only is None or path.name == only]


def _everywhere(standards: Path | None) -> SourceText | None:
    if standards is None:
        return None
    return SourceText("\n\n".join(path.read_text(encoding="utf-8") for path in sorted(standards.glob("*.txt"))))


def _titles(draft: Draft) -> tuple[str, ...]:
    if draft.about is None:
        return ()
    about = draft.about
    return (about.standard.title, *about.sections, *about.sections_without_answers)


def _schema_finding(line: str) -> Finding:
    match = re.match(r"(.+?):(\d+): (.*)", line, re.DOTALL)
    if match is None:
        return Finding(Path("."), 1, line, "see docs/content.md")
    return Finding(Path(match[1]), int(match[2]), match[3], "docs/content-fields.md describes every field")
