"""Draws the days from first inquiry to conversation as an SVG: a row a month, a circle a number of days.

Colours come by class from the page's style sheet: the pages' content security policy allows no inline style.
"""

from __future__ import annotations

from collections.abc import Mapping
from xml.sax.saxutils import escape

from bot.booking.guarantee import GUARANTEE_DAYS

WIDTH = 360
LEFT, RIGHT, TOP = 82, 14, 30
ROW, AXIS = 30, 44
SMALLEST_RADIUS, LARGEST_RADIUS = 3.0, 12.0
LEAST_AT_LARGEST = 4  # a single conversation is never drawn at the largest size
LEAST_DAYS = 21  # the scale reaches at least this far, so that the line at 14 is not the edge
MOST_DAYS = 60  # what took longer is drawn at the edge; the table beside it has the number
MOST_MONTHS = 24


def days_plot(counts: Mapping[tuple[str, int], int], month_names: Mapping[str, str], title: str, text: str) -> str:
    """The drawing.

    Args:
        counts: conversations by month and days.
        month_names: label of each month, by its id.
        title: accessible name.
        text: accessible description.
    """
    months = sorted({month for month, _ in counts}, reverse=True)[:MOST_MONTHS]
    shown = {key: n for key, n in counts.items() if key[0] in months}
    last = min(MOST_DAYS, max([LEAST_DAYS, *(days for _, days in shown)]))
    most = max([LEAST_AT_LARGEST, *shown.values()])
    height = TOP + ROW * len(months) + AXIS
    bottom = TOP + ROW * len(months)

    def x(days: int) -> float:
        return LEFT + (WIDTH - LEFT - RIGHT) * min(max(days, 0), last) / last

    parts = [
        f'<svg class="plot" viewBox="0 0 {WIDTH} {height}" role="img" aria-labelledby="plot-title plot-text">',
        f'<title id="plot-title">{escape(title)}</title><desc id="plot-text">{escape(text)}</desc>',
    ]
    step = 7 if last <= 35 else 14
    for days in range(0, last + 1, step):
        parts.append(f'<line class="grid" x1="{x(days):.1f}" y1="{TOP}" x2="{x(days):.1f}" y2="{bottom}"/>')
        parts.append(f'<text class="tick" x="{x(days):.1f}" y="{bottom + 16}" text-anchor="middle">{days}</text>')
    limit = x(GUARANTEE_DAYS)
    parts.append(f'<line class="limit" x1="{limit:.1f}" y1="{TOP - 6}" x2="{limit:.1f}" y2="{bottom}"/>')
    parts.append(f'<text class="limit-name" x="{limit:.1f}" y="{TOP - 12}" text-anchor="middle">Frist: 14 dage</text>')
    for row, month in enumerate(months):
        y = TOP + ROW * row + ROW / 2
        parts.append(f'<line class="grid" x1="{LEFT}" y1="{y:.1f}" x2="{WIDTH - RIGHT}" y2="{y:.1f}"/>')
        parts.append(f'<text class="month" x="0" y="{y + 4:.1f}">{escape(month_names[month])}</text>')
        for (of, days), count in sorted(shown.items()):
            if of == month:
                # The area tells the number, not the radius.
                radius = max(SMALLEST_RADIUS, LARGEST_RADIUS * (count / most) ** 0.5)
                kind = "within" if days <= GUARANTEE_DAYS else "beyond"
                parts.append(f'<circle class="{kind}" cx="{x(days):.1f}" cy="{y:.1f}" r="{radius:.1f}"/>')
    parts.append(f'<text class="tick" x="{(LEFT + WIDTH - RIGHT) / 2:.0f}" y="{bottom + 36}" text-anchor="middle">')
    parts.append("Dage fra første henvendelse til samtale</text></svg>")
    return "".join(parts)
