"""axe-core finds nothing to object to on any page, in any state, light, dark, narrow, or in forced colours."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.browser.pages_server import serving

pytestmark = pytest.mark.browser
HERE = "?kommune=slagelse"
PAGES = [
    "/", f"/{HERE}", f"/chat{HERE}", "/viden", f"/viden{HERE}", f"/viden{HERE}&vis=alle", f"/viden{HERE}&emne=cost", f"/viden{HERE}&emne=complaint_health",
    f"/viden{HERE}&q=hvad+koster+det", f"/tilbud{HERE}", f"/aftale{HERE}", f"/privatliv{HERE}", f"/tilgaengelighed{HERE}", "/docs", "/findes-ikke",
]  # fmt: skip
CHAT = {
    "answer": "hvad koster det?", "offers": "find tilbud", "times": "hvornår", "receipt": "book", "crisis": "jeg vil slå mig selv ihjel i aften",
    "error": "", "deleted": "slet samtalen",
}  # fmt: skip
LOOKS = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "narrow": {"viewport": {"width": 320, "height": 640}},
    "forced": {"forced_colors": "active"},
}


@pytest.fixture(scope="module")
def address(browser: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving(tmp_path_factory.mktemp("axe")) as served:
        yield served


@pytest.fixture(params=list(LOOKS))
def page(request: pytest.FixtureRequest, browser: Any) -> Iterator[Any]:
    context = browser.new_context(**LOOKS[request.param])
    yield context.new_page()
    context.close()


def violations(page: Any) -> list[str]:
    """What axe-core objects to, each with the element, and 'nothing ran' when no rule passed either."""
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page).response
    if not found["passes"]:
        return ["nothing ran"]
    return [f"{each['id']}: {node['html'][:160]}" for each in found["violations"] for node in each["nodes"]]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_no_violations(page: Any, address: str, path: str) -> None:
    page.goto(address + path)

    assert violations(page) == []


@pytest.mark.parametrize("state", list(CHAT))
def test_a_state_of_the_chat_has_no_violations(page: Any, address: str, state: str) -> None:
    page.goto(f"{address}/chat{HERE}")

    page.fill("#besked", CHAT[state])
    page.click("form.write button")
    page.wait_for_load_state()

    assert violations(page) == []


def test_each_step_of_an_appointment_has_no_violations(page: Any, address: str) -> None:
    import httpx

    slots = httpx.get(
        f"{address}/api/slots", params={"municipality": "slagelse", "offer": "perron-3"}, trust_env=False
    ).json()
    wish = {"municipality": "slagelse", "offer": "perron-3", "start": slots["slots"][-1]["start"], "anonymous": True}
    booked = httpx.post(f"{address}/api/bookings", json=wish, trust_env=False).json()
    page.goto(f"{address}/aftale{HERE}")
    page.click("text=Se aftalen")
    found = {"wrong": violations(page)}

    page.fill("#kode", booked["code"])
    page.click("text=Se aftalen")
    found["shown"] = violations(page)
    page.click("text=Flyt tiden")
    found["times"] = violations(page)
    page.click("text=Flyt til den valgte tid")
    found["no choice"] = violations(page)
    page.click("text=Behold min tid")
    page.click("text=Aflys tiden")
    found["sure"] = violations(page)
    page.click("text=Ja, aflys tiden")
    found["cancelled"] = violations(page)

    assert found == {step: [] for step in found}
    assert page.inner_text("[role=status]:not(.visually-hidden)") == "Aftalen er aflyst. Tiden er givet fri."
