"""Who is calling, as far as limits need it: a salted digest of the address, kept nowhere."""

from __future__ import annotations

from fastapi import Request

from bot.gateway.house import House
from bot.gateway.problems import Problem
from bot.privacy.limits import Limiter


def house_of(request: Request) -> House:
    """The gateway's parts."""
    house: House = request.app.state.house
    return house


def address_of(request: Request) -> str:
    """The caller's address; behind a named proxy the one it reports, and only then."""
    peer = request.client.host if request.client else "?"
    trusted = house_of(request).settings.trusted_proxies
    if peer in trusted:
        hops = [hop.strip() for hop in request.headers.get("x-forwarded-for", "").split(",") if hop.strip()]
        while hops and hops[-1] in trusted:
            hops.pop()
        if hops:
            return hops[-1]
    return peer


def hold_to(limiter: Limiter | None, key: str, detail: str | None = None) -> None:
    """Counts one call.

    Raises:
        Problem: 429, with Retry-After in seconds.
    """
    if limiter is not None and not limiter.allow(key):
        raise Problem(429, detail, headers={"Retry-After": str(max(1, round(limiter.retry_after(key))))})


def limit_calls(request: Request) -> None:
    """Dependency: limits calls of the HTTP interface by address."""
    house = house_of(request)
    hold_to(house.limits.calls, house.addresses.digest(address_of(request)))


def limit_codes(request: Request) -> None:
    """Dependency: limits attempts with receipt codes by address."""
    house = house_of(request)
    detail = "Der er prøvet mange koder på kort tid. Vent et minut, og prøv igen."
    hold_to(house.limits.codes, house.addresses.digest(address_of(request)), detail)
