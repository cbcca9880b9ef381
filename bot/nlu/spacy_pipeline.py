"""Makes the Danish spaCy pipeline at one path: da_core_news_sm where it can be fetched, an assembled one where not.

`python -m bot.nlu.spacy_pipeline FOLDER`. Everything behind it loads that one path; meta.json says which of the two it is.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import spacy
from spacy.language import Language

REAL = "da_core_news_sm"
FETCH_SECONDS = 90
# Cues after which a capitalised or known word is a person; the rest of name finding is in bot/privacy.
_NAME_CUES = ("hedder", "hilsen", "mvh")


def make(folder: Path) -> str:
    """Writes the pipeline.

    Args:
        folder: where to.

    Returns:
        Its name: 'da_core_news_sm' or 'da_assembled'.
    """
    pipeline = fetch() or assemble()
    folder.parent.mkdir(parents=True, exist_ok=True)
    pipeline.to_disk(folder)
    return f"{pipeline.meta['lang']}_{pipeline.meta['name']}"


def fetch() -> Language | None:
    """The real model, when it is installed already or spaCy's own download reaches it."""
    try:
        return spacy.load(REAL)
    except OSError:
        pass
    try:
        # pip retries for minutes on a closed network; one try tells.
        done = subprocess.run(
            [sys.executable, "-m", "spacy", "download", REAL, "--retries", "0", "--timeout", "10", "--quiet"],
            check=False, capture_output=True, timeout=FETCH_SECONDS,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return None
    if done.returncode != 0:
        return None
    try:
        return spacy.load(REAL)
    except OSError:
        return None


def assemble() -> Language:
    """Tokenizer, lookup lemmas and a rule for names: what can be made without a trained model."""
    pipeline = spacy.blank("da")
    pipeline.meta["name"] = "assembled"
    lemmatizer = pipeline.add_pipe("lemmatizer", config={"mode": "lookup"})
    lemmatizer.initialize()  # type: ignore[attr-defined]
    ruler = pipeline.add_pipe("entity_ruler")
    patterns = [{"label": "PER", "pattern": [{"LOWER": cue}, {"IS_TITLE": True}]} for cue in _NAME_CUES]
    ruler.add_patterns(patterns)  # type: ignore[attr-defined]
    return pipeline


if __name__ == "__main__":
    print(f"· Danish language model: {make(Path(sys.argv[1]))}", flush=True)
