"""Every type of message, as a person sees it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from fake_gateway import CODE


def test_the_greeting_comes_with_its_quick_replies(widget: Any) -> None:
    widget.open()

    assert "automatisk assistent" in widget.last.inner_text()
    assert widget.log.get_by_role("button").all_inner_texts() == [
        "Find det rigtige tilbud",
        "Book en samtale",
        "Kan jeg være anonym?",
    ]


def test_paragraphs_and_lists_are_paragraphs_and_lists(widget: Any) -> None:
    widget.open()

    reply = widget.say("pris")

    assert reply.locator(".said > p").first.inner_text() == "Behandling er gratis."
    assert reply.locator("ul.plain").first.locator("li").all_inner_texts() == ["samtaler", "medicin"]


def test_phone_numbers_are_links_that_call_and_other_digits_are_not(widget: Any) -> None:
    widget.open()

    reply = widget.say("pris")

    calls = reply.locator("a[href^='tel:']").evaluate_all(
        "all => all.map(e => [e.textContent, e.getAttribute('href')])"
    )
    assert calls == [
        ["58 00 00 10", "tel:+4558000010"],
        ["5800 0011", "tel:+4558000011"],
        ["112", "tel:112"],
        ["1813", "tel:1813"],
    ]


def test_addresses_and_paths_are_links_beside_the_conversation(widget: Any) -> None:
    widget.open()
    path = widget.log.get_by_role("link", name="/privatliv")
    assert path.get_attribute("href") == f"{widget.gateway.url}/privatliv"
    assert path.get_attribute("target") == "_blank"
    assert "åbner i en ny fane" in path.text_content()

    reply = widget.say("pris")

    assert reply.locator("a[href^=https]").get_attribute("href") == "https://solby.example/rus"


def test_markup_in_a_reply_stays_text(widget: Any) -> None:
    widget.open()

    reply = widget.say("markup")

    assert reply.locator("img, b").count() == 0
    assert "<img src=x onerror=alert(1)> & <b>fed</b>" in reply.inner_text()


def test_sources_are_folded_under_the_answer(widget: Any) -> None:
    widget.open()
    reply = widget.say("pris")
    source = reply.get_by_text("Kvalitetsstandard for Solby, 4.1 Pris, dateret torsdag den 12. marts 2026")
    assert not source.is_visible()

    reply.locator("summary").click()

    assert source.is_visible()


def test_a_correction_stands_out_and_is_told_once(widget: Any) -> None:
    widget.open()

    reply = widget.say("ændret")

    assert reply.locator(".note").inner_text().split("\n")[0] == "Det er ændret"
    assert reply.inner_text().count("Nu gælder 14 dage.") == 1


def test_the_pressed_quick_reply_stays_as_the_persons_words_and_the_buttons_go(widget: Any) -> None:
    widget.open()

    widget.press("Find det rigtige tilbud")

    assert widget.page.locator(".own").all_text_contents() == ["Dig: Find det rigtige tilbud"]
    assert widget.gateway.turns[-1]["message"] == "/find_offer"
    assert widget.log.get_by_role("button", name="Book en samtale").count() == 0


def test_a_written_answer_takes_the_open_buttons_away(widget: Any) -> None:
    widget.open()

    widget.say("mangler")

    assert widget.log.get_by_role("button").count() == 0


def test_offers_are_cards_with_the_best_first_and_nothing_said_twice(widget: Any) -> None:
    widget.open()

    reply = widget.say("/offers")

    cards = reply.locator(".card").all_inner_texts()
    assert [re.split(r"\n+", card)[:3] for card in cards[:1]] == [["Passer bedst", "Solhuset", "Kan bookes"]]
    assert "Du er voksen." in cards[0]
    assert "Dagtilbud" in cards[1]
    assert "Bookes ikke her" in cards[1]
    assert "Kan bookes" in cards[2]
    text = reply.inner_text()
    assert text.count("Du vil være anonym.") == 1
    assert text.count("Andre muligheder") == 1
    assert "Det er kommunen, der vurderer" in text


def test_a_cards_name_asks_for_more_of_it(widget: Any) -> None:
    widget.open()
    widget.say("/offers")

    widget.press("Dagtilbud")

    assert widget.gateway.turns[-1]["message"] == '/choose_offer{"offer":"dag"}'
    assert widget.page.locator(".card", has_text="Dagtilbud").count() == 1
    assert widget.page.locator(".card button").count() == 0


def test_times_are_grouped_by_day_and_each_button_names_its_day(widget: Any) -> None:
    widget.open()

    reply = widget.press("Book en samtale")

    assert reply.locator(".days > li > strong").all_inner_texts() == ["Tirsdag den 30. marts", "Onsdag den 31. marts"]
    assert reply.locator(".days > li").first.get_by_role("button").count() == 2
    assert reply.get_by_role("button", name="10.00-10.45 tirsdag den 30. marts").is_visible()
    assert "Frist for, at behandlingen begynder: mandag den 5. april." in reply.inner_text()
    assert reply.inner_text().count("Telefon") == 1


def test_a_time_is_the_wall_time_in_copenhagen_wherever_the_reader_is(open_widget: Callable[..., Any]) -> None:
    chat = open_widget(timezone_id="Pacific/Auckland").go().open()

    reply = chat.say("/book")

    assert reply.get_by_role("button", name="10.00-10.45 tirsdag den 30. marts").is_visible()


def test_the_receipt_shows_the_code_in_groups_of_four_once(widget: Any) -> None:
    widget.open()
    widget.say("/book")

    reply = widget.press("10.00-10.45")

    assert widget.page.locator(".own").last.inner_text().endswith("Tirsdag den 30. marts kl. 10.00")
    assert reply.locator(".code").inner_text() == "1234 5678 9012 3456"
    assert reply.inner_text().count("1234") == 1
    assert "tirsdag den 30. marts 2027 kl. 10.00-10.45" in reply.inner_text()
    assert "Solhuset" in reply.inner_text()
    assert "Aftalen er anonym." in reply.inner_text()
    assert reply.get_by_role("link", name="/aftale").is_visible()


def test_the_code_can_be_copied(open_widget: Callable[..., Any]) -> None:
    chat = open_widget(permissions=["clipboard-read", "clipboard-write"]).go().open()
    reply = chat.say("/pick")

    reply.get_by_role("button", name="Kopiér koden").click()

    reply.get_by_text("Koden er kopieret.").wait_for()
    assert chat.page.evaluate("navigator.clipboard.readText()") == "1234 5678 9012 3456"


def test_without_a_clipboard_copying_says_what_to_do(widget: Any) -> None:
    widget.page.evaluate(
        "() => { navigator.clipboard.writeText = () => Promise.reject(); document.execCommand = () => false }"
    )
    widget.open()
    reply = widget.say("/pick")

    reply.get_by_role("button", name="Kopiér koden").click()

    reply.get_by_text("Koden er markeret. Kopiér den med din browser.").wait_for()


def test_printing_prints_the_receipt_alone(widget: Any) -> None:
    widget.page.evaluate("window.print = () => { window.printed = true }")
    widget.open()
    widget.say("pris")
    reply = widget.say("/pick")

    reply.get_by_role("button", name="Udskriv").click()
    widget.page.emulate_media(media="print")

    assert widget.page.evaluate("window.printed")
    assert reply.locator(".code").is_visible()
    gone = ["#host", ".launcher", ".exit", "textarea", "footer", "header", ".own"]
    assert [each for each in gone if widget.page.locator(each).first.is_visible()] == []
    assert not widget.page.get_by_text("Behandling er gratis.").first.is_visible()
    widget.page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert widget.page.locator("#host").is_visible()


def test_a_page_printed_as_usual_shows_no_chat(widget: Any) -> None:
    widget.open()

    widget.page.emulate_media(media="print")

    assert widget.page.locator("#host").is_visible()
    assert not widget.launcher.is_visible()
    assert not widget.page.locator(".panel").is_visible()


def test_the_receipt_leads_to_its_calendar_file(widget: Any) -> None:
    widget.open()

    link = widget.say("/pick").get_by_role("link", name="Læg i kalenderen")

    assert link.get_attribute("href") == f"{widget.gateway.url}/api/bookings/{CODE}.ics"


def test_a_cancelled_appointment_is_told(widget: Any) -> None:
    widget.open()
    widget.say("/pick")

    assert "Aftalen er aflyst." in widget.press("Aflys tiden").inner_text()


def test_danger_comes_with_links_that_call(widget: Any) -> None:
    widget.open()

    reply = widget.say("fare")

    assert reply.locator(".crisis li a").evaluate_all("all => all.map(e => e.getAttribute('href'))") == [
        "tel:112",
        "tel:+4570201201",
    ]
    assert reply.get_by_role("button", name="Fortsæt samtalen").is_visible()


def test_what_was_not_understood_and_what_is_not_in_the_standard_lead_to_a_human(widget: Any) -> None:
    widget.open()

    for word in ("sort", "mangler"):
        reply = widget.say(word)
        assert reply.locator(".call a").get_attribute("href") == "tel:+4558000010"
        assert "Rusmiddelcenter Solby" in reply.locator(".call").inner_text()


def test_a_type_of_a_later_day_shows_its_text(widget: Any) -> None:
    widget.open()

    assert "En ny slags besked." in widget.say("fremtid").inner_text()


def test_the_footer_follows_the_municipality_that_the_talk_is_about(widget: Any) -> None:
    widget.open()
    human = widget.page.locator("footer strong")
    human.get_by_role("link", name="58 00 00 10").wait_for()

    widget.say("månby")
    assert human.get_by_role("link").inner_text() == "59 00 00 20"

    widget.say("odense")
    assert human.inner_text() == ""
    assert widget.page.locator("footer a[href='tel:112']").is_visible()


def test_a_long_reply_is_read_from_its_beginning(widget: Any) -> None:
    widget.open()

    widget.say("langt")

    top, room = widget.page.locator(".own").last.bounding_box(), widget.log.bounding_box()
    assert room["y"] <= top["y"] < room["y"] + 40
