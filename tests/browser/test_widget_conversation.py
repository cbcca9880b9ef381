"""Sending, failing, sending again without a second turn, deleting."""

from __future__ import annotations

from typing import Any


def test_enter_sends_and_shift_enter_makes_a_line(widget: Any) -> None:
    widget.open()

    widget.input.press_sequentially("en")
    widget.input.press("Shift+Enter")
    widget.input.press_sequentially("to")
    assert len(widget.gateway.turns) == 1
    widget.input.press("Enter")

    widget.page.locator(".own").wait_for()
    assert widget.gateway.turns[-1]["message"] == "en\nto"
    assert widget.input.input_value() == ""


def test_one_status_tells_that_the_assistant_writes_and_goes_with_the_reply(widget: Any) -> None:
    widget.open()
    widget.gateway.delay_seconds = 2.5

    widget.input.fill("pris")
    widget.input.press("Enter")

    status = widget.page.get_by_role("status").filter(has_text="Assistenten skriver …")
    status.wait_for()
    assert status.count() == 1
    widget.page.get_by_text("Behandling er gratis.").first.wait_for()
    assert status.count() == 0


def test_what_is_sent_while_a_reply_is_under_way_stays_in_the_field(widget: Any) -> None:
    widget.open()
    widget.gateway.delay_seconds = 2.5
    widget.input.fill("pris")
    widget.input.press("Enter")

    widget.input.fill("mere")
    widget.input.press("Enter")

    assert widget.page.get_by_text("Vent på svaret, og send så igen.").first.is_visible()
    assert widget.input.input_value() == "mere"
    widget.page.get_by_text("Behandling er gratis.").first.wait_for()
    assert [turn["message"] for turn in widget.gateway.turns] == ["/start", "pris"]


def test_a_lost_reply_is_fetched_again_without_a_second_turn(widget: Any) -> None:
    widget.open()
    widget.gateway.lose_replies = True
    widget.input.fill("pris")
    widget.input.press("Enter")
    widget.page.get_by_text("Beskeden kom ikke frem.").first.wait_for()

    widget.gateway.lose_replies = False
    widget.page.get_by_role("button", name="Prøv igen").click()

    widget.page.get_by_text("Behandling er gratis.").first.wait_for()
    # A browser repeats a lost request by itself as well: all of them are one turn.
    sent = widget.gateway.turns[1:]
    assert len(sent) >= 2
    assert len({(turn["message"], turn["sender"], turn["key"]) for turn in sent}) == 1
    assert widget.page.locator(".own").count() == 1
    assert widget.page.get_by_role("button", name="Prøv igen").count() == 0
    assert widget.focused() == "textarea#input"


def test_each_message_has_a_key_of_its_own(widget: Any) -> None:
    widget.open()
    widget.say("pris")
    widget.say("pris")

    keys = [turn["key"] for turn in widget.gateway.turns]
    assert len(set(keys)) == len(keys) == 3


def test_without_a_connection_the_person_is_told_so(widget: Any) -> None:
    widget.open()

    widget.page.context.set_offline(True)
    notice = widget.page.locator("#notice")
    notice.get_by_text("Du er ikke på nettet.").wait_for()
    widget.page.context.set_offline(False)

    notice.get_by_text("Du er ikke på nettet.").wait_for(state="detached")


def test_a_message_that_fails_without_a_connection_can_be_sent_later(widget: Any) -> None:
    widget.open()
    widget.page.context.set_offline(True)
    widget.input.fill("pris")
    widget.input.press("Enter")
    widget.page.get_by_role("button", name="Prøv igen").wait_for()
    assert "Du er ikke på nettet." in widget.page.locator("#notice").inner_text()
    widget.page.context.set_offline(False)

    widget.page.get_by_role("button", name="Prøv igen").click()

    widget.page.get_by_text("Behandling er gratis.").first.wait_for()


def test_too_many_messages_are_told_in_the_servers_danish(widget: Any) -> None:
    widget.open()

    widget.input.fill("travlt")
    widget.input.press("Enter")

    widget.page.locator("#notice").get_by_text("Vent et minut, og prøv igen.").wait_for()
    assert widget.page.get_by_role("button", name="Prøv igen").is_visible()


def test_a_message_that_is_too_long_comes_back_to_be_shortened(widget: Any) -> None:
    widget.open()

    widget.input.fill("for langt")
    widget.input.press("Enter")

    widget.page.locator("#notice").get_by_text("Skriv højst 4000 tegn ad gangen.").wait_for()
    assert widget.input.input_value() == "for langt"
    assert widget.input.get_attribute("aria-invalid") == "true"
    assert widget.page.get_by_role("button", name="Prøv igen").count() == 0


def test_deleting_asks_first_then_forgets_everywhere_and_begins_anew(widget: Any) -> None:
    widget.open()
    widget.say("pris")
    old = widget.gateway.turns[-1]["sender"]

    widget.page.locator("footer").get_by_role("button", name="Slet samtalen").click()
    assert widget.gateway.deleted == []
    widget.page.get_by_role("button", name="Ja, slet").click()

    widget.log.get_by_text("Samtalen er slettet.").wait_for()
    assert widget.gateway.deleted == [old]
    assert "Behandling er gratis." not in widget.log.inner_text()
    assert widget.gateway.turns[-1]["message"] == "/start"
    assert widget.gateway.turns[-1]["sender"] != old
    assert widget.focused() == "textarea#input"


def test_a_deletion_can_be_called_off(widget: Any) -> None:
    widget.open()
    widget.say("pris")

    widget.page.locator("footer").get_by_role("button", name="Slet samtalen").click()
    widget.page.get_by_role("button", name="Nej, behold den").click()

    assert widget.gateway.deleted == []
    assert widget.page.get_by_text("Behandling er gratis.").first.is_visible()


def test_a_deletion_that_does_not_reach_the_server_says_so(widget: Any) -> None:
    widget.open()
    widget.gateway.deletes_work = False

    widget.page.locator("footer").get_by_role("button", name="Slet samtalen").click()
    widget.page.get_by_role("button", name="Ja, slet").click()

    widget.log.get_by_text("Serveren svarede ikke").wait_for()


def test_a_conversation_deleted_in_words_is_cleared_and_goes_on_as_a_new_one(widget: Any) -> None:
    widget.open()
    widget.say("pris")
    old = widget.gateway.turns[-1]["sender"]

    widget.input.fill("slet")
    widget.input.press("Enter")
    widget.log.get_by_text("Så er samtalen slettet.").wait_for()
    widget.say("pris")

    assert widget.gateway.turns[-1]["sender"] != old
    assert widget.page.locator(".own").count() == 1
