"""Plain text of the content and the assistant as safe HTML: paragraphs, lists, and links for numbers and addresses."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

# Numbers that stand alone in a sentence and can be called; a price or a year in the same digits is not one.
_SHORT = (
    r"(?<![\d.,§-])(?<!§ )(?<!\d )(?:116 ?111|112|114|1813|1818)(?! ?(?:\d|kr\b|%|procent|uger|timer|dage))(?![-.,]\d)"
)
# Eight digits as Danes write them. A receipt code of 16 digits in groups must not become two phone numbers.
_LONG = r"(?<![\d+])(?<!\d[ -])(?:\+45 ?)?(?:\d{2}(?: \d{2}){3}|\d{2} \d{3} \d{3}|\d{8})(?![ -]?\d)"
_OWN_PAGES = r"(?<![\w/.])/(?:privatliv|aftale|tilbud|viden|tilgaengelighed)\b"
_TOKEN = re.compile(
    rf"(?P<url>https?://[^\s<>\"']+|www\.[^\s<>\"']+)|(?P<mail>[\w.+-]+@[\w-]+\.[\w.-]*\w)"
    rf"|(?P<page>{_OWN_PAGES})|(?P<phone>{_LONG}|{_SHORT})",
    re.IGNORECASE,
)
_TRAILING = ".,;:!?)"
NEW_TAB = Markup(' target="_blank" rel="noopener noreferrer"')
NEW_TAB_WORDS = Markup('<span class="visually-hidden"> (åbner i en ny fane)</span>')


def prose(text: str, new_tab: bool = False) -> Markup:
    """Paragraphs by blank lines, lists by lines that begin with "- ", and links.

    Args:
        text: plain text; everything in it is escaped.
        new_tab: links open beside the page, so that a conversation under way is not lost.
    """
    parts: list[Markup] = []
    for block in re.split(r"\n\s*\n", text.strip()):
        parts.extend(_block([line.strip() for line in block.splitlines() if line.strip()], new_tab))
    return Markup("\n").join(parts)


def inline(text: str, new_tab: bool = False) -> Markup:
    """One line with its links."""
    made, end = Markup(), 0
    for match in _TOKEN.finditer(text):
        kind, found = str(match.lastgroup), match.group()
        if kind == "url":
            found = found.rstrip(_TRAILING)
        made += escape(text[end : match.start()]) + _link(kind, found, new_tab)
        end = match.start() + len(found)
    return made + escape(text[end:])


def tel(phone: str) -> str:
    """The address of a phone number, e.g. 'tel:+4558574890'; short numbers have no country code."""
    digits = re.sub(r"\D", "", phone)
    if len(digits) == 10 and digits.startswith("45"):
        digits = digits[2:]
    return f"tel:+45{digits}" if len(digits) == 8 else f"tel:{digits}"


def _block(lines: list[str], new_tab: bool) -> list[Markup]:
    made: list[Markup] = []
    run: list[str] = []
    listed = False

    def close() -> None:
        if not run:
            return
        if listed:
            items = Markup().join(Markup("<li>{}</li>").format(inline(line[2:], new_tab)) for line in run)
            made.append(Markup("<ul>{}</ul>").format(items))
        else:
            made.append(Markup("<p>{}</p>").format(Markup("<br>").join(inline(line, new_tab) for line in run)))
        run.clear()

    for line in lines:
        if line.startswith("- ") != listed:
            close()
            listed = not listed
        run.append(line)
    close()
    return made


def _link(kind: str, found: str, new_tab: bool) -> Markup:
    if kind == "phone":
        return Markup('<a class="tel" href="{}">{}</a>').format(tel(found), found)
    if kind == "mail":
        return Markup('<a href="mailto:{}">{}</a>').format(found, found)
    address = f"https://{found}" if kind == "url" and found[:4].lower() == "www." else found
    beside = new_tab or kind == "url"
    return Markup('<a href="{}"{}>{}{}</a>').format(
        address, NEW_TAB if beside else "", found, NEW_TAB_WORDS if beside else ""
    )
