"""The gateway's line to Rasa and the action server, on loopback."""

from __future__ import annotations

import os
from typing import Any

import httpx

TURN_SECONDS = 10.0  # longer than any turn measured, shorter than a person's patience
PROBE_SECONDS = 1.5


class RasaAway(Exception):
    """Rasa or its actions did not answer."""


class RasaClient:
    """One pooled client.

    Args:
        rasa_url, actions_url: where the two listen.
        token: the secret of this start.
    """

    def __init__(self, rasa_url: str | None = None, actions_url: str | None = None, token: str | None = None) -> None:
        self.rasa_url = rasa_url or os.environ.get("RASA_URL", "http://127.0.0.1:5005")
        self.actions_url = actions_url or os.environ.get("ACTIONS_URL", "http://127.0.0.1:5055")
        headers = {"x-internal-token": token or os.environ.get("INTERNAL_TOKEN", "")}
        self._http = httpx.AsyncClient(headers=headers, timeout=TURN_SECONDS, trust_env=False)

    async def turn(self, sender: str, text: str, metadata: dict[str, Any]) -> list[dict[str, Any]]:
        """One turn.

        Raises:
            RasaAway: no answer, an error, or nothing said (the action server is down).
        """
        try:
            reply = await self._http.post(
                f"{self.rasa_url}/webhooks/gateway/webhook",
                json={"sender": sender, "message": text, "metadata": metadata},
            )
        except httpx.HTTPError as error:
            raise RasaAway(type(error).__name__) from None
        if reply.status_code != 200:
            raise RasaAway(str(reply.status_code))
        messages: list[dict[str, Any]] = reply.json()
        if not messages:
            raise RasaAway("silent")
        return messages

    async def forget(self, sender: str) -> None:
        """Ends the conversation at once.

        Raises:
            RasaAway: Rasa did not confirm; nothing of it outlives Rasa's process, though.
        """
        try:
            reply = await self._http.delete(f"{self.rasa_url}/webhooks/gateway/conversations/{sender}")
            reply.raise_for_status()
        except httpx.HTTPError as error:
            raise RasaAway(type(error).__name__) from None

    async def down(self) -> list[str]:
        """Names of the parts that cannot answer a turn now."""
        parts = []
        for name, url in (("rasa", f"{self.rasa_url}/webhooks/gateway/"), ("actions", f"{self.actions_url}/health")):
            try:
                if (await self._http.get(url, timeout=PROBE_SECONDS)).status_code != 200:
                    parts.append(name)
            except httpx.HTTPError:
                parts.append(name)
        return parts

    async def close(self) -> None:
        """Closes the pool."""
        await self._http.aclose()
