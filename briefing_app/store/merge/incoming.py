# SPDX-License-Identifier: Apache-2.0
"""What another copy of the case has and this one lacks, taken from an untrusted file that is only read.

The file is looked over where it lies by another process (``guard``), which writes what is new to a private database.
Where somebody is at work in it, or was when the machine stopped, a private copy is made first, with what belongs to it.
"""

import os
import shutil
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from briefing_app.domain.errors import CaseFileDamaged, CaseFileLocked, NotACaseFile, Refused, StorageFault
from briefing_app.store import casefile
from briefing_app.store.merge import guard
from briefing_app.store.sqlite import Database
from briefing_app.temporary import made_folder

_COMPANIONS = ("-wal", "-journal")
_TRIES = 5
_CHUNK = 4 << 20
_HEADER = 100
State = tuple[object, ...]


class LookOver(Protocol):
    """``guard.extract`` for this merge."""

    def __call__(self, where: Path, *, private: bool) -> None: ...


@contextmanager
def incoming(
    path: Path, case_id: str, database: Database, check: Callable[[], None], *, foreign: bool = False
) -> Iterator[Database]:
    """A database with the log, texts and files that ``path`` holds and ``database`` lacks; no other tables are in it.

    ``foreign``: another case than ``case_id`` is wanted. ``check`` is called often, and stops the work by raising.
    Raises NotACaseFile, CaseFileTooNew, CaseFileDamaged, CaseFileLocked, CannotOpen, StorageFault, and Refused for a
    case that is not wanted or this very file.
    """
    casefile.inspect(path)
    file = Path(os.path.realpath(path))  # what its last writer left lies beside the file, not beside a link to it
    casefile.inspect(file)
    if _are_same(file, database.path):
        raise Refused(f"{path} is this case itself. Choose another copy of it.")
    folder = made_folder("merge")
    try:
        news = folder / "news"

        def look_over(where: Path, *, private: bool) -> None:
            guard.extract(where, path, news, database, case_id, check, private=private, foreign=foreign)

        if not _looked_over_in_place(file, look_over):
            news.unlink(missing_ok=True)
            copy = _copied(file, folder, check)
            casefile.inspect(copy)
            look_over(copy, private=True)
        found = Database(news, read_only=True)
        found.path = path
        try:
            yield found
        finally:
            found.close()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _are_same(path: Path, other: Path) -> bool:
    try:
        return os.path.samefile(path, other)
    except OSError:
        return False


def _looked_over_in_place(file: Path, look_over: LookOver) -> bool:
    """Whether the file could be read where it lies: nothing is beside it, and nobody wrote to it meanwhile."""
    before = _state(file)
    _refuse_size(file, guard.limits.largest_file)
    if len(before) > 1:
        return False
    try:
        look_over(file, private=False)
    except CaseFileDamaged:
        if _state(file) == before:
            raise
    return _state(file) == before


def _refuse_size(path: Path, most: int) -> None:
    if sum(part.stat().st_size for part in _parts(path)) > most:
        raise CaseFileDamaged(
            f"{path} is not merged: it is larger than {most:,} bytes, more than a case ever is. "
            "Ask for the case as a JSON lines export."
        )


def _copied(path: Path, folder: Path, check: Callable[[], None]) -> Path:
    """The file with what its last writer left beside it, all of one moment."""
    copy = folder / f"other{casefile.SUFFIX}"
    try:
        for _ in range(_TRIES):
            before = _state(path)
            for ending in ("", *_COMPANIONS):
                copy.with_name(copy.name + ending).unlink(missing_ok=True)
            _refuse_size(path, min(guard.limits.largest_file, shutil.disk_usage(folder).free))
            for part in _parts(path):
                _copy(part, copy.with_name(copy.name + part.name[len(path.name) :]), check)
            if _state(path) == before:
                return copy
    except OSError as error:
        raise StorageFault(
            f"{path} could not be copied in order to read it ({error.strerror}). Nothing was changed."
        ) from error
    raise CaseFileLocked(f"{path} is being written all the time. Close it where it is open, and merge it then.")


def _copy(part: Path, target: Path, check: Callable[[], None]) -> None:
    """Copies an ordinary file. What has become a pipe or a device meanwhile is not waited for."""
    handle = os.open(part, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with open(handle, "rb", buffering=0) as source:
        found = os.fstat(handle)
        if not stat.S_ISREG(found.st_mode):
            raise NotACaseFile(f"{part} is no ordinary file. Give the path of a case file ({casefile.SUFFIX}).")
        left = found.st_size
        with open(
            os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600), "wb"
        ) as to:
            while left > 0 and (data := source.read(min(_CHUNK, left))):
                to.write(data)
                left -= len(data)
                check()


def _parts(path: Path) -> list[Path]:
    """The file, and beside it what SQLite would read with it; links there are not followed."""
    beside = (path.with_name(path.name + ending) for ending in _COMPANIONS)
    return [path, *(part for part in beside if part.is_file() and not part.is_symlink())]


def _state(path: Path) -> State:
    """Equal for two moments between which nothing was written. Times alone are too coarse: a write-ahead log that is
    begun anew has another header."""
    found: list[object] = []
    try:
        for part in _parts(path):
            with part.open("rb") as file:
                about = os.fstat(file.fileno())
                found.append((part.name, about.st_ino, about.st_size, about.st_mtime_ns, file.read(_HEADER)))
    except OSError as error:
        raise StorageFault(f"{path} could not be read ({error.strerror}). Nothing was changed.") from error
    return tuple(found)
