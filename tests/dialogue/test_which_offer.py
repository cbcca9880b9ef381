"""Which offer a booking is for: what is offered, what a text names, and what is told when nothing fits."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from .conftest import KNOWLEDGE, Citizen

Talk = Callable[..., Citizen]
FOR_RELATIVES = {
    offer.name for here in KNOWLEDGE.municipalities.values() for offer in here.offers.values()
    if offer.target.get("audience") == "relative"
}  # fmt: skip


@pytest.mark.parametrize("text", ["ja", "ok", "jo"])
def test_a_yes_to_which_offer_asks_again_and_names_the_choices(citizen: Talk, text: str) -> None:
    somebody = citizen("slagelse")
    assert somebody.says("kan jeg få en tid", "book")["custom"]["field"] == "offer"

    for _ in range(3):
        reply = somebody.says(text, "affirm")

        assert reply["custom"]["field"] == "offer"
        assert "Perron 3, unge under 30 år" in reply["text"]
        assert "offer" not in somebody.state.booking
    assert somebody.says("perron 3", "inform")["custom"]["field"] == "anonymous"


def test_a_yes_books_the_only_offer_that_fits(citizen: Talk) -> None:
    somebody = citizen("slagelse")
    somebody.says("kan jeg få en tid", "book")
    somebody.state.profile.update(age=20, substance="drugs")

    somebody.says("ja", "affirm")

    assert somebody.state.booking["offer"] == "perron-3"


@pytest.mark.parametrize("stale", ["True", "findes-ikke", "holbaek/ambulant"])
def test_an_offer_that_is_none_here_never_stays_in_the_booking(citizen: Talk, stale: str) -> None:
    somebody = citizen("slagelse")
    somebody.state.booking["offer"] = stale

    assert somebody.says("", "book")["custom"]["field"] == "offer"
    assert somebody.says("", "book", offer=stale)["custom"]["field"] == "offer"


@pytest.mark.parametrize("municipality", KNOWLEDGE.municipalities)
def test_nothing_for_relatives_is_offered_to_somebody_who_is_none(citizen: Talk, municipality: str) -> None:
    for profile in ({}, {"age": 17}, {"age": 35}, {"age": 17, "audience": "self"}, {"audience": "professional"}):
        somebody = citizen(municipality, **profile)

        reply = somebody.says("jeg vil booke en tid", "book")

        assert not FOR_RELATIVES & set(somebody.choices)
        assert not any(name in reply["text"] for name in FOR_RELATIVES)


def test_a_relative_is_offered_what_is_for_relatives_and_nothing_else(citizen: Talk) -> None:
    somebody = citizen("slagelse")
    somebody.says("jeg vil booke en tid", "book")
    assert "Jeg er pårørende" in somebody.choices

    somebody.says("", "reply", field="audience", value="relative")

    assert somebody.choices[:2] == ["Gruppe for pårørende", "Samtaler for pårørende"]
    assert not {"Perron 3, unge under 30 år", "Jeg er pårørende"} & set(somebody.choices)


def test_at_17_in_slagelse_it_is_said_that_nothing_fits_and_who_can_help(citizen: Talk) -> None:
    reply = citizen("slagelse").tells("jeg er 17 og vil booke en tid", "book", age=17)

    assert reply["text"].startswith("Jeg har ikke et tilbud, du kan booke en tid til, når man er 17 år.")
    assert "58 57 48 90" in reply["text"]
    assert reply["custom"]["notes"] == ["age_gap"]
    assert [each["id"] for each in reply["custom"]["offers"]] == ["slagelse/kontakt"]


def test_an_offer_for_adults_is_not_booked_for_somebody_of_17(citizen: Talk) -> None:
    assert citizen("slagelse", age=17).says("", "book", offer="perron-3")["custom"]["type"] == "offers"


@pytest.mark.parametrize(
    ("municipality", "text", "offer"),
    [
        ("slagelse", "perron 3", "perron-3"), ("slagelse", "PERRON 3", "perron-3"), ("slagelse", "peron 3", "perron-3"),
        ("slagelse", "perron-3", "perron-3"), ("slagelse", "alkohol over 30", "alkohol-over-30"),
        ("slagelse", "alkoholbehandling", "alkohol-over-30"), ("slagelse", "stofbehandlng", "stof-over-30"),
        ("slagelse", "stof over 30", "stof-over-30"), ("slagelse", "hellere Perron 3 tak", "perron-3"),
        ("slagelse", "samtaler for par og familier", "par-familie"), ("slagelse", "gruppe for pårørende", "paaroerende-gruppe"),
        ("slagelse", "dagbehandling", "stof-over-30"), ("slagelse", "gravide", "gravide"),
        ("jammerbugt", "your choice", "your-choice"), ("jammerbugt", "Your Choise", "your-choice"),
        ("jammerbugt", "åben rådgivning", "aaben-raadgivning"), ("jammerbugt", "aaben raadgivning", "aaben-raadgivning"),
        ("jammerbugt", "pårørende", "paaroerende"), ("aalborg", "åben rådgivning", "aaben-raadgivning"),
        ("aalborg", "ungeindsatsen", "ungeindsats"), ("holbaek", "dagbehandling", "ambulant"),
        ("holbaek", "ungebehandling", "ungebehandling"), ("assens", "move", "move"),
    ],
)  # fmt: skip
def test_an_offer_can_be_named_in_words(citizen: Talk, municipality: str, text: str, offer: str) -> None:
    answering, asking = citizen(municipality), citizen(municipality)
    answering.says("kan jeg få en tid", "book")

    answering.says(text, "inform")
    asking.says(f"jeg vil gerne booke en tid hos {text}", "book")

    assert answering.state.booking.get("offer") == offer
    assert asking.state.booking.get("offer") == offer


@pytest.mark.parametrize(
    "text", ["jeg er 35 år", "hash", "alkohol", "anonym", "en samtale", "det går dårligt for tiden"]
)
def test_facts_and_stories_name_no_offer(citizen: Talk, text: str) -> None:
    somebody = citizen("slagelse")
    somebody.says("kan jeg få en tid", "book")

    somebody.says(text, "inform")

    assert "offer" not in somebody.state.booking


def test_facts_narrow_what_is_offered(citizen: Talk) -> None:
    somebody = citizen("slagelse")
    somebody.says("kan jeg få en tid", "book")

    somebody.tells("alkohol", substance="alcohol")
    assert "Stofbehandling, over 30 år" not in somebody.choices
    assert {"Alkoholbehandling, over 30 år", "Perron 3, unge under 30 år"} <= set(somebody.choices)
    somebody.tells("jeg er 44", age=44)

    assert somebody.state.booking["offer"] == "alkohol-over-30"


def test_an_age_alone_does_not_decide_between_drugs_and_alcohol(citizen: Talk) -> None:
    somebody = citizen("slagelse")

    somebody.tells("jeg er 44 og vil booke en tid", "book", age=44)

    assert somebody.choices[:2] == ["Stofbehandling, over 30 år", "Alkoholbehandling, over 30 år"]


def test_an_offer_that_is_not_for_the_person_is_said_not_to_be_and_the_others_follow(citizen: Talk) -> None:
    somebody = citizen("slagelse", age=44)

    reply = somebody.says("jeg vil booke perron 3", "book")

    assert "Perron 3, unge under 30 år kan jeg ikke booke til dig" in reply["text"]
    assert somebody.choices[:2] == ["Stofbehandling, over 30 år", "Alkoholbehandling, over 30 år"]


def test_what_cannot_be_booked_is_said_with_its_own_contact(citizen: Talk) -> None:
    reply = citizen("assens", age=35).says("jeg vil booke en tid i caféen", "book")

    assert reply["text"].startswith("Det tilbud kan jeg ikke booke en tid til.")
