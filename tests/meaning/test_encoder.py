"""The sentence encoder. Its packages are in the tools' environment for these tests; the product has them in Rasa's."""

from __future__ import annotations

import numpy as np
import pytest

from bot.meaning.encoder import MOST_PIECES, SIZE, encode
from bot.meaning.gloss import english


def closeness(one: str, other: str) -> float:
    first, second = encode([english(one), english(other)])
    return float(first @ second)


def test_vectors_have_length_one() -> None:
    vectors = encode(["my boss must not know", "price"])

    assert vectors.shape == (2, SIZE)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_other_words_of_the_same_meaning_lie_closer_than_the_same_words_of_another() -> None:
    # No content word is shared by the first two; "skal" and "min" are by the third.
    asked = "skal min chef have det at vide"

    assert closeness(asked, "får arbejdsgiveren besked") > closeness(asked, "skal min cykel have ny lygte")


def test_a_text_has_the_same_vector_alone_and_among_others() -> None:
    # Padding must not count. The weights are whole numbers scaled by what stands in the batch, so a little differs.
    text = "how long is waiting time"
    among = encode(["price", text, "a long story " * 20])[1]

    assert float(encode([text])[0] @ among) > 0.98


@pytest.mark.parametrize("text", ["", "word " * 5000, "x" * 5000, "漢字 😀", "\x00"])
def test_odd_texts_get_a_vector(text: str) -> None:
    assert np.isfinite(encode([text])).all()


def test_a_long_text_is_cut() -> None:
    assert np.array_equal(encode(["word " * MOST_PIECES]), encode(["word " * 5000]))


def test_nothing_gets_an_empty_array() -> None:
    assert encode([]).shape == (0, SIZE)
