"""The danger net: who is in danger, and the first words to say. Works without Rasa and without the knowledge."""

from __future__ import annotations

from bot.safety.crisis import crisis_message
from bot.safety.detector import PRIORITY, Danger, Detector
from bot.safety.weighing import load_weights

__all__ = ["KINDS", "Danger", "crisis_message", "detect", "detect_by_rules"]

KINDS = PRIORITY
# "Mig selv", "i morgen", "min eks" answer a question; so few words are danger only where a rule knows them.
WORDS_TO_WEIGH = 4

_DETECTOR = Detector()


def detect(text: str) -> Danger | None:
    """The danger in a message, or None. Keeps nothing.

    A rule that matches is believed unless the weights find the message plainly harmless; where no rule matches, the weights
    must be surer. Without weights the rules stand alone.

    Args:
        text: what the person wrote, as it came.
    """
    message = _DETECTOR.read(text)
    found = _DETECTOR.detect_in(message)
    weights = load_weights()
    if weights is None:
        return found
    kind, probability = weights.weigh(text, message)
    if found is not None:
        return found if probability >= weights.agreement else None
    if len(text.split()) < WORDS_TO_WEIGH:
        return None
    return Danger(kind, "unknown", sure=False) if probability >= weights.threshold else None


def detect_by_rules(text: str) -> Danger | None:
    """The danger that a rule knows, or None. Under 2 ms a message."""
    return _DETECTOR.detect(text)
