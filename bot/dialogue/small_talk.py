"""What the assistant says of itself, to what is not its matter, and to other languages."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from bot.dialogue.messages import Button, Message, button, message
from bot.dialogue.sources import contact_json, contact_sentence
from bot.dialogue.state import State
from knowledge import Knowledge, Municipality

PRIVACY_PAGE = "/privatliv"
START_TOPICS = ("anonymity", "cost", "guarantee", "relatives", "youth")
# A few words that only that language uses; letters of another script tell by themselves.
_MARKS = {
    "de": r"\b(ich|nicht|und|hilfe|bitte|drogen|wie|kann|mein|brauche|sprechen)\b",
    "sv": r"\b(jag|inte|och|hjälp|mycket|också|behöver|är|för|vill)\b",
    "no": r"\b(jeg|ikke|hva|noen|hjelp|trenger|hvordan|rusmidler)\b",
    "pl": r"\b(jestem|nie|pomoc|potrzebuję|proszę|mam|jak|dla|leczenie)\b",
    "tr": r"\b(ben|yardım|nasıl|bir|için|tedavi|uyuşturucu)\b",
    "so": r"\b(waxaan|caawimaad|sidee|waa|mukhaadaraad)\b",
    "ro": r"\b(sunt|ajutor|vreau|pentru|nevoie|droguri|cum)\b",
}


@lru_cache(maxsize=1)
def texts() -> dict[str, dict[str, str]]:
    """The texts of about.yml."""
    loaded: dict[str, dict[str, str]] = yaml.safe_load(
        (Path(__file__).parent / "about.yml").read_text(encoding="utf-8")
    )
    return loaded


def greeting(knowledge: Knowledge, municipality: Municipality | None) -> Message:
    """What this is, and what is kept; with the ways to begin."""
    where = f" for {municipality.about.name}" if municipality else ""
    text = (
        f"Hej. Jeg er en automatisk assistent{where}, ikke et menneske. Jeg svarer på spørgsmål om behandling for stoffer og alkohol, "
        "finder det rigtige tilbud og booker en første samtale.\n\n"
        "Du behøver ikke oplyse dit navn. Samtalen gemmes kun, mens vi skriver, og slettes 30 minutter efter din sidste besked. "
        f"Læs mere på {PRIVACY_PAGE}."
    )
    return message("greeting", text, buttons=ways_in(), municipality=municipality.id if municipality else None)


def ways_in() -> list[Button]:
    """The four things people come for."""
    return [
        button("Find det rigtige tilbud", "find_offer"),
        button("Jeg er pårørende", "reply", field="audience", value="relative"),
        button("Book en samtale", "book"),
        button("Kan jeg være anonym?", "answer", topic="anonymity"),
    ]


def about_message(
    knowledge: Knowledge, municipality: Municipality | None, state: State, label: str, text: str
) -> Message:
    """The answer to chat/… and oos/….

    Args:
        knowledge: the content.
        municipality: the person's.
        state: the conversation.
        label: e.g. 'chat/identity' or 'oos/dose'.
        text: what was written, to tell its language.
    """
    room, _, name = label.partition("/")
    said = texts().get(room, {}).get(name)
    if said is None:
        said = texts()["oos"]["gibberish"]
    if name == "other_language":
        said = _in_language(municipality, text) or said
    said = _filled(said, municipality)
    extra: dict[str, Any] = {"topic": label}
    contact = contact_json(municipality.main_contact) if municipality else None
    if room == "oos":
        return message(
            "fallback", said, suggestions=list(START_TOPICS[:3]), contact=contact, buttons=_ways_on(knowledge), **extra
        )
    return message(
        "answer",
        said,
        municipality=municipality.id if municipality else None,
        sources=[],
        buttons=_chat_buttons(knowledge, name),
        **extra,
    )


def _chat_buttons(knowledge: Knowledge, name: str) -> list[Button]:
    if name in ("stored", "visible", "discreet"):
        return [button("Slet samtalen", "forget"), button("Kan jeg være anonym?", "answer", topic="anonymity")]
    if name in ("goodbye", "thanks"):
        return []
    return ways_in()


def _ways_on(knowledge: Knowledge) -> list[Button]:
    topics = [button(knowledge.topics[t].title, "answer", topic=t) for t in START_TOPICS[:3] if t in knowledge.topics]
    return [*topics, button("Find det rigtige tilbud", "find_offer"), button("Tal med et menneske", "human")]


def _filled(said: str, municipality: Municipality | None) -> str:
    contact = contact_sentence(municipality.main_contact) if municipality else ""
    english = ""
    if municipality:
        reach = municipality.main_contact
        english = (
            f"Please call {reach.phone} ({reach.name})."
            if reach.phone
            else f"Please contact {reach.name}, {reach.address or reach.url or ''}."
        )
    return (
        said.replace("{contact}", contact).replace("{contact_en}", english).replace("{privacy}", PRIVACY_PAGE).strip()
    )


def _in_language(municipality: Municipality | None, text: str) -> str | None:
    lowered = text.lower()
    language = "ar" if re.search(r"[\u0600-\u06ff]", text) else "uk" if re.search(r"[\u0400-\u04ff]", text) else None
    if language is None:
        counts = {each: len(re.findall(marks, lowered)) for each, marks in _MARKS.items()}
        best = max(counts, key=lambda each: counts[each])
        language = best if counts[best] >= 1 else None
    if language is None:
        return None
    reach = municipality.main_contact if municipality else None
    how = (
        ""
        if reach is None
        else f"{reach.phone} ({reach.name})."
        if reach.phone
        else f"{reach.name}, {reach.address or ''}."
    )
    return texts()["languages"][language].replace("{how}", how)
