"""`/viden`: all answers of a municipality, by topic, with a search that works without JavaScript."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from bot.dialogue.answers import topic_json
from bot.dialogue.sources import sources_json
from bot.gateway.callers import limit_calls
from bot.gateway.pages.rendering import chosen, house_of, page
from bot.gateway.problems import Problem
from bot.gateway.turn import clean
from knowledge import Municipality

MOST_HITS = 8
MOST_QUERY = 400


def knowledge_page(request: Request) -> Response:
    """One topic (`emne`), a search (`q`), or everything; `vis=alle` opens all answers, for print."""
    limit_calls(request)
    here = chosen(request)
    if here is None:
        return page(request, "choose.html", here=None, going="/viden")
    house, query = house_of(request), clean(request.query_params.get("q", ""))[:MOST_QUERY]
    topic = request.query_params.get("emne", "")
    if query:
        return page(request, "topics_found.html", here=here, query=query, hits=_hits(request, here, query))
    if topic:
        if topic not in house.knowledge.topics:
            raise Problem(404, "Det emne findes ikke. Alle emner står på siden med spørgsmål og svar.")
        return page(request, "topic.html", here=here, query="", answer=topic_json(house.knowledge, here, topic))
    answers = [topic_json(house.knowledge, here, each) for each in house.knowledge.topics]
    groups = [
        (group, title, [a for a in answers if a["group"] == group]) for group, title in house.knowledge.groups.items()
    ]
    opened = request.query_params.get("vis") == "alle"
    return page(request, "topics.html", here=here, query="", groups=groups, opened=opened)


def _hits(request: Request, here: Municipality, query: str) -> list[dict[str, Any]]:
    knowledge = house_of(request).knowledge
    found = []
    for hit in house_of(request).search.search(here.id, query, MOST_HITS):
        if hit.kind == "answer" and hit.topic in knowledge.topics:
            found.append(topic_json(knowledge, here, hit.topic))
        elif hit.text:
            found.append(
                {
                    "topic": hit.topic, "title": hit.title, "text": hit.text, "contact": None, "also": [], "type": "answer",
                    "sources": sources_json(here, hit.sources),
                    "correction": hit.correction.model_dump() if hit.correction else None,
                }
            )  # fmt: skip
    return found


ROUTES = (("/viden", knowledge_page, ("GET",)),)
