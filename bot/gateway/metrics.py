"""Counts by kind, topic and municipality; never text, sender or address."""

from __future__ import annotations

import threading
from collections import Counter


class Counts:
    """Counters of one process, in Prometheus' text form."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._messages: Counter[tuple[str, str, str]] = Counter()
        self._events: Counter[str] = Counter()

    def message(self, kind: str, topic: str | None, municipality: str | None) -> None:
        """Counts one message of a reply."""
        with self._lock:
            self._messages[(kind, topic or "", municipality or "")] += 1

    def add(self, event: str) -> None:
        """Counts an event of a fixed name."""
        with self._lock:
            self._events[event] += 1

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
