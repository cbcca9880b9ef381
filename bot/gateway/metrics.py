"""Counts by kind, topic and municipality; never text, sender or address."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterable

from bot.dialogue.small_talk import texts

# The contract's `custom.type`.
KINDS = frozenset(
    {
        "greeting", "answer", "not_in_standard", "question", "municipality_unknown", "offers", "slots", "booking",
        "cancelled", "crisis", "fallback",
    }
)  # fmt: skip
EVENTS = frozenset({"crisis", "away", "resent", "booking_made", "booking_moved", "booking_cancelled"})
ROOMS = ("chat", "oos")
OTHER = "other"


class Counts:
    """Counters of one process, in Prometheus' text form. A label's value comes from a fixed set, so it holds no text.

    Args:
        topics: ids that may stand as a label, beside those of small talk; another counts without a topic.
        municipalities: the same for municipalities.
    """

    def __init__(self, topics: Iterable[str] = (), municipalities: Iterable[str] = ()) -> None:
        self._lock = threading.Lock()
        small = {f"{room}/{name}" for room in ROOMS for name in texts().get(room, {})}
        self._topics = frozenset(topics) | small
        self._municipalities = frozenset(municipalities)
        self._messages: Counter[tuple[str, str, str]] = Counter()
        self._events: Counter[str] = Counter()

    def message(self, kind: str, topic: object, municipality: object) -> None:
        """Counts one message of a reply."""
        labels = (
            kind if kind in KINDS else OTHER,
            topic if isinstance(topic, str) and topic in self._topics else "",
            municipality if isinstance(municipality, str) and municipality in self._municipalities else "",
        )
        with self._lock:
            self._messages[labels] += 1

    def add(self, event: str) -> None:
        """Counts an event of a fixed name."""
        with self._lock:
            self._events[event if event in EVENTS else OTHER] += 1

    def text(self) -> str:
        """All counts."""
        with self._lock:
            messages, events = dict(self._messages), dict(self._events)
        lines = [
            "# HELP rusvejviser_messages_total Messages sent, by type.",
            "# TYPE rusvejviser_messages_total counter",
        ]
        for (kind, topic, municipality), n in sorted(messages.items()):
            lines.append(
                f'rusvejviser_messages_total{{type="{kind}",topic="{topic}",municipality="{municipality}"}} {n}'
            )
        lines += ["# HELP rusvejviser_events_total Events, by name.", "# TYPE rusvejviser_events_total counter"]
        lines += [f'rusvejviser_events_total{{event="{name}"}} {n}' for name, n in sorted(events.items())]
        return "\n".join(lines) + "\n"
