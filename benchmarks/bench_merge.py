# SPDX-License-Identifier: Apache-2.0
"""Merging a colleague's copy, against a plain SQL union of the two logs.

Both people changed so many of the claims, half of them in the same field. The union puts the rows of both logs into
new tables with the indexes of a log, each transaction once; how long only the rows take that are missing is given too.
Measured against it is the merge itself: which transactions are missing, whether they are what their writers wrote, and
taking them with the records that follow, in one database transaction. The private copy of the other file with its
looking over, and the backup, take as long as the files are large, and are given apart.
"""

import shutil
import time
from pathlib import Path

from benchmarks.generate import Size, thing_id
from benchmarks.measure import SOURCES, Figure, generated
from briefing_app.domain.records import Claim
from briefing_app.services import merging
from briefing_app.services.session import CaseSession
from briefing_app.store import casefile
from briefing_app.store.merge import applying, missing
from briefing_app.store.merge.incoming import incoming
from briefing_app.store.sqlite import Database

_HEAD = "writer, sequence, clock, time, author, device, label, undoes, format, previous_hash, hash"
_GOAL, _AGAIN = 8.0, 0.3


def run(folder: Path, scale: float) -> list[Figure]:
    """With 1 % and, up to scale 1, with 100 % of the claims changed on each side."""
    size = Size(max(1, round(SOURCES * scale)))
    base = generated(folder, size.sources)
    figures: list[Figure] = []
    for share, at_once in ((0.01, 1), (1.0, 100)) if scale <= 1 else ((0.01, 1),):
        mine, theirs = (folder / f"{name}{casefile.SUFFIX}" for name in ("mine", "theirs"))
        for path, author in ((mine, "Ana"), (theirs, "Ben")):
            shutil.copy(base, path)
            edit(path, author, size, share, at_once)
        figures += _measured(folder, mine, theirs, f"{size.claims:,} claims, {share:.0%} changed on each side")
        mine.unlink()
        theirs.unlink()
    return figures


def edit(path: Path, author: str, size: Size, share: float, at_once: int) -> None:
    """Every so many-th claim gets a note; of Ana's, every second one gets a reason instead."""
    step = max(1, round(1 / share))
    numbers = range(0, size.claims, step)
    with CaseSession.open(path, author=author) as session:
        for start in range(0, len(numbers), at_once):
            with session.transaction("Edit claims") as work:
                for place, number in enumerate(numbers[start : start + at_once], start):
                    field = "status_reason" if author == "Ana" and place % 2 else "notes"
                    work.writer.update(Claim, thing_id(2, number), {field: f"seen by {author}"})


def _measured(folder: Path, mine: Path, theirs: Path, what: str) -> list[Figure]:
    floor, missing_rows = _union(folder, mine, theirs)
    with CaseSession.open(mine, author="Ana") as session:
        start = time.perf_counter()
        with incoming(theirs, session.file.case_id, session.database, _nothing) as other:
            looked_over = time.perf_counter() - start
            start = time.perf_counter()
            found = missing.find(session.database, other, _nothing)
            with session.database.writing():
                states = applying.take(session.database, other, found, _nothing)
            spent = time.perf_counter() - start
        conflicts = sum(len(state.conflicts()) for state in states.values())
        start = time.perf_counter()
        merging.merge(session, theirs)
        again = time.perf_counter() - start
        start = time.perf_counter()
        casefile.backup(session.database, session.file.case_id, "benchmark", folder / f"backup{casefile.SUFFIX}")
        kept = time.perf_counter() - start
    (folder / f"backup{casefile.SUFFIX}").unlink()
    return [
        Figure(f"{what}: union of the logs", floor, "s"),
        Figure("of that the rows that are missing here", missing_rows, "s"),
        Figure(f"{what}: merge ({conflicts:,} conflicts)", spent, "s"),
        Figure("merge to union", spent / floor, "times", _GOAL),
        Figure("copy of the other file, looked over", looked_over, "s"),
        Figure("backup before", kept, "s"),
        Figure("the same file again, all in all", again, "s", _AGAIN),
    ]


def _union(folder: Path, mine: Path, theirs: Path) -> tuple[float, float]:
    """Seconds that the union of both logs takes, and of that the rows that only the second has."""
    union = folder / f"union{casefile.SUFFIX}"
    with CaseSession.create(union, title="Union", author="Benchmark") as session:
        database = session.database
        for name, path in (("mine", mine), ("theirs", theirs)):
            database.run(f"ATTACH ? AS {name}", (str(path),))
        start = time.perf_counter()
        with database.writing():
            database.run("DELETE FROM log_transaction")
            database.run("DELETE FROM log_change")
            _take(database, "mine")
            middle = time.perf_counter()
            _take(database, "theirs")
        end = time.perf_counter()
        for name in ("mine", "theirs"):
            database.run(f"DETACH {name}")
    union.unlink()
    return end - start, end - middle


def _take(database: Database, name: str) -> None:
    """The transactions of one log that are not there yet, with their changes."""
    numbers = database.number("SELECT coalesce(max(number), 0) FROM main.log_transaction")
    changes = database.number("SELECT coalesce(max(number), 0) FROM main.log_change")
    lacking = f"SELECT number FROM {name}.log_transaction WHERE id NOT IN (SELECT id FROM main.log_transaction)"
    database.run(f"CREATE TEMP TABLE lacking AS {lacking}")
    database.run(
        f"INSERT INTO main.log_transaction (number, id, {_HEAD}, first_change, last_change) "
        f"SELECT number + ?, id, {_HEAD}, first_change + ?, last_change + ? FROM {name}.log_transaction "
        "WHERE number IN (SELECT number FROM lacking)",
        (numbers, changes, changes),
    )
    database.run(
        "INSERT INTO main.log_change (number, tx, type, record, operation, data) "
        "SELECT c.number + ?, c.tx + ?, c.type, c.record, c.operation, c.data FROM lacking l "
        f"JOIN {name}.log_transaction t ON t.number = l.number "
        f"JOIN {name}.log_change c ON c.number BETWEEN t.first_change AND t.last_change",
        (changes, numbers),
    )
    database.run("DROP TABLE lacking")


def _nothing() -> None:
    pass
