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
