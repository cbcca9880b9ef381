"""A small gateway for the widget's tests: the product's headers, a hostile host page, and one scripted reply a word."""

from __future__ import annotations

import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

WIDGET = Path(__file__).resolve().parents[2] / "web_widget"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; frame-src 'self'; "
    "base-uri 'none'; form-action 'self'"
)
KINDS = {".js": "text/javascript", ".css": "text/css", ".json": "application/json"}
EMBED = '<script type="module" src="/widget/rusvejviser.js" data-kommune="solby"{more}></script>'
PAGE = (
    '<!doctype html><html lang="da"><head><title>Solby Kommune</title>'
    '<meta name="viewport" content="width=device-width, initial-scale=1">{head}</head>'
    '<body><main><h1>Solby Kommune</h1><p id="host">Borgerservice har åbent.</p>{body}</main>{embed}</body></html>'
)
# Everything a page of another age may do to what stands on it.
HOSTILE = """
body * { box-sizing: content-box !important; font-size: 40px !important; color: lime !important; margin: 9px !important;
    position: static !important; transform: rotate(0deg); text-transform: uppercase !important; letter-spacing: 1em !important; }
button, input, textarea, a, div, p, ul, li { display: none !important; background: red !important; }
rusvejviser-chat { display: none !important; visibility: hidden !important; opacity: 0 !important; z-index: -1 !important; }
html { font-size: 62.5%; }
h1 { display: block !important; }
"""
LARGE = "html { font-size: 28px; }"
HOST = "body { font-family: serif; } h1 { color: #123456; } #host { margin: 7px; }"
CONTACT = {"name": "Rusmiddelcenter Solby", "phone": "58 00 00 10", "address": "Solvej 1, 4999 Solby"}
CODE = "1234567890123456"
START = {
    "text": "Hej. Jeg er en automatisk assistent for Solby Kommune, ikke et menneske.\n\nDu behøver ikke oplyse dit navn. Læs mere på /privatliv.",
    "custom": {"type": "greeting", "municipality": "solby"},
    "buttons": [
        {"title": "Find det rigtige tilbud", "payload": "/find_offer"},
        {"title": "Book en samtale", "payload": "/book"},
        {"title": "Kan jeg være anonym?", "payload": "/answer"},
    ],
}
SOURCE = {"document": "Kvalitetsstandard for Solby", "section": "4.1 Pris", "approved": "2026-03-12"}
SLOTS = [
    {"start": "2027-03-30T10:00:00+02:00", "end": "2027-03-30T10:45:00+02:00", "location": "Solvej 1, 4999 Solby"},
    {"start": "2027-03-30T13:00:00+02:00", "end": "2027-03-30T13:45:00+02:00", "location": "Solvej 1, 4999 Solby"},
    {"start": "2027-03-31T09:00:00+02:00", "end": "2027-03-31T09:45:00+02:00", "location": "Telefon"},
]
SLOT_NAMES = ["Tirsdag den 30. marts kl. 10.00", "Tirsdag den 30. marts kl. 13.00", "Onsdag den 31. marts kl. 09.00"]

REPLIES: dict[str, list[dict[str, Any]]] = {
    "/start": [START],
    "pris": [
        {
            "text": "Behandling er gratis.\n\nDet gælder:\n- samtaler\n- medicin\n\nRing på 58 00 00 10 eller 5800 0011, se https://solby.example/rus. "
            "Vagten er 112 eller 1813. Koden 1234 5678 9012 3456 og § 112 er ikke numre, heller ikke 2023-2024.",
            "custom": {"type": "answer", "topic": "cost", "municipality": "solby", "sources": [SOURCE]},
        }
    ],
    "ændret": [
        {
            "text": "Standarden siger 2 uger.\n\nBemærk: Nu gælder 14 dage.",
            "custom": {
                "type": "answer",
                "topic": "guarantee",
                "municipality": "solby",
                "sources": [SOURCE],
                "correction": {"says": "2 uger", "now": "Nu gælder 14 dage.", "why": "Loven er ændret."},
            },
        }
    ],
    "/find_offer": [
        {
            "text": "Hvor gammel er du? Skriv gerne tallet.",
            "custom": {"type": "question", "field": "age"},
            "buttons": [
                {"title": "Under 30 år", "payload": "/reply_young"},
                {"title": "30 år eller mere", "payload": "/offers"},
                {"title": "Ved ikke", "payload": "/skip"},
            ],
        }
    ],
    "/offers": [
        {
            "text": "Jeg har noteret: alder: 30 år eller mere.\n\nSolhuset ser ud til at passe bedst. Samtaler for voksne.\n\n"
            "Hvorfor: Du er voksen. Du vil være anonym.\n\nPris: Gratis.\n\nAndre muligheder:\n- Dagtilbud\n- Gruppen\n\n"
            "Det er kommunen, der vurderer, hvilken hjælp du kan få. Jeg kan vise vej.",
            "custom": {
                "type": "offers",
                "municipality": "solby",
                "sources": [SOURCE],
                "offers": [
                    {
                        "id": "solby/solhuset",
                        "name": "Solhuset",
                        "bookable": True,
                        "why": ["Du er voksen.", "Du vil være anonym."],
                    },
                    {"id": "solby/dag", "name": "Dagtilbud", "bookable": False, "why": ["Du har brug for struktur."]},
                    {"id": "solby/gruppe", "name": "Gruppen", "bookable": True},
                ],
            },
            "buttons": [
                {"title": "Book en første samtale", "payload": "/book"},
                {"title": "Dagtilbud", "payload": '/choose_offer{"offer":"dag"}'},
                {"title": "Begynd forfra", "payload": "/start_over"},
            ],
        }
    ],
    "/book": [
        {
            "text": "Her er ledige tider til Solhuset:\n\n"
            + "\n".join(f"- {name.lower()}, {slot['location']}" for name, slot in zip(SLOT_NAMES, SLOTS, strict=True)),
            "custom": {"type": "slots", "slots": SLOTS, "deadline": "2027-04-05", "municipality": "solby"},
            "buttons": [
                *(
                    {"title": name, "payload": f'/pick{{"start":"{slot["start"]}"}}'}
                    for name, slot in zip(SLOT_NAMES, SLOTS, strict=True)
                ),
                {"title": "Senere tider", "payload": "/later"},
            ],
        }
    ],
    "/pick": [
        {
            "text": "Din tid er booket. Tirsdag den 30. marts kl. 10.00, Solhuset. Sted: Solvej 1, 4999 Solby.\n\n"
            "Din kode er 1234 5678 9012 3456. Skriv den ned, eller tag et billede af den.\n\n"
            "Vil du flytte aftalen, så gå til /aftale.",
            "custom": {
                "type": "booking",
                "code": CODE,
                "offer": "solby/solhuset",
                **SLOTS[0],
                "deadline": "2027-04-05",
                "anonymous": True,
                "ics": f"/api/bookings/{CODE}.ics",
                "municipality": "solby",
            },
            "buttons": [{"title": "Aflys tiden", "payload": "/cancel"}],
        }
    ],
    "/cancel": [{"text": "Aftalen er aflyst.", "custom": {"type": "cancelled", "code": CODE}}],
    "fare": [
        {
            "text": "Det lyder, som om der er fare. Ring 112 nu.",
            "custom": {
                "type": "crisis",
                "lines": [{"name": "Alarmcentralen", "phone": "112"}, {"name": "Livslinien", "phone": "70 201 201"}],
            },
            "buttons": [{"title": "Fortsæt samtalen", "payload": "/resume"}],
        }
    ],
    "sort": [
        {
            "text": "Det forstod jeg ikke helt.",
            "custom": {"type": "fallback", "suggestions": ["cost"], "contact": CONTACT},
            "buttons": [{"title": "Hvad koster det?", "payload": "/cost"}],
        }
    ],
    "mangler": [
        {
            "text": "Det siger kvalitetsstandarden ikke noget om.",
            "custom": {
                "type": "not_in_standard",
                "topic": "x",
                "municipality": "solby",
                "contact": CONTACT,
                "sources": [],
            },
        }
    ],
    "odense": [
        {
            "text": "Jeg har ikke Odenses standard. Jeg har den for Solby.",
            "custom": {"type": "municipality_unknown", "known": ["solby"]},
        }
    ],
    "månby": [
        {"text": "Så svarer jeg for Månby.", "custom": {"type": "answer", "municipality": "maanby", "sources": []}}
    ],
    "slet": [{"text": "Så er samtalen slettet.", "custom": {"type": "answer", "forgotten": True, "sources": []}}],
    "markup": [{"text": "<img src=x onerror=alert(1)> & <b>fed</b>", "custom": {"type": "answer", "sources": []}}],
    "fremtid": [{"text": "En ny slags besked.", "custom": {"type": "unheard_of"}}],
    "langt": [
        {
            "text": "\n\n".join(f"Afsnit {n} om behandling og om hvordan det foregår hos os." for n in range(40)),
            "custom": {"type": "answer"},
        }
    ],
}
PROBLEMS = {
    "travlt": (429, "Der er kommet mange beskeder på kort tid. Vent et minut, og prøv igen."),
    "for langt": (413, "Beskeden er for lang. Skriv højst 4000 tegn ad gangen."),
}


class FakeGateway(ThreadingHTTPServer):
    """Serves the widget and answers by script; remembers what it was asked."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.url = f"http://127.0.0.1:{self.server_address[1]}"
        self.forget_all()
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    def forget_all(self) -> None:
        """A fresh start between tests."""
        self.turns: list[dict[str, Any]] = []
        self.deleted: list[str] = []
        self.asked: list[str] = []
        self.lose_replies = False
        self.delay_seconds = 0.0
        self.deletes_work = True


class _Handler(BaseHTTPRequestHandler):
    server: FakeGateway
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: Any) -> None:
        """Silent."""

    def _send(
        self, status: int, body: bytes | str, kind: str = "text/html; charset=utf-8", policy: str = POLICY
    ) -> None:
        data = body.encode() if isinstance(body, str) else body
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Content-Security-Policy", policy)
        self.send_header("Referrer-Policy", "no-referrer")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def _json(self, status: int, body: Any, kind: str = "application/json") -> None:
        self._send(status, json.dumps(body), kind)

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        self.server.asked.append(path)
        file = WIDGET / path.removeprefix("/widget/")
        if path.startswith("/widget/") and file.is_file():
            self._send(200, file.read_bytes(), KINDS[file.suffix])
        elif path == "/api/municipalities":
            self._json(200, [{"id": "solby", "name": "Solby Kommune", "contact": CONTACT},
                             {"id": "maanby", "name": "Månby Kommune", "contact": {"name": "Månhuset", "phone": "59 00 00 20"}}])  # fmt: skip
        elif path == "/texts.json":
            self._json(200, {"launcher": "Skriv med os"})
        elif path.endswith(".ics"):
            self._send(200, "BEGIN:VCALENDAR", "text/calendar")
        elif path == "/forlad":
            self._send(200, "<!doctype html><html lang=da><title>Vejret</title><h1>Vejret i dag</h1>")
        elif path in ("/hostile.css", "/host.css", "/large.css"):
            self._send(200, {"/hostile.css": HOSTILE, "/host.css": HOST, "/large.css": LARGE}[path], "text/css")
        elif path in ("/", "/hostile", "/large", "/framing", "/texts", "/plain"):
            self._send(200, self._page(path))
        else:
            self._json(404, {"detail": "Findes ikke."})

    def _page(self, path: str) -> str:
        sheet = {"/hostile": "hostile", "/large": "large"}.get(path, "host")
        frame = "/" if path == "/framing" else None
        more = ' data-texts="/texts.json" data-title="Solbys hjælper"' if path == "/texts" else ""
        return PAGE.format(
            head=f'<link rel="stylesheet" href="/{sheet}.css">',
            body=f'<iframe src="{frame}" title="Chat" width="900" height="700"></iframe>' if frame else "",
            embed="" if frame or path == "/plain" else EMBED.format(more=more),
        )

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.turns.append({**body, "key": self.headers["Idempotency-Key"]})
        time.sleep(self.server.delay_seconds)
        if self.server.lose_replies:
            self.close_connection = True
            return
        said = body["message"]
        if said in PROBLEMS:
            status, detail = PROBLEMS[said]
            self._json(status, {"type": "about:blank", "status": status, "detail": detail}, "application/problem+json")
            return
        word = "/pick" if said.startswith("/pick") else said
        reply = REPLIES.get(word, [{"text": f"Du skrev {said}.", "custom": {"type": "answer", "sources": []}}])
        self._json(200, [{"recipient_id": body["sender"], **each} for each in reply])

    def do_DELETE(self) -> None:
        self.server.deleted.append(self.path.rsplit("/", 1)[-1])
        self._send(204 if self.server.deletes_work else 503, b"")
