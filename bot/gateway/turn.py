"""One chat turn on the gateway: known buttons only, danger first, masked text on to Rasa, and a way out when Rasa is away."""

from __future__ import annotations

import logging
import re
import unicodedata
from typing import Any

from bot import clock
from bot.booking.errors import ContactNotPossible
from bot.booking.sealed_contact import public_key, seal
from bot.dialogue.away import away_message
from bot.dialogue.messages import Message, button
from bot.gateway.house import House
from bot.gateway.rasa_client import RasaAway
from bot.gateway.sessions import Session
from bot.privacy.masking import mask
from bot.safety import crisis_message, detect

logger = logging.getLogger("rusvejviser.gateway")
ALWAYS_ALLOWED = ("/start",)  # how a client opens the conversation
_INVISIBLE = frozenset({"Cc", "Cf", "Co", "Cs", "Cn"})
CONTACT_FIELDS = {"contact_name": "name", "contact_phone": "phone", "contact_email": "email"}
# What answers these is about the person, never a question.
PRIVATE_FIELDS = frozenset({*CONTACT_FIELDS, "code"})
UNANSWERED = frozenset({"fallback", "not_in_standard"})
_PAYLOAD = re.compile(r"^/[a-z_]+(\{.*\})?$", re.DOTALL)
# Rasa strips white space and takes what then begins with a slash for a command.
_COMMAND_MARKS = re.compile(r"^[\s/\\]+")


async def answer(house: House, sender: str, text: str, kommune: str | None) -> list[Message]:
    """The reply to one message.

    Args:
        house: the gateway's parts.
        sender: opaque id of the conversation.
        text: what the person wrote, or a button's payload.
        kommune: the page's municipality.
    """
    session = house.sessions.of(sender)
    if kommune and session.municipality is None:
        session.municipality = kommune
    cleaned = clean(text)
    pressed = next((each for each in (text, cleaned) if each in session.payloads or each in ALWAYS_ALLOWED), None)
    is_button = pressed is not None
    cleaned = cleaned if pressed is None else pressed
    danger = None
    if not is_button:
        stale = bool(_PAYLOAD.match(cleaned))
        cleaned = _COMMAND_MARKS.sub("", cleaned)
        danger = detect(cleaned)
        if danger is not None and danger.sure:
            return _addressed(sender, [_crisis(house, session, danger)], session, house)
        if stale or not cleaned:
            cleaned = "/start"
    asked = session.asked
    masked, metadata = _prepared(house, session, cleaned, is_button, kommune)
    try:
        messages = await house.rasa.turn(sender, masked, metadata)
    except RasaAway as away:
        logger.warning("Rasa is away: %s", away)
        house.counts.add("away")
        session.last = None  # sent again, it is to be tried again
        messages = [away_message(house.knowledge, session.municipality)]
        return _addressed(sender, [_crisis(house, session, danger)] if danger else messages, None, house)
    if danger is not None:
        messages = [_crisis(house, session, danger), *_answers_only(messages)]
    reply = _addressed(sender, messages, session, house)
    if danger is None and not is_button and asked not in PRIVATE_FIELDS and _unanswered(messages):
        house.tally.unanswered(session.municipality, masked)
    if any((message.get("custom") or {}).get("forgotten") for message in messages):
        await forget(house, sender)
    return reply


async def forget(house: House, sender: str) -> bool:
    """Drops the conversation here and in Rasa; False when Rasa is away, where it then ends by itself."""
    house.sessions.forget(sender)
    try:
        await house.rasa.forget(sender)
    except RasaAway:
        return False
    return True


def clean(text: str) -> str:
    """One spelling of what was sent: composed, on one line, without control, zero-width and direction characters."""
    spaced = re.sub(r"\s+", " ", unicodedata.normalize("NFC", text))
    kept = "".join(c for c in spaced if unicodedata.category(c) not in _INVISIBLE)
    return re.sub(r" {2,}", " ", kept).strip()


def _prepared(
    house: House, session: Session, text: str, is_button: bool, kommune: str | None
) -> tuple[str, dict[str, Any]]:
    """The masked text and the metadata that go to Rasa."""
    metadata: dict[str, Any] = {"kommune": kommune, "asked": session.asked}
    if not is_button and text not in ALWAYS_ALLOWED:
        masked = mask(text, names=house.names, expecting=session.asked)
        text = masked.text
        field = CONTACT_FIELDS.get(session.asked or "")
        if field and masked.contact:
            try:
                session.sealed[field] = seal(public_key(house.settings.data_dir), masked.contact)
                metadata["given"] = session.asked
            except ContactNotPossible:
                metadata["given_refused"] = session.asked
    if session.sealed:
        metadata["sealed"] = dict(session.sealed)
    return text, metadata


def _answers_only(messages: list[Message]) -> list[Message]:
    """What answers a question, without any question back: after a danger that only the weights see, the person's own
    question is still answered, since the net may be wrong. One answer, and nothing that was only found nearby."""
    told = [(m, m.get("custom") or {}) for m in messages]
    return [
        m
        for m, custom in told
        if (custom.get("type") == "answer" and not custom.get("excerpt")) or str(custom.get("topic")).startswith("oos/")
    ][:1]


def _unanswered(messages: list[Message]) -> bool:
    """Whether a reply ends without an answer; one with danger in it is nobody's to collect."""
    kinds = {(m.get("custom") or {}).get("type") for m in messages}
    return "crisis" not in kinds and "answer" not in kinds and bool(kinds & UNANSWERED)


def _crisis(house: House, session: Session, danger: Any) -> Message:
    message: Message = crisis_message(danger, house.knowledge, session.municipality, clock.now())
    # One button, no question: whoever wants to go on can, and what was under way is kept in Rasa.
    message["buttons"] = [button("Fortsæt samtalen", "resume")]
    house.counts.add("crisis")
    return message


def _addressed(sender: str, messages: list[Message], session: Session | None, house: House) -> list[Message]:
    """Puts the recipient on each message and remembers what was offered."""
    if session is not None:
        asked = session.asked
        session.offer(messages)
        if messages and (messages[0].get("custom") or {}).get("type") == "crisis" and session.asked is None:
            session.asked = asked  # what was asked before stays open
    for message in messages:
        kind = (message.get("custom") or {}).get("type")
        if kind:
            house.counts.message(kind, message["custom"].get("topic"), message["custom"].get("municipality"))
            place = message["custom"].get("municipality") or (session.municipality if session else None)
            house.tally.reply(kind, message["custom"].get("topic"), place)
        if kind == "booking" and session is not None:
            session.sealed.clear()
    return [
        {"recipient_id": sender, **{k: v for k, v in message.items() if k != "recipient_id"}} for message in messages
    ]
