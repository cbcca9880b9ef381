"""A message of the contract as the chat's template shows it."""

from __future__ import annotations

import datetime as dt
import json
import re
from dataclasses import dataclass, field
from typing import Any

from bot.danish_dates import long_date
from knowledge import Knowledge
from knowledge.schema import Offer

Button = dict[str, str]


@dataclass(frozen=True)
class Day:
    """The times of a day: what stands on each button, and its payload."""

    title: str
    times: list[Button]


@dataclass(frozen=True)
class Receipt:
    """A booking to keep."""

    when: str
    until: str
    location: str
    offer: str
    code: str
    file: str | None


@dataclass
class View:
    """One message, ready to show.

    Attributes:
        speaker: 'person' or 'assistant'.
        kind: the contract's type; 'text' for a person's words.
        text: plain text that is left to show.
        buttons: quick replies; empty when the message has been answered.
        days: times to choose from.
        offers: full id, offer, and whether it can be booked.
        receipt: of a booking.
        lines: help lines of a crisis.
        sources: of an answer.
    """

    speaker: str
    kind: str
    text: str
    buttons: list[Button] = field(default_factory=list)
    days: list[Day] = field(default_factory=list)
    offers: list[tuple[str, Offer]] = field(default_factory=list)
    receipt: Receipt | None = None
    lines: list[dict[str, str]] = field(default_factory=list)
    sources: list[dict[str, Any]] = field(default_factory=list)


def view(knowledge: Knowledge, speaker: str, message: dict[str, Any], open_: bool) -> View:
    """The view of a message.

    Args:
        knowledge: for the offers' words.
        speaker: 'person' or 'assistant'.
        message: as it went out; a person's has only `text`.
        open_: True while its buttons can still be pressed.
    """
    custom = message.get("custom") or {}
    kind = str(custom.get("type", "text"))
    made = View(speaker, kind, str(message.get("text") or ""), list(message.get("buttons") or []) if open_ else [])
    made.sources = list(custom.get("sources") or [])
    if kind == "slots" and open_:
        made.days, taken = days_of(custom.get("slots") or [], made.buttons)
        made.buttons = [each for each in made.buttons if each["payload"] not in taken]
        if made.days:
            made.text = re.sub(r"(?m)^- .*\n?", "", made.text)
    if kind == "offers":
        made.offers = _offers(knowledge, custom.get("offers") or [])
    if kind == "booking":
        made.receipt = _receipt(knowledge, custom)
        code = made.receipt.code
        made.text = "\n\n".join(part for part in made.text.split("\n\n") if not code or code not in part)
    if kind == "crisis":
        made.lines = [line for line in custom.get("lines") or [] if line.get("phone") or line.get("name")]
    return made


def days_of(slots: list[dict[str, Any]], buttons: list[Button]) -> tuple[list[Day], set[str]]:
    """The times by day, each with the payload of the button that chooses it, and those payloads.

    Args:
        slots: as in `custom.slots`.
        buttons: of the same message; a time without one is left out.
    """
    by_start = {chosen: each["payload"] for each in buttons if (chosen := _start_in(each["payload"]))}
    days: dict[dt.date, Day] = {}
    for slot in slots:
        payload = by_start.get(slot["start"])
        if payload is None:
            continue
        start, end = dt.datetime.fromisoformat(slot["start"]), dt.datetime.fromisoformat(slot["end"])
        day = days.setdefault(start.date(), Day(long_date(start.date()).capitalize(), []))
        title = f"kl. {start:%H.%M}-{end:%H.%M}, {slot['location']}"
        day.times.append({"title": title, "payload": payload})
    return list(days.values()), {each["payload"] for day in days.values() for each in day.times}


def _start_in(payload: str) -> str | None:
    begin = payload.find("{")
    try:
        start = json.loads(payload[begin:]).get("start") if begin > 0 else None
    except (ValueError, AttributeError):
        return None
    return start if isinstance(start, str) else None


def _offers(knowledge: Knowledge, told: list[dict[str, Any]]) -> list[tuple[str, Offer]]:
    found = []
    for each in told:
        municipality, _, short = str(each["id"]).partition("/")
        here = knowledge.municipalities.get(municipality)
        if here and short in here.offers:
            found.append((municipality, here.offers[short]))
    return found


def _receipt(knowledge: Knowledge, custom: dict[str, Any]) -> Receipt:
    start, end = dt.datetime.fromisoformat(custom["start"]), dt.datetime.fromisoformat(custom["end"])
    digits = re.sub(r"\D", "", str(custom.get("code") or ""))
    municipality, _, short = str(custom.get("offer") or "").partition("/")
    here = knowledge.municipalities.get(municipality)
    return Receipt(
        when=f"{long_date(start.date())} kl. {start:%H.%M}",
        until=f"{end:%H.%M}",
        location=str(custom.get("location") or ""),
        offer=here.offers[short].name if here and short in here.offers else "",
        code=" ".join(digits[i : i + 4] for i in range(0, len(digits), 4)),
        file=f"/api/bookings/{digits}.ics" if digits else None,
    )
