"""The language of the rules."""

from __future__ import annotations

import pytest

from bot.safety.detector import Detector
from bot.safety.patterns import Grammar
from bot.safety.rules.rule import PLAIN, Rule
from bot.safety.spelling import Spelling, one_letter_off


def matches(pattern: str, text: str) -> bool:
    return bool(Detector([Rule("suicide", "a test", (pattern,), mode=PLAIN)]).hits(text))


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("rød bil", "en rød bil her", True),
        ("rød bil", "bil rød", False),
        ("rød|gul bil", "gul bil", True),
        ("rød .. bil", "rød og dejlig bil", True),
        ("rød .. bil", "rød og ikke bil", False),
        ("rød ..1 bil", "rød som en bil", False),
        ("rød (stor / meget lille) bil", "rød meget lille bil", True),
        ("rød (stor / lille)? bil", "rød bil", True),
        ("rød bil $", "rød bil, sagde hun", True),
        ("rød bil $", "rød bil på vej", False),
        ("^ rød", "min rød", False),
        ("rød !bil", "rød bil", False),
        ("rød !bil", "rød cykel", True),
        ("!min rød", "min rød", False),
        ("rød & bil", "bil der er rød", True),
        ("rød & bil", "bil. rød", False),
        ("rød|små_grønne bil", "små grønne bil", True),
        ("rød bil", "rød simpelthen bil", True),
    ],
)
def test_each_element_matches_what_it_says(pattern: str, text: str, expected: bool) -> None:
    assert matches(pattern, text) is expected


def test_parts_too_far_from_each_other_do_not_belong_together() -> None:
    far = " ".join(["ord"] * 20)

    assert matches("rød & bil", "rød ord ord bil")
    assert not matches("rød & bil", f"rød {far} bil")


@pytest.mark.parametrize("pattern", ["{nosuch}", "rød?|gul", "gul|(rød)", "<nosuch>"])
def test_a_pattern_that_cannot_be_meant_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError):
        Detector([Rule("suicide", "a test", (pattern,))])


def test_a_macro_that_contains_itself_is_refused() -> None:
    with pytest.raises(ValueError, match="itself"):
        Grammar({"loop": ("{loop} x",)}).compile("{loop}")


def test_unless_takes_back_only_what_is_near() -> None:
    detector = Detector([Rule("suicide", "a test", ("rød",), mode=PLAIN, unless=("blå",))])

    assert not detector.hits("rød og blå")
    assert detector.hits("rød " + "ord " * 12 + "blå")


def test_every_rule_says_why_and_has_a_known_kind() -> None:
    from bot.safety.detector import PRIORITY, RULES

    assert all(len(rule.why) > 10 and rule.kind in PRIORITY for rule in RULES)
    assert {rule.kind for rule in RULES} == set(PRIORITY)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("leve", "lvee", True),
        ("leve", "leeve", True),
        ("leve", "lave", True),
        ("leve", "lever", True),
        ("leve", "hest", False),
        ("leve", "elev", False),
    ],
)
def test_one_letter_off_means_changed_added_left_out_or_swapped(a: str, b: str, expected: bool) -> None:
    assert one_letter_off(a, b) is expected


def test_a_real_word_is_never_taken_for_an_error_of_another() -> None:
    spelling = Spelling({"leve", "overdosis"}, {"lave"})

    assert spelling.meant("lave") == frozenset()
    assert spelling.meant("lvee") == {"leve"}
    assert spelling.meant("overddosis") == {"overdosis"}
    assert spelling.meant("hest") == frozenset()
