"""Names of places: those of the municipalities here, and the rest of Denmark."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

from bot.nlu.facts.lexicon import one_letter_off, word_list

KNOWLEDGE = Path(os.environ.get("KNOWLEDGE_DIR") or Path(__file__).resolve().parents[3] / "knowledge")
MUNICIPALITIES = KNOWLEDGE / "municipalities"
MOST_WORDS = 3
SHORTEST_WITH_ERROR = 6  # letters; shorter names lie too near to ordinary words
_ASCII = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "é": "e", "ü": "u", "ö": "oe", "ä": "ae"})


def folded(name: str) -> tuple[str, ...]:
    """A name's words without capitals, marks and Danish letters."""
    return tuple(re.findall(r"[a-z]+", name.lower().translate(_ASCII)))


@dataclass(frozen=True)
class Place:
    """A place found. `municipality` is an id of one here, or None; `name` then names the one elsewhere."""

    municipality: str | None
    name: str
    doubtful: bool
    exact: bool
    words: int


class Places:
    """The index of place names.

    Args:
        here: municipality id -> its name and the names of its places.
        elsewhere: municipality's name -> its towns.
        ordinary: names that are ordinary words too.
    """

    def __init__(self, here: dict[str, list[str]], elsewhere: dict[str, list[str]], ordinary: list[str]) -> None:
        self._places: dict[tuple[str, ...], tuple[str | None, str]] = {}
        names_here = {folded(names[0]) for names in here.values() if names}
        for municipality, towns in elsewhere.items():
            if folded(municipality) in names_here:
                owner = next(i for i, names in here.items() if folded(names[0]) == folded(municipality))
                self._places.update({folded(town): (owner, town) for town in towns})  # its own list comes last and wins
                continue
            self._places.update({folded(name): (None, municipality) for name in (municipality, *towns)})
        for municipality, names in here.items():
            self._places.update({folded(name): (municipality, name) for name in names if folded(name)})
        self._ordinary = {folded(name) for name in ordinary}
        self._long = [name[0] for name in self._places if len(name) == 1 and len(name[0]) >= SHORTEST_WITH_ERROR]

    @classmethod
    def load(cls, folder: Path = MUNICIPALITIES) -> Places:
        """The places of the content files.

        Args:
            folder: holds a folder with a municipality.yml a municipality.
        """
        here: dict[str, list[str]] = {}
        for file in sorted(folder.glob("*/municipality.yml")):
            data = yaml.safe_load(file.read_text(encoding="utf-8"))
            here[str(data["id"])] = [str(data.get("short") or data["name"]), *map(str, data.get("places") or [])]
        lists = word_list("elsewhere")
        return cls(here, lists["municipalities"], [str(word) for word in lists["words"]])

    def at(self, words: tuple[str, ...], i: int) -> Place | None:
        """The place whose name begins at a word, the longest name first.

        Args:
            words: lower-case words.
            i: where to look.
        """
        for length in range(min(MOST_WORDS, len(words) - i), 0, -1):
            name = folded(" ".join(words[i : i + length]))
            for form in (name, (name[0].removesuffix("s"),) if length == 1 and name and len(name[0]) > 5 else ()):
                if form in self._places:
                    municipality, title = self._places[form]
                    return Place(municipality, title, form in self._ordinary, exact=True, words=length)
        return self._nearly(words[i])

    def _nearly(self, word: str) -> Place | None:
        """A long name with one letter wrong, when only one municipality has such a name."""
        name = "".join(folded(word))
        if len(name) < SHORTEST_WITH_ERROR:
            return None
        near = {self._places[(known,)] for known in self._long if known[0] == name[0] and one_letter_off(name, known)}
        if len({municipality or title for municipality, title in near}) != 1:
            return None
        municipality, title = next(iter(near))
        return Place(municipality, title, doubtful=False, exact=False, words=1)


@lru_cache(maxsize=1)
def all_places() -> Places:
    """The places of this installation, read once."""
    return Places.load()
