"""Trains the table of bot/safety/weighing.py: `train_weights.py OUT`, run by Rasa's Python, which has scikit-learn.

Positives: the messages of data/safety with their kinds, and the intent `danger` of data/nlu. Negatives: the look-alikes of
data/safety and every other training sentence. The threshold is the lowest at which, over folds, no more than ALARMS of the negatives alarm.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
import yaml
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, cross_val_predict

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
from bot.safety.weighing import grams  # noqa: E402

ALARMS = 0.015
STRENGTH = 10.0
LEAST = 2  # a feature must stand in as many messages
ANY = "any"
# A missed danger is dearer than an alarm, and a look-alike teaches more than an ordinary question.
DANGER_COUNTS = 2.0
LOOK_ALIKE_COUNTS = 2.0


def examples() -> tuple[list[str], list[str], list[float]]:
    """Texts with their kind ('' for harmless, ANY for danger of no named kind) and how much each counts."""
    texts: list[str] = []
    kinds: list[str] = []
    counts: list[float] = []
    for name in ("danger", "harmless", "development"):
        path = ROOT / "data" / "safety" / f"{name}.yml"
        for entry in yaml.safe_load(path.read_text(encoding="utf-8")) if path.is_file() else []:
            texts.append(str(entry["text"]))
            kinds.append(str(entry.get("danger") or ""))
            counts.append(DANGER_COUNTS if entry.get("danger") else LOOK_ALIKE_COUNTS)
    for path in sorted((ROOT / "data" / "nlu").glob("*.yml")):
        for block in yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]:
            for line in str(block.get("examples") or "").splitlines():
                if line.strip().startswith("- "):
                    texts.append(line.strip()[2:])
                    kinds.append(ANY if block["intent"] == "danger" else "")
                    counts.append(DANGER_COUNTS if block["intent"] == "danger" else 1.0)
    return texts, kinds, counts


def main() -> None:
    """Writes the table and says what the folds gave."""
    texts, kinds, counts = examples()
    labels = np.array(kinds)
    vectorizer = TfidfVectorizer(analyzer=grams, min_df=LEAST, sublinear_tf=True)
    matrix = vectorizer.fit_transform(texts)
    danger = (labels != "").astype(int)
    model = LogisticRegression(C=STRENGTH, max_iter=400)
    folds = StratifiedKFold(5, shuffle=True, random_state=1)
    scores = cross_val_predict(
        model, matrix, danger, cv=folds, method="predict_proba", fit_params={"sample_weight": np.array(counts)}
    )[:, 1]
    threshold = float(np.quantile(scores[danger == 0], 1 - ALARMS))
    recall = float(np.mean(scores[danger == 1] >= threshold))
    model.fit(matrix, danger, sample_weight=np.array(counts))
    columns, bias, names = [model.coef_[0]], [float(model.intercept_[0])], [ANY]
    for kind in sorted(set(kinds) - {"", ANY}):
        known = np.flatnonzero((labels != "") & (labels != ANY))
        one = LogisticRegression(C=STRENGTH, max_iter=400, class_weight="balanced").fit(
            matrix[known], (labels[known] == kind).astype(int)
        )
        columns.append(one.coef_[0])
        bias.append(float(one.intercept_[0]))
        names.append(kind)
    weights = np.vstack(columns)
    table = {
        gram: [round(float(w), 4) for w in weights[:, i]] + [round(float(vectorizer.idf_[i]), 4)]
        for gram, i in vectorizer.vocabulary_.items()
        if np.abs(weights[:, i]).max() > 0.02
    }
    out = Path(sys.argv[1])
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(
        json.dumps({"kinds": names, "bias": bias, "threshold": threshold, "table": table}, ensure_ascii=False),
        encoding="utf-8",
    )
    figures = f"recall {100 * recall:.1f} % at {100 * ALARMS:.1f} % alarms, threshold {threshold:.2f}"
    print(f"· Danger weights: {int(danger.sum())} of {len(texts)} messages; over folds {figures}")


if __name__ == "__main__":
    main()
