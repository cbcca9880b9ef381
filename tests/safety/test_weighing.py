"""The weights: looked up as trained, never louder than a rule, silent without a table."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

import bot.safety
from bot.safety.weighing import WEIGHTS, Weights, grams, load_weights

TABLE = {
    "kinds": ["any", "suicide", "violence"],
    "bias": [-4.0, 0.0, 0.0],
    "threshold": 0.5,
    # feature: danger at all, suicide, violence, inverse document frequency
    "table": {"w farvel": [9.0, 3.0, 0.0, 1.0], "w låst": [9.0, 0.0, 3.0, 1.0], "w tid": [-3.0, 0.0, 0.0, 1.0]},
}


@pytest.fixture
def weights() -> Weights:
    return Weights(("any", "suicide", "violence"), (-4.0, 0.0, 0.0), dict(TABLE["table"]), 0.5)  # type: ignore[call-overload]


def test_the_kind_is_the_one_whose_words_weigh_most(weights: Weights) -> None:
    assert weights.weigh("farvel alle sammen")[0] == "suicide"
    assert weights.weigh("han har låst mig inde")[0] == "violence"


def test_harmless_words_take_weight_away(weights: Weights) -> None:
    alone = weights.weigh("farvel")[1]
    beside = weights.weigh("farvel tid tid tid")[1]

    assert beside < alone


def test_unknown_words_weigh_nothing(weights: Weights) -> None:
    assert weights.weigh("xyzzy")[1] == pytest.approx(1 / (1 + 2.718281828**4), rel=1e-3)


def test_a_message_has_words_pairs_and_characters() -> None:
    found = grams("vil dø")

    assert "w vil" in found
    assert any(gram.startswith("p ") for gram in found)
    assert any(gram.startswith("c ") for gram in found)


def test_weights_alone_are_never_sure(monkeypatch: pytest.MonkeyPatch, weights: Weights) -> None:
    monkeypatch.setattr(bot.safety, "load_weights", lambda: weights)

    danger = bot.safety.detect("farvel")

    assert danger is not None
    assert not danger.sure


def test_without_a_table_the_rules_stand_alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DANGER_WEIGHTS", str(tmp_path / "none.json"))
    load_weights.cache_clear()

    assert load_weights() is None
    load_weights.cache_clear()


def test_a_table_is_read_as_it_was_written(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = tmp_path / "danger.json"
    path.write_text(json.dumps(TABLE), encoding="utf-8")
    monkeypatch.setenv("DANGER_WEIGHTS", str(path))
    load_weights.cache_clear()

    read = load_weights()

    load_weights.cache_clear()
    assert read is not None
    assert read.kinds == ("any", "suicide", "violence")


@pytest.mark.skipif(not WEIGHTS.is_file(), reason="no table has been trained here; make test trains one")
def test_weighing_takes_under_five_milliseconds() -> None:
    trained = load_weights()
    assert trained is not None
    text = "jeg har siddet her hele natten og tænkt på om det overhovedet giver mening at blive ved med det her " * 3

    best = min(_seconds(trained, text) for _ in range(5))

    assert best < 0.005


def _seconds(trained: Weights, text: str) -> float:
    began = time.perf_counter()
    trained.weigh(text)
    return time.perf_counter() - began
