"""Rasa's REST channel as clients know it, in front of the whole: POST /webhooks/rest/webhook, DELETE /api/conversations/…"""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, ConfigDict, Field, StrictStr, StringConstraints

from bot.gateway.callers import address_of, hold_to, house_of
from bot.gateway.problems import Problem
from bot.gateway.rasa_client import RasaAway
from bot.gateway.turn import answer

MOST_CHARACTERS = 4000  # of one message: a long story fits, a book does not
Sender = Annotated[StrictStr, StringConstraints(pattern=r"^[A-Za-z0-9._:@-]{1,128}$")]
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
    message: StrictStr = Field(description="What the person wrote, or a button's payload.")
    metadata: Metadata | None = None


@router.post("/webhooks/rest/webhook", summary="One chat turn")
async def turn(request: Request, body: Turn) -> list[dict[str, Any]]:
    """The reply's messages, in order."""
    house = house_of(request)
    if not body.message.strip():
        raise Problem(422, "Beskeden er tom. Skriv, hvad du gerne vil vide.", reasons={"message": "Beskeden er tom."})
    if len(body.message) > MOST_CHARACTERS:
        raise Problem(413, f"Beskeden er for lang. Skriv højst {MOST_CHARACTERS} tegn ad gangen.")
    kommune = (body.metadata.kommune if body.metadata else None) or None
    if kommune:
        house.knowledge.municipality(kommune)
    hold_to(house.limits.turns, body.sender)
    hold_to(house.limits.turns_address, house.addresses.digest(address_of(request)))
    return await answer(house, body.sender, body.message, kommune)


@router.delete("/api/conversations/{sender}", status_code=204, summary="Forgets a conversation at once")
async def forget(request: Request, sender: Sender) -> Response:
    """Deletes it from the gateway and from Rasa; also when there is none."""
    house = house_of(request)
    house.sessions.forget(sender)
    try:
        await house.rasa.forget(sender)
    except RasaAway:
        raise Problem(503) from None
    return Response(status_code=204)
