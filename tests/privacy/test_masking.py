"""Masking: what points at a person is gone before the text goes on, and what the conversation needs stays."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.privacy.masking import mask
from bot.privacy.report import Figures, main, measure, read
from bot.safety.help_lines import BUILT_IN

CASES = Path(__file__).parent / "masking_cases.yml"


@pytest.fixture(scope="module")
def figures() -> Figures:
    return measure(read(CASES))


def test_the_set_is_large_and_half_of_it_has_nothing_to_mask(figures: Figures) -> None:
    assert len(read(CASES)) >= 150
    assert figures.harmless >= 75


def test_numbers_and_addresses_are_always_gone_and_names_in_97_of_100(figures: Figures) -> None:
    for kind in ("cpr", "telefon", "mail", "kortnummer"):
        assert figures.gone[kind] == figures.asked[kind], "\n".join(figures.misses)

    assert figures.gone["navn"] / figures.asked["navn"] >= 0.97, "\n".join(figures.misses)


def test_fewer_than_2_of_100_harmless_messages_are_touched(figures: Figures) -> None:
    assert figures.false_masks < 0.02, "\n".join(figures.misses)


def test_a_value_that_answers_the_question_comes_back_and_is_gone_from_the_text(figures: Figures) -> None:
    assert figures.contacts >= 9
    assert figures.returned == figures.contacts, "\n".join(figures.misses)


def test_a_phone_number_that_was_not_asked_for_is_masked_and_not_handed_back() -> None:
    masked = mask("mit nummer er 20 30 40 50")

    assert masked.text == "mit nummer er [telefon]"
    assert masked.contact is None
    assert masked.found == [("telefon", "20 30 40 50")]


def test_what_was_masked_does_not_show_in_the_representation() -> None:
    masked = mask("20304050", expecting="contact_phone")

    assert masked.contact == "20304050"
    assert "20304050" not in repr(masked)


@pytest.mark.parametrize("code", ["4821 7735 9042 1163", "4821-7735-9042-1163", "4821773590421163"])
def test_a_receipt_code_stays_since_the_look_up_needs_it(code: str) -> None:
    assert mask(f"min kode er {code}").text == f"min kode er {code}"


def test_a_card_number_is_masked_unless_a_code_was_asked_for() -> None:
    card = "4111 1111 1111 1111"

    assert mask(card).text == "[kortnummer]"
    assert mask(card, expecting="code").text == card


def test_a_date_that_cannot_be_is_no_cpr_number() -> None:
    assert "[cpr]" in mask("310180-1234").text
    assert "[cpr]" not in mask("390180-1234").text
    assert "[cpr]" not in mask("011380-1234").text


def test_slang_for_a_substance_is_a_name_only_where_a_person_is_meant() -> None:
    assert mask("jeg tager molly").text == "jeg tager molly"
    assert mask("min datter Molly drikker").text == "min datter [navn] drikker"
    assert mask("hun hedder Molly").text == "hun hedder [navn]"


@pytest.mark.parametrize(
    "refusal", ["vil helst ikke sige det", "nej", "anonym", "hvorfor skal I vide det?", "ved ikke"]
)
def test_a_refusal_is_no_name_when_the_name_was_asked_for(refusal: str) -> None:
    masked = mask(refusal, expecting="contact_name")

    assert masked.contact is None
    assert masked.text == refusal


def test_names_of_a_pipeline_are_used_beside_the_rules() -> None:
    text = "i går var Quorin her"
    found = mask(text, names=lambda t: [(t.index("Quorin"), t.index("Quorin") + 6)])

    assert mask(text).text == text
    assert found.text == "i går var [navn] her"


def test_a_pipeline_never_hides_an_address_behind_a_name() -> None:
    masked = mask("mail ole@eksempel.dk", names=lambda t: [(0, len(t))])

    assert ("mail", "ole@eksempel.dk") in masked.found


@pytest.mark.parametrize("offer", ["Your Choice", "Åben Rådgivning", "Ankestyrelsen", "Antabus"])
def test_offers_and_authorities_stay_even_when_a_pipeline_takes_them_for_people(offer: str) -> None:
    assert mask(f"hvad er {offer}", names=lambda t: [(8, len(t))]).text == f"hvad er {offer}"


def test_help_line_numbers_stay() -> None:
    for line in BUILT_IN:
        assert mask(f"skal jeg ringe {line.phone}").text == f"skal jeg ringe {line.phone}"


@given(st.text(max_size=200))
@settings(max_examples=100, deadline=None)
def test_masking_twice_changes_nothing_more(text: str) -> None:
    once = mask(text).text

    assert mask(once).text == once


def test_the_command_prints_the_figures(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(CASES)]) == 0

    said = capsys.readouterr().out
    assert "rules alone" in said
    assert "masked" in said


def test_a_case_whose_text_does_not_hold_its_value_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "cases.yml"
    path.write_text("- {text: hej, masked: [[navn, Mette]]}\n", encoding="utf-8")

    with pytest.raises(ValueError, match="Mette"):
        read(path)
