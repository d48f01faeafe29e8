# SPDX-License-Identifier: Apache-2.0
"""From a report file back to the case: what each statement rests on, and what of it no longer matches."""

from pathlib import Path
from typing import TYPE_CHECKING

from briefing_app.domain.records import Citation, Version
from briefing_app.services.session import CaseSession
from briefing_app.store import queries

if TYPE_CHECKING:
    from briefing_app.report.trace import TracedCitation, TracedStatement


def trace(path: Path) -> "list[TracedStatement]":
    """The statements of a report file with their passages, from the file alone. Raises BadInput."""
    from briefing_app.report.trace import trace as read

    return read(path)


class Comparison:
    """Compares traced statements with the case as it is now. Reads each text once."""

    def __init__(self, session: CaseSession) -> None:
        self._session = session
        self._texts: dict[str, str | None] = {}

    def mismatches(self, statement: "TracedStatement") -> list[str]:
        """What the report says and the case no longer does, in words; empty where all is as it was."""
        found: list[str] = []
        record = self._session.find(statement.subject) if statement.subject else None
        if record is None:
            found.append(f"The {statement.kind or 'record'} {statement.subject} is not in the case.")
        elif getattr(record, "status", None) == "withdrawn":
            reason = getattr(record, "status_reason", None)
            found.append(f"The {record.type_name} was withdrawn" + (f": {reason}" if reason else "."))
        for citation in statement.citations:
            found.extend(self._of_citation(citation))
        return found

    def _of_citation(self, citation: "TracedCitation") -> list[str]:
        shown = f"“{citation.exact[:80]}”"
        if citation.id is not None and self._session.look_up(Citation, citation.id) is None:
            return [f"The citation of {shown} is no longer in the case."]
        text = self._text(citation.version)
        if text is None:
            return [f"The text that {shown} was quoted from is not in the case."]
        if citation.start is None or citation.end is None or text[citation.start : citation.end] != citation.exact:
            return [f"{shown} does not stand at {citation.start}:{citation.end} of its text."]
        return []

    def _text(self, digest: str) -> str | None:
        """The text with this hash, or with a hash that begins so."""
        if digest not in self._texts:
            whole = digest
            if len(digest) < 64:
                known = {version.text_hash for version in self._session.all(Version)}
                whole = next((found for found in sorted(known) if found.startswith(digest)), digest)
            is_used = bool(self._session.where(Version, text_hash=whole))
            self._texts[digest] = queries.text(self._session.database, whole) if is_used else None
        return self._texts[digest]
