"""The classifier's own figures, run by Rasa's Python: cross-validation, alternatives, learning curve, thresholds, worst confusions.

`pipeline.py [FOLDER]`: with a folder of Rasa NLU files train*.yml and test*.yml, the same configuration on that set.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from pathlib import Path

import matplotlib
import numpy as np
import yaml
from sklearn.calibration import CalibratedClassifierCV
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score
from sklearn.model_selection import StratifiedKFold, cross_val_predict
from sklearn.naive_bayes import ComplementNB
from sklearn.pipeline import FeatureUnion, Pipeline
from sklearn.svm import LinearSVC

matplotlib.use("Agg")
import matplotlib.pyplot as plt

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
from bot.danish_text import plain, words  # noqa: E402
from bot.nlu.intent_model import Meaning, build_model, word_features  # noqa: E402

REPORTS = ROOT / "reports"
FOLDS = 3
IN_USE = "stems, characters and meaning, SVM (in use)"


def examples(paths: list[Path]) -> tuple[list[str], np.ndarray]:
    """Texts and full labels of Rasa NLU files."""
    texts, labels = [], []
    for path in paths:
        for block in yaml.safe_load(path.read_text(encoding="utf-8")).get("nlu") or []:
            for line in str(block.get("examples") or "").splitlines():
                if "intent" in block and line.strip().startswith("- "):
                    texts.append(line.strip()[2:])
                    labels.append(block["intent"])
    return texts, np.array(labels)


def alternatives() -> dict[str, Pipeline]:
    """What was tried against the model in use."""
    counts = CountVectorizer(tokenizer=words, preprocessor=plain, token_pattern=None, lowercase=False)
    return {
        "word counts, logistic regression (Rasa's default)": Pipeline(
            [("f", counts), ("c", LogisticRegression(C=1.0, max_iter=60))]
        ),
        "stems TF-IDF, SVM": Pipeline([word_features()[0], ("c", LinearSVC(C=0.3))]),
        "characters TF-IDF, SVM": Pipeline([word_features()[1], ("c", LinearSVC(C=0.3))]),
        "stems and characters, naive Bayes": Pipeline(
            [("f", FeatureUnion(word_features())), ("c", ComplementNB(alpha=0.3))]
        ),
        "stems and characters, SVM": Pipeline([("f", FeatureUnion(word_features())), ("c", LinearSVC(C=0.3))]),
        "stems and characters, SVM, calibrated by label": Pipeline(
            [("f", FeatureUnion(word_features())), ("c", CalibratedClassifierCV(LinearSVC(C=1.0), cv=4))]
        ),
        "meaning, SVM": Pipeline([("f", Meaning()), ("c", LinearSVC(C=1.0))]),
        IN_USE: build_model(),
    }


def table(texts: list[str], labels: np.ndarray, lines: list[str]) -> None:
    """Cross-validated accuracy and macro-F1, seconds to train, milliseconds a text."""
    folds = StratifiedKFold(FOLDS, shuffle=True, random_state=1)
    lines += ["| model | accuracy | macro-F1 | training, s | one text, ms |", "| --- | --- | --- | --- | --- |"]
    for name, model in alternatives().items():
        if name == IN_USE:
            shares = cross_val_predict(model, texts, labels, cv=folds, method="predict_proba")
            predicted = np.array(sorted(set(labels)))[shares.argmax(axis=1)]
            sweep(labels, shares)
        else:
            predicted = cross_val_predict(model, texts, labels, cv=folds)
        began = time.perf_counter()
        model.fit(texts, labels)
        trained = time.perf_counter() - began
        began = time.perf_counter()
        for text in texts[:200]:
            model.predict([text])
        each = 1000 * (time.perf_counter() - began) / 200
        lines.append(
            f"| {name} | {100 * np.mean(predicted == labels):.1f} % | {f1_score(labels, predicted, average='macro'):.3f} | {trained:.1f} | {each:.2f} |"
        )
        print(lines[-1], flush=True)
    confusions = Counter((a, b) for a, b in zip(labels, predicted, strict=True) if a != b)
    lines += [
        "",
        "### Worst confusions",
        "",
        *[f"- {a} taken for {b}: {n}" for (a, b), n in confusions.most_common(20)],
    ]


def learning_curve(texts: list[str], labels: np.ndarray) -> None:
    """Accuracy over examples an intent."""
    rng = np.random.default_rng(1)
    train, test = next(StratifiedKFold(FOLDS, shuffle=True, random_state=2).split(texts, labels))
    points = []
    for most in (10, 20, 40, 60, 90, 150):
        chosen: list[int] = []
        for label in set(labels):
            of_label = train[labels[train] == label]
            chosen += list(rng.permutation(of_label)[:most])
        model = build_model().fit([texts[i] for i in chosen], labels[chosen])
        points.append((most, 100 * np.mean(model.predict([texts[i] for i in test]) == labels[test])))
    figure, axes = plt.subplots(figsize=(6, 3.5))
    axes.plot(*zip(*points, strict=True), marker="o")
    axes.set_xlabel("examples an intent, at most")
    axes.set_ylabel("accuracy, %")
    figure.tight_layout()
    figure.savefig(REPORTS / "learning_curve.png", dpi=110)


def sweep(labels: np.ndarray, scores: np.ndarray) -> None:
    """Share answered and share right over the threshold."""
    names = np.array(sorted(set(labels)))
    top, predicted = scores.max(axis=1), names[scores.argmax(axis=1)]
    thresholds = np.linspace(0, 0.95, 20)
    figure, axes = plt.subplots(figsize=(6, 3.5))
    axes.plot(thresholds, [100 * np.mean(top >= t) for t in thresholds], label="answered")
    axes.plot(
        thresholds,
        [100 * np.mean(predicted[top >= t] == labels[top >= t]) if (top >= t).any() else 100 for t in thresholds],
        label="right of these",
    )
    axes.set_xlabel("threshold")
    axes.legend()
    figure.tight_layout()
    figure.savefig(REPORTS / "thresholds.png", dpi=110)


def strangers(texts: list[str], labels: np.ndarray, lines: list[str]) -> None:
    """The model in use, and words alone, on questions by hands that saw no training data: right among the first, macro-F1, calibration."""
    entries = yaml.safe_load((ROOT / "tests" / "evaluation" / "topics.yml").read_text(encoding="utf-8"))
    wanted = [[f"faq/{topic}" for topic in entry["topics"]] for entry in entries]
    asked = [str(entry["text"]) for entry in entries]
    lines += ["", f"## {len(asked)} questions of strangers", ""]
    lines += ["| model | right | among two | among three | macro-F1 |", "| --- | --- | --- | --- | --- |"]
    for name in ("stems and characters, SVM", "stems and characters, SVM, calibrated by label", "meaning, SVM", IN_USE):
        model = alternatives()[name].fit(texts, labels)
        told = model.predict_proba if hasattr(model, "predict_proba") else model.decision_function
        scores = np.asarray(told(asked))
        order = model.classes_[np.argsort(-scores, axis=1)[:, :3]]
        among = [
            100 * np.mean([bool(set(row[:k]) & set(w)) for row, w in zip(order, wanted, strict=True)])
            for k in (1, 2, 3)
        ]
        # Where another topic would be right as well and was told, it counts as the one that was wanted.
        told_as = [w[0] if row[0] in w else row[0] for row, w in zip(order, wanted, strict=True)]
        first = [w[0] for w in wanted]
        f1 = f1_score(first, told_as, average="macro", labels=sorted(set(first)))
        lines.append(f"| {name} | {among[0]:.1f} % | {among[1]:.1f} % | {among[2]:.1f} % | {f1:.3f} |")
        print(lines[-1], flush=True)
    right = np.array([row[0] in w for row, w in zip(order, wanted, strict=True)])
    share = scores.max(axis=1)
    lines += ["", "| confidence | questions | right |", "| --- | --- | --- |"]
    for low in np.arange(0, 1, 0.1):
        of = (share >= low) & (share < low + 0.1)
        if of.any():
            lines.append(f"| {low:.1f} to {low + 0.1:.1f} | {of.sum()} | {100 * right[of].mean():.0f} % |")


def main() -> None:
    """Writes reports/pipeline.md and the plots, or judges another set."""
    REPORTS.mkdir(exist_ok=True)
    if len(sys.argv) > 1:
        folder = Path(sys.argv[1])
        texts, labels = examples(sorted(folder.glob("train*.yml")))
        unseen, wanted = examples(sorted(folder.glob("test*.yml")))
        predicted = build_model().fit(texts, labels).predict(unseen)
        print(
            f"{folder.name}: accuracy {100 * np.mean(predicted == wanted):.1f} %, macro-F1 {f1_score(wanted, predicted, average='macro'):.3f}"
        )
        return
    texts, labels = examples(sorted((ROOT / "data" / "nlu").glob("*.yml")))
    lines = ["# Pipeline", "", f"{len(texts)} examples, {len(set(labels))} labels, {FOLDS}-fold cross-validation.", ""]
    table(texts, labels, lines)
    strangers(texts, labels, lines)
    learning_curve(texts, labels)
    (REPORTS / "pipeline.md").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
