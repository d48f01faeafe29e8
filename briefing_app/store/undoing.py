# SPDX-License-Identifier: Apache-2.0
"""Undo and redo: compensating changes, only where the undone value still stands.

Redo is the undo of an undo; both are ordinary transactions that name what they take back.
"""

from dataclasses import dataclass, field
from typing import Any

from briefing_app.domain.changes import (
    Change,
    Head,
    Operation,
    RecordState,
    Skipped,
    Transaction,
    fold,
    inserted_values,
    key,
)
from briefing_app.domain.errors import NotFound, Refused
from briefing_app.domain.fields import FieldKind, Record, Value
from briefing_app.domain.records import RECORD_TYPES
from briefing_app.store import folding, log, queries
from briefing_app.store.gateway import Writer
from briefing_app.store.sqlite import Database

STACK_DEPTH = 200
_Plan = tuple[list[str], list[tuple[str, Value]]]


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


class _Waits(Exception):
    """This change cannot be taken back as long as other records stand in its way; nothing was done yet."""

    def __init__(self, skipped: Skipped) -> None:
        super().__init__(skipped.reason)
        self.skipped = skipped


def compensate(database: Database, writer: Writer, target: Transaction) -> list[Skipped]:
    """Takes back what ``target`` did, newest change first; returns what was left as it is, with reasons.

    Records come back before fields are written and others go, so that no reference leads nowhere in between.
    """
    changes = list(log.changes_of_transaction(database, target.id))
    if any(change.type == "case" and change.operation is Operation.INSERT for change in changes):
        raise Refused("Making the case cannot be undone. Delete the file if you do not need it.")
    changes.reverse()
    skipped: list[Skipped] = []
    for operations in _PHASES:
        part = [change for change in changes if change.operation in operations]
        skipped.extend(_take_back(database, writer, part))
    return skipped


def _take_back(database: Database, writer: Writer, changes: list[Change]) -> list[Skipped]:
    skipped: list[Skipped] = []
    while changes:
        waiting: list[tuple[Change, Skipped]] = []
        for change in changes:
            kind = RECORD_TYPES[change.type]
            state = writer.state(kind, change.record)
            try:
                skipped.extend(_STEPS[change.operation](database, writer, kind, state, change))
            except _Waits as found:
                waiting.append((change, found.skipped))
        if len(waiting) == len(changes):
            return skipped + [reason for _, reason in waiting]
        changes = [change for change, _ in waiting]
    return skipped


def _skip(change: Change, reason: str, name: str | None = None) -> list[Skipped]:
    return [Skipped(change.type, change.record, name, reason)]


def _undo_insert(
    database: Database, writer: Writer, kind: type[Record], state: RecordState, change: Change
) -> list[Skipped]:
    if not state.is_alive:
        return _skip(change, "it was removed since")
    for name, value in zip(kind.field_names(), inserted_values(kind, change.data), strict=True):
        if any(key(head.value) != key(value) for head in state.heads[name]):
            return _skip(change, f"its {name} was changed since{by_whom(database, state, name)}")
    return _remove(database, writer, kind, change)


def _remove(database: Database, writer: Writer, kind: type[Record], change: Change) -> list[Skipped]:
    resting = [found for found in queries.references_to(database, change.record) if found[1] != change.record]
    if resting:
        what = ", ".join(sorted({name for name, _, _ in resting}))
        raise _Waits(_skip(change, f"other records rest on it now ({len(resting)}: {what})")[0])
    writer.delete(kind, change.record)
    return []


def _undo_update(
    database: Database, writer: Writer, kind: type[Record], state: RecordState, change: Change
) -> list[Skipped]:
    if not state.is_alive:
        return _skip(change, "it was removed since")
    history = log.changes_of_record(database, change.record)
    skipped: list[Skipped] = []
    plans: dict[str, _Plan] = {}
    for name, entry in change.data.items():
        plan = _plan(change, name, entry, state.heads[name], history)
        if plan is None:
            skipped += _skip(change, f"{name} was changed since{by_whom(database, state, name)}", name)
        elif any(_leads_nowhere(database, kind, name, value, change) for _, value in plan[1]):
            skipped += _skip(change, f"what its {name} referred to was removed since", name)
        else:
            plans[name] = plan
            others = [head for head in state.heads[name] if head.write not in plan[0]]
            if others and _stays_the_same(state.heads[name], plan):
                skipped += _skip(change, f"{name} was written alike{_by(database, others[0])}", name)
    writer.take_back(kind, change.record, plans)
    return skipped


def _stays_the_same(heads: list[Head], plan: _Plan) -> bool:
    """Whether a field shows the same afterwards: somebody else wrote what is taken back, too."""
    gone, come = plan
    left = {key(head.value) for head in heads if head.write not in gone} | {key(value) for _, value in come}
    return left == {key(head.value) for head in heads}


def _plan(change: Change, name: str, entry: list[Any], heads: list[Head], history: list[Change]) -> _Plan | None:
    """How to take one field back: which live writes go, and which sides (origin, value) come; None where the field
    does not hold any more what the change wrote."""
    replaced = _replaced(history, name, entry[2])
    live = {key(head.value) for head in heads}
    if len(entry) > 3 and not entry[3]:
        # It took sides out of a conflict: they come back beside what stands.
        there = {(head.origin, key(head.value)) for head in heads}
        come = [(head.origin, head.value) for head in replaced if (head.origin, key(head.value)) not in there]
        return ([], come) if key(entry[1]) in live and come else None
    made = {key(value) for _, value in entry[3]} if len(entry) > 3 else {key(entry[1])}
    own = [head for head in heads if head.transaction == change.transaction]
    if live == made and len(own) in (0, len(heads)):
        gone = [head.write for head in heads]
        return gone, [(head.origin, head.value) for head in replaced] or [(change.transaction, entry[0])]
    if not own or (live != made and {key(head.value) for head in own} != made):
        return None
    # Others wrote the field, too: only this side goes; what it alone had replaced comes back beside theirs.
    elsewhere = {
        write
        for found in history
        if found.operation is Operation.UPDATE and found.transaction != change.transaction
        for write in found.data.get(name, [None, None, []])[2]
    }
    come = [(head.origin, head.value) for head in replaced if head.write not in elsewhere]
    return [head.write for head in own], come


def _leads_nowhere(database: Database, kind: type[Record], name: str, value: Value, change: Change) -> bool:
    """Whether a field would refer to a record that was removed after ``change``. One that had been removed before, and
    that only the reference kept, comes back with it."""
    spec = next(spec for spec in kind.specs() if spec.name == name)
    if spec.kind is not FieldKind.REFERENCE or spec.weak or value is None:
        return False
    if queries.find_any(database, str(value)) is not None:
        return False
    target = folding.alone(database, str(value))
    if target is None or not target.deletes:
        return True
    numbers = log.numbers(database, [*target.deletes, change.transaction])
    return any(numbers[id] >= numbers[change.transaction] for id in target.deletes)


def _undo_delete(
    database: Database, writer: Writer, kind: type[Record], state: RecordState, change: Change
) -> list[Skipped]:
    found = standing(database, state, change)
    if not found:
        return _skip(change, "it was brought back since")
    if not state.is_alive:
        for name, value in state.values().items():
            if value != change.record and _leads_nowhere(database, kind, name, value, change):
                raise _Waits(_skip(change, f"what its {name} referred to was removed since")[0])
    writer.restore(kind, change.record, found)
    return []


def standing(database: Database, state: RecordState, change: Change) -> list[str]:
    """Which deletes in force come from this one: itself, or the undo of what had taken it back."""
    history = log.changes_of_record(database, change.record)
    own = {change.transaction}
    takers: set[str] = set()
    for found in history:
        if found.operation is Operation.RESTORE and own.intersection(found.data):
            takers.add(found.transaction)
        elif found.operation is Operation.DELETE:
            by = log.transaction(database, found.transaction)
            if by is not None and by.undoes in takers:
                own.add(found.transaction)
    return sorted(own.intersection(state.deletes))


def _undo_restore(
    database: Database, writer: Writer, kind: type[Record], state: RecordState, change: Change
) -> list[Skipped]:
    if not state.is_alive:
        return _skip(change, "it was removed since")
    before, then = _states_around(database, kind, change)
    if before.is_alive or _was_held(database, change):
        # It was contested: the record stays, and so does the question whether it should.
        writer.delete(kind, change.record, before.seen_by_deletes)
        return []
    for name, heads in then.heads.items():
        if {key(head.value) for head in heads} != {key(head.value) for head in state.heads[name]}:
            return _skip(change, f"its {name} was changed since{by_whom(database, state, name)}")
    return _remove(database, writer, kind, change)


def _was_held(database: Database, change: Change) -> bool:
    """Whether something that refers to the record did so before its restoring, and so kept it in the case then."""
    referrers = [id for _, id, _ in queries.references_to(database, change.record) if id != change.record]
    number = log.numbers(database, [change.transaction])[change.transaction]
    sql = "SELECT 1 FROM log_change WHERE record = ? AND tx < ? LIMIT 1"
    return any(database.value(sql, (id, number)) is not None for id in referrers)


_PHASES = ((Operation.DELETE,), (Operation.UPDATE,), (Operation.INSERT, Operation.RESTORE))
_STEPS = {
    Operation.INSERT: _undo_insert,
    Operation.UPDATE: _undo_update,
    Operation.DELETE: _undo_delete,
    Operation.RESTORE: _undo_restore,
}


def _states_around(database: Database, kind: type[Record], change: Change) -> tuple[RecordState, RecordState]:
    """The record before and after ``change``, as far as this file received changes in that order."""
    history = log.changes_of_record(database, change.record)
    place = next(
        index
        for index, found in enumerate(history)
        if found.transaction == change.transaction and found.operation is change.operation
    )
    order = log.orders(database, {found.transaction for found in history})
    before = fold(kind.type_name, change.record, history[:place], order)
    return before, fold(kind.type_name, change.record, history[: place + 1], order)


def _replaced(history: list[Change], name: str, writes: list[str]) -> list[Head]:
    """The writes that a change replaced, each of equal ones too (or another side might show), the latest first."""
    wanted = set(writes)
    found: list[Head] = []
    for change in history:
        kind = RECORD_TYPES[change.type]
        names = kind.field_names()
        if change.operation is Operation.INSERT:
            value = inserted_values(kind, change.data)[names.index(name)]
            found.append(Head(change.transaction, value, change.transaction))
        elif change.operation is Operation.UPDATE and name in change.data:
            entry = change.data[name]
            sides = entry[3] if len(entry) > 3 else [[change.transaction, entry[1]]]
            found += [Head(change.transaction, value, origin) for origin, value in sides]
    by_origin = {(head.origin, key(head.value)): head for head in found if head.write in wanted}
    return list(reversed(by_origin.values()))


def by_whom(database: Database, state: RecordState, name: str) -> str:
    """Who wrote what a field shows, and when, as the end of a sentence."""
    return _by(database, state.heads[name][0])


def _by(database: Database, head: Head) -> str:
    writer = log.transaction(database, head.origin)
    return "" if writer is None else f" by {writer.author} ({writer.time[:10]} {writer.time[11:16]} UTC)"


def find(database: Database, id: str) -> Transaction:
    """A transaction by its id. Raises NotFound."""
    found = log.transaction(database, id)
    if found is None:
        raise NotFound(f"There is no transaction {id} in this case. “briefing history” lists them.")
    return found
