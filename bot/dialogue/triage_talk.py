"""The way to an offer: take what was told, ask what still matters, say what fits and why."""

from __future__ import annotations

import datetime as dt
from typing import Any

from bot.dialogue.messages import Button, Message, button, message
from bot.dialogue.questions import ask, told
from bot.dialogue.sources import contact_sentence, offer_json, sources_json
from bot.dialogue.state import State, Understood
from bot.triage import Profile, ProfileError, Result, triage
from bot.triage.engine import Suggestion
from bot.triage.profile import read_profile
from knowledge import Knowledge, Municipality

MOST_QUESTIONS = 6  # after as many the result is given with what is known; the table in docs/triage.md shows how rarely
MOST_ALTERNATIVES = 4
DECIDES = "Det er kommunen, der vurderer, hvilken hjælp du kan få. Jeg kan vise vej."


def triage_turn(knowledge: Knowledge, state: State, heard: Understood, today: dt.date) -> list[Message]:
    """One step: a question or the result.

    Args:
        knowledge: the content.
        state: the conversation; changed in place.
        heard: what was understood; its facts are in the profile already.
        today: the day of the inquiry.
    """
    if heard.intent == "more":
        return _more(knowledge, state, today)
    if heard.intent == "choose_offer":
        return _one_offer(knowledge, state, str(heard.entities.get("offer") or ""), today)
    told_before = state.offer if heard.intent == "inform" and not state.asked else None
    news = take_reply(state, heard)
    state.task = "triage"
    try:
        profile = read_profile({**state.profile, "municipality": state.municipality})
    except ProfileError as error:
        state.profile = {k: v for k, v in state.profile.items() if k not in error.reasons}
        return [ask(knowledge, _here(knowledge, state), "age", before=" ".join(error.reasons.values()))]
    result = triage(knowledge, profile, today, skip=frozenset(state.declined))
    noted = told(news, state.bands)
    before = f"Jeg har noteret: {noted}." if noted else ""
    field = result.next_question
    if field and field not in state.declined and state.asks < MOST_QUESTIONS:
        state.asks += 1
        state.asked = field
        if not before and state.asks == 1:
            before = "Det finder vi ud af sammen. Jeg stiller et par korte spørgsmål. Du kan altid springe over."
        question = ask(
            knowledge,
            result.municipality,
            field,
            other=_other(profile),
            before=f"{before}\n\n{_so_far(state, result)}".strip(),
        )
        here = result.municipality
        pointed = result.suggestions if here and profile.audience else ()
        question["custom"]["so_far"] = [offer_json(here, s.offer) for s in pointed] if here else []
        return [question]
    if _changes_nothing(knowledge, state, result, told_before, news, today):
        return [_the_same(state, result, before)]
    return _result(knowledge, state, result, before, today)


def _so_far(state: State, result: Result) -> str:
    """Where the first story points, so that nobody who stops after it leaves with empty hands."""
    here, best = result.municipality, next(iter(result.suggestions), None)
    told = state.profile.get("audience") and state.profile.get("age")
    if state.asks != 1 or not told or here is None or best is None or best.offer.entrance:
        return ""
    return f'Foreløbig peger det på tilbuddet "{best.offer.name}". {contact_sentence(here.contact(best.offer.contact))}'


def tells_anew(state: State, heard: Understood) -> bool:
    """Whether a message that sounds like "no" or "stop" in truth corrects what was told: "nej vent, han er 17"."""
    told = {k: v for k, v in heard.facts.items() if k in Profile.model_fields and k != "municipality"}
    return bool(state.profile or state.offer) and any(state.profile.get(k) != v or state.offer for k, v in told.items())


def take_reply(state: State, heard: Understood) -> dict[str, Any]:
    """Puts the answer to the open question into the profile.

    Returns:
        What is new, by field.
    """
    field, news = state.asked, dict(heard.facts)
    if heard.intent == "reply":
        field = str(heard.entities.get("field") or field or "")
        if heard.entities.get("skip"):
            _decline(state, field)
        elif field and "value" in heard.entities:
            news = {field: heard.entities["value"]}
            if heard.entities.get("band"):
                state.bands[field] = str(heard.entities["band"]).lower()
    elif heard.intent in ("dont_know", "decline") and field:
        _decline(state, field)
    elif heard.intent in ("affirm", "deny") and field and field not in news:
        news = {**news, field: heard.intent == "affirm"} if field in _BOOLEAN else news
    news = {k: v for k, v in news.items() if k in Profile.model_fields and k != "municipality"}
    if heard.intent == "deny" and field and field not in _BOOLEAN and not news:
        _decline(state, field)  # a bare "nej" to "hvor gammel er du" is no answer, and none will come by asking again
    corrects = any(k != field and state.profile.get(k) not in (None, v) for k, v in news.items())
    if field and corrects and news.get(field) is False and heard.intent in ("deny", "inform"):
        del news[field]  # "nej, han er 17" corrects the age; it does not answer the open question
    for name in news:
        if name not in ("age", "relative_age") or heard.intent != "reply":
            state.bands.pop(name, None)
        if name in state.declined:
            state.declined.remove(name)
    state.profile.update(news)
    state.asked = None
    return news


_OF_THE_PERSON = ("age", "substance", "pregnant", "mental_health", "disability", "intensity", "completed")
_BOOLEAN = ("anonymous", "social_problems", "medication", "housing", "occupation", "enrolled", "pregnant")


def _decline(state: State, field: str) -> None:
    if field and field not in state.declined:
        state.declined.append(field)


def _other(profile: Profile) -> bool:
    return profile.audience in ("relative", "professional")


def _here(knowledge: Knowledge, state: State) -> Municipality | None:
    return knowledge.municipalities.get(state.municipality or "")


def _changes_nothing(
    knowledge: Knowledge, state: State, result: Result, told: str | None, news: dict[str, Any], today: dt.date
) -> bool:
    """Whether the offer that fits best was told already, and what is new brings no offer for somebody else."""
    same = told is not None and result.suggestions[0].offer.id == told
    return same and not (news and _for_the_person(knowledge, state, today))


def _the_same(state: State, result: Result, before: str) -> Message:
    """Says that the offer stays, without telling all of it once more."""
    here = result.municipality
    assert here is not None
    best, others = result.suggestions[0], result.suggestions[1 : 1 + MOST_ALTERNATIVES]
    state.task, state.asked = "none", None
    text = f"Det ændrer ikke mit forslag. {best.offer.name} ser stadig ud til at passe bedst."
    return message(
        "offers", f"{before}\n\n{text}".strip(), buttons=_buttons(here, best, others), municipality=here.id,
        offers=[{**offer_json(here, s.offer), "why": list(_worded(s, state))} for s in result.suggestions],
        notes=[note.id for note in result.notes], sources=sources_json(here, best.offer.sources),
    )  # fmt: skip


def _result(knowledge: Knowledge, state: State, result: Result, before: str, today: dt.date) -> list[Message]:
    """The recommendation, what else there is, and what is good to know."""
    here = result.municipality
    assert here is not None
    best, others = result.suggestions[0], result.suggestions[1 : 1 + MOST_ALTERNATIVES]
    state.task, state.asked, state.offer = "none", None, best.offer.id
    parts = [before, _pitch(here, best, state)]
    if others:
        parts.append("Andre muligheder:\n" + "\n".join(f"- {s.offer.name}" for s in others))
    if result.notes:
        parts.append("Godt at vide:\n" + "\n".join(f"- {note.text.strip()}" for note in result.notes))
    persons = _for_the_person(knowledge, state, today)
    if persons:
        parts.append(f"Til den, det handler om: {persons.offer.name}. {persons.offer.summary.strip()}")
    parts.append(DECIDES)
    sources = sources_json(here, [*best.offer.sources, *(source for note in result.notes for source in note.sources)])
    return [
        message(
            "offers", "\n\n".join(p for p in parts if p), buttons=_buttons(here, best, others, persons),
            offers=[{**offer_json(here, s.offer), "why": list(_worded(s, state))}
                    for s in result.suggestions],
            notes=[note.id for note in result.notes], municipality=here.id, sources=sources,
        )
    ]  # fmt: skip


def _for_the_person(knowledge: Knowledge, state: State, today: dt.date) -> Suggestion | None:
    """For a relative: what there is for the person with the problem, when enough of that person is known."""
    known = {k: v for k, v in state.profile.items() if k in _OF_THE_PERSON and v is not None}
    if state.profile.get("audience") != "relative" or not {"age", "substance"} <= set(known):
        return None
    person = read_profile({**known, "audience": "self", "municipality": state.municipality})
    found = triage(knowledge, person, today)
    best = next(iter(found.suggestions), None)
    return None if best is None or best.offer.entrance else best


def _pitch(here: Municipality, suggestion: Suggestion, state: State) -> str:
    """One offer told: what, why, what happens, cost, how to start."""
    offer = suggestion.offer
    lines = [
        f"{offer.name} ser ud til at passe bedst. {offer.summary.strip()}"
        if not offer.entrance
        else f"{offer.name}. {offer.summary.strip()}"
    ]
    why = _worded(suggestion, state)
    if why:
        lines.append("Hvorfor: " + " ".join(why))
    if offer.content:
        lines.append("Det sker der:\n" + "\n".join(f"- {line}" for line in offer.content[:4]))
    lines.append(f"Pris: {offer.cost.strip()}")
    if offer.anonymous_text and state.profile.get("anonymous") is not False:
        lines.append(f"Anonymitet: {offer.anonymous_text.strip()}")
    lines.append(f"Sådan begynder du: {offer.how_to_start.strip()}")
    if not offer.bookable:
        lines.append(contact_sentence(here.contact(offer.contact)))
    return "\n\n".join(lines)


def _worded(suggestion: Suggestion, state: State) -> tuple[str, ...]:
    """The reasons, with an age that was chosen as a span told as the span."""
    why = suggestion.why
    for field, band in state.bands.items():
        age = state.profile.get(field)
        why = tuple(sentence.replace(f"er {age} år,", f"er {band},") for sentence in why)
    return why


def _buttons(
    here: Municipality, best: Suggestion, others: tuple[Suggestion, ...], persons: Suggestion | None = None
) -> list[Button]:
    buttons = []
    offer = best.offer
    bookable = offer.id if offer.bookable else offer.book_at
    if bookable and bookable in here.offers:
        buttons.append(button("Book en første samtale", "book", offer=bookable))
    buttons += [button(s.offer.name, "choose_offer", offer=s.offer.id) for s in others[:3]]
    if persons:
        buttons.append(button(persons.offer.name, "choose_offer", offer=persons.offer.id))
    if offer.topics:
        buttons.append(button("Læs mere", "answer", topic=offer.topics[0]))
    buttons.append(button("Begynd forfra", "start_over"))
    return buttons


def _more(knowledge: Knowledge, state: State, today: dt.date) -> list[Message]:
    """All offers that fit what is known."""
    here = _here(knowledge, state)
    if here is None:
        state.task = "triage"
        return [ask(knowledge, None, "municipality")]
    result = triage(
        knowledge, read_profile({**state.profile, "municipality": here.id}), today, skip=frozenset(state.declined)
    )
    others = [s for s in result.suggestions if s.offer.id != state.offer]
    if not others:
        return [message("offers", "Der er ikke andre tilbud i standarden, der passer til det, du har fortalt.", offers=[], municipality=here.id,
                        buttons=[button("Begynd forfra", "start_over"), button("Tal med et menneske", "human")])]  # fmt: skip
    text = "Disse tilbud kan også passe:\n" + "\n".join(f"- {s.offer.name}: {s.offer.for_whom}" for s in others[:8])
    return [
        message(
            "offers", text, offers=[offer_json(here, s.offer) for s in others],
            municipality=here.id, buttons=[button(s.offer.name, "choose_offer", offer=s.offer.id) for s in others[:6]],
        )
    ]  # fmt: skip


def _one_offer(knowledge: Knowledge, state: State, offer_id: str, today: dt.date) -> list[Message]:
    """One offer the person wants to hear more of."""
    here = _here(knowledge, state)
    if here is None or offer_id.removeprefix(f"{here.id}/") not in here.offers:
        return _more(knowledge, state, today)
    result = triage(knowledge, read_profile({**state.profile, "municipality": here.id}), today)
    offer = here.offer(offer_id)
    chosen = next((s for s in result.suggestions if s.offer.id == offer.id), Suggestion(offer, ()))
    others = tuple(s for s in result.suggestions if s.offer.id != offer.id)
    state.offer = offer.id
    text = _pitch(here, chosen, state).replace(" ser ud til at passe bedst.", ".", 1)
    return [
        message(
            "offers", text, offers=[offer_json(here, offer)], municipality=here.id,
            buttons=_buttons(here, chosen, others[:2]), sources=sources_json(here, offer.sources),
        )
    ]  # fmt: skip
