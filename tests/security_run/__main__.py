"""`make security`: bandit, the nasty inputs, schemathesis and wapiti; reports/security.md; exit 1 on what is open.

python -m tests.security_run [--url URL] [--only TOOL ...]     with PYTHONPATH=.:tests

Without --url (or SECURITY_URL) the product is started for it, on a free port and with a data folder of its own.
exit 0: clean; 1: findings that tests/security_run/allowed.yml does not allow; 2: a tool did not run.
"""

from __future__ import annotations

import argparse
import contextlib
import dataclasses
import functools
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
from running_product import Product

from tests.security_run import report
from tests.security_run.code_tools import ToolFailed, bandit, nasty_inputs
from tests.security_run.findings import Outcome, open_ones, read_allowed
from tests.security_run.schemathesis_run import schemathesis
from tests.security_run.wapiti_run import wapiti

OF_THE_CODE: dict[str, Callable[[], Outcome]] = {"bandit": bandit, "nasty": nasty_inputs}
OF_THE_PRODUCT: dict[str, Callable[[str, Path], Outcome]] = {"schemathesis": schemathesis, "wapiti": wapiti}


def main(arguments: list[str]) -> int:
    """Runs the tools one after the other; the exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.security_run", description="Looks for weaknesses; reports/security.md."
    )
    parser.add_argument(
        "--url",
        default=os.environ.get("SECURITY_URL", ""),
        help="a product that runs with LIMITS=off; default: start one",
    )
    parser.add_argument("--only", nargs="+", choices=[*OF_THE_CODE, *OF_THE_PRODUCT], help="these tools alone")
    chosen = parser.parse_args(arguments)
    wanted = chosen.only or [*OF_THE_CODE, *OF_THE_PRODUCT]
    # Left by an exception, the scanner and the product end as well: a SIGTERM must not leave them running on.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    allowed = read_allowed()
    outcomes: list[Outcome] = []
    failures: list[str] = []
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        for name in (each for each in wanted if each in OF_THE_CODE):
            _try(name, OF_THE_CODE[name], outcomes, failures)
        live = [each for each in wanted if each in OF_THE_PRODUCT]
        if live:
            try:
                _attack(chosen.url.rstrip("/"), live, folder, outcomes, failures)
            except (ToolFailed, httpx.HTTPError) as error:
                failures.append(f"the product: {error}")
    print(report.write(outcomes, allowed, failures))
    if failures:
        return 2
    return 1 if open_ones([each for outcome in outcomes for each in outcome.findings], allowed) else 0


def _try(name: str, run: Callable[[], Outcome], outcomes: list[Outcome], failures: list[str]) -> None:
    print(f"· {name} …", flush=True)
    began = time.monotonic()
    try:
        outcomes.append(dataclasses.replace(run(), seconds=time.monotonic() - began))
    except (ToolFailed, httpx.HTTPError, subprocess.TimeoutExpired) as error:
        failures.append(str(error))


def _attack(url: str, names: list[str], folder: Path, outcomes: list[Outcome], failures: list[str]) -> None:
    with _product(url, folder) as base:
        for name in names:
            _try(name, functools.partial(OF_THE_PRODUCT[name], base, folder), outcomes, failures)
        # What was attacked must still be there.
        httpx.get(f"{base}/healthz", timeout=30, trust_env=False).raise_for_status()


@contextlib.contextmanager
def _product(url: str, folder: Path) -> Iterator[str]:
    if url:
        yield url
        return
    product = Product(folder / "data")
    try:
        try:
            product.wait()
        except AssertionError as error:
            raise ToolFailed(str(error)) from None
        yield product.url
    finally:
        product.stop()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
