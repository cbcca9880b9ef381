"""axe-core on a page as it stands, shadow roots included."""

from __future__ import annotations

from pathlib import Path
from typing import Any

RUN = """async () => { const found = await axe.run(document, {resultTypes: ['violations']});
  return [...(found.passes.length ? [] : ['nothing ran']),
    ...found.violations.map(v => v.id + ': ' + v.nodes.map(n => n.target.join(' ') + ' ' + (n.failureSummary || '')).join(' | '))] }"""


def violations(page: Any) -> list[str]:
    """What axe-core objects to, and 'nothing ran' when no rule passed either."""
    from axe_playwright_python.base import AXE_FILE_PATH  # the file alone: its runner would inject by a style

    page.evaluate(Path(AXE_FILE_PATH).read_text(encoding="utf-8"))
    return list(page.evaluate(RUN))
