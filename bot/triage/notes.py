"""The notes that are the same for all municipalities: the guarantee's deadline, and an age that can hardly be right."""

from __future__ import annotations

import datetime as dt
from typing import Any

from bot.danish_dates import long_date
from knowledge import Municipality
from knowledge.schema import LawSource, Note, Source


def guarantee_note(municipality: Municipality, first_contact: dt.date, deadline: dt.date, today: dt.date) -> Note:
    """What the deadline is, and what to do when it has passed.

    Args:
        municipality: whose guarantee.
        first_contact: the day the person says they first asked for help.
        deadline: last day on which treatment must have begun.
        today: to tell whether it has passed.
    """
    answer = municipality.answers.get("guarantee")
    sources: list[Source] = (
        list(answer.sources) if answer and answer.sources else [LawSource(law="serviceloven § 101, stk. 4")]
    )
    reach = _reach(municipality)
    if deadline < today:
        text = (
            f"Behandlingen skulle være begyndt senest {long_date(deadline)}. Den frist er gået. Kontakt {reach}, og sig det. "
            "Du kan klage over, at fristen ikke er holdt."
        )
    elif first_contact > today:
        text = (
            f"Den dag, du skriver, at du henvendte dig, er ikke kommet endnu. Derfor er fristen regnet fra i dag: Behandlingen skal begynde "
            f"senest {long_date(deadline)}. Er datoen forkert, så ret den."
        )
    else:
        text = f"Du har henvendt dig før. Derfor skal behandlingen begynde senest {long_date(deadline)}. Går fristen, så kontakt {reach}. Du kan også klage."
    return _note("guarantee", text, sources)


def unlikely_age_note(municipality: Municipality, age: int) -> Note:
    """For a person said to have a substance problem of their own at an age at which nobody has one.

    Args:
        municipality: who can be asked.
        age: years, as it was told.
    """
    text = (
        f"Du har skrevet, at alderen er {age} år. Er det en skrivefejl, så ret den. Er du et barn, og er det en anden, der drikker eller tager stoffer, "
        f"så sig, at du er pårørende. Du kan altid tale med en voksen, du stoler på. En voksen kan kontakte {_reach(municipality)}."
    )
    return _note("age_gap", text, list(municipality.main_contact.sources))


def _reach(municipality: Municipality) -> str:
    contact = municipality.main_contact
    return f"{contact.name} på {contact.phone}" if contact.phone else contact.name


def _note(note_id: str, text: str, sources: list[Source]) -> Note:
    # model_construct: `guarantee` is no id an author may write, the product alone says it.
    fields: dict[str, Any] = {
        "id": note_id,
        "when": [],
        "offers": [],
        "first_only": False,
        "text": text,
        "sources": sources,
    }
    return Note.model_construct(**fields)
