# SPDX-License-Identifier: Apache-2.0
"""The case file as a file: making, opening, closing, backing up. Knows nothing of what the records mean."""

import logging
import os
import shutil
import stat
import struct
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from briefing_app.domain.errors import (
    BadInput,
    CannotOpen,
    CaseFileDamaged,
    CaseFileLocked,
    CaseFileReadOnly,
    CaseFileTooNew,
    NotACaseFile,
    StorageFault,
)
from briefing_app.domain.ids import is_id
from briefing_app.store import migrations, places
from briefing_app.store.lock import WriteLock
from briefing_app.store.replacing import replacing
from briefing_app.store.schema import APPLICATION_ID, FORMAT, SCHEMA_SQL, strangers
from briefing_app.store.sqlite import Database
from briefing_app.temporary import made_folder

log = logging.getLogger(__name__)
SUFFIX = ".casefile"
_HEADER = b"SQLite format 3\x00"
_JOURNAL_END = bytes.fromhex("d9d505f920a163d7")
"""Ends a rollback journal that names another file, which SQLite may remove when it rolls back."""


def check_free(path: Path) -> None:
    """Raises BadInput where there is something already, or no folder."""
    if path.exists():
        raise BadInput(f"{path} exists already. Choose another name, or open it.")
    if not path.parent.is_dir():
        raise BadInput(f"The folder {path.parent} does not exist. Make it first, or choose another.")
    check_alone(path)


def check_alone(path: Path) -> None:
    """Raises BadInput where something lies beside a name that SQLite would take for part of a new file of that name."""
    if (part := left_beside(path)) is not None:
        raise BadInput(f"{part} is left of another file that was at {path}. Move it away, or choose another name.")


def left_beside(path: Path) -> Path | None:
    """A log or journal beside a file: somebody works in the file itself, or did when a machine stopped. A log counts
    also while it is empty, because whoever made it writes to it."""
    for part in _with_companions(path)[1:]:
        if part.name.endswith("-shm"):
            continue
        with suppress(FileNotFoundError):
            if part.lstat().st_size > 0 or part.name.endswith("-wal"):
                return part
    return None


@contextmanager
def making(path: Path) -> Iterator[Path]:
    """Where to make a new file, so that it appears at ``path`` complete or not at all.

    Raises BadInput where there is something already, or no folder.
    """
    check_free(path)
    draft = path.with_name(f".{path.name}.new")
    for leftover in _with_companions(draft):
        leftover.unlink(missing_ok=True)
    try:
        yield draft
        draft.replace(path)
    except OSError as error:
        raise StorageFault(f"{path} could not be written ({error.strerror}). Nothing was made.") from error
    finally:
        for leftover in _with_companions(draft):
            with suppress(OSError):
                leftover.unlink(missing_ok=True)


def create(path: Path, case_id: str, author: str) -> "CaseFile":
    """An empty case file, open for writing. ``path`` comes from ``making``."""

    def prepare(database: Database) -> None:
        database.run("PRAGMA page_size = 4096")
        database.run(f"PRAGMA application_id = {APPLICATION_ID}")
        migrations.apply(database)
        database.run("INSERT INTO meta (key, value) VALUES ('case_id', ?)", (case_id,))
        _prepare(database)

    return _opened(path, WriteLock(path, author), prepare)


def open_file(path: Path, author: str, *, read_only: bool = False) -> "CaseFile":
    """Opens a case file. Takes the same time whatever its size.

    Raises NotACaseFile, CaseFileTooNew, CaseFileDamaged, CaseFileLocked, CaseFileReadOnly or CannotOpen.
    """
    inspect(path)
    if read_only:
        if _has_journal(path):
            return _unfinished(path)
        opened = _opened(path, None, _refuse_strangers)
        return opened if opened.format == FORMAT else _older(opened)
    check_writable(path)

    def prepare(database: Database) -> None:
        _refuse_strangers(database)
        case_id_of(database)
        if database.number("PRAGMA user_version") < FORMAT:
            backup(database, case_id_of(database), "before-migration")
            migrations.apply(database)
        _prepare(database)

    return _opened(path, WriteLock(path, author), prepare)


def check_writable(path: Path) -> None:
    """Raises CaseFileReadOnly for a file that its owner set to be read only."""
    if path.exists() and not os.access(path, os.W_OK):
        raise CaseFileReadOnly(
            f"{path} is a read-only file. Open it for reading, or share a copy to a folder of your own and use that."
        )


def _older(former: "CaseFile") -> "CaseFile":
    """Reads a file of an earlier format through a private copy that is brought to the present one; the file itself
    stays as it is."""

    def make(copy: Path) -> None:
        try:
            former.database.run("VACUUM INTO ?", (str(copy),))
        finally:
            former.close()
        database = Database(copy)
        try:
            migrations.apply(database)
        finally:
            database.close()

    return through_copy(former.path, make)


def _unfinished(path: Path) -> "CaseFile":
    """Reads a file whose writer died in the middle through a private copy, in which that is rolled back: a reader may
    not, and whoever opens the file for writing does."""

    def make(copy: Path) -> None:
        try:
            for part in _with_companions(path):
                if part.is_file() and not part.name.endswith("-shm"):
                    shutil.copyfile(part, copy.with_name(copy.name + part.name.removeprefix(path.name)))
        except OSError as error:
            raise StorageFault(f"{path} could not be copied in order to read it ({error.strerror}).") from error
        database = Database(copy)
        try:
            _refuse_strangers(database)
            if database.number("PRAGMA user_version") < FORMAT:
                migrations.apply(database)
            database.run("PRAGMA journal_mode = DELETE")
        finally:
            database.close()

    return through_copy(path, make)


def through_copy(path: Path, make: Callable[[Path], None]) -> "CaseFile":
    """Reads a private copy that ``make`` writes, in the name of the file."""
    folder = made_folder("reading")
    try:
        copy = folder / path.name
        make(copy)
        opened = _opened(copy, None, _refuse_strangers)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    opened.path = opened.database.path = path
    opened.private = folder
    return opened


def _opened(path: Path, lock: WriteLock | None, prepare: Callable[[Database], None]) -> "CaseFile":
    """Connects, for writing where there is a lock; whatever goes wrong, connection and lock are given back."""
    try:
        database = Database(path, read_only=lock is None)
        try:
            prepare(database)
            return CaseFile(path, database, lock)
        except BaseException:
            database.close()
            raise
    except BaseException:
        if lock is not None:
            lock.release()
        raise


def inspect(path: Path) -> None:
    """Looks at the first bytes of a file, without SQLite: is it a case file that this program can open?"""
    if path.is_dir():
        raise NotACaseFile(f"{path} is a folder. Give the path of a case file ({SUFFIX}).")
    if path.exists() and not path.is_file():  # reading from a pipe would wait for ever
        raise NotACaseFile(f"{path} is no ordinary file. Give the path of a case file ({SUFFIX}).")
    _inspect_beside(path)
    try:
        with path.open("rb") as file:
            header = file.read(100)
            size = os.fstat(file.fileno()).st_size
    except FileNotFoundError:
        raise CannotOpen(f"There is no file {path}. Check the name, or make a case with “briefing new”.") from None
    except PermissionError:
        raise CannotOpen(f"{path} may not be read by you. Ask its owner for permission.") from None
    except OSError as error:
        raise CannotOpen(f"{path} cannot be read ({error.strerror}).") from error
    if not header.startswith(_HEADER):
        raise NotACaseFile(f"{path} is not a case file. Case files are made with “briefing new”.")
    if len(header) < 100:
        raise CaseFileDamaged(f"{path} is damaged: it ends after {size} bytes. Restore the latest backup.")
    page_size = struct.unpack_from(">H", header, 16)[0]
    change_counter, pages = struct.unpack_from(">II", header, 24)
    version, application = struct.unpack_from(">I4xI", header, 60)
    valid_for = struct.unpack_from(">I", header, 92)[0]
    if application != APPLICATION_ID:
        raise NotACaseFile(f"{path} is a database of another program, not a case file.")
    if version > FORMAT:
        raise CaseFileTooNew(
            f"{path} was written by a later version (format {version}; this program knows up to {FORMAT}). "
            "Update the program to open it."
        )
    if version < 1:
        raise CaseFileDamaged(f"{path} is damaged: it does not say its format. Restore the latest backup.")
    whole = pages * (65536 if page_size == 1 else page_size)
    # A process that died while it folded the write-ahead log back leaves a short file, whole together with that log.
    if valid_for == change_counter and size < whole and not _has_log(path):
        raise CaseFileDamaged(
            f"{path} is damaged: {whole - size} bytes are missing at its end. Restore the latest "
            "backup with “briefing restore”."
        )


def _inspect_beside(path: Path) -> None:
    """What SQLite would read with the file must be ordinary files, and a journal must speak of this file alone."""
    for part in _with_companions(path)[1:]:
        try:
            if not stat.S_ISREG(part.lstat().st_mode):
                raise CaseFileDamaged(f"{path} is not opened: {part.name} beside it is no ordinary file. Remove it.")
            if part.name.endswith("-journal") and _end_of(part) == _JOURNAL_END:
                raise CaseFileDamaged(
                    f"{path} is not opened: {part.name} beside it was not left by this program. "
                    "Restore the latest backup, or ask for another copy of it."
                )
        except FileNotFoundError:
            continue
        except OSError as error:
            raise CannotOpen(f"{part} cannot be read ({error.strerror}).") from error


def _end_of(path: Path) -> bytes:
    with path.open("rb") as file:
        file.seek(max(0, os.fstat(file.fileno()).st_size - len(_JOURNAL_END)))
        return file.read(len(_JOURNAL_END))


def _refuse_strangers(database: Database) -> None:
    """Before any statement of ours runs, in which a view or trigger of somebody else's would take part."""
    if found := strangers(database.rows(SCHEMA_SQL)):
        raise CaseFileDamaged(
            f"{database.path} is not opened: it holds {found[0]}, which this program did not make and which could "
            "change or stop what it does. Ask for the case as a JSON lines export, or restore the latest backup."
        )


def _prepare(database: Database) -> None:
    mode = database.value("PRAGMA journal_mode = WAL")
    if mode != "wal":
        raise StorageFault(
            f"{database.path} lies where no write-ahead log can be kept. Say that its folder is shared, with "
            "“briefing place CASE --treat shared”: then it is worked on in a copy on this computer."
        )
    database.set_synchronous("NORMAL")


def case_id_of(database: Database) -> str:
    found = database.value("SELECT value FROM meta WHERE key = 'case_id'")
    # It names files of this machine (leases, backups), so that anything else would be a path of somebody's choice.
    if not isinstance(found, str) or not is_id(found):
        raise CaseFileDamaged(f"{database.path} is damaged: it has no case id. Restore the latest backup.")
    return found


def backup(database: Database, case_id: str, reason: str, target: Path | None = None) -> Path:
    """A complete, compact copy: made beside its final name, flushed, then renamed.

    Without ``target`` it goes to this user's backup folder, named by time and ``reason``.
    """
    if target is None:
        folder = places.backups(case_id)
        stamp = datetime.now(UTC).strftime("%Y-%m-%dT%H%M%S.%fZ")
        target = folder / f"{stamp}-{reason}{SUFFIX}"
    elif target.exists():
        raise BadInput(f"{target} exists already. Choose another name.")
    else:
        check_alone(target)
    with replacing(target) as draft:
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        database.run("VACUUM INTO ?", (str(draft),))
        draft.chmod(stat.S_IMODE(database.path.stat().st_mode))  # who may read the case may read its copy
    return target


def _with_companions(path: Path) -> list[Path]:
    return [path, *(path.with_name(path.name + suffix) for suffix in ("-wal", "-shm", "-journal"))]


def _has_journal(path: Path) -> bool:
    """Whether a journal lies beside the file that its writer did not end. One that is empty, or whose head is cleared,
    was ended."""
    try:
        with path.with_name(f"{path.name}-journal").open("rb") as journal:
            return any(journal.read(8))
    except OSError:
        return False


def _has_log(path: Path) -> bool:
    try:
        return path.with_name(path.name + "-wal").stat().st_size > 0
    except OSError:
        return False


class CaseFile:
    """An open case file: its database and, where it may be written, the lock."""

    def __init__(self, path: Path, database: Database, lock: WriteLock | None) -> None:
        self.path = path
        self.database = database
        self._lock = lock
        self.case_id = case_id_of(database)
        self.private: Path | None = None
        """A folder with a private copy that goes with the closing."""

    @property
    def format(self) -> int:
        return self.database.number("PRAGMA user_version")

    @property
    def read_only(self) -> bool:
        return self._lock is None

    def compact(self) -> None:
        """Gives unused space back to the file system."""
        self.database.run("VACUUM")

    def close(self) -> None:
        """Folds the write-ahead log back, so that one file remains, and lets others in.

        Where that is impossible (disk full, a reader) nothing is lost: the log stays beside the file until next time.
        """
        try:
            if self._lock is not None:
                self._fold_back()
        except (CannotOpen, StorageFault) as error:
            log.warning(
                "%s keeps its newest changes in %s-wal beside it until it is opened again. %s",
                self.path,
                self.path.name,
                error,
            )
        finally:
            try:
                self.database.close()
            finally:
                if self._lock is not None:
                    self._lock.release()
                if self.private is not None:
                    shutil.rmtree(self.private, ignore_errors=True)

    def _fold_back(self) -> None:
        # A reader may hold the log for a moment; the file is complete either way, only in two pieces.
        for _ in range(20):
            busy = self.database.row("PRAGMA wal_checkpoint(TRUNCATE)")
            if busy and busy[0] == 0:
                break
            time.sleep(0.05)
        with suppress(CaseFileLocked):
            self.database.run("PRAGMA journal_mode = DELETE")
