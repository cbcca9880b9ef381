"""A Rasa that answers from a script, so that the pages can be tested without the models."""

from __future__ import annotations

from typing import Any

from bot.dialogue.messages import button, message
from bot.gateway.rasa_client import RasaAway

CODE = "1234567890123456"
SLOTS = [
    {"start": f"2027-03-{day}T{hour}:00:00+0{1 if day < 28 else 2}:00", "end": f"2027-03-{day}T{hour}:45:00+0{1 if day < 28 else 2}:00",
     "location": "Ingemannsvej 26, 4200 Slagelse", "kind": "in_person"}
    for day, hour in ((23, "09"), (23, "13"), (29, "10"))
]  # fmt: skip
SOURCES = [
    {"document": "Kvalitetsstandard", "section": "3.5 Behandlingsgaranti", "approved": "2024-01-31"},
    {"document": "Serviceloven", "section": "§ 101", "approved": None},
]


def answers() -> dict[str, list[dict[str, Any]]]:
    """What is said to which text; anything else is answered with an answer of its own."""
    times = [button(f"Tid {n}", "pick", start=slot["start"]) for n, slot in enumerate(SLOTS)]
    return {
        "find tilbud": [
            message(
                "offers", "Perron 3 ser ud til at passe bedst.\n\nDet sker der:\n- Samtaler\n- Grupper",
                offers=[{"id": "slagelse/perron-3", "name": "Perron 3", "bookable": True}, {"id": "slagelse/doegn", "name": "Døgn", "bookable": False}],
                buttons=[button("Book en første samtale", "book", offer="perron-3")], municipality="slagelse", sources=SOURCES,
            )
        ],
        "hvornår": [
            message(
                "slots", "Her er de første tider:\n- tirsdag kl. 9\n- tirsdag kl. 13", slots=SLOTS, deadline="2027-04-05",
                buttons=[*times, button("Senere tider", "change_time", wish="later")],
            )
        ],
        "book": [
            message(
                "booking", f"Din tid er booket.\n\nDin kode er {CODE[:4]} {CODE[4:8]} {CODE[8:12]} {CODE[12:]}.",
                code=CODE, offer="slagelse/perron-3", start=SLOTS[0]["start"], end=SLOTS[0]["end"], location=SLOTS[0]["location"],
                deadline="2027-04-05", anonymous=True, status="confirmed",
            )
        ],
        "telefon": [message("question", "Hvilket telefonnummer kan vi ringe til?", field="contact_phone")],
        "slet samtalen": [message("answer", "Samtalen er slettet.", topic="chat/forget", municipality=None, sources=[], forgotten=True)],
    }  # fmt: skip


class ScriptedRasa:
    """Stands where the gateway's Rasa client stands.

    Attributes:
        heard: text and metadata of each turn, in order.
        forgotten: senders that were forgotten.
        away: True: as if Rasa were down.
    """

    def __init__(self) -> None:
        self.heard: list[tuple[str, str, dict[str, Any]]] = []
        self.forgotten: list[str] = []
        self.away = False

    async def turn(self, sender: str, text: str, metadata: dict[str, Any]) -> list[dict[str, Any]]:
        if self.away:
            raise RasaAway("scripted")
        self.heard.append((sender, text, metadata))
        default = message(
            "answer", "Behandlingen er gratis. Ring 58 57 48 90, eller se www.netstof.dk.", topic="cost", municipality="slagelse",
            sources=SOURCES, buttons=[button("Kan jeg være anonym?", "answer", topic="anonymity")],
        )  # fmt: skip
        return answers().get(text, [default])

    async def forget(self, sender: str) -> None:
        if self.away:
            raise RasaAway("scripted")
        self.forgotten.append(sender)

    async def down(self) -> list[str]:
        return ["rasa"] if self.away else []

    async def close(self) -> None:
        return None
