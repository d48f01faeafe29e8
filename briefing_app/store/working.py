# SPDX-License-Identifier: Apache-2.0
"""Working copies: for a case in a shared folder, a file of this machine that is worked on in its place.

The folder of a working copy holds it and a note: which file it stands for, how that file looked when it was last read
or written, and which point of the log is known to be in it. The note only saves work. Where it is old or gone,
the file is read again and compared by its log, so that nothing depends on its being true.
"""

import hashlib
import os
import secrets
import shutil
import stat
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from briefing_app.domain.errors import CaseError, CaseFileDamaged, StorageFault
from briefing_app.domain.ids import is_id, new_id
from briefing_app.store import casefile, earlier, local_notes, places, shared_folders
from briefing_app.store.lock import WriteLock
from briefing_app.store.merge.guard import limits
from briefing_app.store.sqlite import Database

_HEAD = 100
_COUNTERS = (24, 92)
"""Where the counter of changes stands in a database, and the one for which the size in its head is valid."""
_CHUNK = 4 << 20
_NOTE = "note.json"
MISSING = "missing"


@dataclass(slots=True)
class Note:
    """What is known of the file in the shared folder. ``tag`` sets this machine's drafts in it apart from others';
    ``seen`` is how it looked, ``position`` the point of the log that it holds at least, ``place`` what its place was
    called then."""

    file: str
    tag: str
    seen: str = ""
    position: str = ""
    place: str = ""


class WorkingCopy:
    """A working copy of the case file at ``file``, made or not."""

    def __init__(self, file: Path) -> None:
        named = Path(os.path.abspath(file))
        # A link stays what it is: what it leads to is the file that others have.
        self.file = Path(os.path.realpath(named)) if named.is_symlink() else named
        self.shared = shared_folders.of(named)
        """What the shared place of the file is called; None for a local one."""
        self.folder = places.working_copies() / hashlib.sha256(os.fsencode(self.file)).hexdigest()[:24]
        self.path = self.folder / self.file.name
        self.kind = self.shared or "a shared folder"
        """What the place of the file is called, as far as that is known."""

    @property
    def exists(self) -> bool:
        return self.path.is_file()

    @property
    def note(self) -> Note:
        found = local_notes.read(self.folder / _NOTE)
        known = [each.name for each in fields(Note)]
        if isinstance(found, dict) and all(isinstance(found.get(name, ""), str) for name in known):
            tag = str(found.get("tag"))  # part of a name in the folder
            kept = {name: found[name] for name in ("seen", "position", "place") if name in found}
            return Note(str(self.file), tag if is_id(tag) else new_id(), **kept)
        return Note(str(self.file), new_id())

    def keep(self, note: Note) -> None:
        local_notes.write(self.folder / _NOTE, asdict(note))

    def is_behind(self, database: Database) -> bool:
        """Whether it holds something that the file in the folder is not known to hold."""
        return held_by(database) != self.note.position

    def make(self, author: str) -> None:
        """Copies the file of the folder, unless there is a working copy already."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = WriteLock(self.path, author)  # against another process that is making it at this moment
        try:
            if not self.exists:
                self._copy()
        finally:
            lock.release()

    def _copy(self) -> None:
        seen = look(self.file)
        opened = casefile.open_file(self.file, "", read_only=True)
        try:
            _check_sound(opened.database, self.file)
            casefile.backup(opened.database, opened.case_id, "", self.path)
            self.path.chmod(0o600)
            position = held_by(opened.database)
        finally:
            opened.database.set_progress(None)
            opened.close()
        self.keep(Note(str(self.file), new_id(), seen, position, self.shared or ""))

    def remove(self, author: str, position: str) -> bool:
        """Gives it up where it holds no more than at that point of its log; whether it is gone. What it held then must
        be somewhere else."""
        lock = WriteLock(self.path, author)  # or another process would go on working in what is removed
        try:
            opened = casefile.open_file(self.path, "", read_only=True)
            try:
                holds_more = held_by(opened.database) != position
            finally:
                opened.close()
            if not holds_more:
                self.discard()
            return not holds_more and not self.exists
        finally:
            lock.release()

    def discard(self) -> None:
        """Takes it away, whatever it holds."""
        with suppress(OSError):
            self.path.unlink(missing_ok=True)  # first: what else lies there is nothing without it
        shutil.rmtree(self.folder, ignore_errors=True)


def look(file: Path) -> str:
    """How a file looks: another text for each state that anybody left it in. Raises StorageFault where its folder
    cannot be reached."""
    try:
        with open(
            os.open(file, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)), "rb"
        ) as opened:
            about = os.fstat(opened.fileno())
            if not stat.S_ISREG(about.st_mode):  # a pipe would be waited for
                raise StorageFault(f"{file} is no ordinary file by now. It is left as it is.")
            head = opened.read(_HEAD).hex()
        return f"{about.st_ino} {about.st_size} {about.st_mtime_ns} {head}"
    except FileNotFoundError:
        if file.parent.is_dir():
            return MISSING
        raise StorageFault(f"The folder {file.parent} cannot be reached now.") from None
    except OSError as error:
        raise StorageFault(f"{file} cannot be reached now ({error.strerror}).") from error


def held_by(database: Database) -> str:
    """What a file holds, in short: the end of its log, and how much there is. A text or file, or an action that comes
    late, does not move the end."""
    counts = [database.number(f"SELECT count(*) FROM {table}") for table in ("log_transaction", "blob")]
    return f"{earlier.encoded(earlier.position(database))} {counts}"


def _check_sound(database: Database, file: Path) -> None:
    """Looks a file over that somebody else may have written, before it is copied page by page: one that is made for it
    would fill the disk. Raises CaseFileDamaged."""
    size = file.stat().st_size
    if size > limits.largest_file:
        raise CaseFileDamaged(f"{file} is not opened: it is larger than {limits.largest_file:,} bytes.")
    until = time.monotonic() + limits.seconds(size)
    database.set_progress(lambda: time.monotonic() > until)
    found = "looking it over takes too long"
    with suppress(CaseError):
        found = str(database.value("PRAGMA quick_check(1)")).splitlines()[-1]
    if found != "ok":
        raise CaseFileDamaged(f"{file} is damaged ({found:.200}). Ask for another copy, or restore the latest backup.")


def holds_all_of(file: Path, database: Database) -> bool:
    """Whether the file has every transaction, text and file that ``database`` has. Raises what opening it raises."""
    if not file.exists():
        return False
    opened = casefile.open_file(file, "", read_only=True)
    try:
        there = set(opened.database.ids("SELECT id FROM log_transaction"))
        texts = set(opened.database.ids("SELECT hash AS id FROM blob"))
    finally:
        opened.close()
    here = database.ids("SELECT id FROM log_transaction")
    return there.issuperset(here) and texts.issuperset(database.ids("SELECT hash AS id FROM blob"))


def put(database: Database, working: WorkingCopy, tag: str, seen: str, check: Callable[[], None]) -> str | None:
    """Puts a whole, clean copy in the place of the folder's file, if that still looks as ``seen``; returns how it looks
    then, None where somebody changed it meanwhile.

    The copy is made on this machine, where SQLite can rely on locks, and copied beside the file; a rename puts it
    there. Whatever happens, the file is as it was or whole and new. Raises StorageFault.
    """
    whole = working.folder / f"whole{casefile.SUFFIX}"
    draft = working.file.with_name(f".{working.file.name[:40]}.{tag}.part")
    try:
        whole.unlink(missing_ok=True)
        database.run("VACUUM INTO ?", (str(whole),))
        _mark(whole)
        _copy_to(whole, draft, working.file, check)
        with suppress(OSError):
            shutil.copymode(working.file, draft)
        made = look(draft)  # before others can reach it, or theirs would be taken for known
        if look(working.file) != seen:
            return None
        _check_alone(working.file)
        draft.replace(working.file)
        return made
    except OSError as error:
        raise StorageFault(f"{working.file} could not be written ({error.strerror}). It is as it was.") from error
    finally:
        for each in (draft, whole):
            with suppress(OSError):
                each.unlink(missing_ok=True)


def _check_alone(file: Path) -> None:
    """Raises StorageFault where a log or journal lies beside the file: whoever opens what takes its place would read
    that into it, and what somebody writes there would be lost."""
    part = casefile.left_beside(file)
    if part is not None:
        raise StorageFault(
            f"{file} is not written: {part.name} beside it says that somebody works in the file itself, or did when a "
            "machine stopped. Close it there. If nobody has it open, move both away together; what you did is in your "
            "working copy, and is saved back then."
        )


def _mark(whole: Path) -> None:
    """Sets the head of a copy apart from that of any other: in folders that know times by the second, another one of
    the same size would look the same. The counter of changes serves nothing else in a file that nobody has open."""
    counter = secrets.token_bytes(4)
    with whole.open("rb+") as file:
        for place in _COUNTERS:
            file.seek(place)
            file.write(counter)


def _copy_to(whole: Path, draft: Path, former: Path, check: Callable[[], None]) -> None:
    with suppress(FileNotFoundError):
        draft.unlink()
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    mode = stat.S_IMODE(former.stat().st_mode) if former.exists() else 0o666
    with whole.open("rb") as source, open(os.open(draft, flags, mode), "wb") as target:
        while data := source.read(_CHUNK):
            check()
            target.write(data)
        target.flush()
        os.fsync(target.fileno())


def all_of() -> list[WorkingCopy]:
    """The working copies of this user."""
    found = []
    with suppress(OSError):
        for folder in sorted(places.working_copies().iterdir()):
            note = local_notes.read(folder / _NOTE)
            if isinstance(note, dict) and isinstance(note.get("file"), str):
                found.append(WorkingCopy(Path(note["file"])))
    return [each for each in found if each.exists]
