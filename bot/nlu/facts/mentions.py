"""Finds who is named in a sentence, word by word, and whether as its subject, in passing, or as what it is about."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.nlu.facts.cases import case, helped_surely
from bot.nlu.facts.lexicon import word_set
from bot.nlu.facts.message import Sentence
from bot.nlu.facts.people import (
    ANYONE,
    ME,
    UNNAMED,
    Cast,
    Mention,
    Person,
    relation_noun,
    relation_nouns,
)
from bot.nlu.facts.substances import kind_of

_MINE = frozenset(["min", "mit", "mine", "vores", "vor", "vort"])
_THEIRS = frozenset(["hans", "hendes", "deres", "sin", "sit", "sine"])
_FINITE = word_set("finite_verbs")
_ADVERBS = word_set("adverbs")
_CONJUNCTIONS = word_set("conjunctions")
_SUBJECTS = frozenset(["jeg", "vi", "han", "hun", "man", "du", "de", "i"])
_GENERIC = frozenset(["man", "folk", "nogen", "alle", "mennesker", "borgere"])
_GROUPS = word_set("groups")
_AMBIGUOUS = frozenset(
    [
        "dreng",
        "drengen",
        "pige",
        "tøs",
        "mand",
        "unge",
        "barn",
        "barnet",
        "x",
        "kone",
        "ældste",
        "yngste",
        "mellemste",
        "teenager",
        "knægt",
        "nabo",
        "chef",
        "lejer",
        "medarbejder",
        "far",
        "mor",
    ]
)
_COUPLED = frozenset(["jeg", "vi", "har", "er", "og", "som", "selv"])  # "jeg bor med en mand", not "hun bor med en fyr"
_THEIR_USE = ("misbrug", "forbrug", "afhængighed", "drikkeri")
_CHILD = frozenset(["dreng", "pige", "knægt", "tøs", "teenager", "søn", "datter", "ung"])
_BY_AGE = frozenset(["ældste", "yngste", "mellemste", "midterste"])
_PLURALS = frozenset(
    ["venner", "veninder", "kammerater", "kolleger", "kollegaer", "naboer", "vennerne", "drengene", "gutterne"]
)
_RELATED = re.compile(
    r"(?:(?<= )(?:(?:jeg|vi) er(?: \d+(?: år)?(?: gammel)?(?: og)?)?|er(?: \d+(?: år)?(?: og)?)?|som|undertegnede er|hej)|^) "
    r"(?:(?:en|stolt|bekymrede?|ked|også|selv|den|fortvivlede?|ulykkelige?|alene|begge|voksent?|voksne|et) )*"
    r"(?P<noun>\S+) (?P<link>til|af|med) "
    r"(?=(?:en|et|ham|hende|(?:dreng|pige|knægt|tøs|teenager|søn|datter|ung) (?:på )?\d\d|"
    r"\d+ årig\S*|\[\w+\]|(?!børn|drenge|piger|tvillinger|unger|døtre|sønner)[^\W\d]+ på \d+) )"
    r"|(?<= )(?:(?P<couple>bor|boet)(?: sammen)? (?P<with>med) (?=en (?:mand|kvinde|fyr) )"
    r"|(?P<couple2>lever|levet|gift|danner par)(?: sammen)? (?P<with2>med) "
    r"(?=en (?:mand|kvinde|fyr|alkoholiker|narkoman|misbruger|stofmisbruger) ))"
)
_TOPIC_BEFORE = re.compile(
    r" (?:nu er det|bekymre\S+ (?:mig )?(?:meget |lidt |ret |så )?(?:for|over|om)|bange for|nervøs for|urolig for|"
    r"ked af det for|fortvivlet over|hjælpe|hjælp til|hjælper|handler (?:det )?(?:her )?(?:om|mest om)|gælder|"
    r"drejer sig om|angående|"
    r"vedrørende|(?:det|her|behandling|tilbud|plads|noget|råd|hjælpen|samtale|tid) (?:er |egentlig |faktisk |"
    r"mere |ikke mig )*til|pårørende til|på vegne af|tale med|snakke med|få|behandling (?:af|for)|hjælp for|"
    r"støtte|"
    r"(?:gør|gøre|spørger|skriver|søger|henvender mig|ringer|bestille|booke|tid) (?:\S+ )?for|om hjælp til|"
    r"(?:det|her) er (?:egentlig |faktisk |mere |nok )?(?:for|om)|ikke mig(?: men| det er)?|(?:det|"
    r"den det handler om) er(?: egentlig| faktisk)?|skriver om|spørger om|(?:har|med) problemer med) $"
)


def cast(sentences: list[Sentence]) -> Cast:
    """Finds everybody a message names."""
    found = Cast()
    carried: str | None = None
    for sentence in sentences:
        found.carried.append(carried)
        mentions = _mentions(sentence, found)
        found.mentions.append(mentions)
        lasting = [m.key for m in mentions if m.until is None and m.key != ANYONE]
        carried = lasting[-1] if lasting else carried
    _name_the_unnamed(found)
    return found


def _name_the_unnamed(found: Cast) -> None:
    """ "Han vil ikke i behandling. Min søn er 26": the one named later is the one meant before, when there is only one."""
    unnamed = found.people.get(UNNAMED)
    near = [p for p in found.people.values() if p.key not in (UNNAMED, "case") and not p.key.startswith("their ")]
    if (
        unnamed is None
        or len(near) != 1
        or "case" in found.people
        or (unnamed.gender, near[0].gender) in (("m", "f"), ("f", "m"))
    ):
        return
    key = near[0].key
    del found.people[UNNAMED]
    found.mentions = [[replace(m, key=key) if m.key == UNNAMED else m for m in mentions] for mentions in found.mentions]
    found.carried = [key if c == UNNAMED else c for c in found.carried]


def _mentions(sentence: Sentence, found: Cast) -> list[Mention]:
    words, mentions, i = sentence.words, [], 0
    related = {sentence.word_at(m.end()): m for m in _RELATED.finditer(sentence.text)}
    while i < len(words):
        mention = (
            _related(sentence, i, related, found)
            or _pronoun(words, i, found)
            or (helped_surely(sentence, i) and case(sentence, i, found))
            or _near_one(sentence, i, found)
            or case(sentence, i, found)
        )
        if mention is None:
            i += 1
            continue
        mentions.append(mention)
        i = max(mention.end, i + 1)
    return mentions


def _related(sentence: Sentence, i: int, related: dict[int, re.Match[str]], found: Cast) -> Mention | None:
    """ "Jeg er mor til en dreng på 16": the child, by way of the parent."""
    match = related.get(i)
    if match is None or _somebody_is(sentence, match):
        return None
    noun = relation_noun(match["noun"] or "")
    link = match["link"] or match["with"] or match["with2"]
    if match["couple"] or match["couple2"] or match["noun"] == "gift":
        noun = ("kæreste", "partner", "x")
    if noun is None or (noun[1] == "other" and link != "til"):
        return None
    word = sentence.words[i + 1] if i + 1 < len(sentence.words) else ""
    named = relation_noun(word)
    key = f"{noun[0]} {link} {word if named else ''}".strip()
    relation = {"parent": "child", "child": "parent"}.get(noun[1], noun[1])
    gender = named[2] if named else {"ham": "m", "hende": "f"}.get(sentence.words[i], "x")
    plain_noun = not named and sentence.words[i] in ("en", "et") and word not in ("der", "som", "på", "")
    end = i + (2 if named or plain_noun else 1)
    if word.isdigit():
        end = i + 3 if sentence.words[i + 2 : i + 3] == ("årig",) else end  # "mor til en 18 årig som"
    rest = sentence.words[i:]
    telegram = rest[0] in _CHILD and not _FINITE & set(rest) and any(map(kind_of, rest))  # "mor til dreng 22 coke gæld"
    subject = telegram or _relative_clause(sentence.words, _past_age(sentence.words, end))
    found.people.setdefault(key, Person(key, relation, gender, topic=noun[1] != "child" or subject))
    return Mention(i, end, key, None if subject else _past_age(sentence.words, end))


def _somebody_is(sentence: Sentence, match: re.Match[str]) -> bool:
    """ "Min datter er kæreste med en": the relation of another than the writer."""
    start = sentence.word_at(match.start())
    words = sentence.words
    if match["couple"] or match["couple2"]:
        return start > 0 and words[start - 1] not in _COUPLED
    return words[start] == "er" and start > 0 and start not in sentence.breaks and words[start - 1] not in _CONJUNCTIONS


def _pronoun(words: tuple[str, ...], i: int, found: Cast) -> Mention | None:
    word, after = words[i], words[i + 1] if i + 1 < len(words) else ""
    before = words[i - 1] if i else ""
    if word in ("jeg", "vi", "undertegnede"):
        return Mention(i, i + 1, ME)
    if (
        word == "er"
        and after.isdigit()
        and words[max(0, i - 2) : i] in (("hjælpe", "mig"), ("råde", "mig"), ("støtte", "mig"))
    ):
        return Mention(i, i, ME)  # "kan i hjælpe mig er 26 og ..."
    if word in ("ham", "hende") and after in ("der", "som") and before in ("er", "det"):
        return Mention(i, i + 1, _whom(found, "m" if word == "ham" else "f"))  # "nu er det ham der drikker"
    if word in ("hans", "hendes") and (kind_of(after) or after.startswith(_THEIR_USE)):
        return Mention(i, i + 1, _whom(found, "m" if word == "hans" else "f"), i + 2)  # "hendes drikkeri"
    if word in ("han", "hun"):
        return Mention(i, i + 1, _whom(found, "m" if word == "han" else "f"))
    everybody = word in _GENERIC and (not i or before == "at") and after not in _MINE
    if word == "man" or everybody:
        return Mention(i, i + 1, ANYONE)
    if (
        word == "i"
        and before in ("kan", "har", "hjælper", "tilbyder", "gør", "behandler", "må", "skal", "tager", "laver", "vil")
        and after not in ("går", "dag", "mange", "flere", "år", "aften", "nat")
    ):
        return Mention(i, i + 1, ANYONE) if i < 2 or words[i - 2] not in _SUBJECTS else None
    if (
        word == "der"
        and before in ("er", "findes", "gælder", "sker")
        and (i < 2 or words[i - 2] not in _SUBJECTS | {"det"})
    ):
        return Mention(i, i + 1, ANYONE)
    if word in _GROUPS and before in ("kan", "får", "må", "skal", "har", "er", "bliver") and i == 1:
        return Mention(i, i + 1, ANYONE)
    if word in _GROUPS and before in ("for", "til", "hjælper", "tilbyder", "behandler", "mange"):
        return Mention(i, i + 1, ANYONE)
    return None


def _whom(found: Cast, gender: str) -> str:
    """The last one named whom a pronoun of that gender can mean."""
    for person in reversed(found.people.values()):
        if person.gender in ("x", gender) and person.key != UNNAMED:
            return person.key
    found.people.setdefault(UNNAMED, Person(UNNAMED, None, gender))
    return UNNAMED


def _near_one(sentence: Sentence, i: int, found: Cast) -> Mention | None:
    """ "Min store søn", "en ven", "hans mor", or "mor" at the head of a clause."""
    words = sentence.words
    word, before = words[i], words[i - 1] if i else ""
    if word in _MINE or word in _THEIRS or word in ("en", "et"):
        for j in range(i + 1, min(i + 6, len(words))):
            if words[j] in _PLURALS:
                return Mention(i, j + 1, ANYONE)
            noun = relation_noun(words[j])
            if noun is not None and (owned := _of_somebody(sentence, i, j, found)) is not None:
                return owned
            if noun is not None:
                if j + 1 < len(words) and (longer := relation_noun(words[j + 1])) is not None and noun[0] in _AMBIGUOUS:
                    return _noun_mention(sentence, i, j + 1, longer, found)  # "min yngste datter"
                return _noun_mention(sentence, i, j, noun, found)
            if words[j] in _MINE | _SUBJECTS | {"er", "har", "der", "som", "og", "at", "med", "på", "til"} - {"og"}:
                return None
        return None
    if word == "den" and i + 1 < len(words) and words[i + 1] in _BY_AGE and (noun := relation_noun(words[i + 1])):
        return _noun_mention(sentence, i, i + 1, noun, found)  # "den ældste på 17"
    if (
        word == "den"
        and words[i + 1 : i + 2] == ("ene",)
        and words[i + 2 : i + 3]
        and words[i + 2] in _FINITE
        and {"mor", "far", "forældre"} & set(words[:i])
    ):
        return _noun_mention(sentence, i, i + 1, ("barn", "parent", "x"), found)  # "far til tvillinger, den ene ryger"
    if word in _PLURALS:
        return Mention(i, i + 1, ANYONE)  # "mine venner ryger" is no person to find help for
    noun = relation_noun(word)
    head = (i == 0 or i in sentence.breaks or before in _CONJUNCTIONS) and (i + 1) not in sentence.breaks
    if (
        noun is not None
        and (noun[1] in ("child", "parent", "partner", "sibling") or noun[0].endswith("barnet"))
        and head
        and noun[0] not in ("unge", "x", "mand", "dreng", "pige", "børn", "barn")
    ):
        following = words[i + 1] if i + 1 < len(words) else ""
        if (
            following in _FINITE
            or (following == "og" and i + 2 < len(words) and relation_noun(words[i + 2]))
            or (before == "og" and following in _FINITE)
        ):
            return _noun_mention(sentence, i, i, noun, found)
        if (i == 0 and following.isdigit()) or ((i == 0 or i in sentence.breaks) and following == "på"):
            return _noun_mention(sentence, i, i, noun, found)
    return None


def _of_somebody(sentence: Sentence, i: int, j: int, found: Cast) -> Mention | None:
    """ "Min søns ven": somebody near a near one, who is nobody to find help for."""
    words = sentence.words
    nouns = relation_nouns()
    if words[j] in nouns or j + 1 >= len(words) or (noun := relation_noun(words[j + 1])) is None:
        return None
    key = f"their {noun[0]}"
    found.people.setdefault(key, Person(key, "other", noun[2]))
    near = relation_noun(words[j])
    if near is not None:
        found.people.setdefault(near[0], Person(near[0], near[1], near[2]))  # "min søsters børn, for hun drikker"
    age_end = _past_age(words, j + 2)
    return Mention(i, j + 2, key, None if _is_subject(sentence, i, age_end) else age_end)


def _noun_mention(sentence: Sentence, i: int, j: int, noun: tuple[str, str, str], found: Cast) -> Mention | None:
    words, word = sentence.words, sentence.words[i]
    before = words[i - 1] if i else ""
    if word in ("en", "et") and (
        (noun[0] in _AMBIGUOUS and before not in ("har", "fået", "og"))
        or (before in ("er", "som") and noun[1] != "friend" and noun[1] != "other")
    ):
        return None
    if word in ("en", "et") and noun[1] == "child":
        return None
    relation, key = noun[1], noun[0]
    if word in ("hans", "hendes", "deres") and before == "er" and i >= 2 and words[i - 2] in ("jeg", "vi"):
        whom = _whom(found, {"hans": "m", "hendes": "f"}.get(word, "x"))
        found.people[whom].relation = found.people[whom].relation or {"parent": "child", "child": "parent"}.get(
            relation, relation
        )
        return Mention(i, j + 1, ME)  # "jeg er hendes kæreste"
    held = word in ("en", "et") and before in ("har", "fået", "fik") and bool(found.people) and _not_mine(words[:i])
    if word in _THEIRS or (held and relation in ("partner", "friend", "other")):
        relation, key = "other", f"their {noun[0]}"
    if word in _THEIRS and before == "og" and relation_noun(_noun_before_age(words, i - 2)) is not None:
        return Mention(i, j + 1, key, _past_age(words, j + 1))  # "min søn og hans kæreste": still about the first
    if before == "og" and i >= 2 and words[i - 2] in ("jeg", "mig"):
        return Mention(i, j + 1, ME)
    age_end = _past_age(words, j + 1)
    subject = _is_subject(sentence, i, age_end)
    topic = _is_topic(sentence, i)
    person = found.people.pop(key, None) or Person(key, relation, noun[2])
    found.people[key] = person  # the last one named stands last
    person.topic = person.topic or topic
    return Mention(i, j + 1, key, None if subject or topic else age_end)


def _noun_before_age(words: tuple[str, ...], k: int) -> str:
    """The word at a place, or the one before the age that stands there: "min søn på 18 og hans kæreste"."""
    while k > 0 and (words[k].isdigit() or words[k] in ("på", "år")):
        k -= 1
    return words[k] if k >= 0 else ""


def _not_mine(words: tuple[str, ...]) -> bool:
    """True when the last subject before is not the writer: "min datter har en kæreste"."""
    return not {"jeg", "vi"} & set(words[-4:])


def _past_age(words: tuple[str, ...], i: int) -> int:
    """First word after an age that stands behind a noun: "på 17 år", "17 år", "på 4 og 7"."""
    j = i
    if j < len(words) and words[j] == "på":
        j += 1
    while j < len(words) and words[j] in ("lige", "kun", "snart"):
        j += 1
    if j >= len(words) or not words[j].isdigit():
        return i
    j += 1
    while j < len(words) and (
        words[j] in ("år", "årig", "gammel", "års")
        or (words[j] == "og" and j + 1 < len(words) and words[j + 1].isdigit())
        or words[j].isdigit()
    ):
        j += 1
    return j


def _relative_clause(words: tuple[str, ...], i: int) -> bool:
    return i < len(words) and words[i] in ("der", "som")


def _is_subject(sentence: Sentence, i: int, following: int) -> bool:
    words = sentence.words
    k = following
    while k < len(words) and words[k] in _ADVERBS:
        k += 1
    if k + 1 < len(words) and words[k] == "og":  # "min mor og far drikker"
        m = k + 2 if words[k + 1] in _MINE | _THEIRS else k + 1
        if m + 1 < len(words) and relation_noun(words[m]) and words[m + 1] in _FINITE | _ADVERBS:
            return True
    if _relative_clause(words, following):
        return True
    before = words[i - 1] if i else ""
    if k < len(words) and words[k] in _FINITE and before not in ("med", "hos", "af", "fra", "ved", "mod"):
        return True
    if i == 0 or i in sentence.breaks or before in _CONJUNCTIONS - {"og", "for", "om"}:
        return True
    inverted = before in _FINITE and (i < 2 or words[i - 2] not in _SUBJECTS | {"der", "som", "og"})
    return inverted and (
        i == 1 or (i - 1) in sentence.breaks or words[i - 2] in _CONJUNCTIONS | {"hvad", "hvorfor", "men", "hvem"}
    )


def _is_topic(sentence: Sentence, i: int) -> bool:
    before = " " + " ".join(sentence.words[max(0, i - 7) : i]) + " "
    return _TOPIC_BEFORE.search(before) is not None and not (before.endswith(" få ") and " at " not in before)
