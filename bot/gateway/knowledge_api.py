"""Municipalities, topics, search and triage over HTTP."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Body, Depends, Query, Request

from bot import clock
from bot.dialogue.answers import topic_json
from bot.dialogue.sources import contact_json, sources_json
from bot.gateway.callers import house_of, limit_calls
from bot.gateway.problems import told
from bot.triage import Result, triage
from bot.triage.profile import Profile, read_profile
from knowledge import Knowledge, Municipality
from knowledge.schema import Offer

router = APIRouter(prefix="/api", tags=["knowledge"], dependencies=[Depends(limit_calls)], responses=told(429))


@router.get("/municipalities", summary="The municipalities whose standards are here")
def municipalities(request: Request) -> list[dict[str, Any]]:
    """Id, name and standard of each."""
    return [
        {
            "id": m.id,
            "name": m.about.name,
            "standard": {
                "title": m.about.standard.title,
                "approved": m.about.standard.approved,
                "updated": m.about.standard.updated,
                "period": m.about.standard.period,
            },
            "contact": contact_json(m.main_contact),
        }
        for m in house_of(request).knowledge.municipalities.values()
    ]


@router.get("/topics/{municipality}", summary="All topics of a municipality", responses=told(404))
def topics(request: Request, municipality: str) -> list[dict[str, Any]]:
    """Every topic with its answer or its declaration."""
    knowledge = house_of(request).knowledge
    here = knowledge.municipality(municipality)
    return [topic_json(knowledge, here, topic) for topic in knowledge.topics]


@router.get("/topics/{municipality}/{topic}", summary="One answer with its sources", responses=told(404))
def topic(request: Request, municipality: str, topic: str) -> dict[str, Any]:
    """The answer to one topic."""
    knowledge = house_of(request).knowledge
    return topic_json(knowledge, knowledge.municipality(municipality), topic)


@router.get("/search", summary="Ranked passages, each with its source")
def search(
    request: Request,
    q: Annotated[str, Query(max_length=400, description="What to look for.")],
    municipality: Annotated[str | None, Query(max_length=40, description="Whose standard; without it the law.")] = None,
    limit: Annotated[int, Query(ge=1, le=20)] = 5,
) -> dict[str, Any]:
    """Passages, best first."""
    house = house_of(request)
    here = house.knowledge.municipality(municipality) if municipality else None
    hits = house.search.search(municipality, q, limit)
    return {
        "municipality": municipality,
        "results": [
            {
                "topic": hit.topic,
                "title": hit.title,
                "text": hit.text,
                "sources": sources_json(here, hit.sources),
                "score": round(hit.score, 4),
            }
            for hit in hits
        ],
    }


@router.post("/triage", summary="A profile in, offers out", responses=told(400, 413))
def find_offers(
    request: Request,
    profile: Annotated[
        Any,
        Body(
            description="A triage profile; every field may be left out.",
            # Read by hand below, so that each field's reason is a Danish sentence; described all the same.
            json_schema_extra={key: each for key, each in Profile.model_json_schema().items() if key != "description"},
        ),
    ],
) -> dict[str, Any]:
    """Offers that fit, best first, with notes and the question that matters most."""
    house = house_of(request)
    return result_json(house.knowledge, triage(house.knowledge, read_profile(profile), clock.today()))


def result_json(knowledge: Knowledge, result: Result) -> dict[str, Any]:
    """A result of triage as clients get it."""
    here = result.municipality
    return {
        "municipality": here.id if here else None,
        "offers": [offer_json(here, s.offer, s.why) for s in result.suggestions] if here else [],
        "notes": [{"id": n.id, "text": n.text, "sources": sources_json(here, n.sources)} for n in result.notes],
        "next_question": result.next_question,
        "deadline": result.deadline,
        "decides": "Det er kommunen, der vurderer og beslutter, hvilken hjælp du kan få.",
    }


def offer_json(municipality: Municipality, offer: Offer, why: tuple[str, ...] = ()) -> dict[str, Any]:
    """An offer as clients get it."""
    return {
        "id": f"{municipality.id}/{offer.id}",
        "name": offer.name,
        "why": list(why),
        "sources": sources_json(municipality, offer.sources),
        "bookable": offer.bookable,
        "book_at": f"{municipality.id}/{offer.book_at}" if offer.book_at else None,
        "contact": contact_json(municipality.contact(offer.contact)),
        "summary": offer.summary,
        "for_whom": offer.for_whom,
        "content": list(offer.content),
        "cost": offer.cost,
        "anonymous": offer.anonymous,
        "decision": offer.decision,
        "how_to_start": offer.how_to_start,
        "law": list(offer.law),
    }


@router.get("/offers/{municipality}", summary="All offers of a municipality", responses=told(404))
def offers(request: Request, municipality: str) -> list[dict[str, Any]]:
    """Every offer."""
    here = house_of(request).knowledge.municipality(municipality)
    return [offer_json(here, offer) for offer in here.offers.values()]
