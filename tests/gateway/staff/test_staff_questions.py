from __future__ import annotations

from collections.abc import Callable

from bot.dialogue.messages import message
from tests.gateway.staff.staff_browser import Caseworker
from tests.gateway.staff.staff_place import Place


def test_without_conversations_the_page_says_that_there_is_nothing_yet(bo: Caseworker) -> None:
    words = bo.words("/staff/questions")

    assert "Der er ingen tal endnu" in words
    assert "Kommunen gemmer ikke spørgsmål" in words


def test_topics_stand_by_title_and_few_are_not_told_exactly(place: Place, bo: Caseworker) -> None:
    for _ in range(6):
        place.house.tally.reply("answer", "cost", "slagelse")
    place.house.tally.reply("not_in_standard", "transport", "slagelse")

    rows = {
        row.select_one("th").get_text(): row.select_one("td").get_text()
        for row in bo.page("/staff/questions").select("tbody tr")
    }

    assert rows["Pris for behandling"] == "6"
    assert rows["Transport"] == "under 5"


def test_another_municipality_sees_none_of_it(place: Place, kim: Caseworker) -> None:
    place.house.tally.reply("answer", "cost", "slagelse")

    assert "Der er ingen tal endnu" in kim.words("/staff/questions")


def test_unanswered_questions_are_shown_where_they_are_switched_on(opened: Callable[..., Place]) -> None:
    place = opened(UNANSWERED="on")
    place.house.tally.unanswered("slagelse", "har i en <b>sauna</b>")

    page = place.logged_in("bo").page("/staff/questions")
    place.house.bookings.store.close()

    assert [cell.get_text() for cell in page.select("tbody td")] == ["har i en <b>sauna</b>"]


def test_only_a_manager_gets_the_counts_as_csv_and_the_trail_says_so(
    place: Place, bo: Caseworker, lea: Caseworker
) -> None:
    place.house.tally.reply(message("answer", "Ja.")["custom"]["type"], "cost", "slagelse")

    assert bo.get("/staff/questions.csv").status_code == 403
    reply = lea.get("/staff/questions.csv")

    assert reply.text.splitlines()[0].lstrip("\ufeff") == "dag;udfald;emne;antal"
    assert reply.text.splitlines()[1].endswith(";Besvaret;cost;under 5")
    assert place.store.list_audit("slagelse", 1)[0][1].action == "counts_exported"
