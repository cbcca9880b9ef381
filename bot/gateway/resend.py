"""A turn that is sent again after a lost connection gets the reply of the first, also while that one is under way."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Awaitable, Callable
from typing import Any

from bot.gateway.sessions import Resend, Session

Reply = list[dict[str, Any]]


async def once(session: Session, key: str, message: str, turn: Callable[[], Awaitable[Reply]]) -> tuple[Reply, bool]:
    """Runs a turn unless it is the session's last one again.

    Args:
        session: the conversation.
        key: the client's key of the turn.
        message: what was sent; another message under the same key is another turn, so that none is swallowed.
        turn: makes the reply; it clears `session.last` when the reply is to be tried for again.

    Returns:
        The reply, and whether it was there already.
    """
    digest = hashlib.sha256(f"{key}\n{message}".encode("utf-8", "replace")).hexdigest()
    earlier = session.last
    if earlier is not None and earlier.key == digest and not earlier.reply.cancelled():
        return await asyncio.shield(earlier.reply), True
    mine = Resend(digest, asyncio.get_running_loop().create_future())
    session.last = mine
    try:
        reply = await turn()
    except BaseException as error:
        if session.last is mine:
            session.last = None
        mine.reply.cancel()
        raise error
    mine.reply.set_result(reply)
    return reply, False
