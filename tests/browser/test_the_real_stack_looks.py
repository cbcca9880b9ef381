"""The whole product in its real states: axe, light and dark, 400 % zoom, forced colours, reduced motion."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from axe_core import violations
from real_product import WALKS
from running_product import ROOT

pytestmark = [pytest.mark.stack, pytest.mark.browser]
PROBES = (Path(__file__).parent / "probes.js").read_text(encoding="utf-8")
WIDE = {"width": 1280, "height": 1024}
ZOOMED = {"width": 320, "height": 256}  # what 400 % makes of 1280 x 1024
FEWEST_STATES = 6
SETTLED = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
Findings = dict[str, list[str]]


def probe(page: Any, name: str) -> list[str]:
    """Elements that break a promise, by one of the probes."""
    page.evaluate(PROBES)
    return list(page.evaluate(f"probes.{name}()"))


def look(page: Any) -> Findings:
    """All looks at a page as it stands; it is left as it was."""
    found = {}
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce", forced_colors="none")
        found[f"axe, {scheme}"] = violations(page)
    found["moving"] = probe(page, "moving")
    page.emulate_media(color_scheme="light", forced_colors="active")
    found["no edge"], found["no ring"] = probe(page, "edgeless"), probe(page, "ringless")
    page.emulate_media(forced_colors="none")
    page.set_viewport_size(ZOOMED)
    page.wait_for_function("innerHeight === " + str(ZOOMED["height"]))
    page.evaluate(SETTLED)  # the widget follows the visible part of the screen with the next frame
    found["too wide"], found["out of sight"] = probe(page, "tooWide"), probe(page, "outOfSight")
    page.set_viewport_size(WIDE)
    return found


@pytest.fixture(scope="module")
def walked(browser: Any, product: Any) -> Callable[[str], dict[str, Findings]]:
    """Walks a room once: walked('widget') gives state -> look -> what was found."""
    done: dict[str, dict[str, Findings]] = {}

    def walk(room: str) -> dict[str, Findings]:
        if room not in done:
            context = browser.new_context(locale="da-DK", viewport=WIDE, reduced_motion="reduce")
            page = context.new_page()
            done[room] = {state: look(page) for state in WALKS[room](page, product)}
            context.close()
        return done[room]

    return walk


def found_by(states: dict[str, Findings], *looks: str) -> list[str]:
    """What some looks found, each with its state."""
    assert len(states) >= FEWEST_STATES
    return [f"{state}, {name}: {each}" for state, found in states.items() for name in looks for each in found[name]]


@pytest.mark.parametrize("room", WALKS)
def test_axe_finds_nothing_light_and_dark(walked: Any, room: str) -> None:
    assert found_by(walked(room), "axe, light", "axe, dark") == []


@pytest.mark.parametrize("room", WALKS)
def test_at_400_percent_nothing_scrolls_sideways_and_what_has_focus_is_in_sight(walked: Any, room: str) -> None:
    assert found_by(walked(room), "too wide", "out of sight") == []


@pytest.mark.parametrize("room", WALKS)
def test_with_reduced_motion_nothing_moves(walked: Any, room: str) -> None:
    assert found_by(walked(room), "moving") == []


@pytest.mark.parametrize("room", WALKS)
def test_in_forced_colours_what_can_be_pressed_has_an_edge_and_what_has_focus_a_ring(walked: Any, room: str) -> None:
    assert found_by(walked(room), "no edge", "no ring") == []


def test_the_widgets_walk_comes_through_every_state(walked: Any) -> None:
    states = ["closed", "open", "answer", "asking", "offers", "times", "receipt", "crisis", "error", "deleting"]

    assert list(walked("widget")) == states


def test_no_script_scrolls_smoothly() -> None:
    # The widget scrolls by itself only to a new reply, and then at once: for everybody, whatever they have chosen.
    code = [*(ROOT / "web_widget").rglob("*.js"), *(ROOT / "bot").rglob("static/*.js")]

    assert [each.name for each in code if re.search(r"smooth|\.animate\(", each.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize(
    ("style", "found_as"),
    [
        ("main { min-width: 900px; }", "too wide"),
        (".leave { position: fixed; inset: 0 0 auto; height: 300px; z-index: 9; background: red; }", "out of sight"),
        (".button, a { transition: color 2s; }", "moving"),
        (".button { border: 0 !important; text-decoration: none !important; }", "no edge"),
        ("* { outline: none !important; }", "no ring"),
        ("p, a { color: #999 !important; background: #aaa !important; }", "axe, light"),
    ],
    ids=["wide", "covered", "moving", "edgeless", "ringless", "pale"],
)
def test_a_page_that_breaks_a_promise_is_seen(browser: Any, product: Any, style: str, found_as: str) -> None:
    page = browser.new_page(viewport=WIDE, reduced_motion="reduce", bypass_csp=True)
    page.goto(f"{product.url}/chat?kommune=slagelse")
    page.add_style_tag(content=style)

    assert look(page)[found_as]
    page.close()
