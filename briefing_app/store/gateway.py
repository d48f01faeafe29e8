# SPDX-License-Identifier: Apache-2.0
"""The write gateway: the only code that changes a case.

A transaction appends changes to the log and carries them into the tables and the search index, all in one database
transaction. Steps of one transaction on one record are joined: no write is ever replaced within its own transaction.
"""

import hashlib
import zlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import islice
from typing import Any, TypeVar

from briefing_app.domain.changes import (
    Change,
    ChangeSet,
    Head,
    Operation,
    RecordState,
    Transaction,
    fold,
    key,
)
from briefing_app.domain.errors import NotFound, Refused
from briefing_app.domain.fields import Record, Value
from briefing_app.domain.ids import new_id
from briefing_app.domain.records import RECORD_TYPES
from briefing_app.store import folding, log, projecting, queries, search, tables
from briefing_app.store.joining import is_idle, joined
from briefing_app.store.schema import FORMAT
from briefing_app.store.sqlite import Database
from briefing_app.store.writers import Tip, next_clock

R = TypeVar("R", bound=Record)
_BATCH = 5_000
_COMPRESS_FROM = 4096
_SMALL_LOG = 50_000


@dataclass(slots=True)
class _Pending:
    """What this transaction has done to one record so far. ``before``: the state it found."""

    before: RecordState
    changes: dict[Operation, Change] = field(default_factory=dict)


class Writer:
    """One transaction in the making. Made by ``begin``; ended by ``finish``, inside ``Database.writing``."""

    def __init__(self, database: Database, head: Transaction) -> None:
        self._database = database
        self._head = head
        self._digest = log.Digest(head)
        self._first = database.number("SELECT coalesce(max(number), 0) + 1 FROM log_change")
        self._next = self._first
        self._number = database.number("SELECT coalesce(max(number), 0) + 1 FROM log_transaction")
        self._pending: dict[str, _Pending] = {}
        self._bulk: set[str] = set()
        self._earlier: set[str] | None = None
        self._others: dict[str, str] = {}
        self._types: set[str] = set()

    @property
    def id(self) -> str:
        """The id of this transaction."""
        return self._head.id

    @property
    def place(self) -> tuple[str, int]:
        """The writer of this transaction, and which of its transactions it is."""
        return self._head.writer, self._head.sequence

    @property
    def changes(self) -> list[Change]:
        """What this transaction has done to single records so far."""
        return [change for pending in self._pending.values() for change in pending.changes.values()]

    # -- single records ------------------------------------------------------------------------------------------

    def insert(self, record: R) -> R:
        """Adds a record. One with this id that was deleted comes back with these values.

        Raises Refused where a live record has the id.
        """
        state = self.state(type(record), record.id)
        if state.is_alive:
            raise Refused(f"This {record.type_name} is in the case already ({record.id}).")
        if state.inserted:
            self.restore(type(record), record.id)
            self.update(type(record), record.id, dict(zip(record.field_names(), record.values(), strict=True)))
            return record
        self._note(state, Operation.INSERT, list(record.values()))
        self._project(type(record), record.id)
        return record

    def update(self, kind: type[R], id: str, values: Mapping[str, Any]) -> R:
        """Writes these fields, replacing what is shown; a hidden side of a conflict stays. Returns the record.

        Fields that hold the value already are left alone. Raises NotFound, BadInput.
        """
        state = self._live(kind, id)
        checked = kind.checked(dict(values))
        entries: dict[str, list[Any]] = {}
        for name, value in checked.items():
            shown = state.heads[name][0].value
            if key(shown) != key(value):
                entries[name] = [shown, value, seen(state.heads[name])]
        return self._write(kind, id, state, entries)

    def resolve(self, kind: type[R], id: str, name: str, value: Value) -> R:
        """Settles a conflict: the value replaces every side."""
        state = self._live(kind, id)
        heads = state.heads[name]
        entry = [heads[0].value, kind.checked({name: value})[name], [head.write for head in heads]]
        return self._write(kind, id, state, {name: entry})

    def delete(self, kind: type[R], id: str, seen: Collection[str] | None = None) -> None:
        """Removes a record from the case; it stays in the log. ``seen``: the writes that the author had seen, if not
        all of them (undo of the decision on a contested record)."""
        state = self._live(kind, id)
        self._note(state, Operation.DELETE, sorted(state.live_writes if seen is None else seen))
        self._project(kind, id)

    def restore(self, kind: type[R], id: str, deletes: Sequence[str] | None = None) -> R | None:
        """Takes back the deletes of a record, all of them unless some are named; None where others still hold."""
        state = self.state(kind, id)
        if not state.inserted:
            raise NotFound(f"There is no {kind.type_name} {id} in this case.")
        self._note(state, Operation.RESTORE, sorted(state.deletes if deletes is None else deletes))
        self._project(kind, id)
        return queries.find(self._database, kind, id)

    def take_back(
        self, kind: type[Record], id: str, plans: Mapping[str, tuple[Collection[str], Sequence[tuple[str, Value]]]]
    ) -> None:
        """Undo of an update. For each field: the live writes that go, and the sides (origin and value) that come back;
        other live writes stand. A record that was contested only because of a write that goes is gone then."""
        state = self._live(kind, id)
        entries: dict[str, list[Any]] = {}
        for name, (gone, sides) in plans.items():
            heads = state.heads[name]
            rest = [head.value for head in heads if head.write not in gone]
            if not rest and len({key(value) for _, value in sides}) == 1:
                if any(key(head.value) != key(sides[0][1]) for head in heads):
                    entries[name] = [heads[0].value, sides[0][1], list(gone)]
            else:
                shown = sides[0][1] if sides else rest[0]
                entries[name] = [heads[0].value, shown, list(gone), [list(side) for side in sides]]
        if entries:
            self._note(state, Operation.UPDATE, entries)
            self._project(kind, id)

    def state(self, kind: type[Record], id: str) -> RecordState:
        """The folded state of a record, this transaction's own changes included."""
        if id in self._bulk:
            raise RuntimeError("a record of a bulk insert cannot be changed in the same transaction")
        found = folding.state_of(self._database, id, self._fold)
        if found is None:
            return RecordState(kind.type_name, id, {name: [] for name in kind.field_names()})
        if found.type != kind.type_name:
            raise NotFound(f"{id} is a {found.type}, not a {kind.type_name}.")
        return found

    def _fold(self, database: Database, id: str) -> RecordState | None:
        """A record from the log and from what this transaction did to it."""
        changes = log.changes_of_record(database, id)
        if (pending := self._pending.get(id)) is not None:
            changes.extend(pending.changes.values())
        if not changes:
            return None
        order = log.orders(database, {change.transaction for change in changes})
        order[self.id] = self._head.order
        try:
            return fold(changes[0].type, id, changes, order)
        except folding.UNREADABLE as error:
            raise log.damaged(database, id) from error

    def type_of(self, id: str) -> str | None:
        """The type of a record of this case, this transaction's own included."""
        pending = self._pending.get(id)
        return pending.before.type if pending is not None else queries.type_of(self._database, id)

    # -- many records --------------------------------------------------------------------------------------------

    def insert_many(self, records: Iterable[Record]) -> int:
        """Adds new records quickly, whatever their types; returns how many.

        Every id must be new to this case (Refused otherwise), and the records cannot be changed in this transaction.
        """
        count = 0
        remaining = iter(records)
        while batch := list(islice(remaining, _BATCH)):
            by_type: dict[type[Record], list[Record]] = {}
            for record in batch:
                by_type.setdefault(type(record), []).append(record)
            for kind, found in by_type.items():
                self._insert_batch(kind, found)
            count += len(batch)
        return count

    def _insert_batch(self, kind: type[Record], records: list[Record]) -> None:
        rows = [(record.id, record.values()) for record in records]
        ids = [id for id, _ in rows]
        self._refuse_known(kind, ids)
        tables.insert_many(self._database, kind, rows)
        name = kind.type_name
        self._append([(name, id, "insert", log.insert_data(values)) for id, values in rows])
        search.add_many(self._database, kind, records)
        self._bulk.update(ids)
        self._types.add(name)

    def _refuse_known(self, kind: type[Record], ids: list[str]) -> None:
        fresh = set(ids)
        known = {id for id in fresh if id in self._pending or id in self._bulk}
        if len(fresh) < len(ids):
            known |= {id for id in ids if ids.count(id) > 1}
        known |= self._in_log(ids)
        if known:
            raise Refused(f"The {kind.type_name} {min(known)} is in the case already, or stands twice in the input.")

    def _in_log(self, ids: list[str]) -> set[str]:
        """Which of these the log knows from earlier transactions."""
        if self._first <= _SMALL_LOG:
            if self._earlier is None:
                self._earlier = {row[0] for row in self._database.iterate("SELECT record FROM log_change")}
            return self._earlier.intersection(ids)
        found: set[str] = set()
        for start in range(0, len(ids), 500):
            part = ids[start : start + 500]
            marks = ",".join("?" * len(part))
            rows = self._database.rows(f"SELECT record FROM log_change WHERE record IN ({marks}) LIMIT 1", part)
            found.update(row[0] for row in rows)
        return found

    # -- blobs ---------------------------------------------------------------------------------------------------

    def put_blob(self, data: bytes) -> str:
        """Keeps bytes outside the log and returns their SHA-256; bytes that are there already are not kept twice."""
        digest = hashlib.sha256(data).hexdigest()
        if self._database.value("SELECT 1 FROM blob WHERE hash = ?", (digest,)) is None:
            encoding, stored = "raw", data
            if len(data) >= _COMPRESS_FROM:
                packed = zlib.compress(data, 6)
                if len(packed) < len(data) * 0.9:
                    encoding, stored = "zlib", packed
            self._database.run(
                "INSERT INTO blob (hash, size, encoding, data) VALUES (?, ?, ?, ?)",
                (digest, len(data), encoding, stored),
            )
        return digest

    # -- the end -------------------------------------------------------------------------------------------------

    def finish(self) -> tuple[ChangeSet, Tip] | None:
        """Writes the log of this transaction; None where nothing changed."""
        rows = [
            (change.type, change.record, change.operation.value, _stored(change))
            for pending in self._pending.values()
            for change in pending.changes.values()
        ]
        if not rows and not self._bulk:
            return None
        self._append(rows)
        done = replace(self._head, hash=self._digest.hexdigest())
        self._database.run(
            "INSERT INTO log_transaction (number, id, writer, sequence, clock, time, author, device, label, undoes, "
            "format, previous_hash, hash, first_change, last_change) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
            (
                self._number, done.id, done.writer, done.sequence, done.clock, done.time, done.author, done.device,
                done.label, done.undoes, done.format, done.previous_hash, done.hash, self._first, self._next - 1,
            ),
        )  # fmt: skip
        touched = {record for record, pending in self._pending.items() if pending.changes}
        others = {record: name for record, name in self._others.items() if record not in self._pending}
        types = self._types | {self._pending[record].before.type for record in touched} | set(others.values())
        ids = frozenset(touched | self._bulk | others.keys())
        changes = ChangeSet(done.id, done.label, done.author, done.time, frozenset(types), ids)
        return changes, Tip(done.writer, done.sequence, done.hash)

    # -- inside --------------------------------------------------------------------------------------------------

    def _live(self, kind: type[Record], id: str) -> RecordState:
        state = self.state(kind, id)
        if not state.is_alive:
            raise NotFound(f"There is no {kind.type_name} {id} in this case.")
        return state

    def _write(self, kind: type[R], id: str, state: RecordState, entries: dict[str, list[Any]]) -> R:
        if entries:
            self._note(state, Operation.UPDATE, entries)
            self._project(kind, id)
        return queries.get(self._database, kind, id)

    def _note(self, state: RecordState, operation: Operation, data: Any) -> None:
        """Joins a step with what this transaction did to the record before."""
        pending = self._pending.setdefault(state.record, _Pending(state))
        changes = pending.changes
        if operation is Operation.UPDATE and Operation.INSERT in changes:
            values = list(changes[Operation.INSERT].data)
            names = _names(state)
            for name, entry in data.items():
                values[names.index(name)] = entry[1]
            operation, data = Operation.INSERT, values
        elif operation is Operation.UPDATE and operation in changes:
            data = joined(changes[operation].data, data, self.id)
            data = {name: entry for name, entry in data.items() if not is_idle(pending.before, name, entry)}
            if not data:
                del changes[operation]
                return
        elif operation is Operation.DELETE and Operation.INSERT in changes:
            changes.clear()
            return
        elif operation is Operation.DELETE and Operation.RESTORE in changes:
            if not pending.before.is_alive:
                changes.clear()
                return
            del changes[Operation.RESTORE]
        elif operation is Operation.RESTORE:
            if self.id in data:
                del changes[Operation.DELETE]
            earlier = changes[operation].data if operation in changes else []
            data = sorted({*earlier, *data} - {self.id})
            if not data:
                return
        changes[operation] = Change(self.id, state.type, state.record, operation, data)

    def _project(self, kind: type[Record], id: str) -> None:
        """Carries the state of one record into its table, the conflict list and the search index."""
        for written in projecting.project(self._database, self.state(kind, id), self._fold):
            self._others[written.record] = written.type

    def _append(self, rows: Sequence[tuple[str, str, str, str]]) -> None:
        self._digest.add(rows)
        start = self._next
        self._database.many(
            "INSERT INTO log_change (number, tx, type, record, operation, data) VALUES (?, ?, ?, ?, ?, ?)",
            ((start + offset, self._number, *row) for offset, row in enumerate(rows)),
        )
        self._next += len(rows)


def seen(heads: Sequence[Head]) -> list[str]:
    """The writes that somebody has seen who looks at the field: those with the value that is shown."""
    return [head.write for head in heads if key(head.value) == key(heads[0].value)]


def _names(state: RecordState) -> tuple[str, ...]:
    return RECORD_TYPES[state.type].field_names()


def _stored(change: Change) -> str:
    return log.insert_data(change.data) if change.operation is Operation.INSERT else log.encode(change.data)


def begin(database: Database, tip: Tip, *, label: str, author: str, device: str, undoes: str | None = None) -> Writer:
    """Starts a transaction; the caller is inside ``Database.writing``."""
    newest = database.number("SELECT coalesce(max(clock), 0) FROM log_transaction")
    now = datetime.now(UTC)
    head = Transaction(
        id=new_id(),
        writer=tip.writer,
        sequence=tip.sequence + 1,
        clock=next_clock(newest),
        time=now.strftime("%Y-%m-%dT%H:%M:%S.") + f"{now.microsecond // 1000:03d}Z",
        author=author,
        device=device,
        label=label,
        undoes=undoes,
        format=FORMAT,
        previous_hash=tip.hash,
        hash="",
    )
    return Writer(database, head)
