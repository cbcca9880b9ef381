"""A browser without JavaScript on the gateway in this process, with a scripted Rasa."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import httpx
from bs4 import BeautifulSoup, Tag

from bot.launch import settings
from tests.gateway.pages.scripted_rasa import ScriptedRasa

EXIT = "https://vejret.example/"


class Site:
    """A browser without JavaScript on the whole gateway."""

    def __init__(self, data_dir: Path, rasa: ScriptedRasa) -> None:
        from bot.gateway.app import create_app

        self.app = create_app(settings.read({"DATA_DIR": str(data_dir), "LIMITS": "off", "EXIT_URL": EXIT}))
        self.house = self.app.app.state.house  # type: ignore[attr-defined]
        self.rasa = self.house.rasa = rasa

    def request(self, method: str, address: str, *, accept: str = "text/html", **more: Any) -> httpx.Response:
        async def send() -> httpx.Response:
            transport = httpx.ASGITransport(self.app, raise_app_exceptions=False)
            async with httpx.AsyncClient(transport=transport, base_url="http://site.example") as client:
                return await client.request(
                    method, address, headers={"accept": accept, **more.pop("headers", {})}, **more
                )

        return asyncio.run(send())

    def get(self, address: str, **more: Any) -> httpx.Response:
        return self.request("GET", address, **more)

    def post(self, address: str, data: dict[str, str], **more: Any) -> httpx.Response:
        return self.request("POST", address, data=data, **more)


class Chat:
    """One conversation by forms: reads the page, fills its form, presses its buttons."""

    def __init__(self, site: Site, kommune: str = "slagelse") -> None:
        self.site = site
        self.reply = site.get(f"/chat?kommune={kommune}")

    @property
    def page(self) -> BeautifulSoup:
        return soup(self.reply)

    @property
    def fields(self) -> dict[str, str]:
        form = self.page.select_one("form.write")
        assert isinstance(form, Tag)
        return {str(each["name"]): str(each["value"]) for each in form.select("input[type=hidden]")}

    @property
    def sender(self) -> str:
        return self.fields["sender"]

    def say(self, text: str) -> BeautifulSoup:
        self.reply = self.site.post("/chat", {**self.fields, "besked": text})
        return self.page

    def press(self, title: str) -> BeautifulSoup:
        found = [b for b in self.page.select("button[name=knap]") if title in b.get_text()]
        assert found, f"no button '{title}'"
        self.reply = self.site.post("/chat", {**self.fields, "knap": str(found[0]["value"])})
        return self.page

    def said(self) -> list[str]:
        return [each.get_text(" ", strip=True) for each in self.page.select(".log > li")]


def soup(response: httpx.Response) -> BeautifulSoup:
    return BeautifulSoup(response.text, "html.parser")
