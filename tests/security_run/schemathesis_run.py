"""schemathesis: the HTTP interface against its own OpenAPI document, with every check it has and a fixed seed."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import httpx

from tests.security_run.code_tools import ToolFailed
from tests.security_run.findings import Finding, Outcome

SETTINGS = Path(__file__).parent / "schemathesis.toml"
SEED = 20270322
MOST_EXAMPLES = 40  # an operation and phase
SECONDS = 900
OFFER = {"municipality": "slagelse", "offer": "perron-3"}


def schemathesis(url: str, folder: Path) -> Outcome:
    """Runs it.

    Args:
        url: of the product, limits off; bookings are made in it.
        folder: for its files.

    Raises:
        ToolFailed: it did not come to its end.
    """
    settings, report = folder / "schemathesis.toml", folder / "schemathesis.json"
    code, start = _booked(url)
    text = SETTINGS.read_text(encoding="utf-8").replace("@CODE@", code).replace("@START@", start)
    settings.write_text(text, encoding="utf-8")
    done = subprocess.run(
        [str(Path(sys.executable).with_name("schemathesis")), "--config-file", str(settings), "run", f"{url}/openapi.json",
         "--checks", "all", "--max-examples", str(MOST_EXAMPLES), "--seed", str(SEED), "--continue-on-failure",
         "--generation-database", "none", "--request-timeout", "20", "--no-color",
         "--report", "json", "--report-json-path", str(report)],
        cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False, timeout=SECONDS,
    )  # fmt: skip
    (folder / "schemathesis.log").write_text(done.stdout + done.stderr, encoding="utf-8")
    if not report.is_file():
        raise ToolFailed(f"schemathesis: {(done.stdout + done.stderr).strip()[-300:]}")
    return read_report(json.loads(report.read_text(encoding="utf-8")))


def read_report(report: dict[str, Any]) -> Outcome:
    """Findings and figures of its JSON report.

    Raises:
        ToolFailed: it broke off.
    """
    if not report["complete"]:
        raise ToolFailed(f"schemathesis broke off: {report['stop_reason']}")
    found = [
        Finding("schemathesis", f"{each['code']} {each['title']}", operation, f"severity {each['severity']}")
        for each in report["failures"]
        for operation in each["operations"]
    ]
    found += [
        Finding("schemathesis", "error", str(each.get("operation", "")), str(each)[:200]) for each in report["errors"]
    ]
    operations, cases = report["operations"], report["test_cases"]
    for _ in range(operations["selected"] - operations["tested"]):
        found.append(Finding("schemathesis", "untested", "an operation", str(operations["skip_reasons"])))
    summary = f"{cases['generated']:,} requests to {operations['tested']} of {operations['total']} operations, seed {report['seed']}"
    return Outcome("schemathesis", summary, found)


def _booked(url: str) -> tuple[str, str]:
    """Code of a booking made now, and another free start."""
    with httpx.Client(base_url=url, timeout=30, trust_env=False) as http:
        free = http.get("/api/slots", params=OFFER).raise_for_status().json()["slots"]
        wish = {**OFFER, "start": free[0]["start"], "kind": free[0]["kind"], "anonymous": True}
        code: str = http.post("/api/bookings", json=wish).raise_for_status().json()["code"]
        return code, next(slot["start"] for slot in free if slot["start"] != free[0]["start"])
