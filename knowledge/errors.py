"""Errors of the knowledge.

KnowledgeError
├── ContentError          a content file breaks the schema: file, line, and what to do
├── UnknownMunicipality   no folder of that id
├── UnknownTopic          no such id in topics.yml
└── UnknownOffer          the municipality has no such offer
"""

from __future__ import annotations


class KnowledgeError(Exception):
    """Base of everything the knowledge raises."""


class ContentError(KnowledgeError):
    """A content file breaks the schema.

    Args:
        problems: one line each: "file:line: field: what is wrong and what to do".
    """

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


class UnknownMunicipality(KnowledgeError):
    """No municipality of that id is here."""


class UnknownTopic(KnowledgeError):
    """No topic of that id is in the shared list."""


class UnknownOffer(KnowledgeError):
    """The municipality has no offer of that id."""
