# SPDX-License-Identifier: Apache-2.0
"""A point of the log, completed by what it was built upon.

A moment by the clock cuts where clocks say, and those of two people may differ by years: what somebody replaced or
referred to may bear a later time than the doing of it.
"""

from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from briefing_app.domain.ids import ids_within
from briefing_app.store import earlier
from briefing_app.store.sqlite import Database


class _Entry(NamedTuple):
    """A transaction by its place in the log of this file and in that of its writer."""

    number: int
    id: str
    writer: str
    sequence: int
    undoes: str | None
    first: int
    last: int


def completed(database: Database, where: earlier.Position) -> dict[str, int]:
    """The point, with all that what counts there replaced, took back or referred to, as far as this file has it, and
    with the making of the case, on which everything is built."""
    found = dict(where)
    later = earlier.later_numbers(database, found)
    entries = [
        _Entry(*row)
        for row in database.rows(
            "SELECT number, id, writer, sequence, undoes, first_change, last_change FROM log_transaction"
            " WHERE number >= ? ORDER BY number",
            (min(later, default=0),),
        )
    ]
    waiting = [entry for entry in entries if entry.number not in later] if later else []
    if not waiting:  # what came first into this file was built upon nothing that came after it
        return found
    absent = {entry.number: entry for entry in entries if entry.number in later}
    names = _names(database, list(absent.values()))
    wanted = iter([str(database.value("SELECT value FROM meta WHERE key = 'case_id'"))])
    while waiting:
        for name in chain(wanted, _needs(database, waiting.pop())):
            needed = [entry for entry in names.get(name, ()) if entry.number in absent]
            if not needed or len(needed) < len(names[name]) or _is_made(database, name, absent):
                continue
            writer, sequence = needed[0].writer, needed[0].sequence
            fresh = [entry for entry in absent.values() if entry.writer == writer and entry.sequence <= sequence]
            for entry in fresh:
                del absent[entry.number]
            waiting += fresh
            found[writer] = sequence
    return found


def _names(database: Database, absent: list[_Entry]) -> dict[str, list[_Entry]]:
    """What may be needed of transactions: themselves, and the records that they add."""
    found: dict[str, list[_Entry]] = {entry.id: [entry] for entry in absent}
    for entry in absent:
        for (record,) in database.iterate(
            "SELECT record FROM log_change WHERE number BETWEEN ? AND ? AND operation = 'insert'",
            (entry.first, entry.last),
        ):
            found.setdefault(record, []).append(entry)
    return found


def _is_made(database: Database, record: str, absent: dict[int, _Entry]) -> bool:
    """Whether something that counts adds this record as well: a link that two people made is one record."""
    rows = database.rows("SELECT tx FROM log_change WHERE record = ? AND operation = 'insert'", (record,))
    return any(number not in absent for (number,) in rows)


def _needs(database: Database, entry: _Entry) -> Iterator[str]:
    """The transactions and records that a transaction names."""
    if entry.undoes is not None:
        yield entry.undoes
    for record, data in database.rows(
        "SELECT record, data FROM log_change WHERE number BETWEEN ? AND ?", (entry.first, entry.last)
    ):
        yield record
        yield from ids_within(data)
