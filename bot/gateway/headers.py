"""Security headers and the body's limit on every response, as plain ASGI so that no route can miss them."""

from __future__ import annotations

import json
import logging
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.gateway.problems import DETAILS, TITLES, BodyTooLarge

logger = logging.getLogger("rusvejviser.gateway")
MOST_BODY_BYTES = 32 * 1024
TOO_LARGE = 413
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors {ancestors}"
)
# The widget's files may be embedded on the municipality's own pages; everything else stays with its origin.
EMBEDDABLE = ("/widget/",)
FILES = ("/widget/", "/static/")
KEPT = (200, 206, 304)


class GuardedApp:
    """Wraps the app: exact headers on the way out, a byte limit on the way in.

    Args:
        app: the application.
        frame_ancestors: origins that may frame the pages, space-separated; empty: none.
    """

    def __init__(self, app: ASGIApp, frame_ancestors: str = "") -> None:
        self.app = app
        ancestors = f"'self' {frame_ancestors}".strip() if frame_ancestors else "'none'"
        self.common = [
            (b"content-security-policy", POLICY.format(ancestors=ancestors).encode()),
            (b"referrer-policy", b"no-referrer"),
            (b"x-content-type-options", b"nosniff"),
            (b"cross-origin-opener-policy", b"same-origin"),
            (b"permissions-policy", b"camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
        ]
        if not frame_ancestors:
            self.common.append((b"x-frame-options", b"DENY"))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handles one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        path = scope["path"]
        embeddable = path.startswith(EMBEDDABLE)
        read = 0
        begun = False

        async def guarded_send(message: Message) -> None:
            nonlocal begun
            if read > MOST_BODY_BYTES and not begun and message.get("status") != TOO_LARGE:
                raise BodyTooLarge  # the app took the missing rest for a broken body, and is about to say so
            if message["type"] == "http.response.start":
                begun = True
                own = {name.lower() for name, _ in message["headers"]}
                # A file that is not there today may be there after an upgrade: only what was found is kept.
                kept = message["status"] in KEPT and path.startswith(FILES)
                fixed = [
                    *self.common,
                    (b"cross-origin-resource-policy", b"cross-origin" if embeddable else b"same-origin"),
                    (b"cache-control", b"public, max-age=3600" if kept else b"no-store"),
                ]
                message["headers"] = list(message["headers"]) + [h for h in fixed if h[0] not in own]
            await send(message)

        async def guarded_receive() -> Message:
            nonlocal read
            message = await receive()
            read += len(message.get("body", b""))
            if read > MOST_BODY_BYTES:
                raise BodyTooLarge
            return message

        declared = dict(scope["headers"]).get(b"content-length", b"0")
        if declared.isdigit() and int(declared) > MOST_BODY_BYTES:
            await _refuse(guarded_send, 413)
            return
        try:
            await self.app(scope, guarded_receive, guarded_send)
        except Exception as error:  # noqa: BLE001 - the server would write a traceback, and its last line may hold what a person wrote
            if begun:
                return  # answered already; problems.py has logged the kind of error
            too_large, read = read > MOST_BODY_BYTES, 0
            if not too_large:
                logger.error("500 before an answer: %s", type(error).__name__)
            await _refuse(guarded_send, 413 if too_large else 500)


async def _refuse(send: Any, status: int) -> None:
    body = json.dumps(
        {"type": "about:blank", "title": TITLES[status], "status": status, "detail": DETAILS[status]},
        ensure_ascii=False,
    ).encode()
    headers = [(b"content-type", b"application/problem+json"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
