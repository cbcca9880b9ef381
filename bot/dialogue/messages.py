"""Messages of the contract, each built in one place.

A message is a dict with `text`, optional `buttons` and `custom`; `custom.type` says what it is.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

Message = dict[str, Any]
Button = dict[str, str]


def button(title: str, intent: str, **entities: Any) -> Button:
    """A quick reply.

    Args:
        title: what the citizen reads, and what stands as their answer when pressed.
        intent: Rasa intent the payload carries.
        entities: entity values the payload carries.
    """
    filled = {name: value for name, value in entities.items() if value is not None}
    payload = f"/{intent}" + (json.dumps(filled, ensure_ascii=False, separators=(",", ":")) if filled else "")
    return {"title": title, "payload": payload}


def message(kind: str, text: str, /, *, buttons: Iterable[Button] = (), **fields: Any) -> Message:
    """A message of a type.

    Args:
        kind: the contract's `custom.type`.
        text: what the citizen reads.
        buttons: quick replies, in order; a payload is offered once.
        fields: further fields of `custom`.
    """
    made: Message = {"text": text.strip(), "custom": {"type": kind, **fields}}
    kept = list({each["payload"]: each for each in buttons}.values())
    if kept:
        made["buttons"] = kept
    return made
