"""A sixth municipality is one new folder: it converses without a change of code or training data."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from running_product import ROOT, Conversation, Product

from tests.knowledge import solby

pytestmark = pytest.mark.stack


@pytest.fixture(scope="module")
def six(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    """The product with Solby's folder beside the five."""
    folder = tmp_path_factory.mktemp("six")
    made_up = solby.build(folder / "made-up")
    shutil.copytree(ROOT / "knowledge", folder / "knowledge", ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    shutil.copytree(made_up.knowledge / "municipalities" / "solby", folder / "knowledge" / "municipalities" / "solby")
    running = Product(folder / "data", KNOWLEDGE_DIR=str(folder / "knowledge"))
    try:
        running.wait()
        yield running
    finally:
        running.stop()


def test_it_is_listed_beside_the_five(six: Product) -> None:
    ids = [each["id"] for each in six.http.get("/api/municipalities").json()]

    assert len(ids) == 6
    assert "solby" in ids


def test_a_question_is_answered_from_its_own_standard(six: Product) -> None:
    chat = Conversation(six, "solby")

    chat.say("hvad koster det")

    answer = chat.of("answer")
    assert answer["custom"]["municipality"] == "solby"
    assert "gratis" in answer["text"]
    assert answer["custom"]["sources"][0]["section"] == "2 Behandling"


def test_what_it_does_not_say_names_its_own_human(six: Product) -> None:
    chat = Conversation(six, "solby")

    chat.say("får jeg betalt min transport")

    assert "55 55 01 02" in chat.of("not_in_standard")["text"]


def test_its_town_is_known_and_its_offer_found_and_booked(six: Product) -> None:
    chat = Conversation(six)

    chat.say("jeg bor i Lilleby")
    chat.say("jeg er 17 og ryger for meget hash, jeg har brug for hjælp")
    for _ in range(5):
        if "offers" in chat.types():
            break
        chat.say("nej")
    assert chat.of("offers")["custom"]["offers"][0]["id"] == "solby/samtale"
    chat.press("Book")
    for _ in range(4):
        if "slots" in chat.types():
            break
        chat.press("Ja, anonymt" if chat.of("question")["custom"]["field"] == "anonymous" else "Ved ikke")
    chat.say("den første")
    chat.press("Ja")

    assert chat.of("booking")["custom"]["offer"] == "solby/samtale"


def test_the_page_of_answers_and_of_offers_show_it(six: Product) -> None:
    for path in ("/viden?kommune=solby", "/tilbud?kommune=solby", "/?kommune=solby"):
        page = six.http.get(path, headers={"accept": "text/html"})

        assert page.status_code == 200
        assert "Solby" in page.text


def test_the_folder_alone_was_added() -> None:
    assert not (Path(ROOT) / "knowledge" / "municipalities" / "solby").exists()
