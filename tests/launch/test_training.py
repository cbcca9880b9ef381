"""A training that is broken off leaves the model as it was and no process behind; two at once train once."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = """
import sys
from pathlib import Path
from bot.launch import __main__, environments, training
folder = Path(sys.argv[1])
training.BUILD, training.MODEL = folder, folder / "models" / "rusvejviser.tar.gz"
training.STAMP, training.DANGER = folder / "models" / "trained-from", folder / "danger.json"
training.python_of = lambda name: folder / "rasa"
training.prepare_spacy = lambda: None
__main__.build = lambda dev: None
sys.exit(__main__.main(["prepare"]))
"""


def rasa(folder: Path, script: str) -> None:
    """Puts a stand-in for Rasa's Python into the folder; it notes its process id first."""
    path = folder / "rasa"
    path.write_text(f'#!/bin/sh\necho $$ >> "{folder}/started"\n{script}\n', encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


def start(folder: Path) -> subprocess.Popen[bytes]:
    """`python -m bot.launch prepare` with the stand-in."""
    return subprocess.Popen([sys.executable, "-c", PROGRAM, str(folder)], cwd=ROOT)


TRAINS = """
case "$*" in
  *train_weights*) for last in "$@"; do :; done; echo weights > "$last" ;;
  *) while [ "$1" != "--out" ]; do shift; done; echo model > "$2/rusvejviser.tar.gz" ;;
esac
"""


def test_a_training_that_is_ended_leaves_the_old_model_and_no_process(tmp_path: Path) -> None:
    (tmp_path / "models").mkdir()
    (tmp_path / "models" / "rusvejviser.tar.gz").write_text("old")
    (tmp_path / "models" / "trained-from").write_text("old data")
    rasa(tmp_path, "exec sleep 60")
    command = start(tmp_path)
    for _ in range(100):
        if (tmp_path / "started").is_file() and (tmp_path / "started").read_text().strip():
            break
        time.sleep(0.1)
    child = int((tmp_path / "started").read_text())

    command.send_signal(signal.SIGTERM)

    assert command.wait(10) == 128 + signal.SIGTERM
    with pytest.raises(ProcessLookupError):
        os.kill(child, 0)
    assert (tmp_path / "models" / "rusvejviser.tar.gz").read_text() == "old"
    assert (tmp_path / "models" / "trained-from").read_text() == "old data"
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("tmp")] == []


def test_two_commands_at_once_train_once(tmp_path: Path) -> None:
    rasa(tmp_path, "sleep 0.3\n" + TRAINS)

    both = [start(tmp_path), start(tmp_path)]

    assert [command.wait(30) for command in both] == [0, 0]
    assert len((tmp_path / "started").read_text().split()) == 2  # Rasa and the weights, once each
    assert (tmp_path / "models" / "rusvejviser.tar.gz").read_text() == "model\n"
    assert (tmp_path / "danger.json").read_text() == "weights\n"


def test_a_training_that_fails_is_one_line_and_changes_nothing(tmp_path: Path) -> None:
    rasa(tmp_path, "exit 3")

    assert start(tmp_path).wait(30) == 2
    assert not (tmp_path / "models" / "trained-from").exists()
