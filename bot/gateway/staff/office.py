"""What the caseworkers' routes share: made once at the start, beside the gateway's house."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass

from bot.booking.caseworker import CaseworkerDesk
from bot.booking.service import BookingService
from bot.gateway.house import House
from bot.privacy.limits import Limiter
from bot.staff.sessions import Sessions
from bot.staff.store import StaffRoomStore
from bot.staff.unlocked import UnlockedKeys

FEED_MISSES_A_MINUTE = 30  # an address; a secret has 256 bits, so this only keeps the noise down


@dataclass(frozen=True)
class Office:
    """See the module.

    Attributes:
        store: accounts, sessions, audit trail, feeds.
        sessions: log-in and its limits.
        keys: the unlocked private keys.
        desk: bookings as the staff change them.
        service: bookings.
        secure: whether cookies are for TLS only; not on loopback.
        feed_misses: limits guesses of calendar addresses; None: no limits.
    """

    store: StaffRoomStore
    sessions: Sessions
    keys: UnlockedKeys
    desk: CaseworkerDesk
    service: BookingService
    secure: bool
    feed_misses: Limiter | None

    @classmethod
    def of(cls, house: House) -> Office:
        """The office of a house."""
        settings, service = house.settings, house.bookings
        store = StaffRoomStore(settings.data_dir)
        return cls(
            # By way of the service each time: tests put another clock into it.
            store=store, sessions=Sessions(store, lambda: service.clock(), settings.limits),  # noqa: PLW0108
            keys=UnlockedKeys(settings.data_dir, settings.limits), desk=CaseworkerDesk(service), service=service,
            secure=not is_loopback(settings.host), feed_misses=Limiter(FEED_MISSES_A_MINUTE, 60) if settings.limits else None,
        )  # fmt: skip


def is_loopback(host: str) -> bool:
    """Whether an address to listen on can be reached from this machine only."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
