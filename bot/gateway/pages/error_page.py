"""Errors as a browser's user sees them: what happened, and a human to reach."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import Response

from bot.gateway.pages.rendering import house_of, page

_KEPT = ("retry-after", "allow", "www-authenticate")


def error_page(
    request: Request,
    status: int,
    title: str | None,
    detail: str | None,
    headers: dict[str, str],
    members: dict[str, Any],
) -> Response:
    """The page.

    Args:
        request: the one that failed.
        status: HTTP status.
        title: Danish, short.
        detail: Danish sentence.
        headers: of the problem; those a browser understands are kept.
        members: of the problem; `known` offers a choice of municipality.
    """
    here = house_of(request).knowledge.municipalities.get(request.query_params.get("kommune", ""))
    kept = {name: value for name, value in headers.items() if name.lower() in _KEPT}
    return page(
        request, "error.html", here=here, status=status, headers=kept, code=status, title=title or "Det gik ikke",
        detail=detail or "Det kunne ikke lade sig gøre.", choose="known" in members,
    )  # fmt: skip


def install(app: FastAPI) -> None:
    """Lets `problems` answer browsers with a page."""
    app.state.error_page = error_page
