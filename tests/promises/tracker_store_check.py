"""Run by Rasa's own environment (it has no pytest): the tracker store forgets. `python tests/promises/tracker_store_check.py`."""

from __future__ import annotations

import asyncio
import os
import sys
import unittest
from pathlib import Path

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ["RASA_TELEMETRY_ENABLED"] = "false"
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from rasa.shared.core.domain import Domain
from rasa.shared.core.events import SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.assistant.tracker_store import ForgettingTrackerStore

HALF_AN_HOUR = 30 * 60


class Forgetting(unittest.TestCase):
    """What the store promises."""

    def setUp(self) -> None:
        self.now = 1000.0
        self.store = ForgettingTrackerStore(Domain.empty(), timer=lambda: self.now, max_conversations=3)

    def say(self, sender: str, text: str) -> None:
        tracker = DialogueStateTracker(sender, [])
        tracker.update(UserUttered(text))
        tracker.update(SlotSet("profile", {"age": 19}))
        asyncio.run(self.store.save(tracker))

    def kept(self, sender: str) -> DialogueStateTracker | None:
        return asyncio.run(self.store.retrieve(sender))

    def test_a_conversation_is_kept_while_it_goes_on(self) -> None:
        self.say("a", "hej")
        self.now += HALF_AN_HOUR - 1

        self.assertEqual(self.kept("a").latest_message.text, "hej")

    def test_it_is_gone_30_minutes_after_the_last_turn(self) -> None:
        self.say("a", "hej")
        self.now += HALF_AN_HOUR - 1
        self.say("a", "igen")
        self.now += HALF_AN_HOUR + 1

        self.assertIsNone(self.kept("a"))
        self.assertEqual(list(asyncio.run(self.store.keys())), [])

    def test_reading_does_not_lengthen_its_life(self) -> None:
        self.say("a", "hej")
        self.now += HALF_AN_HOUR - 1
        self.kept("a")
        self.now += 2

        self.assertIsNone(self.kept("a"))

    def test_it_is_gone_at_once_on_request(self) -> None:
        self.say("a", "hej")
        self.say("b", "hej")
        asyncio.run(self.store.delete("a"))

        self.assertIsNone(self.kept("a"))
        self.assertIsNotNone(self.kept("b"))

    def test_deleting_what_is_not_there_is_no_error(self) -> None:
        asyncio.run(self.store.delete("nobody"))

        self.assertIsNone(self.kept("nobody"))

    def test_they_are_bounded_in_number(self) -> None:
        for sender in "abcd":
            self.now += 1
            self.say(sender, "hej")

        self.assertIsNone(self.kept("a"))
        self.assertEqual(len(list(asyncio.run(self.store.keys()))), 3)


if __name__ == "__main__":
    unittest.main()
