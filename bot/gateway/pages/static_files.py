"""Style sheets, the small script, fonts, the widget's folder, robots.txt and the icon."""

from __future__ import annotations

import mimetypes
from pathlib import Path

from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

HERE = Path(__file__).parent / "static"
WIDGET = Path(__file__).resolve().parents[3] / "web_widget"
# What a browser may fetch, with the type it must have (`nosniff`); the machine's own list differs from one to the next.
TYPES = {
    ".css": "text/css", ".js": "text/javascript", ".mjs": "text/javascript", ".svg": "image/svg+xml", ".woff2": "font/woff2",
    ".txt": "text/plain", ".html": "text/html", ".json": "application/json",
}  # fmt: skip
ROBOTS = "User-agent: *\nDisallow: /chat\nDisallow: /aftale\nDisallow: /forlad\nDisallow: /staff\nDisallow: /api/\n"


class Files(StaticFiles):
    """A folder of which only files of known types are shown.

    Args:
        directory: the folder.
        shared: True lets other sites load the files (a module script needs CORS).
    """

    def __init__(self, directory: Path, shared: bool = False) -> None:
        super().__init__(directory=directory)
        self.shared = shared

    async def get_response(self, path: str, scope: Scope) -> Response:
        """The file, with its type.

        Raises:
            HTTPException: 404.
        """
        if Path(path).suffix.lower() not in TYPES or any(part.startswith(".") for part in Path(path).parts):
            raise HTTPException(404)
        response = await super().get_response(path, scope)
        # Weak, because the same file goes out compressed and plain (RFC 9110, 8.8.1).
        if "etag" in response.headers:
            response.headers["ETag"] = "W/" + response.headers["etag"]
        if self.shared:
            response.headers["Access-Control-Allow-Origin"] = "*"
        return response


def robots(request: Request) -> Response:
    """What search engines may read: the knowledge, never a conversation."""
    return PlainTextResponse(ROBOTS)


def icon(request: Request) -> Response:
    """The icon."""
    return FileResponse(HERE / "favicon.svg", media_type=TYPES[".svg"])


def install(app: FastAPI) -> None:
    """Adds the files, compressed for browsers that take it; the widget's when its folder is there.

    Only files: what a conversation answers is never compressed, so that its length tells nothing about a secret in it (BREACH).
    """
    for suffix, kind in TYPES.items():
        mimetypes.add_type(kind, suffix)
    app.add_route("/robots.txt", robots, methods=["GET"], include_in_schema=False)
    app.add_route("/favicon.svg", icon, methods=["GET"], include_in_schema=False)
    app.mount("/static", GZipMiddleware(Files(HERE)))
    if WIDGET.is_dir():
        app.mount("/widget", GZipMiddleware(Files(WIDGET, shared=True)))
