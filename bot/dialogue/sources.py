"""Sources, contacts and offers as clients get them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from knowledge import Municipality
from knowledge.schema import Contact, LawSource, Offer, Source


def source_json(municipality: Municipality | None, source: Source) -> dict[str, Any]:
    """`document`, `section` and `approved` of one source.

    Args:
        municipality: whose standard a heading belongs to; None for the law alone.
        source: a heading of the standard, or a law.
    """
    if isinstance(source, LawSource) or municipality is None:
        law = source.law if isinstance(source, LawSource) else str(source)
        document, mark, section = law.partition("§")
        return {"document": document.strip().capitalize(), "section": (mark + section).strip(), "approved": None}
    return {"document": municipality.about.standard.title, "section": str(source), "approved": municipality.dated}


def sources_json(municipality: Municipality | None, sources: Iterable[Source]) -> list[dict[str, Any]]:
    """All sources, each once."""
    made = [source_json(municipality, each) for each in sources]
    return [each for i, each in enumerate(made) if each not in made[:i]]


def contact_json(contact: Contact) -> dict[str, Any]:
    """A contact with only what is known of it."""
    fields = {
        "name": contact.name, "what": contact.what, "phone": contact.phone, "menu": contact.menu, "address": contact.address,
        "hours": contact.hours, "email": contact.email, "url": contact.url,
    }  # fmt: skip
    return {name: value for name, value in fields.items() if value}


def offer_json(municipality: Municipality, offer: Offer) -> dict[str, Any]:
    """An offer as a list of the contract's type `offers` names it."""
    return {"id": f"{municipality.id}/{offer.id}", "name": offer.name, "bookable": offer.bookable}


def contact_sentence(contact: Contact) -> str:
    """How to reach a contact, as one or two sentences."""
    ways = []
    if contact.phone:
        menu = f" ({contact.menu})" if contact.menu else ""
        ways.append(f"ring på {contact.phone}{menu}")
    if contact.email:
        ways.append(f"skriv til {contact.email}")
    if contact.address:
        ways.append(f"mød op på {contact.address}" if not contact.phone else f"find dem på {contact.address}")
    if contact.url and not contact.phone:
        ways.append(f"se {contact.url}")
    how = " eller ".join([", ".join(ways[:-1]), ways[-1]] if len(ways) > 1 else ways)
    sentence = f"Du kan kontakte {contact.name}: {how}." if how else f"Du kan kontakte {contact.name}."
    return sentence + (f" Åbent: {contact.hours.rstrip('.')}." if contact.hours else "")
