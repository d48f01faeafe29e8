# SPDX-License-Identifier: Apache-2.0
"""Changes, transactions, and how the state of a record follows from them.

The state of a record is a function of the *set* of its changes; the order in which they became known plays no part.
Clocks decide only which of several live values is shown first, never whether two writes are concurrent.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, NamedTuple

from briefing_app.domain.fields import Record, Value
from briefing_app.domain.records import RECORD_TYPES


class Operation(StrEnum):
    INSERT = "insert"
    UPDATE = "update"
    DELETE = "delete"
    RESTORE = "restore"


@dataclass(frozen=True, slots=True)
class Transaction:
    """One action of one person: the head of a set of changes.

    ``clock`` is a hybrid logical clock (milliseconds since 1970 shifted left by 16, plus a counter), for display order
    only. ``writer`` and ``sequence`` number what one open case wrote, for noticing gaps. ``undoes`` names the
    transaction that this one takes back (undo), which may itself be an undo (redo).
    """

    id: str
    writer: str
    sequence: int
    clock: int
    time: str
    author: str
    device: str
    label: str
    undoes: str | None
    format: int
    previous_hash: str
    hash: str

    @property
    def order(self) -> tuple[int, str]:
        """Display order, total and the same in every copy."""
        return (self.clock, self.id)


@dataclass(frozen=True, slots=True)
class Change:
    """What one transaction did to one record.

    ``data`` by operation:

    - insert: the array of field values in declaration order (trailing nulls may be absent);
    - update: ``{field: [old, new, [writes it replaces]]}``, with a fourth element ``[[origin, value], ...]`` where an
      undo re-opens a conflict, or takes its own side out of one (empty);
    - delete: the writes that its author had seen;
    - restore: the transactions whose deletes it takes back.
    """

    transaction: str
    type: str
    record: str
    operation: Operation
    data: Any


class Head(NamedTuple):
    """A value that no known write replaces. ``origin`` is where the value was first written."""

    transaction: str
    value: Value
    origin: str

    @property
    def write(self) -> str:
        """The identity of this write of its field, which a later write names to replace it."""
        return self.transaction if self.origin == self.transaction else f"{self.transaction}/{self.origin}"


@dataclass(slots=True)
class RecordState:
    """What the changes of one record add up to."""

    type: str
    record: str
    heads: dict[str, list[Head]] = field(default_factory=dict)
    """Live writes by field, the one to show first."""
    inserted: bool = False
    deletes: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Deletes that nobody took back: transaction and what its author had seen."""
    held: bool = False
    """Whether a live record refers to it. A single record's changes do not tell: ``fold`` leaves it False."""

    @property
    def seen_by_deletes(self) -> set[str]:
        return {write for seen in self.deletes.values() for write in seen}

    @property
    def is_contested(self) -> bool:
        """Deleted by somebody who had not seen every live write, or that something now rests on it: it stays, and is
        shown as contested."""
        if not self.deletes:
            return False
        return self.held or not self.live_writes <= self.seen_by_deletes

    @property
    def is_alive(self) -> bool:
        return self.inserted and (not self.deletes or self.is_contested)

    @property
    def live_writes(self) -> set[str]:
        """The writes of values that still stand."""
        return {head.write for heads in self.heads.values() for head in heads}

    def values(self) -> dict[str, Value]:
        """The value shown for each field."""
        return {name: heads[0].value for name, heads in self.heads.items() if heads}

    def conflicts(self) -> list[str]:
        """Fields with two or more distinct live values, in field order. Equal values are no conflict."""
        return [
            name
            for name, heads in self.heads.items()
            if len(heads) > 1 and len({key(head.value) for head in heads}) > 1
        ]


def key(value: Value) -> tuple[str, Value]:
    """Tells true from 1 and 1 from 1.0, which Python takes as equal and a person may not."""
    return (type(value).__name__, value)


@dataclass(slots=True)
class Writes:
    """All writes to one field, and the identities of those that were replaced or taken out of a conflict."""

    made: list[Head] = field(default_factory=list)
    replaced: set[str] = field(default_factory=set)
    dropped: set[str] = field(default_factory=set)

    def heads(self, inserted: list[Head]) -> list[Head]:
        """The writes that stand, of these and of what the record was added with. Where two people each dropped the
        other's side, both sides stand."""
        # By identity, so that a change that is given twice counts once.
        made = {head.write: head for head in (*inserted, *self.made)}
        heads = [head for write, head in made.items() if write not in self.replaced]
        return [head for head in heads if head.write not in self.dropped] or heads


def fold(type_name: str, record: str, changes: Iterable[Change], order: Mapping[str, tuple[int, str]]) -> RecordState:
    """The state of one record from all its changes, in any order. ``order`` gives each transaction's display order."""
    state = RecordState(type_name, record)
    inserts: dict[str, list[Value]] = {}
    writes: dict[str, Writes] = {}
    restored: set[str] = set()
    for change in changes:
        if change.operation is Operation.INSERT:
            inserts[change.transaction] = inserted_values(RECORD_TYPES[type_name], change.data)
        elif change.operation is Operation.UPDATE:
            for name, entry in change.data.items():
                note_write(writes.setdefault(name, Writes()), change.transaction, entry)
        elif change.operation is Operation.DELETE:
            state.deletes[change.transaction] = tuple(change.data)
        else:
            restored.update(change.data)
    for transaction in restored:
        state.deletes.pop(transaction, None)
    state.inserted = bool(inserts)
    names = RECORD_TYPES[type_name].field_names()
    if unknown := writes.keys() - set(names):
        raise KeyError(min(unknown))
    for place, name in enumerate(names):
        made = [Head(transaction, values[place], transaction) for transaction, values in inserts.items()]
        state.heads[name] = heads_of(made, writes.get(name), order)
    return state


def heads_of(inserted: list[Head], writes: "Writes | None", order: Mapping[str, tuple[int, str]]) -> list[Head]:
    """The writes of one field that stand, the one to show first."""
    made = inserted if writes is None else writes.heads(inserted)
    if len(made) > 1:
        made.sort(key=lambda head: (order.get(head.origin, (0, "")), head.write), reverse=True)
    return made


def inserted_values(kind: type[Record], data: list[Value]) -> list[Value]:
    """What an insert wrote to every field: its array ends before trailing nulls and before fields of later formats."""
    return [*data, *(spec.default for spec in kind.specs()[len(data) :])]


def note_write(writes: Writes, transaction: str, entry: list[Any]) -> None:
    """Adds what an update says of one field."""
    if len(entry) > 3 and not entry[3]:
        writes.dropped.update(entry[2])
        return
    writes.replaced.update(entry[2])
    if len(entry) > 3:
        writes.made.extend(Head(transaction, value, origin) for origin, value in entry[3])
    else:
        writes.made.append(Head(transaction, entry[1], transaction))


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """What a committed transaction touched; what the window refreshes by and the command line prints."""

    transaction: str
    label: str
    author: str
    time: str
    types: frozenset[str]
    ids: frozenset[str]

    @property
    def is_empty(self) -> bool:
        return not self.ids


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something that an undo left as it is, with the reason in words. ``field`` is None for a whole record."""

    type: str
    record: str
    field: str | None
    reason: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an undo or redo did, and what it left alone."""

    changes: ChangeSet
    skipped: tuple[Skipped, ...]


@dataclass(frozen=True, slots=True)
class Touch:
    """The last thing that was done to a record in some time: who, when (UTC), and in which action."""

    author: str
    time: str
    label: str
