"""The widget's and the pages' files: compressed for who takes it, right headers, and nothing but what a browser needs."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.gateway.pages.pages_site import Site

WIDGET = Path(__file__).resolve().parents[3] / "web_widget"
SERVED = sorted(f"/widget/{each.relative_to(WIDGET)}" for each in WIDGET.rglob("*") if each.suffix in (".js", ".css"))
MOST_BYTES = 15 * 1024
SMALLEST_COMPRESSED = 500  # below it a gzip head costs more than it saves


@pytest.mark.parametrize(
    "path", ["/widget/README.md", "/widget/", "/widget/styles/", "/widget/.npmrc", "/widget/../README.md"]
)
def test_the_readme_and_the_folders_are_not_served(site: Site, path: str) -> None:
    reply = site.get(path)

    assert reply.status_code == 404
    assert reply.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("path", [*SERVED, "/static/base.css", "/static/leave.js"])
def test_a_file_goes_out_compressed_with_the_headers_of_its_kind(site: Site, path: str) -> None:
    reply = site.get(path, headers={"accept-encoding": "gzip, deflate, br"})

    assert reply.status_code == 200
    assert reply.headers["content-type"].startswith("text/css" if path.endswith(".css") else "text/javascript")
    if len(reply.content) >= SMALLEST_COMPRESSED:
        assert reply.headers["content-encoding"] == "gzip"
        assert int(reply.headers["content-length"]) < len(reply.content)
        assert "accept-encoding" in reply.headers["vary"].lower()
    assert reply.headers["cache-control"] == "public, max-age=3600"
    assert reply.headers.get("access-control-allow-origin") == ("*" if path.startswith("/widget/") else None)


def test_all_of_the_widget_as_it_is_sent_is_at_most_15_kb(site: Site) -> None:
    sent = [int(site.get(path, headers={"accept-encoding": "gzip"}).headers["content-length"]) for path in SERVED]

    assert sum(sent) <= MOST_BYTES


def test_who_takes_no_compression_gets_the_file_as_it_is(site: Site) -> None:
    path = "/widget/panel.js"

    plain = site.get(path, headers={"accept-encoding": "identity"})
    compressed = site.get(path, headers={"accept-encoding": "gzip"})

    assert "content-encoding" not in plain.headers
    assert "accept-encoding" in plain.headers["vary"].lower()
    assert plain.content == compressed.content == (WIDGET / "panel.js").read_bytes()
    assert int(plain.headers["content-length"]) == len(plain.content)


def test_a_browser_that_has_the_file_is_told_so(site: Site) -> None:
    path = "/widget/panel.js"
    tag = site.get(path, headers={"accept-encoding": "gzip"}).headers["etag"]

    again = site.get(path, headers={"accept-encoding": "gzip", "if-none-match": tag})

    assert tag.startswith('W/"')
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)


def test_what_a_conversation_answers_is_never_compressed(site: Site) -> None:
    for path in (
        "/chat?kommune=slagelse",
        "/viden?kommune=slagelse&vis=alle",
        "/api/search?municipality=slagelse&q=pris",
    ):
        assert "content-encoding" not in site.get(path, headers={"accept-encoding": "gzip"}).headers, path
