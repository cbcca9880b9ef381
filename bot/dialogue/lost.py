"""When no topic was understood: the nearest passage, then the plain word that it was not understood, then a human."""

from __future__ import annotations

from bot.dialogue.answers import topic_buttons
from bot.dialogue.messages import Message, button, message
from bot.dialogue.small_talk import START_TOPICS
from bot.dialogue.sources import contact_json, contact_sentence, sources_json
from bot.dialogue.state import State, Understood
from knowledge import Knowledge, Municipality
from knowledge.search import SearchIndex

FALLBACK_TOPICS = 3
EXPLAIN_AFTER = 2  # turns in a row; a third "say it again" would be a dead end


def lost_message(
    knowledge: Knowledge, search: SearchIndex, municipality: Municipality | None, state: State, heard: Understood
) -> Message:
    """The nearest passage when one is good enough, else the fallback with topics and a human.

    Args:
        knowledge: the content.
        search: over all passages.
        municipality: the person's.
        state: the conversation; counts turns that were not understood.
        heard: what was written.
    """
    hits = search.search(municipality.id if municipality else None, heard.text, 3)
    if hits and hits[0].good and hits[0].text:
        state.lost = 0
        best = hits[0]
        neighbours = [hit.topic for hit in hits[1:] if hit.topic and hit.topic != best.topic]
        text = f'Det nærmeste, jeg fandt, er "{best.title}":\n\n{best.text}'
        return message(
            "answer", text, topic=best.topic, municipality=municipality.id if municipality else None, excerpt=True,
            sources=sources_json(municipality, best.sources),
            buttons=[*topic_buttons(knowledge, [t for t in neighbours if t], 2), button("Det var ikke det, jeg mente", "human")],
        )  # fmt: skip
    state.lost += 1
    likely = [str(r["label"])[4:] for r in heard.ranking if str(r["label"]).startswith("faq/")]
    found = [hit.topic for hit in hits if hit.topic]
    topics = [t for t in dict.fromkeys([*found, *likely, *START_TOPICS]) if t in knowledge.topics][:FALLBACK_TOPICS]
    text = "Det forstod jeg ikke helt. Prøv at skrive det med andre ord, eller vælg et emne her."
    if state.lost >= EXPLAIN_AFTER:
        text = "Jeg forstår dig stadig ikke. Jeg kan svare på spørgsmål om behandling, finde et tilbud og booke en samtale. Et menneske kan mere."
    contact = None
    if municipality:
        contact = contact_json(municipality.main_contact)
        text += " " + contact_sentence(municipality.main_contact)
    else:
        text += " Du kan også ringe til din kommune. Haster det, så ring 112."
    buttons = [
        *topic_buttons(knowledge, topics),
        button("Find det rigtige tilbud", "find_offer"),
        button("Tal med et menneske", "human"),
    ]
    return message("fallback", text, suggestions=topics, contact=contact, buttons=buttons)
