# SPDX-License-Identifier: Apache-2.0
"""Keeping a case safe: backups, made by hand and by themselves, thinned; restoring one; copies; giving space back."""

import shutil
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from briefing_app.domain.errors import BadInput, CaseError
from briefing_app.services import thinning
from briefing_app.services.session import CaseSession
from briefing_app.store import casefile, earlier, log, places
from briefing_app.store.replacing import replacing

BY_HAND, HOURLY = "by-hand", "hourly"
BEFORE_EXCHANGE = "before-exchange"
"""Before others' changes come in from a shared folder."""
THINNED = (HOURLY, BEFORE_EXCHANGE)
"""Reasons of which there are many in a day."""
EVERY = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup in this user's backup folder; ``made`` is UTC, ``size`` in bytes."""

    path: Path
    made: str
    reason: str
    size: int


def backup(session: CaseSession, target: Path | None = None) -> Path:
    """A complete copy of the case, to ``target`` (which must not exist) or to this user's backup folder."""
    return casefile.backup(session.database, session.file.case_id, BY_HAND, target)


def backups(session: CaseSession) -> list[Backup]:
    """The backups of this case in this user's backup folder, the newest first."""
    found = []
    for path, made, reason in _named(session):
        with suppress(FileNotFoundError):  # another process thins them out
            found.append(Backup(path, f"{made:%Y-%m-%d %H:%M:%S} UTC", reason, path.stat().st_size))
    return found


def by_the_hour(session: CaseSession, now: datetime | None = None) -> Path | None:
    """A backup, if the case has changed since the last one and that is an hour ago or more; older ones that the
    program made by itself are thinned then. Without any, the first is due an hour after the case was begun. None where
    it is not time yet."""
    moment = now or datetime.now(UTC)
    last = next(iter(_named(session)), None)
    if last is None:
        begun = log.transactions(session.database, "ORDER BY number LIMIT 1")
        if not begun or moment - datetime.fromisoformat(begun[0].time) < EVERY:
            return None
    elif timedelta() <= moment - last[1] < EVERY or not _has_changed(session, last[0]):
        return None
    made = casefile.backup(session.database, session.file.case_id, HOURLY)
    thin(session, moment)
    return made


def thin(session: CaseSession, now: datetime | None = None) -> list[Path]:
    """Removes backups that the program made by itself and that are too many by now; returns those that went. What
    somebody made by hand stays, and so does for two weeks what was made before a merge, a migration or a restoring.
    Files that are called otherwise than the program calls them are left alone."""
    own = [found for found in _named(session) if found[2] != BY_HAND]
    keep = thinning.kept(made for _, made, _ in own)
    gone = []
    for path, made, reason in own:
        if made in keep or (reason not in THINNED and (now or datetime.now(UTC)) - made < thinning.UNTOUCHED):
            continue
        with suppress(OSError):
            path.unlink()
            gone.append(path)
    return gone


def _named(session: CaseSession) -> list[tuple[Path, datetime, str]]:
    """The backups of this case with time and reason, as their names say, the newest first."""
    found = []
    for path in sorted(places.backups(session.file.case_id).glob(f"*Z-*{casefile.SUFFIX}"), reverse=True):
        stamp, _, reason = path.stem.partition("Z-")
        with suppress(ValueError):
            found.append((path, datetime.strptime(stamp, "%Y-%m-%dT%H%M%S.%f").replace(tzinfo=UTC), reason))
    return found


def _has_changed(session: CaseSession, backup_file: Path) -> bool:
    """Whether the case holds other transactions than a backup of it. Times would not do: merges bring older ones."""
    try:
        with CaseSession.open(backup_file, read_only=True) as then:
            return earlier.position(then.database) != earlier.position(session.database)
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
    casefile.check_alone(target)
    with CaseSession.open(backup_file, read_only=True) as kept:
        if casefile.left_beside(backup_file) is not None:  # somebody is at work in it: the file is not all of it
            return casefile.backup(kept.database, kept.file.case_id, "", target)
    with replacing(target) as draft:
        shutil.copy(backup_file, draft)
    return target


def compact(session: CaseSession) -> tuple[int, int]:
    """Gives unused space back; returns the size in bytes before and after."""
    before = session.path.stat().st_size
    session.file.compact()
    return before, session.path.stat().st_size
