"""How surely a word of a sentence is told: as a fact, only asked about, or only supposed."""

from __future__ import annotations

from typing import Literal

from bot.nlu.facts.lexicon import word_set
from bot.nlu.facts.message import Sentence

Certainty = Literal["told", "asked", "supposed"]
_SUPPOSING = frozenset(["hvis", "dersom", "medmindre", "ifald", "forestil", "såfremt"])
_CLAUSE_ENDS = frozenset(["så", "hvad", "hvordan", "hvor", "hvornår", "hvem", "kan", "skal", "må"])
_BECAUSE = frozenset(["fordi", "da", "selvom", "nu", "eftersom", "for"])
_SUBJECTS = frozenset(["jeg", "vi", "han", "hun", "min", "mit", "mine"])
_STATES = frozenset(["er", "har", "bor", "ikke", "stadig", "også", "går", "selv", "kun", "allerede"])
_ADDRESSED = frozenset(["mig", "jer", "hjælp", "hjælpe", "os"])
_ASKS_ON = word_set("asks_on")


def certainty(sentence: Sentence, word: int) -> Certainty:
    """Whether a word stands in a statement, a question or a supposition.

    Args:
        sentence: the sentence.
        word: index of the word.
    """
    words = sentence.words
    for i in range(word - 1, -1, -1):
        if words[i] in _SUPPOSING:
            if not any(j in sentence.breaks for j in range(i + 1, word + 1)) and not any(
                w in _CLAUSE_ENDS for w in words[i + 2 : word]
            ):
                return "supposed"
            break
    if word < sentence.asks:
        return "told"
    for i in range(word, sentence.asks, -1):
        if words[i] == "er" and words[i - 1] in _ADDRESSED and i + 1 < len(words) and words[i + 1].isdigit():
            return "told"  # "kan i hjælpe mig er 26 og afhængig af lattergas"
        if words[i] not in _SUBJECTS:
            continue
        before = words[i - 1]
        state = i + 1 < len(words) and words[i + 1] in _STATES
        because = before in _BECAUSE and not (before == "for" and words[i] in ("min", "mit", "mine"))
        if (
            because
            or (before == "og" and state)
            or (words[i] in ("min", "mit") and before in ("jeg", "mig", "gøre"))
            or (before == "når" and state)
            or (i in sentence.breaks and words[i] not in ("i",))
        ):
            return "told"
        if words[i] in ("jeg", "han", "hun") and before not in _ASKS_ON:
            return "told"  # a new clause without a comma: "kan i hjælpe mig jeg ryger hash"
    if word in sentence.breaks and word > sentence.asks:
        return "told" if words[word] not in ("hvad", "hvor", "hvordan", "og", "eller") else "asked"
    return "asked"
