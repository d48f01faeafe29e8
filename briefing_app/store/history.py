# SPDX-License-Identifier: Apache-2.0
"""Reading the log as a history: transactions by what they touched, the newest first, and their changes in pages.

Nothing here reads all changes of a transaction, which may be an import of a whole case.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from briefing_app.domain.changes import Change, Transaction
from briefing_app.store import log
from briefing_app.store.search_text import parse
from briefing_app.store.sqlite import Database


@dataclass(frozen=True, slots=True)
class LogQuery:
    """Which transactions. ``since`` and ``until`` are UTC times as they stand in the log, the latter not included.

    ``text``: words that stand in the label, or in a record that was touched and is still there. ``merge``: what came by
    this merge, by its number.
    """

    record: str | None = None
    author: str | None = None
    type: str | None = None
    since: str | None = None
    until: str | None = None
    text: str = ""
    merge: int | None = None


@dataclass(frozen=True, slots=True)
class Logged:
    """A transaction with its place in the log: how many changes it holds, and where they begin."""

    transaction: Transaction
    number: int
    first_change: int
    count: int


_COLUMNS = (
    "id, writer, sequence, clock, time, author, device, label, undoes, format, previous_hash, hash, "
    "number, first_change, last_change - first_change + 1"
)
_TOUCHING = "number IN (SELECT tx FROM log_change WHERE record = ?)"
# The plus keeps SQLite from building an index of the whole log for this.
_OF_TYPE = (
    "EXISTS (SELECT 1 FROM log_change c WHERE c.number BETWEEN log_transaction.first_change AND "
    "log_transaction.last_change AND +c.type = ?)"
)
_BY_MERGE = "EXISTS (SELECT 1 FROM arrival a WHERE a.number = ? AND log_transaction.number BETWEEN a.first AND a.last)"
_OF_WORDS = (
    "number IN (SELECT c.tx FROM search_index i JOIN search_entry e ON e.number = i.rowid "
    "JOIN log_change c ON c.record = e.record WHERE i.words MATCH ? AND e.type <> 'version')"
)


def found(database: Database, query: LogQuery, before: str | None = None, limit: int = 200) -> list[Logged]:
    """A page of transactions, the newest first; ``before``: those older than this one. Raises BadInput for a text
    without a word."""
    tests, values = _tests(query)
    if before is not None:
        tests.append("(clock, id) < (SELECT clock, id FROM log_transaction WHERE id = ?)")
        values.append(before)
    rows = database.rows(
        f"SELECT {_COLUMNS} FROM log_transaction WHERE {' AND '.join(tests) or '1'} "
        "ORDER BY clock DESC, id DESC LIMIT ?",
        (*values, limit),
    )
    return [_logged(row) for row in rows]


def one(database: Database, id: str) -> Logged | None:
    """A transaction by its id."""
    row = database.row(f"SELECT {_COLUMNS} FROM log_transaction WHERE id = ?", (id,))
    return None if row is None else _logged(row)


def _logged(row: tuple[Any, ...]) -> Logged:
    return Logged(log.transaction_of(row), *row[12:])


def _tests(query: LogQuery) -> tuple[list[str], list[object]]:
    tests: list[str] = []
    values: list[object] = []
    for test, value in (
        (_TOUCHING, query.record),
        ("author = ?", query.author),
        (_OF_TYPE, query.type),
        ("time >= ?", query.since),
        ("time < ?", query.until),
        (_BY_MERGE, query.merge),
    ):
        if value is not None:
            tests.append(test)
            values.append(value)
    if query.text.strip():
        tests.append(f"(instr(lower(label), lower(?)) OR {_OF_WORDS})")
        values += [query.text.strip(), parse(query.text).expression]
    return tests, values


def changes(
    database: Database, of: Logged, record: str | None = None, first: int = 0, limit: int = 200
) -> list[Change]:
    """Some changes of a transaction in their order, ``first`` counted from 0; ``record``: only those to it."""
    id = of.transaction.id
    values: tuple[object, ...]
    if record is None:
        begin = of.first_change + first
        where, values = "number BETWEEN ? AND ?", (begin, min(begin + limit, of.first_change + of.count) - 1)
    else:
        where, values = "record = ? AND tx = ?", (record, of.number)
    rows = database.rows(
        f"SELECT type, record, operation, data FROM log_change WHERE {where} ORDER BY number LIMIT ?", (*values, limit)
    )
    return [log.read(database, id, *row) for row in rows]


def undone(database: Database, page: Iterable[Logged]) -> set[str]:
    """Which of these transactions are taken back, and not brought back since."""
    known = list(page)
    if not known:
        return set()
    # What takes a transaction back always arrives after it.
    rows = database.rows(
        "SELECT undoes, id FROM log_transaction WHERE number > ? AND undoes IS NOT NULL",
        (min(logged.number for logged in known),),
    )
    takers: dict[str, list[str]] = {}
    for target, taker in rows:
        takers.setdefault(target, []).append(taker)
    return {logged.transaction.id for logged in known if _is_taken_back(takers, logged.transaction.id)}


def _is_taken_back(takers: dict[str, list[str]], id: str) -> bool:
    """An undo of an undo brings back; chains are as long as somebody had patience for, so nothing here recurses."""
    chain = [id]
    standing: dict[str, bool] = {}
    while chain:
        waiting = [taker for taker in takers.get(chain[-1], ()) if taker not in standing and taker not in chain]
        if waiting:
            chain.append(waiting[0])
        else:
            last = chain.pop()
            standing[last] = any(not standing.get(taker, False) for taker in takers.get(last, ()))
    return standing[id]
