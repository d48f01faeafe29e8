# SPDX-License-Identifier: Apache-2.0
"""Keeping a case safe: backups, restoring one, giving space back."""

import shutil
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from briefing_app.domain.errors import BadInput
from briefing_app.services import thinning
from briefing_app.services.session import CaseSession
from briefing_app.store import casefile, places
from briefing_app.store.replacing import replacing

BY_HAND, HOURLY = "by-hand", "hourly"
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
    folder = places.backups(session.file.case_id)
    found = []
    for path in sorted(folder.glob(f"*{casefile.SUFFIX}"), reverse=True):
        stamp, _, reason = path.stem.partition("Z-")
        day, _, clock = stamp.partition("T")
        made = f"{day} {clock[:2]}:{clock[2:4]}:{clock[4:6]} UTC"
        found.append(Backup(path, made, reason, path.stat().st_size))
    return found


def by_the_hour(session: CaseSession, now: datetime | None = None) -> Path | None:
    """A backup, if something was changed since the last one and that is an hour ago or more; older ones that the
    program made by itself are thinned then. None where it is not time yet."""
    now = now or datetime.now(UTC)
    changed = session.database.value("SELECT max(time) FROM log_transaction")
    begun = session.database.value("SELECT min(time) FROM log_transaction")
    known = [_moment(found) for found in backups(session)]
    last = max(known, default=_time(begun) if begun else now)
    if changed is None or now - last < EVERY or (known and _time(changed) <= last):
        return None
    made = casefile.backup(session.database, session.file.case_id, HOURLY)
    thin(session, now)
    return made


def thin(session: CaseSession, now: datetime) -> list[Path]:
    """Removes backups that the program made by itself and that are too many by now; returns those that went. What
    somebody made by hand stays, and so does for two weeks what was made before a merge or a migration."""
    own = [found for found in backups(session) if found.reason != BY_HAND]
    keep = thinning.kept(_moment(found) for found in own)
    gone = []
    for found in own:
        made = _moment(found)
        if made in keep or (found.reason != HOURLY and now - made < thinning.UNTOUCHED):
            continue
        with suppress(OSError):
            found.path.unlink()
            gone.append(found.path)
    return gone


def _moment(found: Backup) -> datetime:
    stamp, _, _ = found.path.stem.partition("Z-")
    try:
        return datetime.strptime(stamp[:17], "%Y-%m-%dT%H%M%S").replace(tzinfo=UTC)
    except ValueError:
        return datetime.fromtimestamp(found.path.stat().st_mtime, UTC)


def _time(text: str) -> datetime:
    return datetime.strptime(text[:19], "%Y-%m-%dT%H:%M:%S").replace(tzinfo=UTC)


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
