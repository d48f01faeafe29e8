# SPDX-License-Identifier: Apache-2.0
"""Who changed what, when: of the case, of a record, of a person."""

from dataclasses import dataclass
from itertools import islice

from briefing_app.domain.changes import Change, Operation, Transaction
from briefing_app.domain.fields import Value
from briefing_app.domain.records import RECORD_TYPES
from briefing_app.services.session import CaseSession
from briefing_app.store import log
from briefing_app.store.search import title_of

LINES = 200


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One field, or one whole record (``field`` None), before and after. ``title`` names the record."""

    type: str
    id: str
    operation: str
    field: str | None
    before: Value
    after: Value
    title: str


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One transaction; ``count`` tells how many records it changed, of which ``changes`` shows the first ones."""

    transaction: str
    label: str
    author: str
    device: str
    time: str
    changes: tuple[ChangeLine, ...]
    count: int
    undoes: str | None
    undone: bool


def entries(
    session: CaseSession,
    record: str | None = None,
    *,
    author: str | None = None,
    since: str | None = None,
    before: str | None = None,
    limit: int = 200,
) -> list[HistoryEntry]:
    """Transactions, the newest first.

    ``record``: only those that touched it (and only its lines). ``since``: from this UTC time (ISO 8601 text) on.
    ``before``: older than this transaction, for the next page.
    """
    tests, values = ["1"], list[object]()
    if record is not None:
        tests.append("number IN (SELECT tx FROM log_change WHERE record = ?)")
        values.append(record)
    if author is not None:
        tests.append("author = ?")
        values.append(author)
    if since is not None:
        tests.append("time >= ?")
        values.append(since)
    if before is not None:
        tests.append("(clock, id) < (SELECT clock, id FROM log_transaction WHERE id = ?)")
        values.append(before)
    found = log.transactions(
        session.database,
        f"WHERE {' AND '.join(tests)} ORDER BY clock DESC, id DESC LIMIT ?",
        (*values, limit),
    )
    return [_entry(session, transaction, record) for transaction in found]


def _entry(session: CaseSession, transaction: Transaction, record: str | None) -> HistoryEntry:
    lines: list[ChangeLine] = []
    for change in islice(log.changes_of_transaction(session.database, transaction.id), LINES):
        if record is None or change.record == record:
            lines.extend(_lines(session, change))
    undone = log.transactions(session.database, "WHERE undoes = ?", (transaction.id,))
    return HistoryEntry(
        transaction.id,
        transaction.label,
        transaction.author,
        transaction.device,
        transaction.time,
        tuple(lines),
        log.size_of(session.database, transaction.id),
        transaction.undoes,
        bool(undone),
    )


def _lines(session: CaseSession, change: Change) -> list[ChangeLine]:
    record = session.look_up(RECORD_TYPES[change.type], change.record)
    title = title_of(record) if record is not None else _first_title(session, change)
    if change.operation is Operation.UPDATE:
        return [
            ChangeLine(change.type, change.record, "update", name, entry[0], entry[1], title)
            for name, entry in change.data.items()
        ]
    return [ChangeLine(change.type, change.record, change.operation.value, None, None, None, title)]


def _first_title(session: CaseSession, change: Change) -> str:
    """How a record was called that is no longer there."""
    made = [change] if change.operation is Operation.INSERT else log.changes_of_record(session.database, change.record)
    change = next((found for found in made if found.operation is Operation.INSERT), change)
    if change.operation is Operation.INSERT:
        names = RECORD_TYPES[change.type].field_names()
        shown = dict(zip(names, change.data, strict=False))
        for name in ("title", "name", "statement", "text", "exact"):
            if shown.get(name):
                return str(shown[name])
    return change.type
