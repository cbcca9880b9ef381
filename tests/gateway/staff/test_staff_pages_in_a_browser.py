"""The caseworkers' pages as a browser shows them: axe, a narrow screen, the keyboard, no JavaScript."""

from __future__ import annotations

import datetime as dt
import os
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from bot.booking.sealed_contact import generate_keypair
from bot.staff.accounts import add
from tests.gateway.staff.staff_browser import MONDAY, PASSPHRASE, PASSWORD
from tests.gateway.staff.staff_place import Place

pytestmark = pytest.mark.browser
PAGES = {
    "login": "/staff/login",
    "today": "/staff?days=28",
    "deadlines": "/staff/deadlines",
    "booking": "/staff/bookings/1",
    "move": "/staff/bookings/1/move",
    "cancel": "/staff/bookings/1/cancel",
    "unlock": "/staff/unlock",
    "calendar": "/staff/calendar",
    "hours": "/staff/calendar/hours/perron-3-samtale",
    "feeds": "/staff/feeds",
    "figures": "/staff/figures",
    "audit": "/staff/audit",
    "missing": "/staff/findes-ikke",
}
TODAY = MONDAY.date()


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The gateway on a port of its own with bookings of every kind; the address."""
    data_dir = tmp_path_factory.mktemp("staff")
    generate_keypair(data_dir, PASSPHRASE, ops=1, mem=8192 * 1024)
    place = Place(data_dir, LIMITS="off")
    add(place.store, "lea", "slagelse", "manager", PASSWORD)
    add(place.store, "kim", "assens", "manager", PASSWORD)
    contact = {"name": "Ida Prøve", "phone": "12 34 56 78", "email": "ida@example.org"}
    place.book(contact=contact, nth=3)
    place.book(inquiry=TODAY - dt.timedelta(days=20))
    place.book(inquiry=TODAY - dt.timedelta(days=12), nth=1)
    place.book(frm=TODAY + dt.timedelta(days=16))
    place.book("paaroerende-samtaler", nth=5)
    gone = place.book("stof-over-30", nth=2)
    place.app.state.office.desk.cancel("slagelse", gone)
    place.house.bookings.record_urgent("slagelse", "perron-3", TODAY - dt.timedelta(days=15))
    place.app.state.office.desk.close_days("slagelse", TODAY, TODAY)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    config = uvicorn.Config(place.guarded, port=port, lifespan="off", log_level="error", access_log=False)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    end = time.monotonic() + 20
    while not server.started:
        assert time.monotonic() < end, "the server did not start"
        time.sleep(0.05)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)
    place.house.bookings.store.close()


@pytest.fixture(scope="module")
def axe() -> str:
    import axe_playwright_python

    return (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")


@pytest.fixture
def page(browser: Any, served: str, request: pytest.FixtureRequest) -> Iterator[Any]:
    """A page of somebody who is logged in; parameters: width, colour scheme, scripts, name."""
    wish: dict[str, Any] = getattr(request, "param", {})
    context = browser.new_context(
        base_url=served,
        viewport={"width": wish.get("width", 1280), "height": 900},
        color_scheme=wish.get("scheme", "light"),
        java_script_enabled=wish.get("script", True),
    )
    opened = context.new_page()
    opened.goto("/staff/login")
    opened.get_by_label("Navn").fill(wish.get("name", "lea"))
    opened.get_by_label("Adgangskode").fill(PASSWORD)
    opened.get_by_role("button", name="Log ind").click()
    yield opened
    context.close()


def violations(page: Any, axe: str) -> list[str]:
    page.evaluate(axe)
    found = page.evaluate("async () => (await axe.run(document, {resultTypes: ['violations']})).violations")
    return [f"{each['id']}: {node['html'][:160]}" for each in found for node in each["nodes"]]


def keep(page: Any, name: str) -> None:
    """Keeps a picture where STAFF_SHOTS says, for looking at."""
    if folder := os.environ.get("STAFF_SHOTS"):
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)


@pytest.mark.parametrize(
    "page",
    [{"width": 1280}, {"width": 360}, {"width": 1280, "scheme": "dark"}],
    indirect=True,
    ids=["wide", "narrow", "dark"],
)
def test_axe_finds_nothing_on_any_page_and_nothing_reaches_past_a_narrow_screen(
    page: Any, axe: str, request: pytest.FixtureRequest
) -> None:
    found = {}
    kind = request.node.callspec.id
    for name, path in PAGES.items():
        if name == "login":
            page.context.clear_cookies()
        page.goto(path)
        if name == "login":
            found[name] = violations(page, axe)
            keep(page, f"{name}-{kind}")
            page.get_by_label("Navn").fill("lea")
            page.get_by_label("Adgangskode").fill(PASSWORD)
            page.get_by_role("button", name="Log ind").click()
            continue
        found[name] = violations(page, axe)
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            found[name].append("wider than the screen")
        keep(page, f"{name}-{kind}")

    assert {name: problems for name, problems in found.items() if problems} == {}


@pytest.mark.parametrize("page", [{}, {"width": 360}], indirect=True, ids=["wide", "narrow"])
def test_axe_finds_nothing_after_a_form(page: Any, axe: str, request: pytest.FixtureRequest) -> None:
    kind = request.node.callspec.id
    found = {}

    def look(name: str) -> None:
        found[name] = violations(page, axe)
        keep(page, f"{name}-{kind}")

    page.goto("/staff/unlock?next=/staff/bookings/1")
    page.get_by_label("Nøglesætning").fill("forkert")
    page.get_by_role("button", name="Lås op").click()
    look("wrong-passphrase")
    page.get_by_label("Nøglesætning").fill(PASSPHRASE)
    page.get_by_role("button", name="Lås op").click()
    look("unlocked")
    assert page.get_by_text("Ida Prøve").count() == 1
    page.goto("/staff/calendar")
    page.get_by_label("Første dag").fill("2027-02-01")
    page.get_by_label("Sidste dag").fill("2027-02-20")
    page.get_by_role("button", name="Se, hvad det rammer").click()
    look("close-warning")
    page.goto("/staff/calendar/hours/perron-3-samtale")
    page.get_by_label("Fra, tidsrum 1").first.fill("13.00")
    page.get_by_role("button", name="Se, hvad det rammer").click()
    look("hours-warning")
    page.goto("/staff/calendar/hours/perron-3-samtale")
    page.get_by_label("Fra, tidsrum 1").first.fill("sent")
    page.get_by_role("button", name="Se, hvad det rammer").click()
    look("hours-wrong")
    page.goto("/staff/feeds")
    page.get_by_role("button", name="Lav adresse").click()
    look("feed-made")

    assert len(found) == 6
    assert {name: problems for name, problems in found.items() if problems} == {}


@pytest.mark.parametrize("page", [{"name": "kim"}], indirect=True)
def test_axe_finds_nothing_where_the_calendar_is_an_example(page: Any, axe: str) -> None:
    page.goto("/staff/calendar")

    assert page.get_by_text("Kalenderen er et eksempel").count() == 1
    assert violations(page, axe) == []
    keep(page, "example-wide")


@pytest.mark.parametrize("page", [{"script": False}], indirect=True)
def test_everything_works_without_javascript(page: Any) -> None:
    page.goto("/staff/deadlines")
    page.get_by_role("button", name="Markér som håndteret").first.click()

    assert page.get_by_role("status").inner_text() == "Sagen er markeret som håndteret."
    page.get_by_role("button", name="Log ud").click()
    assert page.get_by_role("status").inner_text() == "Du er logget ud."


def test_the_keyboard_alone_reaches_a_booking_and_sees_where_it_is(page: Any) -> None:
    page.goto("/staff?days=28")
    page.keyboard.press("Tab")
    skip = page.evaluate("document.activeElement.textContent")
    page.keyboard.press("Enter")
    reached: list[str] = []
    focused = ""
    while focused != "BODY":
        assert len(reached) < 40, "focus never leaves the page"
        page.keyboard.press("Tab")
        focused = page.evaluate("document.activeElement.tagName")
        if focused == "A":
            reached.append(page.evaluate("document.activeElement.getAttribute('href')"))
        if focused != "BODY":
            assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid", reached

    assert skip == "Gå til indholdet"
    booking = next(path for path in reached if path.startswith("/staff/bookings/"))
    assert reached[-1] == "/staff?days=28"
    page.locator(f"a[href='{booking}']").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/staff/bookings/*")


@pytest.mark.parametrize("page", [{"width": 360}], indirect=True)
def test_what_can_be_pressed_is_large_enough_for_a_thumb(page: Any) -> None:
    small = []
    for path in PAGES.values():
        page.goto(path)
        small += page.evaluate(
            """() => [...document.querySelectorAll('main button, main a.button, nav a, .who button, input:not([type=hidden]), select')]
            .map(e => [e.getBoundingClientRect(), e.outerHTML.slice(0, 120)])
            .filter(([box, _]) => box.width && (box.height < 24 || box.width < 24)).map(([_, html]) => html)"""
        )

    assert small == []
