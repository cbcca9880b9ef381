"""The whole product as a citizen and a caseworker meet it in a browser: the chat's states, one after the other, and a log-in."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bot.staff.accounts import add
from bot.staff.errors import AccountExists
from bot.staff.store import StaffRoomStore

WAIT_MS = 15_000
NAME, PASSWORD = "lea-browser", "en lang adgangskode til proeven"


def opened(page: Any, product: Any) -> None:
    """Opens the demonstration page of Slagelse, with the chat closed."""
    page.goto(f"{product.url}/?kommune=slagelse")
    page.locator(".launcher").wait_for(timeout=WAIT_MS)


def said(page: Any, text: str, then: str) -> None:
    """Types a message into the widget and waits until something stands in the last reply."""
    page.locator("textarea").fill(text)
    page.locator("textarea").press("Enter")
    page.locator(f".msg:not(.own):last-child {then}").first.wait_for(timeout=WAIT_MS)


def widget_states(page: Any, product: Any) -> Iterator[str]:
    """Walks the widget through its states; yields the name of each while it is there."""
    opened(page, product)
    yield "closed"
    page.locator(".launcher").click()
    page.locator(".msg").first.wait_for(timeout=WAIT_MS)
    yield "open"
    said(page, "hvad koster det", "details")
    page.locator(".msg details").last.evaluate("e => { e.open = true }")
    yield "answer"
    said(page, "jeg er 24 og ryger for meget hash", ".replies button")
    yield "asking"
    for _ in range(6):
        if page.locator(".card").count():
            break
        said(page, "nej", ".said")
    page.locator(".card").first.wait_for(timeout=WAIT_MS)
    yield "offers"
    page.get_by_role("button", name="Book en første samtale").last.click()
    page.locator(".msg:last-child:not(.own)").wait_for(timeout=WAIT_MS)
    if not page.locator(".days").count():
        said(page, "nej, det er første gang", ".days")
    yield "times"
    said(page, "den første", ".said")
    for _ in range(5):
        if page.locator(".receipt").count():
            break
        said(
            page,
            "ja" if page.locator(".msg:last-child").get_by_text("Skal jeg booke").count() else "vil ikke sige",
            ".said",
        )
    page.locator(".receipt").wait_for(timeout=WAIT_MS)
    yield "receipt"
    said(page, "han vågner ikke og hans læber er blå", ".crisis")
    yield "crisis"
    page.route("**/webhooks/**", lambda route: route.abort())
    page.locator("textarea").fill("er du der")
    page.locator("textarea").press("Enter")
    page.get_by_role("button", name="Prøv igen").wait_for(timeout=WAIT_MS)
    yield "error"
    page.unroute("**/webhooks/**")
    page.locator("footer").get_by_role("button", name="Slet samtalen").click()
    page.locator("footer summary").click()
    yield "deleting"


def chat_states(page: Any, product: Any) -> Iterator[str]:
    """Walks /chat, the conversation by forms, through its states."""
    page.goto(f"{product.url}/chat?kommune=slagelse")
    yield "chat: greeting"
    said_ = (
        ("answer", "hvad koster det"), ("asking", "jeg er 24 og ryger for meget hash"), ("offers", "nej"),
        ("times", "jeg vil gerne booke en tid"), ("crisis", "han vågner ikke og hans læber er blå"),
    )  # fmt: skip
    for state, text in said_:
        page.fill("#besked", text)
        page.click("form.write button")
        page.wait_for_load_state()
        yield f"chat: {state}"


def booked(product: Any) -> str:
    """Books an anonymous time over HTTP; its code."""
    wish = {"municipality": "slagelse", "offer": "perron-3", "anonymous": True}
    free = product.http.get("/api/slots", params={"municipality": "slagelse", "offer": "perron-3"}).json()["slots"]
    reply = product.http.post("/api/bookings", json={**wish, "start": free[-1]["start"]})
    assert reply.status_code == 201, reply.text
    return str(reply.json()["code"])


def page_states(page: Any, product: Any) -> Iterator[str]:
    """Walks the other pages of a citizen."""
    for path in (
        "/viden?kommune=slagelse&vis=alle",
        "/viden?kommune=slagelse&emne=cost",
        "/tilbud?kommune=slagelse",
        "/privatliv",
        "/tilgaengelighed",
    ):
        page.goto(product.url + path)
        yield path
    page.goto(f"{product.url}/aftale?kommune=slagelse")
    yield "/aftale"
    page.fill("#kode", booked(product))
    page.click("text=Se aftalen")
    yield "/aftale: shown"
    page.click("text=Flyt tiden")
    yield "/aftale: times"
    page.click("text=Behold min tid")
    page.click("text=Aflys tiden")
    yield "/aftale: sure"


def staff_states(page: Any, product: Any) -> Iterator[str]:
    """Walks the caseworkers' pages, logged in as a made-up manager of Slagelse."""
    with contextlib.suppress(AccountExists):
        add(StaffRoomStore(Path(product.data_dir)), NAME, "slagelse", "manager", PASSWORD)
    booked(product)
    page.goto(f"{product.url}/staff/login")
    yield "/staff/login"
    page.get_by_label("Navn").fill(NAME)
    page.get_by_label("Adgangskode").fill(PASSWORD)
    page.get_by_role("button", name="Log ind").click()
    for path in (
        "/staff?days=28",
        "/staff/deadlines",
        "/staff/bookings/1",
        "/staff/calendar",
        "/staff/figures",
        "/staff/audit",
    ):
        page.goto(product.url + path)
        yield path


WALKS = {"widget": widget_states, "chat": chat_states, "pages": page_states, "staff": staff_states}
