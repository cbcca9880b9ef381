"""The schema of the content files, one class a file or a part of one.

A field's description is its documentation: `docs/content.md` is written for authors from the same words.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, field_validator

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+([_-][a-z0-9]+)*$", max_length=40)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class Part(BaseModel):
    """Base of all parts: an unknown key is an error, so a misspelt one is found."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Topic(Part):
    """One line of topics.yml."""

    id: Id = Field(description="Stable id, used by HTTP and as the training label faq/<id>.")
    group: Id = Field(description="The heading it stands under on /viden.")
    title: Text = Field(description="Danish title, short enough for a button.")
    headline: bool = Field(False, description="True for the topics people ask for most.")
    covers: Text = Field(description="What an author should put in the answer.")
    words: list[Text] = Field(description="Everyday Danish words that search knows for it.")


class TopicList(Part):
    """topics.yml: the list every municipality answers."""

    groups: dict[Id, Text] = Field(description="Group id to Danish heading, in reading order.")
    topics: list[Topic] = Field(description="All topics.")


class Correction(Part):
    """What to tell when a source is out of date or contradicts itself."""

    says: Text = Field(description="What the standard says, in our own words.")
    now: Text = Field(description="What holds now, as a sentence to the citizen.")
    why: Text = Field(description="Why, with the reason or the rule it rests on.")


class Particular(Part):
    """One kind of figure, name or address that people ask for; particulars.yml."""

    id: Id
    what: Text = Field(description="Completes 'Kvalitetsstandarden siger ikke …', in Danish.")
    asked: list[Text] = Field(min_length=1, description="Regular expressions over the question in lower case.")
    found: Text = Field(
        description="Regular expression: what a passage that tells it looks like. '(?!)': none ever does."
    )
    everywhere: bool = Field(
        False, description="True: any passage or contact of the municipality may tell it, whatever its topic."
    )

    @field_validator("asked", "found")
    @classmethod
    def _compiles(cls, value: str | list[str]) -> str | list[str]:
        for pattern in [value] if isinstance(value, str) else value:
            re.compile(pattern)
        return value


class ParticularList(Part):
    """particulars.yml"""

    particulars: list[Particular]


class LawSource(Part):
    """A source outside the municipality's own standard."""

    law: Text = Field(description="The law and paragraph, e.g. 'serviceloven § 101 a, stk. 6'.")


Source = Annotated[
    str | LawSource, Field(description="A heading of the standard exactly as listed under `sections`, or {law: …}.")
]


class Answer(Part):
    """A municipality's answer to one topic, or its declaration that the standard does not say."""

    text: Text | None = Field(
        None,
        description="The answer in plain Danish (du-form, LIX under 40, at most 90 words): fact, condition, next step. "
        "Lines beginning with '- ' are a list.",
    )
    sources: list[Source] = Field(
        default_factory=list, description="Sections the answer rests on. Required with a text."
    )
    correction: Correction | None = Field(None, description="Where the source is outdated or contradicts itself.")
    not_in_standard: bool = Field(
        False, description="True: the standard does not say. Then `text` may say what it does say nearby."
    )
    contact: Id | None = Field(
        None, description="Id of the contact who can answer; default is the municipality's first contact."
    )
    also: list[Id] = Field(default_factory=list, description="Up to three neighbouring topics, offered as buttons.")


class Detail(Part):
    """A passage for search: a fact that sits deep and has no topic of its own."""

    id: Id = Field(description="Stable id inside the municipality.")
    topic: Id = Field(description="The nearest topic.")
    title: Text = Field(description="Danish title.")
    text: Text = Field(description="The passage, as an answer's text.")
    sources: list[Source] = Field(min_length=1, description="Sections the passage rests on.")
    words: list[Text] = Field(default_factory=list, description="Everyday words for it.")


class Standard(Part):
    """The source document."""

    title: Text = Field(description="The document's title.")
    approved: dt.date | None = Field(None, description="Date of political approval, when the document says it.")
    updated: dt.date | None = Field(None, description="Date of last update, when the document says it.")
    period: Text | None = Field(
        None, description="Period it was written for, when the document says it, e.g. '2023-2024'."
    )
    covers: list[Literal["drugs", "alcohol"]] = Field(description="Substances the standard covers.")
    file: Text = Field(description="Name of the source text under shared/standards.")


class Contact(Part):
    """A human who can be reached."""

    id: Id
    name: Text = Field(description="Danish name of the place or desk.")
    what: Text = Field(description="What to contact it for, in Danish.")
    phone: Text | None = Field(
        None, description="As a person reads it, e.g. '58 57 48 90'. Only when the standard gives it."
    )
    menu: Text | None = Field(None, description="The phone menu's option, e.g. 'tryk 3'.")
    address: Text | None = Field(None, description="Street, postcode, town. Only when the standard gives it.")
    hours: Text | None = Field(None, description="Opening hours in Danish. Only when the standard gives them.")
    email: Text | None = None
    url: Text | None = None
    sources: list[Source] = Field(min_length=1)


class Section(Part):
    """A heading of the standard that can be named as a source."""

    title: Text = Field(description="The heading as it stands in the source, number included.")


class MunicipalityFile(Part):
    """municipality.yml"""

    id: Id
    name: Text = Field(description="Official name, e.g. 'Slagelse Kommune'.")
    short: Text = Field(description="Name in running text, e.g. 'Slagelse'.")
    region: Literal["syddanmark", "nordjylland", "sjaelland", "midtjylland", "hovedstaden"] = Field(
        description="Decides the doctor on call."
    )
    places: list[Text] = Field(
        description="Towns, villages and common misspellings by which people name the municipality."
    )
    centre: Text = Field(description="Name of the treatment centre as the standard has it.")
    standard: Standard
    contacts: list[Contact] = Field(min_length=1, description="First is the human to name when nothing nearer fits.")
    sections: list[Text] = Field(
        min_length=1, description="Every heading of the standard, exactly as in the source text."
    )
    sections_without_answers: dict[str, Text] = Field(
        default_factory=dict,
        description="Headings that carry nothing to answer from (a title page), each with the reason.",
    )


class Range(Part):
    """Inclusive limits, whole years."""

    min: int | None = None
    max: int | None = None


Condition = bool | str | list[bool | str] | Range
Conditions = dict[str, Condition]


class Note(Part):
    """A remark that triage adds for some profiles."""

    id: Literal[
        "parental_consent", "duty_to_notify", "gift_card", "own_payment", "not_in_standard", "alcohol_not_in_standard",
        "anonymity_lost", "no_appeal", "age_gap",
    ]  # fmt: skip
    when: list[Conditions] = Field(
        default_factory=list, description="Any of these must be known and met. Empty: always."
    )
    offers: list[Id] = Field(
        default_factory=list, description="Only when one of these offers is in the result. Empty: whatever the offers."
    )
    first_only: bool = Field(
        False, description="True: one of `offers` must be the recommendation, not just in the list."
    )
    text: Text = Field(description="Danish, du-form, one to three sentences.")
    sources: list[Source] = Field(min_length=1)


class Boost(Part):
    """Points for a profile that the offer fits better than its neighbours."""

    when: Conditions = Field(description="All must be known and met.")
    points: int


class Offer(Part):
    """One offer of offers.yml."""

    id: Id = Field(description="Short id; CONTRACT.md lists them.")
    name: Text = Field(description="Danish name as a citizen reads it.")
    summary: Text = Field(description="What it is, one or two Danish sentences.")
    for_whom: Text = Field(description="For whom, one Danish sentence.")
    entrance: bool = Field(
        False, description="True: the municipality's own entrance ('kontakt'), used when nothing else fits."
    )
    target: Conditions = Field(
        default_factory=dict,
        description="Target group: a known value that breaks one rules the offer out, an unknown one does not. "
        "Field of the triage profile to true/false, a value, a list of values or {min, max} (inclusive). `audience` is required unless entrance.",
    )
    needs: Conditions = Field(
        default_factory=dict,
        description="Must be known and met, or the offer is absent (what the person has asked for).",
    )
    own_limits: list[Text] = Field(
        default_factory=list,
        description="Fields of target and needs whose limit is our reading, not the standard's: they count, and are never told as a reason.",
    )
    points: int = Field(50, description="Base rank: 0 to 100; higher comes first.")
    boosts: list[Boost] = Field(default_factory=list)
    substances: list[Literal["drugs", "alcohol"]] = Field(
        default_factory=list, description="What it treats; empty: everything the standard covers."
    )
    content: list[Text] = Field(
        default_factory=list,
        description="What happens there, short Danish lines: duration, group size, method, days and hours.",
    )
    cost: Text = Field(description="What it costs, one Danish sentence.")
    anonymous: Literal["yes", "inquiry", "no", "unknown"] = Field(
        description="yes: the whole course; inquiry: first contact only; no: ruled out; unknown: the standard does not say."
    )
    anonymous_text: Text | None = Field(None, description="Danish sentence on anonymity here.")
    decision: Text = Field(description="Who decides and on what, one Danish sentence; or that none is needed.")
    how_to_start: Text = Field(description="What to do to begin, one or two Danish sentences.")
    law: list[Text] = Field(default_factory=list, description="Paragraphs, e.g. 'serviceloven § 101'.")
    contact: Id = Field(description="Id of a contact of the municipality.")
    bookable: bool = Field(
        False, description="True: a first conversation can be booked here without a decision first. Needs a calendar."
    )
    book_at: Id | None = Field(
        None, description="For an offer that needs a decision first: the bookable offer that leads to it."
    )
    guarantee: bool = Field(
        True, description="False: the 14-day guarantee does not apply (relatives, advice to professionals)."
    )
    topics: list[Id] = Field(default_factory=list, description="Topics to read more in.")
    sources: list[Source] = Field(min_length=1)


class OffersFile(Part):
    """offers.yml"""

    offers: list[Offer] = Field(min_length=1)
    notes: list[Note] = Field(default_factory=list)


class WeeklyRule(Part):
    """Hours of one weekday, local wall time."""

    day: Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
    start: Annotated[str, StringConstraints(pattern=r"^\d\d:\d\d$")]
    end: Annotated[str, StringConstraints(pattern=r"^\d\d:\d\d$")]


class Closure(Part):
    """Days on which nothing can be booked."""

    first: dt.date
    last: dt.date
    why: Text


class Resource(Part):
    """Something that can be booked: a room with a counsellor, a phone line."""

    id: Id
    name: Text = Field(description="Danish name for the staff.")
    offers: list[Id] = Field(min_length=1, description="Bookable offers it serves.")
    kind: Literal["in_person", "phone", "video"]
    location: Text = Field(description="What the citizen reads: an address, or 'Telefon'.")
    weekly: list[WeeklyRule] = Field(min_length=1)
    duration_minutes: int = Field(ge=10, le=180)
    buffer_minutes: int = Field(0, ge=0, le=120, description="Pause after each conversation.")
    capacity: int = Field(1, ge=1, le=50, description="Conversations at the same time.")
    notice_hours: int = Field(2, ge=0, le=240, description="Shortest time from booking to start.")
    closures: list[Closure] = Field(default_factory=list)


class CalendarFile(Part):
    """calendar.yml"""

    example: bool = Field(
        description="True: the hours are an example, since the standard gives none; shown as such to the staff."
    )
    basis: Text = Field(description="Where the hours come from, in Danish, for the staff.")
    horizon_days: int = Field(60, ge=14, le=365, description="How far ahead one may book.")
    resources: list[Resource] = Field(min_length=1)


class LawFile(Part):
    """law.yml: the same topics, answered by what the law gives everyone."""

    title: Text
    topics: dict[Id, Answer]
    details: list[Detail] = Field(default_factory=list)


class HelpLine(Part):
    """One help line or emergency number."""

    id: Id
    name: Text
    phone: Text | None = None
    url: Text | None = None
    what: Text = Field(description="What it is for, Danish.")
    regions: list[str] = Field(default_factory=list, description="Regions it serves; empty: the whole country.")
    hours: Text | None = Field(None, description="Danish, only where certain.")
    open: Literal["always", "gp_closed", "unknown"] = Field(
        "unknown",
        description="always: day and night. gp_closed: 16-8 on weekdays and all of weekends and holidays. unknown: never stands alone.",
    )
    source: Text = Field(description="Where the number comes from.")


class HelpLinesFile(Part):
    """helplines.yml"""

    lines: list[HelpLine]


AnyFile = dict[str, Any]
