"""Danish into English, word for word."""

from __future__ import annotations

import re

import pytest

from bot.meaning.gloss import TABLE, english


def rows() -> list[list[str]]:
    return [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines()]


def test_every_row_is_a_lower_case_word_and_at_most_three_english_words() -> None:
    wrong = [
        row
        for row in rows()
        if len(row) != 2
        or not re.fullmatch(r"[^\W\d_]+(?:'[^\W\d_]*)?", row[0])
        or row[0] != row[0].lower()
        or not re.fullmatch(r"[a-z0-9'-]+(?: [a-z0-9'-]+){0,2}", row[1])
    ]

    assert not wrong


def test_no_word_stands_twice() -> None:
    words = [row[0] for row in rows()]

    assert len(words) == len(set(words))


@pytest.mark.parametrize(
    ("danish", "expected"),
    [
        ("Min kone drikker hver aften.", "my wife drinks every evening ."),
        ("er han gift?", "is he married ?"),
        ("behanlding", "treatment"),  # two letters swapped
        ("mephedrone", "mephedrone"),  # unknown: left as it stands
        ("kl 10 d. 3", "o'clock 10 the . 3"),
        ("[navn] ringede", "[navn] called"),
    ],
)
def test_words_slips_and_names(danish: str, expected: str) -> None:
    assert english(danish) == expected


def test_a_compound_that_stands_nowhere_is_read_by_its_parts() -> None:
    assert "lægesamtalegruppen" not in {row[0] for row in rows()}

    assert english("lægesamtalegruppen") == english("læge samtalegruppen")
    assert english("rygningssamtalegruppen") == english("rygning samtalegruppen")


@pytest.mark.parametrize("text", ["", "   ", "!!!", "\u200b", "ææææææææææ" * 500, "😀 😀", "ß", "'"])
def test_odd_texts_are_no_error(text: str) -> None:
    assert isinstance(english(text), str)
