"""A standard's text, prepared so that figures, headings and runs of words can be looked up in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from knowledge.check.figures import (
    Clock,
    Date,
    Measure,
    all_hours,
    even_spaces,
    hide_phones,
    phones,
    source_spans,
    take_dates,
    without_law_numbers,
)
from knowledge.check.numerals import TOKEN, unit_of, value_of, with_fractions
from knowledge.check.weekdays import DayHours, day_hours

_NEAR = 6  # words between a number and its unit in a source, either way
_LEADING_NUMBER = re.compile(r"^[#*\s]*\d+(?:\.\d+)*\.?\s+(?=[A-ZÆØÅ§])", re.MULTILINE)
_CONTENTS_LINE = re.compile(r"^.*(?:\.{3,}|\t)\s*\d+\s*$", re.MULTILINE)
_LAW_LINE = re.compile(r"§|\bstk\.|lov", re.IGNORECASE)
_AGE_WORDS = {"over", "under", "fra", "mellem", "fyldt", "ældre", "yngre", "alderen"}


def squeeze(text: str) -> str:
    """Lower case, one blank between words, no markup and no commas: for looking up addresses, links and headings."""
    plain = re.sub(r"[*_#|•]+", " ", text.replace("\u00ad", "").replace("’", "'").replace("–", "-"))
    return re.sub(r"[\s,]+", " ", plain).strip().lower()


@dataclass(frozen=True)
class SourceText:
    """One source, or several joined."""

    text: str

    @classmethod
    def read(cls, path: Path) -> SourceText:
        """The source in a file (UTF-8)."""
        return cls(path.read_text(encoding="utf-8"))

    @cached_property
    def law_lines(self) -> SourceText:
        """Only the lines that quote or name a law."""
        return SourceText("\n".join(line for line in self.text.splitlines() if _LAW_LINE.search(line)))

    @cached_property
    def squeezed(self) -> str:
        """The text for looking up a name, a heading or an address."""
        return squeeze(self.text)

    @cached_property
    def packed(self) -> str:
        """The text without any blanks, for links and e-mails that a line end has broken."""
        return re.sub(r"\s+", "", self.text).lower()

    @cached_property
    def phones(self) -> set[str]:
        """Phone numbers, digits only."""
        return phones(self.text)

    @cached_property
    def dates(self) -> set[Date]:
        """Dates, each also without its year."""
        found: list[Date] = []
        take_dates(even_spaces(self.text.replace("\n", " ")), found)
        return set(found) | {(None, month, day) for _, month, day in found}

    @cached_property
    def hours(self) -> tuple[set[tuple[Clock, Clock]], set[Clock]]:
        """Pairs and single numbers that can be times of day."""
        return all_hours(even_spaces(self.text))

    @cached_property
    def day_hours(self) -> set[DayHours]:
        """Ranges of hours, each with the weekday it belongs to where the text names one."""
        return set(day_hours(self.text))

    @cached_property
    def spans(self) -> set[tuple[float, float]]:
        """Pairs of numbers that stand together, like the ages 12-17."""
        return source_spans(hide_phones(self.text))

    @cached_property
    def measures(self) -> set[tuple[float, str | None]]:
        """Each number of the running text, alone and with each unit that stands near it."""
        body = _LEADING_NUMBER.sub("", _CONTENTS_LINE.sub("", self.text))
        body = with_fractions(hide_phones(without_law_numbers(even_spaces(body))))
        tokens = [m[0] for m in TOKEN.finditer(body)]
        units = [unit_of(token) for token in tokens]
        found: set[tuple[float, str | None]] = set()
        for index, token in enumerate(tokens):
            value = value_of(token, articles=True)
            if value is None:
                continue
            found.add((value, None))
            found.update((value, unit) for unit in units[max(0, index - _NEAR) : index + _NEAR + 1] if unit)
            if any(word.lower() in _AGE_WORDS for word in tokens[max(0, index - 3) : index]):
                found.add((value, "year"))
        return found

    def has(self, measure: Measure) -> bool:
        """True when the number stands here, near its unit where it has one."""
        return (measure.value, measure.unit) in self.measures
