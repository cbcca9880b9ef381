"""What holds on every page: it answers, its headers are exact, its HTML is sound, and nothing comes from elsewhere."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

import pytest

from tests.gateway.pages.pages_site import Site, soup

HERE = "?kommune=slagelse"
PAGES = [
    "/", f"/{HERE}", "/chat", f"/chat{HERE}", "/viden", f"/viden{HERE}", f"/viden{HERE}&vis=alle", f"/viden{HERE}&emne=cost",
    f"/viden{HERE}&q=hvad+koster+det", f"/viden{HERE}&q=xyzzy", f"/tilbud{HERE}", "/tilbud?kommune=holbaek", "/aftale", f"/aftale{HERE}",
    "/privatliv", f"/privatliv{HERE}", "/tilgaengelighed", f"/tilgaengelighed{HERE}", "/docs",
]  # fmt: skip
MISSING = ["/?kommune=nirgendwo", "/chat?kommune=nirgendwo", f"/viden{HERE}&emne=findes-ikke", "/findes-ikke"]
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
EXACT = {
    "content-security-policy": POLICY,
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
}
STATIC = Path(__file__).resolve().parents[3] / "bot" / "gateway" / "pages" / "static"


@pytest.mark.parametrize("address", PAGES)
def test_a_page_answers_with_a_page(site: Site, address: str) -> None:
    response = site.get(address)

    assert response.status_code == 200
    assert response.headers["content-type"] == "text/html; charset=utf-8"


@pytest.mark.parametrize("address", MISSING)
def test_what_does_not_exist_is_a_kind_page_with_a_human_to_call(site: Site, address: str) -> None:
    response = site.get(address)

    assert response.status_code == 404
    assert soup(response).select("main a[href^='tel:']")


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS"])
@pytest.mark.parametrize(
    "address", ["/", "/chat", "/viden", "/tilbud", "/aftale", "/privatliv", "/docs", "/forlad", "/nix"]
)
def test_every_answer_carries_the_exact_headers_and_no_cookie(site: Site, address: str, method: str) -> None:
    response = site.request(method, address)

    assert {name: response.headers.get(name) for name in EXACT} == EXACT
    assert "set-cookie" not in response.headers


@pytest.mark.parametrize("address", PAGES + MISSING)
def test_the_html_is_sound(site: Site, address: str) -> None:
    page = soup(site.get(address))

    assert page.html is not None
    assert page.html["lang"] == "da"
    assert page.title is not None
    assert page.title.get_text(strip=True)
    assert len(page.select("h1")) == 1
    assert [len(page.select(each)) for each in ("main", "header.site", "footer", "a.skip[href='#indhold']")] == [
        1,
        1,
        1,
        1,
    ]
    ids = [str(each["id"]) for each in page.select("[id]")]
    assert len(ids) == len(set(ids))
    levels = [int(each.name[1]) for each in page.select("h1, h2, h3, h4")]
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels)), levels


@pytest.mark.parametrize("address", PAGES)
def test_every_field_has_a_label_and_every_reference_a_target(site: Site, address: str) -> None:
    page = soup(site.get(address))

    for field in page.select("input:not([type=hidden]), textarea, select"):
        assert page.select(f"label[for='{field['id']}']"), field
    for each in page.select("[aria-labelledby], [aria-describedby]"):
        for name in f"{each.get('aria-labelledby') or ''} {each.get('aria-describedby') or ''}".split():
            assert page.find(id=name), name
    for link in page.select("a[href^='#']"):
        assert page.find(id=str(link["href"])[1:]), link["href"]


@pytest.mark.parametrize("address", PAGES)
def test_no_script_or_style_stands_in_the_page_and_nothing_is_loaded_from_elsewhere(site: Site, address: str) -> None:
    page = soup(site.get(address))

    assert not page.select("style, [style], script:not([src]), iframe, object, embed")
    assert not [name for each in page.find_all(True) for name in each.attrs if name.startswith("on")]
    loaded = [str(each["src"]) for each in page.select("[src]")] + [str(each["href"]) for each in page.select("link")]
    assert loaded
    assert all(re.match(r"/(?!/)", each) for each in loaded), loaded


@pytest.mark.parametrize("file", sorted(path.name for path in STATIC.glob("*.*")))
def test_a_static_file_names_no_address_elsewhere_and_has_its_own_type(site: Site, file: str) -> None:
    response = site.get(f"/static/{file}")

    kinds = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}
    assert response.status_code == 200
    assert response.headers["content-type"].startswith(kinds[file.rpartition(".")[2]])
    assert all(each.startswith("/static/") for each in re.findall(r"url\(\s*[\"']?([^\"')]*)", response.text))
    assert re.findall(r"https?://\S+", response.text.replace("http://www.w3.org/2000/svg", "")) == []


def test_every_style_sheet_and_script_that_a_page_names_is_there(site: Site) -> None:
    page = soup(site.get(f"/chat{HERE}"))

    named = [str(each["href"]) for each in page.select("link")] + [
        str(each["src"]) for each in page.select("script[src]")
    ]

    assert len(named) > 5
    assert {each: site.get(each).status_code for each in named} == dict.fromkeys(named, 200)


@pytest.mark.parametrize(
    "address", ["/static/../rendering.py", "/static/%2e%2e/rendering.py", "/static/", "/static/fonts"]
)
def test_nothing_beside_the_static_files_is_shown(site: Site, address: str) -> None:
    assert site.get(address).status_code == 404


def test_a_program_gets_the_problem_document_where_a_browser_gets_a_page(site: Site) -> None:
    for address in ("/findes-ikke", "/viden?kommune=nirgendwo"):
        response = site.get(address, accept="application/json")

        assert response.status_code == 404
        assert response.headers["content-type"] == "application/problem+json"
        assert response.json()["detail"]


def test_an_unexpected_error_is_a_page_that_tells_nothing_of_the_cause(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise RuntimeError("hemmelig besked")

    monkeypatch.setattr(site.house.search, "search", fails)

    response = site.get(f"/viden{HERE}&q=pris")

    assert response.status_code == 500
    assert "hemmelig" not in response.text
    assert soup(response).select("a[href='tel:112']")


def test_robots_may_read_the_knowledge_and_no_conversation(site: Site) -> None:
    text = site.get("/robots.txt").text

    assert {line for line in text.splitlines() if line.startswith("Disallow")} >= {
        "Disallow: /chat",
        "Disallow: /aftale",
    }
    assert "Disallow: /viden" not in text


def test_the_icon_is_an_svg(site: Site) -> None:
    assert site.get("/favicon.svg").headers["content-type"] == "image/svg+xml"
