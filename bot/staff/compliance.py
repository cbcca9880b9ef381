"""How well the guarantee is kept: by month of the first inquiry, and as a CSV file."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from bot.booking.retention import Figure

CSV_HEADER = ("maaned", "dage_fra_henvendelse_til_samtale", "inden_for_14_dage", "status", "eget_oenske", "antal")
STATUS_IN_CSV = {"confirmed": "aftalt", "met": "moedt", "no_show": "udeblevet", "cancelled": "aflyst"}


@dataclass(frozen=True)
class Month:
    """One month's conversations with a guarantee.

    Args:
        month: 'YYYY-MM' of the first inquiry.
        conversations: all that were not cancelled, whether they are over or still to come.
        within: of these, within 14 days.
        own_wish: of these, later because the person wished it although there was a time inside the guarantee.
        late: of these, later without having wished it.
        no_show: of these, the person did not come.
        cancelled: cancelled ones; they count nowhere else.
        median_days: from the first inquiry to the conversation; None without conversations.
        longest_days: likewise.
    """

    month: str
    conversations: int
    within: int
    own_wish: int
    late: int
    no_show: int
    cancelled: int
    median_days: float | None
    longest_days: int | None

    @property
    def share(self) -> float | None:
        """Share within 14 days of those who did not themselves wish a later time; None when there are none."""
        owed = self.conversations - self.own_wish
        return self.within / owed if owed else None


def by_month(figures: Sequence[Figure]) -> list[Month]:
    """The months, newest first."""
    months: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        months[figure.month].append(figure)
    return [_month(name, months[name]) for name in sorted(months, reverse=True)]


def in_all(figures: Sequence[Figure]) -> Month:
    """All months together."""
    return _month("", list(figures))


def days_taken(figures: Sequence[Figure]) -> dict[tuple[str, int], int]:
    """How many conversations that were not cancelled, by month and days from the first inquiry."""
    counts: dict[tuple[str, int], int] = defaultdict(int)
    for figure in figures:
        if figure.status != "cancelled":
            counts[figure.month, figure.days] += figure.count
    return dict(sorted(counts.items()))


def as_csv(figures: Sequence[Figure]) -> bytes:
    """The figures as Danish spreadsheets read them: semicolons, UTF-8 with a byte order mark."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(CSV_HEADER)
    for figure in figures:
        within, wish = ("ja" if flag else "nej" for flag in (figure.within, figure.waived))
        writer.writerow((figure.month, figure.days, within, STATUS_IN_CSV[figure.status], wish, figure.count))
    return out.getvalue().encode("utf-8-sig")


def _month(name: str, figures: list[Figure]) -> Month:
    held = [figure for figure in figures if figure.status != "cancelled"]
    days = sorted(day for figure in held for day in [figure.days] * figure.count)
    middle = len(days) // 2

    def count(*, within: bool | None = None, waived: bool | None = None, status: str | None = None) -> int:
        return sum(
            figure.count
            for figure in held
            if (within is None or figure.within == within)
            and (waived is None or figure.waived == waived)
            and (status is None or figure.status == status)
        )

    median = None if not days else float(days[middle]) if len(days) % 2 else (days[middle - 1] + days[middle]) / 2
    return Month(
        month=name,
        conversations=len(days),
        within=count(within=True),
        own_wish=count(within=False, waived=True),
        late=count(within=False, waived=False),
        no_show=count(status="no_show"),
        cancelled=sum(figure.count for figure in figures if figure.status == "cancelled"),
        median_days=median,
        longest_days=days[-1] if days else None,
    )
