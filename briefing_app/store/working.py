# SPDX-License-Identifier: Apache-2.0
"""Working copies: for a case in a shared folder, a file of this machine that is worked on in its place.

The folder of a working copy holds it and a note: which file it stands for, how that file looked when it was last read
or written, and which point of the log is known to be in it. The note only saves work. Where it is old or gone,
the file is read again and compared by its log, so that nothing depends on its being true.
"""

import hashlib
import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from briefing_app.domain.errors import StorageFault
from briefing_app.domain.ids import new_id
from briefing_app.store import casefile, earlier, local_notes, places
from briefing_app.store.lock import WriteLock
from briefing_app.store.sqlite import Database

_HEAD = 100
_CHUNK = 4 << 20
_NOTE = "note.json"
MISSING = "missing"


@dataclass(slots=True)
class Note:
    """What is known of the file in the shared folder. ``tag`` sets this machine's drafts in it apart from others';
    ``seen`` is how it looked, ``position`` the point of the log that it holds at least."""

    file: str
    tag: str
    seen: str = ""
    position: str = ""


class WorkingCopy:
    """A working copy of the case file at ``file``, made or not."""

    def __init__(self, file: Path) -> None:
        self.file = Path(os.path.abspath(file))
        self.folder = places.working_copies() / hashlib.sha256(os.fsencode(self.file)).hexdigest()[:24]
        self.path = self.folder / self.file.name
        self.kind = "a shared folder"
        """What the place of the file is called, where it is known."""

    @property
    def exists(self) -> bool:
        return self.path.is_file()

    @property
    def note(self) -> Note:
        found = local_notes.read(self.folder / _NOTE)
        with suppress(TypeError):
            return Note(**found)
        return Note(str(self.file), new_id())

    def keep(self, note: Note) -> None:
        local_notes.write(self.folder / _NOTE, asdict(note))

    def is_behind(self, database: Database) -> bool:
        """Whether it holds something that the file in the folder is not known to hold."""
        return earlier.encoded(earlier.position(database)) != self.note.position

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
            casefile.backup(opened.database, opened.case_id, "", self.path)
            self.path.chmod(0o600)
            position = earlier.encoded(earlier.position(opened.database))
        finally:
            opened.close()
        self.keep(Note(str(self.file), new_id(), seen, position))

    def remove(self) -> None:
        """Gives it up. What it holds must be in the folder's file."""
        shutil.rmtree(self.folder, ignore_errors=True)


def look(file: Path) -> str:
    """How a file looks: another text for each state that anybody left it in. Raises StorageFault where its folder
    cannot be reached."""
    try:
        with file.open("rb") as opened:
            about = os.fstat(opened.fileno())
            head = opened.read(_HEAD).hex()
        return f"{about.st_ino} {about.st_size} {about.st_mtime_ns} {head}"
    except FileNotFoundError:
        if file.parent.is_dir():
            return MISSING
        raise StorageFault(f"The folder {file.parent} cannot be reached now.") from None
    except OSError as error:
        raise StorageFault(f"{file} cannot be reached now ({error.strerror}).") from error


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
    draft = working.file.with_name(f".{working.file.name}.{tag}.part")
    try:
        whole.unlink(missing_ok=True)
        database.run("VACUUM INTO ?", (str(whole),))
        _copy_to(whole, draft, check)
        with suppress(OSError):
            shutil.copymode(working.file, draft)
        made = look(draft)  # before others can reach it, or theirs would be taken for known
        if look(working.file) != seen:
            return None
        draft.replace(working.file)
        return made
    except OSError as error:
        raise StorageFault(f"{working.file} could not be written ({error.strerror}). It is as it was.") from error
    finally:
        for each in (draft, whole):
            with suppress(OSError):
                each.unlink(missing_ok=True)


def _copy_to(whole: Path, draft: Path, check: Callable[[], None]) -> None:
    with suppress(FileNotFoundError):
        draft.unlink()
    with whole.open("rb") as source, draft.open("xb") as target:
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
