"""A message as sentences of words in one spelling, with what the rules need to know of each word's surroundings."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.danish_text import SPOKEN, plain
from bot.nlu.facts.lexicon import word_set
from bot.nlu.numbers import digits

MOST_CHARACTERS = 6000  # of a message; the rest is not read, so that the time stays bounded
# Spoken forms that mean something else too often in a story ("a-kasse", "m", "el").
_LEFT = {"a", "m", "el", "ha", "ig", "ve", "bar", "kr", "stk", "nr", "tlf"}
_FOLLOWS_ORDINAL = (
    r"(?:januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december|jan|feb|mar|apr|"
    r"jun|jul|aug|sep|okt|nov|dec|klasse|uge|måned|sal|gang|dag|semester|g)\b"
)
_TOKEN = re.compile(r"\[\w+\]|\d+|[^\W\d_]+(?:'[^\W\d_]+)?|[.!?…;:\n]+|,|-(?=\s)|[()]")
_DOTTED_ORDINAL = re.compile(rf"(\d)\.(?=\s*{_FOLLOWS_ORDINAL})")
_ORDINAL_SPAN = re.compile(r"\bpå (\d+)\. (år|måned|uge|dag)\b")  # "clean på 6. år" is no age
_ABBREVIATION = re.compile(
    r"\b(ca|kl|tlf|nr|feks|f\.eks|bl\.a|mm|osv|evt|pga|ift|inkl|max|min|sdr|nr|md|mdr|stk|d)\.(?=\s*\S)"
)
_OPENER = frozenset(["hvad", "hvordan", "hvornår", "hvem", "hvilken", "hvilke", "hvilket", "hvorfor", "hvorhen"])
_IN_WHAT = word_set("in_what")
_FEELS = word_set("feels")
_INVERTED = word_set("inverted_verbs")
_AFTER_INVERTED = word_set("after_inverted_verb")


@dataclass(frozen=True)
class Sentence:
    """One sentence.

    Attributes:
        words: its words, lower case, spoken forms written out, numerals as digits.
        breaks: indexes of words before which a comma, colon, dash or parenthesis stands.
        asks: index of the word at which it turns into a question; len(words) when it does not.
        text: the words with a space on either side of each, for patterns.
    """

    words: tuple[str, ...]
    breaks: frozenset[int]
    asks: int
    text: str

    def word_at(self, offset: int) -> int:
        """Index of the word that stands at a place in `text`."""
        return self.text.count(" ", 0, offset) - 1


def read_message(text: str) -> list[Sentence]:
    """Sentences of a message.

    Args:
        text: as the person wrote it.
    """
    text = one_spelling(text[:MOST_CHARACTERS])
    text = _ORDINAL_SPAN.sub(r"i \1 \2", text)
    text = _ABBREVIATION.sub(r"\1", _DOTTED_ORDINAL.sub(r"\1", text))
    found: list[Sentence] = []
    words: list[str] = []
    breaks: set[int] = set()
    for piece in _TOKEN.findall(text):
        if piece[0] in ".!?…;\n" and piece != "..":
            if words:
                found.append(_sentence(words, breaks, "?" in piece))
            words, breaks = [], set()
        elif piece[0] in ",:-()":
            breaks.add(len(words))
        else:
            words.extend([piece] if piece in _LEFT else SPOKEN.get(piece, piece).split())
    if words:
        found.append(_sentence(words, breaks, asked=False))
    return found


def one_spelling(text: str) -> str:
    """Lower case, å for aa, ø and æ for oe and ae where the writer's keyboard had none, numerals as digits."""
    text = plain(text).replace("aa", "å")
    if not re.search("[æø]", text):
        text = re.sub(r"(?<![aeiou])oe(?![aeiou])(?!(?<=[a-z]{4})re?n?\b)", "ø", text)  # "oel", but "beboer"
        text = re.sub(r"(?<![aeiouå])ae(?![aeiouå])", "æ", text)
    text = re.sub(r"(\d) ?ar\b", r"\1 år", digits(text))
    return re.sub(r"(\d)-?års? ?i?g", r"\1 årig", text).replace("’", "'")


def _sentence(words: list[str], breaks: set[int], asked: bool) -> Sentence:
    return Sentence(tuple(words), frozenset(breaks), _turns_to_question(words, breaks, asked), f" {' '.join(words)} ")


def _turns_to_question(words: list[str], breaks: set[int], asked: bool) -> int:
    """Where a question begins: at its question word or its inverted verb, even without a mark; else nowhere.

    "Jeg ved ikke, hvad jeg skal gøre" is no question: the word stands in a subordinate clause.
    """
    for i, word in enumerate(words):
        starts = i == 0 or i in breaks or words[i - 1] in ("og", "men", "så", "hej", "for")
        if word in _OPENER and not (
            i
            and words[i - 1] in ("ikke", "vide", "forstå", "om", "ved", "af", "finde", "se", "at", "sige", "og")
            and not starts
        ):
            return i
        if (
            word in ("hvad", "hvordan", "hvornår", "hvem")
            and i
            and words[i - 1] not in ("ikke", "vide", "af", "ved", "om", "på", "til")
        ):
            return i
        if word == "hvor" and not i:
            return i
        if (
            word == "hvor"
            and i + 1 < len(words)
            and words[i + 1]
            in (
                "meget",
                "lang",
                "langt",
                "længe",
                "mange",
                "kan",
                "skal",
                "er",
                "ligger",
                "går",
                "tit",
                "ofte",
                "henvender",
                "ringer",
            )
        ):
            return i
        if (
            (starts or asked)
            and word in _INVERTED
            and i + 1 < len(words)
            and words[i + 1] in _AFTER_INVERTED
            and (starts or words[i - 1] not in ("jeg", "han", "hun", "som", "der", "det", "vi", "man"))
        ):
            if i + 1 < len(words) and words[i + 1] in ("en", "et", "den") and not asked:
                continue
            if word == "er" and words[i + 1] == "i" and words[i + 2 : i + 3] and words[i + 2] in _IN_WHAT:
                continue  # "er i tvivl", the subject left out; but "er I åbne"
            if word == "har" and words[i + 1] == "det" and words[i + 2 : i + 3] and words[i + 2] in _FEELS:
                continue  # "har det skidt"
            return i
    return 0 if asked and len(words) < 3 else len(words)
