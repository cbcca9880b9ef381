"""Whether a chat turn can be answered now, and the counts."""

from __future__ import annotations

import asyncio
import hmac

from fastapi import APIRouter, Request, Response
from starlette.responses import JSONResponse, PlainTextResponse

from bot.booking.errors import StoreUnavailable
from bot.gateway.callers import house_of
from bot.gateway.house import House
from bot.gateway.problems import Problem, problem_response, told

router = APIRouter(tags=["operation"])
LOOPBACK = ("127.0.0.1", "::1", "localhost", "testclient")


@router.get("/healthz", summary="200 only when a chat turn can be answered now", responses=told(503))
async def healthz(request: Request) -> Response:
    """Status, the language model in use; 503 with the parts that are down."""
    house = house_of(request)
    down = await house.rasa.down()
    if not await asyncio.to_thread(_writable, house):
        down.append("store")
    if down:
        return problem_response(503, down=down)
    return JSONResponse({"status": "ok", "language_model": house.names.description})


def _writable(house: House) -> bool:
    """Whether a booking could be stored now: the database takes its write lock, and lets it go."""
    try:
        with house.bookings.store.database.writing():
            return True
    except StoreUnavailable:
        return False


@router.get(
    "/metrics",
    summary="Counts, never text; loopback only unless a token is set",
    response_class=PlainTextResponse,
    responses=told(403),
)
async def metrics(request: Request) -> Response:
    """Counts in Prometheus' text form."""
    house = house_of(request)
    given = request.headers.get("authorization", "")
    token = house.settings.metrics_token
    peer = request.client.host if request.client else ""
    proxied = "x-forwarded-for" in request.headers or "forwarded" in request.headers
    if not (peer in LOOPBACK and not proxied) and not (
        token and hmac.compare_digest(given.encode(), f"Bearer {token}".encode())
    ):
        raise Problem(403)
    return PlainTextResponse(house.counts.text(), media_type="text/plain; version=0.0.4")
