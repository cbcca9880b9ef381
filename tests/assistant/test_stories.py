"""Rasa's own conversation tests run against the trained model, and no prediction may be wrong."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from bot.launch.environments import ROOT, python_of
from bot.launch.training import MODEL, rasa_environment


@pytest.mark.stack
@pytest.mark.skipif(not MODEL.is_file(), reason="no model has been trained; make test trains one")
def test_every_story_is_predicted_as_written(tmp_path: Path) -> None:
    command = [
        str(python_of("rasa")), "-m", "rasa", "test", "core", "--model", str(MODEL), "--stories", "tests/assistant/stories.yml",
        "--out", str(tmp_path), "--fail-on-prediction-errors", "--endpoints", "tests/assistant/no_endpoints.yml",
    ]  # fmt: skip

    done = subprocess.run(
        command, cwd=ROOT, env=rasa_environment(), capture_output=True, text=True, timeout=180, check=False
    )

    assert done.returncode == 0, done.stderr[-3000:]
    assert not (tmp_path / "failed_test_stories.yml").exists() or "None of the test stories failed" in (
        tmp_path / "failed_test_stories.yml"
    ).read_text(encoding="utf-8")
