"""Whom a message is about: the one who writes, somebody near, or somebody a professional helps."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from bot.nlu.facts.certainty import certainty
from bot.nlu.facts.lexicon import compiled, word_list
from bot.nlu.facts.message import Sentence
from bot.nlu.facts.people import ME, TITLE_ENDS, UNNAMED, Cast, Person

_SELF_NAMED = compiled(
    [
        "(?:handler|gælder|drejer|er|for|hjælp til|til) ~2 (?:mig selv|mig det)",
        "det er mig ~1",
        "jeg er den der (?:drikker|ryger|tager|har)",
        "på egne vegne",
        "for min egen skyld",
        "mig selv det",
    ]
)
_SELF_SEEKS = compiled(
    [
        (
            "(?:vil|ønsker|ville|skal|må|kunne tænke mig|prøver på|har lyst til|kan) ~4 (?:stoppe|holde op|"
            "ud af ~1 (?:det|mit|misbruget)|trappe ned|skære ned|være clean|blive clean|være ædru|blive ædru|kvitte|"
            "slippe ud|ud af misbrug)"
        ),
        (
            "(?:vil|ønsker|ville|brug for|søger|skal|kunne tænke mig) ~3 (?:i behandling|i ~1 døgnbehandling|"
            "i ~1 dagbehandling|i døgn|have behandling|behandling|afvænning|afrusning|komme i behandling)"
        ),
        "(?:mit|min|mine) (?:problem|misbrug|forbrug|afhængighed|tilbagefald|hashmisbrug|drikkeri|druk|abstinenser)",
        "(?:er|blevet) ~2 (?:afhængig|misbruger|alkoholiker|narkoman|afhænig)",
        "(?:er|har) ~2 (?:faldet i|tilbagefald|fået tilbagefald)",
        "har ~3 (?:misbrug|drikkeproblem|drikkeproblemer|alkoholproblem|hashproblem)",
        "hjælp til ~2 (?:stoppe|holde op|komme ud|skære ned)",
    ]
)
_OTHER_NEEDS = compiled(
    [
        (
            "(?:misbrug|misbruger|misbruget|afhængig|afhængighed|alkoholiker|narkoman|tilbagefald|på stoffer|ædru|"
            "clean|stofproblem|alkoholproblem|drikkeproblem|skæv|påvirket|afrusning|abstinenser)"
        ),
        "(?:har brug for|skal have|nægter|vil ikke have|ønsker|skal i|skal starte i|starter i|vil ikke i|vil i|kan få|få) ~3 (?:hjælp|behandling)",
        "(?:er|starter|går) ~1 i ~1 behandling",
        "vil ~2 (?:ikke )?stoppe",
        "stadig i det",
        "(?:ude i|rodet ind i|rodet sig ud i|kommet ud i|fanget i) (?:noget|det|stoffer|snavs)",
        "(?:tager|taget|på) ~1 (?:et eller andet|alt muligt)",
    ]
)
_RELATIVE_NAMED = compiled(
    ["(?:jeg|vi) er ~2 pårørende", "som pårørende", "er pårørende til ~3", "jeg er ~2 bekymret ~2 pårørende"]
)
_THEIR_USE = compiled(["(?:hans|hendes) (?:misbrug|forbrug|afhængighed|drikkeri|druk|alkoholmisbrug|stofmisbrug)"])
_REFERRING = compiled(
    [
        "henvise ~3",
        "henviser (?:vi|jeg)",
        "på vegne af (?:en|et|vores) ~2",
        "(?:vi|jeg) har en ~2 (?:borger|elev|klient|patient|beboer)",
        "(?:vores|min) (?:elev|borger|beboer|klient|patient)",
        "(?:elev|borger|beboer|ung|kursist) ~5 (?:på vores|på skolen)",
        "har ~1 (?:en|et) ~1 (?:borger|elev|klient|beboer) ~4 (?:der|som|med|på)",
        "en af (?:mine|vores|de) (?:elever|borgere|beboere|klienter|patienter)",
    ]
)
# What a nurse or a teacher writes about her own drinking, the drinking left out.
_OWN_CASE = compiled(
    [
        "(?:miste|mister|mistet|fratages|frataget|tage|inddraget|inddrage) ~2 (?:autorisation|autorisationen|licens)",
        "(?:min|mit) (?:autorisation|hemmelighed)",
        "(?:miste|mister) ~1 (?:mit|min) ~1 (?:job|arbejde|stilling|praksis)",
        "(?:min|mit|mine) (?:chef|leder|arbejdsgiver|arbejdsplads|kolleger|kollegaer|job|arbejde) ~3 (?:opdager|opdage|ved|vide|finder|finde|må|får)",
        "(?:har brug for|søger|vil have|få) ~1 (?:behandling|hjælp) ~3 (?:anonymt|selv|diskret)",
        "(?:har|får|fået) (?:selv|også selv) ~2 (?:problem|problemer|brug for|et)",
        "jeg ~2 selv (?:har|er|drikker|tager|ryger|misbruger|bruger)",
        "(?:er|blevet) selv (?:afhængig|misbruger|alkoholiker|pillemisbruger|kørt)",
        "(?:stjæler|stjålet|taget|tager|snupper) ~3 (?:medicinrummet|medicinskabet|patienternes|afdelingens|arbejdet)",
    ]
)
_NOT_HERE = frozenset(["ikke", "aldrig"])


@dataclass(frozen=True)
class Focus:
    """Whom it is about. `key` names the person in the cast, None when that is open; `audience` may be open too."""

    audience: str | None
    key: str | None


@dataclass
class Evidence:
    """What was found while reading, by key, in order.

    Attributes:
        uses: who uses something.
        needs: who is, was or should be in treatment.
        aged: whose age is told.
        habits: who smokes or snorts what is not named, None when nobody was named either.
        named: a substance was told of the one who writes or of nobody.
        own_life: a substance was told of the writer's days, money or life.
    """

    uses: list[str] = field(default_factory=list)
    needs: list[str] = field(default_factory=list)
    aged: list[str] = field(default_factory=list)
    habits: list[str | None] = field(default_factory=list)
    named: bool = False
    own_life: bool = False


def focus(sentences: list[Sentence], people: Cast, evidence: Evidence) -> Focus:
    """Decides whom a message is about.

    Args:
        sentences: the message.
        people: everybody in it.
        evidence: who was told to use something.
    """
    others = [p for p in people.people.values() if p.key not in ("case", UNNAMED) and not p.key.startswith("their ")]
    named_self, topic = _named_last(sentences, people, others)
    if named_self:
        return Focus("self", ME)
    me_uses = ME in (*evidence.uses, *evidence.needs) or _me_seeks(sentences, people)
    professional, sure = _professional(sentences)
    if professional and not sure and "case" not in people.people and not others and _own_case(sentences, people):
        return Focus("self", ME)
    if (
        professional
        and not me_uses
        and (sure or ("case" in people.people and people.people["case"].topic) or not others)
        and not (others and not sure and _relevant(others, evidence, sentences, people))
    ):
        return Focus(
            "professional", "case" if "case" in people.people else UNNAMED if UNNAMED in people.people else None
        )
    if topic is not None and not me_uses:
        return Focus("relative", topic)
    if topic is not None and _strong_topic(people.people[topic], evidence, _contrasted(sentences, people, topic)):
        return Focus("relative", topic)
    if me_uses:
        return Focus("self", ME)
    relevant = _relevant(others, evidence, sentences, people)
    if relevant is not None:
        return Focus("relative", relevant)
    unnamed = people.people.get(UNNAMED)
    if unnamed is not None and unnamed.relation is not None:
        return Focus("relative", UNNAMED)
    if not people.people.keys() - _theirs(people) and not professional and _alone_with_it(evidence):
        return Focus("self", ME)
    return _open(sentences, people, evidence)


def _own_case(sentences: list[Sentence], people: Cast) -> bool:
    """ "Jeg er sygeplejerske og bange for at miste min autorisation": nobody else is named, so it is about the nurse."""
    return UNNAMED not in people.people and any(
        _OWN_CASE is not None and _OWN_CASE.search(sentence.text) is not None for sentence in sentences
    )


def _theirs(people: Cast) -> set[str]:
    return {key for key in people.people if key.startswith("their ")}


def _alone_with_it(evidence: Evidence) -> bool:
    """ "Er 19 … ket", "min hverdag er hash": with nobody else in the message it is the writer's own."""
    smokes = any(owner in (None, ME) for owner in evidence.habits)
    return evidence.own_life or (ME in evidence.aged and (evidence.named or smokes))


def _open(sentences: list[Sentence], people: Cast, evidence: Evidence) -> Focus:
    if any(
        _RELATIVE_NAMED is not None and _RELATIVE_NAMED.search(s.text) and certainty(s, 0) == "told" for s in sentences
    ):
        return Focus("relative", UNNAMED if UNNAMED in people.people else None)
    if UNNAMED in people.people:
        me = any(w in ("jeg", "mig", "os", "vi", "min", "mit", "mine") for s in sentences for w in s.words)
        their_use = any(_THEIR_USE is not None and _THEIR_USE.search(s.text) for s in sentences)
        # "Han drikker hver dag, og jeg er ved at gå i stykker": a professional would have said so.
        return Focus("relative" if me and (UNNAMED in evidence.uses or their_use) else None, UNNAMED)
    return Focus(None, None)


def _named_last(sentences: list[Sentence], people: Cast, others: list[Person]) -> tuple[bool, str | None]:
    """(said to be about oneself, key said to be about); the later of the two holds."""
    last_self, last_topic, topic = (-1, -1), (-1, -1), None
    for s, sentence in enumerate(sentences):
        for match in _SELF_NAMED.finditer(sentence.text) if _SELF_NAMED else ():
            word = sentence.word_at(match.start())
            if not _NOT_HERE & set(sentence.words[max(0, word - 2) : word + 4]) and certainty(sentence, word) == "told":
                last_self = (s, word)
        for mention in people.mentions[s]:
            person = people.people.get(mention.key)
            if (
                person is not None
                and person.topic
                and person in others
                and (s, mention.start) > last_topic
                and topic != mention.key
            ):
                last_topic, topic = (s, mention.start), mention.key
    return last_self > (-1, -1) and last_self > last_topic, topic


def _strong_topic(person: Person, evidence: Evidence, contrasted: bool) -> bool:
    return person.key in evidence.uses and (ME not in evidence.uses or contrasted)


def _contrasted(sentences: list[Sentence], people: Cast, key: str) -> bool:
    """ "Jeg har selv drukket, men nu handler det om min søn"."""
    return any(
        mention.key == key and {"men", "nu"} & set(sentence.words[max(0, mention.start - 5) : mention.start])
        for s, sentence in enumerate(sentences)
        for mention in people.mentions[s]
    )


def _me_seeks(sentences: list[Sentence], people: Cast) -> bool:
    for s, sentence in enumerate(sentences):
        for match in _SELF_SEEKS.finditer(sentence.text) if _SELF_SEEKS else ():
            word, end = sentence.word_at(match.start()), sentence.word_at(match.end() + 1)
            spanned = {m.key for m in people.mentions[s] if word <= m.start < end} - {ME}
            mine = people.owner(s, word) == ME or match[0].startswith(("mit ", "min ", "mine "))
            negated = bool(_NOT_HERE & set(sentence.words[max(0, word - 1) : end])) and "kan ikke" not in match[0]
            helping = any(
                sentence.words[k] in ("have", "få", "ham", "hende", "at")
                and sentence.words[k : k + 1] in (("ham",), ("hende",))
                for k in range(word, end)
            )
            if (
                mine
                and not spanned
                and not negated
                and not helping
                and certainty(sentence, word) != "supposed"
                and (certainty(sentence, word) == "told" or match[0].startswith(("mit ", "min ")))
            ):
                return True
    return False


def _relevant(others: list[Person], evidence: Evidence, sentences: list[Sentence], people: Cast) -> str | None:
    """Key of the first near one who uses something or is told to need help."""
    keys = {p.key for p in others}
    for key in (*evidence.uses, *evidence.needs):
        if key in keys:
            return key
    for owner in evidence.habits:
        if owner in keys and owner in evidence.aged:
            return owner  # "min søn på 17 ryger"
    for s, sentence in enumerate(sentences):
        for match in _OTHER_NEEDS.finditer(sentence.text) if _OTHER_NEEDS else ():
            word = sentence.word_at(match.start())
            owner = people.owner(s, word)
            if (
                owner in keys
                and certainty(sentence, word) != "supposed"
                and ME not in {m.key for m in people.mentions[s] if word <= m.start < word + 4}
            ):
                return owner
    return None


@lru_cache(maxsize=1)
def _profession() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    lists = word_list("people")["professional"]
    titles, strong, workplaces = ("|".join(lists[name]) for name in ("titles", "strong", "workplaces"))
    ends = "|".join(TITLE_ENDS)
    return (
        re.compile(
            rf"(?<= )(?:(?<!arbejder )som (?:\S+ )?(?:{titles})|(?:jeg|vi) er (?:\S+ )?(?:{strong})\S*|(?:jeg|"
            rf"vi) skriver som (?:\S+ )?(?:{titles})|(?:jeg er )?(?:fagperson|professionel))(?= )"
        ),
        re.compile(
            rf"(?<= )(?:(?:jeg|vi) er (?:\S+ ){{0,2}}(?:{titles}|\S+(?:{ends}))|arbejder "
            rf"som (?:\S+ )?(?:{titles}))(?= )"
        ),
        re.compile(
            rf"(?<= )(?:jeg|vi) (?:arbejder|underviser|er ansat|er leder|sidder) (?:til daglig |selv )?(?:på|i|hos|ved|af|"
            rf"for) (?:en |et |den |vores )?(?:\S+ )?(?:{workplaces})(?= )"
            rf"|(?<= )(?:vi er|her fra|ringer fra|skriver fra) (?:en |et )?(?:{workplaces})(?= )"
        ),
    )


def _professional(sentences: list[Sentence]) -> tuple[bool, bool]:
    """(a professional writes, that is sure)."""
    sure, weak, workplace = _profession()
    if any(w in ("privat", "privatperson") for s in sentences for w in s.words):
        return False, False
    told = [s for s in sentences if certainty(s, 0) == "told" or len(s.words) < 40]
    strong = any(sure.search(s.text) or (_REFERRING is not None and _REFERRING.search(s.text)) for s in told)
    return strong or any(weak.search(s.text) or workplace.search(s.text) for s in told), strong
