"""What a person may have told, with its limits. Every field may be unknown."""

from __future__ import annotations

import datetime as dt
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StrictBool, ValidationError, field_validator

OLDEST = 120  # years
# In the order in which a caseworker would ask when two matter as much: whom it is about first, since all wording hangs on it.
ASKED = (
    "municipality", "audience", "age", "substance", "relation", "relative_age", "enrolled", "anonymous", "social_problems", "housing",
    "occupation", "medication",
)  # fmt: skip
# The answers to the questions that are asked; ages have spans of their own in each municipality.
VALUES: dict[str, tuple[Any, ...]] = {
    "audience": ("self", "relative", "professional"),
    "substance": ("drugs", "alcohol", "both"),
    "relation": ("child", "parent", "partner", "sibling", "friend", "other"),
    **dict.fromkeys(("anonymous", "social_problems", "housing", "occupation", "medication", "enrolled"), (True, False)),
}
OF_THE_RELATIVE = ("relation", "relative_age", "enrolled")


class ProfileError(ValueError):
    """A profile that cannot be; `reasons` are Danish sentences, one a field."""

    def __init__(self, reasons: dict[str, str]) -> None:
        super().__init__("; ".join(reasons.values()))
        self.reasons = reasons


class Profile(BaseModel):
    """A triage profile; CONTRACT.md describes each field."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    municipality: str | None = None
    audience: Literal["self", "relative", "professional"] | None = None
    age: int | None = Field(None, ge=0, le=OLDEST, strict=True)
    substance: Literal["drugs", "alcohol", "both"] | None = None
    anonymous: StrictBool | None = None
    social_problems: StrictBool | None = None
    medication: StrictBool | None = None
    housing: StrictBool | None = None
    occupation: StrictBool | None = None
    pregnant: StrictBool | None = None
    intensity: Literal["outpatient", "group", "day", "residential"] | None = None
    completed: StrictBool | Literal["outpatient", "day", "residential"] | None = None
    mental_health: StrictBool | None = None
    disability: StrictBool | None = None
    withdrawal: StrictBool | None = None
    children_at_home: StrictBool | None = None
    undecided: StrictBool | None = None
    homebound: StrictBool | None = None
    relative_age: int | None = Field(None, ge=0, le=OLDEST, strict=True)
    relation: Literal["child", "parent", "partner", "sibling", "friend", "other"] | None = None
    enrolled: StrictBool | None = None
    previous_contact: dt.date | None = None

    @field_validator("previous_contact", mode="before")
    @classmethod
    def _no_timestamp(cls, value: object) -> object:
        """A number is no date, though pydantic would read it as seconds since 1970."""
        if isinstance(value, (int, float)):
            raise ValueError("a date is written as 2027-03-27")
        return value

    def known(self) -> dict[str, Any]:
        """The fields that are known, free of contradiction, the municipality left out.

        Who tells of being somebody's mother asks as a relative; who asks for themself or as a professional is no
        relative, so what was told of one is left out.
        """
        known = {name: value for name, value in self if value is not None and name != "municipality"}
        if not any(field in known for field in OF_THE_RELATIVE):
            return known
        if known.setdefault("audience", "relative") != "relative":
            for field in OF_THE_RELATIVE:
                known.pop(field, None)
        return known


_READABLE = {
    "age": f"Alderen skal være et helt tal mellem 0 og {OLDEST}.",
    "relative_age": f"Den pårørendes alder skal være et helt tal mellem 0 og {OLDEST}.",
    "previous_contact": "Datoen for den første henvendelse skal skrives som 2027-03-27.",
}


def read_profile(data: Any) -> Profile:
    """A profile from JSON-like data.

    Args:
        data: a mapping of the contract's fields.

    Raises:
        ProfileError: a field is unknown or has a value that cannot be; with Danish reasons.
    """
    if not isinstance(data, dict):
        raise ProfileError({"": "Profilen skal være et JSON-objekt med felter."})
    try:
        return Profile.model_validate(data)
    except ValidationError as error:
        reasons: dict[str, str] = {}
        for item in error.errors():
            name = str(item["loc"][0])[:40] if item["loc"] else ""
            if item["type"] == "extra_forbidden":
                reasons[name] = f"Feltet '{name}' findes ikke."
            else:
                reasons.setdefault(name, _READABLE.get(name, f"Feltet '{name}' har en værdi, der ikke kan bruges."))
        raise ProfileError(reasons) from None
