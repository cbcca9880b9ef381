"""The two cookies under /staff: the session, and one that ties the log-in form to the browser it was shown in."""

from __future__ import annotations

from fastapi import Request, Response

from bot.gateway.callers import house_of
from bot.gateway.staff.office import Office

SESSION = "staff_session"
VISIT = "staff_visit"
PATH = "/staff"
MAX_TOKEN_CHARACTERS = 200


def token(request: Request, name: str) -> str | None:
    """A cookie's token, None when there is none."""
    value = request.cookies.get(name, "")
    return value if 0 < len(value) <= MAX_TOKEN_CHARACTERS else None


def over_tls(request: Request) -> bool:
    """Whether cookies are for TLS only: not on loopback, unless a named proxy in front says that it speaks TLS."""
    office: Office = request.app.state.office
    if office.secure:
        return True
    peer = request.client.host if request.client else ""
    trusted = peer in house_of(request).settings.trusted_proxies
    return trusted and request.headers.get("x-forwarded-proto", "").split(",")[0].strip() == "https"


def put(request: Request, response: Response, name: str, value: str) -> None:
    """Sets a cookie that ends with the browser's session; the store ends the log-in before."""
    response.set_cookie(name, value, path=PATH, httponly=True, samesite="strict", secure=over_tls(request))


def drop(request: Request, response: Response, name: str) -> None:
    """Removes a cookie."""
    response.delete_cookie(name, path=PATH, httponly=True, samesite="strict", secure=over_tls(request))
