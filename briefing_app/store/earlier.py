# SPDX-License-Identifier: Apache-2.0
"""The case as it was at an earlier point of its log.

A point is named by the newest sequence number of each writer, so that it means the same in every copy of the case,
whatever came in by merges since. Records that nothing has touched after it are read from their tables; only the others
are folded from their changes up to there.
"""

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

from briefing_app.domain.changes import RecordState, Touch
from briefing_app.domain.errors import CaseFileDamaged, Refused
from briefing_app.domain.fields import Record
from briefing_app.domain.records import RECORD_TYPES
from briefing_app.store import conflicted, folding, queries
from briefing_app.store.sqlite import Database

Position = Mapping[str, int]
"""Writer -> the newest of its transactions that counts. A writer that is not named had written nothing."""

_LATER = (
    "FROM log_transaction t LEFT JOIN json_each(?) known ON known.key = t.writer "
    "WHERE t.sequence > coalesce(known.value, 0)"
)
_PART = 500
_CHANGES = "CROSS JOIN log_change c ON c.number BETWEEN t.first_change AND t.last_change"


def position(database: Database) -> dict[str, int]:
    """Where the log of this file ends."""
    rows = database.rows("SELECT writer, max(sequence) FROM log_transaction GROUP BY writer ORDER BY writer")
    return dict(rows)


def position_before(database: Database, time: str) -> dict[str, int]:
    """What was written before a UTC time: for each writer the newest of its transactions up to there."""
    rows = database.rows(
        "SELECT writer, max(sequence) FROM log_transaction WHERE time < ? GROUP BY writer ORDER BY writer", (time,)
    )
    return dict(rows)


def position_at(database: Database, transaction: str) -> dict[str, int]:
    """Where the log of this file ended when a transaction had just come."""
    rows = database.rows(
        "SELECT writer, max(sequence) FROM log_transaction WHERE number <= "
        "(SELECT number FROM log_transaction WHERE id = ?) GROUP BY writer ORDER BY writer",
        (transaction,),
    )
    return dict(rows)


def later_numbers(database: Database, where: Position) -> set[int]:
    """The transactions of this file that do not count at that point, by their numbers."""
    return {row[0] for row in database.rows(f"SELECT t.number {_LATER}", (encoded(where),))}


def around(
    database: Database, old: Position, new: Position, check: Callable[[], None]
) -> tuple[dict[str, Record], dict[str, Record]]:
    """The records that may differ between two points, as they were at each; those that did not live then are left out.
    To be used inside ``Database.reading``. ``check`` is called often, and stops the work by raising."""
    before, after = Then(database, old), Then(database, new)
    touched = before.touched() | after.touched()
    return before.records(touched, check), after.records(touched, check)


def encoded(where: Position) -> str:
    """A point of the log as it is stored: the same point always gives the same text."""
    return json.dumps(dict(sorted(where.items())), separators=(",", ":"))


def decoded(text: str) -> dict[str, int]:
    """Raises CaseFileDamaged for what no program of ours wrote."""
    try:
        found = json.loads(text)
        return {str(writer): int(sequence) for writer, sequence in found.items()}
    except (ValueError, TypeError, AttributeError, OverflowError, RecursionError):
        raise CaseFileDamaged(f"The case file is damaged: “{text[:60]}” is no point of its log.") from None


def check_complete(database: Database, where: Position) -> None:
    """Raises Refused where this file lacks transactions that the point counts."""
    held = position(database)
    missing = sum(max(0, sequence - held.get(writer, 0)) for writer, sequence in where.items())
    if missing:
        raise Refused(
            f"This copy of the case lacks {missing:,} of the changes that were known then. "
            "Merge the copy that has them, and try again."
        )


def records_at(database: Database, where: Position) -> Iterator[Record]:
    """All records that lived at that point, as they were. To be used inside ``Database.reading``."""
    then = Then(database, where)
    touched = then.touched()
    for kind in RECORD_TYPES.values():
        for record in queries.all_records(database, kind):
            if record.id not in touched:
                yield record
    states = then.states(touched)
    for id in sorted(states):
        if states[id].is_alive:
            yield _record(states[id])


def records_of(database: Database, where: Position, ids: Iterable[str]) -> dict[str, Record]:
    """These records as they were at that point; those that did not live then are left out."""
    then = Then(database, where)
    wanted = sorted(set(ids))
    touched = then.touched_among(wanted)
    found: dict[str, Record] = {}
    for kind in RECORD_TYPES.values():
        found |= queries.by_ids(database, kind, [id for id in wanted if id not in touched])
    states = {id: state for id in wanted if id not in found and (state := then.state(id)) is not None}
    if any(state.inserted and not state.is_alive for state in states.values()):
        # What refers to a deleted record may have kept it then: that takes all of what was touched since.
        states |= then.states(then.touched())
    return found | {id: _record(states[id]) for id in wanted if id in states and states[id].is_alive}


class Then:
    """The log up to a point, and what it adds up to for records that were touched after it."""

    def __init__(self, database: Database, where: Position) -> None:
        self._database = database
        self._later = later_numbers(database, where)

    def touched(self) -> set[str]:
        """The records that something touched later, and those that something keeps now which may be later."""
        found = {record for record, _ in queries.contested(self._database)} if self._later else set()
        for number in sorted(self._later):
            found.update(
                row[0]
                for row in self._database.rows(
                    f"SELECT c.record FROM log_transaction t {_CHANGES} WHERE t.number = ?", (number,)
                )
            )
        return found

    def touched_among(self, ids: Sequence[str]) -> set[str]:
        """The same of these records only."""
        found = conflicted.deletions(self._database, ids) if self._later else set()
        for start in range(0, len(ids), _PART):
            part = ids[start : start + _PART]
            marks = ",".join("?" * len(part))
            rows = self._database.rows(f"SELECT record, tx FROM log_change WHERE record IN ({marks})", part)
            found.update(record for record, number in rows if number in self._later)
        return found

    def state(self, id: str) -> RecordState | None:
        """A record as its changes up to then made it, without regard to what kept it; None where there were none."""
        rows = [
            row[:6]
            for row in self._database.rows(
                "SELECT t.id, c.type, c.record, c.operation, c.data, t.clock, t.number FROM log_change c "
                "JOIN log_transaction t ON t.number = c.tx WHERE c.record = ? ORDER BY c.number",
                (id,),
            )
            if row[6] not in self._later
        ]
        return folding.readable(self._database, id, rows) if rows else None

    def records(self, touched: Collection[str], check: Callable[[], None]) -> dict[str, Record]:
        """These records as they were, with those that they kept; only those that lived."""
        if self._later:
            return {id: _record(state) for id, state in self.states(touched, check).items() if state.is_alive}
        found: dict[str, Record] = {}
        for kind in RECORD_TYPES.values():
            check()
            found |= queries.by_ids(self._database, kind, list(touched))
        return found

    def states(self, touched: Collection[str], check: Callable[[], None] = lambda: None) -> dict[str, RecordState]:
        """These records as they were, with those that they kept: deleted before, and referred to then."""
        found: dict[str, RecordState] = {}
        for id in touched:
            check()
            if (state := self.state(id)) is not None:
                found[id] = state
        waiting = {id for id, state in found.items() if state.deletes and self._is_kept_by_others(id, touched)}
        for state in found.values():
            if state.is_alive:
                waiting.update(_keeps(state))
        while waiting:
            id = waiting.pop()
            state = found.get(id)
            if state is None and id not in touched and queries.find_any(self._database, id) is None:
                state = self.state(id)
            if state is None or state.is_alive or not state.inserted:
                continue
            state.held = True
            found[id] = state
            waiting.update(_keeps(state))
        return found

    def _is_kept_by_others(self, id: str, touched: Collection[str]) -> bool:
        """Whether a record refers to it that nothing touched since, and so did then."""
        return any(referrer not in touched for _, referrer, _ in queries.references_to(self._database, id))


def _keeps(state: RecordState) -> list[str]:
    return folding.keeps(RECORD_TYPES[state.type], state.values())


def _record(state: RecordState) -> Record:
    kind = RECORD_TYPES[state.type]
    values = state.values()
    shown = [values.get(name) for name in kind.field_names()]
    return queries.record_of(
        kind, (state.record, *(int(value) if isinstance(value, bool) else value for value in shown))
    )


def touched_since(database: Database, where: Position, types: Collection[str]) -> dict[str, str]:
    """Records of these types that were touched after that point, with their types, the latest first."""
    marks = ",".join("?" * len(types))
    rows = database.iterate(
        f"SELECT c.record, c.type {_LATER.replace('WHERE', f'{_CHANGES} WHERE', 1)} AND c.type IN ({marks}) "
        "ORDER BY c.number DESC",
        (encoded(where), *types),
    )
    return dict(rows)


def touches(database: Database, since: Position, until: Position) -> dict[str, Touch]:
    """Who touched each record last between two points of the log."""
    rest = {row[0] for row in database.rows(f"SELECT t.number {_LATER}", (encoded(until),))}
    found = {}
    rows = database.iterate(
        f"SELECT t.number, c.record, t.author, t.time, t.label FROM log_transaction t {_CHANGES} "
        f"WHERE t.number IN (SELECT t.number {_LATER}) ORDER BY t.clock, t.id",
        (encoded(since),),
    )
    for number, record, author, time, label in rows:
        if number not in rest:
            found[record] = Touch(author, time, label)
    return found
