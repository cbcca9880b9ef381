"""`make bench`: starts the product and measures it; tables and plots under reports/.

Benchmarks, not tests: machines are noisy, so medians are what to quote.
"""

from __future__ import annotations

import statistics
import tempfile
import threading
import time
import uuid
from pathlib import Path

import httpx
import matplotlib
import psutil

matplotlib.use("Agg")
import matplotlib.pyplot as plt

ROOT = Path(__file__).resolve().parents[2]
from running_product import Product  # noqa: E402

from tests.bench import booking  # noqa: E402

REPORTS = ROOT / "reports"
TURNS = 200
LOAD_SECONDS = 15
LOAD_CLIENTS = 8
RUSH_SECONDS = 30
# Written for this benchmark; a mix of questions, a story and moves.
MESSAGES = (
    "hvad koster det", "må min chef få det at vide", "hvor lang tid skal jeg vente", "jeg vil klage over et afslag",
    "min søn ryger hash og jeg er bekymret", "kan jeg vælge et andet sted", "hvornår har i åbent", "får man gavekort",
)  # fmt: skip


def milliseconds(values: list[float], share: float) -> float:
    """A quantile of seconds, in milliseconds."""
    ordered = sorted(values)
    return 1000 * ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def one_at_a_time(product: Product) -> list[float]:
    """Seconds of each turn, one after the other, a new conversation every eight turns."""
    taken = []
    sender = ""
    for i in range(TURNS):
        if i % len(MESSAGES) == 0:
            sender = uuid.uuid4().hex
        body = {"sender": sender, "message": MESSAGES[i % len(MESSAGES)], "metadata": {"kommune": "slagelse"}}
        began = time.perf_counter()
        reply = product.http.post("/webhooks/rest/webhook", json=body)
        taken.append(time.perf_counter() - began)
        assert reply.status_code == 200
    return taken


def under_load(product: Product) -> tuple[float, list[float], int]:
    """Turns a second, seconds of each, and failures, with several clients at once."""
    taken: list[float] = []
    failures = [0]
    end = time.monotonic() + LOAD_SECONDS

    def client() -> None:
        with httpx.Client(base_url=product.url, timeout=30, trust_env=False) as http:
            i = 0
            while time.monotonic() < end:
                if i % len(MESSAGES) == 0:
                    sender = uuid.uuid4().hex
                began = time.perf_counter()
                reply = http.post(
                    "/webhooks/rest/webhook",
                    json={
                        "sender": sender,
                        "message": MESSAGES[i % len(MESSAGES)],
                        "metadata": {"kommune": "slagelse"},
                    },
                )
                taken.append(time.perf_counter() - began)
                failures[0] += reply.status_code != 200
                i += 1

    began = time.monotonic()
    threads = [threading.Thread(target=client) for _ in range(LOAD_CLIENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return len(taken) / (time.monotonic() - began), taken, failures[0]


def memory(product: Product) -> dict[str, float]:
    """Megabytes of each process of the product: what is its own plus its share of what is shared (PSS)."""
    parent = psutil.Process(product.process.pid)
    found: dict[str, float] = {}
    for process in [parent, *parent.children(recursive=True)]:
        command = " ".join(process.cmdline())
        name = next((n for n in ("gateway", "actions", "rasa run", "supervisord") if n in command), process.name())
        found[name] = found.get(name, 0.0) + process.memory_full_info().pss / 2**20
    return found


def calls(product: Product, label: str, path: str, rows: list[tuple[str, str]]) -> None:
    """Median and p95 of a GET."""
    taken = []
    for _ in range(100):
        began = time.perf_counter()
        product.http.get(path).raise_for_status()
        taken.append(time.perf_counter() - began)
    rows.append((label, f"{milliseconds(taken, 0.5):.1f} / {milliseconds(taken, 0.95):.1f} ms"))


def main() -> None:
    """Runs everything and writes reports/bench.md and reports/turns.png."""
    REPORTS.mkdir(exist_ok=True)
    rows: list[tuple[str, str]] = []
    with tempfile.TemporaryDirectory() as folder:
        began = time.monotonic()
        product = Product(Path(folder) / "data")
        try:
            product.wait()
            rows.append(("start to ready, built and trained", f"{time.monotonic() - began:.1f} s"))
            one_at_a_time(product)
            turns = one_at_a_time(product)
            rows.append(
                (
                    "a turn, one at a time: p50 / p95",
                    f"{milliseconds(turns, 0.5):.1f} / {milliseconds(turns, 0.95):.1f} ms",
                )
            )
            parts = memory(product)
            rows.append((f"memory after {2 * TURNS} turns (PSS), all processes", f"{sum(parts.values()):.0f} MB"))
            rows += [(f"memory: {name}", f"{size:.0f} MB") for name, size in sorted(parts.items())]
            calls(product, "GET /api/search: p50 / p95", "/api/search?municipality=slagelse&q=hvad+koster+det", rows)
            calls(product, "GET /api/slots: p50 / p95", "/api/slots?municipality=slagelse&offer=perron-3", rows)
            rate, loaded, failures = under_load(product)
            rows.append((f"turns a second, {LOAD_CLIENTS} clients", f"{rate:.0f}"))
            rows.append(
                (
                    f"a turn with {LOAD_CLIENTS} clients: p50 / p95",
                    f"{milliseconds(loaded, 0.5):.0f} / {milliseconds(loaded, 0.95):.0f} ms",
                )
            )
            rows.append(("failures under load", str(failures)))
        finally:
            rows.append(("stop", f"{product.stop():.1f} s"))
    rows += booking.rows(booking.contention(RUSH_SECONDS))
    figure, axes = plt.subplots(figsize=(7, 3.5))
    axes.hist([1000 * t for t in turns], bins=40)
    axes.set_xlabel("ms a turn, one at a time")
    axes.set_ylabel("turns")
    axes.set_title(f"median {1000 * statistics.median(turns):.1f} ms")
    figure.tight_layout()
    figure.savefig(REPORTS / "turns.png", dpi=110)
    table = "\n".join(["| what | figure |", "| --- | --- |", *(f"| {what} | {figure_} |" for what, figure_ in rows)])
    (REPORTS / "bench.md").write_text(table + "\n", encoding="utf-8")
    print(table)


if __name__ == "__main__":
    main()
