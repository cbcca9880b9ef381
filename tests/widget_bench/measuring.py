"""One visit in Chromium: the page, the press, the first greeting; what came over the wire and what the main thread did."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

SETTLE_MS = 500  # what is still done after the greeting counts too
WAIT_MS = 120_000
OWN = "/bench/"  # the bench's own scripts are no part of a widget


@dataclass(frozen=True)
class Conditions:
    """The machine and the line of a visitor.

    Attributes:
        name: for the table.
        cpu: times slower than this machine.
        latency_ms: of each request.
        bytes_per_second: down and up; -1: as fast as it goes.
    """

    name: str
    cpu: int = 1
    latency_ms: int = 0
    bytes_per_second: int = -1


@dataclass(frozen=True)
class Visit:
    """What one visit took. Times in milliseconds, sizes in bytes.

    Attributes:
        kilobytes_ready: KB over the wire until the launcher can be pressed, heads included, the page itself not.
        requests_ready: requests until then.
        kilobytes: KB until the greeting has come.
        requests: requests until then.
        strangers: requests to anybody but the page's own server.
        ready: from the beginning of the navigation until the launcher can be pressed.
        open: from the press until there is a field to write in.
        greeted: from the press until the greeting stands there.
        script: main thread: running scripts.
        layout: main thread: layout and style.
        task: main thread: all tasks.
    """

    kilobytes_ready: float
    requests_ready: int
    kilobytes: float
    requests: int
    strangers: int
    ready: float
    open: float
    greeted: float
    script: float
    layout: float
    task: float


class _Wire:
    """Counts what a page asks for."""

    def __init__(self, session: Any, origin: str) -> None:
        self.origin, self.urls, self.sizes = origin, {}, {}  # type: ignore[var-annotated]
        session.on("Network.requestWillBeSent", self._asked)
        session.on("Network.loadingFinished", self._came)

    def _asked(self, event: dict[str, Any]) -> None:
        url = urlsplit(event["request"]["url"])
        if event.get("type") != "Document" and not url.path.startswith(OWN) and url.scheme.startswith("http"):
            self.urls[event["requestId"]] = url.netloc

    def _came(self, event: dict[str, Any]) -> None:
        self.sizes[event["requestId"]] = event["encodedDataLength"]

    def now(self) -> tuple[float, int]:
        """Kilobytes and requests so far."""
        return sum(self.sizes.get(each, 0) for each in self.urls) / 1024, len(self.urls)

    def strangers(self) -> int:
        """Requests to others."""
        return sum(netloc != self.origin for netloc in self.urls.values())


def _spent(session: Any) -> dict[str, float]:
    return {each["name"]: each["value"] for each in session.send("Performance.getMetrics")["metrics"]}


def visit(browser: Any, url: str, widget: str, conditions: Conditions) -> Visit:
    """One visit with an empty cache.

    Args:
        browser: a Chromium of Playwright's.
        url: the host's address.
        widget: its name there.
        conditions: the visitor's machine and line.

    Raises:
        AssertionError: a script of the page failed.
    """
    context = browser.new_context(viewport={"width": 1280, "height": 860}, locale="da-DK", reduced_motion="reduce")
    page = context.new_page()
    failures: list[str] = []
    page.on("pageerror", lambda error: failures.append(str(error)))
    page.goto(f"{url}/empty")  # the same process as the page to come: its counters go on
    session = context.new_cdp_session(page)
    for command in ("Network.enable", "Performance.enable"):
        session.send(command)
    session.send("Emulation.setCPUThrottlingRate", {"rate": conditions.cpu})
    rate = conditions.bytes_per_second
    line = {"offline": False, "latency": conditions.latency_ms, "downloadThroughput": rate, "uploadThroughput": rate}
    session.send("Network.emulateNetworkConditions", line)
    wire, before = _Wire(session, urlsplit(url).netloc), _spent(session)
    page.goto(f"{url}/{widget}", wait_until="commit")
    page.wait_for_function("window.seen?.ready", timeout=WAIT_MS)
    page.wait_for_load_state("load", timeout=WAIT_MS)
    page.wait_for_timeout(SETTLE_MS)
    kilobytes_ready, requests_ready = wire.now()
    page.evaluate("() => { window.pressing = window.press() }")
    page.wait_for_function("window.seen.open && window.seen.greeted", timeout=WAIT_MS)
    page.wait_for_timeout(SETTLE_MS)
    seen, after = page.evaluate("window.seen"), _spent(session)
    kilobytes, requests = wire.now()
    context.close()
    assert failures == [], (widget, failures)
    took = {name: 1000 * (after[name] - before[name]) for name in after if name.endswith("Duration")}
    return Visit(
        kilobytes_ready, requests_ready, kilobytes, requests, wire.strangers(), seen["ready"], seen["open"] - seen["pressed"],
        seen["greeted"] - seen["pressed"], took["ScriptDuration"], took["LayoutDuration"] + took["RecalcStyleDuration"],
        took["TaskDuration"],
    )  # fmt: skip
