"""The widget on the demonstration page in front of the whole product: a question, and an anonymous booking."""

from __future__ import annotations

import re
from typing import Any

import pytest

pytestmark = [pytest.mark.stack, pytest.mark.browser]
WAIT_MS = 15_000


def say(page: Any, text: str, then: str) -> None:
    """Types a message and waits until the reply shows some words."""
    box = page.get_by_role("textbox").last
    box.fill(text)
    box.press("Enter")
    page.get_by_text(then).last.wait_for(timeout=WAIT_MS)


def test_a_question_is_answered_and_a_time_booked_through_the_widget(browser: Any, product: Any) -> None:
    page = browser.new_page()
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("request", lambda r: None if r.url.startswith(product.url) else problems.append(r.url))
    page.goto(f"{product.url}/?kommune=slagelse")

    page.locator("rusvejviser-chat button").first.click()
    page.get_by_text("automatisk assistent").first.wait_for(timeout=WAIT_MS)
    say(page, "hvad koster det", "gratis")
    say(page, "jeg er 24 og ryger for meget hash og vil gerne booke en tid", "anonym")
    page.get_by_role("button", name="Ja, anonymt").last.click()
    page.get_by_text("ledige tider").last.wait_for(timeout=WAIT_MS)
    say(page, "den første", "Skal jeg booke")
    say(page, "ja", "Din tid er booket")

    code = re.search(r"\b\d{4} \d{4} \d{4} \d{4}\b", page.locator("rusvejviser-chat").inner_text() or "")
    shown = (
        page.get_by_text(re.compile(r"^\d{4} \d{4} \d{4} \d{4}$")).last.inner_text() if code is None else code.group()
    )
    booking = product.http.get(f"/api/bookings/{shown.replace(' ', '')}").json()
    page.close()
    assert booking["status"] == "confirmed"
    assert booking["anonymous"] is True
    assert booking["offer"] == "slagelse/perron-3"
    assert problems == []


def test_the_same_booking_goes_by_forms_alone(browser: Any, product: Any) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{product.url}/chat?kommune=slagelse")

    def write(text: str) -> None:
        page.fill("#besked", text)
        page.click("form.write button")
        page.wait_for_load_state()

    write("hvad koster det")
    assert "gratis" in page.inner_text(".log")
    write("jeg er 24 og ryger for meget hash og vil gerne booke en tid")
    page.get_by_role("button", name="Ja, anonymt").click()
    if not page.locator("fieldset.day").count():
        write("nej, det er første gang")
    page.locator("fieldset.day button").first.click()
    page.get_by_role("button", name="Ja", exact=False).first.click()

    code = page.inner_text(".receipt .code").replace(" ", "")
    booking = product.http.get(f"/api/bookings/{code}").json()
    page.goto(f"{product.url}/aftale?kommune=slagelse")
    page.fill("#kode", code)
    page.click("text=Se aftalen")
    shown = page.inner_text("main")
    cookies = context.cookies()
    context.close()
    assert (booking["status"], booking["anonymous"], booking["offer"]) == ("confirmed", True, "slagelse/perron-3")
    assert booking["location"].split(",")[0] in shown
    assert cookies == []


def focused_text(page: Any) -> str:
    """The words of what has focus, through the widget's shadow root."""
    return str(
        page.evaluate(
            "() => { let e = document.activeElement; while (e?.shadowRoot?.activeElement) e = e.shadowRoot.activeElement; return e.textContent }"
        )
    )


def walk_to(page: Any, key: str, name: str, most: int = 60) -> None:
    """Presses a key until what has focus carries the name."""
    for _ in range(most):
        page.keyboard.press(key)
        if name in focused_text(page):
            return
    raise AssertionError(f"{key} never came to '{name}'")


def test_from_page_load_to_a_booked_time_by_keyboard_alone(browser: Any, product: Any) -> None:
    page = browser.new_page()
    page.goto(f"{product.url}/?kommune=slagelse")
    page.locator(".launcher").wait_for()

    walk_to(page, "Tab", "Spørg assistenten")
    page.keyboard.press("Enter")
    page.locator(".msg").first.wait_for(timeout=WAIT_MS)
    page.keyboard.type("jeg er 24 og ryger for meget hash og vil gerne booke en tid")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Ja, anonymt").wait_for(timeout=WAIT_MS)
    walk_to(page, "Shift+Tab", "Ja, anonymt")
    page.keyboard.press("Enter")
    page.locator(".days button").first.wait_for(timeout=WAIT_MS)
    walk_to(page, "Shift+Tab", page.locator(".days button").last.text_content())
    page.keyboard.press("Enter")
    page.get_by_text("Skal jeg booke").last.wait_for(timeout=WAIT_MS)
    page.keyboard.type("ja")
    page.keyboard.press("Enter")

    page.locator(".receipt .code").wait_for(timeout=WAIT_MS)
    code = page.locator(".receipt .code").inner_text().replace(" ", "")
    page.close()
    assert product.http.get(f"/api/bookings/{code}").json()["status"] == "confirmed"
