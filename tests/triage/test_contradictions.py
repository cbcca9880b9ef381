"""Profiles that cannot be, or that contradict themselves, get a clear answer."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from bot.triage import Profile, ProfileError, Result, triage
from bot.triage.profile import read_profile
from knowledge import UnknownMunicipality, load

TODAY = dt.date(2027, 3, 1)
MUNICIPALITIES = sorted(load().municipalities)


def ask(**facts: Any) -> Result:
    return triage(load(), read_profile(facts), TODAY)


def offers(result: Result) -> list[str]:
    return [suggestion.offer.id for suggestion in result.suggestions]


def notes(result: Result) -> list[str]:
    return [note.id for note in result.notes]


@pytest.mark.parametrize("age", [140, 121, -1, 19.5, "19", True])
@pytest.mark.parametrize(
    ("field", "sentence"),
    [
        ("age", "Alderen skal være et helt tal mellem 0 og 120."),
        ("relative_age", "Den pårørendes alder skal være et helt tal mellem 0 og 120."),
    ],
)
def test_an_age_that_cannot_be_is_refused_in_danish(age: object, field: str, sentence: str) -> None:
    with pytest.raises(ProfileError) as refused:
        read_profile({"municipality": "assens", field: age})

    assert refused.value.reasons == {field: sentence}


@pytest.mark.parametrize("field", ["anonymous", "medication", "housing", "enrolled", "pregnant"])
@pytest.mark.parametrize("value", ["ja", 1, [True]])
def test_yes_and_no_are_true_and_false_and_nothing_else(field: str, value: object) -> None:
    with pytest.raises(ProfileError) as refused:
        read_profile({field: value})

    assert refused.value.reasons == {field: f"Feltet '{field}' har en værdi, der ikke kan bruges."}


@pytest.mark.parametrize("value", [["self"], "mig", 3, {"a": 1}])
def test_a_value_outside_the_list_is_refused(value: object) -> None:
    with pytest.raises(ProfileError) as refused:
        read_profile({"audience": value})

    assert set(refused.value.reasons) == {"audience"}


@pytest.mark.parametrize("value", ["i går", "27-03-2027", "2027-02-30", 1798761600, True])
def test_a_date_that_is_none_is_refused_with_an_example(value: object) -> None:
    with pytest.raises(ProfileError) as refused:
        read_profile({"previous_contact": value})

    assert "2027-03-27" in refused.value.reasons["previous_contact"]


def test_a_field_that_does_not_exist_is_named_and_a_long_name_cut() -> None:
    with pytest.raises(ProfileError) as refused:
        read_profile({"navn": "x", "a" * 5000: 1})

    assert refused.value.reasons["navn"] == "Feltet 'navn' findes ikke."
    assert max(map(len, refused.value.reasons.values())) < 80


@pytest.mark.parametrize("data", [None, [], "assens", 7])
def test_what_is_no_object_is_refused(data: object) -> None:
    with pytest.raises(ProfileError) as refused:
        read_profile(data)

    assert refused.value.reasons == {"": "Profilen skal være et JSON-objekt med felter."}


def test_each_wrong_field_has_its_own_sentence() -> None:
    with pytest.raises(ProfileError) as refused:
        read_profile({"age": 140, "substance": "sukker", "previous_contact": "snart"})

    assert set(refused.value.reasons) == {"age", "substance", "previous_contact"}


def test_an_unknown_municipality_is_not_answered_with_anothers_offers() -> None:
    with pytest.raises(UnknownMunicipality):
        ask(municipality="odense")


@pytest.mark.parametrize("municipality", [None, ...])
def test_without_a_municipality_that_is_the_question(municipality: Any) -> None:
    facts = {} if municipality is ... else {"municipality": None}

    result = ask(**facts, audience="self", age=40)

    assert result.next_question == "municipality"
    assert not result.suggestions
    assert result.deadline is None


@pytest.mark.parametrize("municipality", MUNICIPALITIES)
@pytest.mark.parametrize("age", [0, 5, 9])
def test_a_small_child_with_a_problem_of_their_own_is_shown_to_people_not_to_treatment(
    municipality: str, age: int
) -> None:
    result = ask(municipality=municipality, audience="self", age=age, substance="drugs")

    assert offers(result) == ["kontakt"]
    assert notes(result).count("age_gap") == 1
    (said,) = [note.text for note in result.notes if note.id == "age_gap"]
    assert f"{age} år" in said
    assert "pårørende" in said
    assert result.deadline is None
    assert result.next_question is None


def test_a_small_child_of_somebody_who_drinks_is_a_relative_and_has_a_group() -> None:
    result = ask(municipality="slagelse", audience="relative", relation="child", relative_age=8)

    assert offers(result)[0] == "boernegruppe"
    assert "age_gap" not in notes(result)


@pytest.mark.parametrize("municipality", MUNICIPALITIES)
@pytest.mark.parametrize("audience", ["self", "professional"])
def test_facts_about_a_relative_change_nothing_when_no_relative_asks(municipality: str, audience: str) -> None:
    plain = ask(municipality=municipality, audience=audience, age=40, substance="drugs")

    mixed = ask(
        municipality=municipality, audience=audience, age=40, substance="drugs",
        relation="child", relative_age=10, enrolled=True,
    )  # fmt: skip

    assert mixed == plain


@pytest.mark.parametrize("municipality", MUNICIPALITIES)
@pytest.mark.parametrize("told", [{"relation": "parent"}, {"relative_age": 45}, {"enrolled": False}])
def test_who_tells_of_being_a_relative_is_taken_for_one(municipality: str, told: dict[str, Any]) -> None:
    inferred = ask(municipality=municipality, **told)
    said = ask(municipality=municipality, audience="relative", **told)

    assert offers(inferred) == offers(said)
    assert inferred.notes == said.notes
    assert inferred.next_question == said.next_question


def test_a_first_contact_still_to_come_counts_as_today_and_is_told() -> None:
    result = ask(municipality="aalborg", audience="self", age=40, substance="drugs", previous_contact="2030-01-01")

    assert result.deadline == dt.date(2027, 3, 15)
    (note,) = [note for note in result.notes if note.id == "guarantee"]
    assert "ikke kommet endnu" in note.text


def test_the_last_day_there_is_does_not_break_the_deadline() -> None:
    assert ask(municipality="holbaek", previous_contact="9999-12-31").deadline == dt.date(2027, 3, 15)


@pytest.mark.parametrize(
    ("first_contact", "deadline", "says"),
    [
        ("2027-02-28", dt.date(2027, 3, 14), "senest søndag den 14. marts 2027"),
        ("2027-02-15", dt.date(2027, 3, 1), "senest mandag den 1. marts 2027"),
        ("2027-02-14", dt.date(2027, 2, 28), "Den frist er gået"),
        ("2024-02-15", dt.date(2024, 2, 29), "Den frist er gået"),
    ],
)
@pytest.mark.parametrize("municipality", MUNICIPALITIES)
def test_the_guarantee_tells_the_deadline_and_whether_it_has_passed(
    municipality: str, first_contact: str, deadline: dt.date, says: str
) -> None:
    result = ask(municipality=municipality, audience="self", age=40, substance="drugs", previous_contact=first_contact)

    (note,) = [note for note in result.notes if note.id == "guarantee"]
    assert result.deadline == deadline
    assert says in note.text
    assert load().municipality(municipality).main_contact.name in note.text
    assert note.sources


@pytest.mark.parametrize("municipality", MUNICIPALITIES)
def test_the_law_s_deadline_for_alcohol_holds_also_where_the_standard_covers_drugs_only(municipality: str) -> None:
    result = ask(municipality=municipality, audience="self", age=40, substance="alcohol", previous_contact="2027-02-20")

    assert result.deadline == dt.date(2027, 3, 6)
    assert "guarantee" in notes(result)


@pytest.mark.parametrize("municipality", MUNICIPALITIES)
@pytest.mark.parametrize("audience", ["relative", "professional"])
def test_the_guarantee_is_the_persons_not_a_relatives_or_a_professionals(municipality: str, audience: str) -> None:
    result = ask(municipality=municipality, audience=audience, substance="drugs", previous_contact="2027-02-20")

    assert result.deadline is None
    assert "guarantee" not in notes(result)


def test_anonymous_and_in_need_of_medicine_is_explained_and_left_to_the_person() -> None:
    result = ask(municipality="slagelse", audience="self", age=35, substance="drugs", anonymous=True, medication=True)

    (note,) = [note for note in result.notes if note.id == "anonymity_lost"]
    assert "Valget er dit" in note.text


def test_a_profile_cannot_be_changed_after_it_was_read() -> None:
    profile = Profile(municipality="assens")

    with pytest.raises(ValueError, match="frozen"):
        profile.age = 20  # type: ignore[misc]
