# SPDX-License-Identifier: Apache-2.0
"""Carries folded records into their tables, the list of conflicts and the search index."""

from collections.abc import Iterable, Sequence

from briefing_app.domain.changes import RecordState
from briefing_app.domain.fields import Record
from briefing_app.domain.records import RECORD_TYPES
from briefing_app.store import conflicted, folding, queries, search, tables
from briefing_app.store.sqlite import Database, quoted


def project(database: Database, found: RecordState) -> None:
    """Makes the tables say what the folded state says, for one record, and for those that it kept in the case."""
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
    for id in kept:
        if id not in now and id != found.record:
            _release(database, id)


def _kept(database: Database, kind: type[Record], id: str) -> list[str]:
    """What the record, as its table has it, refers to."""
    record = queries.find(database, kind, id)
    return [] if record is None else _referred(record)


def _release(database: Database, id: str) -> None:
    """A record that one reference less leads to goes, if only that kept it."""
    if not conflicted.deletions(database, [id]):
        return
    found = folding.state_of(database, id)
    if found is not None and not found.is_alive:
        project(database, found)


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
        project(database, found)
        if found.is_alive:
            waiting.update(_deleted(database, folding.keeps(RECORD_TYPES[found.type], found.values())))


def _absent(database: Database, done: dict[str, RecordState]) -> set[str]:
    """What these live records refer to and is not in its table, though the log knows that it was deleted."""
    targets: set[str] = set()
    for found in done.values():
        if found.is_alive:
            targets.update(folding.keeps(RECORD_TYPES[found.type], found.values()))
    return {id for part in _parts(sorted(targets - done.keys())) for id in _deleted(database, part)}


def _deleted(database: Database, ids: Sequence[str]) -> list[str]:
    """Which of these somebody deleted at some time."""
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
    before = queries.by_ids(database, kind, [found.record for found in states])
    left: set[str] = set()
    fresh: list[Record] = []
    changed: list[tuple[Record, Record]] = []
    gone: list[str] = []
    for found in states:
        old = before.get(found.record)
        new = kind(id=found.record, **found.values()) if found.is_alive else None
        if old is None and new is not None:
            fresh.append(new)
        elif old is not None and new is None:
            gone.append(old.id)
            left.update(_referred(old))
        elif old is not None and new is not None and old != new:
            changed.append((old, new))
            left.update(set(_referred(old)) - set(_referred(new)))
    database.many(f"DELETE FROM {quoted(kind.type_name)} WHERE id = ?", [(id,) for id in gone])
    tables.update_many(database, kind, changed)
    tables.insert_many(database, kind, [(record.id, record.values()) for record in fresh])
    reworded = [new for old, new in changed if search.words_differ(old, new)]
    for id in (*gone, *(record.id for record in reworded)):
        search.remove(database, id)
    search.add_many(database, kind, [*reworded, *fresh])
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
