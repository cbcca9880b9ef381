"""One script line on any page: no harm to the host, none from it, nobody else told, nothing stored."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable
from typing import Any

import pytest
from fake_gateway import WIDGET

MOST_BYTES = 15 * 1024
FILES = sorted(each for each in WIDGET.rglob("*") if each.suffix in (".js", ".css"))


def test_everything_together_is_at_most_15_kb_compressed() -> None:
    sizes = {each.name: len(gzip.compress(each.read_bytes(), 9)) for each in FILES}

    assert sum(sizes.values()) <= MOST_BYTES, sizes


def test_content_never_becomes_markup_and_no_style_is_inline() -> None:
    code = "\n".join(each.read_text(encoding="utf-8") for each in FILES if each.suffix == ".js")

    forbidden = re.findall(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function|\.style\b|style:", code
    )

    assert forbidden == []


def test_one_script_line_puts_the_launcher_on_the_page(widget: Any) -> None:
    assert widget.launcher.is_visible()
    assert widget.page.locator("rusvejviser-chat").count() == 1
    assert widget.page.locator("rusvejviser-chat").get_attribute("data-kommune") == "solby"


def test_a_page_that_nobody_chats_on_loads_only_the_launcher(widget: Any) -> None:
    widget.page.wait_for_load_state("networkidle")

    assert not [path for path in widget.gateway.asked if "panel" in path or path.startswith("/api")]


def test_nothing_is_stored_and_nobody_else_is_asked(widget: Any) -> None:
    widget.open()
    widget.say("pris")
    widget.say("/book")
    widget.press("10.00")

    stored = widget.page.evaluate(
        "async () => [localStorage.length, sessionStorage.length, document.cookie, (await indexedDB.databases()).length, (await caches.keys()).length]"
    )
    assert stored == [0, 0, "", 0, 0]
    assert widget.page.context.cookies() == []
    assert widget.strangers() == []


def test_the_sender_is_128_random_bits_and_new_on_each_page(open_widget: Callable[..., Any], gateway: Any) -> None:
    open_widget().go().open()
    open_widget().go().open()

    senders = [turn["sender"] for turn in gateway.turns]
    assert all(re.fullmatch("[0-9a-f]{32}", sender) for sender in senders)
    assert len(set(senders)) == 2


def test_each_turn_says_the_pages_municipality(widget: Any) -> None:
    widget.open()

    assert widget.gateway.turns[0]["message"] == "/start"
    assert widget.gateway.turns[0]["metadata"] == {"kommune": "solby"}


def test_a_hostile_page_neither_hides_nor_deforms_the_chat(open_widget: Callable[..., Any]) -> None:
    chat = open_widget().go("/hostile").open()

    look = chat.page.evaluate(
        "() => { const r = document.querySelector('rusvejviser-chat').shadowRoot; const s = e => getComputedStyle(r.querySelector(e));"
        " return [s('.said').color, s('.said').textTransform, s('.said').letterSpacing, s('.panel').position, s('.said p').fontSize] }"
    )
    assert look == ["rgb(26, 26, 26)", "none", "normal", "fixed", "16px"]
    assert chat.launcher.is_visible()
    assert chat.input.is_visible()
    assert chat.say("pris").is_visible()


def test_the_chat_leaves_the_hosts_look_as_it_was(open_widget: Callable[..., Any]) -> None:
    look = (
        "() => ['h1', '#host', 'main', 'body'].map(e => { const s = getComputedStyle(document.querySelector(e)), b = "
        "document.querySelector(e).getBoundingClientRect(); return [s.color, s.fontFamily, s.margin, b.x, b.y, b.width, b.height] })"
    )
    bare = open_widget()
    bare.page.goto(bare.gateway.url + "/plain")
    with_chat = open_widget().go().open()

    assert with_chat.page.evaluate(look) == bare.page.evaluate(look)


def test_the_chat_leaves_the_hosts_scripts_keys_and_styles_alone(open_widget: Callable[..., Any]) -> None:
    traces = """() => ({globals: Object.keys(window).filter(k => !/^(heard|\\d+)$/.test(k)).sort(), sheets: document.styleSheets.length,
      adopted: document.adoptedStyleSheets.length, root: document.documentElement.attributes.length, head: document.head.children.length,
      ids: [...document.querySelectorAll('[id]')].map(e => e.id), added: [...document.body.children].map(e => e.localName)})"""
    bare = open_widget()
    bare.page.goto(bare.gateway.url + "/plain")
    chat = open_widget().go()
    chat.page.evaluate("""() => { window.heard = [];
      for (const kind of ['keydown', 'click', 'submit']) addEventListener(kind, e => heard.push(kind + ' ' + (e.key ?? '') + e.defaultPrevented));
      document.querySelector('#host').tabIndex = 0 }""")
    chat.open()
    chat.say("pris")
    chat.page.keyboard.press("Escape")

    chat.page.locator("#host").click()
    for key in ("k", "Enter", " ", "Escape", "Tab"):
        chat.page.keyboard.press(key)

    before, after = bare.page.evaluate(traces), chat.page.evaluate(traces)
    assert after["added"] == [*before["added"], "script", "rusvejviser-chat"]
    assert {**after, "added": 0} == {**before, "added": 0}
    heard = chat.page.evaluate("heard.slice(-6)")
    assert heard == ["click false", *(f"keydown {key}false" for key in ("k", "Enter", " ", "Escape", "Tab"))]


@pytest.mark.parametrize(
    "style",
    [
        "html { font-size: 62.5%; line-height: 3; letter-spacing: 4px; word-spacing: 20px; text-align: right; direction: rtl; cursor: none; }",
        "* { all: unset !important; } *::before { content: 'X' !important; }",
        ":root { --accent: red; --bg: red; --ink: red; --corner: 90px; --line: red; color-scheme: dark; }",
        "body * { animation: spin 1s infinite !important; transition: all 3s !important; filter: blur(4px); pointer-events: none !important; }"
        "@keyframes spin { to { transform: rotate(1turn) } }",
        "rusvejviser-chat { width: 0 !important; height: 0 !important; overflow: hidden !important; zoom: 0.1; font-size: 1px !important; }",
        "body { writing-mode: vertical-rl; -webkit-text-fill-color: lime; user-select: none; text-indent: 80px; white-space: nowrap; }",
    ],
    ids=["inherited", "all unset", "own names", "motion", "the element itself", "writing"],
)
def test_no_style_of_the_host_reaches_into_the_chat(open_widget: Callable[..., Any], style: str) -> None:
    look = """() => { const root = document.querySelector('rusvejviser-chat').shadowRoot;
      return ['.launcher', '.panel', 'h2', '.said', '.said p', '.replies button', 'textarea', '.exit', 'footer a'].map(name => {
        const e = root.querySelector(name), s = getComputedStyle(e), b = e.getBoundingClientRect();
        return [name, ...[b.x, b.y, b.width, b.height].map(Math.round), s.color, s.backgroundColor, s.fontSize, s.lineHeight, s.letterSpacing, s.textAlign,
          s.direction, s.animationName, s.transitionDuration, s.pointerEvents, s.borderRadius, s.cursor,
          s.webkitTextFillColor, s.writingMode, s.whiteSpace] }) }"""
    fair = open_widget(reduced_motion="reduce").go().open().page.evaluate(look)
    chat = open_widget(reduced_motion="reduce")
    chat.page.route("**/host.css", lambda route: route.fulfill(content_type="text/css", body=style))

    assert chat.go().open().page.evaluate(look) == fair


def test_text_size_follows_the_page(open_widget: Callable[..., Any]) -> None:
    size = "() => getComputedStyle(document.querySelector('rusvejviser-chat').shadowRoot.querySelector('.said p')).fontSize"

    assert open_widget().go("/").open().page.evaluate(size) == "16px"
    assert open_widget().go("/large").open().page.evaluate(size) == "28px"


def test_the_municipality_sets_texts_title_and_colours(open_widget: Callable[..., Any]) -> None:
    chat = open_widget().go("/texts")
    chat.page.evaluate("() => document.documentElement.style.setProperty('--rv-accent', 'rgb(10, 90, 40)')")

    chat.open()

    assert chat.launcher.text_content() == "Skriv med os"
    assert chat.page.get_by_role("dialog", name="Solbys hjælper").is_visible()
    assert chat.launcher.evaluate("e => getComputedStyle(e).backgroundColor") == "rgb(10, 90, 40)"


def test_it_works_inside_a_frame(open_widget: Callable[..., Any]) -> None:
    chat = open_widget()
    chat.page.goto(chat.gateway.url + "/framing")
    frame = chat.page.frame_locator("iframe")

    frame.locator(".launcher").click()

    frame.get_by_text("automatisk assistent").first.wait_for()


def test_closed_and_opened_again_the_conversation_still_stands(widget: Any) -> None:
    widget.open()
    widget.say("pris")

    widget.page.get_by_role("button", name="Luk chatten").click()
    widget.launcher.click()

    assert widget.page.get_by_text("Behandling er gratis.").first.is_visible()
    assert [turn["message"] for turn in widget.gateway.turns] == ["/start", "pris"]
