"""How a text must be written: short, easy, calm, with links that work."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from knowledge.check.finding import Finding, at
from knowledge.check.prose import Passage
from knowledge.check.readability import LIX_LIMIT, WORD_LIMIT, lix, words

_EMOJI = re.compile("[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff\ufe0f\u20e3]")
_SMILEY = re.compile(r"(?<!\S)[:;]-?[)(DP](?!\w)")
_WEB = re.compile(r"(?:https?:|www\.)\S*", re.IGNORECASE)
_HOST = re.compile(r"[a-z0-9æøå-]+(\.[a-z0-9æøå-]+)*\.[a-z]{2,}")
_MARKUP = re.compile(r"\]\s*\(|<[a-zA-Z/][^>]*>|\*\*")


def faults(passage: Passage) -> Iterator[Finding]:
    """A finding for each rule of wording that the passage breaks."""

    def fault(what: str, to_do: str) -> Finding:
        return at(passage.file, passage.location, what, to_do)

    text = passage.text
    if "!" in text:
        yield fault("has an exclamation mark", "end the sentence with a full stop")
    if _EMOJI.search(text) or _SMILEY.search(text):
        yield fault("has an emoji", "take it out")
    if _MARKUP.search(text):
        yield fault("has markup", "write plain text; a list is lines beginning with '- '")
    for link in _WEB.findall(text):
        if not well_formed(link.rstrip(".,;:)")):
            yield fault(f"'{link}' is no whole link", "write it as https://name.dk/page")
    if passage.location[-1] == "url" and not text.startswith(("https://", "http://")):
        yield fault(f"'{text}' is no whole link", "write it as https://name.dk/page")
    if passage.kind == "answer":
        length, index = len(words(text)), lix(text)
        if length > WORD_LIMIT:
            yield fault(f"has {length} words", f"cut it to {WORD_LIMIT}, or move a fact to details.yml")
        if index >= LIX_LIMIT:
            yield fault(f"has LIX {index:.0f}", f"shorter sentences and words, until it is under {LIX_LIMIT}")


def well_formed(link: str) -> bool:
    """True for an http(s) address, or one that begins with www., whose host can exist."""
    parts = urlsplit(link if "//" in link else f"https://{link}")
    return parts.scheme in ("http", "https") and bool(_HOST.fullmatch((parts.hostname or "").lower()))
