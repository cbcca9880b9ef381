"""Puts the gateway together."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import sys
from collections.abc import AsyncIterator

from fastapi import FastAPI
from starlette.middleware.cors import CORSMiddleware
from starlette.types import ASGIApp

from bot import clock
from bot.booking.errors import StoreUnavailable
from bot.booking.retention import purge_expired
from bot.booking.sealed_contact import ensure_staff_key
from bot.booking.service import BookingService
from bot.booking.store import Store
from bot.gateway import booking_api, chat_api, health, knowledge_api, openapi, pages, problems, staff
from bot.gateway.headers import GuardedApp
from bot.gateway.house import House, Limits
from bot.gateway.metrics import Counts
from bot.gateway.rasa_client import RasaClient
from bot.gateway.sessions import Sessions
from bot.launch import settings as settings_module
from bot.launch.settings import Settings
from bot.learning import LearningStore, Tally
from bot.learning.tally import FLUSH_SECONDS
from bot.privacy.names import NameFinder
from bot.privacy.salted_address import AddressHasher
from knowledge import load
from knowledge.search import SearchIndex

logger = logging.getLogger("rusvejviser.gateway")
PURGE_SECONDS = 3600
READY_POLL_SECONDS = 0.5


def create_app(settings: Settings | None = None) -> ASGIApp:
    """The gateway as an ASGI application.

    Args:
        settings: default from the environment.

    Raises:
        ContentError: the knowledge breaks its schema.
        StoreUnavailable: the store cannot be opened.
    """
    settings = settings or settings_module.read()
    app = FastAPI(
        title="Rusvejviser", version="0.1.0", lifespan=_lifespan, docs_url=None, redoc_url=None,
        summary="Assistant for municipal drug and alcohol treatment: answers, triage, booking.",
        license_info={"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
    )  # fmt: skip
    app.state.house = build_house(settings)
    problems.install(app)
    booking_api.install(app)
    for router in (chat_api.router, knowledge_api.router, booking_api.router, health.router):
        app.include_router(router)
    openapi.install(app)
    pages.install(app)
    staff.install(app)
    sites = settings.frame_ancestors.split()
    # The widget on the municipality's own pages talks to this port from another origin.
    inner: ASGIApp = app
    if sites:
        headers = ["content-type", "idempotency-key"]
        inner = CORSMiddleware(app, allow_origins=sites, allow_methods=["GET", "POST", "DELETE"], allow_headers=headers)
    return GuardedApp(inner, settings.frame_ancestors)


def build_house(settings: Settings) -> House:
    """Everything the routes need, made once."""
    knowledge = load()
    bookings = BookingService(knowledge, Store(settings.data_dir))
    learning = LearningStore(settings.data_dir)
    return House(
        settings=settings, knowledge=knowledge, search=SearchIndex(knowledge), bookings=bookings,
        rasa=RasaClient(), sessions=Sessions(), limits=Limits.of(settings), addresses=AddressHasher(),
        names=NameFinder(settings.spacy_path), counts=Counts(knowledge.topics, knowledge.municipalities),
        # By way of the service each time: tests put another clock into it.
        tally=Tally(learning, knowledge.topics, knowledge.municipalities, lambda: bookings.clock().date(), unanswered=settings.unanswered),
    )  # fmt: skip


@contextlib.asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    house: House = app.state.house
    passphrase = await asyncio.to_thread(ensure_staff_key, house.settings.data_dir)
    if passphrase:
        print(
            f"· Made the staff's key. Its passphrase opens citizens' contact details and is shown only now: {passphrase}",
            flush=True,
        )
    tasks = [
        asyncio.create_task(_tell_when_ready(house)),
        asyncio.create_task(_purge_now_and_then(house)),
        asyncio.create_task(_count_now_and_then(house)),
    ]
    yield
    for task in tasks:
        task.cancel()
    await asyncio.to_thread(_count, house)
    await house.rasa.close()


async def _tell_when_ready(house: House) -> None:
    """Says the address once a turn can be answered."""
    while await house.rasa.down():
        await asyncio.sleep(READY_POLL_SECONDS)
    print(f"· Rusvejviser answers on http://{house.settings.host}:{house.settings.port}", flush=True)
    sys.stdout.flush()


async def _purge_now_and_then(house: House) -> None:
    while True:
        try:
            await asyncio.to_thread(purge_expired, house.bookings.store, clock.now(), house.settings.keep_days)
            await asyncio.to_thread(house.tally.purge)
        except Exception as error:  # noqa: BLE001 - the next round tries again; a failed purge must not end the gateway
            logger.error("purge failed: %s", type(error).__name__)
        await asyncio.sleep(PURGE_SECONDS)


async def _count_now_and_then(house: House) -> None:
    while True:
        await asyncio.sleep(FLUSH_SECONDS)
        await asyncio.to_thread(_count, house)


def _count(house: House) -> None:
    try:
        house.tally.flush()
    except StoreUnavailable as error:  # kept in memory; the next round tries again
        logger.error("counts could not be written: %s", error.reason)
