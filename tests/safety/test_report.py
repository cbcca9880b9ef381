"""The command that measures the net."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.safety.report import main, measure, read


def test_recall_and_false_alarms_are_shares_of_their_own_halves() -> None:
    figures = measure(
        [("jeg vil dø", "suicide"), ("hvad koster det", "overdose"), ("hej", None), ("han vågner ikke", None)]
    )

    assert figures.recall == 0.5
    assert figures.false_alarms == 0.5
    assert [line.split()[0] for line in figures.misses] == ["missed", "false"]


def test_another_kind_than_expected_is_listed_and_still_counts_as_seen() -> None:
    figures = measure([("han vågner ikke", "overdose")])

    assert figures.recall == 1
    assert figures.named["overdose"] == 0
    assert "other kind" in figures.misses[0]


def test_the_command_prints_a_table_for_each_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "set.yml"
    path.write_text("- {text: jeg vil dø, danger: suicide}\n- {text: hej, danger: null}\n", encoding="utf-8")

    assert main([str(path)]) == 0
    assert "100.0%" in capsys.readouterr().out


def test_a_file_with_an_unknown_kind_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "set.yml"
    path.write_text("- {text: hej, danger: sadness}\n", encoding="utf-8")

    with pytest.raises(ValueError, match="sadness"):
        read(path)


def test_without_a_file_the_command_says_how_it_is_used() -> None:
    assert main([]) == 2
