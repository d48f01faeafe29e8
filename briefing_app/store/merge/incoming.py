# SPDX-License-Identifier: Apache-2.0
"""Another copy of the case, as it may be read: a private copy of an untrusted file, looked over before anything else.

Nothing of a stranger's SQL is ever run: a file with an object that this program did not make is refused by its text.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from briefing_app.domain.errors import CaseFileDamaged, Refused, StorageFault
from briefing_app.store import casefile, migrations
from briefing_app.store.schema import FORMAT, SCHEMA_SQL, strangers
from briefing_app.store.sqlite import Database

_COMPANIONS = ("", "-wal", "-journal")


@contextmanager
def incoming(path: Path, case_id: str) -> Iterator[Database]:
    """A database with what ``path`` holds, in the present format; the file itself is only read.

    Raises NotACaseFile, CaseFileTooNew, CaseFileDamaged, CannotOpen, StorageFault, and Refused for another case.
    """
    casefile.inspect(path)
    folder = Path(tempfile.mkdtemp(prefix="briefing-"))
    try:
        copy = _copied(path, folder)
        database = Database(copy)
        try:
            _look_over(database, path, case_id)
            yield database
        finally:
            database.close()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _copied(path: Path, folder: Path) -> Path:
    """The file with what its last writer left beside it."""
    try:
        for ending in _COMPANIONS:
            part = path.with_name(path.name + ending)
            if not ending or (part.is_file() and not part.is_symlink()):
                shutil.copyfile(part, folder / f"other{casefile.SUFFIX}{ending}")
    except OSError as error:
        raise StorageFault(
            f"{path} could not be copied in order to read it ({error.strerror}). Nothing was changed."
        ) from error
    os.chmod(folder / f"other{casefile.SUFFIX}", 0o600)
    return folder / f"other{casefile.SUFFIX}"


def _look_over(database: Database, path: Path, case_id: str) -> None:
    """Before any other statement: whole pages, no strangers, the same case, the present format."""
    shown, database.path = database.path, path
    try:
        if found := strangers(database.rows(SCHEMA_SQL)):
            raise CaseFileDamaged(
                f"{path} is not merged: it holds {found[0]}, which this program did not make. "
                "Ask for the case as a JSON lines export."
            )
        for row in database.iterate("PRAGMA quick_check(1)"):
            if row[0] != "ok":
                raise CaseFileDamaged(f"{path} is damaged ({row[0]!s:.80}). Ask for another copy of it.")
        other = casefile.case_id_of(database)
        if other != case_id:
            raise Refused(
                f"{path} is another case ({other}), not a copy of this one ({case_id}). "
                "Export it to JSON lines and import that to take over its records."
            )
        if database.number("PRAGMA user_version") < FORMAT:
            migrations.apply(database)
    finally:
        database.path = shown
