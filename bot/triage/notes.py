"""The one note that is the same for all municipalities: the treatment guarantee and its deadline."""

from __future__ import annotations

import datetime as dt

from bot.danish_dates import long_date
from knowledge import Municipality
from knowledge.schema import LawSource, Note, Source


def guarantee_note(municipality: Municipality, deadline: dt.date, today: dt.date) -> Note:
    """What the deadline is, and what to do when it has passed.

    Args:
        municipality: whose guarantee.
        deadline: last day on which treatment must have begun.
        today: to tell whether it has passed.
    """
    answer = municipality.answers.get("guarantee")
    sources: list[Source] = list(answer.sources) if answer and answer.sources else [LawSource(law="serviceloven § 101, stk. 4")]
    contact = municipality.main_contact
    reach = f"{contact.name} på {contact.phone}" if contact.phone else contact.name
    if deadline < today:
        text = (
            f"Behandlingen skulle være begyndt senest {long_date(deadline)}. Den frist er gået. Kontakt {reach}, og sig det. "
            "Du kan klage over, at fristen ikke er holdt."
        )
    else:
        text = f"Du har henvendt dig før. Derfor skal behandlingen begynde senest {long_date(deadline)}. Går fristen, så kontakt {reach}. Du kan også klage."
    return Note.model_construct(id="guarantee", when=[], offers=[], first_only=False, text=text, sources=sources)
