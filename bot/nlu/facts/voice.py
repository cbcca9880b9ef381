"""Signs that somebody writes of himself although the use is told of nobody: "er 19 og snuser ket", "min hverdag er hash"."""

from __future__ import annotations

from bot.nlu.facts.certainty import certainty
from bot.nlu.facts.lexicon import compiled, word_set
from bot.nlu.facts.message import Sentence
from bot.nlu.facts.people import ANYONE, ME, Cast

_OWN_LIFE = compiled(
    [
        "(?:min|mit|mine) (?:\\S+ )?(?:hverdag|hverdage|dag|dage|morgen|morgener|aften|aftener|nat|nætter|weekend|weekender|"
        "fredag|fredage|lørdag|lørdage|fritid|liv|løn|penge|forbrug|krop|hoved|ungdom|tilværelse|trøst|flugt|hobby|ferie|"
        "vaner|vane|pauser|formiddag|eftermiddag|eftermiddage|sommer|vinter|uge|uger|problem|last)"
    ]
)
_NO_SUBJECT = frozenset(["der", "som", "det", "de", "den", "hun", "han", "man", "vi"])
_DEFINITE = ("en", "et", "ne")  # "drengen er 13": somebody else's age
_SMOKES = frozenset(["ryger", "røget", "sniffer", "snuser", "fester"])
# Behind "ryger": a habit, no "ryger ud af skolen", "ryger på gaden" or "ryger en cigaret".
_HABIT = word_set("habit")
_TOBACCO = ("cigaret", "smøg", "tobak", "snus", "cerut", "pibe", "vape", "puff", "nikotin", "røgfri", "pakke", "ecig")


def own_life(sentence: Sentence) -> bool:
    """True when a sentence speaks of the writer's days, money or life.

    Args:
        sentence: the sentence.
    """
    return _OWN_LIFE is not None and _OWN_LIFE.search(sentence.text) is not None


def own_age(sentence: Sentence, word: int, owner: str | None) -> bool:
    """True when an age is the writer's: "jeg er 19", or "er 19" with nobody before it.

    Args:
        sentence: the sentence.
        word: index of the number.
        owner: whose age it was read to be.
    """
    if owner == ME:
        return True
    words = sentence.words
    if owner is None and word == 0 and words[1:2] == ("år",) and (len(words) <= 3 or words[2] == "og"):
        return True  # "16 år og sidder fast i lattergas"; "Mand, 43 år, alkohol" may be a record
    k = word - 1
    if owner is not None or k < 0 or sentence.words[k] not in ("er", "fyldt", "blevet"):
        return False
    before = sentence.words[k - 1] if k else ""
    return k in sentence.breaks or not (before in _NO_SUBJECT or (len(before) > 4 and before.endswith(_DEFINITE)))


def habits(s: int, sentence: Sentence, people: Cast) -> list[str | None]:
    """Whom a sentence tells to smoke or snort something that it does not name; tobacco and idioms left out.

    Args:
        s: the sentence's place in the message.
        sentence: the sentence.
        people: everybody in the message.
    """
    found: list[str | None] = []
    words = sentence.words
    if any(word.startswith(_TOBACCO) for word in words):
        return found
    for k, word in enumerate(words):
        following = words[k + 1] if k + 1 < len(words) else ""
        if word not in _SMOKES or not (following in _HABIT or not following or (k + 1) in sentence.breaks):
            continue
        owner = people.owner(s, k)
        if owner != ANYONE and certainty(sentence, k) == "told" and "ikke" not in words[max(0, k - 2) : k + 2]:
            found.append(owner)
    return found
