"""`/`: a page that looks like the municipality's own site, with the widget on it."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from bot.gateway.callers import limit_calls
from bot.gateway.pages.rendering import chosen, house_of, page


def home(request: Request) -> Response:
    """The municipality's page; without one the choice of municipality."""
    limit_calls(request)
    here = chosen(request)
    knowledge = house_of(request).knowledge
    # What the standard does not say is no good first thing to offer; it stands on /viden with the rest.
    said = {topic for topic, answer in here.answers.items() if not answer.not_in_standard} if here else set()
    headlines = [topic for topic in knowledge.topics.values() if topic.headline and topic.id in said]
    return page(request, "home.html" if here else "choose.html", here=here, headlines=headlines, going="/")


ROUTES = (("/", home, ("GET",)),)
