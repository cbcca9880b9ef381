"""Errors as RFC 9457 problem documents with a Danish `detail` that a citizen can read: one place for all."""

from __future__ import annotations

import logging
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ConfigDict
from starlette.exceptions import HTTPException as StarletteHTTPException
from starlette.responses import JSONResponse, Response

from bot.triage import ProfileError
from knowledge import UnknownMunicipality, UnknownOffer, UnknownTopic

logger = logging.getLogger("rusvejviser.gateway")

METHOD_NOT_ALLOWED = 405

TITLES = {
    400: "Forespørgslen kan ikke læses",
    401: "Log ind først",
    403: "Det er der ikke adgang til",
    404: "Det findes ikke",
    405: "Den måde at spørge på findes ikke her",
    409: "Tiden er ikke ledig",
    413: "Beskeden er for lang",
    422: "Noget i forespørgslen passer ikke",
    429: "For mange forsøg",
    500: "Noget gik galt hos os",
    503: "En del af tjenesten er ude af drift",
}
DETAILS = {
    400: "Vi kunne ikke læse det, der blev sendt.",
    404: "Det, du leder efter, findes ikke her.",
    405: "Siden findes, men den kan ikke bruges på den måde.",
    413: "Beskeden er for lang. Del den op i flere, og prøv igen.",
    429: "Der er kommet mange beskeder på kort tid. Vent et minut, og prøv igen.",
    500: "Noget gik galt hos os. Prøv igen om lidt. Haster det, så ring 112.",
    503: "En del af tjenesten er ude af drift lige nu. Prøv igen om lidt. Haster det, så ring 112.",
}


class Problem(Exception):
    """Ends a request with a problem document.

    Args:
        status: HTTP status.
        detail: Danish sentence; default the status's own.
        headers: further response headers.
        members: further members of the document, e.g. `reasons` or `alternatives`.
    """

    def __init__(
        self, status: int, detail: str | None = None, *, headers: dict[str, str] | None = None, **members: Any
    ) -> None:
        super().__init__(status)
        self.status, self.detail, self.headers, self.members = status, detail, headers or {}, members


class BodyTooLarge(Exception):
    """A body went past the limit without saying so beforehand."""


class ProblemDocument(BaseModel):
    """RFC 9457; further members such as `reasons` or `alternatives` by the kind of problem."""

    model_config = ConfigDict(extra="allow")

    type: str
    title: str
    status: int
    detail: str


def told(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The problem documents of a route, for the OpenAPI document."""
    schema = {"schema": {"$ref": "#/components/schemas/ProblemDocument"}}
    return {
        status: {"description": TITLES[status], "content": {"application/problem+json": schema}} for status in statuses
    }


def problem_response(
    status: int, detail: str | None = None, headers: dict[str, str] | None = None, **members: Any
) -> Response:
    """The document itself; see `Problem` for the arguments."""
    body = {
        "type": "about:blank",
        "title": TITLES.get(status) or HTTPStatus(status).phrase,
        "status": status,
        "detail": detail or DETAILS.get(status) or "Det kunne ikke lade sig gøre.",
        **members,
    }
    return JSONResponse(body, status_code=status, headers=headers, media_type="application/problem+json")


def wants_page(request: Request) -> bool:
    """Whether the caller is a browser asking for a page to read, not a program."""
    return "text/html" in request.headers.get("accept", "")


def respond(
    request: Request, status: int, detail: str | None = None, headers: dict[str, str] | None = None, **members: Any
) -> Response:
    """A page for a browser (pages.install puts its maker on the app's state), the problem document for the rest."""
    page = getattr(request.app.state, "error_page", None)
    if page is not None and wants_page(request):
        response: Response = page(
            request, status, TITLES.get(status), detail or DETAILS.get(status), headers or {}, members
        )
        return response
    return problem_response(status, detail, headers, **members)


def install(app: FastAPI) -> None:
    """Turns every error of the app into a problem document, or for a browser into a page."""

    @app.exception_handler(Problem)
    async def _problem(request: Request, error: Problem) -> Response:
        return respond(request, error.status, error.detail, error.headers, **error.members)

    @app.exception_handler(BodyTooLarge)
    async def _too_large(request: Request, error: BodyTooLarge) -> Response:
        return respond(request, 413)

    @app.exception_handler(StarletteHTTPException)
    async def _http(request: Request, error: StarletteHTTPException) -> Response:
        headers = dict(error.headers or {})
        if error.status_code == METHOD_NOT_ALLOWED:
            from bot.gateway.openapi import methods_of

            methods = methods_of(request.app, request.url.path)
            headers = {"Allow": ", ".join(methods)} if methods else headers
        return respond(request, error.status_code, headers=headers)

    @app.exception_handler(RequestValidationError)
    async def _invalid(request: Request, error: RequestValidationError) -> Response:
        items = error.errors()
        if any(item["type"] in ("json_invalid", "json_type") for item in items):
            return respond(request, 400, "Det, der blev sendt, er ikke gyldig JSON.")
        reasons = {".".join(str(part) for part in item["loc"][1:]) or "body": _readable(item) for item in items}
        return respond(
            request, 422, "Noget mangler eller har en forkert form: " + ", ".join(reasons) + ".", reasons=reasons
        )

    @app.exception_handler(ProfileError)
    async def _profile(request: Request, error: ProfileError) -> Response:
        return respond(request, 422, " ".join(error.reasons.values()), reasons=error.reasons)

    @app.exception_handler(UnknownMunicipality)
    async def _municipality(request: Request, error: UnknownMunicipality) -> Response:
        known = sorted(request.app.state.house.knowledge.municipalities)
        status = 404 if "municipality" in request.path_params else 422
        detail = "Den kommune kender vi ikke. Vi har kvalitetsstandarden for: " + ", ".join(known) + "."
        return respond(request, status, detail, known=known)

    @app.exception_handler(UnknownTopic)
    async def _topic(request: Request, error: UnknownTopic) -> Response:
        return respond(request, 404, "Det emne findes ikke. Alle emner står på siden med spørgsmål og svar.")

    @app.exception_handler(UnknownOffer)
    async def _offer(request: Request, error: UnknownOffer) -> Response:
        return respond(request, 422, "Det tilbud findes ikke i kommunen.")

    @app.exception_handler(Exception)
    async def _unexpected(request: Request, error: Exception) -> Response:
        # The route and the kind of error, never the message: it may hold what a person wrote.
        route = request.scope.get("route")
        logger.error("500 %s %s", getattr(route, "path", "?"), type(error).__name__)
        try:
            return respond(request, 500)
        except Exception:  # noqa: BLE001 - what broke the route may break the page about it as well
            return problem_response(500)


def _readable(item: dict[str, Any]) -> str:
    kind = str(item["type"])
    if kind == "missing":
        return "Feltet mangler."
    if kind == "extra_forbidden":
        return "Feltet findes ikke."
    if "too_long" in kind:
        return "Værdien er for lang."
    if "too_short" in kind:
        return "Værdien er tom."
    return "Værdien har en forkert form."
