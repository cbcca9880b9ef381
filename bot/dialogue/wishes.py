"""What a person wishes of a time: "senere", "hellere eftermiddag", "torsdag kl. 10", "den anden", "næste uge", "kun telefon"."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace

from bot.booking.appointment import Slot
from bot.dialogue.wish_days import read_days

DAYS_A_WEEK = 7  # a wish for a longer time, such as a month, names no time exactly
_ORDINALS = {
    0: r"\b(den første|første|den tidligste|tidligste|nr\.? ?1|nummer (1|et|en)|1'?eren)\b",
    1: r"\b(den anden|nr\.? ?2|nummer (2|to)|den midterste|midterste|2'?eren)\b",
    2: r"\b(den tredje|tredje|den sidste|sidste|nr\.? ?3|nummer (3|tre)|3'?eren)\b",
}
_PARTS = {
    "morning": r"\b(formiddag\w*|(?<!\bi )morgen(?:en)?|tidligt?|inden frokost)\b",
    "afternoon": r"\b(eftermiddag\w*|efter frokost|sidst på dagen|aften\w*|efter (skole|arbejde|job))\b",
}
_NO_WISH = re.compile(r"\[\w+\]|\b\d(?:[\s-]?\d){7,}\b")
_CLOCK = re.compile(r"\b(?:kl\.?|klokken|ved)\s*(\d{1,2})(?:[.:](\d{2}))?\b|\b(\d{1,2})[.:](\d{2})\b")
_NOT_BEFORE = re.compile(r"\b(?:efter|tidligst|fra)\s*(?:kl\.?|klokken)?\s*(\d{1,2})(?:[.:](\d{2}))?\b")
_NOT_AFTER = re.compile(r"\b(?:før|senest|inden)\s*(?:kl\.?|klokken)?\s*(\d{1,2})(?:[.:](\d{2}))?\b")
_KINDS = {
    "phone": r"\b(telefon\w*|ring\w*|over tlf|tlf)\b",
    "video": r"\b(video\w*|online|skærm)\b",
    "in_person": r"\b(fysisk|møde op|ansigt til ansigt|komme ind|personligt)\b",
}


@dataclass(frozen=True)
class Wish:
    """What was wished; empty when nothing was.

    Attributes:
        chosen: ISO start of one of the times shown, when the person pointed at it.
        later: times after those shown.
        first_day: from this moment on.
        days: only on these dates.
        weekday: 0 Monday … 6 Sunday.
        part: 'morning' or 'afternoon'.
        at: wall time.
        not_before, not_after: limits of the wall time.
        kind: how the conversation is held.
    """

    chosen: str | None = None
    later: bool = False
    first_day: dt.datetime | None = None
    days: frozenset[dt.date] = frozenset()
    weekday: int | None = None
    part: str | None = None
    at: dt.time | None = None
    not_before: dt.time | None = None
    not_after: dt.time | None = None
    kind: str | None = None

    @property
    def empty(self) -> bool:
        """Whether nothing was wished."""
        return self == Wish()

    @property
    def exact(self) -> bool:
        """Whether day and time are both named."""
        one_week = 0 < len(self.days) <= DAYS_A_WEEK
        return self.at is not None and (one_week or (self.weekday is not None and not self.days))

    def after(self, earlier: Wish) -> Wish:
        """This wish with what was wished before and is not taken back: "hellere eftermiddag" after "næste uge".

        Args:
            earlier: the wish until now.
        """
        names_day = bool(self.days) or self.weekday is not None or self.first_day is not None or self.later
        days = self if names_day else earlier
        names_hour = self.part or self.at or self.not_before or self.not_after
        return replace(
            self, days=days.days, weekday=days.weekday, first_day=days.first_day,
            part=self.part if names_hour else earlier.part, kind=self.kind or earlier.kind,
        )  # fmt: skip

    def named_days(self, today: dt.date) -> list[dt.date]:
        """The dates that the wish names, in order: a weekday by itself is the coming one.

        Args:
            today: the date now.
        """
        if not self.days and self.weekday is not None:
            return [today + dt.timedelta(days=(self.weekday - today.weekday()) % 7)]
        return sorted(day for day in self.days if self.weekday in (None, day.weekday()))

    def fits(self, slot: Slot) -> bool:
        """Whether a free time is what was wished."""
        start = slot.start
        return (
            (not self.days or start.date() in self.days)
            and (self.weekday is None or start.weekday() == self.weekday)
            and (self.part is None or (start.hour < 12) == (self.part == "morning"))
            and (self.at is None or start.time() == self.at)
            and (self.not_before is None or start.time() >= self.not_before)
            and (self.not_after is None or start.time() <= self.not_after)
            and (self.kind is None or slot.kind == self.kind)
        )

    def filter(self, slots: list[Slot]) -> list[Slot]:
        """The free times that fit."""
        return [slot for slot in slots if self.fits(slot)]

    def of_kind(self, slots: list[Slot]) -> list[Slot]:
        """The free times of the wished kind of conversation; all when none is of it."""
        return [slot for slot in slots if self.kind in (None, slot.kind)] or slots

    def nearest(self, slots: list[Slot]) -> list[Slot]:
        """The three free times that come nearest when none fits, in time's order."""
        return sorted(self.by_nearness(slots)[:3], key=lambda slot: slot.start)

    def by_nearness(self, slots: list[Slot]) -> list[Slot]:
        """The free times, the one that comes nearest to the wish first."""

        def distance(slot: Slot) -> tuple[int, int, int]:
            wall = (
                self.at
                or self.not_before
                or (dt.time(9) if self.part == "morning" else dt.time(14) if self.part else slot.start.time())
            )
            minutes = abs((slot.start.hour - wall.hour) * 60 + slot.start.minute - wall.minute)
            days = min((abs((slot.start.date() - d).days) for d in self.days), default=0)
            weekday = (
                0
                if self.weekday is None
                else min((slot.start.weekday() - self.weekday) % 7, (self.weekday - slot.start.weekday()) % 7)
            )
            return (0 if self.kind in (None, slot.kind) else 1, days + weekday, minutes)

        return sorted(slots, key=distance)


def read_wish(text: str, now: dt.datetime, shown: list[dt.datetime]) -> Wish:
    """The wish in a text.

    Args:
        text: what was written.
        now: the time now.
        shown: starts shown last, so that "den anden" can point at one.
    """
    # A masked detail or a code is no wish: "[telefon]" is not "only by phone".
    said = _NO_WISH.sub(" ", text.lower()).strip()
    days, first_day, weekday = read_days(said, now.date())
    at = _clock(_CLOCK.search(said))
    not_before, not_after = _clock(_NOT_BEFORE.search(said)), _clock(_NOT_AFTER.search(said))
    if not_before or not_after:
        at = None
    part = next((name for name, pattern in _PARTS.items() if re.search(pattern, said)), None)
    kind = next((name for name, pattern in _KINDS.items() if re.search(pattern, said)), None)
    later = bool(re.search(r"\b(senere|længere fremme|andre tider|flere tider|later|ingen af dem|passer ikke)\b", said))
    if not days and weekday is None and at is None:
        for index, pattern in _ORDINALS.items():
            if re.search(pattern, said) and index < len(shown):
                chosen = shown[-1] if "sidste" in said else shown[index]
                return Wish(chosen=chosen.isoformat())
    if at is not None and not days:
        matching = [start for start in shown if start.time() == at and weekday in (None, start.weekday())]
        if len(matching) == 1:
            return Wish(chosen=matching[0].isoformat())
    if (
        weekday is not None
        and at is None
        and part is None
        and len([s for s in shown if s.weekday() == weekday]) == 1
        and "næste" not in said
    ):
        return Wish(chosen=next(s for s in shown if s.weekday() == weekday).isoformat())
    return Wish(None, later, first_day, days, weekday, part, at, not_before, not_after, kind)


def _clock(found: re.Match[str] | None) -> dt.time | None:
    if not found:
        return None
    numbers = [group for group in found.groups() if group is not None]
    hour, minute = int(numbers[0]), int(numbers[1]) if len(numbers) > 1 else 0
    if 1 <= hour <= 6:
        hour += 12  # nobody means three in the night
    return dt.time(hour, minute) if hour < 24 and minute < 60 else None
