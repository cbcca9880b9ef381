"""`make screenshots`: pictures of the main states, desktop and phone, into docs/screenshots/, from the running product."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright
from running_product import ROOT, Product

FOLDER = ROOT / "docs" / "screenshots"
SIZES = {"desktop": {"width": 1280, "height": 860}, "phone": {"width": 390, "height": 780}}
PAGES = {
    "viden": "/viden?kommune=slagelse&emne=cost",
    "tilbud": "/tilbud?kommune=assens",
    "aftale": "/aftale",
    "chat": "/chat?kommune=holbaek",
}
SETTLE_MS = 1500


def say(page: Any, text: str) -> None:
    """Types a message into the widget and waits for the reply."""
    box = page.get_by_role("textbox").last
    box.fill(text)
    box.press("Enter")
    page.wait_for_timeout(SETTLE_MS)


def widget(page: Any, product: Product, name: str) -> None:
    """The widget's states on the demonstration page."""
    page.goto(f"{product.url}/?kommune=slagelse")
    page.wait_for_timeout(SETTLE_MS)
    page.screenshot(path=FOLDER / f"page-{name}.png")
    page.locator("rusvejviser-chat button").first.click()
    page.wait_for_timeout(SETTLE_MS)
    page.screenshot(path=FOLDER / f"widget-greeting-{name}.png")
    say(page, "må man være anonym")
    page.screenshot(path=FOLDER / f"widget-answer-{name}.png")
    say(page, "jeg er 24 og ryger for meget hash")
    for _ in range(6):
        if page.get_by_role("button", name="Book en første samtale").count():
            break
        say(page, "nej")
    page.screenshot(path=FOLDER / f"widget-offers-{name}.png")
    page.get_by_role("button", name="Book en første samtale").last.click()
    page.wait_for_timeout(SETTLE_MS)
    say(page, "nej, det er første gang")
    page.screenshot(path=FOLDER / f"widget-times-{name}.png")
    say(page, "den første")
    for answer in ("vil ikke sige", "vil ikke sige", "vil ikke sige", "ja"):
        say(page, answer)
    page.screenshot(path=FOLDER / f"widget-receipt-{name}.png")
    say(page, "han vågner ikke og hans læber er blå")
    page.screenshot(path=FOLDER / f"widget-crisis-{name}.png")


def main() -> None:
    """Takes all pictures."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        product = Product(Path(folder) / "data")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        try:
            product.wait()
            for name, size in SIZES.items():
                page = browser.new_page(viewport=size)  # type: ignore[arg-type]
                widget(page, product, name)
                for state, path in PAGES.items():
                    page.goto(product.url + path)
                    page.screenshot(path=FOLDER / f"{state}-{name}.png")
                page.close()
        finally:
            browser.close()
            product.stop()


if __name__ == "__main__":
    main()
