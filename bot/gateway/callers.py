"""Who is calling, as far as limits need it: a salted digest of the address, kept nowhere."""

from __future__ import annotations

import re

from fastapi import Request

from bot.booking.receipt_code import CODE_DIGITS
from bot.gateway.house import House
from bot.gateway.problems import DETAILS, Problem
from bot.privacy.limits import Limiter

TOO_MANY_CODES = "Der er prøvet mange koder på kort tid. Vent et minut, og prøv igen."
TOO_MANY_TURNS = DETAILS[429] + " Haster det, så ring 112."
_CODE = re.compile(rf"(?:\d\W{{0,3}}){{{CODE_DIGITS}}}")


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


def limit_turns(request: Request, sender: str, text: str) -> None:
    """Limits chat turns by sender and by address, and what looks like a receipt code as an attempt with one.

    Raises:
        Problem: 429.
    """
    house = house_of(request)
    address = house.addresses.digest(address_of(request))
    hold_to(house.limits.turns, sender, TOO_MANY_TURNS)
    hold_to(house.limits.turns_address, address, TOO_MANY_TURNS)
    if sum(each.isdigit() for each in text) >= CODE_DIGITS and _CODE.search(text):
        hold_to(house.limits.codes, address, TOO_MANY_CODES)


def limit_calls(request: Request) -> None:
    """Dependency: limits calls of the HTTP interface by address."""
    house = house_of(request)
    hold_to(house.limits.calls, house.addresses.digest(address_of(request)))


def limit_codes(request: Request) -> None:
    """Dependency: limits attempts with receipt codes by address."""
    house = house_of(request)
    hold_to(house.limits.codes, house.addresses.digest(address_of(request)), TOO_MANY_CODES)
