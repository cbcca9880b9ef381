"""The widget and a screen reader, a keyboard, a small screen, other colours: one test a promise."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

CONTRAST = """([front, back, property]) => {
  const style = name => getComputedStyle(document.querySelector('rusvejviser-chat').shadowRoot.querySelector(name));
  const linear = v => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
  const light = colour => { const [r, g, b] = colour.match(/[\\d.]+/g).slice(0, 3).map(v => linear(v / 255));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b };
  const [a, b] = [light(style(front)[property]), light(style(back).backgroundColor)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) }"""
STATES = ("closed", "open", "asking", "offers", "slots", "receipt", "error", "crisis", "deleting")
SCREENS: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "320 px": {"viewport": {"width": 320, "height": 640}},
}


def bring(chat: Any, state: str) -> None:
    """Brings the chat into a state."""
    if state == "closed":
        return
    chat.open()
    said = {"asking": "/find_offer", "offers": "/offers", "slots": "/book", "receipt": "/pick", "crisis": "fare"}
    if state in said:
        chat.say(said[state])
    elif state == "error":
        chat.input.fill("travlt")
        chat.input.press("Enter")
        chat.page.get_by_role("button", name="Prøv igen").wait_for()
    elif state == "deleting":
        chat.page.locator("footer").get_by_role("button", name="Slet samtalen").click()
        chat.page.locator("footer summary").click()


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing(open_widget: Callable[..., Any], screen: str, state: str) -> None:
    chat = open_widget(reduced_motion="reduce", **SCREENS[screen]).go()

    bring(chat, state)

    assert chat.axe() == []


def test_the_transcript_is_a_named_log_that_itself_says_nothing(widget: Any) -> None:
    widget.open()

    assert widget.page.get_by_role("log", name="Samtalen").get_attribute("aria-live") == "off"


def test_the_live_copy_says_a_reply_and_goes_after_a_second(widget: Any) -> None:
    widget.open()
    live = widget.page.locator("[aria-live=polite]")

    widget.say("mangler")

    assert "Assistenten:\nDet siger kvalitetsstandarden ikke noget om." in (live.text_content() or "")
    widget.page.wait_for_timeout(1300)
    assert live.text_content() == ""


def test_identical_replies_are_said_again(widget: Any) -> None:
    widget.open()
    widget.page.evaluate(
        "() => { window.heard = []; const live = document.querySelector('rusvejviser-chat').shadowRoot.querySelector('[aria-live=polite]');"
        " new MutationObserver(all => all.forEach(m => m.addedNodes.forEach(n => heard.push(n.textContent)))).observe(live, {childList: true}) }"
    )

    widget.say("mangler")
    widget.say("mangler")

    assert widget.page.evaluate("heard").count("Assistenten:\nDet siger kvalitetsstandarden ikke noget om.") == 2


def test_danger_interrupts(widget: Any) -> None:
    widget.open()

    widget.say("fare")

    assert "Ring 112 nu." in (widget.page.locator("[aria-live=assertive]").text_content() or "")


def test_focus_does_not_move_when_a_message_comes(widget: Any) -> None:
    widget.open()
    widget.gateway.delay_seconds = 0.5
    widget.input.fill("/offers")
    widget.input.press("Enter")
    widget.page.get_by_role("link", name="Forlad siden").focus()

    widget.page.locator(".card").first.wait_for()

    assert widget.focused() == "a.exit"


def test_after_a_quick_reply_focus_is_in_the_field(widget: Any) -> None:
    widget.open()

    widget.log.get_by_role("button", name="Find det rigtige tilbud").press("Enter")

    assert widget.focused() == "textarea#input"


def test_a_finger_on_a_quick_reply_calls_up_no_keyboard_but_one_on_the_field_does(
    open_widget: Callable[..., Any],
) -> None:
    chat = open_widget(has_touch=True, viewport={"width": 360, "height": 740}).go().open()

    chat.log.get_by_role("button", name="Find det rigtige tilbud").tap()
    assert chat.focused() == "textarea#input"
    assert chat.input.get_attribute("inputmode") == "none"

    chat.input.tap()
    assert chat.focused() == "textarea#input"
    assert chat.input.get_attribute("inputmode") != "none"


def test_every_message_names_its_speaker_in_order(widget: Any) -> None:
    widget.open()
    widget.say("pris")

    spoken = widget.page.locator(".msg").evaluate_all("all => all.map(e => e.textContent.split(':')[0])")

    assert spoken == ["Assistenten", "Dig", "Assistenten"]


def test_the_launcher_has_a_name_and_tells_whether_the_chat_is_open(widget: Any) -> None:
    launcher = widget.page.get_by_role("button", name="Spørg assistenten")
    assert launcher.get_attribute("aria-expanded") == "false"

    launcher.click()
    widget.page.locator(".msg").first.wait_for()

    assert launcher.get_attribute("aria-expanded") == "true"
    assert widget.page.get_by_role("dialog", name="Rusvejviser").is_visible()
    assert widget.focused() == "textarea#input"


def test_escape_closes_and_gives_focus_back(widget: Any) -> None:
    widget.open()

    widget.page.keyboard.press("Escape")

    assert not widget.page.locator(".panel").is_visible()
    assert widget.focused() == "button.launcher"
    assert widget.launcher.get_attribute("aria-expanded") == "false"


def test_the_transcript_scrolls_by_keyboard(widget: Any) -> None:
    widget.open()
    widget.say("langt")
    widget.log.focus()
    before = widget.log.evaluate("e => e.scrollTop")

    widget.page.keyboard.press("PageDown")

    widget.page.wait_for_function(
        "before => document.querySelector('rusvejviser-chat').shadowRoot.querySelector('.log').scrollTop > before",
        arg=before,
    )


def test_the_field_is_labelled_and_its_error_is_text_tied_to_it(widget: Any) -> None:
    widget.open()

    widget.page.get_by_role("button", name="Send", exact=True).click()

    assert "notice" in widget.input.get_attribute("aria-describedby").split()
    assert widget.page.locator("#notice").inner_text() == "Skriv en besked først."
    assert widget.input.get_attribute("aria-invalid") == "true"
    widget.say("pris")
    assert widget.page.locator("#notice").inner_text() == ""
    assert widget.input.get_attribute("aria-invalid") == "false"


def test_it_is_said_to_be_danish(widget: Any) -> None:
    assert widget.page.locator(".rv").get_attribute("lang") == "da"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_contrast_is_enough(open_widget: Callable[..., Any], scheme: str) -> None:
    chat = open_widget(color_scheme=scheme, reduced_motion="reduce").go().open()
    chat.say("/offers")
    chat.say("ændret")
    chat.say("fare")

    text = [
        (".said p", ".said"), (".own .said", ".own .said"), (".crisis p", ".crisis"), (".note p", ".note"), (".send", ".send"),
        (".launcher", ".launcher"), (".exit", ".exit"), (".leave p", ".leave"), (".good", ".card"), ("footer a", ".panel"),
        (".replies button", ".replies button"), ("summary", ".said"),
    ]  # fmt: skip
    edges = [("textarea", ".panel"), (".replies button", ".panel"), (".crisis li a", ".crisis")]
    low = [(front, back) for front, back in text if chat.page.evaluate(CONTRAST, [front, back, "color"]) < 4.5] + [
        (front, back) for front, back in edges if chat.page.evaluate(CONTRAST, [front, back, "borderTopColor"]) < 3
    ]

    assert low == []


def test_every_target_is_24_pixels_or_more_save_links_in_a_sentence(open_widget: Callable[..., Any]) -> None:
    chat = open_widget(viewport={"width": 360, "height": 740}, reduced_motion="reduce").go().open()
    for said in ("pris", "/offers", "/book", "/pick", "fare", "sort"):
        chat.say(said)
    chat.page.locator("footer summary").click()

    small = chat.page.evaluate("""() =>
      [...document.querySelector('rusvejviser-chat').shadowRoot.querySelectorAll(
        'button, summary, textarea, .exit, .button, footer a, .crisis li a, .call a')]
      .map(e => [e.textContent, e.getBoundingClientRect()])
      .filter(([, box]) => box.width && (box.width < 24 || box.height < 24))
      .map(([name, box]) => name + ' ' + box.width + ' x ' + box.height)""")

    assert small == []


@pytest.mark.parametrize("height", [640, 256])
def test_at_320_pixels_nothing_needs_two_ways_of_scrolling(open_widget: Callable[..., Any], height: int) -> None:
    chat = open_widget(viewport={"width": 320, "height": height}).go().open()
    for said in ("pris", "/offers", "/book", "/pick", "fare"):
        chat.say(said)

    wide = chat.page.evaluate(
        "() => [...document.querySelector('rusvejviser-chat').shadowRoot.querySelectorAll('.panel, .panel *:not(.vh)')]"
        ".filter(e => e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 0 || e.getBoundingClientRect().right > 321).map(e => e.tagName + '.' + e.className)"
    )
    assert wide == []
    assert chat.page.evaluate("() => document.documentElement.scrollWidth") <= 320


def test_at_400_percent_the_field_and_the_reply_can_both_be_reached(open_widget: Callable[..., Any]) -> None:
    chat = open_widget(viewport={"width": 320, "height": 256}).go().open()
    chat.say("pris")

    chat.input.scroll_into_view_if_needed()
    box = chat.input.bounding_box()
    assert box["height"] >= 24
    assert box["y"] + box["height"] <= 256
    chat.last.locator(".said > p").first.scroll_into_view_if_needed()
    leave, text = chat.page.locator(".leave").bounding_box(), chat.last.locator(".said > p").first.bounding_box()
    assert text["y"] >= leave["y"] + leave["height"] - 1


def test_on_a_small_screen_the_chat_fills_it_and_tab_stays_inside(open_widget: Callable[..., Any]) -> None:
    chat = open_widget(viewport={"width": 360, "height": 740}, reduced_motion="reduce").go().open()
    assert chat.page.locator(".panel").bounding_box() == {"x": 0, "y": 0, "width": 360, "height": 740}
    assert chat.page.get_by_role("dialog").get_attribute("aria-modal") == "true"

    chat.page.locator("footer").get_by_role("button", name="Slet samtalen").focus()
    chat.page.keyboard.press("Tab")
    assert chat.focused() == "button.close"
    chat.page.keyboard.press("Shift+Tab")
    assert chat.focused() == "button.bare"


def test_with_reduced_motion_nothing_moves(open_widget: Callable[..., Any]) -> None:
    moving = "() => getComputedStyle(document.querySelector('rusvejviser-chat').shadowRoot.querySelector('.panel')).animationName"

    assert open_widget(reduced_motion="reduce").go().open().page.evaluate(moving) == "none"
    assert open_widget(reduced_motion="no-preference").go().open().page.evaluate(moving) != "none"


def test_in_forced_colours_bubbles_and_buttons_keep_their_edges(open_widget: Callable[..., Any]) -> None:
    chat = open_widget(forced_colors="active").go().open()
    chat.say("fare")

    edges = chat.page.evaluate("""() =>
      ['.said', '.launcher', '.send', '.exit', '.crisis', 'textarea'].filter(name => {
        const s = getComputedStyle(document.querySelector('rusvejviser-chat').shadowRoot.querySelector(name));
        return s.borderTopStyle !== 'solid' || s.borderTopColor === s.backgroundColor })""")
    assert edges == []
    assert chat.axe() == []


def test_a_humans_number_and_112_stand_in_a_fixed_place(open_widget: Callable[..., Any]) -> None:
    for viewport in ({"width": 1280, "height": 900}, {"width": 360, "height": 740}):
        chat = open_widget(viewport=viewport).go().open()
        chat.say("langt")

        footer = chat.page.locator("footer")
        assert footer.get_by_role("link", name="58 00 00 10").is_visible()
        assert footer.get_by_role("link", name="112").is_visible()
        box = footer.bounding_box()
        assert box["y"] + box["height"] <= viewport["height"]
        assert footer.locator("a").first.get_attribute("href") == "tel:+4558000010"


def test_the_browsers_own_writing_help_is_off(widget: Any) -> None:
    widget.open()

    assert widget.input.get_attribute("spellcheck") == "false"
    assert widget.input.get_attribute("writingsuggestions") == "false"


def walk_to(chat: Any, key: str, name: str, most: int = 30) -> None:
    """Presses a key until what has focus carries the name."""
    for _ in range(most):
        chat.page.keyboard.press(key)
        if name in chat.page.evaluate(
            "() => document.querySelector('rusvejviser-chat').shadowRoot.activeElement?.textContent ?? ''"
        ):
            return
    raise AssertionError(f"{key} never came to '{name}'")


def test_the_whole_way_to_a_booked_time_goes_by_keyboard_alone(widget: Any) -> None:
    walk_to(widget, "Tab", "Spørg assistenten")
    widget.page.keyboard.press("Enter")
    widget.page.locator(".msg").first.wait_for()

    for name, awaited in (
        ("Find det rigtige tilbud", "text=Under 30 år"),
        ("30 år eller mere", ".card"),
        ("Book en første samtale", ".days"),
        ("10.00-10.45", ".receipt"),
    ):
        walk_to(widget, "Shift+Tab", name)
        widget.page.keyboard.press("Enter")
        widget.page.locator(awaited).first.wait_for()

    assert widget.page.locator(".code").inner_text() == "1234 5678 9012 3456"
