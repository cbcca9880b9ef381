"""Holds every figure of the content against the source that it must come from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from knowledge.check.figures import Clock, Date, Figures, bare_link, find_figures
from knowledge.check.finding import Finding, at
from knowledge.check.prose import Passage
from knowledge.check.source_text import SourceText, squeeze
from knowledge.check.weekdays import day_hours
from knowledge.schema import HelpLinesFile

_SHORT_PHONE = 7  # digits: 112, 116 111 and 1818 are no eight-digit phone numbers


@dataclass
class Evidence:
    """Where figures may come from.

    Args:
        source: the municipality's own standard.
        everywhere: all standards, for what a law gives everyone.
        helplines: the help lines, whose numbers and links are always allowed.
    """

    source: SourceText
    everywhere: SourceText
    helplines: HelpLinesFile | None = None
    checked: int = field(default=0, init=False)

    def faults(self, passage: Passage) -> Iterator[Finding]:
        """A finding for each figure of the passage that its source does not have."""
        text = self._without_helplines(passage.text)
        if passage.kind == "remedy":
            return
        figures = find_figures(text)
        self.checked += len(figures)
        allowed = find_figures(" ; ".join(passage.allowed))
        law = self.everywhere.law_lines if passage.rests_on_law else None
        for shown in [*self._missing(figures, allowed, law), *self._wrong_days(text, figures)]:
            yield at(
                passage.file,
                passage.location,
                f"{shown} is not in the standard",
                "correct it, or leave it out (a newer fact belongs in `correction`)",
            )

    def _missing(self, figures: Figures, allowed: Figures, law: SourceText | None) -> Iterator[str]:
        source = self.source
        pairs, clocks = source.hours
        yield from (f"phone {p}" for p in figures.phones if p not in source.phones | set(allowed.phones))
        yield from (f"e-mail {e}" for e in figures.emails if e not in source.packed)
        yield from (
            f"link {k}" for k in figures.links if k not in source.packed and k not in self._known_links(allowed)
        )
        yield from (f"address '{a}'" for a in figures.addresses if not _has_address(source, a, allowed))
        yield from (
            f"date {_shown_date(d)}"
            for d in figures.dates
            if d not in source.dates and d not in allowed.dates and not (law and d in law.dates)
        )
        yield from (f"hours {_shown(a)}-{_shown(b)}" for a, b in figures.hours if (a, b) not in pairs)
        yield from (f"time {_shown(c)}" for c in figures.clocks if c not in clocks)
        yield from (
            f"span {low:g}-{high:g}"
            for low, high in figures.spans
            if (low, high) not in source.spans | set(allowed.spans) and not (law and (low, high) in law.spans)
        )
        free = {measure.value for measure in allowed.measures}
        for measure in figures.measures:
            if not (source.has(measure) or measure.value in free or (law and law.has(measure))):
                yield f"number '{measure.shown}'"

    def _wrong_days(self, text: str, figures: Figures) -> Iterator[str]:
        """Hours that the source has, but for another weekday."""
        for day, start, end in day_hours(text):
            if day is None or (start, end) not in figures.hours:
                continue
            days = {d for d, a, b in self.source.day_hours if (a, b) == (start, end)}
            if days and None not in days and day not in days:
                yield f"hours {_shown(start)}-{_shown(end)} on {day}"

    def _known_links(self, allowed: Figures) -> set[str]:
        lines = self.helplines.lines if self.helplines else []
        return {bare_link(line.url) for line in lines if line.url} | set(allowed.links)

    def _without_helplines(self, text: str) -> str:
        for line in self.helplines.lines if self.helplines else []:
            digits = re.sub(r"\D", "", line.phone or "")
            if digits:
                text = re.sub(r"(?<!\d)" + r"\s?".join(digits) + r"(?!\d)", "¤", text)
        return text


def _has_address(source: SourceText, address: str, allowed: Figures) -> bool:
    wanted = squeeze(address)
    if wanted in source.squeezed or address in allowed.addresses:
        return True
    # "Badehusvej 1A" and "Badehusvej 1 A" are the same door.
    return re.sub(r"\s", "", wanted) in re.sub(r"\s", "", source.squeezed)


def _shown(clock: Clock) -> str:
    return f"{clock // 60}.{clock % 60:02}"


def _shown_date(date: Date) -> str:
    year, month, day = date
    return f"{day}.{month}.{year}" if year else f"{day}.{month}."
