# SPDX-License-Identifier: Apache-2.0
"""Keeping a case safe: backups, made by hand and by themselves, thinned; restoring one; copies; giving space back."""

import shutil
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from briefing_app.domain.errors import BadInput, CaseError
from briefing_app.domain.thinning import Made, to_drop
from briefing_app.services.session import CaseSession
from briefing_app.store import casefile, earlier, log, places
from briefing_app.store.replacing import replacing

HOURLY = "hourly"
_APART = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup in this user's backup folder; ``made`` is UTC, ``size`` in bytes."""

    path: Path
    made: str
    reason: str
    size: int


def backup(session: CaseSession, target: Path | None = None) -> Path:
    """A complete copy of the case, to ``target`` (which must not exist) or to this user's backup folder."""
    return casefile.backup(session.database, session.file.case_id, "by-hand", target)


def share(session: CaseSession, target: Path) -> Path:
    """A whole, clean copy of the case for somebody else, as one file at ``target``, which must not exist.

    Raises BadInput and StorageFault.
    """
    return casefile.backup(session.database, session.file.case_id, "", target)


def backups(session: CaseSession) -> list[Backup]:
    """The backups of this case in this user's backup folder, the newest first."""
    found = []
    for path, made in _kept(session):
        with suppress(FileNotFoundError):  # another process thins them out
            size = path.stat().st_size
            found.append(Backup(path, f"{made.time:%Y-%m-%d %H:%M:%S} UTC", made.reason, size))
    return found


def back_up_if_due(session: CaseSession, now: datetime | None = None) -> Path | None:
    """Makes a backup where the last is over an hour old and the case has changed since; then thins them out. Without
    any backup the first is due an hour after the case was begun. None where none was due. Raises StorageFault."""
    moment = now or datetime.now(UTC)
    last = next(iter(_kept(session)), None)
    if last is None:
        begun = log.transactions(session.database, "ORDER BY number LIMIT 1")
        if not begun or moment - datetime.fromisoformat(begun[0].time) < _APART:
            return None
    elif timedelta() <= moment - last[1].time < _APART or not _has_changed(session, last[0]):
        return None
    made = casefile.backup(session.database, session.file.case_id, HOURLY)
    thin(session, moment)
    return made


def thin(session: CaseSession, now: datetime | None = None) -> list[Path]:
    """Takes away the backups that are too many; returns them."""
    kept = {made.name: path for path, made in _kept(session)}
    gone = [kept[name] for name in to_drop((made for _, made in _kept(session)), now or datetime.now(UTC))]
    for path in gone:
        with suppress(OSError):
            path.unlink()
    return gone


def _kept(session: CaseSession) -> list[tuple[Path, Made]]:
    """The backups of this case with what their names say, the newest first; other files in the folder do not count."""
    found = []
    for path in sorted(places.backups(session.file.case_id).glob(f"*Z-*{casefile.SUFFIX}"), reverse=True):
        stamp, _, reason = path.stem.partition("Z-")
        with suppress(ValueError):
            time = datetime.strptime(stamp, "%Y-%m-%dT%H%M%S.%f").replace(tzinfo=UTC)
            found.append((path, Made(path.name, time, reason)))
    return found


def _has_changed(session: CaseSession, backup_file: Path) -> bool:
    """Whether the case holds other transactions than a backup of it."""
    try:
        with CaseSession.open(backup_file, read_only=True) as earlier_state:
            return earlier.position(earlier_state.database) != earlier.position(session.database)
    except CaseError:
        return True


def restore_beside(session: CaseSession, backup_file: Path, target: Path) -> Path:
    """``restore`` while the case is open: the present state is backed up first, and stays as it is. Raises what
    ``restore`` raises."""
    if not session.read_only:
        casefile.backup(session.database, session.file.case_id, "before-restore")
    return restore(backup_file, target)


def restore(backup_file: Path, target: Path) -> Path:
    """Makes a backup a case file of its own at ``target``, which must not exist: nothing present is ever overwritten.

    Raises BadInput, StorageFault, and what opening the backup raises.
    """
    if target.exists():
        raise BadInput(
            f"{target} exists already. Restore to another name; then compare, and remove what you do not need."
        )
    with CaseSession.open(backup_file, read_only=True):
        pass
    with replacing(target) as draft:
        shutil.copy(backup_file, draft)
    return target


def compact(session: CaseSession) -> tuple[int, int]:
    """Gives unused space back; returns the size in bytes before and after."""
    before = session.path.stat().st_size
    session.file.compact()
    return before, session.path.stat().st_size
