"""Few times of many, so that choosing is easy."""

from __future__ import annotations

import datetime as dt

from bot.booking.appointment import Slot

SHOWN = 3


def pick_three(slots: list[Slot]) -> list[Slot]:
    """The earliest, one on another day, and one at another part of the day; each start once, in person before by phone."""
    slots = one_a_start(slots)
    if not slots:
        return []
    chosen = [slots[0]]
    another_day = next((s for s in slots if s.start.date() != slots[0].start.date()), None)
    if another_day:
        chosen.append(another_day)
    another_part = next(
        (s for s in slots if (s.start.hour < 12) != (slots[0].start.hour < 12) and s not in chosen), None
    )
    if another_part:
        chosen.append(another_part)
    for slot in slots:
        if len(chosen) >= SHOWN:
            break
        if slot not in chosen:
            chosen.append(slot)
    return sorted(chosen, key=lambda s: s.start)


def one_a_start(slots: list[Slot]) -> list[Slot]:
    """Each start once, in person before by phone."""
    by_start: dict[dt.datetime, Slot] = {}
    for slot in slots:
        known = by_start.get(slot.start)
        if known is None or (known.kind != "in_person" and slot.kind == "in_person"):
            by_start[slot.start] = slot
    return list(by_start.values())
