# SPDX-License-Identifier: Apache-2.0
"""Opening a case wherever it lies. In a shared folder a working copy on this machine is opened in its place, and what
is done goes back by merging: nothing that somebody else put there meanwhile is ever written over.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from briefing_app.domain.errors import BadInput, CaseError, CaseFileLocked, Refused, StorageFault
from briefing_app.domain.ids import new_id
from briefing_app.services import keeping, merging
from briefing_app.services.session import CaseSession, checked_author
from briefing_app.store import casefile, shared_folders
from briefing_app.store.working import MISSING, Note, WorkingCopy, all_of, held_by, holds_all_of, look, put

T = TypeVar("T")
Tell = Callable[[str], None]
_TRIES = 5


@dataclass(frozen=True, slots=True)
class Exchanged:
    """What went between working copy and folder: actions that came in, conflicts they made, whether the file in the
    folder was written."""

    actions: int = 0
    conflicts: int = 0
    written: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Where a case file lies. ``kind``: what the shared place is called; None for a local one. ``treated``: what the
    user decided about its folder. ``working``: its working copy; ``waiting``: that holds what is not in the folder."""

    file: Path
    kind: str | None
    treated: str | None
    working: Path | None
    waiting: bool


def open_case(
    path: Path, author: str | None = None, *, read_only: bool = False, tell: Tell | None = None
) -> CaseSession:
    """Opens a case, through its working copy where its folder is shared. ``tell`` hears what a person should know.

    Raises what ``CaseSession.open`` raises; of a folder that cannot be reached only where there is no working copy.
    """
    working = WorkingCopy(path)
    say = tell or _silent
    if read_only:
        return _for_reading(path, working, author, say)
    name = checked_author(author or "")
    casefile.check_writable(path)
    for _ in range(_TRIES):
        if not working.exists:
            if working.shared is None:
                return CaseSession.open(path, author=name)
            casefile.inspect(path)
            _in_its_name(working, lambda: working.make(name))
        session = _of(working, name)
        try:
            needed = _catch_up(session, say)
            held = held_by(session.database)
        except BaseException:
            session.close()
            raise
        if needed:
            return session
        session.close()
        _in_its_name(working, partial(working.remove, name, held))
    raise StorageFault(f"The working copy {working.path} is not needed any more, and could not be removed.")


def create(path: Path, *, title: str, author: str, **fields: object) -> CaseSession:
    """A new case; in a shared folder with its working copy. Raises BadInput or StorageFault and leaves nothing then."""
    working = WorkingCopy(path)
    if working.shared is None:
        return CaseSession.create(path, title=title, author=author, **fields)  # type: ignore[arg-type]
    casefile.check_free(path)
    if working.exists:
        raise BadInput(f"There is a working copy of a case that was at {path}. Open that, or choose another name.")
    working.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        session = CaseSession.create(working.path, title=title, author=author, **fields)  # type: ignore[arg-type]
        session.working = working
        try:
            working.keep(Note(str(working.file), new_id(), MISSING, place=working.shared))
            save_back(session)
        except BaseException:
            session.close()
            raise
    except BaseException:
        working.discard()
        raise
    return session


@contextmanager
def opened(
    path: Path, author: str | None = None, *, read_only: bool = False, tell: Tell | None = None
) -> Iterator[CaseSession]:
    """``open_case`` and ``close`` around what is done."""
    session = open_case(path, author, read_only=read_only, tell=tell)
    try:
        yield session
    finally:
        close(session, tell)


def close(session: CaseSession, tell: Tell | None = None, check: Callable[[], None] | None = None) -> None:
    """Closes a case after saving back to the folder. Where that fails ``tell`` hears it, and the changes stay in the
    working copy for the next time; ``check`` stops the saving back by raising, and the case is closed all the same."""
    try:
        save_back(session, check)
    except CaseError as error:
        (tell or _silent)(str(error))
    finally:
        session.close()


def save_back(session: CaseSession, check: Callable[[], None] | None = None) -> Exchanged:
    """Brings in what the file in the shared folder has and the working copy lacks, and puts there what it lacks itself.

    Does nothing for a case without a working copy. Raises StorageFault where the folder cannot be reached or the file
    is written all the time, Refused where it holds another case or what cannot be taken, and what reading it raises;
    the file in the folder is as it was then, and the working copy keeps everything.
    """
    working, stop = session.working, check or _nothing
    if working is None or session.read_only:
        return Exchanged()
    actions = conflicts = 0
    for _ in range(_TRIES):
        note, seen = working.note, look(working.file)
        if seen == MISSING and _is_away(working, note):
            raise StorageFault(f"{working.file} cannot be reached now: its folder is not that of the network.")
        if seen not in (note.seen, MISSING):
            merged = _merged(session, working, stop)
            actions, conflicts = actions + merged.actions, conflicts + merged.conflicts
            if holds_all_of(working.file, session.database):
                working.keep(_noted(working, note, seen, held_by(session.database)))
                return Exchanged(actions, conflicts)
        elif not working.is_behind(session.database):
            return Exchanged(actions, conflicts)
        position = held_by(session.database)
        made = put(session.database, working, note.tag, seen, stop)
        if made is not None:
            working.keep(_noted(working, note, made, position))
            return Exchanged(actions, conflicts, written=True)
    raise StorageFault(
        f"{working.file} is being changed all the time. What you did is in your working copy, and is saved back later."
    )


def is_waiting(session: CaseSession) -> bool:
    """Whether the working copy holds what is not known to be in the folder."""
    return session.working is not None and session.working.is_behind(session.database)


def place(path: Path) -> Place:
    """Where a case file lies, and what becomes of that. Raises what looking at the file raises, where there is no
    working copy of it."""
    working = WorkingCopy(path)
    waiting = False
    if not working.exists:
        casefile.inspect(path)
    if working.exists:
        with _of(working, read_only=True) as session:
            waiting = is_waiting(session)
    return _place(working, waiting=waiting)


def place_of_session(session: CaseSession) -> Place:
    """Where the file of an open case lies."""
    return _place(session.working or WorkingCopy(session.place), waiting=is_waiting(session))


def _place(working: WorkingCopy, *, waiting: bool) -> Place:
    treated = shared_folders.treatment(working.file)
    return Place(working.file, working.shared, treated, working.path if working.exists else None, waiting)


def treat(path: Path, how: str | None) -> None:
    """Treats the folder of a case file, with all in it, as ``shared`` or ``local`` from now on; None: as it looks."""
    shared_folders.decide(WorkingCopy(path).file.parent, how)


def waiting() -> list[Place]:
    """The cases whose working copies hold what is not in their folders."""
    found = []
    for each in all_of():
        try:
            found.append(place(each.file))
        except CaseError:  # what cannot be read now may hold anything
            found.append(_place(each, waiting=True))
    return [each for each in found if each.waiting]


def _merged(session: CaseSession, working: WorkingCopy, check: Callable[[], None]) -> merging.Merged:
    merged = merging.merge(session, working.file, check, reason=keeping.BEFORE_EXCHANGE)
    if merged.actions:
        keeping.thin(session)
    if merged.held:
        first = merged.held[0]
        raise Refused(
            f"{working.file} is not written: {len(merged.held)} of its actions cannot be taken, the first is "
            f"“{first.label}” by {first.author} ({first.held}). What you did is in your working copy {working.path}. "
            f"Move the file in the folder aside, and save back again."
        )
    return merged


def _catch_up(session: CaseSession, say: Tell) -> bool:
    """Brings a working copy and its file together where that can be reached. False where the working copy is not needed
    any more: the file is another case by now, or its folder is treated as local; it holds all of it then, or nothing
    of it was waiting."""
    working = session.working
    assert working is not None
    try:
        save_back(session)
        if look(working.file) == MISSING:
            say(f"There is no file {working.file} any more. Your working copy is open; what you change goes there.")
        elif working.shared is None and holds_all_of(working.file, session.database):
            return False
    except Refused as error:
        if not working.is_behind(session.database) and _is_another(session, working.file):
            kept = casefile.backup(session.database, session.file.case_id, "before-replaced")
            say(f"{working.file} is another case than the one that was there. That one is kept in {kept}.")
            return False
        say(str(error))
    except CaseError as error:
        say(f"{error} Your working copy is opened; what you do is saved back when that can be done.")
    return True


def _is_another(session: CaseSession, file: Path) -> bool:
    """Whether the file is another case, not a copy of this one."""
    with suppress(CaseError), CaseSession.open(file, read_only=True) as other:
        return other.file.case_id != session.file.case_id
    return False


def _for_reading(path: Path, working: WorkingCopy, author: str | None, say: Tell) -> CaseSession:
    """The working copy where it has all that the file has, or where that cannot be read; else the file itself."""
    if not working.exists:
        return CaseSession.open(path, author=author, read_only=True)
    try:
        seen = look(working.file)
    except StorageFault as error:
        say(f"{error} Your working copy is read.")
        return _of(working, author or "", read_only=True)
    session = _of(working, author or "", read_only=True)
    if seen in (working.note.seen, MISSING):
        return session
    if is_waiting(session):
        say(f"{working.file} has changes of others that come in when the case is opened for writing.")
        return session
    session.close()
    return CaseSession.open(path, author=author, read_only=True)


def _of(working: WorkingCopy, author: str = "", *, read_only: bool = False) -> CaseSession:
    """The working copy opened; messages speak of the file in whose place it is."""
    session = _in_its_name(working, lambda: CaseSession.open(working.path, author=author, read_only=read_only))
    session.working = working
    return session


def _in_its_name(working: WorkingCopy, make: Callable[[], T]) -> T:
    try:
        return make()
    except CaseFileLocked as error:
        raise CaseFileLocked(str(error).replace(str(working.path), str(working.file))) from error


def _is_away(working: WorkingCopy, note: Note) -> bool:
    """Whether the folder is the empty one on which that of the network hangs at other times."""
    was_there, decided = note.place == shared_folders.NETWORK, shared_folders.treatment(working.file)
    return was_there and decided is None and shared_folders.of(working.file) is None


def _noted(working: WorkingCopy, note: Note, seen: str, position: str) -> Note:
    return Note(note.file, note.tag, seen, position, working.shared or note.place)


def _silent(text: str) -> None:
    pass


def _nothing() -> None:
    pass
