# SPDX-License-Identifier: Apache-2.0
"""Runs a command; turns what went wrong into one message and an exit code."""

import io
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import Final

from briefing_app.domain.errors import BadInput, CannotOpen, CaseError, NotFound, Refused, StorageFault

MACHINE: Final = 7
DEFECT: Final = 70
STOPPED: Final = 130
PIPE_CLOSED: Final = 141
_CODES: Final[tuple[tuple[type[CaseError], int], ...]] = (
    (CannotOpen, 4),
    (BadInput, 3),
    (NotFound, 5),
    (Refused, 6),
    (StorageFault, MACHINE),
)


def run(arguments: Sequence[str]) -> int:
    """Runs one command and returns its exit code. Never raises for what a person or the machine did wrong."""
    _prepare_streams()
    try:
        return _run(arguments)
    except KeyboardInterrupt:
        _say("Stopped. Nothing half-done stays in the case.")
        return STOPPED
    except BrokenPipeError:
        _forget_output()
        return PIPE_CLOSED
    except OSError as error:
        _forget_output()
        where = f" ({error.filename})" if error.filename else ""
        _say(f"The computer refused: {error.strerror or error}{where}. Nothing half-done stays in the case.")
        return MACHINE


def _run(arguments: Sequence[str]) -> int:
    from briefing_app.cli.context import Context
    from briefing_app.cli.parsing import parse

    try:
        parsed = parse(arguments)
    except SystemExit as end:
        sys.stdout.flush()
        return int(end.code or 0)
    context = Context(parsed)
    try:
        code = parsed.handler(context)
        sys.stdout.flush()
    except CaseError as error:
        _say(str(error))
        return exit_code(error)
    except OSError:
        raise
    except Exception as error:
        return _defect(error)
    finally:
        context.output.clear_progress()
    return code or 0


def exit_code(error: CaseError) -> int:
    """The exit code that the contract gives to this error."""
    return next((code for kind, code in _CODES if isinstance(error, kind)), 3)


def _defect(error: Exception) -> int:
    if os.environ.get("BRIEFING_DEBUG"):
        import traceback

        traceback.print_exception(error)
    kind = type(error).__name__
    _say(
        f"Something went wrong inside the program ({kind}); nothing half-done stays in the case. "
        "Run the command again with BRIEFING_DEBUG=1 for the details, and report them."
    )
    return DEFECT


def _forget_output() -> None:
    """Output cannot be written any more; the interpreter must not complain of that at its end."""
    with suppress(OSError, ValueError, io.UnsupportedOperation):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _say(message: str) -> None:
    from briefing_app.cli.output import shown

    with suppress(OSError):
        print(f"briefing: {shown(message, keep=chr(10))}", file=sys.stderr)


def _prepare_streams() -> None:
    """Any letter can be printed: as UTF-8 into files and pipes, as well as it goes on a terminal."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            with suppress(io.UnsupportedOperation, ValueError):
                encoding = stream.encoding if stream.isatty() else "utf-8"
                stream.reconfigure(encoding=encoding, errors="backslashreplace")
