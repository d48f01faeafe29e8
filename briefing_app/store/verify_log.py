# SPDX-License-Identifier: Apache-2.0
"""Checks of the log: its hash chain, its order, and that the tables say what the log adds up to."""

from collections.abc import Iterator
from itertools import chain, groupby, islice
from operator import itemgetter

from briefing_app.domain.changes import Operation, RecordState
from briefing_app.domain.fields import Record
from briefing_app.domain.records import RECORD_TYPES
from briefing_app.store import folding, log
from briefing_app.store.findings import Notes
from briefing_app.store.queries import columns
from briefing_app.store.sqlite import Database, Row, quoted

_BATCH = 500
_TELL = 5_000
_OPERATIONS = frozenset(Operation)


def check_log(database: Database, notes: Notes) -> None:
    """Each transaction's hash over the bytes that are stored; change ranges without gaps or strangers."""
    following = 1
    for row in log.rows(database):
        number, id, first, last = row[14], row[0], row[12], row[13]
        if first != following or last < first:
            notes.add("log.range", f"transaction {id}", f"holds changes {first} to {last}, not from {following} on")
        told = log.transaction_of(row)
        digest = log.Digest(told)
        count = 0
        for part in _changes(database, first, last):
            if any(change[0] != number or "\x1f" in change[2] or change[3] not in _OPERATIONS for change in part):
                notes.add("log.change", f"transaction {id}", "a change in it belongs elsewhere or cannot be read")
            digest.add([change[1:] for change in part])
            count += len(part)
            notes.step(len(part))
        if count != last - first + 1:
            notes.add("log.range", f"transaction {id}", f"{count} changes are there, {last - first + 1} were made")
        if digest.hexdigest() != row[11]:
            notes.add("log.hash", f"transaction {id}", f"what is stored of “{told.label}” by {told.author} was altered")
        following = last + 1
    stored, newest = database.rows("SELECT count(*), coalesce(max(number), 0) FROM log_change")[0]
    if (stored, newest) != (following - 1, following - 1):
        notes.add("log.range", "log_change", f"{stored} changes up to {newest} are there, {following - 1} belong")


def _changes(database: Database, first: int, last: int) -> Iterator[list[Row]]:
    found = database.iterate(
        "SELECT tx, type, record, operation, data FROM log_change WHERE number BETWEEN ? AND ? ORDER BY number",
        (first, last),
    )
    while part := list(islice(found, _TELL)):
        yield part


def check_chain(database: Database, notes: Notes) -> None:
    """For each writer: numbers without gap or double, each transaction naming the hash of the one before."""
    rows = database.iterate(
        "SELECT writer, sequence, previous_hash, hash, id FROM log_transaction ORDER BY writer, sequence"
    )
    for writer, group in groupby(rows, key=itemgetter(0)):
        sequence, digest = 0, ""
        for _, number, previous, own, id in group:
            if number == sequence:
                notes.add("log.sequence", f"transaction {id}", f"writer {writer} used the number {number} twice")
            elif number != sequence + 1:
                notes.add("log.sequence", f"transaction {id}", f"writer {writer} goes from {sequence} to {number}")
            elif previous != digest:
                notes.add("log.hash", f"transaction {id}", "does not continue the transaction before it")
            sequence, digest = number, own


# -- state = fold(log) -------------------------------------------------------------------------------------------


def check_tables(database: Database, notes: Notes) -> None:
    """Every record folded from its changes is the row in its table, and nothing else is in the tables."""
    alive = dict.fromkeys(RECORD_TYPES, 0)
    conflicts: set[tuple[str, str, str]] = set()
    for states in _all_states(database, notes):
        _compare(database, states, alive, notes)
        for state in states:
            if state.is_alive:
                names = state.conflicts() + ([""] if state.is_contested else [])
                conflicts.update((state.record, state.type, name) for name in names)
    for name, count in alive.items():
        stored = database.value(f"SELECT count(*) FROM {quoted(name)}")
        if stored != count:
            notes.add("state.table", name, f"{stored} rows are in the table, {count} follow from the log")
    listed = set(database.rows("SELECT record, type, field FROM conflict"))
    for record, _, field in sorted(listed ^ conflicts):
        notes.add("state.conflict", f"record {record}", f"the list of conflicts is wrong for “{field or 'delete'}”")


def _all_states(database: Database, notes: Notes) -> Iterator[list[RecordState]]:
    """Each record's state, in batches. Most records have one change: those are read as they lie, which is quicker."""
    changed = {row[0] for row in database.iterate("SELECT record FROM log_change GROUP BY record HAVING count(*) > 1")}
    singles = (
        (row[2], [row]) for row in database.iterate(f"{folding.CHANGES} ORDER BY c.number") if row[2] not in changed
    )
    several = (
        (record, database.rows(f"{folding.CHANGES} WHERE c.record = ? ORDER BY c.number", (record,)))
        for record in sorted(changed)
    )
    by_record = chain(singles, several)
    while part := list(islice(by_record, _BATCH)):
        yield _folded(part, notes)


def _folded(by_record: list[tuple[str, list[Row]]], notes: Notes) -> list[RecordState]:
    states: list[RecordState] = []
    for record, rows in by_record:
        try:
            states.append(folding.state(record, rows))
        except folding.UNREADABLE:
            notes.add("log.change", f"record {record}", "its changes in the log cannot be read")
    notes.step(sum(len(rows) for _, rows in by_record))
    return states


def _compare(database: Database, states: list[RecordState], alive: dict[str, int], notes: Notes) -> None:
    by_type: dict[str, list[RecordState]] = {}
    for state in states:
        by_type.setdefault(state.type, []).append(state)
    for name, found in by_type.items():
        rows = _rows(database, RECORD_TYPES[name], [state.record for state in found])
        names = RECORD_TYPES[name].field_names()
        for state in found:
            row = rows.get(state.record)
            state.held = row is not None and folding.is_held(database, state)
            if not state.is_alive:
                if row is not None:
                    notes.add("state.table", f"{name} {state.record}", "stands in its table, but was removed")
                continue
            alive[name] += 1
            values = state.values()
            wanted = tuple([values.get(field) for field in names])
            if row is None:
                notes.add("state.table", f"{name} {state.record}", "is missing from its table")
            elif row[1:] != wanted:
                wrong = [field for field, a, b in zip(names, row[1:], wanted, strict=True) if a != b]
                notes.add("state.table", f"{name} {state.record}", f"{', '.join(wrong)}: not what the log says")


def _rows(database: Database, kind: type[Record], ids: list[str]) -> dict[str, Row]:
    marks = ",".join("?" * len(ids))
    sql = f"SELECT {columns(kind)} FROM {quoted(kind.type_name)} WHERE id IN ({marks})"
    return {row[0]: row for row in database.rows(sql, ids)}
