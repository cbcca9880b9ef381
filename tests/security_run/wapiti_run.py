"""wapiti: crawls the pages as a visitor would and attacks every form and parameter it meets, from loopback to loopback."""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path
from typing import Any

from tests.security_run.code_tools import ToolFailed
from tests.security_run.findings import Finding, Outcome
from tests.security_run.wapiti_environment import wapiti_program

HERE = Path(__file__).parent
PAGES = (
    "/", "/chat", "/chat?kommune=slagelse", "/viden", "/viden?kommune=slagelse", "/tilbud", "/tilbud?kommune=slagelse",
    "/aftale", "/privatliv", "/staff/login",
)  # fmt: skip
FORMS = ("/chat", "/chat/slet", "/aftale", "/forlad", "/staff/login")
# Left out: modules that need a server of their own outside (ssrf, log4shell, xxe) or look for other people's programs.
ATTACKS = ("xss", "permanentxss", "sql", "exec", "file", "crlf", "redirect", "csrf", "methods")
# These look at answers only; newer versions (Python 3.12 on) do so while crawling, without announcing it.
LOOKS = ("http_headers", "csp", "cookieflags")
CRAWL_SECONDS = 120
ATTACK_SECONDS = 900  # a module; one that is cut short is a finding, so that nothing half-done looks clean
SECONDS = 7200


def wapiti(url: str, folder: Path) -> Outcome:
    """Runs it.

    Args:
        url: of the product, limits off.
        folder: for its files; also its home, so that it keeps nothing elsewhere.

    Raises:
        ToolFailed: it cannot be installed, or did not come to its end.
    """
    report, log = folder / "wapiti.json", folder / "wapiti.log"
    starts = [part for page in PAGES for part in ("-s", url + page)]
    command = [
        str(wapiti_program()), "-u", f"{url}/", *starts, "--scope", "folder", "-m", ",".join((*ATTACKS, *LOOKS)),
        "--no-bugreport", "--endpoint", f"{url}/", "-d", "3", "--max-links-per-page", "20", "--max-files-per-dir", "60",
        "--max-scan-time", str(CRAWL_SECONDS), "--max-attack-time", str(ATTACK_SECONDS), "--flush-session",
        "--store-session", str(folder / "wapiti-session"), "--store-config", str(folder / "wapiti-config"),
        "-f", "json", "-o", str(report), "-v", "1",
    ]  # fmt: skip
    environment = {
        name: value for name, value in os.environ.items() if "proxy" not in name.lower() and name != "PYTHONPATH"
    }
    environment |= {"HOME": str(folder), "PYTHONPATH": str(HERE / "loopback")}
    with log.open("wb") as out:
        subprocess.run(
            command, cwd=folder, env=environment, stdout=out, stderr=subprocess.STDOUT, check=False, timeout=SECONDS
        )
    said = log.read_text(encoding="utf-8", errors="replace")
    if not report.is_file():
        raise ToolFailed(f"wapiti: {said.strip()[-300:]}")
    return read_report(json.loads(report.read_text(encoding="utf-8")), said, url)


def read_report(report: dict[str, Any], said: str, url: str) -> Outcome:
    """Findings and figures.

    Args:
        report: its JSON report.
        said: its output, with the addresses it attacked and what it broke off.
        url: of the product.
    """
    found = [
        Finding("wapiti", kind, f"{each['method']} {each['path']}", f"{each['parameter'] or '-'}: {each['info']}"[:200])
        for part in ("vulnerabilities", "anomalies")
        for kind, items in report[part].items()
        for each in items
    ]
    for method, wanted in (("GET", PAGES), ("POST", FORMS)):
        reached = set(re.findall(rf"^\[\+\] {method} (\S+)", said, flags=re.MULTILINE))
        found += [
            Finding("wapiti", "not reached", f"{method} {each}", "nothing was tried there")
            for each in wanted
            if url + each not in reached
        ]
    launched = re.findall(r"Launching module (\w+)", said)
    found += [Finding("wapiti", "not run", each, "the module was not run") for each in ATTACKS if each not in launched]
    cut = re.findall(r"Max attack time was reached for module (\w+)", said)
    found += [Finding("wapiti", "cut short", each, f"not done within {ATTACK_SECONDS} s") for each in cut]
    kept_in = sorted(set(re.findall(r"^kept from reaching (\S+)", said, flags=re.MULTILINE)))
    infos = report["infos"]
    summary = (
        f"{infos['version']}, {infos['crawled_pages_nbr']} pages and forms, {len(set(launched) | set(LOOKS))} modules; "
        f"addresses outside that were asked for and refused: {', '.join(kept_in) or 'none'}"
    )
    return Outcome("wapiti", summary, found)
