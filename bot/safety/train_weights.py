"""Trains the table of bot/safety/weighing.py: `train_weights.py OUT`, run by Rasa's Python, which has scikit-learn.

Positives: the messages of data/safety with their kinds, and the intent `danger` of data/nlu. Negatives: the look-alikes of
data/safety and every other training sentence. The thresholds are those at which, over folds, RECALL of the dangerous messages
of data/safety are seen by the weights alone, and AGREEMENT of them would be left to a rule that matches.
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
from bot.safety import KINDS  # noqa: E402
from bot.safety.detector import Detector  # noqa: E402
from bot.safety.weighing import Table, grams  # noqa: E402

RECALL = 0.83
AGREEMENT = 0.94
STRENGTH = 3.0
LEAST = 3  # a feature must stand in as many messages
ANY = "any"
# A message written for the net, danger or look-alike, teaches more than an ordinary question.
OWN_COUNTS = 10.0


def examples() -> tuple[list[str], list[str], list[float]]:
    """Texts with their kind ('' for harmless, ANY for danger of no named kind) and how much each counts."""
    texts: list[str] = []
    kinds: list[str] = []
    counts: list[float] = []
    for name in ("danger", "harmless", "development"):
        path = ROOT / "data" / "safety" / f"{name}.yml"
        for entry in yaml.safe_load(path.read_text(encoding="utf-8")) if path.is_file() else []:
            kind = str(entry.get("danger") or "")
            if kind and kind not in KINDS:
                raise SystemExit(f"{path.relative_to(ROOT)}: no such kind of danger: {kind!r}")
            texts.append(str(entry["text"]))
            kinds.append(kind)
            counts.append(OWN_COUNTS)
    for path in sorted((ROOT / "data" / "nlu").glob("*.yml")):
        for block in yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]:
            for line in str(block.get("examples") or "").splitlines():
                if line.strip().startswith("- "):
                    texts.append(line.strip()[2:])
                    kinds.append(ANY if block["intent"] == "danger" else "")
                    counts.append(OWN_COUNTS if block["intent"] == "danger" else 1.0)
    return texts, kinds, counts


def features(texts: list[str]) -> list[list[str]]:
    """The features of each text, as the gateway finds them."""
    detector = Detector()
    return [grams(text, detector.read(text)) for text in texts]


def model() -> LogisticRegression:
    """An untrained model."""
    return LogisticRegression(C=STRENGTH, solver="liblinear", max_iter=300, tol=1e-3)


def main() -> None:
    """Writes the table and says what the folds gave."""
    texts, kinds, counts = examples()
    labels, weight = np.array(kinds), np.array(counts)
    vectorizer = TfidfVectorizer(analyzer=lambda found: found, min_df=LEAST, sublinear_tf=True, dtype=np.float32)
    matrix = vectorizer.fit_transform(features(texts))
    danger = (labels != "").astype(int)
    folds = StratifiedKFold(5, shuffle=True, random_state=1)
    scores = cross_val_predict(
        model(), matrix, danger, cv=folds, method="predict_proba", fit_params={"sample_weight": weight}
    )[:, 1]
    own = (weight > 1) & (labels != ANY)
    dangerous, look_alike, ordinary = own & (danger == 1), own & (danger == 0), weight == 1
    threshold, agreement = (float(np.quantile(scores[dangerous], 1 - share)) for share in (RECALL, AGREEMENT))
    any_danger = model().fit(matrix, danger, sample_weight=weight)
    columns, bias, names = [], [float(any_danger.intercept_[0])], []
    known = np.flatnonzero((labels != "") & (labels != ANY))
    for kind in sorted(set(kinds) - {"", ANY}):
        one = LogisticRegression(C=10.0, max_iter=400, class_weight="balanced").fit(
            matrix[known], (labels[known] == kind).astype(int)
        )
        columns.append(one.coef_[0])
        bias.append(float(one.intercept_[0]))
        names.append(kind)
    by_kind = np.vstack(columns)
    table = Table.of(
        (gram, float(vectorizer.idf_[i]), float(any_danger.coef_[0][i]), by_kind[:, i].tolist())
        for gram, i in vectorizer.vocabulary_.items()
    )
    out = Path(sys.argv[1])
    out.parent.mkdir(parents=True, exist_ok=True)
    head = {"kinds": names, "bias": bias, "threshold": threshold, "agreement": agreement}
    out.write_text(json.dumps({**head, "table": table.packed()}, ensure_ascii=False), encoding="utf-8")
    print(f"· Danger weights: {int(danger.sum())} of {len(texts)} messages, {len(table.known)} features; over folds:")
    for share in (0.85, 0.88, RECALL, 0.92, 0.94, AGREEMENT, 0.98):
        at = float(np.quantile(scores[dangerous], 1 - share))
        alarms = [100 * float(np.mean(scores[which] >= at)) for which in (look_alike, ordinary)]
        print(
            f"  recall {100 * share:.0f} %: {alarms[0]:.1f} % of look-alikes, {alarms[1]:.2f} % of ordinary, at {at:.3f}"
        )


if __name__ == "__main__":
    main()
