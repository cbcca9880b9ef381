"""The model behind the intent classifier, built in one place so that experiments and training use the same."""

from __future__ import annotations

from sklearn.calibration import CalibratedClassifierCV
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.pipeline import FeatureUnion, Pipeline
from sklearn.svm import LinearSVC

from bot.danish_text import plain, stems

FOLDS = 4  # of the calibration; every label must have at least as many examples


def features() -> FeatureUnion:
    """TF-IDF of stems and stem pairs, and of character n-grams, which carry typing errors and compounds."""
    return FeatureUnion(
        [
            ("stems", TfidfVectorizer(tokenizer=stems, preprocessor=plain, token_pattern=None, lowercase=False,
                                      ngram_range=(1, 2), sublinear_tf=True)),
            ("characters", TfidfVectorizer(analyzer="char_wb", preprocessor=plain, lowercase=False,
                                           ngram_range=(2, 5), sublinear_tf=True, min_df=2)),
        ]
    )  # fmt: skip


def build_model() -> Pipeline:
    """An untrained model: the features, a linear SVM, sigmoid calibration."""
    return Pipeline([("features", features()), ("classifier", CalibratedClassifierCV(LinearSVC(C=1.0), cv=FOLDS))])
