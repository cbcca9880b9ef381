"""`make eval`: asks the running product everything in this folder and scores the answers; tables and plots under reports/.

`make eval EVAL=FOLDER` also judges the pipeline's configuration on another labelled set: Rasa NLU files train*.yml and test*.yml.
"""

from __future__ import annotations

import random
import re
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import matplotlib
import yaml

matplotlib.use("Agg")
import matplotlib.pyplot as plt

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
from running_product import Conversation, Product  # noqa: E402

from bot.safety import detect  # noqa: E402
from knowledge import load  # noqa: E402
from knowledge.search import SearchIndex  # noqa: E402

REPORTS = ROOT / "reports"
ANSWERS = ("answer", "not_in_standard", "municipality_unknown")
STORY = (
    "Hej. Jeg har siddet og kigget på jeres side hele aftenen og ved ikke helt, hvordan man gør det her. {} "
    "Jeg håber, at nogen kan svare, for jeg har ikke talt med andre om det."
)


def read(name: str) -> list[dict[str, Any]]:
    """The entries of a set; none when it is not there."""
    path = HERE / name
    return list(yaml.safe_load(path.read_text(encoding="utf-8"))) if path.is_file() else []


def folded(text: str) -> str:
    """Text as facts are looked for in it: lower case, one kind of blank and dash, digits without blanks between them."""
    text = re.sub(r"[\u00a0\u202f\s]+", " ", text.lower()).replace("–", "-")
    return re.sub(r"(?<=\d) (?=\d)", "", text)


def holds(text: str, fact: str | list[str]) -> bool:
    """Whether a text has a fact, or one of its alternatives."""
    options = [fact] if isinstance(fact, str) else list(fact)
    return any(folded(str(each)) in text for each in options)


def judge(reply: list[dict[str, Any]], expect: dict[str, Any]) -> str | None:
    """None when the reply is right, else what is wrong."""
    told = [m for m in reply if m["custom"]["type"] in ANSWERS]
    text = folded(" ".join(m.get("text", "") for m in told))
    kinds = {m["custom"]["type"] for m in told}
    for fact in expect.get("must_not") or []:
        if holds(text, fact):
            return f"says {fact}"
    if expect["kind"] == "not_in_standard":
        return (
            None
            if "not_in_standard" in kinds or "siger ikke" in text or "ikke noget om" in text
            else "does not say that the standard is silent"
        )
    missing = [fact for fact in expect.get("must") or [] if not holds(text, fact)]
    if missing:
        return f"lacks {missing[0]}" if told else f"no answer ({', '.join(m['custom']['type'] for m in reply)})"
    return None


def typed_badly(text: str, rng: random.Random) -> str:
    """The text with real-looking errors: about one word in five swapped, doubled, dropped or with ae/oe/aa."""
    words = text.split()
    for i, word in enumerate(words):
        if len(word) < 4 or rng.random() > 0.2:
            continue
        at = rng.randrange(1, len(word) - 1)
        words[i] = rng.choice(
            [
                word[:at] + word[at + 1] + word[at] + word[at + 2 :],
                word[:at] + word[at:][1:],
                word[:at] + word[at] + word[at:],
                word.replace("æ", "ae").replace("ø", "oe").replace("å", "aa"),
            ]
        )
    return " ".join(words)


def plain(text: str) -> str:
    """Without capitals and punctuation."""
    return re.sub(r"[^\w\s§]", "", text.lower())


def ask(product: Product, municipality: str | None, text: str) -> list[dict[str, Any]]:
    """The first reply of a fresh conversation."""
    return [m for m in Conversation(product, municipality).say(text) if m["custom"]["type"] != "greeting"]


def answers(product: Product, lines: list[str], name: str, title: str) -> None:
    """Scores the questions of one set, as they are and changed.

    Args:
        product: the running product.
        lines: of the report; gets more.
        name: the set's file without its ending.
        title: the set's heading in the report.
    """
    questions = read(f"{name}.yml")
    rng = random.Random(20270322)
    variants = {
        "as written": lambda t: t,
        "typing errors": lambda t: typed_badly(t, rng),
        "no capitals, no punctuation": plain,
        "inside a longer story": lambda t: STORY.format(t[0].upper() + t[1:] + ("" if t.endswith("?") else "?")),
    }
    lines += ["", f"## Answers right: {title}", "", "| questions | right |", "| --- | --- |"]
    worst: list[str] = []
    by: dict[str, dict[str, list[bool]]] = {
        "municipality": defaultdict(list),
        "voice": defaultdict(list),
        "kind": defaultdict(list),
    }
    for variant, change in variants.items():
        right = 0
        for q in questions:
            reply = ask(product, q["municipality"], change(q["text"]))
            wrong = judge(reply, q["expect"])
            right += wrong is None
            if variant == "as written":
                by["municipality"][q["municipality"]].append(wrong is None)
                by["voice"][str(q["voice"])].append(wrong is None)
                by["kind"][q["expect"]["kind"]].append(wrong is None)
                if wrong:
                    topics = [m["custom"].get("topic") for m in reply]
                    worst.append(f"- `{q['id']}` {q['municipality']}: {q['text'][:110]!r}: {wrong}; got {topics}")
        lines.append(f"| {variant} ({len(questions)}) | {100 * right / max(1, len(questions)):.1f} % |")
        print(lines[-1], flush=True)
    for title, groups in by.items():
        lines += ["", f"| {title} | n | right |", "| --- | --- | --- |"]
        lines += [f"| {k} | {len(v)} | {100 * sum(v) / len(v):.0f} % |" for k, v in sorted(groups.items())]
    (REPORTS / f"misses_{name}.md").write_text("\n".join(worst) + "\n", encoding="utf-8")
    groups = sorted(by["municipality"].items())
    figure, axes = plt.subplots(figsize=(7, 3.2))
    axes.bar([k for k, _ in groups], [100 * sum(v) / len(v) for _, v in groups])
    axes.set_ylabel("answers right, %")
    axes.set_ylim(0, 100)
    figure.tight_layout()
    figure.savefig(REPORTS / f"answers_{name}.png", dpi=110)


def scope(product: Product, lines: list[str]) -> None:
    """Out of scope recognised, and moves understood."""
    out = read("out_of_scope.yml")
    seen = [(e, [m["custom"]["type"] for m in ask(product, "slagelse", e["text"])]) for e in out]
    recognised = [e for e, types in seen if types and types[0] == "fallback"]
    lines += [
        "",
        "## Out of scope",
        "",
        f"{len(recognised)} of {len(out)} recognised: {100 * len(recognised) / max(1, len(out)):.1f} %",
        "",
    ]
    kinds = Counter(str(e["kind"]) for e in out)
    hits = Counter(str(e["kind"]) for e in recognised)
    lines += ["| kind | n | recognised |", "| --- | --- | --- |"] + [
        f"| {k} | {n} | {hits[k]} |" for k, n in sorted(kinds.items())
    ]
    lines += ["", *[f"- missed: {e['text'][:100]!r} got {types}" for e, types in seen if e not in recognised]]
    moves = read("moves.yml")
    right = Counter[str]()
    total = Counter(str(e["expect"]) for e in moves)
    missed = []
    for e in moves:
        reply = ask(product, "slagelse", e["text"])
        if moved(reply, e["expect"]):
            right[str(e["expect"])] += 1
        else:
            got = [(m["custom"]["type"], m["custom"].get("topic") or m["custom"].get("field")) for m in reply]
            missed.append(f"- missed move {e['expect']}: {e['text'][:100]!r} got {got}")
    lines += ["", "## Moves", "", "| move | n | right |", "| --- | --- | --- |"] + [
        f"| {k} | {n} | {right[k]} |" for k, n in sorted(total.items())
    ]
    lines += ["", f"All: {100 * sum(right.values()) / max(1, len(moves)):.1f} %", "", *missed]
    print(lines[-2 - len(missed)], flush=True)


def moved(reply: list[dict[str, Any]], expected: str) -> bool:
    """Whether the conversation went where it should."""
    found = {(m["custom"]["type"], m["custom"].get("field") or m["custom"].get("topic") or "") for m in reply}
    kinds = {kind for kind, _ in found}
    topics = {topic for _, topic in found}
    return {
        "triage": "offers" in kinds or any(kind == "question" for kind, _ in found),
        "booking": "slots" in kinds
        or any(f in ("offer", "anonymous", "previous_contact") for k, f in found if k == "question"),
        "my_booking": any(f == "code" for k, f in found if k == "question") or bool({"booking", "cancelled"} & kinds),
        "human": "contact" in topics,
        "forget": "chat/forget" in topics,
        "start_over": "chat/start_over" in topics,
        "stop": "chat/stop" in topics or "chat/goodbye" in topics,
        "about_itself": any(str(t).startswith("chat/") for t in topics),
    }[expected]


def danger(lines: list[str], name: str, title: str) -> None:
    """The danger net alone, on one set."""
    messages = read(f"{name}.yml")
    dangerous = [e for e in messages if e["danger"]]
    harmless = [e for e in messages if not e["danger"]]
    missed = [e for e in dangerous if detect(e["text"]) is None]
    false = [e for e in harmless if detect(e["text"]) is not None]
    lines += [
        "",
        f"## Danger: {title}",
        "",
        f"Recall {100 * (1 - len(missed) / max(1, len(dangerous))):.1f} % of {len(dangerous)}; ",
    ]
    lines[-1] += f"false alarms {100 * len(false) / max(1, len(harmless)):.1f} % of {len(harmless)}"
    print(lines[-1], flush=True)
    kinds = Counter(e["danger"] for e in dangerous)
    gone = Counter(e["danger"] for e in missed)
    lines += ["", "| kind | n | found |", "| --- | --- | --- |"] + [
        f"| {k} | {n} | {n - gone[k]} |" for k, n in sorted(kinds.items())
    ]
    lines += [
        "",
        *[f"- missed {e['danger']}: {e['text']!r}" for e in missed],
        *[f"- false alarm: {e['text']!r}" for e in false],
    ]


def search(lines: list[str]) -> None:
    """Search alone: the right passage first, and among three."""
    index = SearchIndex(load())
    questions = read("search.yml")
    first = among = 0
    for q in questions:
        hits = index.search(q["municipality"], q["text"], 3)
        right = [all(holds(folded(h.text), fact) for fact in q["must"]) for h in hits]
        first += bool(right) and right[0]
        among += any(right)
    n = max(1, len(questions))
    lines += [
        "",
        "## Search alone",
        "",
        f"First {100 * first / n:.1f} %, among three {100 * among / n:.1f} % of {len(questions)}",
    ]
    print(lines[-1], flush=True)


def main() -> None:
    """Runs all and writes reports/eval.md."""
    REPORTS.mkdir(exist_ok=True)
    lines = ["# Evaluation", ""]
    danger(lines, "danger", "first set")
    danger(lines, "danger_second", "second set")
    search(lines)
    with tempfile.TemporaryDirectory() as folder:
        product = Product(Path(folder) / "data")
        try:
            product.wait()
            answers(product, lines, "questions", "first set, many indirect")
            answers(product, lines, "questions_second", "second set, as people mostly write")
            answers(product, lines, "questions_third", "third set, by another hand")
            scope(product, lines)
        finally:
            product.stop()
    (REPORTS / "eval.md").write_text("\n".join(lines) + "\n", encoding="utf-8")
    command = [str(ROOT / ".venv/rasa/bin/python"), "-W", "ignore", str(HERE / "pipeline.py"), *sys.argv[1:]]
    subprocess.run(command, check=True, cwd=ROOT)


if __name__ == "__main__":
    main()
