# SPDX-License-Identifier: Apache-2.0
"""Records folded from their changes in the log, one or many, and whether something holds a deleted one in the case.

A deleted record to which a live one refers was deleted by somebody who had not seen the reference: it is held, and its
deletion contested. Records that only hold each other do not stay.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence

from briefing_app.domain.changes import (
    Change,
    Head,
    Operation,
    RecordState,
    Writes,
    fold,
    heads_of,
    inserted_values,
    note_write,
)
from briefing_app.domain.fields import FieldKind, Record, Value
from briefing_app.domain.records import RECORD_TYPES
from briefing_app.store import conflicted, log, queries
from briefing_app.store.sqlite import Database, Row, quoted

Folding = Callable[[Database, str], RecordState | None]
UNREADABLE = (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError)
PART = 500
CHANGES = (
    "SELECT t.id, c.type, c.record, c.operation, c.data, t.clock FROM log_change c "
    "CROSS JOIN log_transaction t ON t.number = c.tx"
)
"""What ``state`` takes; to be followed by a condition, and by an order."""


class Plain(RecordState):
    """The state of a record that was inserted once and never deleted: what nearly all records are. ``heads`` are those
    of the fields that were written since; ``plain`` are all values that are shown."""

    __slots__ = ("plain",)

    def __init__(self, type_name: str, record: str, plain: dict[str, Value]) -> None:
        super().__init__(type_name, record, inserted=True)
        self.plain = plain

    def values(self) -> dict[str, Value]:
        return self.plain


def state(record: str, rows: Sequence[Row]) -> RecordState:
    """A record from the rows of its changes, in any order, the insert first if there is one. Raises one of
    ``UNREADABLE`` where nobody can have written them."""
    type_name = rows[0][1]
    if any(row[1] != type_name for row in rows):
        raise ValueError("one record of two types")
    operations = {row[3] for row in rows[1:]}
    if rows[0][3] == Operation.INSERT and operations <= {Operation.UPDATE.value}:
        return _plain(type_name, record, rows)
    changes = [Change(row[0], type_name, record, Operation(row[3]), json.loads(row[4])) for row in rows]
    return fold(type_name, record, changes, _order(rows))


def _plain(type_name: str, record: str, rows: Sequence[Row]) -> Plain:
    kind = RECORD_TYPES[type_name]
    origin = rows[0][0]
    values = inserted_values(kind, json.loads(rows[0][4]))
    found = Plain(type_name, record, dict(zip(kind.field_names(), values, strict=True)))
    writes: dict[str, Writes] = {}
    for row in rows[1:]:
        for name, entry in json.loads(row[4]).items():
            note_write(writes.setdefault(name, Writes()), row[0], entry)
    for name, written in writes.items():
        heads = heads_of([Head(origin, found.plain[name], origin)], written, _order(rows))
        found.heads[name] = heads
        if heads:
            found.plain[name] = heads[0].value
    return found


def _order(rows: Sequence[Row]) -> dict[str, tuple[int, str]]:
    return {row[0]: (row[5], row[0]) for row in rows}


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


def alone(database: Database, id: str) -> RecordState | None:
    """A record from all its changes in the log, without regard to what holds it; None where the log never saw it.
    Raises CaseFileDamaged."""
    rows = database.rows(f"{CHANGES} WHERE c.record = ? ORDER BY c.number", (id,))
    return readable(database, id, rows) if rows else None


def state_of(database: Database, id: str, fold_one: Folding = alone) -> RecordState | None:
    """The same, held or not. ``fold_one``: what folds a record, where not all of its changes are in the log yet."""
    found = fold_one(database, id)
    if found is not None:
        found.held = is_held(database, found, fold_one)
    return found


def whole(database: Database, id: str) -> RecordState | None:
    """A record from all its changes, with the heads of every field; None where the log never saw it. Raises
    CaseFileDamaged."""
    rows = database.rows(f"{CHANGES} WHERE c.record = ? ORDER BY c.number", (id,))
    if not rows:
        return None
    try:
        changes = [Change(row[0], row[1], id, Operation(row[3]), json.loads(row[4])) for row in rows]
        return fold(rows[0][1], id, changes, _order(rows))
    except UNREADABLE as error:
        raise log.damaged(database, id) from error


def readable(database: Database, record: str, rows: Sequence[Row]) -> RecordState:
    """The same as ``state``. Raises CaseFileDamaged."""
    try:
        return state(record, rows)
    except UNREADABLE as error:
        raise log.damaged(database, record) from error


def is_held(database: Database, found: RecordState, fold_one: Folding = alone) -> bool:
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
            if _stands_alone(database, referrer, fold_one):
                return True
            waiting.append(referrer)
    return False


def _stands_alone(database: Database, id: str, fold_one: Folding) -> bool:
    """Whether a live record would be there if nothing referred to it."""
    if not conflicted.deletions(database, [id]):
        return True
    found = fold_one(database, id)
    return found is not None and found.is_alive


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
