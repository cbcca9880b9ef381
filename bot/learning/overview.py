"""Counts summed up for people to read. Few of a kind are told as "under 5": in a small place two cases may point at somebody."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from bot.learning.store import Count

FEW = 5
CSV_HEADER = ("dag", "udfald", "emne", "antal")
OUTCOMES = {
    "answer": "Besvaret", "not_in_standard": "Står ikke i standarden", "fallback": "Ikke forstået", "offers": "Tilbud fundet",
    "slots": "Tider vist", "booking": "Aftaler booket, flyttet eller slået op", "cancelled": "Aftaler aflyst",
    "municipality_unknown": "Bor i en anden kommune", "crisis": "Henvist til akut hjælp",
}  # fmt: skip


@dataclass(frozen=True)
class Overview:
    """What was asked.

    Attributes:
        counts: the counts themselves, oldest first.
        outcomes: Danish name and number of each outcome, as shown.
        answered: topic ids with numbers as shown, most asked first.
        silent: the same for topics on which the standard is silent.
    """

    counts: tuple[Count, ...]
    outcomes: tuple[tuple[str, str], ...]
    answered: tuple[tuple[str, str], ...]
    silent: tuple[tuple[str, str], ...]


def overview(counts: Sequence[Count]) -> Overview:
    """The counts, summed."""
    outcomes: Counter[str] = Counter()
    for each in counts:
        outcomes[each.outcome] += each.n
    return Overview(
        tuple(counts),
        tuple((name, shown(outcomes[outcome])) for outcome, name in OUTCOMES.items() if outcomes[outcome]),
        _topics(counts, "answer"),
        _topics(counts, "not_in_standard"),
    )


def shown(n: int) -> str:
    """A number as it is shown."""
    return str(n) if n >= FEW else f"under {FEW}"


def as_csv(counts: Sequence[Count]) -> bytes:
    """The counts as Danish spreadsheets read them: semicolons, UTF-8 with a byte order mark."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(CSV_HEADER)
    for each in counts:
        day = each.day[:7] if each.outcome == "crisis" else each.day
        writer.writerow((day, OUTCOMES.get(each.outcome, each.outcome), each.topic, shown(each.n)))
    return out.getvalue().encode("utf-8-sig")


def _topics(counts: Sequence[Count], outcome: str) -> tuple[tuple[str, str], ...]:
    found: Counter[str] = Counter()
    for each in counts:
        if each.outcome == outcome and each.topic:
            found[each.topic] += each.n
    return tuple((topic, shown(n)) for topic, n in sorted(found.items(), key=lambda item: (-item[1], item[0])))
