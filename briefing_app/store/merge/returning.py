# SPDX-License-Identifier: Apache-2.0
"""Taking back a whole merge: what it brought goes where it still stands, whatever was built upon it stays.

Each record is folded as it was before the merge, right after it, and as it is now; what nobody wrote over since goes
back to what was before.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from briefing_app.domain.changes import Change, Head, Operation, RecordState, Skipped, fold, key
from briefing_app.domain.fields import FieldKind, Record, Value
from briefing_app.domain.records import RECORD_TYPES
from briefing_app.store import log, queries, undoing
from briefing_app.store.gateway import Writer
from briefing_app.store.merge.arrivals import Arrival
from briefing_app.store.sqlite import Database
from briefing_app.store.undoing import by_whom


@dataclass(frozen=True, slots=True)
class _Record:
    """A record that the merge touched: before it, right after it, now; what the merge did to it, and all else."""

    kind: type[Record]
    before: RecordState
    then: RecordState
    now: RecordState
    came: tuple[Change, ...]
    own: tuple[Change, ...]

    @property
    def kept(self) -> bool:
        """Whether the merge brought that it stays, though somebody had deleted it before."""
        return bool(self.before.deletes) and any(change.operation is Operation.RESTORE for change in self.came)


def take_back(database: Database, writer: Writer, arrival: Arrival, check: Callable[[], None]) -> list[Skipped]:
    """Takes back what the merge brought; returns what was left as it is, with reasons. Records come back before fields
    are written and others go, so that no reference leads nowhere in between. ``check`` may stop it by raising."""
    records = list(_touched(database, arrival, check))
    skipped = _until_done(records, lambda found: _bring_back(database, writer, found), check)
    for found in records:
        check()
        if found.before.inserted:
            skipped += _take_fields_back(database, writer, found)
            _contest_again(writer, found)
    return skipped + _until_done(records, lambda found: _remove(database, writer, found), check)


class _Waits(Exception):
    """Something else must go or come first."""

    def __init__(self, skipped: Skipped) -> None:
        super().__init__(skipped.reason)
        self.skipped = skipped


def _until_done(
    records: list[_Record], step: Callable[[_Record], list[Skipped]], check: Callable[[], None]
) -> list[Skipped]:
    """Does a step on each record, those that must wait for others later; returns what was skipped."""
    skipped: list[Skipped] = []
    left = records[::-1]
    while left:
        waiting: list[tuple[_Record, Skipped]] = []
        for found in left:
            check()
            try:
                skipped += step(found)
            except _Waits as wait:
                waiting.append((found, wait.skipped))
        if len(waiting) == len(left):
            return skipped + [reason for _, reason in waiting]
        left = [found for found, _ in waiting]
    return skipped


def _bring_back(database: Database, writer: Writer, found: _Record) -> list[Skipped]:
    """A record that the merge removed, or about which it brought the question whether it stays."""
    brought = [change for change in found.came if change.operation is Operation.DELETE]
    standing = sorted({delete for change in brought for delete in undoing.standing(database, found.now, change)})
    if not standing or not found.before.is_alive:
        return []
    for spec in found.kind.specs() if not found.now.is_alive else ():
        value = found.now.values().get(spec.name)
        if (
            spec.kind is FieldKind.REFERENCE
            and not spec.weak
            and value
            and queries.find_any(database, str(value)) is None
        ):
            raise _Waits(_skip(found, f"what its {spec.name} refers to was removed since")[0])
    writer.restore(found.kind, found.now.record, standing)
    return []


def _take_fields_back(database: Database, writer: Writer, found: _Record) -> list[Skipped]:
    plans: dict[str, tuple[list[str], list[tuple[str, Value]]]] = {}
    skipped: list[Skipped] = []
    state = writer.state(found.kind, found.now.record)
    if not state.is_alive:
        return []
    for name, heads in state.heads.items():
        if _values(found.before.heads[name]) == _values(found.then.heads[name]):
            continue
        plan = _plan(found, name, heads)
        if plan is None:
            skipped += _skip(found, f"{name} was changed since{by_whom(database, state, name)}", name)
        else:
            plans[name] = plan
    if plans:
        writer.take_back(found.kind, found.now.record, plans)
    return skipped


def _plan(found: _Record, name: str, heads: list[Head]) -> tuple[list[str], list[tuple[str, Value]]] | None:
    """Which live writes of a field go, which sides (origin, value) come; None where nothing of the merge is left."""
    before = found.before.heads[name]
    came = {change.transaction for change in found.came}
    gone = [head for head in heads if head.transaction in came]
    if not gone:
        # Somebody wrote over it, and perhaps back again.
        if _values(heads) != _values(found.then.heads[name]):
            return None
        return [head.write for head in heads], [(head.origin, head.value) for head in before]
    replaced = {
        write
        for change in found.own
        if change.operation is Operation.UPDATE
        for write in change.data.get(name, [None, None, []])[2]
    }
    live = {head.write for head in heads}
    come = [head for head in before if head.write not in replaced and head.write not in live]
    return [head.write for head in gone], [(head.origin, head.value) for head in come]


def _contest_again(writer: Writer, found: _Record) -> None:
    """A record about which the merge brought the decision that it stays: its deletion stands again."""
    state = writer.state(found.kind, found.now.record)
    if found.kept and state.is_alive and not state.deletes:
        writer.delete(found.kind, state.record, found.before.seen_by_deletes)


def _remove(database: Database, writer: Writer, found: _Record) -> list[Skipped]:
    """A record that the merge brought or brought back."""
    if found.before.is_alive or not found.then.is_alive:
        return []
    state = writer.state(found.kind, found.now.record)
    if not state.is_alive:
        return []
    for name, heads in state.heads.items():
        was = _values(found.before.heads[name]) if found.before.inserted else set()
        if _values(heads) - _values(found.then.heads[name]) - was:
            return _skip(found, f"its {name} was changed since{by_whom(database, state, name)}")
    resting = [each for each in queries.references_to(database, state.record) if each[1] != state.record]
    if resting and found.kept and state.deletes:
        return []  # as before the merge: deleted, and kept by what refers to it
    if resting:
        what = ", ".join(sorted({name for name, _, _ in resting}))
        raise _Waits(_skip(found, f"other records rest on it now ({len(resting)}: {what})")[0])
    writer.delete(found.kind, state.record)
    return []


def _values(heads: list[Head]) -> set[tuple[str, Value]]:
    return {key(head.value) for head in heads}


def _skip(found: _Record, reason: str, name: str | None = None) -> list[Skipped]:
    return [Skipped(found.kind.type_name, found.now.record, name, reason)]


def _touched(database: Database, arrival: Arrival, check: Callable[[], None]) -> Iterator[_Record]:
    """The records that the merge touched, in the order of its changes."""
    rows = database.rows(
        "SELECT c.record, c.type FROM log_transaction t "
        "JOIN log_change c ON c.number BETWEEN t.first_change AND t.last_change WHERE t.number BETWEEN ? AND ? "
        "GROUP BY c.record ORDER BY min(c.number)",
        (arrival.first, arrival.last),
    )
    for record, type_name in rows:
        check()
        yield _folded(database, arrival, record, type_name)


def _folded(database: Database, arrival: Arrival, record: str, type_name: str) -> _Record:
    rows = database.rows(
        "SELECT t.id, c.type, c.operation, c.data, t.clock, t.number FROM log_change c "
        "JOIN log_transaction t ON t.number = c.tx WHERE c.record = ? ORDER BY c.number",
        (record,),
    )
    order = {row[0]: (row[4], row[0]) for row in rows}
    changes = [(row[5], log.read(database, row[0], row[1], record, row[2], row[3])) for row in rows]

    def state(wanted: Callable[[int], bool]) -> RecordState:
        try:
            return fold(type_name, record, [change for number, change in changes if wanted(number)], order)
        except (KeyError, ValueError, TypeError, IndexError, AttributeError) as error:
            raise log.damaged(database, record) from error

    def came(number: int) -> bool:
        return arrival.first <= number <= arrival.last

    return _Record(
        RECORD_TYPES[type_name],
        state(lambda number: number < arrival.first),
        state(lambda number: number <= arrival.last),
        state(lambda _: True),
        tuple(change for number, change in changes if came(number)),
        tuple(change for number, change in changes if not came(number)),
    )
