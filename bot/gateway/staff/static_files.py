"""The room's style sheet. It says nothing about anybody, so it needs no log-in: the log-in page wears it."""

from __future__ import annotations

from pathlib import Path

from fastapi import APIRouter
from starlette.responses import Response

from bot.gateway.problems import Problem
from bot.gateway.staff.guard import StaffRoute

router = APIRouter(prefix="/staff/static", include_in_schema=False, route_class=StaffRoute)
_SHEETS = {path.name: path for path in (Path(__file__).parent / "static").glob("*.css")}


@router.get("/{name}")
def sheet(name: str) -> Response:
    """A style sheet of the folder."""
    if name not in _SHEETS:
        raise Problem(404)
    return Response(
        _SHEETS[name].read_bytes(), media_type="text/css", headers={"Cache-Control": "public, max-age=3600"}
    )
