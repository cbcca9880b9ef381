"""Runs the gateway on HOST and PORT."""

from __future__ import annotations

import uvicorn

from bot.launch import settings


def main() -> None:
    """Serves until told to stop. No access log: a visitor leaves no line behind."""
    current = settings.read()
    uvicorn.run(
        "bot.gateway.app:create_app", factory=True, host=current.host, port=current.port, access_log=False, log_level="warning",
        server_header=False, date_header=True, proxy_headers=False, timeout_graceful_shutdown=3,
    )  # fmt: skip


if __name__ == "__main__":
    main()
