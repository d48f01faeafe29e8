# SPDX-License-Identifier: Apache-2.0
"""What there is to know about a case as a whole."""

from dataclasses import dataclass

from briefing_app.services import browse, history
from briefing_app.services.history import HistoryEntry
from briefing_app.services.session import CaseSession


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """``size`` in bytes; ``counts`` by record type; ``conflicts``: fields with several values that nobody settled."""

    format: int
    size: int
    counts: dict[str, int]
    conflicts: int
    last_change: HistoryEntry | None


def about(session: CaseSession) -> CaseFacts:
    """The facts of an open case."""
    counts = browse.counts(session)
    conflicts = counts.pop("conflict", 0)
    latest = history.entries(session, limit=1)
    return CaseFacts(
        format=int(session.database.value("PRAGMA user_version")),
        size=session.path.stat().st_size,
        counts=counts,
        conflicts=conflicts,
        last_change=latest[0] if latest else None,
    )
