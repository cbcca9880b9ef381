"""`/privatliv` and `/tilgaengelighed`: what is promised, said plainly."""

from __future__ import annotations

import datetime as dt

from starlette.requests import Request
from starlette.responses import Response

from bot.gateway.callers import limit_calls
from bot.gateway.pages.rendering import chosen, house_of, page
from bot.gateway.sessions import IDLE_SECONDS
from bot.learning.store import UNANSWERED_KEPT_DAYS

ASSESSED = dt.date(2026, 11, 21)  # when the statement's list was last gone through against the pages


def privacy(request: Request) -> Response:
    """What is kept, for how long, and who can read it."""
    limit_calls(request)
    settings = house_of(request).settings
    return page(
        request, "privacy.html", here=chosen(request), keep_days=settings.keep_days, minutes=IDLE_SECONDS // 60,
        unanswered=settings.unanswered, unanswered_days=UNANSWERED_KEPT_DAYS,
    )  # fmt: skip


def accessibility(request: Request) -> Response:
    """The accessibility statement."""
    limit_calls(request)
    return page(request, "accessibility.html", here=chosen(request), assessed=ASSESSED)


ROUTES = (("/privatliv", privacy, ("GET",)), ("/tilgaengelighed", accessibility, ("GET",)))
