"""The model behind the intent classifier, built in one place so that experiments and training use the same.

Characters and stems carry what the training data says in the same words; the English encoder (`bot/meaning`) carries what it says in
others. A linear SVM reads them together. Its scores become shares by one sharpness for all labels: calibrating each label by itself
follows how many examples a label has in the training data, and strangers do not ask in those shares (docs/understanding.md).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix
from sklearn.base import BaseEstimator, ClassifierMixin, TransformerMixin
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.pipeline import FeatureUnion, Pipeline
from sklearn.svm import LinearSVC

from bot.danish_text import plain, stems
from bot.meaning.encoder import encode
from bot.meaning.gloss import english, foreign

MEANING = 0.7  # weight of the encoder's vector beside the two TF-IDF vectors, each of length one
FOREIGN = 1.0  # weight of the share of words that are not Danish: to the encoder, English asks what Danish asks
LOOSENESS = 0.3  # of the SVM (scikit-learn's C)
SHARPNESS = 5.0


class Meaning(TransformerMixin, BaseEstimator):  # type: ignore[misc]
    """Texts to the encoder's vectors, and how much of each is not Danish."""

    def fit(self, texts: Sequence[str], labels: Any = None) -> Meaning:
        """Nothing is learnt."""
        return self

    def transform(self, texts: Sequence[str]) -> csr_matrix:
        """A row a text."""
        vectors = MEANING * encode([english(text) for text in texts])
        strange = FOREIGN * np.array([[foreign(text)] for text in texts], np.float32).reshape(len(texts), 1)
        return csr_matrix(np.hstack([vectors, strange]))


class SharpSvm(ClassifierMixin, BaseEstimator):  # type: ignore[misc]
    """A linear SVM whose scores are told as shares that add up to one.

    The weights are kept in single precision, a row a feature, so that a message touches the rows of its own features only.
    """

    def fit(self, rows: csr_matrix, labels: npt.NDArray[np.str_]) -> SharpSvm:
        """Learns one weight a feature and label."""
        svm = LinearSVC(C=LOOSENESS).fit(rows, labels)
        self.classes_ = svm.classes_
        self.weights_ = np.ascontiguousarray(svm.coef_.T, np.float32)
        self.bias_ = svm.intercept_.astype(np.float32)
        return self

    def predict_proba(self, rows: csr_matrix) -> npt.NDArray[np.float32]:
        """Shares of the labels, a row a text."""
        scores = SHARPNESS * (rows @ self.weights_ + self.bias_)
        shares = np.exp(scores - scores.max(axis=1, keepdims=True))
        return np.asarray(shares / shares.sum(axis=1, keepdims=True))

    def predict(self, rows: csr_matrix) -> npt.NDArray[np.str_]:
        """The likeliest label of each text."""
        return np.asarray(self.classes_[self.predict_proba(rows).argmax(axis=1)])


def word_features() -> list[tuple[str, TfidfVectorizer]]:
    """TF-IDF of stems and stem pairs, and of character n-grams, which carry typing errors and compounds."""
    return [
        ("stems", TfidfVectorizer(tokenizer=stems, preprocessor=plain, token_pattern=None, lowercase=False,
                                  ngram_range=(1, 2), sublinear_tf=True, dtype=np.float32)),
        ("characters", TfidfVectorizer(analyzer="char_wb", preprocessor=plain, lowercase=False,
                                       ngram_range=(2, 5), sublinear_tf=True, min_df=2, dtype=np.float32)),
    ]  # fmt: skip


def features() -> FeatureUnion:
    """Words and meaning."""
    return FeatureUnion([*word_features(), ("meaning", Meaning())])


def build_model() -> Pipeline:
    """An untrained model."""
    return Pipeline([("features", features()), ("classifier", SharpSvm())])
