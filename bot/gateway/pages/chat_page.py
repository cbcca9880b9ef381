"""`/chat`: the whole conversation as plain forms. No JavaScript, no cookie: the conversation's id travels in the form."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from typing import Any

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from bot.dialogue.messages import Button, button
from bot.dialogue.small_talk import greeting
from bot.gateway.callers import limit_calls, limit_turns
from bot.gateway.chat_api import MOST_CHARACTERS
from bot.gateway.house import House
from bot.gateway.pages.chat_view import View, view
from bot.gateway.pages.conversation_id import given_id, new_id
from bot.gateway.pages.leaving_page import forget_in_rasa
from bot.gateway.pages.rendering import chosen, house_of, page
from bot.gateway.problems import DETAILS, Problem
from bot.gateway.sessions import Line, Session
from bot.gateway.turn import answer, clean
from knowledge import Municipality

MOST_FIELDS = 12
EMPTY = "Skriv en besked, eller vælg et af svarene ovenfor."
TOO_LONG = f"Beskeden er for lang. Skriv højst {MOST_CHARACTERS} tegn ad gangen. Din tekst står her stadig."
GONE = "Den forrige samtale er slettet. Det sker 30 minutter efter den sidste besked. Vi begynder forfra her."


@dataclass(frozen=True)
class Sent:
    """What a form brought."""

    here: Municipality | None
    sender: str
    text: str
    pressed: str
    offer: str
    token: str
    begun: bool

    @property
    def key(self) -> str:
        """Tells a form that is sent again (the page reloaded) from a new one, without keeping what was written."""
        return hashlib.sha256(f"{self.token}\n{self.pressed}\n{self.offer}\n{self.text}".encode()).hexdigest()


def open_chat(request: Request) -> Response:
    """A conversation that has not begun: nothing is kept for it yet."""
    limit_calls(request)
    here = chosen(request)
    knowledge = house_of(request).knowledge
    first = view(knowledge, "assistant", greeting(knowledge, here), True)
    return _show(request, here, new_id(), [], [first], begun=False)


async def chat_turn(request: Request) -> Response:
    """One turn, or the same page with the reason why there was none."""
    house = house_of(request)
    sent = await _sent(request)
    session = house.sessions.of(sent.sender)
    lost = sent.begun and not session.transcript
    if not session.transcript:
        hello = greeting(house.knowledge, sent.here)
        session.offer([hello])
        session.tell("assistant", hello)
    if sent.key == session.form_key:
        return _conversation(request, sent, session)
    text = _message(house, sent, session)
    refused = _refusal(request, sent, text)
    if refused:
        status, reason, headers = refused
        return _conversation(request, sent, session, status, reason, headers)
    written = _as_written(house, session, sent, text)
    messages = await answer(house, sent.sender, text, sent.here.id if sent.here else None)
    if any((message.get("custom") or {}).get("forgotten") for message in messages):
        return await _delete(request, sent)
    session.form_key = sent.key
    session.tell("person", {"text": written})
    session.tell("assistant", *messages)
    return _conversation(request, sent, session, notice=GONE if lost else "")


async def delete_chat(request: Request) -> Response:
    """Forgets the conversation at once and says so."""
    return await _delete(request, await _sent(request))


async def _delete(request: Request, sent: Sent) -> Response:
    house = house_of(request)
    house.sessions.forget(sent.sender)
    everywhere = await forget_in_rasa(house, sent.sender)
    return page(request, "chat_deleted.html", here=sent.here, everywhere=everywhere)


async def _sent(request: Request) -> Sent:
    form: FormData = await request.form(max_files=0, max_fields=MOST_FIELDS)

    def field(name: str) -> str:
        value = form.get(name, "")
        return value if isinstance(value, str) else ""

    return Sent(
        here=chosen(request, field("kommune")), sender=given_id(field("sender")) or new_id(), text=field("besked"),
        pressed=field("knap"), offer=field("tilbud"), token=field("svar"), begun=field("begyndt") == "ja",
    )  # fmt: skip


def _message(house: House, sent: Sent, session: Session) -> str:
    """What the turn is about: a pressed button, an offer from the page of offers, or what was written."""
    if sent.offer and sent.here and sent.offer in sent.here.offers:
        wish = button("Book en første samtale", "book", offer=sent.offer)
        session.payloads[wish["payload"]] = None
        return wish["payload"]
    return sent.pressed or sent.text


def _refusal(request: Request, sent: Sent, text: str) -> tuple[int, str, dict[str, str]] | None:
    """Status, reason and headers when there can be no turn: the limits of the REST route."""
    if not text.strip():
        return 422, EMPTY, {}
    if len(text) > MOST_CHARACTERS:
        return 413, TOO_LONG, {}
    try:
        limit_turns(request, sent.sender, text)
    except Problem as problem:
        return problem.status, problem.detail or DETAILS[429], problem.headers
    return None


def _as_written(house: House, session: Session, sent: Sent, text: str) -> str:
    """What stands in the transcript for the person's turn: a button's words, or the text with its secrets masked."""
    titles = {each["payload"]: each["title"] for line in session.transcript for each in _buttons(line)}
    if sent.offer and text in session.payloads:
        titles[text] = f"Book en første samtale: {sent.here.offers[sent.offer].name}" if sent.here else ""
    if text in titles:
        return titles[text]
    from bot.privacy.masking import mask

    return str(mask(clean(text), names=house.names, expecting=session.asked).text)


def _buttons(line: Line) -> list[Button]:
    return list(line.message.get("buttons") or [])


def _conversation(
    request: Request,
    sent: Sent,
    session: Session,
    status: int = 200,
    reason: str = "",
    headers: dict[str, str] | None = None,
    notice: str = "",
) -> Response:
    knowledge = house_of(request).knowledge
    lines = session.transcript
    asked_last = max((i for i, line in enumerate(lines) if line.speaker == "person"), default=-1)
    earlier = [view(knowledge, line.speaker, line.message, False) for line in lines[: max(asked_last, 0)]]
    latest = [view(knowledge, line.speaker, line.message, True) for line in lines[max(asked_last, 0) :]]
    return _show(
        request, sent.here, sent.sender, earlier, latest, begun=True, status=status, reason=reason, headers=headers,
        notice=notice, kept=sent.text if reason else "", about=knowledge.municipalities.get(session.municipality or ""),
    )  # fmt: skip


def _show(
    request: Request,
    here: Municipality | None,
    sender: str,
    earlier: list[View],
    latest: list[View],
    *,
    begun: bool,
    status: int = 200,
    reason: str = "",
    headers: dict[str, str] | None = None,
    notice: str = "",
    kept: str = "",
    about: Municipality | None = None,
) -> Response:
    context: dict[str, Any] = {
        "sender": sender, "token": secrets.token_urlsafe(8), "earlier": earlier, "latest": latest, "begun": begun,
        "reason": reason, "notice": notice, "kept": kept, "most": MOST_CHARACTERS, "about": about or here,
    }  # fmt: skip
    return page(request, "chat.html", here=here, status=status, headers=headers, **context)


ROUTES = (("/chat", open_chat, ("GET",)), ("/chat", chat_turn, ("POST",)), ("/chat/slet", delete_chat, ("POST",)))
