"""The conversation as plain forms."""

from __future__ import annotations

import pytest

from bot.gateway.house import Limits
from bot.privacy.limits import Limiter
from tests.gateway.pages.pages_site import Chat, Site, soup


def test_the_page_begins_with_who_answers_and_what_is_kept_and_keeps_nothing_yet(site: Site) -> None:
    before = len(site.house.sessions)

    page = soup(site.get("/chat?kommune=slagelse"))

    first = page.select_one(".log > li")
    assert first is not None
    assert "ikke et menneske" in first.get_text()
    assert "30 minutter" in first.get_text()
    assert len(site.house.sessions) == before


def test_each_page_offers_a_fresh_id_of_128_bits_that_never_stands_in_an_address(site: Site) -> None:
    one, two = Chat(site), Chat(site)

    assert one.sender != two.sender
    assert len(one.sender) >= 22
    one.say("hvad koster det?")
    assert not [
        each
        for each in one.page.select("[href], [action]")
        if one.sender in str(each.get("href") or each.get("action"))
    ]


def test_a_message_is_answered_and_both_stand_in_the_transcript(chat: Chat) -> None:
    chat.say("hvad koster det?")

    assert [each.split()[0] for each in chat.said()] == ["Assistenten", "Du", "Assistenten"]
    assert chat.said()[1] == "Du hvad koster det?"
    assert chat.page.select(".log a[href='tel:+4558574890']")
    assert chat.page.select(".log details .sources li")
    assert chat.site.rasa.heard[0][2]["kommune"] == "slagelse"


def test_the_newest_reply_is_where_the_form_leads(chat: Chat) -> None:
    page = chat.say("hvad koster det?")

    form, newest = page.select_one("form.write"), page.find(id="senest")
    assert form is not None
    assert form["action"] == "/chat#senest"
    assert newest is not None
    assert "gratis" in newest.get_text()


def test_a_button_of_the_greeting_reaches_rasa_as_its_payload(chat: Chat) -> None:
    chat.press("Find det rigtige tilbud")

    assert chat.site.rasa.heard[0][1] == "/find_offer"
    assert chat.said()[1] == "Du Find det rigtige tilbud"


def test_only_the_newest_buttons_can_be_pressed(chat: Chat) -> None:
    chat.say("hvad koster det?")

    assert [each.get_text() for each in chat.page.select("button[name=knap]")] == ["Kan jeg være anonym?"]


def test_a_payload_that_was_never_offered_is_not_passed_on(chat: Chat) -> None:
    chat.site.post("/chat", {**chat.fields, "knap": '/book{"offer":"doegn"}'})

    assert [heard[1] for heard in chat.site.rasa.heard] == ["/start"]


def test_offers_come_as_cards_that_lead_to_the_offers_page(chat: Chat) -> None:
    page = chat.say("find tilbud")

    assert [each.get_text() for each in page.select(".card-title")] == ["Perron 3, unge under 30 år", "Døgnbehandling"]
    assert [each["href"] for each in page.select(".cards a")] == [
        "/tilbud?kommune=slagelse#perron-3",
        "/tilbud?kommune=slagelse#doegn",
    ]


def test_times_stand_by_day_and_can_be_chosen(chat: Chat) -> None:
    page = chat.say("hvornår")

    assert [each.get_text() for each in page.select("fieldset legend")] == [
        "Tirsdag den 23. marts 2027",
        "Mandag den 29. marts 2027",
    ]
    assert [len(each.select("button")) for each in page.select("fieldset")] == [2, 1]
    chat.press("kl. 13.00")
    assert '"2027-03-23T13:00:00+01:00"' in chat.site.rasa.heard[-1][1]


def test_a_booking_shows_its_code_in_groups_and_its_calendar_file(chat: Chat) -> None:
    page = chat.say("book")

    code, file = page.select_one(".receipt .code"), page.select_one(".receipt a[download]")
    assert code is not None
    assert code.get_text() == "1234 5678 9012 3456"
    assert file is not None
    assert file["href"] == "/api/bookings/1234567890123456.ics"


def test_danger_comes_first_as_an_alert_with_numbers_to_call(chat: Chat) -> None:
    page = chat.say("jeg vil slå mig selv ihjel i aften")

    alert = page.select_one("[role=alert]")
    assert alert is not None
    assert alert.select("a[href^='tel:']")
    assert alert.get("id") == "senest"
    assert chat.site.rasa.heard == []


def test_an_empty_message_is_told_of_beside_the_field(chat: Chat) -> None:
    page = chat.say("   ")

    field = page.find(id="besked")
    assert chat.reply.status_code == 422
    assert field is not None
    assert "fejl" in str(field["aria-describedby"])
    assert page.find(id="fejl") is not None
    assert chat.site.rasa.heard == []


def test_a_message_that_is_too_long_is_kept_in_the_field(chat: Chat) -> None:
    text = "æ" * 4001

    page = chat.say(text)

    field = page.find(id="besked")
    assert chat.reply.status_code == 413
    assert field is not None
    assert field.get_text().strip() == text


def test_too_many_messages_are_told_of_with_the_text_kept(chat: Chat, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chat.site.house, "limits", Limits(turns=Limiter(1, 60)))
    chat.say("en")

    page = chat.say("to <b>")

    field = page.find(id="besked")
    assert chat.reply.status_code == 429
    assert int(chat.reply.headers["retry-after"]) >= 1
    assert field is not None
    assert field.get_text().strip() == "to <b>"


def test_reloading_the_page_is_no_second_turn(chat: Chat) -> None:
    form = {**chat.fields, "besked": "hvad koster det?"}

    first, again = chat.site.post("/chat", form), chat.site.post("/chat", form)

    assert len(chat.site.rasa.heard) == 1
    assert len(soup(first).select(".log > li")) == len(soup(again).select(".log > li")) == 3


@pytest.mark.parametrize(
    "nasty", ["<script>alert(1)</script>", "{{7*7}}", "</textarea><h1>x</h1>", "{% raw %}", "' OR 1=1 --", "%s${x}"]
)
def test_nasty_input_stands_as_text_and_nothing_else(chat: Chat, nasty: str) -> None:
    page = chat.say(nasty)

    words = page.select_one(".words")
    assert words is not None
    assert words.get_text() == nasty
    assert len(page.select("h1")) == 1
    assert not page.select("script:not([src])")


def test_direction_marks_and_invisible_characters_are_gone_from_what_is_shown(chat: Chat) -> None:
    page = chat.say("hej \u202eknas\u202c \u200bdig\u0007")

    words = page.select_one(".words")
    assert words is not None
    assert words.get_text() == "hej knas dig"


def test_secrets_stand_masked_in_the_transcript(chat: Chat) -> None:
    chat.say("mit cpr er 010190-1234")

    assert "010190-1234" not in chat.reply.text


def test_a_phone_number_given_for_the_booking_is_not_kept_in_the_transcript(chat: Chat) -> None:
    chat.say("telefon")
    chat.say("20 30 40 50")

    assert "20 30 40 50" not in chat.reply.text
    assert "20 30 40 50" not in str(chat.site.house.sessions.of(chat.sender))


def test_deleting_forgets_here_and_in_rasa(chat: Chat) -> None:
    chat.say("hvad koster det?")

    page = soup(chat.site.post("/chat/slet", {"sender": chat.sender, "kommune": "slagelse"}))

    assert page.h1 is not None
    assert page.h1.get_text() == "Samtalen er slettet"
    assert chat.site.rasa.forgotten == [chat.sender]
    assert chat.site.house.sessions.of(chat.sender).transcript == []


def test_deleting_while_rasa_is_away_says_what_is_left(chat: Chat) -> None:
    chat.site.rasa.away = True

    page = soup(chat.site.post("/chat/slet", {"sender": chat.sender}))

    assert "svarer ikke lige nu" in page.get_text()


def test_asking_the_assistant_to_delete_deletes(chat: Chat) -> None:
    chat.say("hvad koster det?")
    sender = chat.sender

    page = chat.say("slet samtalen")

    assert page.h1 is not None
    assert page.h1.get_text() == "Samtalen er slettet"
    assert chat.site.house.sessions.of(sender).transcript == []


def test_a_conversation_that_ran_out_says_so_and_begins_anew(chat: Chat) -> None:
    chat.say("hvad koster det?")
    chat.site.house.sessions.forget(chat.sender)

    chat.say("og hvad så?")

    assert "er slettet" in chat.page.select("[role=status]")[-1].get_text()
    assert len(chat.said()) == 3


def test_when_rasa_is_away_a_human_and_112_are_named(chat: Chat) -> None:
    chat.site.rasa.away = True

    chat.say("hvad koster det?")

    assert chat.reply.status_code == 200
    assert "112" in chat.said()[-1]
    assert "58 57 48 90" in chat.said()[-1]


def test_a_human_112_deleting_and_leaving_are_always_there(chat: Chat) -> None:
    page = chat.say("hvad koster det?")

    side = page.select_one("aside")
    assert side is not None
    assert [each["href"] for each in side.select("a[href^='tel:']")] == ["tel:112", "tel:+4558574890"]
    assert page.select("form[action='/chat/slet'] button")
    assert page.select("form[action='/forlad'][target=_top] button")


def test_an_offer_on_the_offers_page_begins_its_booking(site: Site) -> None:
    page = soup(site.get("/tilbud?kommune=slagelse"))
    offer = page.select_one("#perron-3 button[name=tilbud]")
    assert offer is not None

    site.post("/chat", {"kommune": "slagelse", "tilbud": str(offer["value"])})

    assert site.rasa.heard[0][1] == '/book{"offer":"perron-3"}'


def test_a_long_conversation_does_not_grow_without_end(chat: Chat) -> None:
    from bot.gateway.sessions import MOST_LINES, Session

    session = Session()
    for number in range(MOST_LINES):
        session.tell("person", {"text": str(number)})
        session.tell("assistant", {"text": str(number)})

    assert len(session.transcript) == MOST_LINES
    assert session.transcript[-1].message["text"] == str(MOST_LINES - 1)
