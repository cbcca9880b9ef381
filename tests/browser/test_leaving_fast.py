"""The way out: covered at once, deleted, gone; and nothing to be found on the way back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

COVERED = """() => {
  const cover = document.querySelector('rusvejviser-cover'), box = cover?.getBoundingClientRect();
  return !!cover && box.width >= innerWidth && box.height >= innerHeight
    && document.elementFromPoint(innerWidth / 2, innerHeight / 2) === cover }"""


def stay(chat: Any) -> None:
    """Keeps the page where it is, so that the cover can be seen: no content, no new page."""
    chat.page.route("**/forlad", lambda route: route.fulfill(status=204))


def test_the_way_out_is_a_link_that_works_by_itself(widget: Any) -> None:
    widget.open()

    link = widget.page.get_by_role("link", name="Forlad siden")

    assert link.get_attribute("href") == f"{widget.gateway.url}/forlad"
    assert link.get_attribute("target") == "_top"


def test_the_way_out_stays_in_sight_however_long_the_talk(open_widget: Callable[..., Any]) -> None:
    for viewport in ({"width": 1280, "height": 900}, {"width": 360, "height": 740}, {"width": 320, "height": 256}):
        chat = open_widget(viewport=viewport).go().open()
        chat.say("langt")

        box = chat.page.get_by_role("link", name="Forlad siden").bounding_box()
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= viewport["height"]


@pytest.mark.parametrize("path", ["/", "/hostile"])
def test_the_page_is_covered_at_once(open_widget: Callable[..., Any], path: str) -> None:
    chat = open_widget().go(path).open()
    stay(chat)

    chat.page.get_by_role("link", name="Forlad siden").click()

    assert chat.page.evaluate(COVERED)


def test_leaving_deletes_the_conversation_and_replaces_the_page(widget: Any) -> None:
    widget.page.goto(widget.gateway.url + "/plain")
    widget.go().open()
    sender = widget.gateway.turns[-1]["sender"]

    widget.page.get_by_role("link", name="Forlad siden").click()
    widget.page.get_by_role("heading", name="Vejret i dag").wait_for()

    assert widget.gateway.deleted == [sender]
    widget.page.go_back()
    assert widget.page.url == f"{widget.gateway.url}/plain"
    assert len(widget.page.context.pages) == 1


def test_shift_three_times_leaves_and_each_press_is_told(widget: Any) -> None:
    widget.open()
    status = widget.page.get_by_role("status").filter(has_text="Tryk Shift")

    widget.page.keyboard.press("Shift")
    assert status.inner_text() == "Tryk Shift 2 gange mere for at forlade siden"
    widget.page.keyboard.press("Shift")
    assert status.inner_text() == "Tryk Shift 1 gang mere for at forlade siden"
    widget.page.keyboard.press("Shift")

    widget.page.get_by_role("heading", name="Vejret i dag").wait_for()


def test_any_other_key_begins_the_count_anew(widget: Any) -> None:
    widget.open()

    for key in ("Shift", "Shift", "x", "Shift", "Shift"):
        widget.page.keyboard.press(key)

    assert widget.page.get_by_role("status").filter(has_text="1 gang mere").count() == 1
    assert widget.gateway.deleted == []


def test_a_capital_letter_is_no_press_of_shift(widget: Any) -> None:
    widget.open()

    for letter in "HEJ":
        widget.page.keyboard.press(f"Shift+{letter}")

    assert widget.page.get_by_role("status").filter(has_text="Tryk Shift").count() == 0
    assert widget.input.input_value() == "HEJ"


def test_presses_more_than_five_seconds_apart_do_not_count(open_widget: Callable[..., Any]) -> None:
    chat = open_widget()
    chat.page.clock.install()
    chat.go().open()

    chat.page.keyboard.press("Shift")
    chat.page.keyboard.press("Shift")
    chat.page.clock.run_for(5100)
    chat.page.keyboard.press("Shift")

    assert chat.page.get_by_role("status").filter(has_text="2 gange mere").count() == 1
    assert chat.gateway.deleted == []


def test_after_back_the_cover_is_gone_and_so_is_the_talk(widget: Any) -> None:
    widget.open()
    widget.say("pris")
    stay(widget)
    widget.page.get_by_role("link", name="Forlad siden").click()
    assert widget.page.evaluate(COVERED)

    widget.page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")

    assert widget.page.locator("rusvejviser-cover").count() == 0
    assert widget.page.get_by_text("Behandling er gratis.").count() == 0
    assert not widget.page.locator(".panel").is_visible()


def framed(chat: Any) -> Any:
    """The chat, opened inside a frame of another page."""
    chat.page.goto(chat.gateway.url + "/framing")
    frame = chat.page.frame_locator("iframe")
    frame.locator(".launcher").click()
    frame.locator(".msg").first.wait_for()
    return frame


def test_in_a_frame_the_whole_page_is_covered(open_widget: Callable[..., Any]) -> None:
    chat = open_widget()
    frame = framed(chat)
    stay(chat)

    frame.get_by_role("link", name="Forlad siden").click()

    assert chat.page.evaluate(COVERED)


def test_in_a_frame_the_whole_page_is_left(open_widget: Callable[..., Any]) -> None:
    chat = open_widget()
    frame = framed(chat)

    frame.get_by_role("link", name="Forlad siden").click()

    chat.page.get_by_role("heading", name="Vejret i dag").wait_for()
    assert chat.page.url == f"{chat.gateway.url}/forlad"


def test_the_way_out_says_that_the_history_is_not_erased(widget: Any) -> None:
    widget.open()

    assert "Siden kan stadig stå i din browsers historik." in widget.page.locator(".leave").inner_text()


def test_the_way_out_is_not_printed(widget: Any) -> None:
    widget.page.evaluate("window.print = () => {}")
    widget.open()
    widget.say("/pick").get_by_role("button", name="Udskriv").click()

    widget.page.emulate_media(media="print")

    assert not widget.page.locator(".exit").is_visible()
