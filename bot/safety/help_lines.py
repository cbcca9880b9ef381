"""The numbers of a crisis message: from the knowledge, and the same ones built in for when it cannot be read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Line:
    """A number to call.

    Attributes:
        id: id of helplines.yml.
        name: as a person reads it.
        phone: as a person reads it.
        regions: regions it serves; empty: the whole country.
        open: 'always', 'gp_closed' or 'unknown', as in helplines.yml.
    """

    id: str
    name: str
    phone: str
    regions: tuple[str, ...] = ()
    open: str = "unknown"


# The same as in knowledge/helplines.yml; a test holds the two together.
BUILT_IN = (
    Line("emergency", "Alarmcentralen", "112", open="always"),
    Line("police", "Politiet", "114"),
    Line("livslinien", "Livslinien", "70 201 201"),
    Line("giftlinjen", "Giftlinjen", "82 12 12 12", open="always"),
    Line("boernetelefonen", "BørneTelefonen", "116 111", open="always"),
    Line("laegevagt-syddanmark", "Lægevagten i Region Syddanmark", "70 11 07 07", ("syddanmark",), "gp_closed"),
    Line("laegevagt-nordjylland", "Lægevagten i Region Nordjylland", "70 15 03 00", ("nordjylland",), "gp_closed"),
    Line("laegevagt-sjaelland", "Lægevagten i Region Sjælland", "1818", ("sjaelland",), "gp_closed"),
)


class HelpLines:
    """The lines by id. What the knowledge lacks or cannot give comes from the built-in list.

    Args:
        lines: HelpLine objects of the knowledge by id, or None.
    """

    def __init__(self, lines: Mapping[str, Any] | None) -> None:
        known = {line.id: line for line in BUILT_IN}
        known.update({line.id: line for line in _readable(lines.values() if lines else ())})
        self._lines = known

    def __getitem__(self, line_id: str) -> Line:
        """The line of that id.

        Raises:
            KeyError: neither the knowledge nor the built-in list has it, or it has no number.
        """
        return self._lines[line_id]

    def doctor_on_call(self, region: str | None) -> Line | None:
        """The doctor on call of a region, or None when it is not here."""
        return next((x for x in self._lines.values() if x.open == "gp_closed" and region in x.regions), None)


def _readable(lines: Iterable[Any]) -> Iterable[Line]:
    for line in lines:
        phone, name = getattr(line, "phone", None), getattr(line, "name", None)
        if phone and name:
            yield Line(str(line.id), str(name), str(phone), tuple(line.regions), str(line.open))
