"""Rasa's REST channel as clients know it, in front of the whole: POST /webhooks/rest/webhook, DELETE /api/conversations/…"""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Header, Request, Response
from pydantic import BaseModel, ConfigDict, Field, StrictStr, StringConstraints

from bot.gateway.callers import house_of, limit_turns
from bot.gateway.problems import Problem, told
from bot.gateway.resend import once
from bot.gateway.turn import answer
from bot.gateway.turn import forget as forget_conversation

MOST_CHARACTERS = 4000  # of one message: a long story fits, a book does not
# One letter or digit at least: '.' and '..' mean something else in Rasa's address.
Sender = Annotated[
    StrictStr, StringConstraints(pattern=r"^[._:@-]*[A-Za-z0-9][A-Za-z0-9._:@-]*$", min_length=1, max_length=128)
]
router = APIRouter(tags=["chat"])


class Metadata(BaseModel):
    """What the page says beside the message."""

    model_config = ConfigDict(extra="ignore")

    kommune: Annotated[StrictStr, StringConstraints(max_length=40)] | None = Field(
        None, description="Id of the page's municipality."
    )


class Turn(BaseModel):
    """One message."""

    model_config = ConfigDict(extra="ignore")

    sender: Sender = Field(description="Opaque id of the conversation, made by the client; 128 random bits or more.")
    message: StrictStr = Field(
        description="What the person wrote, or a button's payload.",
        # Told here and checked below, where the person is told so in a sentence of its own.
        json_schema_extra={"maxLength": MOST_CHARACTERS, "pattern": r"\S"},
    )
    metadata: Metadata | None = None


@router.post("/webhooks/rest/webhook", summary="One chat turn", responses=told(400, 413, 422, 429))
async def turn(
    request: Request, body: Turn, idempotency_key: Annotated[str | None, Header(max_length=200)] = None
) -> list[dict[str, Any]]:
    """The reply's messages, in order. The same Idempotency-Key and message again get the same reply, without a second turn."""
    house = house_of(request)
    if not body.message.strip():
        raise Problem(422, "Beskeden er tom. Skriv, hvad du gerne vil vide.", reasons={"message": "Beskeden er tom."})
    if len(body.message) > MOST_CHARACTERS:
        raise Problem(413, f"Beskeden er for lang. Skriv højst {MOST_CHARACTERS} tegn ad gangen.")
    kommune = (body.metadata.kommune if body.metadata else None) or None
    if kommune:
        house.knowledge.municipality(kommune)
    limit_turns(request, body.sender, body.message)
    if idempotency_key is None:
        return await answer(house, body.sender, body.message, kommune)

    async def run() -> list[dict[str, Any]]:
        return await answer(house, body.sender, body.message, kommune)

    reply, again = await once(house.sessions.of(body.sender), idempotency_key, body.message, run)
    if again:
        house.counts.add("resent")
    return reply


@router.delete(
    "/api/conversations/{sender}", status_code=204, summary="Forgets a conversation at once", responses=told(422, 503)
)
async def forget(request: Request, sender: Sender) -> Response:
    """Deletes it from the gateway and from Rasa; also when there is none."""
    house = house_of(request)
    if not await forget_conversation(house, sender):
        raise Problem(503)
    return Response(status_code=204)
