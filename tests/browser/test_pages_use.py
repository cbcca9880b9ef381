"""The pages in use: 320 px, the keyboard, no JavaScript, and leaving fast."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

import pytest

from tests.browser.pages_server import serving

pytestmark = pytest.mark.browser
HERE = "?kommune=slagelse"
PAGES = ["/", f"/{HERE}", f"/chat{HERE}", f"/viden{HERE}&vis=alle", f"/viden{HERE}&emne=cost", f"/tilbud{HERE}", f"/aftale{HERE}", f"/privatliv{HERE}",
         f"/tilgaengelighed{HERE}", "/docs", "/findes-ikke"]  # fmt: skip
LEAVES_WITHIN_SECONDS = 3.0  # 0.2 to 0.3 on an idle machine
SMALL = """() => [...document.querySelectorAll('a, button, input:not([type=hidden]), textarea, summary')]
  .filter(e => e.checkVisibility() && !e.matches('.skip, p a, li a, dd a, address a') && !e.closest('rusvejviser-chat'))
  .map(e => [e.outerHTML.slice(0, 80), e.getBoundingClientRect()])
  .filter(([, box]) => box.width < 24 || box.height < 24).map(([html]) => html)"""


@pytest.fixture(scope="module")
def address(browser: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving(tmp_path_factory.mktemp("use")) as served:
        yield served


@pytest.fixture(params=[True, False], ids=["script", "no script"])
def page(request: pytest.FixtureRequest, browser: Any) -> Iterator[Any]:
    context = browser.new_context(java_script_enabled=request.param)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("path", PAGES)
def test_a_page_fits_320_pixels_and_its_targets_are_large_enough(browser: Any, address: str, path: str) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 640})

    page.goto(address + path)

    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.evaluate(SMALL) == []
    page.close()


def test_nothing_is_refused_by_the_policy_and_nothing_is_asked_of_another_site(browser: Any, address: str) -> None:
    page, asked, said = browser.new_page(), [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))

    for path in PAGES[2:-1]:
        page.goto(address + path)
        page.wait_for_load_state("networkidle")

    assert [each for each in asked if not each.startswith(address + "/")] == []
    assert said == []
    page.close()


def test_the_first_tab_leads_to_the_skip_link_and_the_second_to_the_way_out(browser: Any, address: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}/viden{HERE}")

    page.keyboard.press("Tab")
    first = page.evaluate("document.activeElement.className")
    page.keyboard.press("Tab")

    assert (first, "button-leave" in page.evaluate("document.activeElement.className")) == ("skip", True)
    page.close()


@pytest.mark.parametrize("path", [f"/viden{HERE}", f"/chat{HERE}"])
def test_the_button_leaves_at_once(page: Any, address: str, path: str) -> None:
    page.goto(address + path)

    began = time.monotonic()
    page.click(".button-leave")
    page.wait_for_url("http://localhost:*/robots.txt", wait_until="commit")

    assert time.monotonic() - began < LEAVES_WITHIN_SECONDS


def test_shift_three_times_leaves_and_another_key_begins_anew(browser: Any, address: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}/viden{HERE}")

    for key in ("Shift", "Shift", "a", "Shift", "Shift"):
        page.keyboard.press(key)
    stayed = page.inner_text("[data-leave-count]")
    page.keyboard.press("Shift")
    page.wait_for_url("http://localhost:*/robots.txt", wait_until="commit")

    assert stayed == "Tryk på Shift én gang mere for at forlade siden."
    page.close()


def test_leaving_the_chat_clears_it(page: Any, address: str) -> None:
    page.goto(f"{address}/chat{HERE}")
    page.fill("#besked", "hvad koster det?")
    page.click("form.write button")
    sender = page.locator("form.write input[name=sender]").get_attribute("value")

    page.click(".button-leave")
    page.wait_for_url("http://localhost:*/robots.txt")

    again = page.request.post(f"{address}/chat", form={"sender": sender, "begyndt": "ja", "besked": "og hvad så?"})
    assert "er slettet" in again.text()


def test_a_conversation_goes_from_question_to_receipt_by_keyboard_without_script(browser: Any, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/chat{HERE}")

    for text in ("find tilbud", "hvornår", "book"):
        page.focus("#besked")
        page.keyboard.type(text)
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_load_state()

    assert page.inner_text(".receipt .code") == "1234 5678 9012 3456"
    assert page.locator("#senest").bounding_box()["y"] < 900
    assert context.cookies() == []
    context.close()


def test_print_shows_all_answers_without_buttons(browser: Any, address: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}/viden{HERE}&vis=alle")

    page.emulate_media(media="print")

    assert page.is_hidden(".button-leave")
    assert page.is_hidden(".site nav")
    assert page.is_visible("#cost .prose")
    page.close()
