"""Makes real_words.txt: run after words were added to the rules.

`python -m bot.safety.build_real_words` needs spacy-lookups-data, whose table of Danish word forms it reads.
"""

from __future__ import annotations

import gzip
import json
from importlib.resources import files

from bot.safety.detector import Detector
from bot.safety.spelling import MIN_LENGTH, REAL_WORDS_FILE, deletions, one_letter_off, single
from bot.safety.tokens import fold


def danish_words() -> set[str]:
    """The folded word forms of spacy-lookups-data's Danish table."""
    table = files("spacy_lookups_data").joinpath("data", "da_lemma_lookup.json.gz").read_bytes()
    return {fold(word) for word in json.loads(gzip.decompress(table))}


def neighbours(vocabulary: frozenset[str], words: set[str]) -> list[str]:
    """The real words, outside the vocabulary, that lie one letter from a word of it."""
    index: dict[str, list[str]] = {}
    for known in vocabulary:
        if len(known) >= MIN_LENGTH:
            for form in deletions(known):
                index.setdefault(form, []).append(known)

    def near(word: str) -> bool:
        return any(one_letter_off(word, k) for form in deletions(word) for k in index.get(form, ()))

    found = {
        word
        for word in words - vocabulary
        if len(word) >= MIN_LENGTH
        and word.isalpha()
        and (near(word) or (single(word) != word and (single(word) in vocabulary or near(single(word)))))
    }
    return sorted(found)


def main() -> None:
    """Writes the file, ten words a line."""
    found = neighbours(Detector().vocabulary, danish_words())
    lines = [" ".join(found[i : i + 10]) for i in range(0, len(found), 10)]
    REAL_WORDS_FILE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(found)} words")


if __name__ == "__main__":
    main()
