"""The server-rendered pages: everything a citizen can do here, without JavaScript and without a cookie."""

from __future__ import annotations

from fastapi import FastAPI

from bot.gateway.pages import (
    appointment_page,
    chat_page,
    error_page,
    home_page,
    knowledge_page,
    leaving_page,
    offers_page,
    reference_page,
    statement_pages,
    static_files,
)

__all__ = ["install"]


def install(app: FastAPI) -> None:
    """Adds the pages, their static files and the error page for browsers.

    Args:
        app: the gateway; its `state.house` must be there when a request comes.
    """
    error_page.install(app)
    for room in (
        home_page, knowledge_page, offers_page, chat_page, appointment_page, statement_pages, leaving_page, reference_page,
    ):  # fmt: skip
        for path, endpoint, methods in room.ROUTES:
            app.add_route(path, endpoint, methods=list(methods), include_in_schema=False)
    static_files.install(app)
