from __future__ import annotations

import datetime as dt

import pytest

from bot.booking.appointment import instant
from tests.gateway.staff.staff_browser import Caseworker, words
from tests.gateway.staff.staff_place import Place

CONTACT = {"name": "Ida Prøve", "phone": "12 34 56 78", "email": "ida@example.org"}


def at_the_conversation(place: Place, number: int) -> Caseworker:
    """Moves the clock to just after the conversation began; logs in again, since the session has run out."""
    record = place.house.bookings.store.booking(number)
    place.clock.forward(seconds=record.start + 60 - instant(place.clock()))
    return place.logged_in("bo")


def test_the_day_lists_bookings_with_time_offer_place_and_deadline(place: Place, bo: Caseworker) -> None:
    number = place.book()

    text = bo.words("/staff")

    assert "I dag, mandag den 1. februar 2027" in text
    assert f"aftale nr. {number}" in text
    assert "Perron 3" in text
    assert "Frist 15. februar 2027 (om 14 dage)" in text
    assert "Anonym" in text


def test_more_days_show_more_bookings(place: Place, bo: Caseworker) -> None:
    later = place.book(frm=dt.date(2027, 2, 10))

    assert f"aftale nr. {later}" not in bo.words("/staff")
    assert f"aftale nr. {later}" in bo.words("/staff?days=14")


def test_a_bookings_page_tells_time_place_offer_and_deadline(place: Place, bo: Caseworker) -> None:
    number = place.book()

    text = bo.words(f"/staff/bookings/{number}")

    for part in (
        "Mandag den 1. februar 2027",
        "Ingemannsvej 24",
        "Perron 3, samtale",
        "Aftalen er anonym",
        "om 14 dage",
    ):
        assert part in text


def test_an_offer_for_relatives_has_no_deadline(place: Place, bo: Caseworker) -> None:
    number = place.book("paaroerende-samtaler")

    assert "behandlingsgarantien gælder ikke" in bo.words(f"/staff/bookings/{number}")


def test_contact_details_are_sealed_until_the_passphrase_is_given(place: Place, bo: Caseworker) -> None:
    number = place.book(contact=CONTACT)
    before = bo.get(f"/staff/bookings/{number}").text

    wrong = bo.unlock("en forkert nøglesætning")
    still = bo.get(f"/staff/bookings/{number}").text
    right = bo.unlock(next=f"/staff/bookings/{number}")
    after = bo.words(f"/staff/bookings/{number}")

    assert not any(value in before + still for value in CONTACT.values())
    assert (wrong.status_code, right.status_code) == (403, 303)
    assert "passer ikke" in words(wrong)
    assert right.headers["location"] == f"/staff/bookings/{number}?done=unlocked"
    assert all(value in after for value in CONTACT.values())


def test_an_unlocked_key_is_that_sessions_alone_and_gone_at_lock_and_log_out(place: Place, bo: Caseworker) -> None:
    number = place.book(contact=CONTACT)
    address = f"/staff/bookings/{number}"
    lea = place.logged_in("lea")
    bo.unlock()
    assert "Ida Prøve" in bo.words(address)

    assert "Ida Prøve" not in lea.get(address).text
    bo.submit("/staff/lock")
    assert "Ida Prøve" not in bo.get(address).text
    bo.unlock()
    assert len(place.app.state.office.keys) == 1
    bo.submit("/staff/logout")
    assert len(place.app.state.office.keys) == 0


def test_too_many_passphrases_are_429(place: Place, bo: Caseworker) -> None:
    for _ in range(6):
        assert bo.unlock("en forkert nøglesætning").status_code == 403

    reply = bo.unlock()

    assert reply.status_code == 429
    assert int(reply.headers["retry-after"]) > 0


def test_what_a_citizen_wrote_is_shown_as_text(place: Place, bo: Caseworker) -> None:
    number = place.book(contact={"name": "<b>Ida</b>"})
    bo.unlock()

    page = bo.page(f"/staff/bookings/{number}")

    assert "<b>Ida</b>" in words(page)
    assert page.select("main b") == []


def test_who_came_and_who_did_not_is_marked_on_the_day_and_can_be_taken_back(place: Place) -> None:
    number = place.book()
    stored = place.house.bookings.store
    bo = at_the_conversation(place, number)

    met = bo.submit(f"/staff/bookings/{number}/mark", status="met")
    after_met = stored.booking(number).status
    bo.submit(f"/staff/bookings/{number}/mark", status="confirmed")
    after_back = stored.booking(number).status
    bo.submit(f"/staff/bookings/{number}/mark", status="no_show")

    assert met.headers["location"] == f"/staff/bookings/{number}?done=met"
    assert (after_met, after_back, stored.booking(number).status) == ("met", "confirmed", "no_show")
    assert "Udeblevet" in bo.words(f"/staff/bookings/{number}")


def test_a_conversation_on_a_later_day_cannot_be_marked_yet(place: Place, bo: Caseworker) -> None:
    number = place.book(frm=dt.date(2027, 2, 3))

    reply = bo.submit(f"/staff/bookings/{number}/mark", status="met")

    assert reply.status_code == 409
    assert place.house.bookings.store.booking(number).status == "confirmed"
    assert "Det kan markeres på dagen" in bo.words(f"/staff/bookings/{number}")


def test_a_mark_that_does_not_exist_is_refused(place: Place, bo: Caseworker) -> None:
    number = place.book()

    assert bo.submit(f"/staff/bookings/{number}/mark", status="cancelled").status_code == 422
    assert place.house.bookings.store.booking(number).status == "confirmed"


def test_a_booking_is_moved_to_one_of_the_free_times_shown(place: Place, bo: Caseworker) -> None:
    number = place.book()
    before = place.house.bookings.store.booking(number)
    choices = [str(each["value"]) for each in bo.page(f"/staff/bookings/{number}/move").select("input[name=slot]")]

    reply = bo.submit(f"/staff/bookings/{number}/move", slot=choices[7])

    after = place.house.bookings.store.booking(number)
    assert reply.headers["location"] == f"/staff/bookings/{number}?done=moved"
    assert f"{after.start}|{after.resource}" == choices[7]
    assert f"{before.start}|{before.resource}" not in choices
    assert "Personen får ikke besked" in bo.words(f"/staff/bookings/{number}?done=moved")


@pytest.mark.parametrize("slot", ["", "x", "1801472401|", "99999999999|slagelse/perron-3-samtale", "1|", "½|"])
def test_a_time_that_is_not_free_is_refused_and_the_old_one_kept(slot: str, place: Place, bo: Caseworker) -> None:
    number = place.book()
    before = place.house.bookings.store.booking(number)

    reply = bo.submit(f"/staff/bookings/{number}/move", slot=slot)

    assert reply.status_code in (409, 422)
    assert 'name="slot"' in reply.text
    assert place.house.bookings.store.booking(number) == before


def test_a_cancelled_booking_frees_its_time_and_keeps_the_details_for_the_call(place: Place, bo: Caseworker) -> None:
    number = place.book(contact=CONTACT)
    bo.unlock()
    ask = bo.words(f"/staff/bookings/{number}/cancel")

    reply = bo.submit(f"/staff/bookings/{number}/cancel")

    text = bo.words(f"/staff/bookings/{number}")
    assert "løber fristen videre" in ask
    assert reply.headers["location"].endswith("?done=cancelled_case")
    assert "Aflyst" in text
    assert "12 34 56 78" in text
    assert place.house.bookings.store.booking(number).status == "cancelled"


def test_what_is_over_or_cancelled_cannot_be_moved_or_cancelled(place: Place, bo: Caseworker) -> None:
    over, gone = place.book(), place.book(nth=3)
    bo.submit(f"/staff/bookings/{gone}/cancel")
    bo = at_the_conversation(place, over)

    for number in (over, gone):
        for act in ("move", "cancel"):
            assert bo.get(f"/staff/bookings/{number}/{act}").status_code == 409
            assert bo.submit(f"/staff/bookings/{number}/{act}", slot="1801472400|").status_code == 409
    assert bo.submit(f"/staff/bookings/{gone}/mark", status="met").status_code == 409


def test_a_refused_act_leaves_no_line_in_the_audit_trail(place: Place, bo: Caseworker) -> None:
    number = place.book()
    bo.submit(f"/staff/bookings/{number}/cancel")
    before = len(place.store.list_audit("slagelse", 100))

    bo.submit(f"/staff/bookings/{number}/mark", status="met")

    assert len(place.store.list_audit("slagelse", 100)) == before
