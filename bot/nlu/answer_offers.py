"""Names of offers in an answer to "Hvad vil du gerne have en samtale om?": "perron 3", "dagbehandling", "your choice"."""

from __future__ import annotations

import re
from functools import lru_cache

import yaml

from bot.nlu.facts.lexicon import one_letter_off
from bot.nlu.facts.message import one_spelling
from bot.nlu.facts.places import MUNICIPALITIES

MOST_WORDS = 10  # a longer text is a story, and the classifier reads it
_SHORTEST_WITH_ERROR = 5  # letters
# Words of names that name no offer by themselves; who says "jeg er anonym" or "jeg drikker alkohol" tells a fact.
_NO_NAME = frozenset(
    "hjælp behandling behandlingen samtale samtaler over under unge børn voksne unge kommune kommunen rusmiddelcenter anonym alkohol stof stoffer"
    " eller uden stedet øret odense kolding esbjerg"
    " medicin andre steder sted tal kører begge råd ikke tilbage centret kontakt også svært psykisk gravid mennesker forløbet voksen".split()
)


def offer_words(text: str) -> str | None:
    """The text itself when it holds a word of an offer's name in any municipality; which one is for the dialogue to find.

    Args:
        text: what the person wrote.
    """
    spelled = re.sub(r"\s+", " ", re.sub(r"[^\w\s-]", " ", one_spelling(text))).strip()
    said = re.findall(r"[^\W\d_]+", spelled)
    if not said or len(said) > MOST_WORDS:
        return None
    known = _name_words()
    for word in said:
        if word in known or (
            len(word) >= _SHORTEST_WITH_ERROR and any(one_letter_off(word, each) for each in known if len(each) >= 5)
        ):
            return spelled
    return None


@lru_cache(maxsize=1)
def _name_words() -> frozenset[str]:
    found: set[str] = {"pårørende"}
    for path in sorted(MUNICIPALITIES.glob("*/offers.yml")):
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        for offer in yaml.load(path.read_text(encoding="utf-8"), Loader=loader)["offers"]:  # noqa: S506 - a safe loader
            if not offer.get("entrance"):
                found |= set(re.findall(r"[^\W\d_]{4,}", f"{offer['name']} {offer['id']}".lower()))
    return frozenset(found - _NO_NAME)
