"""Fixtures for all rooms: the running product, and one Chromium."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from running_product import Conversation, Product


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser tests come last: Playwright's synchronous interface leaves an event loop running in the main thread."""
    items.sort(key=lambda item: "browser" in getattr(item, "fixturenames", ()))


@pytest.fixture(scope="session")
def product(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    """The product, shared by all tests of a run."""
    running = Product(tmp_path_factory.mktemp("data"))
    try:
        running.wait()
        yield running
    finally:
        running.stop()


@pytest.fixture
def citizen(product: Product) -> Any:
    """Begins conversations: citizen('slagelse')."""
    return lambda kommune=None: Conversation(product, kommune)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """One headless Chromium for all rooms: Playwright's synchronous interface starts once in a process."""
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if path is None:
        pytest.skip("no Chromium on this machine (Debian: apt-get install chromium)")
    sync_api = pytest.importorskip("playwright.sync_api")
    arguments = ["--no-sandbox", "--no-proxy-server", "--disable-gpu"]
    with sync_api.sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=arguments)
        yield chromium
        chromium.close()
