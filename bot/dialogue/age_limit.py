"""An age that was told, held against the limit of the very offer that was asked about: "jeg er 26, kan jeg komme i MOVE"."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.dialogue.messages import Message, button, message
from bot.dialogue.sources import sources_json
from bot.triage.conditions import compile_condition
from knowledge import Municipality
from knowledge.schema import Offer, Range


def beyond_its_age(here: Municipality, topic: str, facts: Mapping[str, Any]) -> Message | None:
    """That a person is too young or too old for what was asked about, or None.

    Only an upper limit that the standard itself sets makes an offer one for a certain age; where several offers answer the topic,
    all must exclude the age.

    Args:
        here: the municipality.
        topic: what is answered.
        facts: what the message tells of a triage profile; `age` is that of the person who needs the help, in years.
    """
    age = facts.get("age")
    offers = [offer for offer in here.offers.values() if offer.topics[:1] == [topic]]
    limits = [_limit(offer) for offer in offers]
    if (
        not isinstance(age, int)
        or not offers
        or any(limit is None or compile_condition(limit)(age) for limit in limits)
    ):
        return None
    offer, limit = offers[0], limits[0]
    assert limit is not None
    span = f"for {limit.min}-{limit.max}-årige" if limit.min is not None else f"til og med {limit.max} år"
    text = f'Tilbuddet "{offer.name}" er {span}. Til en på {age} år er det derfor ikke det rette tilbud.'
    buttons = [button("Find det rigtige tilbud", "find_offer")]
    return message(
        "answer", text, topic=topic, municipality=here.id, sources=sources_json(here, offer.sources), buttons=buttons
    )


def _limit(offer: Offer) -> Range | None:
    found = {**offer.target, **offer.needs}.get("age")
    return found if isinstance(found, Range) and found.max is not None and "age" not in offer.own_limits else None
