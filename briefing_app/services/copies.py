# SPDX-License-Identifier: Apache-2.0
"""Second versions of the case file in its folder, which a tool made where two people changed it. Changes nothing."""

import os
from collections.abc import Callable
from pathlib import Path

from briefing_app.domain.copy_names import is_second_version
from briefing_app.domain.errors import CaseError
from briefing_app.services.session import CaseSession
from briefing_app.store import casefile
from briefing_app.store.merge.incoming import incoming

MOST = 20
"""So many are looked into; who has more merges some first."""


def beside(session: CaseSession, check: Callable[[], None] | None = None) -> list[Path]:
    """Files beside the case that are copies of it, by their names and by what they hold, with something that is not in
    the case yet. What cannot be read is left out."""
    file = session.place
    try:
        names = sorted(os.listdir(file.parent))
    except OSError:
        return []
    named = [file.with_name(name) for name in names if name != file.name and is_second_version(name, file.name)]
    return [path for path in named[:MOST] if _has_news(session, path, check or _nothing)]


def _has_news(session: CaseSession, path: Path, check: Callable[[], None]) -> bool:
    """Whether the file is a copy of this case that has what this one lacks."""
    try:
        casefile.inspect(path)  # most others end here, without a process that looks into them
        with incoming(path, session.file.case_id, session.database, check) as other:
            return any(other.number(f"SELECT count(*) FROM {table}") for table in ("log_transaction", "blob"))
    except CaseError:
        return False


def _nothing() -> None:
    pass
