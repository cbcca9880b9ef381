"""Whole conversations over HTTP, kept as data beside this file: what is said or pressed, and what has to come back."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
import yaml

pytestmark = pytest.mark.stack

HERE = Path(__file__).parent
TRIAGE_FIELDS_MOST = 6
OPEN_WAYS = ("ved ikke", "vil ikke sige", "spring over")
MUNICIPALITIES = ("assens", "aalborg", "slagelse", "holbaek", "jammerbugt")
STEP_KEYS = {
    "say", "press", "another_books", "types", "field", "topic", "offer", "offers", "without_offers", "notes", "has", "lacks", "buttons",
    "slots", "same_slots", "other_slots", "status", "anonymous", "start_kept",
}  # fmt: skip


def cases() -> list[Any]:
    """Every conversation of the data files, under the sentence that says what holds."""
    found = []
    for file in sorted(HERE.glob("*.yml")):
        for case in yaml.safe_load(file.read_text(encoding="utf-8")):
            found.append(pytest.param(case, id=case["holds"]))
    return found


class Talk:
    """A conversation that is checked at every turn, whatever its data say."""

    def __init__(self, chat: Any) -> None:
        self.chat = chat
        self.greetings = 0
        self.code = ""
        self.shown: list[str] = []  # starts offered by the turn before

    def send(self, step: dict[str, Any]) -> None:
        """One turn, and what holds for every turn."""
        slots = self._slots()
        self.shown = [each["start"] for each in slots] or self.shown
        if "press" in step:
            self.chat.press(step["press"])
        else:
            self.chat.say(step["say"].replace("{code}", self.code))
        self._every_turn()

    def another_books(self) -> None:
        """Somebody else takes every seat of the first time offered."""
        message = self.chat.of("slots")
        municipality, offer = message["custom"]["offer"].split("/")
        start = message["custom"]["slots"][0]["start"]
        wanted = {"municipality": municipality, "offer": offer, "start": start, "anonymous": True}
        taken = 0
        while self.chat.product.http.post("/api/bookings", json=wanted).status_code == 201:
            taken += 1
        assert taken, "nobody else could book the time that was offered"

    def check(self, step: dict[str, Any]) -> None:
        """What the step expects of the reply."""
        unknown = step.keys() - STEP_KEYS
        assert not unknown, f"unknown expectations {unknown}"
        for key in step.keys() - {"say", "press", "another_books"}:
            getattr(self, f"_check_{key}")(step[key])

    def _every_turn(self) -> None:
        messages = self.chat.last
        assert messages, "no answer at all"
        kinds = self.chat.types()
        self.greetings += kinds.count("greeting")
        assert self.greetings <= 1, "greeted twice"
        assert sum(kind in ("question", "slots") for kind in kinds) <= 1, f"more than one question at a time: {kinds}"
        for message in messages:
            assert message["recipient_id"] == self.chat.sender
            assert "!" not in message.get("text", ""), message["text"]
        if "question" in kinds:
            question = self.chat.of("question")
            assert question["custom"]["field"] == "code" or question.get("buttons"), "a question without buttons"
        if "booking" in kinds:
            self.code = self.chat.of("booking")["custom"]["code"]
        if "crisis" in kinds:
            assert kinds[0] == "crisis", "the way out of danger comes first"

    def _slots(self) -> list[dict[str, Any]]:
        return next((m["custom"]["slots"] for m in self.chat.last if m["custom"]["type"] == "slots"), [])

    def _check_types(self, wanted: list[str]) -> None:
        got = [kind for kind in self.chat.types() if kind != "greeting" or "greeting" in wanted]
        assert got == wanted, self.chat.text()

    def _check_field(self, wanted: str) -> None:
        assert self.chat.of("question")["custom"]["field"] == wanted, self.chat.text()

    def _check_topic(self, wanted: str | list[str]) -> None:
        got = [m["custom"]["topic"] for m in self.chat.last if m["custom"].get("topic")]
        assert set([wanted] if isinstance(wanted, str) else wanted) <= set(got), got

    def _check_offer(self, wanted: str) -> None:
        assert self.chat.of("offers")["custom"]["offers"][0]["id"] == wanted, self.chat.text()

    def _ids(self) -> set[str]:
        return {each["id"] for each in self.chat.of("offers")["custom"]["offers"]}

    def _check_offers(self, wanted: list[str]) -> None:
        assert set(wanted) <= self._ids(), self._ids()

    def _check_without_offers(self, unwanted: list[str]) -> None:
        assert not set(unwanted) & self._ids(), self._ids()

    def _check_notes(self, wanted: list[str]) -> None:
        assert set(wanted) <= set(self.chat.of("offers")["custom"]["notes"]), self.chat.of("offers")["custom"]["notes"]

    def _check_has(self, wanted: str | list[str]) -> None:
        for words in [wanted] if isinstance(wanted, str) else wanted:
            assert words.lower() in self.chat.text().lower(), f"'{words}' is missing in:\n{self.chat.text()}"

    def _check_lacks(self, unwanted: str | list[str]) -> None:
        for words in [unwanted] if isinstance(unwanted, str) else unwanted:
            assert words.lower() not in self.chat.text().lower(), f"'{words}' stands in:\n{self.chat.text()}"

    def _check_buttons(self, wanted: list[str]) -> None:
        titles = [each["title"] for message in self.chat.last for each in message.get("buttons", [])]
        for words in wanted:
            assert any(words.lower() in title.lower() for title in titles), titles

    def _check_slots(self, wanted: dict[str, Any]) -> None:
        slots = self._slots()
        assert 1 <= len(slots) <= 3, slots
        for slot in slots:
            start = dt.datetime.fromisoformat(slot["start"])
            assert start.hour >= wanted.get("from_hour", 0), slot
            assert start.hour < wanted.get("before_hour", 24), slot
            assert wanted.get("from_day", start.date()) <= start.date() <= wanted.get("to_day", start.date()), slot
            assert slot["kind"] == wanted.get("kind", slot["kind"]), slot
            assert start.weekday() == wanted.get("weekday", start.weekday()), slot

    def _check_same_slots(self, _: bool) -> None:
        assert [each["start"] for each in self._slots()] == self.shown

    def _check_other_slots(self, _: bool) -> None:
        assert self._slots(), self.chat.text()
        assert not {each["start"] for each in self._slots()} & set(self.shown)

    def _check_status(self, wanted: str) -> None:
        found = self.chat.product.http.get(f"/api/bookings/{self.code}")
        assert found.status_code == 200
        assert found.json()["status"] == wanted

    def _check_anonymous(self, wanted: bool) -> None:
        assert self.chat.of("booking")["custom"]["anonymous"] is wanted

    def _check_start_kept(self, _: bool) -> None:
        assert self.chat.of("booking")["custom"]["start"] in self.shown


@pytest.mark.parametrize("case", cases())
def test_conversation(case: dict[str, Any], citizen: Any) -> None:
    talk = Talk(citizen(case.get("kommune")))

    for step in case["steps"]:
        if step.get("another_books"):
            talk.another_books()
            continue
        talk.send(step)
        talk.check(step)


@pytest.mark.parametrize("words", OPEN_WAYS)
@pytest.mark.parametrize("who", ["Mig selv", "pårørende", "Ved ikke"])
@pytest.mark.parametrize("municipality", MUNICIPALITIES)
def test_every_question_of_triage_can_be_left_open_and_is_then_not_asked_again(
    municipality: str, who: str, words: str, citizen: Any
) -> None:
    talk = Talk(citizen(municipality))
    asked = ["audience"]

    talk.send({"say": "hej"})
    talk.send({"press": "Find det rigtige tilbud"})
    talk.send({"press": who})
    while "offers" not in talk.chat.types():
        asked.append(talk.chat.of("question")["custom"]["field"])
        assert len(asked) <= TRIAGE_FIELDS_MOST, asked
        talk.send({"say": words})

    assert len(asked) == len(set(asked)), asked
    assert talk.chat.of("offers")["custom"]["offers"], "no offer at the end"


@pytest.mark.parametrize("words", OPEN_WAYS)
def test_every_contact_question_can_be_left_open_and_the_time_is_booked_all_the_same(words: str, citizen: Any) -> None:
    talk = Talk(citizen("slagelse"))
    asked: list[str] = []

    talk.send({"say": "jeg er 35 og vil booke en tid om kokain"})
    talk.send({"press": "Nej, jeg vil gerne kunne kontaktes"})
    talk.send({"say": words})
    talk.send({"press": talk.chat.of("slots")["buttons"][0]["title"]})
    while (field := talk.chat.of("question")["custom"]["field"]) != "confirm":
        assert field not in asked, f"{field} is asked twice"
        asked.append(field)
        talk.send({"say": words})
    talk.send({"press": "Ja, book tiden"})

    assert asked == ["contact_name", "contact_phone", "contact_email"]
    assert talk.chat.of("booking")["custom"]["status"] == "confirmed"


def test_a_button_of_an_earlier_turn_still_does_what_it_says(citizen: Any) -> None:
    chat = citizen("slagelse")
    chat.say("hej")
    chat.press("Find det rigtige tilbud")
    first = chat.of("question")["buttons"]
    chat.press("Mig selv")
    chat.say("35")

    chat.say(next(each["payload"] for each in first if each["title"].startswith("En, jeg er pårørende")))

    assert chat.of("question")["custom"]["field"] in ("relation", "enrolled", "relative_age")
    assert "pårørende" in chat.text()


def test_a_conversation_that_was_deleted_is_greeted_like_a_new_one(citizen: Any) -> None:
    chat = citizen("slagelse")
    chat.say("hej")
    chat.press("Find det rigtige tilbud")
    chat.press("Mig selv")

    chat.say("slet samtalen")
    forgotten = chat.text()
    chat.say("hvad koster det?")

    assert "slettet" in forgotten
    assert chat.types()[0] == "greeting"
    assert "question" not in chat.types(), "what was under way is not forgotten"
