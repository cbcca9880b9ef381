"""`make screenshots`: pictures of the main states, desktop and phone, light and dark, into docs/screenshots/, from the running product."""

from __future__ import annotations

import io
import shutil
import tempfile
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import sync_playwright
from running_product import ROOT, Product

FOLDER = ROOT / "docs" / "screenshots"
SIZES = {"desktop": {"width": 1280, "height": 860}, "phone": {"width": 390, "height": 780}}
SCHEMES = {"": "light", "-dark": "dark"}
PAGES = {
    "viden": "/viden?kommune=slagelse&emne=cost",
    "tilbud": "/tilbud?kommune=assens",
    "aftale": "/aftale",
    "chat": "/chat?kommune=holbaek",
    "choose": "/",
    "staff": "/staff",
}
SETTLE_MS = 1500
COLOURS = 255  # of a picture: enough for flat pages, and a third of the bytes


def shoot(page: Any, state: str, name: str) -> None:
    """Takes a picture of what is in sight, with few colours so that the repository stays small."""
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    picture.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, kmeans=2, dither=Image.Dither.NONE).save(
        FOLDER / f"{state}-{name}.png", optimize=True
    )


def say(page: Any, text: str) -> None:
    """Types a message into the widget and waits for the reply."""
    box = page.get_by_role("textbox").last
    box.fill(text)
    box.press("Enter")
    page.wait_for_timeout(SETTLE_MS)


def widget(page: Any, url: str, name: str) -> None:
    """The widget's states on the demonstration page."""
    page.goto(f"{url}/?kommune=slagelse")
    page.wait_for_timeout(SETTLE_MS)
    shoot(page, "page", name)
    page.locator("rusvejviser-chat button").first.click()
    page.wait_for_timeout(SETTLE_MS)
    shoot(page, "widget-greeting", name)
    say(page, "må man være anonym")
    shoot(page, "widget-answer", name)
    say(page, "jeg er 24 og ryger for meget hash")
    shoot(page, "widget-asking", name)
    for _ in range(6):
        if page.get_by_role("button", name="Book en første samtale").count():
            break
        say(page, "nej")
    shoot(page, "widget-offers", name)
    page.get_by_role("button", name="Book en første samtale").last.click()
    page.wait_for_timeout(SETTLE_MS)
    say(page, "nej, det er første gang")
    shoot(page, "widget-times", name)
    say(page, "den første")
    for answer in ("vil ikke sige", "vil ikke sige", "vil ikke sige", "ja"):
        say(page, answer)
    shoot(page, "widget-receipt", name)
    say(page, "han vågner ikke og hans læber er blå")
    shoot(page, "widget-crisis", name)
    page.route("**/webhooks/**", lambda route: route.abort())
    say(page, "og hvad så nu")
    shoot(page, "widget-error", name)


def pictures(browser: Any, url: str) -> None:
    """Takes all pictures of a product that answers at an address."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for ending, scheme in SCHEMES.items():
        for size, viewport in SIZES.items():
            context = browser.new_context(viewport=viewport, color_scheme=scheme, locale="da-DK")
            page = context.new_page()
            widget(page, url, size + ending)
            for state, path in PAGES.items():
                page.goto(url + path)
                shoot(page, state, size + ending)
            context.close()


def main() -> None:
    """Starts the product and takes all pictures."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        product = Product(Path(folder) / "data")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        try:
            product.wait()
            pictures(browser, product.url)
        finally:
            browser.close()
            product.stop()


if __name__ == "__main__":
    main()
