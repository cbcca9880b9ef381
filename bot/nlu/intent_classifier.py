"""The intent classifier: stems, character n-grams and a sentence's meaning, read by one linear model (intent_model.py).

Rasa's featurizers have no TF-IDF and its linear classifier sees whole texts only. This component reads a message
whole and sentence by sentence, so that a question in the middle of a story, and two questions in one message, are found.
What it gives, beside Rasa's `intent` and `intent_ranking`:

`questions`  the topics asked for, in order: [{"topic", "confidence"}], at most MOST_QUESTIONS
`ranking`    the likeliest full labels of the whole message: [{"label", "confidence"}]
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import joblib
import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from sklearn.pipeline import Pipeline

from bot.danish_text import plain, sentences
from bot.nlu.intent_model import build_model

MOST_QUESTIONS = 3
RANKED = 6
SENTENCE_COUNTS = 0.9  # a sentence out of its message is a little less sure than the message itself


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class DanishIntentClassifier(GraphComponent):
    """See the module."""

    def __init__(
        self, config: dict[str, Any], storage: ModelStorage, resource: Resource, model: Pipeline | None = None
    ) -> None:
        self.config = config
        self._storage, self._resource, self._model = storage, resource, model

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Defaults; the thresholds come from the sweep in docs/understanding.md.

        lost: below it nothing was understood. sentence: what a single sentence of a longer message must reach to count.
        danger: the second net must be this sure; the first one is bot/safety.
        """
        return {"lost": 0.12, "sentence": 0.4, "danger": 0.95}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> DanishIntentClassifier:
        """Rasa's constructor for training."""
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> DanishIntentClassifier:
        """Rasa's constructor for use."""
        with model_storage.read_from(resource) as folder:
            return cls(config, model_storage, resource, joblib.load(Path(folder) / "model.joblib"))

    def train(self, training_data: TrainingData) -> Resource:
        """Fits the model on all labelled examples."""
        labelled = [m for m in training_data.intent_examples if m.get("text")]
        texts = [str(m.get("text")) for m in labelled]
        labels = [str(m.get("intent_response_key") or m.get("intent")) for m in labelled]
        self._model = build_model().fit(texts, np.array(labels))
        with self._storage.write_to(self._resource) as folder:
            joblib.dump(self._model, Path(folder) / "model.joblib", compress=3)
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Sets intent, ranking and questions."""
        for message in messages:
            text = str(message.get("text") or "")
            if self._model is not None and text.strip() and not text.startswith("/"):
                self._understand(message, text)
        return messages

    def _understand(self, message: Message, text: str) -> None:
        assert self._model is not None
        parts = [part for part in split(text) if len(part.split()) > 1]
        rows = [text, *(parts if len(parts) > 1 else [])]
        scores = self._model.predict_proba(rows)
        classes = self._model.classes_
        danger = np.flatnonzero(classes == "danger")
        sure = scores[:, danger] >= self.config["danger"]
        scores[:, danger] = np.where(sure, scores[:, danger], 0.0)
        best = scores.argmax(axis=1)
        label, confidence = str(classes[best[0]]), float(scores[0, best[0]])
        questions = self._questions(rows, scores, classes)
        if len(rows) > 1:
            label, confidence = self._label_of_story(label, confidence, scores[1:], classes, questions)
        elif label.startswith("faq/"):
            questions = [{"topic": label[4:], "confidence": confidence}]
        if confidence < self.config["lost"] and not questions:
            intent = {"name": "nlu_fallback", "confidence": 1.0 - confidence}
        else:
            intent = {"name": label.split("/")[0], "confidence": confidence}
        told = self._over_sentences(scores, classes)
        order = np.argsort(-told)[:RANKED]
        ranking = [{"label": str(classes[i]), "confidence": float(told[i])} for i in order]
        message.set("intent", intent, add_to_output=True)
        message.set("label", label, add_to_output=True)
        message.set(
            "intent_ranking", [{"name": r["label"], "confidence": r["confidence"]} for r in ranking], add_to_output=True
        )
        message.set("ranking", ranking, add_to_output=True)
        message.set("questions", questions, add_to_output=True)

    @staticmethod
    def _over_sentences(scores: np.ndarray, classes: np.ndarray) -> np.ndarray:
        """Scores of the whole message, with topics as likely as in the sentence that asks for them most."""
        told = scores[0].copy()
        if len(scores) > 1:
            topics = np.array([str(name).startswith("faq/") for name in classes])
            told[topics] = np.maximum(told, SENTENCE_COUNTS * scores[1:].max(axis=0))[topics]
        return told

    def _questions(self, rows: list[str], scores: np.ndarray, classes: np.ndarray) -> list[dict[str, Any]]:
        """Topics that single sentences ask for surely enough, in the order they stand."""
        found: dict[str, float] = {}
        for row in range(1, len(rows)):
            i = int(scores[row].argmax())
            if str(classes[i]).startswith("faq/") and scores[row, i] >= self.config["sentence"]:
                topic = str(classes[i])[4:]
                found[topic] = max(found.get(topic, 0.0), float(scores[row, i]))
        return [{"topic": t, "confidence": c} for t, c in found.items()][:MOST_QUESTIONS]

    def _label_of_story(
        self, label: str, confidence: float, parts: np.ndarray, classes: np.ndarray, questions: list[dict[str, Any]]
    ) -> tuple[str, float]:
        """What a message of several sentences is about: danger and moves of any sentence win, then questions, then the whole."""
        tops = [(str(classes[i]), float(parts[row, i])) for row, i in enumerate(parts.argmax(axis=1))]
        danger = [c for name, c in tops if name == "danger"]
        if danger:
            return "danger", max(danger)
        if questions:
            first = max(questions, key=lambda q: q["confidence"])
            if not label.startswith("faq/") or confidence < first["confidence"]:
                return f"faq/{first['topic']}", float(first["confidence"])
        if confidence < self.config["lost"]:
            sure = [t for t in tops if t[1] >= self.config["sentence"] and not t[0].startswith(("oos/", "chat/"))]
            if sure:
                return max(sure, key=lambda t: t[1])
        return label, confidence


_CLAUSE = re.compile(
    r"(?<=\?)\s*|\s+(?:og|men|samt)\s+(?=(?:hva|hvad|hvor|hvordan|hvem|hvornår|kan|må|skal|er|får|koster|har|findes)\b)"
)


def split(text: str) -> list[str]:
    """Sentences, and clauses that begin a question of their own."""
    return [
        clause.strip() for part in sentences(text) for clause in _CLAUSE.split(part) if clause and plain(clause).strip()
    ]
