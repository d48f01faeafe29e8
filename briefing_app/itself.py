# SPDX-License-Identifier: Apache-2.0
"""The program as another process."""

import os
import sys
from pathlib import Path

_HOME = Path(__file__).resolve().parent.parent
"""Where the program itself lies, which a process need not have among its places."""


def command(*arguments: str) -> tuple[list[str], dict[str, str]]:
    """What starts this program again, and its environment. It imports only from where this process does: whatever lies
    in the folder where somebody happens to work is not run."""
    environment = dict(os.environ)
    if getattr(sys, "frozen", False):
        return [sys.executable, *arguments], environment
    places = [str(_HOME), *(os.path.abspath(entry) for entry in sys.path if entry)]
    environment["PYTHONPATH"] = os.pathsep.join(dict.fromkeys(places))
    return [sys.executable, "-P", "-m", "briefing_app", *arguments], environment
