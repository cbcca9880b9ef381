"""Plain text becomes safe HTML with the right links."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from bot.gateway.pages.plain_text import inline, prose, tel


def links(text: str) -> list[str]:
    return [str(each["href"]) for each in BeautifulSoup(prose(text), "html.parser").select("a")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ring 58 57 48 90.", ["tel:+4558574890"]),
        ("Ring 58574890", ["tel:+4558574890"]),
        ("Ring +45 58 57 48 90", ["tel:+4558574890"]),
        ("Livslinien på 70 201 201", ["tel:+4570201201"]),
        ("BørneTelefonen 116 111", ["tel:116111"]),
        ("Ring 112. Politiet har 114.", ["tel:112", "tel:114"]),
        ("Lægevagten: 1813 eller 1818", ["tel:1813", "tel:1818"]),
        ("Se www.netstof.dk.", ["https://www.netstof.dk"]),
        ("Se https://www.sundhed.dk/a?b=1, og ring", ["https://www.sundhed.dk/a?b=1"]),
        ("Skriv til rusmiddel@kommune.example.", ["mailto:rusmiddel@kommune.example"]),
        ("Læs mere på /privatliv.", ["/privatliv"]),
    ],
)
def test_numbers_and_addresses_become_links(text: str, expected: list[str]) -> None:
    assert links(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Din kode er 1234 5678 9012 3456", "Koden 1234567890123456", "Det koster 112 kr.", "Inden for 114 dage", "§ 112 i loven",
        "Perioden 2023 2024", "Den 12.03.2027", "og/eller /nogetandet", "jeg hedder 1120", "javascript:alert(1)", "1-12-112",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_number_or_an_address_stays_text(text: str) -> None:
    assert links(text) == []


def test_blank_lines_make_paragraphs_and_dashes_make_lists() -> None:
    page = BeautifulSoup(prose("Først.\n- et\n- to 58 57 48 90\nSå.\n\nTil sidst."), "html.parser")

    assert [each.name for each in page.find_all(True, recursive=False)] == ["p", "ul", "p", "p"]
    assert [each.get_text() for each in page.select("li")] == ["et", "to 58 57 48 90"]


@pytest.mark.parametrize(
    "nasty",
    [
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "www.a.dk\"onmouseover='x'",
        "{{7*7}}",
        "a@b.dk<svg/onload=x>",
    ],
)
def test_nothing_that_was_written_becomes_markup(nasty: str) -> None:
    made = BeautifulSoup(prose(nasty), "html.parser")

    assert {each.name for each in made.find_all(True)} <= {"p", "a", "span"}
    assert not [name for each in made.find_all(True) for name in each.attrs if name.startswith("on")]
    assert made.get_text().replace(" (åbner i en ny fane)", "") == nasty


def test_links_of_a_conversation_open_beside_it() -> None:
    assert 'target="_blank"' in inline("/privatliv", new_tab=True)
    assert 'target="_blank"' not in inline("/privatliv")


def test_a_number_with_the_country_code_is_called_once_with_it() -> None:
    assert tel("+45 58 57 48 90") == tel("58574890") == "tel:+4558574890"
