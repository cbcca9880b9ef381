"""One script line on any page: no harm to the host, none from it, nobody else told, nothing stored."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable
from typing import Any

from fake_gateway import WIDGET

MOST_BYTES = 15 * 1024
FILES = sorted(each for each in WIDGET.rglob("*") if each.suffix in (".js", ".css"))
# What Firefox ESR 140 or Safari 16.4 does not have.
TOO_NEW = {
    r"with\s*\{\s*type:": "import attributes for CSS: not in Safari 16.4",
    r"import .* assert": "import assertions were withdrawn",
    r"popover": "popover: Safari 17",
    r"field-sizing": "not in Firefox",
    r"@starting-style": "Safari 17.5",
    r"light-dark\(": "Safari 17.5",
    r"\banchor\(": "CSS anchors: not in Firefox ESR",
    r"@scope": "Safari 17.4, Firefox 146",
    r"^\s*&": "CSS nesting: Safari 16.5",
    r"checkVisibility": "Safari 17.4",
    r"withResolvers": "Safari 17.4",
    r"Object\.groupBy|Map\.groupBy": "Safari 17.4",
    r"\.toSorted|\.toSpliced|\.with\(": "newer than the rest of the code assumes",
    r"/[a-z]*v[a-z]*;": "the v flag of regular expressions: Safari 17",
    r"AbortSignal\.any": "Safari 17.4",
    r"setHTML|Sanitizer": "not everywhere",
    r"startViewTransition": "not in Firefox ESR",
    r"content:[^;]+ / ": "alternative text of content: Safari 17.4",
    r"\busing\b ": "explicit resource management",
    r"text-wrap": "Safari 17.4",
    r"requestIdleCallback": "not in Safari",
    r"scheduler\.": "not in Safari",
    r"navigation\.": "Navigation API: not in Firefox ESR",
}


def test_everything_together_is_at_most_15_kb_compressed() -> None:
    sizes = {each.name: len(gzip.compress(each.read_bytes(), 9)) for each in FILES}

    assert sum(sizes.values()) <= MOST_BYTES, sizes


def test_the_code_uses_nothing_that_firefox_esr_or_safari_lacks() -> None:
    found = [
        f"{each.name}: {pattern} ({why})"
        for each in FILES
        for pattern, why in TOO_NEW.items()
        if re.search(pattern, each.read_text(encoding="utf-8"), re.MULTILINE)
    ]

    assert found == []


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
