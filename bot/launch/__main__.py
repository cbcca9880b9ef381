"""`python -m bot.launch COMMAND`: environments | prepare | run.

environments [--dev]  builds the environments
prepare [--dev]       environments, language model, training
run                   prepare, then serve
"""

from __future__ import annotations

import signal
import sys

from bot.launch.environments import build, say
from bot.launch.errors import LaunchError


def main(arguments: list[str]) -> int:
    """Runs a command; an error an operator can mend is one line on standard error and exit 2."""
    # subprocess.run ends its child when it is left by an exception: a SIGTERM must not leave a training running on.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    command, dev = (arguments or [""])[0], "--dev" in arguments
    try:
        if command == "run":
            from bot.launch import serving, settings

            serving.check(settings.read())
        if command in ("environments", "prepare", "run"):
            build(dev=dev)
        if command in ("prepare", "run"):
            from bot.launch.training import prepare_spacy, train

            prepare_spacy()
            train()
        if command == "run":
            say("Starting …")
            serving.serve()
        if command not in ("environments", "prepare", "run"):
            print(__doc__)
            return 2
    except LaunchError as error:
        print(error, file=sys.stderr)
        return 2
    except ValueError as error:
        print(f"A setting cannot be read: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
