"""Turns a template into a response, with what every page needs."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from bot.danish_dates import MONTHS, long_date, long_time
from bot.dialogue.sources import contact_json, sources_json
from bot.gateway.house import House
from bot.gateway.pages.plain_text import inline, prose, tel
from bot.gateway.problems import Problem
from knowledge import Municipality

NAVIGATION = (("/viden", "Spørgsmål og svar"), ("/tilbud", "Tilbud"), ("/chat", "Chat"), ("/aftale", "Din aftale"))


def plain_date(day: dt.date) -> str:
    """'8. april 2027'."""
    return f"{day.day}. {MONTHS[day.month - 1]} {day.year}"


def from_iso(text: str) -> str:
    """An ISO date as `plain_date`."""
    return plain_date(dt.date.fromisoformat(text))


def dated(municipality: Municipality) -> str:
    """When the standard was approved or updated, or for what time it was written, as the end of a sentence."""
    standard = municipality.about.standard
    if standard.approved:
        return f"godkendt {plain_date(standard.approved)}"
    if standard.updated:
        return f"opdateret {plain_date(standard.updated)}"
    return f"skrevet for {standard.period}" if standard.period else "uden dato"


def unbroken(text: str) -> str:
    """Keeps spans such as '9-15' on one line, by word joiners round the hyphen."""
    return re.sub(r"(?<=\d)-(?=\d)", "\u2060-\u2060", text)


def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True,
    )  # fmt: skip
    made.filters.update(
        prose=prose, inline=inline, tel=tel, long_date=long_date, long_time=long_time, plain_date=plain_date, from_iso=from_iso,
        unbroken=unbroken,
    )  # fmt: skip
    made.globals.update(contact_json=contact_json, sources_json=sources_json, dated=dated)
    return made


_ENVIRONMENT = _environment()


def house_of(request: Request) -> House:
    """The gateway's parts."""
    house: House = request.app.state.house
    return house


def chosen(request: Request, kommune: str | None = None) -> Municipality | None:
    """The municipality of the address or of the form, None when none is given.

    Args:
        request: with `?kommune=` or not.
        kommune: what a form says; None reads the address.

    Raises:
        Problem: 404, when it is not here.
    """
    wanted = (request.query_params.get("kommune", "") if kommune is None else kommune).strip()
    if not wanted:
        return None
    known = house_of(request).knowledge.municipalities
    if wanted not in known:
        raise Problem(404, "Den kommune har vi ikke. Vælg en af dem her.", known=sorted(known))
    return known[wanted]


def page(
    request: Request,
    template: str,
    *,
    here: Municipality | None,
    status: int = 200,
    headers: dict[str, str] | None = None,
    **context: Any,
) -> HTMLResponse:
    """A page.

    Args:
        request: whose answer it is.
        template: name in templates/.
        here: whose page it is; None: not a municipality's.
        status: HTTP status.
        headers: further response headers.
        context: what the template reads beside the common names.
    """
    knowledge = house_of(request).knowledge

    def link(path: str, **more: str) -> str:
        values = {**({"kommune": here.id} if here else {}), **more}
        return path + "".join(
            f"{'?' if n == 0 else '&'}{k}={quote(v, safe='')}" for n, (k, v) in enumerate(values.items())
        )

    body = _ENVIRONMENT.get_template(template).render(
        here=here, municipalities=list(knowledge.municipalities.values()), knowledge=knowledge, link=link,
        navigation=NAVIGATION, path=request.url.path, **context,
    )  # fmt: skip
    return HTMLResponse(body, status_code=status, headers=headers)
