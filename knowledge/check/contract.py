"""What the product promises outwards and the content must keep: profile fields and offer ids (docs/content.md)."""

from __future__ import annotations

TRUE_OR_FALSE = (
    "anonymous", "social_problems", "medication", "housing", "occupation", "pregnant", "mental_health", "disability",
    "withdrawal", "children_at_home", "undecided", "homebound", "enrolled",
)  # fmt: skip
YEARS = ("age", "relative_age")
VALUES: dict[str, tuple[str, ...]] = {
    "audience": ("self", "relative", "professional"),
    "substance": ("drugs", "alcohol", "both"),
    "intensity": ("outpatient", "group", "day", "residential"),
    "relation": ("child", "parent", "partner", "sibling", "friend", "other"),
    # true: has finished a treatment of an unknown kind
    "completed": ("outpatient", "day", "residential", "true"),
}

# Ids are part of addresses and stored bookings, so those once published stay.
OFFER_IDS: dict[str, tuple[str, ...]] = {
    "assens": tuple("ambulant substitution move anonym dag-doegn efterbehandling paaroerende cafe kontakt".split()),
    "aalborg": tuple(
        "aaben-raadgivning ambulant anonym ungeindsats doegn efterbehandling gravide paaroerende kontakt".split()
    ),
    "slagelse": tuple(
        "stof-over-30 alkohol-over-30 perron-3 dagbehandling efterbehandling doegn udekoerende sundhedsklinik gravide "
        "anonym paaroerende-samtaler paaroerende-gruppe boernegruppe par-familie foraeldre-til-ung kontakt".split()
    ),
    "holbaek": tuple(
        "raad-og-vejledning ambulant ungebehandling dagbehandling medicinsk doegn anonym udekoerende-sygeplejerske "
        "dobbeltdiagnose gravide paaroerende-samtaler paaroerende-gruppe boernegruppe voksne-boern kontakt".split()
    ),
    "jammerbugt": tuple(
        "aaben-raadgivning your-choice move ambulant-samtale gruppe motiverende efterbehandling psykolog nada doegn "
        "substitution gravide anonym udviklingshaemmede paaroerende kontakt".split()
    ),
}
