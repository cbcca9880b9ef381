"""When somebody first asked the municipality for help."""

from __future__ import annotations

import re
from datetime import date

from bot.nlu.dates import past_day
from bot.nlu.facts.message import one_spelling

# Raw text, not words: dates need their dots and strokes.
_CONTACT = re.compile(
    r"\b(?:ringede|ringet|ringte|skrev|skrevet|henvendte|henvendt|kontaktede|kontaktet|mailede|mailet|skrev til|"
    r"meldte mig|mødte op|været i kontakt|var i kontakt|"
    r"(?:talte|talt|snakkede|snakket) med (?:jer|kommunen|en (?:hos|fra) (?:jer|kommunen)|nogen (?:hos|"
    r"fra) (?:jer|kommunen)|misbrugscent\w+|rusmiddelcent\w+|en rådgiver|min sagsbehandler|perron)|"
    r"(?:søgte|søgt|bad|bedt) (?:\w+ ){0,2}(?:hjælp|behandling)|var (?:forbi|nede hos|inde hos|oppe hos|"
    r"henne hos)|første (?:kontakt|henvendelse|samtale|opkald)|sendte (?:\w+ ){0,2}(?:mail|besked|ansøgning)|"
    r"ansøgte|bookede|fik fat i jer)\b"
)
_SOMEBODY_ELSE = re.compile(
    r"^(?:\W+\w+){0,4}?\W+(?:(?:til|med|hos) (?:min|mine|vores|hans|hendes|112|114|politi\w*|læge\w*|"
    r"vagtlæge\w*|skole\w*|arbejd\w*|chef\w*|ham|hende|en ven\w*|alarm\w*|lægevagt\w*|sygehus\w*|hospital\w*)|"
    r"112)\b|^\W+(?:ikke|aldrig)\b"
)
_END = re.compile(r"[!?\n;]|(?<!\d)(?<! d)\.(?=\s|$)|\. (?=(?:jeg|han|hun|vi|men|nu|der|og|det)\b)")
_BEFORE, _AFTER = 60, 80  # characters in which the day may stand


def first_contact(text: str, today: date) -> str | None:
    """ISO date of an earlier inquiry to the municipality that the message tells; None when it tells none.

    Args:
        text: the message.
        today: the day it was written; an inquiry of today is no earlier one.
    """
    text = one_spelling(text)
    for match in _CONTACT.finditer(text):
        tail = text[match.end() : match.end() + _AFTER]
        if (end := _END.search(tail)) is not None:
            tail = tail[: end.start() + 1]
        if _SOMEBODY_ELSE.search(tail) and "min sagsbehandler" not in tail:
            continue
        head = text[max(0, match.start() - _BEFORE) : match.start()]
        head = _END.split(head)[-1]
        if re.search(r"\b(?:aldrig|ikke|hvis|skal|vil)\W*(?:\w+\W+){0,2}$", head):
            continue
        day = past_day(f"{head} {match[0]} {tail}", today)
        if day is not None and day < today:
            return day.isoformat()
    return None
