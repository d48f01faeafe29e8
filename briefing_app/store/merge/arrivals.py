# SPDX-License-Identifier: Apache-2.0
"""What merges brought into this file: which transactions, when, by whom, from which file. True of this file alone."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from briefing_app.domain.errors import NotFound
from briefing_app.store import history, log
from briefing_app.store.sqlite import Database

_FORK = "fork:"
_COLUMNS = (
    f"number, first, last, time, author, device, file, undone, (SELECT value FROM meta WHERE key = '{_FORK}' || number)"
)
"""The fork point stands in ``meta``, which files of the format had before it was noted."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """One merge. ``first`` and ``last`` are the numbers of the transactions that came, in the log of this file;
    ``author`` and ``device`` who merged; ``undone`` the transaction that took it back and still stands; ``fork`` the
    last one that both copies held before, None where that was not noted."""

    number: int
    first: int
    last: int
    time: str
    author: str
    device: str
    file: str
    undone: str | None
    fork: str | None = None


def fork_in(database: Database, news: Database) -> str | None:
    """Which transaction of ours the other copy held last, as the process says that looked it over."""
    found = news.value("SELECT value FROM meta WHERE key = 'fork'")
    return str(found) if found is not None and log.transaction(database, str(found)) is not None else None


def note(database: Database, first: int, last: int, author: str, device: str, file: str, fork: str | None) -> int:
    """Remembers a merge, inside ``Database.writing``; returns its number."""
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "Z"
    number = database.run(
        "INSERT INTO arrival (first, last, time, author, device, file) VALUES (?, ?, ?, ?, ?, ?)",
        (first, last, now, author, device, file),
    )
    if fork is not None:
        database.run("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", (f"{_FORK}{number}", fork))
    return number


def note_undone(database: Database, number: int, transaction: str) -> None:
    """Remembers what took a merge back, in the same database transaction."""
    database.run("UPDATE arrival SET undone = ? WHERE number = ?", (transaction, number))


def all_of(database: Database, most: int | None = None) -> list[Arrival]:
    """All merges, or so many of them, the newest first."""
    rows = database.rows(
        f"SELECT {_COLUMNS} FROM arrival ORDER BY number DESC LIMIT ?", (-1 if most is None else most,)
    )
    return [_arrival(database, row) for row in rows]


def one(database: Database, number: int) -> Arrival:
    """A merge by its number. Raises NotFound."""
    row = database.row(f"SELECT {_COLUMNS} FROM arrival WHERE number = ?", (number,))
    if row is None:
        raise NotFound(f"There was no merge {number} into this file. “briefing merges” lists them.")
    return _arrival(database, row)


def parts(database: Database, arrival: Arrival) -> list[tuple[str, str, int, str, str]]:
    """Whose work came: author, device, how many transactions, the first and the last time; who came first, first."""
    rows = database.rows(
        "SELECT author, device, count(*), min(time), max(time) FROM log_transaction WHERE number BETWEEN ? AND ? "
        "GROUP BY author, device ORDER BY min(number)",
        (arrival.first, arrival.last),
    )
    return [(row[0], row[1], row[2], row[3], row[4]) for row in rows]


def by_which(database: Database, numbers: Iterable[int]) -> dict[int, int]:
    """The merges by which transactions came, both by their numbers; those that were made here are left out."""
    known = database.rows("SELECT first, last, number FROM arrival ORDER BY first")
    starts = [row[0] for row in known]
    found = {}
    for number in numbers:
        place = bisect_right(starts, number) - 1
        if place >= 0 and number <= known[place][1]:
            found[number] = known[place][2]
    return found


def _arrival(database: Database, row: tuple[Any, ...]) -> Arrival:
    taker = history.one(database, row[7]) if row[7] else None
    stands = taker is not None and not history.undone(database, [taker])
    number, first, last, time, author, device, file, undone, fork = row
    return Arrival(number, first, last, time, author, device, file, undone if stands else None, fork)
