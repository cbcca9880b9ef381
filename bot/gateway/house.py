"""What one gateway process holds: made once at the start, handed to every route."""

from __future__ import annotations

from dataclasses import dataclass

from bot.booking.service import BookingService
from bot.gateway.metrics import Counts
from bot.gateway.rasa_client import RasaClient
from bot.gateway.sessions import Sessions
from bot.launch.settings import Settings
from bot.learning import Tally
from bot.privacy.limits import Limiter
from bot.privacy.names import NameFinder
from bot.privacy.salted_address import AddressHasher
from knowledge import Knowledge
from knowledge.search import SearchIndex

TURNS_PER_MINUTE = 30  # a sender; a person types about ten
TURNS_PER_MINUTE_ADDRESS = 240  # an address; a library or a school shares one
CALLS_PER_MINUTE = 240  # an address, for the HTTP interface
CODES_PER_MINUTE = 10  # an address; 10^16 codes at ten a minute is nobody's lifetime


@dataclass(frozen=True)
class Limits:
    """All limiters; None lifts one."""

    turns: Limiter | None = None
    turns_address: Limiter | None = None
    calls: Limiter | None = None
    codes: Limiter | None = None

    @classmethod
    def of(cls, settings: Settings) -> Limits:
        """The limiters by the settings."""
        if not settings.limits:
            return cls()
        per_minute = (TURNS_PER_MINUTE, TURNS_PER_MINUTE_ADDRESS, CALLS_PER_MINUTE, CODES_PER_MINUTE)
        return cls(*(Limiter(each, 60) for each in per_minute))


@dataclass
class House:
    """See the module."""

    settings: Settings
    knowledge: Knowledge
    search: SearchIndex
    bookings: BookingService
    rasa: RasaClient
    sessions: Sessions
    limits: Limits
    addresses: AddressHasher
    names: NameFinder
    counts: Counts
    tally: Tally
