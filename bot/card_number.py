"""The check digit of payment cards, so that a receipt code is never mistaken for a card, nor a card for a code."""

from __future__ import annotations


def is_card_number(digits: str) -> bool:
    """Whether 16 digits carry a card's check digit (Luhn). Receipt codes are made so that they never do."""
    total = 0
    for position, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if position % 2 else 1)
        total += value - 9 if value > 9 else value
    return total % 10 == 0
