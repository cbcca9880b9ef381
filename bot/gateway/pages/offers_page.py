"""`/tilbud`: a municipality's offers, to read and to print."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from bot.gateway.callers import limit_calls
from bot.gateway.pages.rendering import chosen, page
from knowledge import Municipality
from knowledge.schema import Offer

ANONYMOUS = {
    "yes": "Ja",
    "inquiry": "Ja, når du henvender dig",
    "no": "Nej",
    "unknown": "Det siger standarden ikke",
}
_GROUPS = (
    ("dig", "Til dig, der selv har brug for hjælp"),
    ("paaroerende", "Til dig, der er pårørende"),
    ("indgang", "Hvis intet andet passer"),
)


def offers_page(request: Request) -> Response:
    """All offers: for whom, what, anonymous or not, cost, how to start, who decides."""
    limit_calls(request)
    here = chosen(request)
    if here is None:
        return page(request, "choose.html", here=None, going="/tilbud")
    return page(request, "offers.html", here=here, groups=grouped(here), anonymous=ANONYMOUS)


def grouped(here: Municipality) -> list[tuple[str, str, list[Offer]]]:
    """The offers by who they are for; empty groups are left out."""
    found: dict[str, list[Offer]] = {"dig": [], "paaroerende": [], "indgang": []}
    for offer in here.offers.values():
        audience = offer.target.get("audience")
        audiences = audience if isinstance(audience, list) else [audience]
        group = "indgang" if offer.entrance else "dig" if "self" in audiences or audience is None else "paaroerende"
        found[group].append(offer)
    # The commonest first: what needs something special of a person stands after what most can use.
    for offers in found.values():
        offers.sort(key=lambda offer: bool(offer.needs))
    return [(key, title, found[key]) for key, title in _GROUPS if found[key]]


ROUTES = (("/tilbud", offers_page, ("GET",)),)
