"""What is known and told before a booking is made: calls that need a number, parents' consent, an earlier inquiry."""

from __future__ import annotations

from collections.abc import Callable

from bot.dialogue.booking_talk import booking_turn
from bot.dialogue.desk import Desk
from bot.dialogue.state import Understood
from tests.booking.made_up import resource

from .conftest import Citizen, Person

Talk = Callable[..., Citizen]
CALL = "Telefon. Ungeindsatsen ringer til det nummer, du skriver"


def test_an_anonymous_person_is_never_offered_a_call_by_the_staff(citizen: Talk) -> None:
    young = citizen("aalborg", age=17, anonymous=True)

    for text in ("", "senere", "kun telefon", "i morgen", "skærtorsdag"):
        reply = young.says(text, "change_time" if text else "book")

        assert reply["custom"]["type"] == "slots"
        assert {slot["kind"] for slot in reply["custom"]["slots"]} == {"in_person"}


def test_only_by_phone_is_answered_with_why_it_cannot_be(citizen: Talk) -> None:
    young = citizen("aalborg", age=17, anonymous=True)
    young.says("", "book")

    assert "kræver et nummer" in young.says("kun telefon")["text"]


def test_a_named_person_who_wants_a_call_is_asked_for_the_number(person: Callable[..., Person]) -> None:
    caller = person("2027-02-01", resource("ring", kind="phone", location=CALL))
    caller.state.booking.update(anonymous=False, previous_asked=True, left_open=["contact_name"])
    caller.state.booking["contact"] = {"email": "forseglet"}
    caller.says("", "book")

    asked = caller.says("den første")
    assert asked["custom"]["field"] == "contact_phone"
    heard = Understood(text="[telefon]", intent="inform", sealed={"phone": "forseglet"}, given="contact_phone")
    (reply,) = booking_turn(Desk(caller.bookings.knowledge, caller.bookings, caller.clock()), caller.state, heard)

    assert reply["custom"]["field"] == "confirm"
    assert "Sted:" not in reply["text"]


def test_who_gives_no_number_gets_times_that_need_none(person: Callable[..., Person]) -> None:
    rooms = resource("ring", kind="phone", location=CALL), resource("rum", weekly=resource().weekly[:2])
    caller = person("2027-02-01", *rooms)
    caller.state.booking.update(anonymous=False, previous_asked=True, left_open=["contact_name", "contact_email"])
    caller.says("", "book")
    caller.says("kun telefon")
    caller.says("den første")
    assert caller.state.asked == "contact_phone"

    reply = caller.says("spring over", "decline")

    assert "kræver et nummer" in reply["text"]
    assert {slot["kind"] for slot in reply["custom"]["slots"]} == {"in_person"}


def test_a_call_is_no_place_to_come_to(citizen: Talk) -> None:
    grown = citizen("slagelse", age=35, substance="drugs", anonymous=True)
    grown.says("", "book")
    grown.says("kun telefon")

    asked = grown.says("den første")
    made = grown.says("ja", "reply", field="confirm", value=True)

    for reply in (asked, made):
        assert "Telefon: Ring selv til 58 57 48 90, tryk 3." in reply["text"]
        assert "Sted:" not in reply["text"]
        assert "når du kommer" not in reply["text"]


def test_under_18_the_parents_consent_is_told_before_the_last_yes_and_once(citizen: Talk) -> None:
    young = citizen("aalborg", age=17, anonymous=True, children_at_home=True)
    young.says("", "book")

    reply = young.says("den første")

    assert reply["custom"]["field"] == "confirm"
    assert "den, der har forældremyndigheden, sige ja" in reply["text"]
    assert "får kommunens sagsbehandler i familiegruppen altid besked" in reply["text"]
    assert "forældremyndigheden" not in young.says("hvad", "resume")["text"]


def test_from_18_nothing_stands_before_the_last_question(citizen: Talk) -> None:
    grown = citizen("aalborg", age=18, anonymous=True)
    grown.says("", "book")

    assert grown.says("den første")["text"].startswith("Skal jeg booke")


def test_a_date_told_earlier_counts_for_the_deadline_and_is_not_asked_for(citizen: Talk) -> None:
    grown = citizen("slagelse", age=35, substance="drugs", previous_contact="2027-03-17")
    grown.says("", "book")

    reply = grown.says("nej", "reply", field="anonymous", value=False)

    assert reply["custom"]["type"] == "slots"
    assert reply["custom"]["deadline"] == "2027-03-31"


def test_a_date_told_in_the_middle_of_the_booking_counts_too(citizen: Talk) -> None:
    grown = citizen("slagelse")
    grown.tells("jeg skrev til jer i onsdags", "book", previous_contact="2027-03-17", age=35, substance="drugs")

    reply = grown.says("ja", "reply", field="anonymous", value=True)

    assert reply["custom"]["deadline"] == "2027-03-31"
    assert grown.state.profile["previous_contact"] == "2027-03-17"


def test_book_is_the_wish_to_book_and_no_yes_to_being_anonymous(citizen: Talk) -> None:
    grown = citizen("slagelse", age=35, substance="drugs")
    grown.says("", "book")

    reply = grown.says("book", "book")

    assert reply["custom"]["field"] == "anonymous"
    assert "anonymous" not in grown.state.booking


def test_book_is_a_yes_to_the_last_question(citizen: Talk) -> None:
    grown = citizen("slagelse", age=35, substance="drugs", anonymous=True)
    grown.says("", "book")
    grown.says("den første")

    assert grown.tells("book den", confirm=True)["custom"]["type"] == "booking"
