"""Speed and questions of triage: `python -m bot.triage.measure`."""

from __future__ import annotations

import datetime as dt
import gc
import statistics
import time
from collections.abc import Sequence
from pathlib import Path

import yaml

from bot.triage.conditions import rules_of
from bot.triage.engine import triage
from bot.triage.people import Tally, people, tallies
from bot.triage.profile import Profile, read_profile
from knowledge import Knowledge, load

TABLE = Path(__file__).resolve().parents[2] / "tests" / "triage" / "profiles.yml"
ROUNDS = 20  # a profile; the best counts, so that the machine's other work does not
MICROSECONDS = 1e6
_SAMPLE = 7  # without the table, every so many of the simulated people are measured
TODAY = dt.date(2027, 3, 1)


def profiles(knowledge: Knowledge) -> list[Profile]:
    """The profiles of the hand-written table, or simulated people where the tests are not installed."""
    if TABLE.is_file():
        table = yaml.safe_load(TABLE.read_text(encoding="utf-8"))
        return [read_profile({"municipality": name, **row["person"]}) for name, rows in table.items() for row in rows]
    everyone = (
        {"municipality": here.id, **person}
        for here in knowledge.municipalities.values()
        for person in people(rules_of(here))
    )
    return [read_profile(person) for person in list(everyone)[::_SAMPLE]]


def durations(knowledge: Knowledge, measured: Sequence[Profile], rounds: int = ROUNDS) -> list[float]:
    """Microseconds of a whole triage, the next question included, for each profile.

    Args:
        knowledge: the content.
        measured: the profiles.
        rounds: repetitions a profile; the shortest is taken.
    """
    for profile in measured:
        triage(knowledge, profile, TODAY)  # compiles the rules
    gc.disable()
    try:
        return [min(_once(knowledge, profile) for _ in range(rounds)) for profile in measured]
    finally:
        gc.enable()


def _once(knowledge: Knowledge, profile: Profile) -> float:
    begin = time.perf_counter()
    triage(knowledge, profile, TODAY)
    return (time.perf_counter() - begin) * MICROSECONDS


def question_table(knowledge: Knowledge) -> str:
    """How many questions are asked besides the municipality, as a Markdown table."""
    columns = [here.id for here in knowledge.municipalities.values()]
    found = {name: tallies(knowledge.municipality(name)) for name in columns}
    rows = [
        "| who | " + " | ".join(columns) + " |",
        "| --- |" + " --- |" * len(columns),
    ]
    rows += [
        f"| {group} | " + " | ".join(_cell(found[name][group]) for name in columns) + " |"
        for group in found[columns[0]]
    ]
    everyone = [sum((tally.counts for tally in found[name].values()), start=Tally().counts) for name in columns]
    rows.append("| **all: questions × people** | " + " | ".join(_spread(Tally(counts)) for counts in everyone) + " |")
    return "\n".join(rows)


def _cell(tally: Tally) -> str:
    return str(tally.most) if len(tally.counts) == 1 else f"{tally.mean:.1f}, at most {tally.most}"


def _spread(tally: Tally) -> str:
    return ", ".join(f"{number} × {people}" for number, people in sorted(tally.counts.items()))


def main() -> None:
    """Prints both."""
    knowledge = load()
    measured = profiles(knowledge)
    times = sorted(durations(knowledge, measured))
    p95 = times[int(len(times) * 0.95)]
    print(
        f"{len(measured)} profiles: median {statistics.median(times):.0f} µs, p95 {p95:.0f} µs, max {times[-1]:.0f} µs\n"
    )
    print("Questions besides the municipality, mean and most:\n")
    print(question_table(knowledge))


if __name__ == "__main__":
    main()
