# SPDX-License-Identifier: Apache-2.0
"""Reading a case while another process writes it: what was committed there, as one set of changes."""

from briefing_app.domain.changes import ChangeSet
from briefing_app.services.session import CaseSession
from briefing_app.store import log


class Follower:
    """Notices what others commit to the file of a session that is open for reading."""

    def __init__(self, session: CaseSession) -> None:
        self._session = session
        self._version = self._now()
        self._last = self._end()

    def news(self) -> ChangeSet | None:
        """What came since the last time; None for nothing. It costs next to nothing where nobody wrote."""
        version = self._now()
        if version == self._version:
            return None
        self._version = version
        database = self._session.database
        with database.reading():
            first, self._last = self._last + 1, self._end()
            came = log.transactions(database, "WHERE number BETWEEN ? AND ?", (first, self._last))
            touched = log.touched_between(database, first, self._last)
        if not came:
            return None
        newest = came[-1]
        label = newest.label if len(came) == 1 else f"{len(came)} actions"
        types, ids = frozenset(touched.values()), frozenset(touched)
        return ChangeSet(newest.id, label, newest.author, newest.time, types, ids)

    def _now(self) -> int:
        """A number that another connection changes by committing."""
        return self._session.database.number("PRAGMA data_version")

    def _end(self) -> int:
        return self._session.database.number("SELECT coalesce(max(number), 0) FROM log_transaction")
