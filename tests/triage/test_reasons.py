"""The reasons are the person's own facts, in Danish."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from bot.triage import Profile, triage
from knowledge import load


def why(offer: str, **facts: Any) -> tuple[str, ...]:
    municipality, short = offer.split("/")
    result = triage(load(), Profile(municipality=municipality, **facts), dt.date(2027, 3, 1))
    return next(s.why for s in result.suggestions if s.offer.id == short)


def test_the_age_is_quoted_with_the_offers_limits() -> None:
    assert "Du er 19 år, og tilbuddet er for dem mellem 15 og 25 år." in why("assens/move", audience="self", age=19)
    assert "Du er 40 år, og tilbuddet er for dem fra 18 år og op." in why("assens/ambulant", audience="self", age=40)


def test_about_somebody_else_it_says_so() -> None:
    said = why("slagelse/foraeldre-til-ung", audience="relative", relation="parent", age=20)

    assert "Det handler om dit barn." in said
    assert not any("op til 30" in sentence for sentence in said)  # the standard says "en ung"; the limit is our reading


def test_the_relatives_own_age_is_the_writers() -> None:
    said = why("slagelse/boernegruppe", audience="relative", relation="child", relative_age=10)

    assert "Du er 10 år, og tilbuddet er for dem mellem 7 og 14 år." in said


def test_what_moves_an_offer_down_is_no_reason_for_it() -> None:
    said = why("slagelse/paaroerende-gruppe", audience="relative", relation="child", relative_age=10)

    assert said == ("Du er pårørende.",)


def test_an_age_that_an_offer_suits_without_being_limited_to_it_is_not_called_its_limit() -> None:
    said = why("jammerbugt/aaben-raadgivning", audience="self", age=13, anonymous=True)

    assert "Du er 13 år, og tilbuddet passer godt til den alder." in said
    assert not any("op til" in sentence for sentence in said)


def test_while_it_is_unknown_who_asks_nothing_is_said_that_would_be_taken_back() -> None:
    before = why("aalborg/ungeindsats", age=15)

    for audience in ("self", "relative", "professional"):
        assert set(before) <= set(why("aalborg/ungeindsats", audience=audience, age=15))


@pytest.mark.parametrize("municipality", sorted(load().municipalities))
def test_the_recommendation_of_a_whole_profile_has_reasons(municipality: str) -> None:
    result = triage(
        load(), Profile(municipality=municipality, audience="self", age=40, substance="drugs"), dt.date(2027, 3, 1)
    )

    assert len(result.suggestions[0].why) >= 1
    assert all(sentence.endswith(".") for s in result.suggestions for sentence in s.why)
