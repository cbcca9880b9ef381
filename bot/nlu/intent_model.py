"""The model behind the intent classifier, built in one place so that experiments and training use the same."""

from __future__ import annotations

from sklearn.calibration import CalibratedClassifierCV
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.pipeline import FeatureUnion, Pipeline
from sklearn.svm import LinearSVC

from bot.nlu.danish_text import plain, stems

FOLDS = 4  # of the calibration; every label must have at least as many examples


def joined_plain(text: str) -> str:
    """Text for the character n-grams."""
    return plain(text)


def build_model() -> Pipeline:
    """An untrained model: stems and stem pairs, character n-grams, linear SVM, sigmoid calibration."""
    features = FeatureUnion(
        [
            ("stems", TfidfVectorizer(tokenizer=stems, preprocessor=joined_plain, token_pattern=None, lowercase=False,
                                      ngram_range=(1, 2), sublinear_tf=True)),
            ("characters", TfidfVectorizer(analyzer="char_wb", preprocessor=joined_plain, lowercase=False,
                                           ngram_range=(2, 5), sublinear_tf=True, min_df=2)),
        ]
    )  # fmt: skip
    return Pipeline([("features", features), ("classifier", CalibratedClassifierCV(LinearSVC(C=1.0), cv=FOLDS))])
