"""Trains the assistant when what it is made of has changed. Standard library only."""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections import deque
from pathlib import Path

from bot.launch.environments import ROOT, python_of, say
from bot.launch.errors import LaunchError

BUILD = ROOT / ".build"
MODEL = BUILD / "models" / "rusvejviser.tar.gz"
STAMP = BUILD / "models" / "trained-from"
SPACY = BUILD / "spacy-da"
DANGER = BUILD / "danger.json"
SCRATCH = "training-"
LINES_WHEN_IT_FAILS = 40


def rasa_environment(base: dict[str, str] | None = None) -> dict[str, str]:
    """Environment of every Rasa process: no telemetry, quiet libraries, our components importable."""
    return {
        **(os.environ if base is None else base),
        "RASA_TELEMETRY_ENABLED": "false",
        "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
        "TF_CPP_MIN_LOG_LEVEL": "3",
        "CUDA_VISIBLE_DEVICES": "",
        "OMP_NUM_THREADS": "1",
        "PYTHONPATH": str(ROOT),
        "PYTHONWARNINGS": "ignore",
    }


def sources() -> list[Path]:
    """The files a trained model depends on."""
    patterns = (
        "data/**/*.yml",
        "bot/assistant/*.yml",
        "bot/assistant/domain/*.yml",
        "bot/danish_text.py",
        "bot/meaning/*.*",
        "bot/nlu/**/*.py",
        "bot/nlu/**/*.yml",
        "bot/safety/train_weights.py",
        "bot/safety/weighing.py",
        "bot/safety/detector.py",  # what reads a message for the weights: its words, classes and figures of speech
        "bot/safety/guards.py",
        "bot/safety/lexicon.py",
        "bot/safety/patterns.py",
        "bot/safety/spelling.py",
        "bot/safety/tokens.py",
        "requirements/rasa.txt",
    )
    return sorted({path for pattern in patterns for path in ROOT.glob(pattern)})


def digest() -> str:
    """Digest of all sources, names included, so that a removed file counts."""
    total = hashlib.sha256()
    for path in sources():
        total.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes() + b"\0")
    return total.hexdigest()


def train() -> None:
    """Trains, unless the model is current.

    Raises:
        LaunchError: Rasa could not train.
    """
    BUILD.mkdir(exist_ok=True)
    with open(BUILD / "training.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # a second command waits and then finds the model current
        wanted = digest()
        if MODEL.is_file() and STAMP.is_file() and STAMP.read_text() == wanted:
            return
        say("Training the assistant (about four minutes) …")
        for left in BUILD.glob(f"{SCRATCH}*"):  # by a training that was killed
            shutil.rmtree(left, ignore_errors=True)
        # Into a folder of its own: a training that is broken off leaves the model and its stamp as they were.
        with tempfile.TemporaryDirectory(dir=BUILD, prefix=SCRATCH) as scratch:
            _train_into(Path(scratch))
            MODEL.parent.mkdir(exist_ok=True)
            STAMP.unlink(missing_ok=True)
            os.replace(Path(scratch) / MODEL.name, MODEL)
            os.replace(Path(scratch) / DANGER.name, DANGER)
            STAMP.write_text(wanted)


def _train_into(folder: Path) -> None:
    status = _run_quietly(
        [str(python_of("rasa")), "-m", "rasa", "train", "--skip-validation", "--domain", "bot/assistant/domain", "--data", "data/nlu", "data/rules",
         "--config", "bot/assistant/config.yml", "--out", str(folder), "--fixed-model-name", MODEL.name.removesuffix(".tar.gz")],
        # Rasa's cache knows nothing of our components' code: with it, a change there would not be trained.
        {**rasa_environment(), "RASA_CACHE_DIRECTORY": str(folder / "cache")},
    )  # fmt: skip
    if status != 0 or not (folder / MODEL.name).is_file():
        raise LaunchError("Rasa could not train the assistant; the lines above say why.")
    weighed = subprocess.run(
        [str(python_of("rasa")), "-W", "ignore", "bot/safety/train_weights.py", str(folder / DANGER.name)],
        check=False,
        cwd=ROOT,
        env=rasa_environment(),
    )
    if weighed.returncode != 0:
        raise LaunchError("The danger net's weights could not be trained; the lines above say why.")


def _run_quietly(command: list[str], environment: dict[str, str]) -> int:
    """Runs Rasa and shows its steps; when it fails, the last lines of all it said.

    It warns of every training sentence that a response selector, which we do not use, would want a phrase for: 20,000 lines,
    in spite of PYTHONWARNINGS.
    """
    last: deque[str] = deque(maxlen=LINES_WHEN_IT_FAILS)
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    ) as running:
        try:
            for line in running.stdout or ():
                last.append(line)
                if " INFO " in line:
                    print(line, end="", flush=True)
        except BaseException:
            running.kill()
            raise
    if running.returncode != 0:
        print("".join(last), end="", file=sys.stderr)
    return running.returncode


def prepare_spacy() -> None:
    """Builds the Danish spaCy pipeline once, for both environments.

    Raises:
        LaunchError: neither the real model nor the assembled one could be made.
    """
    if (SPACY / "meta.json").is_file():
        return
    say("Preparing the Danish language model …")
    done = subprocess.run([str(python_of("app")), "-m", "bot.nlu.spacy_pipeline", str(SPACY)], check=False, cwd=ROOT)
    if done.returncode != 0:
        raise LaunchError("The Danish language model could not be prepared; the lines above say why.")
