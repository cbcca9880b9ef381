"""Nasty inputs over every route that takes text: never a 500, never echoed unescaped, never in a log."""

from __future__ import annotations

import asyncio
import html
import json
import logging
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx
import pytest

HERE = Path(__file__).parent
LONG = 200  # of an address, so that the server's own limit on its length is not what answers
MARKUP = ("<script", "<img", "<svg", "<iframe", "<meta http-equiv=refresh", "<style>", '<a href="data:')


def inputs() -> list[str]:
    lines = (HERE / "nasty_inputs.txt").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if not line.startswith("#")]


def encodable(text: str) -> str:
    """For addresses and forms, where there are bytes and no lone surrogates."""
    return text.encode("utf-8", "replace").decode()


def calls(text: str) -> list[tuple[str, str, dict[str, Any]]]:
    plain = encodable(text)
    part = quote(plain[:LONG], safe="") or "%20"
    kommune = {"kommune": "slagelse"}
    jsons = {
        ("POST", "/webhooks/rest/webhook"): [
            {"sender": "promise-0123456789abcdef", "message": text}, {"sender": text, "message": "hej"},
            {"sender": "promise-0123456789abcdef", "message": "hej", "metadata": {"kommune": text}},
            {"sender": "promise-0123456789abcdef", "message": text, "metadata": kommune, text: text},
        ],
        ("POST", "/api/triage"): [
            text, {"municipality": text}, {"municipality": "slagelse", "age": text}, {"municipality": "slagelse", text: text},
            {"municipality": "slagelse", "substance": text, "previous_contact": text, "relation": [text]},
        ],
        ("POST", "/api/bookings"): [
            {"municipality": text, "offer": text, "start": text}, {"municipality": "slagelse", "offer": "perron-3", "start": text},
            {"municipality": "slagelse", "offer": "perron-3", "start": "2027-03-23T09:00:00+01:00", "contact": {"name": text, "phone": text, "email": text}},
            {"municipality": "slagelse", "offer": text, "start": "2027-03-23T09:00:00+01:00", "inquiry": text, text: text},
        ],
        ("PATCH", f"/api/bookings/{part}"): [{"start": text}, {text: text}, text],
    }  # fmt: skip
    found: list[tuple[str, str, dict[str, Any]]] = [
        (method, path, {"content": json.dumps(body).encode(), "headers": {"content-type": "application/json"}})
        for (method, path), bodies in jsons.items()
        for body in bodies
    ]
    q = {
        "q": plain[:LONG],
        "kommune": plain[:LONG],
        "municipality": plain[:LONG],
        "offer": plain[:LONG],
        "emne": plain[:LONG],
        "next": plain[:LONG],
    }
    for path in (
        "/",
        "/chat",
        "/viden",
        "/tilbud",
        "/aftale",
        "/privatliv",
        "/tilgaengelighed",
        "/forlad",
        "/api/search",
        "/api/slots",
        "/staff/login",
    ):
        found.append(("GET", path, {"params": {**q, "sender": plain[:LONG]}}))
    found.append(("GET", "/api/search", {"params": {"q": plain[:400], "municipality": "slagelse"}}))
    found.append(("GET", "/viden", {"params": {"q": plain[:400], "kommune": "slagelse"}}))
    for name in ("from", "inquiry"):
        found.append(
            ("GET", "/api/slots", {"params": {"municipality": "slagelse", "offer": "perron-3", name: plain[:LONG]}})
        )
    for path in (
        "/api/topics/{}",
        "/api/topics/slagelse/{}",
        "/api/offers/{}",
        "/api/bookings/{}",
        "/api/bookings/{}.ics",
        "/{}",
        "/static/{}",
        "/widget/{}",
    ):
        found.append(("GET", path.format(part), {}))
    found += [("DELETE", f"/api/bookings/{part}", {}), ("DELETE", f"/api/conversations/{part}", {})]
    fields = (
        "sender",
        "besked",
        "knap",
        "tilbud",
        "svar",
        "begyndt",
        "kommune",
        "kode",
        "handling",
        "tid",
        "efter",
        "name",
        "password",
        "token",
        "next",
    )
    form = dict.fromkeys(fields, plain)
    for path in ("/chat", "/chat/slet", "/aftale", "/forlad", "/staff/login"):
        found.append(("POST", path, {"data": form}))
        found.append(
            (
                "POST",
                path,
                {"data": {"besked": plain, "kode": plain, "kommune": "slagelse", "sender": "forms-0123456789abcdef"}},
            )
        )
    return found


def test_the_list_is_long_and_of_every_kind() -> None:
    listed = inputs()

    assert len(listed) >= 120
    assert any("\ud800" <= c <= "\udfff" for text in listed for c in text)
    assert any(len(text) >= 4000 for text in listed)


def test_no_input_breaks_a_route_or_comes_back_unescaped_or_is_logged(
    gateway: Any, caplog: pytest.LogCaptureFixture
) -> None:
    broken: list[str] = []

    async def run() -> int:
        made = 0
        async with gateway.client() as client:
            for text in inputs():
                for accept in ("text/html", "application/json"):
                    for method, path, more in calls(text):
                        headers = {"accept": accept, **more.get("headers", {})}
                        reply = await client.request(method, path, **{**more, "headers": headers})
                        made += 1
                        broken.extend(f"{method} {path[:60]} {each} for {text[:40]!a}" for each in faults(reply, text))
        return made

    with caplog.at_level(logging.INFO):
        made = asyncio.run(run())

    assert made > 5000
    assert broken == []
    logged = "\n".join(
        r.getMessage() + str(r.exc_info or "")
        for r in caplog.records
        if r.name.split(".")[0] not in ("httpx", "httpcore", "asyncio")
    )
    assert [text for text in inputs() if len(text) > 4 and text in logged] == []


def faults(reply: httpx.Response, text: str) -> list[str]:
    found = []
    if reply.status_code >= 500:
        found.append(str(reply.status_code))
    if "set-cookie" in reply.headers and "a=b" in reply.headers["set-cookie"]:
        found.append("header injected")
    if reply.headers.get("content-type", "").startswith("text/html"):
        plain = encodable(text)
        if any(mark in plain for mark in MARKUP) and plain in reply.text and plain != html.escape(plain):
            found.append("echoed unescaped")
        if "{{7*7}}" in plain and ">49<" in reply.text:
            found.append("template run")
    elif (
        reply.content
        and "json" not in reply.headers.get("content-type", "json")
        and any(m in reply.text and m in text for m in MARKUP)
    ):
        found.append(f"echoed as {reply.headers['content-type']}")
    if reply.headers.get("x-content-type-options") != "nosniff":
        found.append("no nosniff")
    return found


BODIES = {
    "deep lists": b"[" * 15_000 + b"]" * 15_000,
    "deep objects": b'{"a":' * 5_000 + b"1" + b"}" * 5_000,
    "unclosed": b"[" * 30_000,
    "deep inside a message": b'{"sender":"promise-0123456789abcdef","message":' + b"[" * 10_000 + b"]" * 10_000 + b"}",
    "not UTF-8": b'{"sender":"promise-0123456789abcdef","message":"\xff\xfe"}',
    "UTF-16": '{"sender":"promise-0123456789abcdef","message":"hej"}'.encode("utf-16"),
    "byte order mark": b"\xef\xbb\xbf{}",
    "huge number": b'{"municipality":"slagelse","age":' + b"9" * 5_000 + b"}",
    "no number": b'{"municipality":"slagelse","age":NaN,"relative_age":Infinity}',
    "large exponent": b'{"municipality":"slagelse","age":1e999}',
    "key twice": b'{"sender":"a-sender-that-is-long","message":"a","message":"/restart"}',
    "lone surrogate": b'{"sender":"promise-0123456789abcdef","message":"\\ud800 hej","\\udfff":1}',
    "surrogate as a key": b'{"municipality":"slagelse","\\ud800":1,"contact":{"\\udfff":"a"},"offer":"a","start":"b"}',
    "nothing": b"",
    "null": b"null",
    "a list": b"[1,2]",
    "broken form": b"sender=%ZZ&besked=%C3%28&=&&;",
    "many fields": b"&".join(b"f%d=1" % n for n in range(2000)),
}


@pytest.mark.parametrize("kind", BODIES)
def test_no_body_breaks_a_route(gateway: Any, kind: str) -> None:
    for method, path in (
        ("POST", "/webhooks/rest/webhook"), ("POST", "/api/triage"), ("POST", "/api/bookings"), ("PATCH", "/api/bookings/1234567812345678"),
        ("POST", "/chat"), ("POST", "/chat/slet"), ("POST", "/aftale"), ("POST", "/forlad"), ("POST", "/staff/login"),
    ):  # fmt: skip
        for content_type in (
            "application/json",
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x",
            "text/plain",
            "x",
        ):
            for accept in ("text/html", "*/*"):
                headers = {"content-type": content_type, "accept": accept}
                reply = gateway.request(method, path, content=BODIES[kind], headers=headers)
                assert reply.status_code < 500, (method, path, content_type, accept)
