"""`/forlad`: away at once, the conversation gone."""

from __future__ import annotations

from tests.gateway.pages.pages_site import EXIT, Chat, Site, soup

CLEARED = '"cache", "cookies", "storage"'


def test_a_link_goes_straight_to_the_neutral_site(site: Site) -> None:
    response = site.get("/forlad")

    assert (response.status_code, response.headers["location"]) == (303, EXIT)
    assert response.headers["clear-site-data"] == CLEARED
    assert response.headers["cache-control"] == "no-store"


def test_the_form_clears_the_conversation_and_goes_on_without_script(chat: Chat) -> None:
    chat.say("hvad koster det?")

    response = chat.site.post("/forlad", {"sender": chat.sender})

    assert response.status_code == 200
    assert response.headers["refresh"] == f"0; url={EXIT}"
    assert response.headers["clear-site-data"] == CLEARED
    assert chat.site.rasa.forgotten == [chat.sender]
    assert chat.site.house.sessions.of(chat.sender).transcript == []
    refresh = soup(response).select_one("meta[http-equiv=refresh]")
    assert refresh is not None
    assert refresh["content"] == f"0; url={EXIT}"


def test_the_page_in_between_says_nothing_of_where_one_was(site: Site) -> None:
    text = site.post("/forlad", {"sender": ""}).text.lower()

    assert not [word for word in ("stof", "alkohol", "misbrug", "kommune", "rus") if word in text]


def test_leaving_works_while_rasa_is_away_and_with_a_senseless_id(chat: Chat) -> None:
    chat.site.rasa.away = True

    assert chat.site.get(f"/forlad?sender={chat.sender}").status_code == 303
    assert chat.site.post("/forlad", {"sender": "<script>"}).status_code == 200


def test_the_history_is_said_to_stay(site: Site) -> None:
    assert "sletter samtalen, men ikke historikken" in soup(site.get("/privatliv")).get_text()


def test_every_page_has_the_way_out_first(site: Site) -> None:
    for address in (
        "/",
        "/viden?kommune=slagelse",
        "/tilbud?kommune=slagelse",
        "/aftale",
        "/privatliv",
        "/findes-ikke",
    ):
        out = soup(site.get(address)).select_one("a.button-leave")

        assert out is not None, address
        assert (out["href"], out["target"]) == ("/forlad", "_top")
