"""One page, three widgets, one canned answer: a server on loopback that compresses what it sends."""

from __future__ import annotations

import gzip
import json
import mimetypes
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
WIDGET = HERE.parents[1] / "web_widget"
ANSWER_SECONDS = 0.03  # what a turn of the product takes (`make bench`)
SMALLEST_COMPRESSED = 500
GREETING = {
    "recipient_id": "bench",
    "text": "Hej. Jeg er en automatisk assistent for Solby Kommune, ikke et menneske.\n\nDu behøver ikke oplyse dit navn.",
    "custom": {"type": "greeting", "municipality": "solby"},
    "buttons": [
        {"title": title, "payload": f"/{n}"}
        for n, title in enumerate(
            ("Find det rigtige tilbud", "Jeg er pårørende", "Book en samtale", "Kan jeg være anonym?")
        )
    ],
}
PLACES = [{"id": "solby", "name": "Solby Kommune", "contact": {"name": "Solhuset", "phone": "58 00 00 10"}}]
BUTTON = '<button id="launcher" type="button">Spørg assistenten</button>'
EMBED = {
    "rusvejviser": '<script type="module" src="/widget/rusvejviser.js" data-kommune="solby"></script>',
    "deep-chat": '<script type="module" src="/modules/deep-chat/dist/deepChat.bundle.js"></script>',
    # The smallest of its three builds that a page can load as it is.
    "botframework-webchat": '<script src="/modules/botframework-webchat/dist/webchat-minimal.js"></script>',
}


class Host(ThreadingHTTPServer):
    """Serves the page at /<widget>, the widgets' files and the answer.

    Args:
        modules: the folder node_modules with the other widgets.
    """

    daemon_threads = True

    def __init__(self, modules: Path) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.url = f"http://127.0.0.1:{self.server_address[1]}"
        self.folders = {"/widget/": WIDGET, "/modules/": modules, "/bench/": HERE / "pages"}
        self._compressed: dict[Path, bytes] = {}
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    def compressed(self, file: Path) -> bytes:
        """A file as it is sent, compressed once."""
        if file not in self._compressed:
            self._compressed[file] = gzip.compress(file.read_bytes(), 9)
        return self._compressed[file]


class _Handler(BaseHTTPRequestHandler):
    server: Host
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: Any) -> None:
        """Silent."""

    def _send(self, body: bytes, kind: str, compressed: bytes | None = None) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        if compressed is not None and len(body) >= SMALLEST_COMPRESSED:
            body = compressed
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _json(self, body: Any) -> None:
        data = json.dumps(body).encode()
        self._send(data, "application/json")

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        folder = next((each for each in self.server.folders if path.startswith(each)), None)
        file = self.server.folders[folder] / path.removeprefix(folder) if folder else None
        if file and file.is_file():
            kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
            self._send(file.read_bytes(), kind, self.server.compressed(file))
        elif path == "/api/municipalities":
            self._json(PLACES)
        elif path.strip("/") in EMBED:
            name = path.strip("/")
            text = (HERE / "pages" / "page.html").read_text(encoding="utf-8")
            page = text.format(widget=name, button="" if name == "rusvejviser" else BUTTON, embed=EMBED[name])
            self._send(page.encode(), "text/html; charset=utf-8")
        elif path == "/empty":
            self._send(b"<!doctype html><title>-</title>", "text/html")
        else:
            self.send_error(404)

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        time.sleep(ANSWER_SECONDS)
        self._json([GREETING])
