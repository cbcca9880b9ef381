"""Ages and years of birth in a sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from bot.nlu.dates import past_day
from bot.nlu.facts.lexicon import word_set
from bot.nlu.facts.message import Sentence
from bot.nlu.facts.people import is_title

OLDEST = 110
GROWN_UP = 18
YOUNGEST_ALONE, OLDEST_ALONE = 12, 100  # a number alone between commas is an age from and to
_STREETS = ("vej", "gade", "allé", "alle", "stræde", "torv", "plads", "vænget", "parken")
YOUNGEST_BORN_FROM_YEAR = 5  # "årgang 05" is 2005; two digits above this year's are of the last century
_UNIT = (
    r"(?! (?:gange|gang|øl|øller|bajere|genstande|glas|flasker|joints|jointer|gram|g|mg|ml|cl|liter|dage|dag|"
    r"døgn|timer|time|minutter|uger|uge|måneder|måned|mdr|"
    r"kr|kroner|procent|børn|barn|drenge|piger|venner|personer|stk|om|daglig|erne|år (?:siden|i træk|nu|tilbage|"
    r"uden|med|clean)|årgang|bokse|poser|piller|\d+)(?= ))"
)
_LIGE = (
    r"(?: (?:lige|kun|nu|netop|bare|nylig|nyligt|akkurat|da|jo|cirka|ca|omkring|jeg|han|hun|snart|næsten|knap|"
    r"ved at|altså|vist|vel|selv|også|stadig|begge|alle))*"
)
_STANDS = re.compile(
    rf"(?<= )(?:(?P<verb>er|fyldt|fyldte|fylder|bliver|blevet|rundet|rundede|runder)(?P<lige>{_LIGE})(?: (?:de|en))? (?P<n>\d+){_UNIT}"
    rf"|(?P<blev>blev){_LIGE} (?P<n6>\d+){_UNIT}(?=(?: år)? (?:i går|i forgårs|sidste|i sidste|for|i mandags|i søndags|i lørdags))"
    rf"|på(?P<ca> (?:lige|kun|snart|næsten|ca|cirka|omkring))* (?P<n2>\d+){_UNIT}(?! (?:januar|februar|marts|"
    rf"april|maj|juni|juli|august|september|oktober|november|december))"
    r"|(?P<n3>\d+) (?:årig|årige|årigt|års)"
    r"|(?P<n4>\d+) år(?: gammel| gamle| ung)?(?! (?:siden|i træk|tilbage|uden|clean|med|på))"
    r"|(?:mand|kvinde|dreng|pige|fyr|søn|datter|mor|far|kæreste|kone|bror|søster|alder|alderen)(?: er| på)? (?P<n5>\d\d)(?! \d)"
    r"|årgang (?P<year2>\d{2}|\d{4})|født(?: \S+){0,4}? (?P<year>(?:19|20)\d{2})(?= )|født(?: i)? (?P<year3>\d{2})(?= )|(?P<yearx>(?:19|20)\d\d) årgang)(?= )"
)
_DURATION_BEFORE = word_set("before_a_duration")
_PAST_CLAUSE = re.compile(
    r" (?:var|siden|da|dengang|som|fra|i en alder af)(?: (?:jeg|han|hun|man|vi|de|den|det|du|folk|lige|kun|ung))* $"
)
_PAST = re.compile(
    r" (?:var|siden|da|dengang|som|fra|i en alder af|begyndte|startede)(?: (?!og |men |nu |så )\S+){0,3} $"
)


@dataclass(frozen=True)
class Age:
    """An age at a word of a sentence; `of_noun` when it stands directly behind or within a noun ("min søn på 17")."""

    years: int
    word: int
    of_noun: bool


def ages(sentence: Sentence, today: date) -> list[Age]:
    """The ages a sentence tells as somebody's present one; limits, durations and past ages are left out.

    Args:
        sentence: the sentence.
        today: for years of birth.
    """
    found: dict[int, Age] = {}
    for match in _STANDS.finditer(sentence.text):
        age = _age(sentence, match, today)
        if age is not None and 0 < age.years <= OLDEST:
            found.setdefault(age.word, age)
            if match["n2"]:
                for word in _listed(sentence, age.word):
                    found.setdefault(word, Age(int(sentence.words[word]), word, of_noun=True))
    for word in _bare(sentence):
        found.setdefault(word, Age(int(sentence.words[word]), word, of_noun=False))
    return [found[word] for word in sorted(found)]


def _bare(sentence: Sentence) -> list[int]:
    """Places of a number that stands alone between commas: "misbrug af tramadol, 44"; no street's and no second number."""
    words, breaks = sentence.words, sentence.breaks
    return [
        word
        for word in sorted(breaks)
        if 0 < word < len(words)
        and (word + 1 == len(words) or (word + 1) in breaks)
        and words[word].isdigit()
        and YOUNGEST_ALONE <= int(words[word]) < OLDEST_ALONE
        and not words[word - 1].isdigit()
        and not words[word - 1].endswith(_STREETS)
        and not {"kl", "klokken", "tlf", "telefon", "nummer"} & set(words[:word])
        and not any(other.isdigit() for other in words[word + 1 :])
    ]


def _listed(sentence: Sentence, word: int) -> list[int]:
    """Places of further numbers in "på 4, 7 og 9"."""
    words, places, i = sentence.words, [], word + 1
    while i < len(words) and (
        words[i].isdigit() or (words[i] in ("og", "år") and i + 1 < len(words) and words[i + 1].isdigit())
    ):
        if words[i].isdigit():
            places.append(i)
        i += 1
    return places


def _age(sentence: Sentence, match: re.Match[str], today: date) -> Age | None:
    year = match["year"] or match["year2"] or match["year3"] or match["yearx"]
    group = next((g for g in ("n", "n2", "n3", "n4", "n5", "n6", "year", "year2", "year3", "yearx") if match[g]), "n")
    word = sentence.word_at(match.start(group))
    before = sentence.words[word - 1] if word else ""
    if year:
        day = (
            past_day(f"{match[0].removeprefix('født').strip()}"[:-4], today)
            if match["year"] and any(w.isalpha() and w not in ("i", "den", "d", "år") for w in match[0].split()[1:])
            else None
        )
        if day is not None:  # the last birthday
            return Age(day.year - int(year), word, of_noun=False)
        return Age(age_from_birth_year(int(year), today), word, of_noun=False)
    years = int(match[group])
    head = " " + " ".join(sentence.words[:word]) + " "
    if group == "n":
        if sentence.words[max(0, sentence.word_at(match.start()) - 1)] in ("kl", "klokken") or _two_at_once(
            sentence, word
        ):
            return None
        coming = match["verb"] in ("fylder", "bliver", "runder") or any(
            w in match["lige"] for w in (" snart", " næsten", " ved at")
        )
        if (
            match["verb"] == "er"
            and _PAST_CLAUSE.search(" " + " ".join(sentence.words[: sentence.word_at(match.start())]) + " ")
            and " da jeg er" not in head
            and " da han er" not in head
            and " da hun er" not in head
            and " som er" not in head
            and " som lige er" not in head
        ):
            return Age(years, word, of_noun=False) if re.search(r" (?:som|da|siden)(?: \S+){1,3} $", head) else None
        return Age(years - 1 if coming and years > 1 else years, word, of_noun=False)
    if group == "n2":
        if (
            before == "på"
            and word >= 2
            and sentence.words[word - 2]
            in ("svar", "klokken", "plads", "nummer", "linje", "perron", "ringe", "ring", "telefon", "bus")
        ):
            return None
        return Age(
            years - 1 if match["ca"] and match["ca"].strip() in ("snart", "næsten") else years, word, of_noun=True
        )
    if group == "n4":
        if (
            before in _DURATION_BEFORE
            or (_PAST.search(head) and before != "er")
            or before in ("var", "blev", "været", "haft")
        ):
            return None
        owned = (
            word == 0
            or word in sentence.breaks
            or before
            in ("jeg", "han", "hun", "er", "på", "mand", "kvinde", "dreng", "pige", "søn", "datter", "fyldt", "og")
            or before.isalpha()
        )
        follows = sentence.words[word + 2] if word + 2 < len(sentence.words) else ""
        if before in ("og",) and follows not in ("gammel", ""):
            return None
        return (
            Age(years, word, of_noun=before not in ("jeg", "er", "han", "hun", "fyldt"))
            if owned and _plain(sentence, word, before, follows)
            else None
        )
    if group == "n3":
        return (
            None
            if before in ("som", "fra", "til", "over", "under", "mellem")
            or (re.search(r" (?:for|til|mellem|af) $", head) and _groups_follow(sentence, word))
            else Age(years, word, of_noun=True)
        )
    return Age(years, word, of_noun=True)


def _two_at_once(sentence: Sentence, word: int) -> bool:
    """ "Mine forældre er 65 og 68": the age of neither alone; "de er 8 og 11" still tells of children."""
    tail = sentence.words[word + 1 : word + 4]
    return (
        int(sentence.words[word]) >= GROWN_UP
        and tail[:1] == ("og",)
        and tail[1:2] != ()
        and tail[1].isdigit()
        and (len(tail) < 3 or tail[2] in ("og", "år", "der"))
    )


def _plain(sentence: Sentence, word: int, before: str, follows: str) -> bool:
    """ "24 år" behind a person or at a clause's head is an age; behind any other word it needs "gammel"."""
    if follows in ("gammel", "gamle", "ung") or word == 0 or word in sentence.breaks:
        return True
    return is_title(before) or before in {
        "jeg",
        "han",
        "hun",
        "er",
        "på",
        "mand",
        "kvinde",
        "dreng",
        "pige",
        "fyr",
        "søn",
        "datter",
        "fyldt",
        "kæreste",
        "kone",
        "bror",
        "søster",
        "mor",
        "far",
        "barn",
        "ven",
        "veninde",
        "alder",
        "knap",
        "nu",
        "selv",
    }


def _groups_follow(sentence: Sentence, word: int) -> bool:
    """ "For 17-årige" speaks of a group, "for en 17-årig" of somebody."""
    return sentence.words[word + 1] == "årige" and (
        word + 2 >= len(sentence.words)
        or sentence.words[word + 2] not in ("søn", "datter", "dreng", "pige", "bror", "søster", "barn")
    )


def age_from_birth_year(year: int, today: date) -> int:
    """The likelier age of somebody born in that year: in the first half of a year most birthdays are still to come.

    Args:
        year: two or four digits.
        today: decides.
    """
    if year < 100:
        year += 2000 if year <= today.year % 100 - YOUNGEST_BORN_FROM_YEAR else 1900
    return today.year - year - (1 if today.month <= 6 else 0)
