"""Rasa's own classifiers beside ours on one split of our data: accuracy, macro-F1, out-of-scope recall, time, memory.

`make eval-pipelines` (Rasa's Python). One process a pipeline, so that memory can be told apart. DIET takes its time: by default
at most EXAMPLES a label are trained on, the same for all.
"""

from __future__ import annotations

import asyncio
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import yaml

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(ROOT))
from sklearn.metrics import f1_score  # noqa: E402

from tests.evaluation.pipeline import examples  # noqa: E402

EXAMPLES = int(os.environ.get("EXAMPLES") or 80)  # a label, for training
UNSEEN = 20  # a label, for the test
TIMED = 200  # parses timed one by one
OURS = "ours"


def split() -> tuple[dict[str, list[str]], list[tuple[str, str]]]:
    """Training texts by label, and unseen texts with theirs; a fixed draw."""
    texts, labels = examples(sorted((ROOT / "data" / "nlu").glob("*.yml")))
    rng = np.random.default_rng(20270322)
    train: dict[str, list[str]] = {}
    test: list[tuple[str, str]] = []
    for label in sorted(set(labels)):
        of_label = [texts[i] for i in rng.permutation(np.flatnonzero(labels == label))]
        test += [(text, label) for text in of_label[:UNSEEN]]
        train[label] = of_label[UNSEEN : UNSEEN + EXAMPLES]
    return train, test


def judge(name: str) -> dict[str, object]:
    """One pipeline's row."""
    train, test = split()
    wanted = [label for _, label in test]
    with tempfile.TemporaryDirectory() as scratch:
        began = time.perf_counter()
        parse = _ours(train) if name == OURS else _rasa(name, train, Path(scratch))
        trained = time.perf_counter() - began
        predicted = [parse(text) for text, _ in test]
        began = time.perf_counter()
        for text, _ in test[:TIMED]:
            parse(text)
        each = 1000 * (time.perf_counter() - began) / TIMED
    right = [a == b for a, b in zip(wanted, predicted, strict=True)]
    outside = [p.startswith("oos/") for w, p in zip(wanted, predicted, strict=True) if w.startswith("oos/")]
    return {
        "name": name, "accuracy": 100 * float(np.mean(right)), "f1": float(f1_score(wanted, predicted, average="macro")),
        "outside": 100 * float(np.mean(outside)), "train": trained, "each": each,
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }  # fmt: skip


def _ours(train: dict[str, list[str]]) -> object:
    from bot.nlu.intent_model import build_model

    texts = [text for of_label in train.values() for text in of_label]
    labels = np.array([label for label, of_label in train.items() for _ in of_label])
    model = build_model().fit(texts, labels)
    return lambda text: str(model.predict([text])[0])


def _rasa(name: str, train: dict[str, list[str]], scratch: Path) -> object:
    """Trains by Rasa itself. Labels become plain intents: its classifiers know no retrieval intents in one step."""
    from rasa.core.agent import Agent
    from rasa.model_training import train_nlu

    nlu = [
        {"intent": label.replace("/", "_"), "examples": "".join(f"- {text}\n" for text in of_label)}
        for label, of_label in train.items()
    ]
    (scratch / "nlu.yml").write_text(yaml.safe_dump({"version": "3.1", "nlu": nlu}, allow_unicode=True), "utf-8")
    config = (HERE / "pipelines" / f"{name}.yml").read_text(encoding="utf-8")
    config = config.replace("SPACY_MODEL", os.environ.get("SPACY_MODEL") or str(ROOT / ".build" / "spacy-da"))
    (scratch / "config.yml").write_text(config, encoding="utf-8")
    model = train_nlu(str(scratch / "config.yml"), str(scratch / "nlu.yml"), str(scratch))
    agent = Agent.load(model)
    names = {label.replace("/", "_"): label for label in train}
    loop = asyncio.new_event_loop()

    def parse(text: str) -> str:
        found = loop.run_until_complete(agent.parse_message(text))
        return names.get(found["intent"]["name"], "")

    return parse


def main() -> None:
    """Writes reports/rasa_pipelines.md."""
    if len(sys.argv) > 1:
        print(json.dumps(judge(sys.argv[1])))
        return
    lines = [
        f"# Rasa's classifiers beside ours: at most {EXAMPLES} examples a label, {UNSEEN} unseen", "",
        "| pipeline | accuracy | macro-F1 | out of scope | training, s | one text, ms | peak memory, MB |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ]  # fmt: skip
    quiet = {**os.environ, "RASA_TELEMETRY_ENABLED": "false", "SQLALCHEMY_SILENCE_UBER_WARNING": "1"}
    for name in (OURS, *sorted(path.stem for path in (HERE / "pipelines").glob("*.yml"))):
        out = subprocess.run([sys.executable, __file__, name], env=quiet, capture_output=True, text=True, check=False)
        if out.returncode:
            lines.append(f"| {name} | could not be run: {out.stderr.strip().splitlines()[-1][:120]} |")
        else:
            row = json.loads(out.stdout.strip().splitlines()[-1])
            figures = f"{row['accuracy']:.1f} % | {row['f1']:.3f} | {row['outside']:.1f} % | {row['train']:.0f}"
            lines.append(f"| {name} | {figures} | {row['each']:.2f} | {row['memory']:.0f} |")
        print(lines[-1], flush=True)
    (ROOT / "reports").mkdir(exist_ok=True)
    (ROOT / "reports" / "rasa_pipelines.md").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
