# SPDX-License-Identifier: Apache-2.0
"""Handling marks of which several stand, because nobody has settled which one holds."""

from collections.abc import Mapping

from briefing_app.domain.changes import RecordState
from briefing_app.store import earlier, folding
from briefing_app.store.sqlite import Database

FIELD = "handling"
Marks = Mapping[str, tuple[str | None, ...]]


def marks(database: Database) -> Marks:
    """By record, its marks in force; None: that of the case. To be used inside ``Database.reading``."""
    found: dict[str, tuple[str | None, ...]] = {}
    for (id,) in database.rows("SELECT record FROM conflict WHERE field = ? ORDER BY record", (FIELD,)):
        state = folding.alone(database, id)
        if state is not None:
            found[id] = _of(state)
    return found


def marks_at(database: Database, where: earlier.Position) -> Marks:
    """The same as it was at a point of the log."""
    then = earlier.Then(database, where)
    touched = then.touched()
    found = {id: sides for id, sides in marks(database).items() if id not in touched}
    for id in touched:
        sql = "SELECT 1 FROM log_change WHERE record = ? AND operation = 'update' AND instr(data, ?) LIMIT 1"
        if database.value(sql, (id, f'"{FIELD}"')) is not None:
            state = then.state(id)
            if state is not None and len(sides := _of(state)) > 1:
                found[id] = sides
    return found


def _of(state: RecordState) -> tuple[str | None, ...]:
    return tuple(dict.fromkeys(None if head.value is None else str(head.value) for head in state.heads.get(FIELD, ())))
