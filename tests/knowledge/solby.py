"""A made-up municipality, Solby, small and faultless: each test breaks one thing in it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from knowledge.check import Report, check

TOPICS = """\
groups: {start: Kom i gang, cost: Hvad koster det}
topics:
  - {id: start, group: start, title: Sådan kommer du i gang, covers: first contact, words: [begynde, hvor går jeg hen]}
  - {id: opening_hours, group: start, title: Åbningstider, covers: hours, words: [åbent, lukket, telefontid]}
  - {id: cost, group: cost, title: Pris for behandling, covers: price, words: [gratis, koster, betale]}
  - {id: transport, group: cost, title: Transport, covers: transport, words: [bus, kørsel]}
"""
LAW = """\
title: Det siger loven
topics:
  start:
    text: Kommunen skal give dig et tilbud senest 14 dage efter, at du har spurgt.
    sources: [{law: "serviceloven § 101, stk. 2"}]
"""
HELPLINES = """\
lines:
  - {id: ambulance, name: Alarm, phone: "112", what: Ring ved livsfare., open: always, source: Alarmcentralen}
  - id: livslinien
    name: Livslinien
    phone: 70 201 201
    url: https://www.livslinien.dk
    what: Når livet gør ondt.
    source: livslinien.dk
"""
STANDARD = """\
Kvalitetsstandard for hjælp til stofproblemer i Solby

Godkendt 3. marts 2021

Indhold
1 Henvendelse.....2
2 Behandling.....3

1 Henvendelse

Henvendelse sker til Solby Rådgivning, Kirkevej 4B, 9999 Solby, tlf. 5555 0102. Der er åbent mandag kl. 09.00-15.00.
Efter servicelovens § 101, stk. 2, skal tilbud gives senest 14 dage efter henvendelsen til kommunen.

2 Behandling

Et forløb varer fire uger med 12 samtaler, og unge på 15-25 år kan modtage gavekort på 200 kr. for at møde frem.
Læs mere på www.solby.example.dk/raad. Mindst 75% gennemfører forløbet.
"""
MUNICIPALITY = """\
id: solby
name: Solby Kommune
short: Solby
region: syddanmark
places: [Solby, Lilleby]
centre: Solby Rådgivning
standard:
  title: Kvalitetsstandard for hjælp til stofproblemer i Solby
  approved: 2021-03-03
  covers: [drugs]
  file: solby.txt
contacts:
  - id: main
    name: Solby Rådgivning
    what: Spørg om hjælp her.
    phone: 55 55 01 02
    address: Kirkevej 4B, 9999 Solby
    hours: Mandag kl. 9-15
    sources: [1 Henvendelse]
sections:
  - 1 Henvendelse
  - 2 Behandling
sections_without_answers: {Indhold: Indholdsfortegnelse}
"""
ANSWERS = """\
start:
  text: Du kan ringe til os på 55 55 01 02. Du må også komme forbi på Kirkevej 4B i Solby.
  sources: [1 Henvendelse]
  contact: main
  also: [opening_hours]
opening_hours:
  text: Vi har åbent om mandagen kl. 9-15.
  sources: [1 Henvendelse]
cost:
  text: |-
    Det er gratis. Er du mellem 15 og 25 år, kan du få:
    - et kort på 200 kr. når du møder op
    - et forløb på 4 uger med 12 gange
  sources: [2 Behandling]
transport: {not_in_standard: true}
"""
DETAILS = """\
- id: goal
  topic: cost
  title: Hvor mange når i mål
  text: Målet er, at 75 procent når hele vejen. Du kan læse om det på www.solby.example.dk/raad.
  sources: [2 Behandling]
  words: [virker det]
"""
OFFERS = """\
offers:
  - id: samtale
    name: Samtale
    summary: En snak om dit brug af stoffer.
    for_whom: For dig mellem 15 og 25 år.
    target: {audience: self, age: {min: 15, max: 25}}
    boosts: [{when: {anonymous: true}, points: 5}]
    cost: Det er gratis.
    anonymous: unknown
    decision: Du skal ikke søge først.
    how_to_start: Ring til os.
    contact: main
    bookable: true
    topics: [cost]
    sources: [2 Behandling]
  - id: forloeb
    name: Forløb
    summary: Hjælp i fire uger.
    for_whom: For dig med et brug af stoffer.
    target: {audience: [self, relative]}
    cost: Det er gratis.
    anonymous: unknown
    decision: Kommunen ser på din sag.
    how_to_start: Tag en snak først.
    contact: main
    book_at: samtale
    sources: [2 Behandling]
  - id: kontakt
    name: Solby Rådgivning
    summary: Vi finder ud af det med dig.
    for_whom: For alle.
    entrance: true
    points: 1
    cost: Det er gratis.
    anonymous: unknown
    decision: Ingen.
    how_to_start: Ring til os.
    contact: main
    sources: [1 Henvendelse]
notes:
  - id: gift_card
    offers: [samtale]
    when: [{age: {max: 25}}]
    text: Du kan få 200 kr. for at møde op.
    sources: [2 Behandling]
"""
CALENDAR = """\
example: false
basis: Tiderne står i standarden.
resources:
  - id: rum
    name: Rum 1
    offers: [samtale]
    kind: in_person
    location: Kirkevej 4B, 9999 Solby
    weekly: [{day: mon, start: "09:00", end: "15:00"}]
    duration_minutes: 45
"""


PARTICULARS = """\
particulars:
  - id: email
    what: noget om en mailadresse
    asked: ['\\bmail']
    found: '@'
    everywhere: true
"""


@dataclass(frozen=True)
class Solby:
    """The made-up content on disk."""

    knowledge: Path
    standards: Path

    def path(self, name: str) -> Path:
        """A file of the municipality, or of the shared folder when it is only there."""
        shared = {"law.yml", "helplines.yml", "particulars.yml"}
        return self.knowledge / name if name in shared else self.knowledge / "municipalities" / "solby" / name

    def change(self, name: str, old: str, new: str) -> Path:
        """Replaces `old`, which must be there, and gives the file."""
        path = self.path(name)
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{old!r} is not in {name}"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return path

    def check(self) -> Report:
        """Runs the check on it."""
        return check(self.knowledge, self.standards)

    def problems(self) -> list[str]:
        """What the check finds wrong, warnings left out."""
        return [str(finding) for finding in self.check().problems]


def build(folder: Path) -> Solby:
    """Solby, faultless, written into a folder."""
    made_up = Solby(folder / "knowledge", folder / "standards")
    files = {
        made_up.knowledge / "topics.yml": TOPICS,
        made_up.path("law.yml"): LAW,
        made_up.path("helplines.yml"): HELPLINES,
        made_up.path("particulars.yml"): PARTICULARS,
        made_up.path("municipality.yml"): MUNICIPALITY,
        made_up.path("topics.yml"): ANSWERS,
        made_up.path("details.yml"): DETAILS,
        made_up.path("offers.yml"): OFFERS,
        made_up.path("calendar.yml"): CALENDAR,
        made_up.standards / "solby.txt": STANDARD,
    }
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return made_up
