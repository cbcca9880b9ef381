"""On a municipality's page of another site: the widget by one script line, pages in a frame, and the way out of both."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from municipal_page import MunicipalPage

from tests.browser.pages_server import serving

pytestmark = pytest.mark.browser
EXIT = "http://localhost:*/robots.txt"
COVERED = """() => {
  const cover = document.querySelector('rusvejviser-cover'), box = cover?.getBoundingClientRect();
  return !!cover && box.width >= innerWidth && box.height >= innerHeight }"""


@pytest.fixture(scope="module")
def host() -> Iterator[MunicipalPage]:
    served = MunicipalPage()
    yield served
    served.shutdown()
    served.server_close()


@pytest.fixture(scope="module")
def address(browser: Any, tmp_path_factory: pytest.TempPathFactory, host: MunicipalPage) -> Iterator[str]:
    with serving(tmp_path_factory.mktemp("framed"), FRAME_ANCESTORS=host.url) as served:
        yield served


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(8000)
    opened = context.new_page()
    opened.troubles = []
    opened.on("console", lambda said: said.type == "error" and opened.troubles.append(said.text))
    opened.on("pageerror", lambda error: opened.troubles.append(str(error)))
    yield opened
    context.close()


def test_one_script_line_on_another_site_talks_to_the_product_under_a_strict_policy(
    page: Any, host: MunicipalPage, address: str
) -> None:
    host.embed(address)
    page.goto(host.url)

    page.locator(".launcher").click()
    page.locator(".msg").first.wait_for()
    page.get_by_label("Skriv din besked").fill("hvad koster det?")
    page.get_by_label("Skriv din besked").press("Enter")

    page.locator(".msg:not(.own)").nth(1).wait_for()
    page.locator("footer strong a[href^='tel:']").wait_for()
    assert page.troubles == []
    assert page.context.cookies() == []


def test_a_site_that_the_operator_did_not_name_gets_no_answer(page: Any, host: MunicipalPage, address: str) -> None:
    host.embed(address)
    page.goto(host.url.replace("localhost", "solby.localhost"))

    page.locator(".launcher").click()

    page.get_by_text("Beskeden kom ikke frem.").first.wait_for()


def test_out_of_the_widget_on_another_site_the_page_is_covered_and_left(
    page: Any, host: MunicipalPage, address: str
) -> None:
    host.embed(address)
    page.goto(host.url)
    page.locator(".launcher").click()
    page.locator(".msg").first.wait_for()
    page.route("**/forlad", lambda route: route.fulfill(status=204))
    page.get_by_role("link", name="Forlad siden").click()
    assert page.evaluate(COVERED)
    page.unroute("**/forlad")
    page.reload()

    page.locator(".launcher").click()
    page.get_by_role("link", name="Forlad siden").click()

    page.wait_for_url(EXIT, wait_until="commit")


@pytest.mark.parametrize("way", ["button", "shift"])
def test_out_of_a_frame_of_another_site_the_top_page_is_left(
    page: Any, host: MunicipalPage, address: str, way: str
) -> None:
    host.frame(f"{address}/?kommune=slagelse")
    page.goto(host.url)
    frame = page.frame_locator("iframe")
    frame.locator(".launcher").click()
    frame.locator(".msg").first.wait_for()

    if way == "button":
        frame.locator(".exit").click()
    else:
        for _ in range(3):
            page.keyboard.press("Shift")

    page.wait_for_url(EXIT)
    page.locator("pre").wait_for()
    assert len(page.context.pages) == 1
    page.go_back()
    assert page.url != f"{host.url}/"


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
@pytest.mark.parametrize("path", ["/chat?kommune=slagelse", "/viden?kommune=slagelse"])
def test_a_page_in_a_frame_of_another_site_leaves_the_top_page(
    browser: Any, host: MunicipalPage, address: str, path: str, script: bool
) -> None:
    context = browser.new_context(java_script_enabled=script)
    page = context.new_page()
    host.frame(address + path)
    page.goto(host.url)

    page.frame_locator("iframe").locator(".button-leave").click()

    page.wait_for_url(EXIT, wait_until="commit")
    context.close()


def test_shift_three_times_in_a_framed_page_leaves_the_top_page(page: Any, host: MunicipalPage, address: str) -> None:
    host.frame(f"{address}/chat?kommune=slagelse")
    page.goto(host.url)
    page.frame_locator("iframe").locator("#besked").click()

    for _ in range(3):
        page.keyboard.press("Shift")

    page.wait_for_url(EXIT, wait_until="commit")


def test_a_frame_that_may_not_leave_its_page_is_covered_and_left_itself(
    page: Any, host: MunicipalPage, address: str
) -> None:
    host.frame(f"{address}/?kommune=slagelse")
    host.body = host.body.replace("<iframe", '<iframe sandbox="allow-scripts allow-same-origin allow-forms"')
    page.goto(host.url)
    frame = page.frame_locator("iframe")
    frame.locator(".launcher").click()
    frame.locator(".msg").first.wait_for()

    frame.locator(".exit").click()

    # The neutral site, or the browser's own word that it may not be shown here: nothing of the chat either way.
    frame.locator("rusvejviser-chat").wait_for(state="detached")
    assert page.url == f"{host.url}/"
    assert not page.frames[1].url.startswith(address)
