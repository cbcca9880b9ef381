"""What runs in a citizen's browser is held to a list of browsers, by ESLint over MDN's compatibility data and the CSS baseline."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.browser_lint.__main__ import WATCHED, lint
from tests.pinned_npm import ROOT, NpmMissing

TOO_NEW = {
    "import attributes.js": 'import sheet from "./a.css" with { type: "css" };',
    "popover.js": "document.body.showPopover();",
    "method of an element.js": "document.body.checkVisibility();",
    "static method.js": "Promise.withResolvers();",
    "static method with an older namesake.js": "AbortSignal.any([]);",
    "taken out of an object.js": "const { groupBy } = Object;",
    "flag of an expression.js": r"/[\p{L}--a]/v;",
    "global function.js": "requestIdleCallback(() => 1);",
    "global object.js": "new CloseWatcher();",
    "global namespace.js": "scheduler.postTask(() => 1);",
    "navigation.js": 'navigation.navigate("/");',
    "using.js": "{ using a = b; }",
    "turned off in a comment.js": "/* eslint-disable */ document.startViewTransition(() => 1);",
    "starting style.css": "@starting-style { p { opacity: 0 } }",
    "light-dark.css": "p { color: light-dark(#fff, #000); }",
    "anchor.css": "p { top: anchor(bottom); }",
    "scope.css": "@scope (p) { b { color: red } }",
    "nesting.css": "p { & b { color: red } }",
    "field sizing.css": "p { field-sizing: content; }",
    "transition of views.css": "@view-transition { navigation: auto }",
    "condition.css": "p { width: if(style(--x: 1): 1px; else: 2px); }",
}


def linted(paths: list[str], folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    try:
        return lint(paths, folder)
    except NpmMissing as error:
        pytest.skip(f"the browser list was not checked: {error}")


def test_the_code_uses_nothing_that_a_browser_of_the_list_lacks() -> None:
    done = linted(list(WATCHED))

    assert done.stdout + done.stderr == ""
    assert done.returncode == 0


def test_every_folder_that_is_served_is_watched() -> None:
    served = {each.parent for each in (ROOT / "bot").rglob("*.css")} | {
        each.parent for each in ROOT.glob("bot/**/*.js")
    }

    assert {str(each.relative_to(ROOT)) for each in served} <= set(WATCHED)


def test_what_is_too_new_is_found(tmp_path: Path) -> None:
    for name, code in TOO_NEW.items():
        (tmp_path / name).write_text(code + "\n", encoding="utf-8")
    (tmp_path / "fine.js").write_text(
        "[1].at(-1); structuredClone({}); document.body.closest('p');\n", encoding="utf-8"
    )

    done = linted(["."], tmp_path)

    found = set(re.findall(r"^/.*/([^/]+\.(?:js|css))$", done.stdout, re.MULTILINE))
    assert found == set(TOO_NEW), done.stdout + done.stderr


def test_an_alternative_text_of_content_is_found_by_its_look() -> None:
    # Safari 17.4; the baseline's data does not tell it apart from `content`.
    sheets = [each for folder in WATCHED for each in (ROOT / folder).rglob("*.css")]

    assert [each.name for each in sheets if re.search(r"content:[^;}]+\s/\s", each.read_text(encoding="utf-8"))] == []


def test_without_npm_one_line_says_that_nothing_was_checked(tmp_path: Path) -> None:
    code = "import tests.pinned_npm as p; p.ROOT = p.Path(r'%s'); from tests.browser_lint.__main__ import main; raise SystemExit(main())"

    done = subprocess.run(
        [sys.executable, "-c", code % tmp_path], check=False, capture_output=True, text=True, cwd=ROOT,
        env={**os.environ, "PATH": str(tmp_path), "PYTHONPATH": str(ROOT)},
    )  # fmt: skip

    assert done.returncode == 0
    assert done.stderr.count("\n") == 1
    assert "The browser list was not checked: npm is not on this machine" in done.stderr


def test_the_lock_files_hold_no_registrys_address() -> None:
    for lock in ROOT.glob("tests/*/package-lock.json"):
        assert "resolved" not in lock.read_text(encoding="utf-8"), lock
