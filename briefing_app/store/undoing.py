# SPDX-License-Identifier: Apache-2.0
"""Undo and redo: compensating changes, only where the undone value still stands.

Redo is the undo of an undo; both are ordinary transactions that name what they take back.
"""

from dataclasses import dataclass, field

from briefing_app.domain.changes import Change, Operation, RecordState, Skipped, Transaction, key
from briefing_app.domain.errors import NotFound, Refused
from briefing_app.domain.fields import Record, Value
from briefing_app.domain.records import RECORD_TYPES
from briefing_app.store import log, queries
from briefing_app.store.gateway import Writer
from briefing_app.store.sqlite import Database

STACK_DEPTH = 200


@dataclass(slots=True)
class Stacks:
    """What one author can take back and bring back, oldest first."""

    undo: list[Transaction] = field(default_factory=list)
    redo: list[Transaction] = field(default_factory=list)

    def note(self, done: Transaction, target: Transaction | None) -> None:
        """Follows a new transaction; ``target`` is what it takes back, if anything."""
        if target is None:
            self.undo.append(done)
            self.redo.clear()
        else:
            for stack, other in ((self.undo, self.redo), (self.redo, self.undo)):
                if any(found.id == target.id for found in stack):
                    stack[:] = [found for found in stack if found.id != target.id]
                    other.append(done)
                    return

    def forget(self, id: str) -> None:
        """Drops a transaction of which nothing is left to take back."""
        self.undo = [found for found in self.undo if found.id != id]
        self.redo = [found for found in self.redo if found.id != id]


def stacks_of(database: Database, author: str) -> Stacks:
    """The stacks as the log tells them: this author's latest actions, setting up the case left out."""
    rows = log.transactions(
        database,
        "WHERE author = ? AND EXISTS (SELECT 1 FROM log_change c WHERE c.number BETWEEN first_change AND last_change "
        "AND NOT (c.operation = 'insert' AND c.type IN ('case', 'analyst'))) ORDER BY number DESC LIMIT ?",
        (author, STACK_DEPTH),
    )
    stacks = Stacks()
    known = {found.id: found for found in rows}
    for done in reversed(rows):
        if done.undoes is None or done.undoes in known:
            stacks.note(done, known.get(done.undoes or ""))
    return stacks


def label_of(database: Database, found: Transaction) -> str:
    """The action that an undo or redo is about, without "Undo" piling up before it."""
    while found.undoes is not None:
        target = log.transaction(database, found.undoes)
        if target is None:
            break
        found = target
    return found.label


def is_undo(database: Database, found: Transaction) -> bool:
    """Whether this transaction takes an action back (an undo), rather than doing it (an action, a redo)."""
    depth = 0
    current: Transaction | None = found
    while current is not None and current.undoes is not None:
        depth += 1
        current = log.transaction(database, current.undoes)
    return depth % 2 == 1


def compensate(database: Database, writer: Writer, target: Transaction) -> list[Skipped]:
    """Takes back what ``target`` did, newest change first; returns what was left as it is, with reasons."""
    changes = list(log.changes_of_transaction(database, target.id))
    if any(change.type == "case" and change.operation is Operation.INSERT for change in changes):
        raise Refused("Making the case cannot be undone. Delete the file if you do not need it.")
    skipped: list[Skipped] = []
    for change in reversed(changes):
        kind = RECORD_TYPES[change.type]
        state = writer.state(kind, change.record)
        skipped.extend(_STEPS[change.operation](database, writer, kind, state, change))
    return skipped


def _skip(change: Change, reason: str, name: str | None = None) -> list[Skipped]:
    return [Skipped(change.type, change.record, name, reason)]


def _undo_insert(
    database: Database, writer: Writer, kind: type[Record], state: RecordState, change: Change
) -> list[Skipped]:
    if not state.is_alive:
        return _skip(change, "it was removed since")
    values = list(change.data) + [None] * (len(kind.field_names()) - len(change.data))
    for name, value in zip(kind.field_names(), values, strict=True):
        if any(key(head.value) != key(value) for head in state.heads[name]):
            return _skip(change, f"its {name} was changed since{_by(database, state, name)}")
    return _remove(database, writer, kind, change)


def _remove(database: Database, writer: Writer, kind: type[Record], change: Change) -> list[Skipped]:
    resting = queries.references_to(database, change.record)
    if resting:
        what = ", ".join(sorted({name for name, _, _ in resting}))
        return _skip(change, f"other records rest on it now ({len(resting)}: {what})")
    writer.delete(kind, change.record)
    return []


def _undo_update(
    database: Database, writer: Writer, kind: type[Record], state: RecordState, change: Change
) -> list[Skipped]:
    if not state.is_alive:
        return _skip(change, "it was removed since")
    skipped: list[Skipped] = []
    for name, entry in change.data.items():
        heads = state.heads[name]
        values = {key(head.value) for head in heads}
        reopened = {key(value) for _, value in entry[3]} if len(entry) > 3 else None
        if reopened is not None and values == reopened:
            writer.resolve(kind, change.record, name, entry[0])
        elif len(values) == 1 and reopened is None and key(entry[1]) in values:
            sides = _replaced(database, change.record, name, entry[2])
            if len({key(value) for _, value in sides}) > 1:
                writer.reopen(kind, change.record, name, sides)
            else:
                writer.update(kind, change.record, {name: entry[0]})
        elif any(head.write == change.transaction for head in heads):
            writer.drop_side(kind, change.record, name, change.transaction)
        else:
            skipped += _skip(change, f"{name} was changed since{_by(database, state, name)}", name)
    return skipped


def _undo_delete(
    database: Database, writer: Writer, kind: type[Record], state: RecordState, change: Change
) -> list[Skipped]:
    if change.transaction not in state.deletes:
        return _skip(change, "it was brought back since")
    writer.restore(kind, change.record, [change.transaction])
    return []


def _undo_restore(
    database: Database, writer: Writer, kind: type[Record], state: RecordState, change: Change
) -> list[Skipped]:
    if not state.is_alive:
        return _skip(change, "it was removed since")
    then = _values_at(database, kind, change)
    for name, value in then.items():
        if any(key(head.value) != key(value) for head in state.heads[name]):
            return _skip(change, f"its {name} was changed since{_by(database, state, name)}")
    return _remove(database, writer, kind, change)


_STEPS = {
    Operation.INSERT: _undo_insert,
    Operation.UPDATE: _undo_update,
    Operation.DELETE: _undo_delete,
    Operation.RESTORE: _undo_restore,
}


def _values_at(database: Database, kind: type[Record], change: Change) -> dict[str, Value]:
    """The record's values when ``change`` was made, as far as this file received changes in that order."""
    from briefing_app.domain.changes import fold

    history: list[Change] = []
    for found in log.changes_of_record(database, change.record):
        history.append(found)
        if found.transaction == change.transaction and found.operation is change.operation:
            break
    order = log.orders(database, {found.transaction for found in history})
    return fold(kind.type_name, change.record, history, order).values()


def _replaced(database: Database, record: str, name: str, writes: list[str]) -> list[tuple[str, Value]]:
    """Origin and value of the writes that a change replaced."""
    wanted = set(writes)
    found: list[tuple[str, Value]] = []
    for change in log.changes_of_record(database, record):
        names = RECORD_TYPES[change.type].field_names()
        if change.operation is Operation.INSERT and change.transaction in wanted:
            index = names.index(name)
            found.append((change.transaction, change.data[index] if index < len(change.data) else None))
        elif change.operation is Operation.UPDATE and name in change.data:
            entry = change.data[name]
            if len(entry) > 3:
                found += [(o, v) for o, v in entry[3] if f"{change.transaction}/{o}" in wanted]
            elif change.transaction in wanted:
                found.append((change.transaction, entry[1]))
    order = log.orders(database, {origin for origin, _ in found})
    return sorted(found, key=lambda side: order.get(side[0], (0, "")), reverse=True)


def _by(database: Database, state: RecordState, name: str) -> str:
    writer = log.transaction(database, state.heads[name][0].origin)
    return "" if writer is None else f" by {writer.author} ({writer.time[:10]} {writer.time[11:16]} UTC)"


def find(database: Database, id: str) -> Transaction:
    """A transaction by its id. Raises NotFound."""
    found = log.transaction(database, id)
    if found is None:
        raise NotFound(f"There is no transaction {id} in this case. “briefing history” lists them.")
    return found
