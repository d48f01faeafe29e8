# SPDX-License-Identifier: Apache-2.0
"""The one door to SQLite: which engine, how a connection is set up, and what its errors mean to a person.

The engine is sqlcipher3 (a recent SQLite everywhere; without a key it writes ordinary SQLite files). Where it has no
wheel the standard library's module serves, with a notice.
"""

import importlib
import logging
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast
from urllib.parse import quote

from briefing_app.domain.errors import (
    CannotOpen,
    CaseFileDamaged,
    CaseFileLocked,
    CaseFileReadOnly,
    NotACaseFile,
    StorageFault,
)

log = logging.getLogger(__name__)
OLDEST_SQLITE = (3, 43, 0)  # contentless-delete FTS5 tables


def _engine() -> Any:
    try:
        engine = importlib.import_module("sqlcipher3.dbapi2")
    except ImportError:
        engine = importlib.import_module("sqlite3")
        log.warning(
            "sqlcipher3 is not installed here: the Python library's own SQLite %s is used. Encrypted cases "
            "cannot be opened with it.",
            engine.sqlite_version,
        )
        if tuple(engine.sqlite_version_info) < OLDEST_SQLITE:
            raise CannotOpen(
                f"The SQLite of this Python is {engine.sqlite_version}, and case files need 3.43 or later. "
                "Install the sqlcipher3 package or a newer Python."
            ) from None
    else:
        # sqlite-utils must catch this engine's exceptions; it looks for pysqlite3 before the standard library.
        sys.modules.setdefault("pysqlite3", importlib.import_module("sqlcipher3"))
        sys.modules.setdefault("pysqlite3.dbapi2", engine)
    return engine


engine = _engine()
Row = tuple[Any, ...]

_BUSY, _LOCKED, _READONLY, _IOERR, _CORRUPT, _FULL, _CANTOPEN, _NOTADB = 5, 6, 8, 10, 11, 13, 14, 26


# Our own SQL is sound, so these mean that a file holds other tables or bytes than were written.
_SIGNS_OF_DAMAGE = (
    "malformed",
    "no such ",
    "has no column",
    "Could not decode",
    "vtable",
    "fts5",
    "token",
    "file format",
    "UNIQUE constraint",
)


class translated:  # noqa: N801 - it is used like a function
    """Turns what the environment did wrong into a sentence; our own mistakes pass through as they are.

    A class, since it is around every statement and costs less than a generator.
    """

    __slots__ = ("_path",)

    def __init__(self, path: Path | str) -> None:
        self._path = path

    def __enter__(self) -> None:
        return None

    def __exit__(self, _: object, error: BaseException | None, __: object) -> None:
        if isinstance(error, engine.Error) and (meaning := _meaning(error, self._path)) is not None:
            raise meaning from error
        if isinstance(error, UnicodeDecodeError):
            raise _damaged(self._path, "text that is not UTF-8") from error


def _damaged(path: Path | str, detail: str) -> CaseFileDamaged:
    return CaseFileDamaged(
        f"{path} is damaged ({detail}). Run “briefing verify” on it to see what still holds, "
        "and restore the latest backup with “briefing restore”."
    )


def _meaning(error: Any, path: Path | str) -> Exception | None:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    detail = str(error)
    if code in (_BUSY, _LOCKED):
        return CaseFileLocked(f"{path} is being written by another program. Try again in a moment.")
    if code == _READONLY:
        return CaseFileReadOnly(f"{path} cannot be written: the file or its folder is read-only.")
    if code == _FULL:
        return StorageFault(
            f"The disk that holds {path} is full. Nothing was changed. Free some space and do it again."
        )
    if code == _IOERR:
        return StorageFault(f"{path} could not be read or written ({detail}). Nothing was changed.")
    if code == _CORRUPT or detail == "constraint failed" or any(sign in detail for sign in _SIGNS_OF_DAMAGE):
        return _damaged(path, detail)
    if code == _NOTADB:
        return NotACaseFile(f"{path} is not a case file, or it is encrypted with a key that was not given.")
    if code == _CANTOPEN:
        return CannotOpen(f"{path} cannot be opened. Check that the folder exists and may be written.")
    return None


class Database:
    """A connection with translated errors. Rows are tuples; transactions are begun and ended by hand."""

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        self.path = path
        self.read_only = read_only
        mode = "ro" if read_only else "rwc"
        with translated(path):
            self.connection = engine.connect(
                f"file:{quote(os.fsencode(path), safe='')}?mode={mode}",
                uri=True,
                isolation_level=None,
                check_same_thread=False,
                timeout=5.0,
                cached_statements=256,
            )
            for pragma in ("trusted_schema=OFF", "cell_size_check=ON", "mmap_size=0", "cache_size=-32000"):
                self.connection.execute(f"PRAGMA {pragma}")
        self.set_synchronous("FULL")

    def set_synchronous(self, level: str) -> None:
        """How often the disk is waited for, which matters when the power fails. A process that dies loses nothing that
        the system has taken, whatever the level."""
        self.run(f"PRAGMA synchronous = {level}")

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[Row]:
        with translated(self.path):
            return cast("list[Row]", self.connection.execute(sql, values).fetchall())

    def ids(self, sql: str, values: Sequence[Any] = ()) -> list[str]:
        """The column ``id`` of a query, in its order, for very many rows.

        They come as one text: fetched row by row, each would take the interpreter from the window's thread for a
        moment. SQLite keeps the order of a subquery for this aggregate.
        """
        row = self.row(f"SELECT group_concat(id, char(31)) FROM ({sql})", values)
        return row[0].split("\x1f") if row is not None and row[0] is not None else []

    def iterate(self, sql: str, values: Sequence[Any] = ()) -> Iterator[Row]:
        with translated(self.path):
            # Not "yield from", which would close the cursor when the reader stops early, perhaps after the database.
            for row in self.connection.execute(sql, values):  # noqa: UP028
                yield row

    def row(self, sql: str, values: Sequence[Any] = ()) -> Row | None:
        with translated(self.path):
            return cast("Row | None", self.connection.execute(sql, values).fetchone())

    def value(self, sql: str, values: Sequence[Any] = ()) -> Any:
        found = self.row(sql, values)
        return None if found is None else found[0]

    def number(self, sql: str, values: Sequence[Any] = ()) -> int:
        """A single whole number."""
        found = self.value(sql, values)
        if not isinstance(found, int):
            raise _damaged(self.path, "a number is none")
        return found

    def run(self, sql: str, values: Sequence[Any] = ()) -> int:
        """Executes one statement and returns the id of the last inserted row."""
        with translated(self.path):
            return int(self.connection.execute(sql, values).lastrowid or 0)

    def many(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        with translated(self.path):
            self.connection.executemany(sql, rows)

    @property
    def in_transaction(self) -> bool:
        return bool(self.connection.in_transaction)

    @contextmanager
    def reading(self) -> Iterator[None]:
        """One consistent view over several reads."""
        if self.in_transaction:
            yield
            return
        self.run("BEGIN")
        try:
            yield
        finally:
            self.run("ROLLBACK")

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction that writes: all of it or nothing, also when the process dies."""
        if self.read_only:
            raise CaseFileReadOnly(f"{self.path} is open for reading only. Open it for writing to change it.")
        self.run("BEGIN IMMEDIATE")
        try:
            yield
            self.run("COMMIT")
        except BaseException:
            # SQLite may have rolled back by itself already (disk full).
            if self.in_transaction:
                self.run("ROLLBACK")
            raise

    def set_progress(self, handler: Callable[[], int] | None, every: int = 10_000) -> None:
        """Calls ``handler`` every so many virtual machine steps; a true result interrupts the statement."""
        self.connection.set_progress_handler(handler, every)

    def interrupt(self) -> None:
        """Stops the running statement; callable from another thread."""
        self.connection.interrupt()

    def close(self) -> None:
        with translated(self.path):
            self.connection.close()


def quoted(name: str) -> str:
    """An identifier in SQL. Names come from our own declarations, never from a file."""
    return '"' + name.replace('"', '""') + '"'
