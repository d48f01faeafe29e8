# SPDX-License-Identifier: Apache-2.0
"""The command line: arguments, printing and exit codes."""

from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit code. ``argv`` is without the program's name."""
    import sys

    from briefing_app.cli.running import run

    return run(list(sys.argv[1:] if argv is None else argv))


__all__ = ["main"]
