"""The danger net: who is in danger, and the first words to say. Works without Rasa and without the knowledge."""

from __future__ import annotations

from bot.safety.crisis import crisis_message
from bot.safety.detector import PRIORITY, Danger, Detector
from bot.safety.weighing import load_weights

__all__ = ["KINDS", "Danger", "crisis_message", "detect", "detect_by_rules"]

KINDS = PRIORITY

_DETECTOR = Detector()


def detect(text: str) -> Danger | None:
    """The danger in a message, or None: by the rules, else by the trained weights. Keeps nothing.

    Args:
        text: what the person wrote, as it came.
    """
    found = detect_by_rules(text)
    weights = None if found else load_weights()
    if weights is None:
        return found
    kind, probability = weights.weigh(text)
    return Danger(kind, "unknown", sure=False) if probability >= weights.threshold else None


def detect_by_rules(text: str) -> Danger | None:
    """The danger that a rule knows, or None. Under 2 ms a message."""
    return _DETECTOR.detect(text)
