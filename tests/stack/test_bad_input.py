"""Bad input gets a status and a Danish problem document, and nothing is written."""

from __future__ import annotations

from typing import Any

import pytest

pytestmark = pytest.mark.stack
WEBHOOK = "/webhooks/rest/webhook"
SLOT = {"municipality": "slagelse", "offer": "perron-3", "anonymous": True}


@pytest.mark.parametrize(
    ("method", "path", "sent", "status"),
    [
        ("POST", WEBHOOK, {"json": {"sender": "a", "message": ""}}, 422),
        ("POST", WEBHOOK, {"json": {"sender": "a", "message": "   "}}, 422),
        ("POST", WEBHOOK, {"json": {"sender": "a", "message": "x" * 5000}}, 413),
        ("POST", WEBHOOK, {"json": {"sender": "a", "message": "x" * 100_000}}, 413),
        ("POST", WEBHOOK, {"content": b"not json", "headers": {"content-type": "application/json"}}, 400),
        ("POST", WEBHOOK, {"json": {"sender": 5, "message": "hej"}}, 422),
        ("POST", WEBHOOK, {"json": {"sender": "a", "message": ["hej"]}}, 422),
        ("POST", WEBHOOK, {"json": {"message": "hej"}}, 422),
        ("POST", WEBHOOK, {"json": {"sender": "a b\n<x>", "message": "hej"}}, 422),
        ("POST", WEBHOOK, {"json": {"sender": "a", "message": "hej", "metadata": {"kommune": "atlantis"}}}, 422),
        ("GET", "/api/topics/atlantis/cost", {}, 404),
        ("GET", "/api/topics/slagelse/atlantis", {}, 404),
        ("GET", "/api/slots?municipality=atlantis&offer=perron-3", {}, 422),
        ("GET", "/api/slots?municipality=slagelse&offer=atlantis", {}, 422),
        ("GET", "/api/slots?municipality=slagelse&offer=perron-3&inquiry=i-gaar", {}, 422),
        ("POST", "/api/triage", {"json": {"municipality": "atlantis"}}, 422),
        ("POST", "/api/triage", {"json": {"municipality": "assens", "age": 140}}, 422),
        ("POST", "/api/triage", {"json": {"municipality": "assens", "age": "nitten"}}, 422),
        ("POST", "/api/triage", {"json": ["assens"]}, 422),
        ("POST", "/api/bookings", {"json": {**SLOT, "start": "2027-03-01T09:00:00+01:00"}}, 409),
        ("POST", "/api/bookings", {"json": {**SLOT, "start": "2027-03-23T03:17:00+01:00"}}, 409),
        ("POST", "/api/bookings", {"json": {**SLOT, "offer": "kontakt", "start": "2027-03-23T09:00:00+01:00"}}, 422),
        ("POST", "/api/bookings", {"json": {**SLOT, "start": "i morgen"}}, 422),
        ("POST", "/api/bookings", {"json": {**SLOT, "start": "2027-03-23T09:00:00+01:00", "contact": {"name": "Bo"}}}, 422),
        ("GET", "/api/bookings/1234", {}, 404),
        ("GET", "/atlantis", {}, 404),
        ("PUT", WEBHOOK, {}, 405),
    ],
)  # fmt: skip
def test_bad_input_is_a_danish_problem_document(
    product: Any, method: str, path: str, sent: dict[str, Any], status: int
) -> None:
    reply = product.http.request(method, path, **sent)

    assert reply.status_code == status, reply.text
    assert reply.headers["content-type"].startswith("application/problem+json")
    body = reply.json()
    assert body["status"] == status
    assert len(body["detail"].split()) >= 4


def test_a_start_that_is_no_free_slot_comes_with_the_next_free_ones(product: Any) -> None:
    reply = product.http.post("/api/bookings", json={**SLOT, "start": "2027-03-23T03:17:00+01:00"})

    assert reply.json()["alternatives"][0].keys() >= {"start", "end", "location"}
