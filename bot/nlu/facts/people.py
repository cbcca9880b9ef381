"""The people of a message: the one who writes, those near, and people in general; and whom each word is about."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from bot.nlu.facts.lexicon import one_letter_off, word_list

ME, ANYONE, UNNAMED = "me", "anyone", "he or she"
RELATIONS = ("parent", "child", "partner", "sibling", "friend", "other")


@dataclass
class Person:
    """Somebody who is spoken of. `relation`: what the writer is to them; `topic`: the message is said to be about them."""

    key: str
    relation: str | None = None
    gender: str = "x"
    topic: bool = False


@dataclass(frozen=True)
class Mention:
    """A place where somebody is named. `until`: first word that is no more about them, None for up to the next subject."""

    start: int
    end: int
    key: str
    until: int | None = None


@dataclass
class Cast:
    """Everybody in a message, and who each word is about."""

    people: dict[str, Person] = field(default_factory=dict)
    mentions: list[list[Mention]] = field(default_factory=list)
    carried: list[str | None] = field(default_factory=list)

    def owner(self, sentence: int, word: int) -> str | None:
        """Key of the person a word is about; None when nobody was named yet."""
        found = self.carried[sentence]
        for mention in self.mentions[sentence]:
            if mention.start > word:
                break
            if mention.until is None:
                found = mention.key
            elif word < mention.until:
                return mention.key
        return found

    def named(self, sentence: int, word: int) -> bool:
        """True when the sentence itself names the one the word is about."""
        return any(m.start <= word and (m.until is None or word < m.until) for m in self.mentions[sentence])


@lru_cache(maxsize=1)
def relation_nouns() -> dict[str, tuple[str, str]]:
    """Noun -> (relation, gender)."""
    lists = word_list("people")
    return {
        noun: (relation, gender)
        for relation in RELATIONS
        for gender, nouns in lists[relation].items()
        for noun in nouns
    }


TITLE_ENDS = ("lærer", "pædagog", "sygeplejerske", "sagsbehandler", "vejleder", "socialrådgiver")


def is_title(word: str) -> bool:
    """True when a word names a profession that meets people with such problems at work.

    Args:
        word: lower case.
    """
    return word in word_list("people")["professional"]["titles"] or word.endswith(TITLE_ENDS)


def is_workplace(word: str) -> bool:
    """True when a word names a place where such people work.

    Args:
        word: lower case.
    """
    return word in word_list("people")["professional"]["workplaces"]


def relation_noun(word: str) -> tuple[str, str, str] | None:
    """(noun, relation, gender) of a word for somebody near, one typing error allowed in the long ones; else None."""
    nouns = relation_nouns()
    for form in (word, word.removesuffix("s") if len(word) > 3 and not word.endswith("ss") else word):
        if form in nouns:
            return (form, *nouns[form])
    if len(word) >= 6:
        for noun in word_list("people")["typing"]:
            if word[0] == noun[0] and one_letter_off(word, noun):
                return (noun, *nouns[noun])
    return None
