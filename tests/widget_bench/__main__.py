"""`make bench-widget`: our widget beside two others from npm, on the same page in the same run; reports/widget.md and widget.png.

A benchmark, not a test: machines are noisy, so medians are what to quote. RUNS=5 makes it shorter.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import sys
from pathlib import Path

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
from playwright.sync_api import sync_playwright

from tests.pinned_npm import ROOT, NpmMissing, fetched
from tests.widget_bench.host import EMBED, HERE, Host
from tests.widget_bench.measuring import Conditions, Visit, visit

REPORTS = ROOT / "reports"
RUNS = max(2, int(os.environ.get("RUNS") or 15))
# The phone is Lighthouse's: four times slower, 150 ms and 1.6 Mbit/s.
CONDITIONS = (Conditions("desktop"), Conditions("phone", cpu=4, latency_ms=150, bytes_per_second=1_600_000 // 8))
ROWS = {
    "kilobytes_ready": "KB until the launcher is there",
    "requests_ready": "requests until then",
    "kilobytes": "KB until the greeting",
    "requests": "requests until then",
    "strangers": "requests to anybody else",
    "ready": "ms from navigation to a launcher",
    "open": "ms from press to open",
    "greeted": "ms from press to greeting",
    "script": "ms main thread, script",
    "layout": "ms main thread, layout and style",
    "task": "ms main thread, all tasks",
}
WIRE = ("kilobytes_ready", "requests_ready", "kilobytes", "requests", "strangers")
Found = dict[str, dict[str, list[Visit]]]


def measure(modules: Path) -> Found:
    """All visits: conditions -> widget -> visits, the widgets in turn so that a busy moment hits all alike."""
    found: Found = {each.name: {widget: [] for widget in EMBED} for each in CONDITIONS}
    host = Host(modules)
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if path is None:
        raise SystemExit("no Chromium on this machine (Debian: apt-get install chromium)")
    arguments = ["--no-sandbox", "--no-proxy-server", "--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=arguments)
        for conditions in CONDITIONS:
            for widget in EMBED:
                visit(browser, host.url, widget, conditions)  # the server's files are compressed, the code is on disk
            for n in range(RUNS):
                for widget in EMBED:
                    found[conditions.name][widget].append(visit(browser, host.url, widget, conditions))
                print(f"· {conditions.name}: {n + 1} of {RUNS}", file=sys.stderr, flush=True)
        browser.close()
    host.shutdown()
    host.server_close()
    return found


def median(visits: list[Visit], field: str) -> float:
    """The median of a field."""
    return statistics.median(getattr(each, field) for each in visits)


def table(found: Found) -> str:
    """The medians as Markdown, with the quartiles of what is a time."""
    versions = json.loads((HERE / "package.json").read_text(encoding="utf-8"))["dependencies"]
    names = [f"{widget} {versions.get(widget, '(ours)')}" for widget in EMBED]
    lines = ["| what | " + " | ".join(names) + " |", "| --- |" + " --: |" * len(names)]
    for conditions, widgets in found.items():
        for field, label in ROWS.items():
            if field in WIRE and conditions != CONDITIONS[0].name:
                continue  # the same bytes whatever the line
            cells = []
            for visits in widgets.values():
                middle = median(visits, field)
                if field in WIRE:
                    cells.append(f"{middle:.1f}" if field.startswith("kilobytes") else f"{middle:.0f}")
                else:
                    low, _, high = statistics.quantiles((getattr(each, field) for each in visits), n=4)
                    cells.append(f"{middle:.0f} ({low:.0f}-{high:.0f})")
            where = "" if field in WIRE else f"{conditions}: "
            lines.append(f"| {where}{label} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def plot(found: Found, path: Path) -> None:
    """Bars of the four figures that a visitor feels."""
    desktop, phone = (each.name for each in CONDITIONS)
    panels = [
        (desktop, "kilobytes"),
        (desktop, "greeted"),
        (phone, "ready"),
        (phone, "greeted"),
        (desktop, "task"),
        (phone, "task"),
    ]
    figure, axes = plt.subplots(2, 3, figsize=(11, 5))
    for axis, (conditions, field) in zip(axes.flat, panels, strict=True):
        values = [median(found[conditions][widget], field) for widget in EMBED]
        bars = axis.bar(range(len(EMBED)), values, color=["#004d99", "#9a9a9a", "#c8c8c8"])
        axis.bar_label(bars, fmt="%.0f", fontsize=8)
        axis.set_xticks(range(len(EMBED)), [each.replace("botframework-", "") for each in EMBED], fontsize=8)
        axis.set_title(ROWS[field] if field in WIRE else f"{conditions}: {ROWS[field]}", fontsize=9)
        axis.margins(y=0.15)
    figure.tight_layout()
    figure.savefig(path, dpi=110)


def main() -> int:
    """Fetches, measures, writes; 2 and one line when npm is missing."""
    try:
        modules = fetched(HERE, "widget-bench") / "node_modules"
    except NpmMissing as error:
        print(f"The widgets were not compared: {error}.", file=sys.stderr)
        return 2
    found = measure(modules)
    REPORTS.mkdir(exist_ok=True)
    text = table(found)
    (REPORTS / "widget.md").write_text(
        f"Medians (quartiles) of {RUNS} visits with an empty cache.\n\n{text}\n", encoding="utf-8"
    )
    plot(found, REPORTS / "widget.png")
    print(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
