"""A municipality's own page on another site than the product's: it embeds the widget or frames a page."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

PAGE = (
    '<!doctype html><html lang="da"><head><title>Solby Kommune</title><meta name="viewport" content="width=device-width"></head>'
    '<body><main><h1>Solby Kommune</h1><p id="host">Borgerservice har åbent.</p>{body}</main></body></html>'
)


class MunicipalPage(ThreadingHTTPServer):
    """Serves one page under every address. 'localhost' is another site than the product's 127.0.0.1.

    Attributes:
        url: its address.
        body: what stands on the page.
        policy: its Content Security Policy.
    """

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.url = f"http://localhost:{self.server_address[1]}"
        self.body = self.policy = ""
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    def frame(self, address: str) -> None:
        """Puts a frame of another site on the page."""
        self.body = f'<iframe src="{address}" title="Chat" width="1000" height="700"></iframe>'
        self.policy = f"default-src 'none'; frame-src {address.split('/', 3)[0]}//{address.split('/', 3)[2]}"

    def embed(self, origin: str) -> None:
        """Puts the widget of another site on the page, under the policy that the widget's README names."""
        self.body = f'<script type="module" src="{origin}/widget/rusvejviser.js" data-kommune="slagelse"></script>'
        self.policy = f"default-src 'none'; script-src {origin}; style-src {origin}; connect-src {origin}"


class _Handler(BaseHTTPRequestHandler):
    server: MunicipalPage
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: Any) -> None:
        """Silent."""

    def do_GET(self) -> None:
        found = self.path != "/favicon.ico"
        data = PAGE.format(body=self.server.body).encode() if found else b""
        self.send_response(200 if found else 204)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Content-Security-Policy", self.server.policy)
        self.end_headers()
        self.wfile.write(data)
