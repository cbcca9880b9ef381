"""`make check`: what runs in a citizen's browser, held to the browsers in package.json here. Without npm one line says so."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from tests.pinned_npm import ROOT, NpmMissing, fetched

HERE = Path(__file__).resolve().parent
CONFIGURATION = ("eslint.config.js", "compat_data.js")
WATCHED = ("web_widget", "bot/gateway/pages/static", "bot/gateway/staff/static")


def lint(paths: list[str], folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Runs ESLint.

    Args:
        paths: files or folders, below `folder`.
        folder: ESLint's working folder; it reads nothing outside it.

    Raises:
        NpmMissing: it could not be fetched.
    """
    tools = fetched(HERE, "browser-lint")
    for name in CONFIGURATION:
        shutil.copy(HERE / name, tools / name)
    eslint = tools / "node_modules" / "eslint" / "bin" / "eslint.js"
    command = [
        "node",
        str(eslint),
        "--config",
        str(tools / "eslint.config.js"),
        "--no-error-on-unmatched-pattern",
        *paths,
    ]
    return subprocess.run(command, check=False, cwd=folder, capture_output=True, text=True, encoding="utf-8")


def main() -> int:
    """0 when all is well or nothing could be checked, else ESLint's findings and 1."""
    try:
        done = lint(list(WATCHED))
    except NpmMissing as error:
        print(f"The browser list was not checked: {error}.", file=sys.stderr)
        return 0
    if done.returncode:
        print(done.stdout + done.stderr)
    return int(done.returncode != 0)


if __name__ == "__main__":
    sys.exit(main())
