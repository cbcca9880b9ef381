"""Draws the LIX distribution of the answers. Needs matplotlib, which only the reports use."""

from __future__ import annotations

from pathlib import Path

from knowledge.check.readability import LIX_LIMIT
from knowledge.check.runner import Coverage

_STEP = 2  # LIX per bar


def draw_lix(rows: list[Coverage], folder: Path) -> Path:
    """A histogram a municipality, with the limit marked.

    Args:
        folder: where lix.png is written; made when it is not there.

    Raises:
        SystemExit: matplotlib is not installed.
    """
    try:
        import matplotlib
    except ImportError:
        raise SystemExit("--plots needs matplotlib: install the development requirements") from None
    matplotlib.use("Agg")
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(
        max(1, len(rows)), 1, sharex=True, figsize=(8, 1.6 * max(1, len(rows)) + 0.8), squeeze=False
    )
    for row, (axis,) in zip(rows, axes, strict=False):
        axis.hist(row.lix, bins=range(10, 62, _STEP), color="#2f6f8f")
        axis.axvline(LIX_LIMIT, color="#b03030", linestyle="--")
        axis.set_title(f"{row.id}: {len(row.lix)} texts, median {row.median_lix:.1f}", loc="left", fontsize=9)
    axes[-1][0].set_xlabel("LIX (limit dashed)")
    figure.tight_layout()
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "lix.png"
    figure.savefig(path, dpi=120)
    pyplot.close(figure)
    return path
