"""What a rule is."""

from __future__ import annotations

from dataclasses import dataclass

WISH = "wish"  # what somebody wants or plans: void when negated or long ago
EVENT = "event"  # what happens: void as well when it is about anybody, hypothetical, or weeks ago
NOUN = "noun"  # a word alone ("overdosis"): void as well in a question, a course, the news
PLAIN = "plain"  # void by its own `unless` only


@dataclass(frozen=True)
class Rule:
    """Patterns that mean the same danger.

    Attributes:
        kind: the kind of danger.
        why: the reason for the rule, for the next author and for the report.
        patterns: lines in the language of patterns.py; any of them matches.
        mode: which general guards apply.
        subject: 'self' or 'other' where the pattern itself tells; None: from the pronouns around it.
        unless: patterns that take the alarm back when they match in the same sentence.
        needs: patterns of which one must match somewhere in the message.
    """

    kind: str
    why: str
    patterns: tuple[str, ...]
    mode: str = WISH
    subject: str | None = None
    unless: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
