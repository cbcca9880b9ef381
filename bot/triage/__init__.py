"""From a profile to offers: pure functions over the knowledge. Knows nothing of Rasa, HTTP or storage.

It suggests; the municipality decides.
"""

from bot.triage.engine import Result, triage
from bot.triage.profile import ASKED, Profile, ProfileError

__all__ = ["ASKED", "Profile", "ProfileError", "Result", "triage"]
