"""What the gateway remembers of a conversation, in memory only and as long as Rasa does: which buttons it offered,
what it asked last, and sealed contact details on their way to a booking."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal

from cachetools import TTLCache

IDLE_SECONDS = 30 * 60
MOST_CONVERSATIONS = 5000
MOST_PAYLOADS = 400
MOST_LINES = 80  # of a transcript: about forty turns, so that many long conversations still fit in memory


@dataclass(frozen=True)
class Line:
    """One message of a transcript: who said it, and the message as it went out. What a person wrote stands masked."""

    speaker: Literal["person", "assistant"]
    message: dict[str, Any]


@dataclass(frozen=True)
class Resend:
    """A turn that may be sent again: the client's key with a digest of the message, and its reply to be."""

    key: str
    reply: asyncio.Future[list[dict[str, Any]]]


@dataclass
class Session:
    """One conversation.

    Attributes:
        payloads: payloads of buttons offered in it; only these are passed to Rasa as intents.
        asked: the profile or booking field the assistant asked for last.
        sealed: contact details, sealed to the staff's key the moment they came.
        last: the last keyed turn and its reply, so that a resend after a lost connection is no second turn.
        municipality: the one the conversation is about, for the sentence that stands in when Rasa is away.
        transcript: what was said, for the chat without JavaScript; empty for clients that keep it themselves.
        form_key: the form answered last, so that reloading the page is no second turn.
    """

    payloads: dict[str, None] = field(default_factory=dict)
    asked: str | None = None
    sealed: dict[str, str] = field(default_factory=dict)
    last: Resend | None = None
    municipality: str | None = None
    transcript: list[Line] = field(default_factory=list)
    form_key: str | None = None

    def tell(self, speaker: Literal["person", "assistant"], *messages: dict[str, Any]) -> None:
        """Puts messages at the end of the transcript; the oldest go when it is full."""
        self.transcript.extend(Line(speaker, message) for message in messages)
        del self.transcript[:-MOST_LINES]

    def offer(self, messages: list[dict[str, Any]]) -> None:
        """Remembers the buttons and the question of a reply."""
        self.asked = None
        for message in messages:
            for each in message.get("buttons", []):
                self.payloads[each["payload"]] = None
            custom = message.get("custom") or {}
            if custom.get("type") == "question":
                self.asked = custom.get("field")
            elif custom.get("type") == "slots":
                self.asked = "slot"
            if custom.get("municipality"):
                self.municipality = custom["municipality"]
        while len(self.payloads) > MOST_PAYLOADS:
            del self.payloads[next(iter(self.payloads))]


class Sessions:
    """All conversations; each gone 30 minutes after its last turn, or at once."""

    def __init__(self, timer: Callable[[], float] = time.monotonic) -> None:
        self._lock = threading.Lock()
        self._kept: TTLCache[str, Session] = TTLCache(MOST_CONVERSATIONS, IDLE_SECONDS, timer=timer)

    def of(self, sender: str) -> Session:
        """The sender's session, begun when there is none; its clock starts anew."""
        with self._lock:
            self._kept.expire()
            session = self._kept.get(sender) or Session()
            self._kept[sender] = session
            return session

    def forget(self, sender: str) -> None:
        """Drops the session."""
        with self._lock:
            self._kept.pop(sender, None)

    def __len__(self) -> int:
        with self._lock:
            self._kept.expire()
            return len(self._kept)
