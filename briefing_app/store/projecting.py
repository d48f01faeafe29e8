# SPDX-License-Identifier: Apache-2.0
"""Carries folded records into their tables, the list of conflicts and the search index."""

from collections.abc import Iterable, Sequence

from briefing_app.domain.changes import RecordState
from briefing_app.domain.fields import Record, Value
from briefing_app.domain.records import RECORD_TYPES
from briefing_app.store import conflicted, folding, queries, search, tables
from briefing_app.store.sqlite import Database, Row, quoted


def project(database: Database, found: RecordState, fold_one: folding.Folding = folding.alone) -> list[RecordState]:
    """Makes the tables say what the folded state says, for one record, and for those that it keeps in the case or kept
    before; returns all that were written. ``fold_one`` folds those, where not all changes are in the log yet."""
    kind = RECORD_TYPES[found.type]
    kept = _kept(database, kind, found.record)
    database.run(f"DELETE FROM {quoted(kind.type_name)} WHERE id = ?", (found.record,))
    database.run("DELETE FROM conflict WHERE record = ?", (found.record,))
    now: list[str] = []
    if found.is_alive:
        values = found.values()
        now = folding.keeps(kind, values)
        record = kind(id=found.record, **values)
        tables.insert(database, record)
        search.put(database, record)
        _note_conflicts(database, [found])
    else:
        search.remove(database, found.record)
    written = [found]
    for id in kept:
        if id not in now and id != found.record:
            written += _release(database, id, fold_one)
    for id in _deleted(database, [id for id in now if id not in kept]):
        written += _keep(database, id, fold_one)
    return written


def _kept(database: Database, kind: type[Record], id: str) -> list[str]:
    """What the record, as its table has it, refers to."""
    record = queries.find(database, kind, id)
    return [] if record is None else _referred(record)


def _release(database: Database, id: str, fold_one: folding.Folding) -> list[RecordState]:
    """A record that one reference less leads to goes, if only that kept it."""
    if not conflicted.deletions(database, [id]):
        return []
    found = folding.state_of(database, id, fold_one)
    return [] if found is None or found.is_alive else project(database, found, fold_one)


def _keep(database: Database, id: str, fold_one: folding.Folding) -> list[RecordState]:
    """A deleted record to which something leads now comes back, contested."""
    found = folding.state_of(database, id, fold_one)
    if found is None or not found.is_alive or queries.find(database, RECORD_TYPES[found.type], id) is not None:
        return []
    return project(database, found, fold_one)


def project_many(database: Database, ids: Iterable[str]) -> dict[str, RecordState]:
    """Folds these records anew and makes the tables say so, with those that they keep in the case or kept before;
    returns all states. Batches of one type go in together, and what did not change is not written."""
    done: dict[str, RecordState] = {}
    left: set[str] = set()
    for batch in folding.states(database, ids):
        left |= _write(database, batch)
        done.update((found.record, found) for found in batch)
    _settle(database, done, left)
    return done


def _settle(database: Database, done: dict[str, RecordState], left: set[str]) -> None:
    """Deleted records that something now refers to come back, contested; those that nothing refers to any more go."""
    dead = [id for id, found in done.items() if not found.is_alive and found.inserted]
    waiting = {
        *folding.referred_to(database, dead),
        *conflicted.deletions(database, sorted(left)),
        *_absent(database, done),
    }
    while waiting:
        id = waiting.pop()
        found = folding.state_of(database, id)
        if found is None:
            continue
        done[id] = found
        if found.is_alive == (queries.find(database, RECORD_TYPES[found.type], id) is not None):
            continue
        done.update((each.record, each) for each in project(database, found))


def _absent(database: Database, done: dict[str, RecordState]) -> set[str]:
    """What these live records refer to and is not in its table, though the log knows that it was deleted."""
    targets: set[str] = set()
    for found in done.values():
        if found.is_alive:
            targets.update(folding.keeps(RECORD_TYPES[found.type], found.values()))
    return {id for part in _parts(sorted(targets - done.keys())) for id in _deleted(database, part)}


def _deleted(database: Database, ids: Sequence[str]) -> list[str]:
    """Which of these somebody deleted at some time."""
    if not ids:
        return []
    marks = ",".join("?" * len(ids))
    sql = f"SELECT DISTINCT record FROM log_change WHERE record IN ({marks}) AND operation = 'delete'"
    return [row[0] for row in database.rows(sql, ids)]


# -- many at once ------------------------------------------------------------------------------------------------


def _write(database: Database, batch: Sequence[RecordState]) -> set[str]:
    """One batch into the tables; returns what its records referred to before and do not any more."""
    left: set[str] = set()
    by_type: dict[str, list[RecordState]] = {}
    for found in batch:
        by_type.setdefault(found.type, []).append(found)
    for name, states in by_type.items():
        left |= _write_kind(database, RECORD_TYPES[name], states)
    ids = [found.record for found in batch]
    marks = ",".join("?" * len(ids))
    database.run(f"DELETE FROM conflict WHERE record IN ({marks})", ids)
    _note_conflicts(database, batch)
    return left


def _write_kind(database: Database, kind: type[Record], states: Sequence[RecordState]) -> set[str]:
    names = kind.field_names()
    before = queries.rows_of(database, kind, [found.record for found in states])
    left: set[str] = set()
    gone: list[str] = []
    fresh: list[tuple[str, tuple[Value, ...]]] = []
    changed: list[tuple[str, Row, tuple[Value, ...]]] = []
    reworded: list[Record] = []
    for found in states:
        old = before.get(found.record)
        if not found.is_alive:
            if old is not None:
                gone.append(found.record)
                left.update(folding.keeps(kind, dict(zip(names, old, strict=True))))
            continue
        values = found.values()
        new = tuple([values[name] for name in names])
        if old == new:
            continue
        if old is None:
            fresh.append((found.record, new))
        else:
            changed.append((found.record, old, new))
            left.update(set(folding.keeps(kind, dict(zip(names, old, strict=True)))) - set(folding.keeps(kind, values)))
        if old is None or search.words_differ(kind, old, new):
            reworded.append(kind(id=found.record, **values))
    database.many(f"DELETE FROM {quoted(kind.type_name)} WHERE id = ?", [(id,) for id in gone])
    tables.update_many(database, kind, changed)
    tables.insert_many(database, kind, fresh)
    search.remove_many(database, [*gone, *(record.id for record in reworded if record.id in before)])
    search.add_many(database, kind, reworded)
    return left


def _referred(record: Record) -> list[str]:
    return folding.keeps(type(record), dict(zip(record.field_names(), record.values(), strict=True)))


def _note_conflicts(database: Database, states: Iterable[RecordState]) -> None:
    database.many(
        "INSERT INTO conflict (record, type, field) VALUES (?, ?, ?)",
        [
            (found.record, found.type, name)
            for found in states
            if found.is_alive
            for name in (*found.conflicts(), *([""] if found.is_contested else ()))
        ],
    )


def _parts(ids: Sequence[str]) -> Iterable[Sequence[str]]:
    return (ids[start : start + folding.PART] for start in range(0, len(ids), folding.PART))
