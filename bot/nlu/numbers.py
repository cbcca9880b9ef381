"""Danish numerals in words. "En" and "et" stay words: they are articles far more often than numbers."""

from __future__ import annotations

import re

_UNITS = {"en": 1, "et": 1, "én": 1, "to": 2, "tre": 3, "fire": 4, "fem": 5, "seks": 6, "syv": 7, "otte": 8, "ni": 9}
_TEENS = {
    "ti": 10, "elleve": 11, "tolv": 12, "tretten": 13, "fjorten": 14, "femten": 15, "seksten": 16, "sytten": 17, "søtten": 17, "atten": 18,
    "aten": 18, "nitten": 19,
}  # fmt: skip
_TENS = {
    "tyve": 20, "tredive": 30, "tredve": 30, "fyrre": 40, "fyre": 40, "halvtreds": 50, "halvtres": 50, "tres": 60, "treds": 60, "halvfjerds": 70,
    "halvfjers": 70, "firs": 80, "halvfems": 90,
}  # fmt: skip
NUMBERS: dict[str, int] = {
    **{word: n for word, n in _UNITS.items() if n > 1},
    **_TEENS,
    **{word: n for word, n in _TENS.items() if word != "fyre"},
    **{f"{unit}og{ten}": n + m for unit, n in _UNITS.items() for ten, m in _TENS.items()},
    "hundrede": 100,
}
ORDINALS = {
    "første": 1, "anden": 2, "tredje": 3, "fjerde": 4, "femte": 5, "sjette": 6, "syvende": 7, "ottende": 8, "niende": 9, "tiende": 10, "ellevte": 11,
    "tolvte": 12, "trettende": 13, "fjortende": 14, "femtende": 15, "sekstende": 16, "syttende": 17, "attende": 18, "nittende": 19, "tyvende": 20,
    "enogtyvende": 21, "toogtyvende": 22, "treogtyvende": 23, "fireogtyvende": 24, "femogtyvende": 25, "seksogtyvende": 26, "syvogtyvende": 27,
    "otteogtyvende": 28, "niogtyvende": 29, "tredivte": 30, "enogtredivte": 31,
}  # fmt: skip
_SPLIT = re.compile(rf"\b({'|'.join(_UNITS)})[ -]og[ -]({'|'.join(w for w in _TENS if w != 'fyre')})\b")
_WORDS = re.compile(rf"\b(?:{'|'.join(sorted(NUMBERS, key=len, reverse=True))})(?=\b|år)")


def digits(text: str) -> str:
    """The lower-case text with its numerals from two to a hundred as digits ("han er sytten" → "han er 17")."""
    joined = _SPLIT.sub(lambda m: f"{m[1]}og{m[2]}", text)
    return _WORDS.sub(lambda m: str(NUMBERS[m[0]]), joined)
