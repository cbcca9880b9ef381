"""A headless Chromium and a fake gateway for the widget's tests; a breach of the CSP or an error in a script fails any of them."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

sys.path.insert(0, str(Path(__file__).parent))  # this room has no __init__: its own modules by name

import axe_core
from fake_gateway import FakeGateway


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "open_widget" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def _served() -> Iterator[FakeGateway]:
    server = FakeGateway()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def gateway(_served: FakeGateway) -> FakeGateway:
    """The fake gateway, with an empty memory."""
    _served.forget_all()
    return _served


class Widget:
    """The chat on a page, as a person meets it."""

    def __init__(self, page: Any, gateway: FakeGateway) -> None:
        self.page, self.gateway = page, gateway
        self.troubles: list[str] = []
        self.requests: list[str] = []
        page.on("console", lambda message: message.type == "error" and self.troubles.append(message.text))
        page.on("pageerror", lambda error: self.troubles.append(str(error)))
        page.on("request", lambda request: self.requests.append(request.url))

    def go(self, path: str = "/") -> Widget:
        """Opens a page and waits for the launcher."""
        self.page.goto(self.gateway.url + path)
        self.launcher.wait_for()
        return self

    def open(self) -> Widget:
        """Opens the chat and waits for the greeting."""
        self.launcher.click()
        self.page.locator(".msg").first.wait_for()
        return self

    @property
    def launcher(self) -> Any:
        return self.page.locator(".launcher")

    @property
    def log(self) -> Any:
        return self.page.get_by_role("log")

    @property
    def input(self) -> Any:
        return self.page.get_by_label("Skriv din besked")

    @property
    def last(self) -> Any:
        return self.page.locator(".msg").last

    def say(self, text: str) -> Any:
        """Sends a message and waits for the reply; the reply's element."""
        before = self.page.locator(".msg:not(.own)").count()
        self.input.fill(text)
        self.input.press("Enter")
        self.page.locator(".msg:not(.own)").nth(before).wait_for()
        return self.last

    def press(self, title: str) -> Any:
        """Presses a quick reply and waits for the reply; the reply's element."""
        before = self.page.locator(".msg:not(.own)").count()
        self.log.get_by_role("button", name=title).click()
        self.page.locator(".msg:not(.own)").nth(before).wait_for()
        return self.last

    def focused(self) -> str:
        """Tag and id or class of what has focus, through shadow roots."""
        return str(
            self.page.evaluate(
                "() => { let e = document.activeElement; while (e?.shadowRoot?.activeElement) e = e.shadowRoot.activeElement;"
                " return e.tagName.toLowerCase() + (e.id ? '#' + e.id : e.className ? '.' + e.className : '') }"
            )
        )

    def axe(self) -> list[str]:
        """Violations of the whole page, shadow roots included."""
        before = len(self.troubles)
        found = axe_core.violations(self.page)
        # axe measures with an inline style of its own; the policy refuses it and says so, which is not the widget's breach.
        self.troubles[before:] = [each for each in self.troubles[before:] if "inline style" not in each]
        return found

    def strangers(self) -> list[str]:
        """Requests to anyone but the gateway."""
        return [url for url in self.requests if urlsplit(url).netloc != urlsplit(self.gateway.url).netloc]


@pytest.fixture
def open_widget(browser: Any, gateway: FakeGateway) -> Iterator[Callable[..., Widget]]:
    """Makes pages: open_widget(color_scheme='dark', viewport=…). At the end no script failed and no policy was breached."""
    contexts, widgets = [], []

    def make(**options: Any) -> Widget:
        context = browser.new_context(locale="da-DK", **{"viewport": {"width": 1280, "height": 900}, **options})
        context.set_default_timeout(6000)
        contexts.append(context)
        widgets.append(Widget(context.new_page(), gateway))
        return widgets[-1]

    yield make
    for context in contexts:
        context.close()
    troubles = [each for widget in widgets for each in widget.troubles if "Failed to load resource" not in each]
    assert troubles == []


@pytest.fixture
def widget(open_widget: Callable[..., Widget]) -> Widget:
    """The chat on a desktop page, closed."""
    return open_widget().go()
