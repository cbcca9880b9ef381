"""What people ask about: counts by topic and outcome, and the questions nobody could answer, where those are kept."""

from __future__ import annotations

import datetime as dt

from fastapi import APIRouter, Request
from starlette.responses import Response

from bot.gateway.staff.guard import Manager, Signed, StaffRoute, Visit
from bot.gateway.staff.rendering import page, short_date
from bot.learning import Tally
from bot.learning.overview import Overview, as_csv, overview
from bot.learning.store import COUNTS_KEPT_DAYS, MOST_UNANSWERED, UNANSWERED_KEPT_DAYS

router = APIRouter(prefix="/staff", include_in_schema=False, route_class=StaffRoute)
SHOWN_DAYS = 30


@router.get("/questions")
def questions(request: Request, visit: Signed) -> Response:
    """The last 30 days, and what got no answer."""
    tally: Tally = request.app.state.house.tally
    return page(
        "questions.html", visit, path="/staff/questions", found=_overview(tally, visit, SHOWN_DAYS), days=SHOWN_DAYS,
        titles={topic.id: topic.title for topic in request.app.state.house.knowledge.topics.values()},
        keeps=tally.keeps_unanswered, unanswered=_unanswered(tally, visit),
        kept_days=UNANSWERED_KEPT_DAYS, most=MOST_UNANSWERED,
    )  # fmt: skip


@router.get("/questions.csv")
def export(request: Request, visit: Manager) -> Response:
    """All counts for a spreadsheet."""
    tally: Tally = request.app.state.house.tally
    with visit.recorded("counts_exported"):
        body = as_csv(_overview(tally, visit, COUNTS_KEPT_DAYS).counts)
    name = f"spoergsmaal-{visit.municipality.id}-{visit.office.service.clock():%Y-%m-%d}.csv"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(body, media_type="text/csv; charset=utf-8", headers=headers)


def _unanswered(tally: Tally, visit: Visit) -> list[tuple[str, str]]:
    if not tally.keeps_unanswered:
        return []
    kept = tally.store.unanswered(visit.municipality.id)
    return [(short_date(dt.date.fromisoformat(day)), text) for day, text in kept]


def _overview(tally: Tally, visit: Visit, days: int) -> Overview:
    tally.flush()
    since = visit.office.service.clock().date() - dt.timedelta(days=days)
    # Danger is counted by the month, so the month in which the span begins counts whole.
    counts = tally.store.counts(visit.municipality.id, since.replace(day=1))
    return overview([each for each in counts if each.outcome == "crisis" or each.day >= since.isoformat()])
