# SPDX-License-Identifier: Apache-2.0
"""The case as it was at an earlier point of its log.

A point is named by the newest sequence number of each writer, so that it means the same in every copy of the case,
whatever came in by merges since. Records that nothing has touched after it are read from their tables; only the others
are folded from their changes up to there.
"""

import json
from collections.abc import Collection, Container, Iterable, Iterator, Mapping

from briefing_app.domain.changes import Touch, fold
from briefing_app.domain.errors import CaseFileDamaged, Refused
from briefing_app.domain.fields import Record
from briefing_app.domain.records import RECORD_TYPES
from briefing_app.store import log, queries
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
    later = {row[0] for row in database.rows(f"SELECT t.number {_LATER}", (encoded(where),))}
    touched: dict[str, str] = {}
    for number in sorted(later):
        touched.update(
            database.rows(
                f"SELECT c.record, c.type FROM log_transaction t {_CHANGES} WHERE t.number = ?",
                (number,),
            )
        )
    for kind in RECORD_TYPES.values():
        for record in queries.all_records(database, kind):
            if record.id not in touched:
                yield record
    for id, type_name in sorted(touched.items()):
        found = _record_at(database, id, type_name, later)
        if found is not None:
            yield found


def records_of(database: Database, where: Position, ids: Iterable[str]) -> dict[str, Record]:
    """These records as they were at that point; those that did not live then are left out."""
    later = {row[0] for row in database.rows(f"SELECT t.number {_LATER}", (encoded(where),))}
    types: dict[str, str] = {}
    touched: set[str] = set()
    wanted = sorted(set(ids))
    for start in range(0, len(wanted), _PART):
        part = wanted[start : start + _PART]
        marks = ",".join("?" * len(part))
        for id, type_name, number in database.rows(
            f"SELECT record, type, tx FROM log_change WHERE record IN ({marks})", tuple(part)
        ):
            types[id] = type_name
            if number in later:
                touched.add(id)
    found: dict[str, Record] = {}
    for kind in RECORD_TYPES.values():
        same = [id for id, type_name in types.items() if type_name == kind.type_name and id not in touched]
        found |= queries.by_ids(database, kind, same)
    for id in touched:
        record = _record_at(database, id, types[id], later)
        if record is not None:
            found[id] = record
    return found


def touched_since(database: Database, where: Position, types: Collection[str]) -> dict[str, str]:
    """Records of these types that were touched after that point, with their types, the latest first."""
    marks = ",".join("?" * len(types))
    rows = database.iterate(
        f"SELECT c.record, c.type {_LATER.replace('WHERE', f'{_CHANGES} WHERE', 1)} AND c.type IN ({marks}) "
        "ORDER BY c.number DESC",
        (encoded(where), *types),
    )
    return dict(rows)


def _record_at(database: Database, id: str, type_name: str, later: Container[int]) -> Record | None:
    rows = [
        row
        for row in database.rows(
            "SELECT t.id, c.type, c.operation, c.data, t.clock, t.number FROM log_change c "
            "JOIN log_transaction t ON t.number = c.tx WHERE c.record = ? ORDER BY c.number",
            (id,),
        )
        if row[5] not in later
    ]
    if not rows:
        return None
    changes = [log.read(database, row[0], row[1], id, row[2], row[3]) for row in rows]
    try:
        state = fold(type_name, id, changes, {row[0]: (row[4], row[0]) for row in rows})
    except (KeyError, ValueError, TypeError, IndexError, AttributeError) as error:
        raise log.damaged(database, id) from error
    if not state.is_alive:
        return None
    kind = RECORD_TYPES[type_name]
    values = state.values()
    shown = [values.get(name) for name in kind.field_names()]
    return queries.record_of(kind, (id, *(int(value) if isinstance(value, bool) else value for value in shown)))


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
