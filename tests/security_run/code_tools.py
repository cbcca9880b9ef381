"""Bandit over the code, and our own list of nasty inputs against a gateway in its own process."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

from tests.security_run.findings import Finding, Outcome

ROOT = Path(__file__).resolve().parents[2]
CODE = ("bot", "actions", "knowledge")
NASTY = "tests/promises/test_nasty_inputs.py"


class ToolFailed(Exception):
    """A tool did not run to its end; the message says which, and its last words."""


def bandit() -> Outcome:
    """Known risky patterns, of every severity.

    Raises:
        ToolFailed: it wrote no report.
    """
    done = subprocess.run(
        [sys.executable, "-m", "bandit", "-q", "-r", *CODE, "-f", "json"],
        cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    try:
        report = json.loads(done.stdout)
    except ValueError:
        raise ToolFailed(f"bandit: {done.stderr.strip()[-300:]}") from None
    found = [
        Finding("bandit", each["test_id"], each["filename"], f"line {each['line_number']}: {each['issue_text']}")
        for each in report["results"]
    ]
    # A file it could not read is one nobody looked at.
    found += [Finding("bandit", "unread", each["filename"], each["reason"]) for each in report["errors"]]
    lines = report["metrics"]["_totals"]["loc"]
    severe = sum(each["issue_severity"] != "LOW" for each in report["results"])
    return Outcome("bandit", f"{lines:,} lines of {', '.join(CODE)}; {severe} above low severity", found)


def nasty_inputs() -> Outcome:
    """Every input of `tests/promises/nasty_inputs.txt` on every route that takes text.

    Raises:
        ToolFailed: pytest could not run.
    """
    done = subprocess.run(
        [sys.executable, "-m", "pytest", NASTY, "--tb=line", "-rf", "--no-header", "--durations=0"],
        cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    last = done.stdout.strip().splitlines()[-1:]
    if done.returncode not in (0, 1):
        raise ToolFailed(f"nasty inputs: {(last or [done.stderr[-300:]])[0]}")
    failed = re.findall(r"^FAILED (\S+)(?: - (.*))?$", done.stdout, flags=re.MULTILINE)
    found = [Finding("nasty inputs", "failed test", where.split("::")[-1], text[:200]) for where, text in failed]
    lines = (ROOT / "tests/promises/nasty_inputs.txt").read_text(encoding="utf-8").splitlines()
    listed = sum(not line.startswith("#") for line in lines)
    figures = re.search(r"\d+ (?:passed|failed).*", last[0])
    return Outcome("nasty inputs", f"{listed} inputs; {figures[0].strip('= ') if figures else last[0]}", found)
