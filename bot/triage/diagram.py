"""Each municipality's decision paths as pages for caseworkers, and the figures of docs/triage.md.

`python -m bot.triage.diagram` writes docs/paths/<municipality>.md and the table in docs/triage.md, all from the content.
"""

from __future__ import annotations

from pathlib import Path

from bot.triage.decision_tree import Branch, Leaf, grow
from bot.triage.measure import question_table
from bot.triage.people import Interview, Person
from bot.triage.wording import ANSWERS, FIELDS, NOTES, QUESTIONS, answer, conditions
from knowledge import Knowledge, Municipality, load
from knowledge.schema import LawSource, Offer

DOCS = Path(__file__).resolve().parents[2] / "docs"
BEGIN, END = "<!-- questions: written by python -m bot.triage.diagram -->", "<!-- /questions -->"
ALTERNATIVES = 3  # shown under the recommendation
_PARTS = {"self": "Personen selv", "relative": "Pårørende", "professional": "Fagpersoner"}
# Never asked for; taken when the person tells. `children_at_home` and others are either so or not told.
_TOLD = (
    ("pregnant", (True,)), ("undecided", (True,)), ("intensity", tuple(ANSWERS["intensity"])),
    ("completed", tuple(ANSWERS["completed"])), ("mental_health", (True,)), ("disability", (True,)), ("withdrawal", (True,)),
    ("homebound", (True,)), ("children_at_home", (True,)),
)  # fmt: skip
_EXAMPLES: tuple[tuple[str, Person], ...] = (
    ("16 år, stoffer", {"audience": "self", "age": 16, "substance": "drugs", "anonymous": False}),
    ("22 år, stoffer", {"audience": "self", "age": 22, "substance": "drugs", "anonymous": False}),
    ("45 år, stoffer", {"audience": "self", "age": 45, "substance": "drugs", "anonymous": False}),
    ("45 år, alkohol", {"audience": "self", "age": 45, "substance": "alcohol", "anonymous": False}),
)


def page(municipality: Municipality) -> str:
    """The decision paths of one municipality, in Markdown with Mermaid diagrams.

    Args:
        municipality: whose offers.
    """
    interview = Interview(municipality)
    lines = [
        f"# Vejen til et tilbud: {municipality.about.name}",
        "",
        "Skrevet af `python -m bot.triage.diagram` ud fra `offers.yml`. Ret dér, ikke her.",
        "",
        "Assistenten spørger i den viste rækkefølge og stopper, når et svar ikke længere ændrer noget vigtigt. Hvert blad viser det tilbud, der nævnes "
        "først, derefter andre, der også passer, og i kursiv de bemærkninger, personen får med. Kommunen afgør, hvad personen kan tilbydes.",
        "",
    ]
    for audience, heading in _PARTS.items():
        lines += [f"## {heading}", "", "```mermaid", *_mermaid(grow(interview, {"audience": audience})), "```", ""]
    lines += _told_table(interview) + _offer_table(municipality)
    return "\n".join(lines) + "\n"


def _mermaid(tree: Branch | Leaf) -> list[str]:
    lines = ["flowchart LR"]
    names: dict[Branch | Leaf, str] = {}

    def name(node: Branch | Leaf) -> str:
        if node in names:
            return names[node]
        names[node] = own = f"n{len(names)}"
        if isinstance(node, Leaf):
            lines.append(f'  {own}["{_leaf(node)}"]')
            return own
        lines.append(f'  {own}{{"{_quoted(QUESTIONS[node.field])}"}}')
        for label, following in node.ways:
            lines.append(f'  {own} -->|"{_quoted(label)}"| {name(following)}')
        return own

    name(tree)
    return lines


def _leaf(leaf: Leaf) -> str:
    first, *others = leaf.offers
    parts = [f"<b>{_quoted(first)}</b>", *(_quoted(each) for each in others[:ALTERNATIVES])]
    if len(others) > ALTERNATIVES:
        parts.append(f"og {len(others) - ALTERNATIVES} mere")
    return "<br/>".join(parts + [f"<i>{_quoted(NOTES[note])}</i>" for note in dict.fromkeys(leaf.notes)])


def _quoted(text: str) -> str:
    return text.replace('"', "#quot;")


def _told_table(interview: Interview) -> list[str]:
    lines = [
        "## Det, der ikke spørges om, men tages, når det fortælles",
        "",
        "Det første tilbud, og i kursiv de bemærkninger, der kommer til. Personen i eksemplerne vil ikke være anonym.",
        "",
        "| fortæller | " + " | ".join(name for name, _ in _EXAMPLES) + " |",
        "| --- |" + " --- |" * len(_EXAMPLES),
        "| ikke andet | " + " | ".join(_told_cell(interview, person, {}) for _, person in _EXAMPLES) + " |",
    ]
    for field, values in _TOLD:
        for value in values:
            said = (
                FIELDS[field] if value is True and field not in ANSWERS else f"{FIELDS[field]}: {answer(field, value)}"
            )
            cells = [_told_cell(interview, person, {field: value}) for _, person in _EXAMPLES]
            lines.append(f"| {said} | " + " | ".join(cells) + " |")
    return [*lines, ""]


def _told_cell(interview: Interview, person: Person, told: Person) -> str:
    before = {id(note) for note in interview.outcome(person).notes} if told else set()
    then = interview.outcome({**person, **told})
    new = dict.fromkeys(NOTES[each.note.id] for each in then.notes if id(each) not in before)
    return "<br/>".join([then.offers[0].name, *(f"*{note}*" for note in new)])


def _offer_table(municipality: Municipality) -> list[str]:
    lines = [
        "## Tilbuddene og deres målgruppe",
        "",
        "| tilbud | målgruppe | skal også være fortalt | afsnit i standarden |",
        "| --- | --- | --- | --- |",
    ]
    for offer in municipality.offers.values():
        group = "når intet andet passer" if offer.entrance else conditions(offer.target)
        lines.append(f"| {offer.name} (`{offer.id}`) | {group} | {conditions(offer.needs)} | {_sections(offer)} |")
    return lines


def _sections(offer: Offer) -> str:
    named = (source.law if isinstance(source, LawSource) else source for source in offer.sources)
    return "; ".join(each.replace("|", "\\|") for each in named)


def pages(knowledge: Knowledge) -> dict[Path, str]:
    """Every generated page by its place under docs/.

    Args:
        knowledge: the content.
    """
    guide = (DOCS / "triage.md").read_text(encoding="utf-8")
    before, _, rest = guide.partition(BEGIN)
    _, _, after = rest.partition(END)
    written = {DOCS / "triage.md": f"{before}{BEGIN}\n{question_table(knowledge)}\n{END}{after}"}
    return written | {DOCS / "paths" / f"{here.id}.md": page(here) for here in knowledge.municipalities.values()}


def main() -> None:
    """Writes them all."""
    for path, text in pages(load()).items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        print(path.relative_to(DOCS.parent))


if __name__ == "__main__":
    main()
