"""Honest words: what it is, what is kept, nothing that cannot be kept, and no decision about anybody's treatment."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.dialogue.small_talk import greeting, texts
from bot.gateway.sessions import IDLE_SECONDS
from knowledge import load

ROOT = Path(__file__).resolve().parents[2]
# Where a citizen's words come from.
SAID = ("bot/dialogue", "bot/triage", "bot/safety", "bot/gateway", "web_widget", "actions", "knowledge")
KINDS = {".py", ".yml", ".html", ".js", ".css"}
UNTRUE = re.compile(
    r"\buspor(?:bar|lig)|kan ikke spores|100 ?% anonym|fuldstændig anonym|helt anonym|garanteret anonym|fuld anonymitet|ingen kan se, at du",
    re.IGNORECASE,
)
# Promises and refusals of treatment: the municipality decides, so none of these may be said to "du".
DECIDES = re.compile(
    r"\bdu (?:får|vil få) (?:behandling|en plads|døgnbehandling|metadon)|\bdu er (?:visiteret|godkendt|bevilget|berettiget til behandling|egnet)"
    r"|\bdu kan ikke få (?:hjælp|behandling)\b|\bdu får afslag|\bdu er (?:ikke egnet|afvist)|\bvi (?:bevilger|afviser|godkender)|\bgaranterer (?:vi|jeg)",
    re.IGNORECASE,
)


def sources() -> Iterator[Path]:
    for folder in SAID:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in KINDS and "__pycache__" not in path.parts:
                yield path


def test_nothing_is_ever_called_untraceable() -> None:
    files = list(sources())

    said = [
        f"{path.relative_to(ROOT)}: {found.group()}"
        for path in files
        if (found := UNTRUE.search(path.read_text("utf-8")))
    ]

    assert len(files) > 60
    assert said == []


@pytest.mark.parametrize("municipality", [None, "slagelse", "assens", "aalborg", "holbaek", "jammerbugt"])
def test_the_first_message_says_what_it_is_and_what_is_kept(municipality: str | None) -> None:
    knowledge = load()

    text = str(greeting(knowledge, knowledge.municipalities.get(municipality or ""))["text"])

    assert "automatisk assistent" in text
    assert "ikke et menneske" in text
    assert "Du behøver ikke oplyse dit navn" in text
    assert f"{IDLE_SECONDS // 60} minutter efter din sidste besked" in text
    assert "/privatliv" in text


def test_asked_what_it_is_it_says_so_again() -> None:
    assert "automatisk assistent, ikke et menneske" in texts()["chat"]["identity"]
    assert "kommunen, der beslutter" in texts()["chat"]["identity"]


def test_what_it_says_of_visibility_names_the_limits_too() -> None:
    said = texts()["chat"]["visible"]

    assert "internetudbyder" in said
    assert "skærm" in said


def test_the_privacy_page_names_its_limits_and_the_real_figures() -> None:
    page = (ROOT / "bot" / "gateway" / "pages" / "templates" / "privacy.html").read_text(encoding="utf-8")

    for words in (
        "internetudbyder",
        "historik",
        "fanger",
        "{{ minutes }}",
        "{{ keep_days }}",
        "Datatilsynet",
        "ikke et menneske",
    ):
        assert words in page, words


def test_triage_neither_promises_nor_refuses_treatment() -> None:
    places = [*(ROOT / "bot" / "triage").rglob("*.py"), *(ROOT / "bot" / "triage").rglob("*.yml")]
    places += [ROOT / "bot" / "dialogue" / name for name in ("triage_talk.py", "questions.py", "wishes.py")]
    places += [
        ROOT / "bot" / "gateway" / "knowledge_api.py",
        *(ROOT / "knowledge" / "municipalities").rglob("offers.yml"),
    ]

    said = []
    for path in places:
        text = re.sub(r"\s+", " ", path.read_text(encoding="utf-8"))
        said += [
            f"{path.relative_to(ROOT)}: …{text[max(0, f.start() - 60) : f.end() + 40]}…" for f in DECIDES.finditer(text)
        ]

    assert len(places) > 8
    assert said == []


def test_every_result_of_triage_says_who_decides() -> None:
    text = (ROOT / "bot" / "gateway" / "knowledge_api.py").read_text(encoding="utf-8")

    assert "Det er kommunen, der vurderer og beslutter" in text


def test_the_checks_find_what_they_look_for() -> None:
    assert UNTRUE.search("Samtalen er usporbar")
    assert DECIDES.search("Så du er visiteret til døgn")
    assert not DECIDES.search("Det er kommunen, der beslutter, om du kan få døgnbehandling")
