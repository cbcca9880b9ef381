"""The caseworkers' side keeps the promise too: nothing a citizen wrote in a log, an address, the audit trail or a file."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from bot.staff.records import AuditLine
from tests.gateway.staff.staff_browser import Caseworker
from tests.gateway.staff.staff_place import Place

CANARY = {"name": "Kanarifugl Prøvesen", "phone": "87 65 43 21", "email": "kanari@example.org"}


def test_contact_details_that_were_read_stand_nowhere(
    place: Place, lea: Caseworker, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    caplog.set_level(logging.DEBUG, logger="rusvejviser")
    number = place.book(contact=CANARY)
    addresses = []
    lea.unlock(next=f"/staff/bookings/{number}")
    assert CANARY["name"] in lea.words(f"/staff/bookings/{number}")

    choice = str(lea.page(f"/staff/bookings/{number}/move").select("input[name=slot]")[3]["value"])
    for path, fields in (
        (f"/staff/bookings/{number}/move", {"slot": choice}),
        (f"/staff/bookings/{number}/cancel", {}),
        ("/staff/feeds", {"resource": "slagelse/perron-3-samtale"}),
        ("/staff/lock", {}),
    ):
        reply = lea.submit(path, **fields)
        addresses.append(reply.headers.get("location", ""))
    lines = str(place.store.list_audit("slagelse", 100))
    pages = [lea.get(f"/staff{path}").text for path in ("", "/deadlines", "/calendar", "/figures", "/audit", "/feeds")]
    files = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    out = capfd.readouterr()

    for value in CANARY.values():
        assert value not in lines
        assert value not in "".join(addresses)
        assert value not in caplog.text + out.out + out.err
        assert not any(value in page for page in pages)
        assert value.encode() not in files
    assert "en lang prøvesætning".encode() not in files


def test_the_trail_tells_who_did_what_and_when_by_the_bookings_number_alone(place: Place, lea: Caseworker) -> None:
    number = place.book(contact=CANARY)
    case = place.house.bookings.record_urgent("slagelse", "perron-3") or 0
    lea.unlock("en forkert nøglesætning")
    lea.unlock()
    lea.get(f"/staff/bookings/{number}")
    choice = str(lea.page(f"/staff/bookings/{number}/move").select("input[name=slot]")[3]["value"])
    lea.submit(f"/staff/bookings/{number}/move", slot=choice)
    lea.submit(f"/staff/bookings/{number}/cancel")
    lea.submit(f"/staff/urgent/{case}/handled")
    lea.submit("/staff/calendar/close", first="2027-03-01", last="2027-03-02", confirm="ja")
    lea.submit("/staff/calendar/reopen/1")
    lea.submit("/staff/feeds", resource="slagelse/perron-3-samtale")
    lea.submit("/staff/feeds/1/revoke")

    trail = [(line.action, line.booking, line.subject) for _, line in place.store.list_audit("slagelse", 100)][::-1]

    assert [line for line in trail if line[0] != "account_added"] == [
        ("logged_in", None, ""),
        ("unlock_failed", None, ""),
        ("unlocked", None, ""),
        ("contact_seen", number, ""),
        ("moved", number, ""),
        ("cancelled", number, ""),
        ("urgent_handled", None, str(case)),
        ("days_closed", None, "2027-03-01 til 2027-03-02, alle"),
        ("days_reopened", None, "2027-03-01 til 2027-03-02"),
        ("feed_created", None, "perron-3-samtale"),
        ("feed_revoked", None, "perron-3-samtale"),
    ]
    text = lea.words("/staff/audit")
    assert "1. februar 2027 kl. 08.00 lea Flyttede aftalen" in text
    assert "Kanarifugl" not in text


def test_the_trail_is_shown_fifty_lines_at_a_time(place: Place, bo: Caseworker) -> None:
    for number in range(1, 61):
        place.store.record(AuditLine(1, "slagelse", "bo", "contact_seen", number))
    first = bo.page("/staff/audit")
    older = first.select_one("main a[href*=before]")

    assert older is not None
    assert len(first.select("tbody tr")) == 50
    assert len(bo.page(str(older["href"])).select("tbody tr")) == 60 + 3 - 50  # two accounts made, one log-in
