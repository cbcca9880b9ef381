"""Log in, log out, unlock and lock contact details."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from bot.booking.errors import ContactNotPossible, PassphraseWrong
from bot.gateway.callers import address_of, house_of
from bot.gateway.staff import cookies, wording
from bot.gateway.staff.guard import (
    Form,
    LogInFirst,
    Signed,
    StaffRoute,
    back_to,
    fields,
    office_of,
    require_token,
    return_path,
    signed_in,
)
from bot.gateway.staff.rendering import page
from bot.staff.errors import LoginRefused, TooManyAttempts
from bot.staff.sessions import form_token, fresh_token

router = APIRouter(prefix="/staff", include_in_schema=False, route_class=StaffRoute)
PURPOSE = "log in"


@router.get("/login")
def ask(request: Request, next: str = "", done: str = "") -> Response:
    """The log-in page."""
    try:
        signed_in(request)
    except LogInFirst:
        return _ask(request, next, done=done)
    return back_to(return_path(next))


@router.post("/login")
async def log_in(request: Request) -> Response:
    """Checks name and password. The session's token is always a new one."""
    form = await fields(request)
    require_token(form, form_token(cookies.token(request, cookies.VISIT) or "", PURPOSE))
    wanted, name = form.get("next", ""), form.get("name", "")
    address = house_of(request).addresses.digest(address_of(request))
    earlier = cookies.token(request, cookies.SESSION)
    try:
        token = await run_in_threadpool(
            office_of(request).sessions.log_in, name, form.get("password", ""), address, earlier
        )
    except LoginRefused:
        return _ask(request, wanted, status=401, problem=wording.WRONG_LOGIN)
    except TooManyAttempts as error:
        headers = {"Retry-After": str(max(1, round(error.retry_after)))}
        return _ask(request, wanted, status=429, problem=wording.TOO_MANY_LOGINS, headers=headers)
    response = back_to(return_path(wanted))
    cookies.put(request, response, cookies.SESSION, token)
    cookies.drop(request, response, cookies.VISIT)
    return response


@router.post("/logout")
def log_out(request: Request, visit: Signed, form: Form) -> Response:
    """Ends the session and forgets its key."""
    visit.office.keys.lock(visit.session.token_hash)
    visit.office.sessions.log_out(visit.session)
    response = back_to("/staff/login?done=out")
    cookies.drop(request, response, cookies.SESSION)
    return response


@router.get("/unlock")
def ask_passphrase(visit: Signed, next: str = "") -> Response:
    """Asks for the passphrase."""
    return page("unlock.html", visit, next=return_path(next), problem=None)


@router.post("/unlock")
def unlock(visit: Signed, form: Form) -> Response:
    """Opens the staff's private key for this session, ten minutes."""
    wanted = return_path(form.get("next"))
    try:
        visit.office.keys.unlock(visit.session.token_hash, visit.account.name, form.get("passphrase", ""))
    except PassphraseWrong:
        visit.record("unlock_failed")
        return page("unlock.html", visit, status=403, next=wanted, problem=wording.WRONG_PASSPHRASE)
    except ContactNotPossible:
        return page("unlock.html", visit, status=409, next=wanted, problem=wording.NO_KEY)
    except TooManyAttempts as error:
        headers = {"Retry-After": str(max(1, round(error.retry_after)))}
        return page(
            "unlock.html", visit, status=429, headers=headers, next=wanted, problem=wording.TOO_MANY_PASSPHRASES
        )
    visit.record("unlocked")
    return back_to(f"{wanted}?done=unlocked")


@router.post("/lock")
def lock(visit: Signed, form: Form) -> Response:
    """Forgets the session's key at once."""
    visit.office.keys.lock(visit.session.token_hash)
    return back_to("/staff?done=locked")


def _ask(
    request: Request,
    wanted: str,
    *,
    status: int = 200,
    problem: str | None = None,
    done: str = "",
    headers: dict[str, str] | None = None,
) -> Response:
    token = cookies.token(request, cookies.VISIT) or fresh_token()
    response = page(
        "login.html", None, status=status, headers=headers, next=return_path(wanted), problem=problem, done=done,
        token=form_token(token, PURPOSE),
    )  # fmt: skip
    cookies.put(request, response, cookies.VISIT, token)
    return response
