"""Who may see what: every route of the room passes here. Errors become pages in one place."""

from __future__ import annotations

import hmac
import re
from collections.abc import Callable, Coroutine
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Depends, Path, Request
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from bot.booking.appointment import instant
from bot.booking.errors import BookingError
from bot.gateway.problems import DETAILS, TITLES, Problem, problem_response
from bot.gateway.staff import cookies
from bot.gateway.staff.office import Office
from bot.gateway.staff.rendering import page
from bot.gateway.staff.wording import MANAGERS_ONLY, WRONG_FORM, booking_sentence
from bot.staff.errors import TooManyAttempts
from bot.staff.records import Account, Action, AuditLine, Session
from bot.staff.sessions import form_token
from knowledge import Municipality, UnknownMunicipality

SEE_OTHER = 303
MOST_FIELDS = 120
_RETURN = re.compile(r"/staff(/[a-z]+(/\d{1,12})?(/[a-z]+)?)?")


class LogInFirst(Exception):
    """There is no session, or it has ended."""


@dataclass(frozen=True)
class Visit:
    """One request of somebody who is logged in.

    Attributes:
        office: the room's parts.
        session: the log-in.
        form_token: the token of its forms.
        municipality: the only one it may see.
    """

    office: Office
    session: Session
    form_token: str
    municipality: Municipality

    @property
    def account(self) -> Account:
        """Whose log-in it is."""
        return self.session.account

    def recorded(self, action: Action, booking: int | None = None, subject: str = "") -> AbstractContextManager[None]:
        """Writes an audit line around an act; see StaffRoomStore.recorded."""
        return self.office.store.recorded(self._line(action, booking, subject))

    def record(self, action: Action, booking: int | None = None, subject: str = "") -> None:
        """Writes an audit line."""
        self.office.store.record(self._line(action, booking, subject))

    def _line(self, action: Action, booking: int | None, subject: str) -> AuditLine:
        now = instant(self.office.service.clock())
        return AuditLine(now, self.municipality.id, self.account.name, action, booking, subject)


def office_of(request: Request) -> Office:
    """The room's parts."""
    office: Office = request.app.state.office
    return office


def signed_in(request: Request) -> Visit:
    """Dependency: the visit of a request.

    Raises:
        LogInFirst.
    """
    office, token = office_of(request), cookies.token(request, cookies.SESSION)
    session = office.sessions.find(token) if token else None
    if session is None or token is None:
        raise LogInFirst
    try:
        municipality = office.service.knowledge.municipality(session.account.municipality)
    except UnknownMunicipality:  # its folder has been taken away since
        raise LogInFirst from None
    visit = Visit(office, session, form_token(token), municipality)
    request.state.visit = visit
    return visit


Signed = Annotated[Visit, Depends(signed_in)]


def managing(visit: Signed) -> Visit:
    """Dependency: as `signed_in`, for managers.

    Raises:
        LogInFirst, Problem.
    """
    if not visit.account.manages:
        raise Problem(403, MANAGERS_ONLY)
    return visit


Manager = Annotated[Visit, Depends(managing)]
# A number in an address: what SQLite can hold.
Number = Annotated[int, Path(ge=1, le=2**53)]


async def fields(request: Request) -> dict[str, str]:
    """The text fields of a form; of several of one name the last."""
    async with request.form(max_files=0, max_fields=MOST_FIELDS) as form:
        return {name: value for name, value in form.items() if not isinstance(value, UploadFile)}


async def checked_form(request: Request, visit: Signed) -> dict[str, str]:
    """Dependency: the fields of a form that this session was shown.

    Raises:
        Problem: 403, the form's token is missing or another's.
    """
    form = await fields(request)
    require_token(form, visit.form_token)
    return form


Form = Annotated[dict[str, str], Depends(checked_form)]


def require_token(form: dict[str, str], expected: str) -> None:
    """Compares a form's token.

    Raises:
        Problem: 403.
    """
    if not hmac.compare_digest(form.get("token", "").encode(), expected.encode()):
        raise Problem(403, WRONG_FORM)


def back_to(path: str) -> RedirectResponse:
    """Sends the browser on after a form, so that reloading the page is no second act."""
    return RedirectResponse(path, status_code=SEE_OTHER)


def return_path(wanted: str | None) -> str:
    """Where to go after the log-in: a page of this room, whatever the address says."""
    return wanted if wanted and _RETURN.fullmatch(wanted) else "/staff"


class StaffRoute(APIRoute):
    """A route whose errors are the room's own pages; without a session it asks for a log-in."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """The handler with the room's errors around it."""
        handler = super().get_route_handler()

        async def guarded(request: Request) -> Response:
            try:
                return await handler(request)
            except LogInFirst:
                return _log_in(request)
            except Problem as error:
                return _error(request, error.status, error.detail, error.headers)
            except TooManyAttempts as error:
                return _error(request, 429, None, {"Retry-After": str(max(1, round(error.retry_after)))})
            except BookingError as error:
                return _error(request, *booking_sentence(error))
            except RequestValidationError:
                return _error(request, 404)
            except HTTPException as error:
                return _error(request, error.status_code)

        return guarded


def _log_in(request: Request) -> Response:
    accepted = request.headers.get("accept", "")
    if request.url.path.endswith(".csv") or ("application/json" in accepted and "text/html" not in accepted):
        return problem_response(401, "Log ind på /staff først.")
    path = request.url.path
    wanted = return_path(path) if request.method == "GET" else "/staff"
    return back_to("/staff/login" + ("" if wanted == "/staff" else f"?next={wanted}"))


def _error(request: Request, status: int, detail: str | None = None, headers: dict[str, str] | None = None) -> Response:
    visit: Visit | None = getattr(request.state, "visit", None)
    return page(
        "error.html", visit, status=status, headers=headers, title=TITLES.get(status) or "Det gik ikke",
        detail=detail or DETAILS.get(status) or "Det kunne ikke lade sig gøre.",
    )  # fmt: skip
