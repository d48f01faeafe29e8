# SPDX-License-Identifier: Apache-2.0
"""A whole case as it was at an earlier point of its log, as a file of its own that everything reads as any other."""

import itertools
from collections.abc import Callable
from operator import itemgetter
from pathlib import Path

from briefing_app.domain.records import RECORD_TYPES
from briefing_app.store import earlier, folding, projecting, queries, search
from briefing_app.store.sqlite import Database, Row, quoted


def rewind(database: Database, where: earlier.Position, check: Callable[[], None]) -> None:
    """Makes a private copy say what the case said at that point: what came later goes from its log, and the records
    that it touched, or that it kept in the case, are folded anew. What stays is numbered without gaps, so that the copy
    is a whole case file. ``check`` is called often, and stops the work by raising.
    """
    with database.writing():
        later = earlier.later_numbers(database, where)
        touched = _touched(database, later)
        for number in sorted(later):
            check()
            first, last = database.rows(
                "SELECT first_change, last_change FROM log_transaction WHERE number = ?", (number,)
            )[0]
            database.run("DELETE FROM log_change WHERE number BETWEEN ? AND ?", (first, last))
            database.run("DELETE FROM log_transaction WHERE number = ?", (number,))
        _forget_merges(database)
        _close_gaps(database, check)
        _forget(database, touched, check)
        projecting.project_many(database, sorted(touched), check)


def _forget_merges(database: Database) -> None:
    """Merges of which nothing is left; of the others, what is left of what they brought."""
    database.run(
        "UPDATE arrival SET (first, last) = (SELECT coalesce(min(number), 0), coalesce(max(number), 0) "
        "FROM log_transaction WHERE number BETWEEN arrival.first AND arrival.last)"
    )
    database.run("DELETE FROM arrival WHERE first = 0")
    database.run(
        "DELETE FROM meta WHERE key LIKE 'fork:%' AND (value NOT IN (SELECT id FROM log_transaction) "
        "OR substr(key, 6) NOT IN (SELECT CAST(number AS TEXT) FROM arrival))"
    )
    database.run("UPDATE arrival SET undone = NULL WHERE undone NOT IN (SELECT id FROM log_transaction)")


def _close_gaps(database: Database, check: Callable[[], None]) -> None:
    """Numbers transactions and changes anew where something before them went, run by run of what stayed together."""
    rows = database.rows("SELECT number, first_change, last_change FROM log_transaction ORDER BY number")
    numbers, following = itertools.count(1), 1
    shifts: list[tuple[int, int]] = []
    for number, first, last in rows:
        shifts.append((number - next(numbers), first - following))
        following += last - first + 1
    for (by, by_change), group in itertools.groupby(zip(rows, shifts, strict=True), key=itemgetter(1)):
        run = [row for row, _ in group]
        if by or by_change:
            check()
            _shift(database, run[0], run[-1], by, by_change)


def _shift(database: Database, first: Row, last: Row, by: int, by_change: int) -> None:
    database.run(
        "UPDATE log_change SET number = number - ?, tx = tx - ? WHERE number BETWEEN ? AND ?",
        (by_change, by, first[1], last[2]),
    )
    database.run(
        "UPDATE log_transaction SET number = number - ?, first_change = first_change - ?, "
        "last_change = last_change - ? WHERE number BETWEEN ? AND ?",
        (by, by_change, by_change, first[0], last[0]),
    )
    for end in ("first", "last"):
        database.run(f"UPDATE arrival SET {end} = {end} - ? WHERE {end} BETWEEN ? AND ?", (by, first[0], last[0]))


def _touched(database: Database, later: set[int]) -> dict[str, str]:
    """Records that something later touched, and those that may be kept in the case by something later, with types."""
    touched = dict(queries.contested(database)) if later else {}
    for number in later:
        touched.update(
            database.rows(
                "SELECT c.record, c.type FROM log_transaction t JOIN log_change c "
                "ON c.number BETWEEN t.first_change AND t.last_change WHERE t.number = ?",
                (number,),
            )
        )
    return touched


def _forget(database: Database, touched: dict[str, str], check: Callable[[], None]) -> None:
    """Takes records out of which nothing is left in the log."""
    ids = sorted(touched)
    left: set[str] = set()
    for start in range(0, len(ids), folding.PART):
        check()
        part = ids[start : start + folding.PART]
        marks = ",".join("?" * len(part))
        left.update(
            row[0] for row in database.rows(f"SELECT DISTINCT record FROM log_change WHERE record IN ({marks})", part)
        )
    gone = [id for id in ids if id not in left]
    for name in RECORD_TYPES:
        mine = [(id,) for id in gone if touched[id] == name]
        database.many(f"DELETE FROM {quoted(name)} WHERE id = ?", mine)
    database.many("DELETE FROM conflict WHERE record = ?", [(id,) for id in gone])
    search.remove_many(database, gone)


def copied(database: Database, copy: Path, where: earlier.Position, check: Callable[[], None]) -> None:
    """Writes the case as it was at that point to a new file."""
    database.run("VACUUM INTO ?", (str(copy),))
    made = Database(copy)
    try:
        made.run("PRAGMA journal_mode = OFF")
        made.set_synchronous("OFF")
        rewind(made, where, check)
        made.run("PRAGMA journal_mode = DELETE")
    finally:
        made.close()
