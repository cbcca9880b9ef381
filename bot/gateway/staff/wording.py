"""Danish words of the caseworkers' pages that stand in no template."""

from __future__ import annotations

from bot.booking import errors
from bot.staff.records import Action

STATUS = {"confirmed": "Aftalt", "met": "Mødt op", "no_show": "Udeblevet", "cancelled": "Aflyst"}
KINDS = {"in_person": "Fremmøde", "phone": "Telefon", "video": "Video"}
ROLES = {"caseworker": "sagsbehandler", "manager": "leder"}
CONTACT_FIELDS = {"name": "Navn", "phone": "Telefon", "email": "E-mail"}
MANAGERS_ONLY = "Det er kun en leder, der kan det. Spørg en leder i din kommune."
WRONG_FORM = "Siden var for gammel, eller den kom et andet sted fra. Der er ikke ændret noget. Gå tilbage, hent siden igen, og prøv en gang til."
WRONG_LOGIN = "Navnet og adgangskoden passer ikke sammen. Prøv igen."
TOO_MANY_LOGINS = "Der er prøvet for mange gange. Vent et kvarter, og prøv igen."
WRONG_PASSPHRASE = "Nøglesætningen passer ikke. Prøv igen."  # noqa: S105 - a sentence
TOO_MANY_PASSPHRASES = "Der er prøvet for mange nøglesætninger. Vent et kvarter, og prøv igen."
NO_KEY = "Der er ikke lavet en nøgle til kontaktoplysninger endnu. Den, der driver Rusvejviser, kan lave den."

ACTIONS: dict[Action, str] = {
    "logged_in": "Loggede ind",
    "log_in_failed": "Forsøg på at logge ind med forkert adgangskode",
    "logged_out": "Loggede ud",
    "unlocked": "Låste kontaktoplysninger op",
    "unlock_failed": "Skrev en forkert nøglesætning",
    "contact_seen": "Så kontaktoplysninger",
    "marked_met": "Markerede: mødt op",
    "marked_no_show": "Markerede: udeblevet",
    "mark_withdrawn": "Tog en markering tilbage",
    "moved": "Flyttede aftalen",
    "cancelled": "Aflyste aftalen",
    "urgent_handled": "Markerede hastende sag som håndteret",
    "days_closed": "Lukkede dage",
    "days_reopened": "Åbnede dage igen",
    "hours_changed": "Ændrede ugens tider",
    "hours_reset": "Satte ugens tider tilbage",
    "feed_created": "Lavede kalenderadresse",
    "feed_revoked": "Lukkede kalenderadresse",
    "figures_exported": "Hentede tal som CSV",
    "counts_exported": "Hentede spørgsmålstal som CSV",
    "account_added": "Oprettede konto",
    "account_removed": "Fjernede konto",
    "password_changed": "Skiftede adgangskode",
}

# What the page after a form says: the address carries the key, never a text.
DONE = {
    "met": "Personen er markeret som mødt op.",
    "no_show": "Personen er markeret som udeblevet.",
    "confirmed": "Markeringen er taget tilbage.",
    "moved": "Aftalen er flyttet. Personen får ikke besked herfra: ring, hvis I har et nummer.",
    "cancelled": "Aftalen er aflyst, og tiden er ledig igen. Personen får ikke besked herfra: ring, hvis I har et nummer.",
    "cancelled_case": (
        "Aftalen er aflyst, og tiden er ledig igen. Fristen løber videre, så der er oprettet en sag under Frister."
        " Personen får ikke besked herfra: ring, hvis I har et nummer."
    ),
    "unlocked": "Kontaktoplysninger er låst op i 10 minutter.",
    "locked": "Kontaktoplysninger er låst igen.",
    "handled": "Sagen er markeret som håndteret.",
    "closed": "Dagene er lukket.",
    "reopened": "Dagene er åbne igen.",
    "hours": "Ugens tider er ændret.",
    "reset": "Ugens tider er sat tilbage til kalenderens egne.",
    "revoked": "Kalenderadressen er lukket.",
    "out": "Du er logget ud.",
}

_SENTENCES: dict[type[errors.BookingError], tuple[int, str]] = {
    errors.CodeUnknown: (404, "Den aftale findes ikke i din kommune. Den kan være slettet, fordi den er for gammel."),
    errors.BookingOver: (409, "Aftalens tid er begyndt eller forbi. Den kan ikke flyttes eller aflyses mere."),
    errors.BookingCancelled: (409, "Aftalen er aflyst og kan ikke ændres."),
    errors.SlotRefused: (409, "Den tid er ikke ledig længere. Vælg en anden."),
    errors.RuleInvalid: (422, "De tider eller dage passer ikke sammen. Der er ikke ændret noget."),
    errors.ContactNotPossible: (409, NO_KEY),
    errors.StoreUnavailable: (
        503,
        "Vi kan ikke læse eller gemme lige nu. Der er ikke ændret noget. Prøv igen om lidt.",
    ),
}


def booking_sentence(error: errors.BookingError) -> tuple[int, str]:
    """Status and Danish sentence of an error, by the nearest type in the tree."""
    for kind in type(error).__mro__:
        if kind in _SENTENCES:
            return _SENTENCES[kind]
    return 500, "Noget gik galt. Prøv igen om lidt."
