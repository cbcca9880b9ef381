"""Each rule of the check finds the fault that breaks it, names file and line, and nothing else is found."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from knowledge.check.__main__ import main
from tests.knowledge.solby import Solby

FAULTS = {
    "a topic without an answer": (
        "topics.yml",
        "transport: {not_in_standard: true}",
        "",
        "topic 'transport' has no answer",
    ),
    "a topic that is not shared": (
        "topics.yml",
        "transport:",
        "trnsport:",
        "topic 'trnsport' is not in the shared list",
    ),
    "neither text nor declaration": ("topics.yml", "{not_in_standard: true}", "{also: [cost]}", "neither text nor"),
    "a text without sources": (
        "topics.yml",
        "kl. 9-15.\n  sources: [1 Henvendelse]",
        "kl. 9-15.",
        "text without sources",
    ),
    "also to no topic": ("topics.yml", "also: [opening_hours]", "also: [nowhere]", "topic 'nowhere' does not exist"),
    "also to itself": ("topics.yml", "also: [opening_hours]", "also: [start]", "is the topic itself"),
    "a contact that is not there": ("topics.yml", "contact: main", "contact: other", "contact 'other' does not exist"),
    "a source that is not listed": ("details.yml", "[2 Behandling]", "[3 Andet]", "source '3 Andet' is not listed"),
    "a listed heading not in the source": (
        "municipality.yml",
        "  - 2 Behandling\n",
        "  - 2 Behandling\n  - 3 Andet\n",
        "section '3 Andet' is not in the source",
    ),
    "a heading on which nothing rests": (
        "municipality.yml",
        "  - 2 Behandling\n",
        "  - 2 Behandling\n  - Godkendt 3. marts 2021\n",
        "nothing rests on section",
    ),
    "a wrong phone": ("topics.yml", "55 55 01 02", "55 55 01 03", "phone 55550103 is not in the standard"),
    "a wrong house number": ("topics.yml", "Kirkevej 4B", "Kirkevej 5", "address 'Kirkevej 5' is not in the standard"),
    "a wrong postcode": ("calendar.yml", "9999 Solby", "9998 Solby", "address '9998 Solby' is not in the standard"),
    "wrong hours": ("topics.yml", "kl. 9-15", "kl. 9-16", "hours 9.00-16.00 is not in the standard"),
    "a wrong amount": ("topics.yml", "200 kr.", "250 kr.", "number '250 money' is not in the standard"),
    "a wrong number of weeks": ("topics.yml", "4 uger", "5 uger", "number '5 week' is not in the standard"),
    "a number with another unit": ("topics.yml", "4 uger", "4 måneder", "number '4 month' is not in the standard"),
    "a span that the source does not have": (
        "topics.yml",
        "Vi har åbent",
        "Det tager 4-12 uger. Vi har åbent",
        "span 4-12 is not in the standard",
    ),
    "the hours of another weekday": (
        "topics.yml",
        "om mandagen kl. 9-15",
        "om tirsdagen kl. 9-15",
        "hours 9.00-15.00 on tirsdag is not in the standard",
    ),
    "a wrong number in words": ("offers.yml", "fire uger", "seks uger", "number 'seks week' is not in the standard"),
    "a wrong percentage": ("details.yml", "75 procent", "80 procent", "number '80 percent' is not in the standard"),
    "a wrong link": (
        "details.yml",
        "www.solby.example.dk/raad",
        "www.lilleby.example.dk",
        "link lilleby.example.dk is not in the standard",
    ),
    "a wrong figure in a note": ("offers.yml", "få 200 kr.", "få 300 kr.", "number '300 money' is not in the standard"),
    "a wrong figure of the contact": (
        "municipality.yml",
        "phone: 55 55 01 02",
        "phone: 55 55 01 03",
        "phone 55550103 is not",
    ),
    "a wrong date of approval": (
        "municipality.yml",
        "2021-03-03",
        "2021-03-04",
        "date 2021-03-04 is not in the standard",
    ),
    "a number of the law that no source has": (
        "law.yml",
        "14 dage",
        "15 dage",
        "number '15 day' is not in the standard",
    ),
    "calendar hours outside the standard's": ("calendar.yml", '"15:00"', '"16:00"', "lies in no hours of the standard"),
    "a broken link": ("details.yml", "www.solby.example.dk/raad", "http://solby", "is no whole link"),
    "an exclamation mark": ("topics.yml", "kl. 9-15.", "kl. 9-15!", "has an exclamation mark"),
    "an emoji": ("topics.yml", "kl. 9-15.", "kl. 9-15 🙂.", "has an emoji"),
    "a copied run": (
        "topics.yml",
        "Vi har åbent",
        "Vi siger, at unge på 15-25 år kan modtage gavekort på 200 kr. for. Vi har åbent",
        "words in a row are the source's",
    ),
    "a heavy text": (
        "topics.yml",
        "Vi har åbent",
        "Behandlingstilbuddenes åbningstider offentliggøres regelmæssigt elektronisk. Vi har åbent",
        "has LIX",
    ),
    "a long text": ("topics.yml", "Vi har åbent", "Vi har tid til dig. " * 18 + "Vi har åbent", "has 97 words"),
    "an unknown field in a condition": (
        "offers.yml",
        "when: {anonymous: true}",
        "when: {colour: red}",
        "'colour' is no field",
    ),
    "an unknown value in a condition": ("offers.yml", "audience: self", "audience: me", "audience has no value 'me'"),
    "a condition of the wrong kind": (
        "offers.yml",
        "{anonymous: true}",
        "{anonymous: maybe}",
        "anonymous is true or false",
    ),
    "years the wrong way round": ("offers.yml", "{min: 15, max: 25}}", "{min: 25, max: 15}}", "age has min over max"),
    "a target without audience": (
        "offers.yml",
        "target: {audience: [self, relative]}",
        "target: {substance: drugs}",
        "has no audience",
    ),
    "an offer's contact that is not there": (
        "offers.yml",
        "contact: main",
        "contact: other",
        "contact 'other' does not exist",
    ),
    "an offer's topic that is not there": (
        "offers.yml",
        "topics: [cost]",
        "topics: [costs]",
        "topic 'costs' does not exist",
    ),
    "book_at what cannot be booked": (
        "offers.yml",
        "book_at: samtale",
        "book_at: kontakt",
        "book_at 'kontakt' is no bookable offer",
    ),
    "a note's offer that is not there": (
        "offers.yml",
        "offers: [samtale]",
        "offers: [snak]",
        "offer 'snak' does not exist",
    ),
    "two entrances": (
        "offers.yml",
        "book_at: samtale",
        "book_at: samtale\n    entrance: true",
        "2 offers have `entrance: true`",
    ),
    "a bookable offer that nothing serves": (
        "calendar.yml",
        "offers: [samtale]",
        "offers: [forloeb]",
        "bookable offer 'samtale' has no resource",
    ),
    "a calendar for what cannot be booked": (
        "calendar.yml",
        "offers: [samtale]",
        "offers: [samtale, forloeb]",
        "offer 'forloeb' is not bookable",
    ),
    "a calendar for what is not there": (
        "calendar.yml",
        "offers: [samtale]",
        "offers: [samtale, snak]",
        "offer 'snak' does not exist",
    ),
    "hours too short for a conversation": ("calendar.yml", '"15:00"', '"09:30"', "holds no conversation of 45 minutes"),
    "an unknown key": ("topics.yml", "  contact: main", "  contct: main", "contct: Extra inputs are not permitted"),
}


def test_a_faultless_municipality_passes(solby: Solby) -> None:
    report = solby.check()

    assert [str(finding) for finding in report.findings] == []
    assert report.skipped == []


@pytest.mark.parametrize(("name", "old", "new", "said"), FAULTS.values(), ids=FAULTS.keys())
def test_a_fault_is_found_and_no_other(solby: Solby, name: str, old: str, new: str, said: str) -> None:
    path = solby.change(name, old, new)

    problems = solby.problems()

    assert any(said in problem for problem in problems), problems
    assert all(said in problem for problem in problems) or said in ALSO_TELLS, problems
    assert any(problem.startswith(f"{os.path.relpath(path)}:") for problem in problems)


# These faults have a second one as their consequence.
ALSO_TELLS = {
    "topic 'trnsport' is not in the shared list",
    "section '3 Andet' is not in the source",
    "contct: Extra inputs are not permitted",
    "is no whole link",
    "words in a row are the source's",
    "bookable offer 'samtale' has no resource",
}


def test_a_problem_names_the_line_and_what_to_do(solby: Solby) -> None:
    path = solby.change("topics.yml", "4 uger", "5 uger")

    problems = solby.problems()

    line = path.read_text(encoding="utf-8").splitlines().index("  text: |-") + 1
    assert len(problems) == 1
    assert problems[0].startswith(f"{os.path.relpath(path)}:{line}: number '5 week' is not in the standard; correct it")


@pytest.mark.parametrize(
    "text",
    [
        "Det tager 4 uger.",
        "Det tager fire uger.",
        "Der er tolv samtaler.",
        "Du kan ringe på 5555 0102.",
        "Du kan ringe på 55550102.",
        "Der er åbent fra kl. 9.00 til 15.00.",
        "Der er åbent kl. 09-15.",
        "Er du 15-25 år, kan du få et kort.",
        "Vi ringer to gange.",
        "Efter § 101, stk. 2 og § 141 har du ret til det.",
        "Den er fra den 3. marts 2021.",
        "Der er to veje. Du kan ringe, eller du kan komme.",
        "Er der fare, så ring 112.",
        "Du kan ringe til Livslinien på 70 201 201 eller se livslinien.dk.",
        "Bor du på Kirkevej 4 b, er du tæt på.",
    ],
)
def test_a_fact_said_in_another_way_is_no_fault(solby: Solby, text: str) -> None:
    solby.change("topics.yml", "Vi har åbent om mandagen kl. 9-15.", text)

    assert solby.problems() == []


def test_figures_of_a_correction_may_stand_in_its_answer(solby: Solby) -> None:
    correction = "correction: {says: Klag her., now: Fristen er nu 6 uger., why: En ny lov gælder.}"
    solby.change("topics.yml", "Vi har åbent om mandagen kl. 9-15.", f"Fristen er 6 uger.\n  {correction}")

    assert solby.problems() == []


def test_what_a_correction_says_of_the_standard_must_stand_in_it(solby: Solby) -> None:
    correction = "correction: {says: Fristen er 5 uger., now: Fristen er nu 6 uger., why: En ny lov gælder.}"
    solby.change("topics.yml", "kl. 9-15.", f"kl. 9-15.\n  {correction}")

    problems = solby.problems()

    assert [p for p in problems if "number '5 week'" in p] == problems != []


def test_another_municipalitys_figure_is_found_even_where_a_law_is_named(solby: Solby) -> None:
    other = "Her giver vi gavekort på 500 kr. for hvert fremmøde.\nEfter servicelovens § 101 a er der 3 samtaler.\n"
    (solby.standards / "andenby.txt").write_text(other, encoding="utf-8")
    solby.change(
        "topics.yml",
        "kl. 9-15.\n  sources: [1 Henvendelse]",
        "kl. 9-15. Du kan få 500 kr. og 3 samtaler.\n  sources: [1 Henvendelse, {law: servicelovens § 101 a}]",
    )

    problems = solby.problems()

    assert len(problems) == 1
    assert "number '500 money'" in problems[0]


def test_a_heading_that_nobody_listed_is_a_warning(solby: Solby) -> None:
    source = solby.standards / "solby.txt"
    source.write_text(source.read_text(encoding="utf-8") + "\n3 Klage\n\nSkriv til os.\n", encoding="utf-8")

    report = solby.check()

    assert [finding.what for finding in report.findings] == ["'3 Klage' looks like a heading of the source"]
    assert report.problems == []


def test_one_broken_file_does_not_hide_the_faults_of_another(solby: Solby) -> None:
    solby.path("offers.yml").write_text("offers: [", encoding="utf-8")
    solby.change("topics.yml", "4 uger", "5 uger")

    problems = "\n".join(solby.problems())

    assert "not YAML" in problems
    assert "number '5 week'" in problems


def test_without_source_texts_it_says_that_nothing_was_compared(
    solby: Solby, capsys: pytest.CaptureFixture[str]
) -> None:
    solby.change("topics.yml", "4 uger", "5 uger")

    code = main(["--knowledge", str(solby.knowledge), "--standards", str(solby.standards / "nowhere")])

    assert code == 0
    assert "SKIPPED: the source texts are not here" in capsys.readouterr().out


def test_it_exits_1_on_a_problem_and_prints_the_coverage(solby: Solby, capsys: pytest.CaptureFixture[str]) -> None:
    solby.change("topics.yml", "4 uger", "5 uger")

    code = main(["--knowledge", str(solby.knowledge), "--standards", str(solby.standards), "--municipality", "solby"])

    printed = capsys.readouterr().out
    assert code == 1
    row = next(line for line in printed.splitlines() if line.startswith("solby"))
    assert row.split()[1:8] == ["3", "of", "4", "1", "0", "2", "of"]


def test_a_municipality_that_is_not_there_is_a_problem(solby: Solby) -> None:
    code = main(["--knowledge", str(solby.knowledge), "--standards", str(solby.standards), "--municipality", "nowhere"])

    assert code == 1


def test_the_command_runs_and_takes_the_standards_from_the_environment(solby: Solby) -> None:
    root = Path(__file__).resolve().parents[2]

    done = subprocess.run(
        [sys.executable, "-m", "knowledge.check", "--knowledge", str(solby.knowledge)],
        cwd=root,
        env={**os.environ, "STANDARDS_DIR": str(solby.standards)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 problems" in done.stdout
    assert "SKIPPED" not in done.stdout
