"""What the municipality may learn from the conversations: counts by day, and, where it asks for them, questions nobody could answer."""

from bot.learning.store import LearningStore
from bot.learning.tally import Tally

__all__ = ["LearningStore", "Tally"]
