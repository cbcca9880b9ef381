"""The first words to somebody in danger: calm, one concrete step, 112 first where life is at stake, and a second way.

At most about 70 words, no question, no exclamation mark: the person is asked nothing before they want to go on.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from bot.safety.detector import Danger
from bot.safety.help_lines import HelpLines, Line
from bot.safety.second_way import SecondWay, second_way

# {livslinien} and the like are phone numbers, {second} the second way as an imperative.
TEXTS: dict[tuple[str, str], str] = {
    ("suicide", "self"): (
        "Det er godt, at du skriver det. Er dit liv i fare nu, så ring {emergency}. Ring ellers til Livslinien på {livslinien}. "
        "Kommer du ikke igennem, så {second}. Gå hen til et menneske, du stoler på, og bliv der. Læg piller og andet farligt langt væk."
    ),
    ("suicide", "other"): (
        "Det er godt, at du tager det alvorligt. Er der fare for liv nu, så ring {emergency}. Bliv hos personen, hvis det er sikkert for dig. "
        "Livslinien på {livslinien} rådgiver også dig, der er bekymret. Kommer du ikke igennem, så {second}. "
        "Spørg roligt og lige ud, og få medicin og andet farligt væk."
    ),
    ("self_harm", "self"): (
        "Det er godt, at du siger det. Bløder det meget, så ring {emergency}, og tryk hårdt på såret med et rent stykke stof. "
        "Læg det fra dig, som du skader dig med, og gå hen til en, du stoler på. "
        "Du kan ringe til Livslinien på {livslinien}. Kommer du ikke igennem, så {second}."
    ),
    ("self_harm", "other"): (
        "Det er godt, at du reagerer. Bløder det meget, så ring {emergency}, og tryk hårdt på såret med et rent stykke stof. "
        "Bliv hos personen, og vær rolig. Livslinien på {livslinien} rådgiver også dig, der er bekymret. Kommer du ikke igennem, så {second}."
    ),
    ("overdose", "self"): (
        "Ring {emergency} nu, hvis du bliver sløv, får svært ved at trække vejret, har ondt i brystet eller er i tvivl. "
        "Ring ellers til Giftlinjen på {giftlinjen} med det samme, også selv om du har det godt. De svarer hele døgnet. "
        "Sig, hvad du har taget, og hvor meget. Lås døren op, og bliv ikke alene."
    ),
    ("overdose", "other"): (
        "Ring {emergency} nu, hvis personen er sløv, trækker vejret dårligt, har ondt i brystet, eller hvis du er i tvivl. "
        "Ring ellers til Giftlinjen på {giftlinjen} med det samme. De svarer hele døgnet. "
        "Bliv hos personen, og læg en, der sover tungt, på siden. Har du naloxon, så brug det ved heroin, morfin og lignende."
    ),
    ("unconscious", "self"): (
        "Ring {emergency} nu, og sig, hvad der sker. Sæt dig op, lås døren op, og bed en i nærheden om at blive hos dig. "
        "Kan du ikke selv ringe, så råb på en nabo, eller få en anden til det. Har du taget noget, så fortæl, hvad det er."
    ),
    ("unconscious", "other"): (
        "Ring {emergency} nu, og sæt telefonen på højttaler. De siger, hvad du skal gøre. Trækker personen vejret, så læg personen på siden. "
        "Hvis ikke, så tryk hårdt og hurtigt midt på brystet. Bliv, til hjælpen kommer. "
        "Har du naloxon, så brug det ved heroin, morfin og lignende. Har du ingen telefon, så råb på en nabo."
    ),
    ("violence", "any"): (
        "Er nogen i fare nu, så ring {emergency}. Gå hen, hvor du er i sikkerhed: ud af huset, til en nabo eller bag en låst dør. "
        "Tag børnene med, hvis de er der. Kan det vente lidt, så ring til politiet på {police}. "
        "Er du bange for selv at gøre nogen ondt, så gå væk fra den anden, og ring."
    ),
    ("withdrawal", "self"): (
        "Kramper, syner og forvirring, når man holder op, kan være livsfarligt. Ring {emergency} nu. "
        "Bliv ikke alene: Få en til at være hos dig. Læg dig ned et blødt sted, væk fra skarpe ting. "
        "Er det gået over, så {second}, og gør det i dag. Stop ikke brat med alkohol eller piller uden en læge."
    ),
    ("withdrawal", "other"): (
        "Kramper, syner og forvirring, når man holder op, kan være livsfarligt. Ring {emergency} nu. "
        "Læg noget blødt under hovedet, hold ikke fast, og læg personen på siden, når krampen er ovre. Bliv der, til hjælpen kommer. "
        "Er det gået over, så {second}, og gør det i dag."
    ),
    ("psychosis", "self"): (
        "Det lyder skræmmende, og du kan få hjælp til det nu. Er du eller andre i fare, så ring {emergency}. "
        "Er der ikke fare lige nu, så {second}. "
        "Gå et roligt sted hen med en, du er tryg ved. Lad stoffer og alkohol være imens."
    ),
    ("psychosis", "other"): (
        "Det lyder alvorligt, og der er hjælp at få nu. Er nogen i fare, så ring {emergency}. "
        "Er der ikke fare lige nu, så {second}. "
        "Tal roligt, lad være med at diskutere, hvad der er rigtigt, og skab ro omkring personen. Bliv der, hvis du er tryg ved det."
    ),
    ("child_in_danger", "swallowed"): (
        "Ring {emergency} nu, hvis barnet er sløvt, har kramper eller svært ved at trække vejret. "
        "Ring ellers til Giftlinjen på {giftlinjen} med det samme, også selv om barnet har det godt. De svarer hele døgnet. "
        "Tag resten ud af munden, og gem pakken. Få ikke barnet til at kaste op. Bliv hos barnet."
    ),
    ("child_in_danger", "self"): (
        "Det er ikke din skyld, og det er godt, at du skriver. Er du i fare nu, eller kan nogen ikke vågne, så ring {emergency}. "
        "Du kan ringe til BørneTelefonen på {boernetelefonen} hele døgnet, og du behøver ikke sige dit navn. "
        "Gå hen til en voksen, du er tryg ved, for eksempel en nabo."
    ),
    ("child_in_danger", "other"): (
        "Er barnet i fare nu, så ring {emergency}. Bliv hos barnet, eller få en voksen, der er ædru, til at være der. "
        "Er du bange for selv at gøre barnet ondt, så læg barnet et sikkert sted, og gå ud af rummet. "
        "Kan det vente lidt, så ring til politiet på {police}. De kan få fat i kommunens vagt."
    ),
}

# An overdose that was meant: the body first, then somebody to talk to.
MEANT = " Livslinien på {livslinien} lytter, når du er i sikkerhed."

# Where only the weights see danger, its kind is a guess: "stop the bleeding" said to somebody who had a drink frightens.
# Poisoning and unconsciousness keep their own words, since minutes count there.
UNSURE = (
    "Jeg er ikke sikker på, hvordan du har det. Er du eller en anden i fare lige nu, så ring {emergency}. "
    "Har du brug for at tale med nogen, så ring til Livslinien på {livslinien}. Kommer du ikke igennem, så {second}."
)
MINUTES_COUNT = ("overdose", "unconscious")

# Lines in the order in which to call them; the second way's line follows.
LINES: dict[str, tuple[str, ...]] = {
    "suicide": ("emergency", "livslinien"),
    "self_harm": ("emergency", "livslinien"),
    "overdose": ("emergency", "giftlinjen"),
    "unconscious": ("emergency", "giftlinjen"),
    "violence": ("emergency", "police"),
    "withdrawal": ("emergency",),
    "psychosis": ("emergency",),
    "child_in_danger": ("emergency", "police"),
}
SATURDAY, OFFICE_FROM, OFFICE_TO = 5, 8, 16
_SWALLOWED, _CHILD_WRITES = ("emergency", "giftlinjen"), ("emergency", "boernetelefonen")


def crisis_message(danger: Danger, knowledge: Any, municipality_id: str | None, now: dt.datetime) -> dict[str, Any]:
    """The message to show first.

    Args:
        danger: what the net saw.
        knowledge: the loaded Knowledge, or None when it cannot be read; then the built-in numbers are used.
        municipality_id: the person's municipality, which decides the doctor on call; None when unknown.
        now: the time of the message.
    """
    lines = HelpLines(getattr(knowledge, "helplines", None))
    second = second_way(lines, _region(knowledge, municipality_id), now, ward=danger.kind != "withdrawal")
    variant = _variant(danger)
    numbers = {
        name: lines[name].phone for name in ("emergency", "police", "livslinien", "giftlinjen", "boernetelefonen")
    }
    text = TEXTS[(danger.kind, variant)]
    if danger.kind == "overdose" and variant == "self" and "suicide" in danger.also:
        text += MEANT
    guessed = not danger.sure and danger.kind not in MINUTES_COUNT
    if guessed:
        text = UNSURE
    text = text.format(second=second.doing, **numbers)
    return {
        "text": text,
        "custom": {
            "type": "crisis",
            "kind": danger.kind,
            "lines": [
                {"name": line.name, "phone": line.phone}
                for line in _lines(danger, variant, second, lines, guessed=guessed)
            ],
        },
    }


def by_day(now: dt.datetime) -> bool:
    """Whether somebody in an office may be expected to answer: Monday to Friday from 8 to 16."""
    return now.weekday() < SATURDAY and OFFICE_FROM <= now.hour < OFFICE_TO


def who_now(knowledge: Any, municipality_id: str | None, now: dt.datetime) -> str:
    """Whom to call when no office answers, as half a sentence: "ring til lægevagten på …"."""
    lines = HelpLines(getattr(knowledge, "helplines", None))
    return second_way(lines, _region(knowledge, municipality_id), now, ward=False).doing


def _variant(danger: Danger) -> str:
    """Which of a kind's texts: who is in danger, and for a child what happened."""
    if danger.kind == "child_in_danger":
        if danger.subject == "self":
            return "self"
        return "swallowed" if "overdose" in danger.also else "other"
    if danger.kind == "violence":
        return "any"
    if danger.kind == "unconscious":
        return "self" if danger.subject == "self" else "other"
    return "other" if danger.subject == "other" else "self"


def _lines(danger: Danger, variant: str, second: SecondWay, lines: HelpLines, *, guessed: bool) -> list[Line]:
    ids = {"swallowed": _SWALLOWED}.get(variant, LINES[danger.kind])
    if danger.kind == "child_in_danger" and variant == "self":
        ids = _CHILD_WRITES
    for kind in danger.also:
        ids += tuple(x for x in LINES[kind] if x not in ids)
    if guessed and "livslinien" not in ids:
        ids += ("livslinien",)
    chosen = [lines[x] for x in ids]
    used = guessed or "{second}" in TEXTS[(danger.kind, variant)] or "suicide" in danger.also
    if used and second.line is not None:
        chosen.append(second.line)
    return chosen


def _region(knowledge: Any, municipality_id: str | None) -> str | None:
    municipality = (getattr(knowledge, "municipalities", None) or {}).get(municipality_id)
    return getattr(getattr(municipality, "about", None), "region", None)
