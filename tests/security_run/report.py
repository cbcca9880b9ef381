"""reports/security.md: each tool's figures, what is open, and what is allowed with its reason."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from tests.security_run.findings import Allowed, Outcome, open_ones, unused

REPORT = Path(__file__).resolve().parents[2] / "reports" / "security.md"


def write(outcomes: list[Outcome], allowed: list[Allowed], failures: list[str], path: Path = REPORT) -> str:
    """Writes the report.

    Args:
        outcomes: of the tools that ran.
        allowed: the list.
        failures: sentences about tools that did not run.
        path: where to.

    Returns:
        What was written.
    """
    lines = [
        "# Security",
        "",
        "Written by `make security`.",
        "",
        "| tool | run | s | allowed | open |",
        "| --- | --- | --- | --- | --- |",
    ]
    for outcome in outcomes:
        still = len(open_ones(outcome.findings, allowed))
        lines.append(
            f"| {outcome.tool} | {outcome.summary} | {outcome.seconds:.0f} | {len(outcome.findings) - still} | {still} |"
        )
    lines += [f"\nDid not run: {failure}" for failure in failures]
    everything = [finding for outcome in outcomes for finding in outcome.findings]
    still_open = open_ones(everything, allowed)
    lines += ["", "## Open", ""]
    lines += [f"- {each.tool}, {each.rule}, {each.where}: {each.text}" for each in still_open] or ["None."]
    lines += ["", "## Allowed", "", "| tool | rule | where | times | reason |", "| --- | --- | --- | --- | --- |"]
    for entry in allowed:
        places = Counter(each.where for each in everything if entry.covers(each))
        if places:
            lines.append(
                f"| {entry.tool} | {entry.rule} | {', '.join(sorted(places))} | {places.total()} | {entry.reason} |"
            )
    ran = {outcome.tool for outcome in outcomes}
    for entry in unused(everything, [each for each in allowed if each.tool in ran]):
        lines.append(f"\nCovers nothing any more, take it out of allowed.yml: {entry.tool} {entry.rule}")
    path.parent.mkdir(exist_ok=True)
    text = "\n".join(lines) + "\n"
    path.write_text(text, encoding="utf-8")
    return text
