"""Whatever is held, booked, moved, cancelled and waited for, in whatever order: as a plain list of who has what would tell it."""

from __future__ import annotations

import datetime as dt
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, initialize, invariant, multiple, rule

from bot.booking.appointment import Booking
from bot.booking.caseworker import CaseworkerDesk
from bot.booking.errors import BookingCancelled, BookingOver, SlotInPast, SlotTaken
from bot.booking.service import HOLD_MINUTES

from .made_up import MONDAY, at, closure, resource, service

EXAMPLES, STEPS = 40, 30
CAPACITY = 2
STARTS = [at(MONDAY + dt.timedelta(days=day), f"{hour:02}:00") for day in (0, 1) for hour in (9, 10, 11)]
wanted = st.sampled_from(STARTS)


class Diary(RuleBasedStateMachine):
    """The service, and beside it who has which time: (start, end of the hold or None) by token or code."""

    codes: Bundle[str] = Bundle("codes")
    holds: Bundle[str] = Bundle("holds")

    @initialize()
    def begin(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        room = resource(capacity=CAPACITY, closures=[closure("2027-02-03", "2027-12-31")])
        self.service, self.clock = service(self.folder, room, now=at(MONDAY, "08:30"))
        self.held: dict[str, tuple[dt.datetime, dt.datetime]] = {}
        self.booked: dict[str, dt.datetime] = {}
        self.numbers: dict[str, int] = {}
        self.cases = 0

    def teardown(self) -> None:
        if hasattr(self, "service"):
            self.service.store.close()
            shutil.rmtree(self.folder)

    def taken(self, start: dt.datetime) -> int:
        holds = [until for begins, until in self.held.values() if begins == start and until > self.clock.now]
        return len(holds) + list(self.booked.values()).count(start)

    def refusal(self, start: dt.datetime) -> type[Exception] | None:
        if start <= self.clock.now:
            return SlotInPast
        return SlotTaken if self.taken(start) >= CAPACITY else None

    def note(self, made: Booking) -> str:
        assert made.code
        self.booked[made.code], self.numbers[made.code] = made.start, made.id or 0
        return made.code

    @rule(target=holds, start=wanted)
    def hold(self, start: dt.datetime) -> object:
        if refused := self.refusal(start):
            with pytest.raises(refused):
                self.service.hold("proeve", "samtale", start)
            return multiple()
        hold = self.service.hold("proeve", "samtale", start)
        self.held[hold.token] = (start, self.clock.now + dt.timedelta(minutes=HOLD_MINUTES))
        return hold.token

    @rule(target=codes, start=wanted)
    def book(self, start: dt.datetime) -> object:
        if refused := self.refusal(start):
            with pytest.raises(refused):
                self.service.book("proeve", "samtale", start)
            return multiple()
        return self.note(self.service.book("proeve", "samtale", start))

    @rule(target=codes, token=consumes(holds))
    def book_what_is_held(self, token: str) -> object:
        start, until = self.held.pop(token)
        # A hold that ran out counts no more, and its time is had only if it is still free.
        if until > self.clock.now and start > self.clock.now:
            return self.note(self.service.book("proeve", "samtale", start, hold=token))
        if refused := self.refusal(start):
            with pytest.raises(refused):
                self.service.book("proeve", "samtale", start, hold=token)
            return multiple()
        return self.note(self.service.book("proeve", "samtale", start, hold=token))

    @rule(token=consumes(holds))
    def let_go(self, token: str) -> None:
        self.service.release(token)
        del self.held[token]

    @rule(code=codes, start=wanted)
    def move(self, code: str, start: dt.datetime) -> None:
        own = self.booked.get(code)
        refused: type[Exception] | None
        if own is None:
            refused = BookingCancelled
        elif own <= self.clock.now:
            refused = BookingOver
        else:
            refused = None if start == own else self.refusal(start)
        if refused:
            with pytest.raises(refused):
                self.service.move(code, start)
        else:
            self.booked[code] = self.service.move(code, start).start
            assert self.booked[code] == start

    @rule(code=codes, by_staff=st.booleans())
    def cancel(self, code: str, by_staff: bool) -> None:
        own = self.booked.get(code)
        desk = CaseworkerDesk(self.service)
        if own is not None and own <= self.clock.now:
            with pytest.raises(BookingOver):
                self.service.cancel(code)
            return
        done = desk.cancel("proeve", self.numbers[code]) if by_staff else self.service.cancel(code)
        assert done.status == "cancelled"
        self.cases += by_staff and own is not None
        self.booked.pop(code, None)

    @rule(minutes=st.sampled_from([1, 6, 11, 45]))
    def wait(self, minutes: int) -> None:
        self.clock.forward(minutes=minutes)

    @invariant()
    def free_is_what_nobody_has(self) -> None:
        if hasattr(self, "service"):
            free = [slot.start for slot in self.service.slots("proeve", "samtale").slots]
            assert free == [start for start in STARTS if self.refusal(start) is None]

    @invariant()
    def every_code_tells_its_own_time(self) -> None:
        for code in getattr(self, "numbers", ()):
            found = self.service.lookup(code)
            assert (found.status == "confirmed") == (code in self.booked)
            assert found.start == self.booked.get(code, found.start)

    @invariant()
    def every_cancellation_by_the_staff_is_a_case(self) -> None:
        if hasattr(self, "service"):
            assert len(self.service.store.staff.list_urgent("proeve")) == self.cases


Diary.TestCase.settings = settings(max_examples=EXAMPLES, stateful_step_count=STEPS, deadline=None)
TestDiary = Diary.TestCase
