"""Addresses as limits need them: a digest under a salt that lives in memory for a day, then nobody can tell any more."""

from __future__ import annotations

import datetime as dt
import hashlib
import ipaddress
import secrets
import threading
from collections.abc import Callable

IPV6_PREFIX = 64  # a household's share; a single address inside it changes by itself
SALT_BYTES = 32


def _today() -> dt.date:
    return dt.datetime.now(dt.timezone.utc).date()


class AddressHasher:
    """Digests of addresses, not comparable from one day to the next, nor after a restart.

    Args:
        today: gives the date; a test moves it.
    """

    def __init__(self, today: Callable[[], dt.date] = _today) -> None:
        self._today = today
        self._lock = threading.Lock()
        self._day, self._salt = today(), secrets.token_bytes(SALT_BYTES)

    def digest(self, address: str) -> str:
        """The day's digest of an address; an IPv6 address counts as its /64, an IPv4 one inside IPv6 as itself."""
        with self._lock:
            today = self._today()
            if today != self._day:
                self._day, self._salt = today, secrets.token_bytes(SALT_BYTES)
            salt = self._salt
        return hashlib.blake2b(_coarse(address).encode(), key=salt, digest_size=16).hexdigest()


def _coarse(address: str) -> str:
    # Some proxies name the port as well: 192.0.2.7:51234, [2001:db8::7]:51234. It changes with every connection.
    if address.startswith("["):
        address = address[1:].partition("]")[0]
    elif address.count(":") == 1:
        address = address.partition(":")[0]
    try:
        parsed = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if isinstance(parsed, ipaddress.IPv6Address):
        if parsed.ipv4_mapped:
            return str(parsed.ipv4_mapped)
        return str(ipaddress.ip_network((parsed, IPV6_PREFIX), strict=False))
    return str(parsed)
