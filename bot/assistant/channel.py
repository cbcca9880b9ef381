"""Rasa's side of the gateway: one turn in, all its messages out.

Rasa's own REST channel sends `text` and `custom` of one utterance as two messages; clients need them together,
and it logs the text of a failed turn. This one does neither.
"""

from __future__ import annotations

import hmac
import logging
from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.channels.channel import InputChannel, OutputChannel, UserMessage
from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse

logger = logging.getLogger(__name__)


class WholeMessages(OutputChannel):
    """Collects each utterance as one message: text, buttons and custom together."""

    def __init__(self) -> None:
        self.messages: list[dict[str, Any]] = []

    @classmethod
    def name(cls) -> str:
        """Name Rasa registers it under."""
        return "gateway"

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        """Keeps the fields that a message of the contract has."""
        kept = {key: message[key] for key in ("text", "buttons", "custom") if message.get(key)}
        if kept:
            self.messages.append({"recipient_id": recipient_id, **kept})

    async def send_text_message(self, recipient_id: str, text: str, **kwargs: Any) -> None:
        """Only Rasa's own fallbacks come this way."""
        self.messages.append({"recipient_id": recipient_id, "text": text})


class GatewayInput(InputChannel):
    """The input channel the gateway posts to."""

    def __init__(self, token: str) -> None:
        self.token = token

    @classmethod
    def name(cls) -> str:
        """Part of the address: /webhooks/gateway/."""
        return "gateway"

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> GatewayInput:
        """Reads the token of this start from credentials.yml."""
        return cls(str((credentials or {}).get("token") or ""))

    def _admitted(self, request: Request) -> bool:
        given = request.headers.get("x-internal-token") or ""
        return bool(self.token) and hmac.compare_digest(given.encode(), self.token.encode())

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """Routes: POST /webhook for a turn, DELETE /conversations/<sender> to forget."""
        routes = Blueprint("gateway_channel")

        @routes.route("/", methods=["GET"])
        async def health(request: Request) -> HTTPResponse:
            agent = getattr(request.app.ctx, "agent", None)
            ready = agent is not None and agent.is_ready()
            return response.json({"ready": ready}, status=200 if ready else 503)

        @routes.route("/webhook", methods=["POST"])
        async def turn(request: Request) -> HTTPResponse:
            if not self._admitted(request):
                return response.json({"error": "forbidden"}, status=403)
            body = request.json
            collected = WholeMessages()
            try:
                await on_new_message(
                    UserMessage(
                        body["message"],
                        collected,
                        body["sender"],
                        input_channel=self.name(),
                        metadata=body.get("metadata"),
                    )
                )
            except Exception as error:  # noqa: BLE001 - the text of a turn must not reach a log, so the traceback does not
                logger.error("a turn failed: %s", type(error).__name__)
                return response.json({"error": "failed"}, status=500)
            return response.json(collected.messages)

        @routes.route("/conversations/<sender:str>", methods=["DELETE"])
        async def forget(request: Request, sender: str) -> HTTPResponse:
            if not self._admitted(request):
                return response.json({"error": "forbidden"}, status=403)
            # Rasa wraps the store of endpoints.yml in one that falls back to another, and that one cannot delete.
            store = request.app.ctx.agent.tracker_store
            await getattr(store, "_tracker_store", store).delete(sender)
            return response.json({"forgotten": True})

        return routes
