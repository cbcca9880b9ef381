"""Finds the figures in a Danish text: phones, links, e-mails, addresses, dates, clock times and plain numbers."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from knowledge.check.numerals import NUMBER_WORDS, TOKEN, unit_of, value_of, with_fractions
from knowledge.check.patterns import (
    CLOCK,
    DATE,
    EMAIL,
    HOURS,
    ISO_DATE,
    LAW,
    LAW_PART,
    LINK,
    LOOSE_SPAN,
    MILITARY,
    MONTHS,
    NUMERIC_DATE,
    PHONE,
    POST,
    SPAN,
    STREET,
)

_CLOCK_NEAR = 30  # characters: "kl. 9-12 og 13-15", the second range needs no "kl." of its own
_FREE_WORDS_BELOW = 4  # "der er to veje", "to gange: efter …": a small number word without a unit is our own counting
_TOKEN_OR_END = re.compile(TOKEN.pattern + r"|[:;?](?=\s)|\n\s*-|(?<!\bkr)\.(?=\s+[A-ZÆØÅ¤])")

Clock = int  # minutes after midnight
Date = tuple[int | None, int, int]


@dataclass(frozen=True)
class Measure:
    """A number, its unit where one follows, and how it was written."""

    value: float
    unit: str | None
    shown: str


@dataclass
class Figures:
    """All figures of one text."""

    phones: list[str] = field(default_factory=list)
    emails: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)
    dates: list[Date] = field(default_factory=list)
    hours: list[tuple[Clock, Clock]] = field(default_factory=list)
    clocks: list[Clock] = field(default_factory=list)
    spans: list[tuple[float, float]] = field(default_factory=list)
    measures: list[Measure] = field(default_factory=list)

    def __len__(self) -> int:
        """How many figures; the two numbers of a span are counted as measures."""
        return sum(len(part) for part in vars(self).values()) - len(self.spans)


def even_spaces(text: str) -> str:
    """The text with every run of blanks on a line (also non-breaking ones) as one blank."""
    return re.sub(r"[^\S\n]+", " ", text.replace("\u00ad", ""))


def find_figures(text: str) -> Figures:
    """The figures of an answer, offer, note or contact. Paragraphs of laws and section numbers are left out."""
    found = Figures()
    rest = _take(EMAIL, even_spaces(text), lambda m: found.emails.append(m[0].rstrip(".").lower()))
    rest = _take(LINK, rest, lambda m: found.links.append(bare_link(m[0])))
    rest = LAW_PART.sub(" ¤ ", LAW.sub(" ¤ ", rest))
    rest = _take(PHONE, rest, lambda m: found.phones.append(re.sub(r"\D", "", m[1])))
    rest = take_dates(rest, found.dates)
    rest = _take(STREET, rest, lambda m: found.addresses.append(m[0]))
    rest = _take(POST, rest, lambda m: found.addresses.append(m[0]))
    rest = _take_hours(rest, found)
    rest = _take(CLOCK, rest, lambda m: found.clocks.append(_minutes(m[1] or m[3], m[2] or m[4])))
    rest = with_fractions(rest)
    found.spans.extend(spans(SPAN, rest))
    found.measures.extend(_measures(rest))
    return found


def spans(pattern: re.Pattern[str], text: str) -> list[tuple[float, float]]:
    """The spans of a text, "12-17" or "tre til fem", as they stand."""
    found = [(value_of(m[1], articles=True), value_of(m[2], articles=True)) for m in pattern.finditer(text)]
    return [(low, high) for low, high in found if low is not None and high is not None]


def source_spans(text: str) -> set[tuple[float, float]]:
    """Every two numbers that a source joins: "12-17", "mellem 12 og 17", "1 eller 2"."""
    return set(spans(LOOSE_SPAN, with_fractions(even_spaces(text).replace("\n", " "))))


def without_law_numbers(text: str) -> str:
    """The text without paragraphs of laws and numbers of sections."""
    return LAW_PART.sub(" ", LAW.sub(" ", text))


def take_dates(text: str, dates: list[Date]) -> str:
    """Adds the dates of a text to `dates` and gives the text without them."""
    text = _take(ISO_DATE, text, lambda m: dates.append((int(m[1]), int(m[2]), int(m[3]))))
    text = _take(NUMERIC_DATE, text, lambda m: dates.append((int(m[3]), int(m[2]), int(m[1]))))
    return _take(
        DATE, text, lambda m: dates.append((int(m[3]) if m[3] else None, MONTHS.index(m[2].lower()) + 1, int(m[1])))
    )


def all_hours(text: str) -> tuple[set[tuple[Clock, Clock]], set[Clock]]:
    """Every pair and every single number of a source that can be a time of day, marked as one or not."""
    text = MILITARY.sub(r"\1:\2-\3:\4", text)
    pairs = {range_of(match) for match in HOURS.finditer(text)}
    single = {_minutes(m[1] or m[3], m[2] or m[4]) for m in CLOCK.finditer(text)}
    return pairs, single | {clock for pair in pairs for clock in pair}


def range_of(match: re.Match[str]) -> tuple[Clock, Clock]:
    """Start and end of a match of HOURS."""
    return _minutes(match[2], match[3]), _minutes(match[4], match[5])


def phones(text: str) -> set[str]:
    """Eight-digit phone numbers, digits only."""
    return {re.sub(r"\D", "", m[1]) for m in PHONE.finditer(even_spaces(text))}


def hide_phones(text: str) -> str:
    """The text without phone numbers."""
    return PHONE.sub(" ", text)


def bare_link(link: str) -> str:
    """A link without scheme, www. and closing punctuation, lower case."""
    return re.sub(r"^(?:https?://)?(?:www\.)?", "", link.lower()).rstrip(".,;:/?)")


def hide_figures(text: str) -> str:
    """The text with each phone, link, e-mail, address and clock range as the short word 00, for counting words."""
    for pattern in (EMAIL, LINK):
        text = pattern.sub(lambda m: "00." if m[0].endswith(".") else "00", text)
    text = PHONE.sub("00", even_spaces(text))
    street_and_post = re.compile(f"{STREET.pattern}(?:,\\s*{POST.pattern})?")
    text = POST.sub("00", street_and_post.sub("00", text))
    return HOURS.sub(lambda m: f"{m[1] or ''}00" if m[1] or m[3] else m[0], text)


def hide_places(text: str) -> str:
    """The text with phones, links, e-mails and addresses replaced by ¤, which no source contains."""
    for pattern in (EMAIL, LINK, PHONE, STREET, POST):
        text = pattern.sub(" ¤ ", text)
    return text


def _take(pattern: re.Pattern[str], text: str, keep: Callable[[re.Match[str]], None]) -> str:
    def swallow(match: re.Match[str]) -> str:
        keep(match)
        return " ¤ "

    return pattern.sub(swallow, text)


def _take_hours(text: str, found: Figures) -> str:
    def swallow(match: re.Match[str]) -> str:
        marked = match[1] or match[3] or match[5]
        near = "kl" in text[max(0, match.start() - _CLOCK_NEAR) : match.start()].lower()
        following = TOKEN.search(text, match.end())
        counted = following is not None and following.start() <= match.end() + 2 and unit_of(following[0]) is not None
        if counted or not (marked or near):
            return match[0]
        found.hours.append(range_of(match))
        return " ¤ "

    return HOURS.sub(swallow, text)


def _minutes(hours: str, minutes: str | None) -> Clock:
    return int(hours) * 60 + int(minutes or 0)


def _measures(text: str) -> list[Measure]:
    tokens = [m[0] for m in _TOKEN_OR_END.finditer(text)]
    measures = []
    for index, token in enumerate(tokens):
        value = value_of(token)
        if value is None:
            continue
        unit = _unit_after(tokens, index)
        written = token.lower() in NUMBER_WORDS
        times = index + 1 < len(tokens) and tokens[index + 1].lower().startswith("gang")
        if written and value < _FREE_WORDS_BELOW and (unit is None or times):
            continue
        measures.append(Measure(value, unit, f"{token} {unit}" if unit else token))
    return measures


def _unit_after(tokens: list[str], index: int) -> str | None:
    """The unit of the number at `index`: the next word, the one after it, or that of the range it opens."""
    other_words = 0
    for token in tokens[index + 1 : index + 5]:
        if not token[0].isalnum() and token not in ("%",):
            return None
        if token.lower() in ("til", "og", "eller") or value_of(token) is not None:
            continue
        unit = unit_of(token)
        if unit or other_words:
            return unit
        other_words += 1
    return None
