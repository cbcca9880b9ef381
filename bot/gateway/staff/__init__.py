"""The caseworkers' pages under /staff, behind a log-in: server-rendered, Danish, without JavaScript."""

from __future__ import annotations

from fastapi import APIRouter, Depends, FastAPI

from bot.gateway.problems import Problem
from bot.gateway.staff import (
    booking_pages,
    calendar_pages,
    closing_pages,
    day_pages,
    feed_pages,
    figures_pages,
    login_pages,
    question_pages,
    static_files,
)
from bot.gateway.staff.guard import StaffRoute, signed_in
from bot.gateway.staff.office import Office
from bot.staff import passwords

__all__ = ["install"]


def install(app: FastAPI) -> None:
    """Adds the pages.

    Args:
        app: the gateway; `app.state.house` is there already.

    Raises:
        StoreUnavailable: the caseworkers' store cannot be opened.
    """
    app.state.office = Office.of(app.state.house)
    passwords.warm_up()
    for room in (
        static_files, login_pages, feed_pages, day_pages, booking_pages, calendar_pages, closing_pages, figures_pages,
        question_pages,
    ):  # fmt: skip
        app.include_router(room.router)
    app.include_router(_rest)


# Last, so that an address that does not exist asks for a log-in too and tells a stranger nothing.
_rest = APIRouter(prefix="/staff", include_in_schema=False, route_class=StaffRoute)


@_rest.api_route("/{path:path}", methods=["GET", "POST", "PUT", "PATCH", "DELETE"], dependencies=[Depends(signed_in)])
def nothing_here(path: str) -> None:
    """No such page."""
    raise Problem(404)
