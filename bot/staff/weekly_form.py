"""Weekly hours as a caseworker types them, read into rules, with Danish words on what is wrong."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from bot.booking.errors import RuleInvalid
from bot.booking.opening import WEEKDAYS, check_weekly, minutes
from knowledge.schema import WeeklyRule

DAY_NAMES = dict(zip(WEEKDAYS, ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"), strict=True))
LEAST_ROWS = 2  # a morning and an afternoon
MOST_ROWS = 6
_TIME = re.compile(r"([01]?\d|2[0-4])[:.]?([0-5]\d)?")


class HoursUnreadable(Exception):
    """The hours cannot be used; the message is a Danish sentence for the caseworker."""


def rows_for(rules: Sequence[WeeklyRule]) -> dict[str, list[tuple[str, str]]]:
    """The form's rows by day: the rules' hours, then empty ones."""
    found: dict[str, list[tuple[str, str]]] = {day: [] for day in WEEKDAYS}
    for rule in sorted(rules, key=lambda rule: minutes(rule.start)):
        found[rule.day].append((rule.start, rule.end))
    for rows in found.values():
        rows.extend([("", "")] * (LEAST_ROWS - len(rows)))
    return found


def rules_of(form: Mapping[str, str]) -> list[WeeklyRule]:
    """The rules of a filled-in form with fields such as 'mon-0-start' and 'mon-0-end'.

    Raises:
        HoursUnreadable.
    """
    rules = []
    for day in WEEKDAYS:
        of_day = []
        for row in range(MOST_ROWS):
            start, end = (form.get(f"{day}-{row}-{part}", "").strip() for part in ("start", "end"))
            if not start and not end:
                continue
            if not start or not end:
                raise HoursUnreadable(f"Skriv både start og slut {DAY_NAMES[day]}, eller lad begge felter stå tomme.")
            of_day.append(WeeklyRule.model_validate({"day": day, "start": _wall(start, day), "end": _wall(end, day)}))
        _check(of_day, day)
        rules.extend(of_day)
    return rules


def _wall(typed: str, day: str) -> str:
    found = _TIME.fullmatch(typed)
    wall = f"{int(found[1]):02}:{found[2] or '00'}" if found else "25:00"
    try:
        minutes(wall)
    except RuleInvalid:
        raise HoursUnreadable(f"Et klokkeslæt {DAY_NAMES[day]} kan ikke læses. Skriv det som 09:00.") from None
    return wall


def _check(rules: list[WeeklyRule], day: str) -> None:
    if any(minutes(rule.end) <= minutes(rule.start) for rule in rules):
        raise HoursUnreadable(f"Sluttiden skal ligge efter starttiden {DAY_NAMES[day]}.")
    try:
        check_weekly(rules)
    except RuleInvalid:
        raise HoursUnreadable(f"To tidsrum overlapper hinanden {DAY_NAMES[day]}.") from None
