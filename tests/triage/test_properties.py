"""What holds for every profile, whatever it says."""

from __future__ import annotations

import datetime as dt
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.triage import ASKED, Profile, ProfileError, Result, triage
from bot.triage.next_question import ANONYMITY_CONDITIONS
from bot.triage.outcome import YOUNGEST_WITH_A_PROBLEM
from bot.triage.profile import OF_THE_RELATIVE, OLDEST, VALUES, read_profile
from knowledge import load

TODAY = dt.date(2027, 3, 1)
KNOWLEDGE = load()
MUNICIPALITIES = sorted(KNOWLEDGE.municipalities)
# CONTRACT.md: the remarks a client may see.
NOTE_IDS = {
    "parental_consent", "duty_to_notify", "gift_card", "own_payment", "not_in_standard", "alcohol_not_in_standard", "anonymity_lost",
    "no_appeal", "guarantee", "age_gap",
}  # fmt: skip
YES_NO = st.booleans()
AGES = st.integers(0, OLDEST) | st.integers(11, 32)  # the limits lie among the young
FIELDS: dict[str, st.SearchStrategy[Any]] = {
    **{field: st.sampled_from(values) for field, values in VALUES.items()},
    "age": AGES,
    "relative_age": AGES,
    "intensity": st.sampled_from(("outpatient", "group", "day", "residential")),
    "completed": st.sampled_from((True, False, "outpatient", "day", "residential")),
    "previous_contact": st.dates(),
    **dict.fromkeys(
        ("pregnant", "mental_health", "disability", "withdrawal", "children_at_home", "undecided", "homebound"), YES_NO
    ),
}
FACTS = st.fixed_dictionaries({"municipality": st.sampled_from(MUNICIPALITIES)}, optional=FIELDS)
SKIPPED = st.frozensets(st.sampled_from(ASKED[1:]), max_size=4)
ANSWERS = {**VALUES, "age": tuple(range(YOUNGEST_WITH_A_PROBLEM, 40)), "relative_age": tuple(range(40))}
many = settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def ask(facts: dict[str, Any], skip: frozenset[str] = frozenset()) -> Result:
    return triage(KNOWLEDGE, Profile(**facts), TODAY, skip=skip)


def seen(result: Result) -> tuple[list[str], list[tuple[str, str]]]:
    return [s.offer.id for s in result.suggestions], [(note.id, note.text) for note in result.notes]


def decisive(result: Result) -> tuple[str, list[tuple[str, str]]]:
    """The recommendation, and the notes that are worth a question: not the standard's silence, nor the deadline."""
    offers, notes = seen(result)
    return offers[0], [note for note in notes if note[0] not in ("not_in_standard", "guarantee")]


@many
@given(FACTS, SKIPPED)
def test_every_profile_gets_an_offer_and_only_notes_of_the_contract(
    facts: dict[str, Any], skip: frozenset[str]
) -> None:
    result = ask(facts, skip)

    offers, notes = seen(result)
    assert offers
    assert len(offers) == len(set(offers))
    assert {note_id for note_id, _ in notes} <= NOTE_IDS
    assert all(text and note.sources for (_, text), note in zip(notes, result.notes, strict=True))


@many
@given(FACTS, SKIPPED)
def test_the_same_profile_gets_the_same_answer(facts: dict[str, Any], skip: frozenset[str]) -> None:
    assert ask(facts, skip) == ask(dict(reversed(facts.items())), skip)


@many
@given(FACTS, SKIPPED)
def test_a_question_is_open_and_some_answer_to_it_changes_offers_or_notes(
    facts: dict[str, Any], skip: frozenset[str]
) -> None:
    now = ask(facts, skip)

    field = now.next_question
    if field is not None:
        assert field in ASKED
        assert field not in skip
        assert facts.get(field) is None
        assert any(seen(ask({**facts, field: value}, skip)) != seen(now) for value in ANSWERS[field])


@many
@given(FACTS)
def test_without_a_question_left_no_answer_changes_the_recommendation_or_a_note_that_counts(
    facts: dict[str, Any],
) -> None:
    now = ask(facts)
    if now.next_question is not None:
        return

    known = Profile(**facts).known()
    asked_of = {
        None: {"audience", "age", "substance", "anonymous", *ANONYMITY_CONDITIONS},
        "self": {"age", "substance", "anonymous", *ANONYMITY_CONDITIONS},
        "relative": {"age", "substance", *OF_THE_RELATIVE},
        "professional": {"substance"},
    }[known.get("audience")]
    if known.get("anonymous") is True and any(field in known for field in ANONYMITY_CONDITIONS):
        asked_of -= set(ANONYMITY_CONDITIONS)  # one condition of anonymity is asked, the others are told
    for field in asked_of - known.keys():
        for value in ANSWERS[field]:
            first, notes = decisive(ask({**facts, field: value}))
            assert first == decisive(now)[0], (field, value)
            if known.get("audience") == "self":
                assert notes == decisive(now)[1], (field, value)


@many
@given(FACTS, st.data())
def test_a_further_answer_takes_no_reason_from_an_offer_that_stays(facts: dict[str, Any], data: st.DataObject) -> None:
    before = ask(facts)
    open_fields = sorted(FIELDS.keys() - facts.keys())
    if not open_fields:
        return

    field = data.draw(st.sampled_from(open_fields))
    after = ask({**facts, field: data.draw(FIELDS[field])})

    stays = {s.offer.id: set(s.why) for s in after.suggestions}
    for suggestion in before.suggestions:
        assert set(suggestion.why) <= stays.get(suggestion.offer.id, set(suggestion.why)), field


@many
@given(FACTS)
def test_no_offer_is_shown_whose_target_group_the_person_does_not_meet(facts: dict[str, Any]) -> None:
    result = ask(facts)

    known = Profile(**facts).known()
    for suggestion in result.suggestions:
        for field, condition in {**suggestion.offer.target, **suggestion.offer.needs}.items():
            value = known.get(field)
            if value is None:
                continue
            if isinstance(condition, (bool, str)):
                assert value == condition
            elif isinstance(condition, list):
                assert value in condition
            else:
                assert (condition.min or 0) <= value <= (condition.max or OLDEST)


@many
@given(FACTS)
def test_a_reason_quotes_the_persons_own_age_or_none(facts: dict[str, Any]) -> None:
    result = ask(facts)

    own = {f" {facts[field]} år, og" for field in ("age", "relative_age") if field in facts}
    for suggestion in result.suggestions:
        for sentence in suggestion.why:
            assert " år, og" not in sentence or any(age in sentence for age in own)


@many
@given(FACTS)
def test_the_deadline_is_14_days_after_the_first_contact_and_told_when_there_was_one(facts: dict[str, Any]) -> None:
    result = ask(facts)

    told = [note for note in result.notes if note.id == "guarantee"]
    first = facts.get("previous_contact")
    if result.deadline is None:
        assert not told
    else:
        assert result.deadline == min(first or TODAY, TODAY) + dt.timedelta(days=14)
        assert len(told) == (first is not None)


@many
@given(
    st.dictionaries(
        st.sampled_from([*Profile.model_fields, "navn"]),
        st.none()
        | st.booleans()
        | st.integers()
        | st.floats()
        | st.text(max_size=12)
        | st.lists(st.integers(), max_size=2),
        max_size=6,
    )
)
def test_whatever_is_sent_is_a_profile_or_refused_with_a_danish_sentence_a_field(data: dict[str, Any]) -> None:
    refused: dict[str, str] = {}
    profile = Profile()
    try:
        profile = read_profile(data)
    except ProfileError as error:
        refused = error.reasons

    assert set(refused) <= set(data)
    assert all(sentence.endswith(".") and sentence[0].isupper() for sentence in refused.values())
    assert profile.model_dump(exclude_none=True).keys() <= data.keys()
