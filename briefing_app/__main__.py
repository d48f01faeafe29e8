# SPDX-License-Identifier: Apache-2.0
"""Composition root: decides between the command line and the window, and imports only what that needs."""

import sys
from collections.abc import Sequence

from briefing_app.store.merge import LOOK_OVER

CASE_SUFFIX = ".casefile"


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program with the given arguments (by default the process's own) and return its exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments == [LOOK_OVER]:
        from briefing_app.store.merge.looking import run as look_over

        return look_over()
    if wants_window(arguments):
        from briefing_app.ui.application import run

        return run(arguments)
    from briefing_app.cli import main as command_line

    return command_line(arguments)


def wants_window(arguments: Sequence[str]) -> bool:
    """Whether these arguments ask for the window: none at all, or the path of a case file alone."""
    if not arguments:
        return True
    return len(arguments) == 1 and not arguments[0].startswith("-") and arguments[0].endswith(CASE_SUFFIX)


if __name__ == "__main__":
    sys.exit(main())
