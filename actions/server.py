"""Runs the action server on loopback, in one process, without a line about what was said.

rasa-sdk's own starter listens on every interface and spawns a worker; this one takes its app and does neither.
"""

from __future__ import annotations

import argparse
import warnings

from rasa_sdk.endpoint import create_app
from rasa_sdk.executor import ActionExecutor


def main() -> None:
    """Serves the actions of this package."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, required=True)
    arguments = parser.parse_args()
    # The protocol between rasa-sdk 3.21 and Rasa 3.6 holds (tests/assistant); the warning would come with every turn.
    warnings.filterwarnings("ignore", category=UserWarning, module=r"rasa_sdk\..*")
    executor = ActionExecutor()
    executor.register_package("actions")
    app = create_app(executor, cors_origins=None)
    app.run(host="127.0.0.1", port=arguments.port, single_process=True, access_log=False, motd=False, debug=False)


if __name__ == "__main__":
    main()
