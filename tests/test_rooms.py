"""Imports point one way (docs/architecture.md)."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
# room -> what it must not import
FORBIDDEN = {
    "knowledge": ("bot", "actions", "fastapi", "rasa", "rasa_sdk"),
    "bot/triage": ("bot.gateway", "bot.dialogue", "bot.booking", "actions", "fastapi", "rasa", "sqlite_utils"),
    "bot/booking": ("bot.gateway", "bot.dialogue", "actions", "fastapi", "rasa", "starlette"),
    "bot/safety": (
        "bot.nlu",
        "bot.meaning",
        "bot.gateway",
        "bot.dialogue",
        "bot.booking",
        "actions",
        "fastapi",
        "rasa",
    ),
    "bot/privacy": ("bot.gateway", "bot.dialogue", "bot.booking", "actions", "fastapi", "rasa"),
    "bot/dialogue": ("bot.gateway", "bot.nlu", "bot.meaning", "actions", "fastapi", "rasa", "rasa_sdk", "sqlite_utils"),
    # What needs Rasa's environment: nobody on the public side has its packages.
    "bot/meaning": ("bot.nlu", "bot.safety", "bot.gateway", "bot.dialogue", "knowledge", "actions", "rasa"),
    "bot/learning": ("bot.gateway", "bot.dialogue", "bot.nlu", "actions", "fastapi", "rasa", "starlette"),
    "bot/gateway": ("bot.nlu", "bot.meaning", "actions", "rasa", "rasa_sdk"),
    "bot/nlu": (
        "bot.gateway",
        "bot.dialogue",
        "bot.booking",
        "bot.triage",
        "actions",
        "knowledge",
        "pydantic",
        "fastapi",
    ),
    "bot/assistant": ("bot.gateway", "bot.dialogue", "bot.booking", "actions", "knowledge", "pydantic", "fastapi"),
    "actions": ("bot.gateway", "fastapi", "sqlite_utils", "sqlite3"),
}


def imported(path: Path) -> set[str]:
    """Names of the modules a file imports."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


@pytest.mark.parametrize("room", FORBIDDEN)
def test_a_room_imports_only_what_lies_below_it(room: str) -> None:
    wrong = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in sorted((ROOT / room).rglob("*.py"))
        for name in sorted(imported(path))
        if any(name == each or name.startswith(f"{each}.") for each in FORBIDDEN[room])
    ]

    assert not wrong, "\n".join(wrong)
