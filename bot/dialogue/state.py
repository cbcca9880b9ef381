"""A conversation's state and what was understood of a message: plain data between Rasa's slots and the talk."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

Task = Literal["none", "triage", "booking", "code"]


@dataclass
class State:
    """What is kept from turn to turn, all of it in Rasa's slots.

    Attributes:
        municipality: id the person or the page named; None when unknown or elsewhere.
        elsewhere: name of a municipality that is not here, when the person lives there.
        task: what is under way.
        profile: known facts, by the contract's field names.
        bands: for ages chosen as a span, the words of the span.
        declined: fields the person could or would not answer; not asked again.
        asked: the field asked for last.
        asks: how many questions triage has asked.
        offer: short id of the offer recommended or chosen last.
        booking: the booking under way.
        topic_waiting: a topic to answer as soon as the municipality is known.
        lost: how many turns in a row were not understood.
        greeted: whether the greeting has been given.
        told_elsewhere: whether it has been said that the municipality is not here.
    """

    municipality: str | None = None
    elsewhere: str | None = None
    task: Task = "none"
    profile: dict[str, Any] = field(default_factory=dict)
    bands: dict[str, str] = field(default_factory=dict)
    declined: list[str] = field(default_factory=list)
    asked: str | None = None
    asks: int = 0
    offer: str | None = None
    booking: dict[str, Any] = field(default_factory=dict)
    topic_waiting: str | None = None
    lost: int = 0
    greeted: bool = False
    told_elsewhere: bool = False

    def restart(self) -> None:
        """Forgets what was told, but not the municipality nor that the greeting was given."""
        fresh = State(
            municipality=self.municipality,
            elsewhere=self.elsewhere,
            greeted=self.greeted,
            told_elsewhere=self.told_elsewhere,
        )
        self.__dict__.update(fresh.__dict__)


@dataclass(frozen=True)
class Understood:
    """A message as Rasa understood it.

    Attributes:
        text: the masked text.
        intent: plain intent.
        label: full label, e.g. 'faq/cost'.
        confidence: of the label, 0 to 1.
        questions: topics asked for, likeliest wording first: [{"topic", "confidence"}].
        ranking: likeliest labels of the whole message.
        facts: profile fields the message tells, and `municipality` or `elsewhere`.
        entities: values a button carried.
        kommune: the page's municipality.
        sealed: contact details sealed by the gateway, on their way to a booking.
        given: the contact field just given.
    """

    text: str = ""
    intent: str = ""
    label: str = ""
    confidence: float = 0.0
    questions: tuple[dict[str, Any], ...] = ()
    ranking: tuple[dict[str, Any], ...] = ()
    facts: dict[str, Any] = field(default_factory=dict)
    entities: dict[str, Any] = field(default_factory=dict)
    kommune: str | None = None
    sealed: dict[str, str] = field(default_factory=dict)
    given: str | None = None
    given_refused: str | None = None
