"""Command line of the check: exit code 0 when the content holds, 1 when it does not."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from knowledge.check.runner import check
from knowledge.check.table import coverage_table

KNOWLEDGE = Path(__file__).resolve().parent.parent


def default_standards() -> Path:
    """The source texts: `STANDARDS_DIR`, else shared/standards beside the repository."""
    given = os.environ.get("STANDARDS_DIR")
    return Path(given) if given else KNOWLEDGE.parent.parent / "shared" / "standards"


def main(arguments: list[str] | None = None) -> int:
    """Runs the check and prints findings, then the coverage table."""
    parser = argparse.ArgumentParser(prog="python -m knowledge.check", description=__doc__)
    parser.add_argument("--municipality", metavar="ID", help="only this municipality")
    parser.add_argument(
        "--standards", metavar="DIR", type=Path, default=default_standards(), help="folder of the source texts"
    )
    parser.add_argument("--knowledge", metavar="DIR", type=Path, default=KNOWLEDGE, help="folder of the content")
    parser.add_argument("--plots", metavar="DIR", type=Path, help="also draw the LIX distribution there")
    options = parser.parse_args(arguments)
    report = check(options.knowledge, options.standards, options.municipality)
    for finding in report.findings:
        print(finding)
    for line in report.skipped:
        print(f"SKIPPED: {line}")
    print(coverage_table(report.coverage, compared=not report.skipped))
    if options.plots:
        from knowledge.check.plots import draw_lix

        print(f"drawn: {draw_lix(report.coverage, options.plots)}")
    problems = len(report.problems)
    print(f"{problems} problems, {len(report.findings) - problems} warnings")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
