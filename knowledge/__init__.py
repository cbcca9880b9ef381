"""What the assistant knows: municipalities' standards, the law and the help lines, as data.

This package knows nothing of chat, HTTP or Rasa. `load()` gives the whole of it.
"""

from knowledge.errors import KnowledgeError, UnknownMunicipality, UnknownOffer, UnknownTopic
from knowledge.loader import Knowledge, Municipality, load

__all__ = [
    "Knowledge",
    "KnowledgeError",
    "Municipality",
    "UnknownMunicipality",
    "UnknownOffer",
    "UnknownTopic",
    "load",
]
