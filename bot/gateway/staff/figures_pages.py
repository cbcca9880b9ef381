"""Figures of guarantee compliance: tables, a plot, and a CSV file."""

from __future__ import annotations

from fastapi import APIRouter
from markupsafe import Markup
from starlette.responses import Response

from bot.booking.retention import guarantee_figures
from bot.gateway.staff.guard import Manager, Signed, StaffRoute
from bot.gateway.staff.rendering import month_name, page
from bot.staff.compliance import as_csv, by_month, days_taken, in_all
from bot.staff.days_plot import days_plot

router = APIRouter(prefix="/staff", include_in_schema=False, route_class=StaffRoute)
PLOT_TITLE = "Dage fra første henvendelse til samtale, måned for måned"
PLOT_TEXT = "En række for hver måned og en cirkel for hvert antal dage. Jo større cirkel, jo flere samtaler. Tallene står i tabellen under."


@router.get("/figures")
def figures(visit: Signed) -> Response:
    """How well the guarantee is kept."""
    found = guarantee_figures(visit.office.service.store, visit.municipality.id)
    counts = days_taken(found)
    names = {month: month_name(month) for month, _ in counts}
    # The drawing is our own text and numbers; names and texts are escaped where it is made.
    plot = Markup(days_plot(counts, names, PLOT_TITLE, PLOT_TEXT)) if counts else None  # noqa: S704
    return page(
        "figures.html", visit, path="/staff/figures", months=by_month(found), total=in_all(found), counts=counts, plot=plot,
        urgent=len(visit.office.desk.urgent(visit.municipality.id)),
    )  # fmt: skip


@router.get("/figures.csv")
def export(visit: Manager) -> Response:
    """The same figures for a spreadsheet."""
    with visit.recorded("figures_exported"):
        body = as_csv(guarantee_figures(visit.office.service.store, visit.municipality.id))
    name = f"behandlingsgaranti-{visit.municipality.id}-{visit.office.service.clock():%Y-%m-%d}.csv"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(body, media_type="text/csv; charset=utf-8", headers=headers)
