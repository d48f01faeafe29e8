# SPDX-License-Identifier: Apache-2.0
"""Records folded from their changes in the log, one or many, and whether something holds a deleted one in the case.

A deleted record to which a live one refers was deleted by somebody who had not seen the reference: it is held, and its
deletion contested. Records that only hold each other do not stay.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from briefing_app.domain.changes import Change, Operation, RecordState, fold, inserted_values
from briefing_app.domain.fields import FieldKind, Record, Value
from briefing_app.domain.records import RECORD_TYPES
from briefing_app.store import conflicted, log, queries
from briefing_app.store.sqlite import Database, Row, quoted

UNREADABLE = (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError)
PART = 500
CHANGES = (
    "SELECT t.id, c.type, c.record, c.operation, c.data, t.clock FROM log_change c "
    "CROSS JOIN log_transaction t ON t.number = c.tx"
)
"""What ``state`` takes; to be followed by a condition, and by an order."""


class Single(RecordState):
    """The state of a record that was inserted once and never touched: what nearly all records are."""

    __slots__ = ("plain",)

    def __init__(self, type_name: str, record: str, plain: dict[str, Any]) -> None:
        super().__init__(type_name, record, inserted=True)
        self.plain = plain

    def values(self) -> dict[str, Any]:
        return self.plain


def state(record: str, rows: Sequence[Row]) -> RecordState:
    """A record from the rows of its changes. Raises one of ``UNREADABLE`` where nobody can have written them."""
    type_name = rows[0][1]
    if len(rows) == 1 and rows[0][3] == Operation.INSERT:
        kind = RECORD_TYPES[type_name]
        values = inserted_values(kind, json.loads(rows[0][4]))
        return Single(type_name, record, dict(zip(kind.field_names(), values, strict=True)))
    if any(row[1] != type_name for row in rows):
        raise ValueError("one record of two types")
    changes = [Change(row[0], type_name, record, Operation(row[3]), json.loads(row[4])) for row in rows]
    return fold(type_name, record, changes, {row[0]: (row[5], row[0]) for row in rows})


def states(database: Database, ids: Iterable[str]) -> Iterator[list[RecordState]]:
    """These records in batches, each without regard to what holds it. Raises CaseFileDamaged."""
    wanted = list(ids)
    for start in range(0, len(wanted), PART):
        part = wanted[start : start + PART]
        marks = ",".join("?" * len(part))
        found: dict[str, list[Row]] = {id: [] for id in part}
        for row in database.rows(f"{CHANGES} WHERE c.record IN ({marks}) ORDER BY c.number", part):
            found[row[2]].append(row)
        yield [readable(database, id, rows) for id, rows in found.items() if rows]


def state_of(database: Database, id: str) -> RecordState | None:
    """A record from all its changes, held or not; None where the log never saw it. Raises CaseFileDamaged."""
    rows = database.rows(f"{CHANGES} WHERE c.record = ? ORDER BY c.number", (id,))
    if not rows:
        return None
    found = readable(database, id, rows)
    found.held = is_held(database, found)
    return found


def readable(database: Database, record: str, rows: Sequence[Row]) -> RecordState:
    """The same as ``state``. Raises CaseFileDamaged."""
    try:
        return state(record, rows)
    except UNREADABLE as error:
        raise log.damaged(database, record) from error


def is_held(database: Database, found: RecordState) -> bool:
    """Whether a live record keeps this one, which was deleted, in the case. Looks at the tables."""
    if not found.deletes or not found.inserted:
        return False
    seen = {found.record}
    waiting = [found.record]
    while waiting:
        for _, referrer, _ in queries.references_to(database, waiting.pop()):
            if referrer in seen:
                continue
            seen.add(referrer)
            if _stands_alone(database, referrer):
                return True
            waiting.append(referrer)
    return False


def _stands_alone(database: Database, id: str) -> bool:
    """Whether a live record would be there if nothing referred to it."""
    if not conflicted.deletions(database, [id]):
        return True
    rows = database.rows(f"{CHANGES} WHERE c.record = ? ORDER BY c.number", (id,))
    return readable(database, id, rows).is_alive


def referred_to(database: Database, ids: Sequence[str]) -> set[str]:
    """Those of the records to which another record refers that is in the case, and so keeps them there."""
    found: set[str] = set()
    for start in range(0, len(ids), PART):
        part = ids[start : start + PART]
        marks = ",".join("?" * len(part))
        for kind, names in _KEEPING.items():
            for name in names:
                column, table = quoted(name), quoted(kind.type_name)
                sql = f"SELECT {column} FROM {table} WHERE {column} IN ({marks}) AND id <> {column}"
                found.update(row[0] for row in database.rows(sql, part))
    return found


def keeps(kind: type[Record], values: dict[str, Value]) -> list[str]:
    """The records that one with these values refers to and so keeps in the case."""
    return [str(values[name]) for name in _KEEPING[kind] if values.get(name)]


_KEEPING = {
    kind: tuple(spec.name for spec in kind.specs() if spec.kind is FieldKind.REFERENCE and not spec.weak)
    for kind in RECORD_TYPES.values()
}
