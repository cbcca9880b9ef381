"""Exact headers: every route of the app's own table, every method, also those that it refuses."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors {}"
)
EVERYWHERE = {
    "content-security-policy": POLICY.format("'none'"),
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "x-frame-options": "DENY",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
}
# Where an address differs from the rest.
OWN = {
    "/widget/": {"cross-origin-resource-policy": "cross-origin", "cache-control": "public, max-age=3600"},
    "/static/": {"cache-control": "public, max-age=3600"},
    "/staff/static/": {"cache-control": None},
}
# What may stand beside them; nothing that names the server's software, and no cookie.
BESIDE = {
    "content-type", "content-length", "allow", "location", "retry-after", "refresh", "clear-site-data", "etag", "last-modified",
    "accept-ranges", "content-disposition", "vary",
    "access-control-allow-origin", "access-control-allow-methods", "access-control-allow-headers", "access-control-max-age",
}  # fmt: skip


def wanted(path: str, status: int) -> dict[str, str | None]:
    table: dict[str, str | None] = dict(EVERYWHERE)
    for prefix, own in OWN.items():
        if path.startswith(prefix):
            table.update(own)
    if status >= 400 and table["cache-control"] is not None:
        table["cache-control"] = "no-store"  # what is missing or refused today may be there tomorrow
    return table


def test_every_route_and_method_has_exactly_the_headers_of_the_table(gateway: Any) -> None:
    wrong = []
    paths = [*gateway.paths(), "/findes/ikke", "/widget/findes-ikke.js"]

    for path in paths:
        for method in METHODS:
            reply = gateway.request(method, path, headers={"accept": "text/html"})
            for name, value in wanted(path, reply.status_code).items():
                if value is not None and reply.headers.get_list(name) != [value]:
                    wrong.append(f"{method} {path} {reply.status_code}: {name}: {reply.headers.get_list(name)}")
            # Files alone are compressed: the length of a compressed conversation could tell a secret in it.
            allowed = BESIDE | ({"content-encoding"} if path.startswith(("/static/", "/widget/")) else set())
            beside = (
                set(reply.headers)
                - set(EVERYWHERE)
                - allowed
                - ({"set-cookie"} if path.startswith("/staff") else set())
            )
            wrong += [f"{method} {path}: {name} is not in the table" for name in sorted(beside)]

    assert len(paths) > 35
    assert wrong == []


def test_a_refused_body_has_them_too(gateway: Any) -> None:
    reply = gateway.request("POST", "/webhooks/rest/webhook", content=b"x" * 40_000)

    assert reply.status_code == 413
    assert {name: reply.headers.get(name) for name in EVERYWHERE} == EVERYWHERE


def test_a_crash_has_them_too(gateway: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ValueError("broken")

    monkeypatch.setattr(gateway.house.search, "search", broken)

    reply = gateway.request("GET", "/api/search?q=pris")

    assert reply.status_code == 500
    assert {name: reply.headers.get(name) for name in EVERYWHERE} == EVERYWHERE


def test_the_municipalitys_own_sites_alone_may_frame_the_pages(tmp_path: Path) -> None:
    from tests.promises.promise_gateway import Gateway

    framed = Gateway(tmp_path, FRAME_ANCESTORS="https://www.kommune.example")

    reply = framed.request("GET", "/chat")

    assert reply.headers["content-security-policy"] == POLICY.format("'self' https://www.kommune.example")
    assert "x-frame-options" not in reply.headers


def test_no_page_holds_inline_code(gateway: Any) -> None:
    for path, methods in gateway.paths().items():
        if "GET" in methods:
            page = gateway.request("GET", path, headers={"accept": "text/html"})
            if page.headers.get("content-type", "").startswith("text/html"):
                assert "<style" not in page.text, path
                assert " style=" not in page.text, path
                assert "<script>" not in page.text, path
                assert " onclick=" not in page.text, path
