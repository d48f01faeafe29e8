# SPDX-License-Identifier: Apache-2.0
"""Which files reports were written to on this computer. Kept beside the person's other local data, not in the case."""

import json
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from briefing_app.domain.errors import StorageFault
from briefing_app.services.session import CaseSession
from briefing_app.store import places
from briefing_app.store.replacing import replacing

KEPT = 200
"""Exports that are remembered for a case."""
State = Literal["there", "changed", "gone"]


@dataclass(frozen=True, slots=True)
class Export:
    """One written file. ``time``: UTC; ``size`` in bytes and ``modified`` as they were when it was written; ``remarks``
    say what came out otherwise than asked."""

    report: str
    path: str
    time: str
    size: int
    modified: int
    audience: str | None = None
    remarks: tuple[str, ...] = ()

    @property
    def state(self) -> State:
        """Whether the file is still there, and as it was written. Looks at the disk."""
        try:
            found = Path(self.path).stat()
        except OSError:
            return "gone"
        return "there" if (found.st_size, found.st_mtime_ns) == (self.size, self.modified) else "changed"


@dataclass(frozen=True, slots=True)
class ListedExport:
    """An export, and whether its file is still there and unchanged."""

    export: Export
    state: State


def note(
    session: CaseSession, report: str, path: Path, audience: str | None = None, remarks: tuple[str, ...] = ()
) -> None:
    """Remembers that a report was written. Failing to is no fault of the export, which is there."""
    with suppress(OSError, StorageFault):
        found = path.stat()
        now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        made = Export(report, str(path.absolute()), now, found.st_size, found.st_mtime_ns, audience, remarks)
        known = [export for export in _read(session) if (export.report, export.path) != (report, made.path)]
        _write(session, [made, *known][:KEPT])


def last(session: CaseSession, report: str | None = None, limit: int = 5) -> list[ListedExport]:
    """The latest exports of a report, or of all, the newest first; a file that was written again is listed once."""
    chosen = [export for export in _read(session) if report in (None, export.report)]
    return [ListedExport(export, export.state) for export in chosen[:limit]]


def _read(session: CaseSession) -> list[Export]:
    """What is remembered; what cannot be read is as if it were not there."""
    try:
        found: Any = json.loads(places.exports(session.file.case_id).read_text(encoding="utf-8"))
        return [_export(item) for item in found]
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return []


def _export(item: Any) -> Export:
    audience = item.get("audience")
    return Export(
        str(item["report"]),
        str(item["path"]),
        str(item["time"]),
        int(item["size"]),
        int(item["modified"]),
        None if audience is None else str(audience),
        tuple(str(text) for text in item.get("remarks", ())),
    )


def _write(session: CaseSession, exports: list[Export]) -> None:
    target = places.exports(session.file.case_id)
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with replacing(target) as draft:
        draft.write_text(json.dumps([asdict(export) for export in exports], indent=1), encoding="utf-8")
