"""The pages of knowledge and offers hold what the content holds; the statements say what the code does."""

from __future__ import annotations

import pytest

from knowledge import load
from tests.gateway.pages.pages_site import Site, soup

ALL = sorted(load().municipalities)


@pytest.mark.parametrize("municipality", ALL)
def test_every_topic_of_a_municipality_stands_on_its_page_with_its_sources(site: Site, municipality: str) -> None:
    page = soup(site.get(f"/viden?kommune={municipality}"))

    knowledge = load()
    here = knowledge.municipality(municipality)
    assert [each["id"] for each in page.select("details.topic")] == [
        t.id for g in knowledge.groups for t in knowledge.topics.values() if t.group == g
    ]
    for topic in page.select("details.topic"):
        answer = here.answers[str(topic["id"])]
        assert bool(topic.select(".sources li")) == bool(answer.sources), topic["id"]
        if answer.correction:
            assert answer.correction.why.strip() in topic.get_text(), topic["id"]


def test_all_answers_can_be_opened_for_print(site: Site) -> None:
    page = soup(site.get("/viden?kommune=slagelse&vis=alle"))

    assert page.select("details.topic")
    assert not page.select("details.topic:not([open])")


def test_a_search_finds_the_answer_and_keeps_the_words(site: Site) -> None:
    page = soup(site.get("/viden?kommune=slagelse&q=hvad+koster+behandlingen"))

    field = page.find(id="q")
    assert field is not None
    assert field["value"] == "hvad koster behandlingen"
    assert "gratis" in page.select("section.hit")[0].get_text()


@pytest.mark.parametrize(
    "nasty", ["<script>alert(1)</script>", '"><svg onload=x>', "{{7*7}}", "\u202e\u0000æ'\"%", "a" * 5000]
)
def test_a_nasty_search_is_only_text(site: Site, nasty: str) -> None:
    response = site.request("GET", "/viden", params={"kommune": "slagelse", "q": nasty})

    page = soup(response)
    assert response.status_code == 200
    assert not page.select("script:not([src]), svg")
    assert "49" not in str(page.find(id="q"))


@pytest.mark.parametrize("municipality", ALL)
def test_every_offer_of_a_municipality_stands_on_its_page(site: Site, municipality: str) -> None:
    page = soup(site.get(f"/tilbud?kommune={municipality}"))

    here = load().municipality(municipality)
    cards = {str(each["id"]): each for each in page.select("article.card")}
    assert set(cards) == set(here.offers)
    for offer in here.offers.values():
        terms = [each.get_text() for each in cards[offer.id].select("dt")]
        assert [t for t in terms if t != "Hvad sker der"] == [
            "For hvem",
            "Kan du være anonym?",
            "Pris",
            "Sådan begynder du",
            "Hvem bestemmer",
            "Kontakt",
        ]
        assert bool(cards[offer.id].select("button[name=tilbud]")) == bool(offer.bookable or offer.book_at)
        assert cards[offer.id].select(".sources li")


@pytest.mark.parametrize("municipality", ALL)
def test_the_demonstration_page_has_the_widget_on_one_line_and_a_way_without_script(
    site: Site, municipality: str
) -> None:
    response = site.get(f"/?kommune={municipality}")

    assert (
        f'<script type="module" src="/widget/rusvejviser.js" data-kommune="{municipality}"></script>' in response.text
    )
    assert f'<noscript><p class="noscript"><a class="button" href="/chat?kommune={municipality}">' in response.text
    assert load().municipality(municipality).about.standard.title in soup(response).get_text()


def test_without_a_municipality_all_are_offered(site: Site) -> None:
    page = soup(site.get("/"))

    assert [each["href"] for each in page.select("a.tile")] == [f"/?kommune={m}" for m in load().municipalities]


def test_the_privacy_page_says_how_long_as_the_settings_have_it(site: Site) -> None:
    text = soup(site.get("/privatliv?kommune=slagelse")).get_text()

    assert f"slettet {site.house.settings.keep_days} dage efter samtalen" in text
    assert "30 minutter" in text
    assert "ikke et menneske" in text
    assert "Slagelse Kommune er ansvarlig" in text
    assert "usporbar" not in text


def test_the_accessibility_statement_has_the_parts_of_the_model(site: Site) -> None:
    page = soup(site.get("/tilgaengelighed?kommune=slagelse"))

    text = page.get_text(" ")
    for part in (
        "lov nr. 692 af 8. juni 2018",
        "EN 301 549",
        "delvist",
        "udarbejdet den",
        "Digitaliseringsstyrelsen",
        "58 57 48 90",
    ):
        assert part in text, part


def test_the_reference_names_every_route_of_the_openapi_document(site: Site) -> None:
    text = soup(site.get("/docs")).get_text(" ")

    document = site.get("/openapi.json", accept="application/json").json()
    routes = [f"{method.upper()} {path}" for path, item in document["paths"].items() for method in item]
    assert len(routes) > 8
    assert [route for route in routes if route not in text] == []
    assert not [path for path in document["paths"] if path.startswith(("/chat", "/viden"))]
