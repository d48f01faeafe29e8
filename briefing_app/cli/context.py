# SPDX-License-Identifier: Apache-2.0
"""What a command works with: its arguments, the case, and where its result goes."""

import argparse
import getpass
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from briefing_app.cli.output import Output
from briefing_app.domain.errors import BadInput, NotFound, Refused, StorageFault

if TYPE_CHECKING:
    from briefing_app.services.session import CaseSession

STANDARD_INPUT: Final = "-"


class Context:
    """One run of one command."""

    def __init__(self, arguments: argparse.Namespace) -> None:
        self.arguments = arguments
        self.output = Output(as_json=bool(arguments.json))
        self.earlier: CaseSession | None = None
        """An earlier state of the case, which is read instead of it."""

    def __getitem__(self, name: str) -> Any:
        """The value of an argument; None for one that this command does not have."""
        return getattr(self.arguments, name, None)

    @property
    def case(self) -> Path:
        return Path(self.arguments.case)

    def author(self) -> str:
        """Who acts. Where nobody was named, the name under which the person logged in, with a notice."""
        named = self.arguments.author or os.environ.get("BRIEFING_AUTHOR", "")
        if named.strip():
            return str(named)
        try:
            login = getpass.getuser()
        except (OSError, KeyError, ImportError):
            return ""
        self.output.message(
            f"Acting as “{login}”, the login name on this computer: say --author NAME or set BRIEFING_AUTHOR."
        )
        return login

    @contextmanager
    def reading(self, path: Path | None = None) -> "Iterator[CaseSession]":
        """The case, for reading: also while the window has it open."""
        from briefing_app.services import working

        if self.earlier is not None and path is None:
            yield self.earlier
            return
        with working.opened(path or self.case, read_only=True, tell=self.output.message) as session:
            self._name_copies(session)
            yield session

    @contextmanager
    def writing(self) -> "Iterator[CaseSession]":
        """The case, for writing. Raises Refused where an earlier state of it is read."""
        from briefing_app.services import keeping, working

        if self.earlier is not None:
            raise Refused("An earlier state of a case cannot be changed. Leave “as-of” away to change the case itself.")
        with working.opened(self.case, self.author(), tell=self.output.message) as session:
            self._name_copies(session)
            yield session
            with suppress(StorageFault):  # what was asked for is done
                keeping.by_the_hour(session)

    def _name_copies(self, session: "CaseSession") -> None:
        """Says which files beside the case are versions of it that nobody merged."""
        from briefing_app.services import copies

        for path in copies.beside(session):
            if str(path) != str(self["other"]):
                self.output.message(
                    f"{path} is another version of this case, with changes that are not here: "
                    f'bring them in with “briefing merge "{session.place}" "{path}"”.'
                )


def existing(session: "CaseSession", *ids: str) -> None:
    """Makes sure that these records are in the case. Raises NotFound."""
    for id in ids:
        if session.find(id) is None:
            raise NotFound(f"There is no record {id} in this case.")


@contextmanager
def opened(name: str) -> Iterator[BinaryIO]:
    """An input file, or standard input. Raises BadInput where it cannot be read."""
    if name == STANDARD_INPUT:
        yield sys.stdin.buffer
        return
    try:
        if Path(name).is_dir():
            raise BadInput(f"{name} is a folder. Name a file.")
        file = open(name, "rb")  # noqa: SIM115 - closed below
    except FileNotFoundError:
        raise BadInput(f"There is no file {name}. Check the name.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise BadInput(f"{name} cannot be read ({reason}). Check its name and permissions.") from None
    with file:
        yield file
