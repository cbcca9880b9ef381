"""Which passages answer a question: what the classifier understood, and what search finds beside it.

The classifier knows how people ask; search knows every figure that stands deep in a standard. Sure of the topic, one
answer is given; unsure, the two likeliest. A detail that search finds for the very words asked is told as well.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.dialogue.state import Understood
from knowledge.search import Hit

SURE = 0.6  # of the classifier; below it a second topic is answered as well. docs/understanding.md shows the sweep
NEAR = 0.45  # a second topic counts when it is at least this share of the first
WITHIN_MOVE = 0.1  # a topic inside a message that is a move or a story must be this likely
WITHIN_STORY = 0.08  # in a story that asks nothing the likeliest topic is told unless it is a mere guess
DETAIL_SCORE = 0.5  # of search; a detail must be about the very words asked
DETAIL_IN_TOPIC = 0.3  # less is enough for a detail of the very topic answered
MOST = 3
_ASKS = re.compile(
    r"\?|\b(hvad|hvor\w*|hvem|hvilke\w*|hvis|kan (jeg|man|i|han|hun|vi)|må (jeg|man|vi)|skal (jeg|man|han|hun)"
    r"|er (det|der|i)|får (jeg|man|i)|har i|findes|gælder|koster|aner ik|ved ik)"
)


# Topics by which people ask for the help itself rather than about it.
_WAYS_IN = frozenset(
    "start offers_overview target_group youth under_18 relatives relatives_children family_sessions pregnancy undecided which_substances"
    " alcohol detox residential day_treatment aftercare relapse group_treatment substitution outpatient mental_health social_help".split()
)
_WHAT_TO_DO = re.compile(
    r"\bhvad (skal|kan|gør) (jeg|vi|man|han|hun)\b|\bkan (i|du) hjælpe\b|\bbrug for hjælp\b|\bhvor skal jeg hen"
)
_WISHES = re.compile(
    r"\b(vil gerne|vil have|vil ha|ønsker|søger|trænger til|har brug for|brug for hjælp|har lyst til|hjælp mig)\b"
)
# Facts of a person's own case; with one of them and a way in, the question is meant for that case.
_OWN_CASE = ("substance", "pregnant", "completed", "intensity", "withdrawal")

# Topics for the child of somebody who uses something; a worried parent or the person themself is not meant.
_OF_A_PARENT = ("relatives_children",)


@dataclass(frozen=True)
class Choice:
    """What to answer.

    Attributes:
        topics: topics to answer, in order.
        detail: a passage of search to tell as well.
        instead: a topic to offer as a button.
    """

    topics: tuple[str, ...]
    detail: Hit | None = None
    instead: str | None = None


def choose(heard: Understood, hits: list[Hit], known: set[str]) -> Choice:
    """The passages for a message that asks.

    Args:
        heard: what was understood.
        hits: what search finds for the same words, best first.
        known: ids of all topics.
    """
    asked = [str(q["topic"]) for q in heard.questions if str(q["topic"]) in known]
    ranked = [
        (str(r["label"])[4:], float(r["confidence"])) for r in heard.ranking if str(r["label"]).startswith("faq/")
    ]
    ranked = [(topic, share) for topic, share in ranked if topic in known]
    topics = asked[:MOST] or [topic for topic, _ in ranked[:1]]
    second = next((each for each in ranked if each[0] not in topics), None)
    instead = None
    if len(topics) == 1 and heard.confidence < SURE and second:
        first = next((share for topic, share in ranked if topic == topics[0]), heard.confidence)
        found = hits[0].topic if hits and hits[0].good else None
        if found and found not in topics and found in known:
            topics.append(found)
        elif second[1] >= NEAR * first:
            topics.append(second[0])
        else:
            instead = second[0]
    details = [h for h in hits if h.kind == "detail"]
    detail = next((h for h in details if h.topic in topics and h.score >= DETAIL_IN_TOPIC), None)
    if detail is None and heard.confidence < SURE:
        detail = next((h for h in details if h is hits[0] and h.score >= DETAIL_SCORE), None)
    return Choice(tuple(topics), detail, instead)


def topics_in_story(heard: Understood, known: set[str], *, only_asked: bool = False) -> list[str]:
    """Topics of a message that as a whole tells or wants something.

    Args:
        heard: what was understood.
        known: ids of all topics.
        only_asked: True leaves out what is only near to what was told.
    """
    asked = [str(q["topic"]) for q in heard.questions if str(q["topic"]) in known]
    if not asked and not (only_asked and not _ASKS.search(heard.text.lower())):
        least = WITHIN_MOVE if _ASKS.search(heard.text.lower()) else WITHIN_STORY
        ranked = [r for r in heard.ranking if str(r["label"]).startswith("faq/") and float(r["confidence"]) >= least]
        asked = [str(r["label"])[4:] for r in ranked[:1] if str(r["label"])[4:] in known]
    own_child = heard.facts.get("relation") == "parent" or heard.facts.get("audience") == "self"
    return [topic for topic in asked if not (own_child and topic in _OF_A_PARENT)][:2]


def seeks_help(heard: Understood, topics: tuple[str, ...]) -> bool:
    """Whether somebody wants the help itself, or tells a case of their own, so that triage should follow the answer.

    Args:
        heard: what was understood.
        topics: the topics answered.
    """
    text, told = heard.text.lower(), heard.facts
    case = any(told.get(field) for field in _OWN_CASE) and ("age" in told or "relation" in told or "audience" in told)
    if case and _WHAT_TO_DO.search(text):
        return True
    if not topics or not all(topic in _WAYS_IN for topic in topics):
        return False
    return case or bool(_WISHES.search(text) and not _ASKS.search(text))
