# SPDX-License-Identifier: Apache-2.0
"""Keeping a case safe: backups, restoring one, giving space back."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from briefing_app.domain.errors import BadInput
from briefing_app.services.session import CaseSession
from briefing_app.store import casefile, places
from briefing_app.store.replacing import replacing


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
