"""What `make security` makes of findings: nothing is lost, nothing half-done looks clean, nothing leaves the machine."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.security_run import report
from tests.security_run.code_tools import ToolFailed
from tests.security_run.findings import Allowed, Finding, Outcome, open_ones, read_allowed
from tests.security_run.schemathesis_run import read_report as read_schemathesis
from tests.security_run.wapiti_run import ATTACKS, FORMS, PAGES
from tests.security_run.wapiti_run import read_report as read_wapiti

URL = "http://127.0.0.1:1"
INFOS = {"version": "Wapiti 0", "crawled_pages_nbr": 9}
WHOLE = [
    *(f"[+] GET {URL}{page} (0)" for page in PAGES),
    *(f"[+] POST {URL}{form} (1)" for form in FORMS),
    *(f"[*] Launching module {each}" for each in ATTACKS),
]


def of_wapiti(lines: list[str], **kinds: Any) -> list[Finding]:
    found = {"vulnerabilities": kinds, "anomalies": {}, "infos": INFOS}
    return read_wapiti(found, "\n".join(lines), URL).findings


def test_only_what_the_list_names_is_allowed() -> None:
    allowed = [Allowed("wapiti", "XSS", ("GET /viden",), "a reason of some length, for this test")]
    here, there = Finding("wapiti", "XSS", "GET /viden", ""), Finding("wapiti", "XSS", "GET /chat", "")
    other = Finding("bandit", "XSS", "GET /viden", "")

    assert open_ones([here, there, other], allowed) == [there, other]


def test_an_entry_without_a_reason_is_refused(tmp_path: Path) -> None:
    listed = tmp_path / "allowed.yml"
    listed.write_text("- {tool: bandit, rule: B101, where: ['*'], reason: ''}\n", encoding="utf-8")

    with pytest.raises(ValueError, match="whole reason"):
        read_allowed(listed)


def test_the_list_itself_can_be_read() -> None:
    assert {each.tool for each in read_allowed()} <= {"bandit", "schemathesis", "wapiti", "nasty inputs"}


def test_a_whole_scan_without_findings_is_clean() -> None:
    assert of_wapiti(WHOLE) == []


@pytest.mark.parametrize(
    "missing", [f"[+] GET {URL}/staff/login (0)", f"[+] POST {URL}/aftale (1)", "[*] Launching module sql"]
)
def test_a_scan_that_left_something_out_is_not_clean(missing: str) -> None:
    assert len(of_wapiti([line for line in WHOLE if line != missing])) == 1


def test_a_module_that_was_cut_short_is_not_clean() -> None:
    assert len(of_wapiti([*WHOLE, "Max attack time was reached for module exec, stopping."])) == 1


def test_a_weakness_is_found_with_its_place() -> None:
    weakness = {"method": "POST", "path": "/chat", "parameter": "besked", "info": "injected"}

    assert of_wapiti(WHOLE, XSS=[weakness]) == [Finding("wapiti", "XSS", "POST /chat", "besked: injected")]


def test_schemathesis_that_broke_off_has_failed() -> None:
    with pytest.raises(ToolFailed, match="broke off"):
        read_schemathesis({"complete": False, "stop_reason": "interrupted"})


def test_the_report_names_what_is_open_and_what_did_not_run(tmp_path: Path) -> None:
    outcome = Outcome("bandit", "10 lines", [Finding("bandit", "B999", "bot/a.py", "line 1: bad")])

    text = report.write([outcome], [], ["wapiti: could not be installed"], tmp_path / "security.md")

    assert "| bandit | 10 lines | 0 | 0 | 1 |" in text
    assert "B999, bot/a.py: line 1: bad" in text
    assert "Did not run: wapiti" in text


@pytest.mark.parametrize(
    "step", ["socket.getaddrinfo('rusvejviser.example', 80)", "socket.socket().connect(('192.0.2.1', 80))"]
)
def test_the_scanner_cannot_leave_the_machine(step: str) -> None:
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent / "loopback")}
    run = [sys.executable, "-c", f"import socket; {step}"]

    done = subprocess.run(run, env=environment, capture_output=True, text=True, check=False, timeout=60)

    assert done.returncode != 0
    assert "stays on loopback" in done.stderr
