"""What a free Danish message tells about a person's case, as fields of the triage profile."""

from bot.nlu.facts.places import Places
from bot.nlu.facts.reader import read_facts

__all__ = ["Places", "read_facts"]
