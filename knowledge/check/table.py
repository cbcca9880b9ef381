"""The coverage table that the check prints."""

from __future__ import annotations

from knowledge.check.runner import Coverage

_HEAD = (
    "municipality",
    "topics answered",
    "declared",
    "missing",
    "sections covered",
    "figures checked",
    "LIX median",
    "LIX max",
)


def coverage_table(rows: list[Coverage], *, compared: bool) -> str:
    """The table as text, one municipality a line.

    Args:
        compared: False prints a dash for figures, since no source was there.
    """
    cells = [_HEAD] + [_row(row, compared) for row in rows]
    widths = [max(len(line[i]) for line in cells) for i in range(len(_HEAD))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(line, widths)).rstrip() for line in cells]  # noqa: B905
    return "\n".join([lines[0], "  ".join("-" * width for width in widths), *lines[1:]])


def _row(row: Coverage, compared: bool) -> tuple[str, ...]:
    return (
        row.id,
        f"{row.answered} of {row.topics}",
        str(row.declared),
        str(row.topics - row.answered - row.declared),
        f"{row.sections_covered} of {row.sections}",
        str(row.figures) if compared else "-",
        f"{row.median_lix:.1f}",
        f"{row.max_lix:.1f}",
    )
