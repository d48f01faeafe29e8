# SPDX-License-Identifier: Apache-2.0
"""Taking transactions of another copy: their changes, texts and files, and the records that follow from them."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from briefing_app.domain.changes import RecordState
from briefing_app.domain.records import Version
from briefing_app.store import folding, projecting, queries, search
from briefing_app.store.merge.missing import Found, Missing, changes_of
from briefing_app.store.sqlite import Database


def take(database: Database, other: Database, coming: Found, check: Callable[[], None]) -> dict[str, RecordState]:
    """Adds the transactions to the log and carries them into the tables; returns the records whose state follows from
    them, with those that they keep in the case.

    To be used inside ``Database.writing``. ``check`` is called often, and stops the work by raising.
    """
    touched = _append_all(database, other, coming.missing, check)
    _take_blobs(database, other, coming.blobs, check)
    states = projecting.project_many(database, _checked(touched, check))
    for version in _versions_of(database, coming.blobs):
        if version.id not in states:
            search.put(database, version)
    return states


def _append_all(
    database: Database, other: Database, missing: Sequence[Missing], check: Callable[[], None]
) -> Iterable[str]:
    """The log of what comes; returns the records that it touches, in its order."""
    first = database.number("SELECT coalesce(max(number), 0) + 1 FROM log_transaction")
    following = database.number("SELECT coalesce(max(number), 0) + 1 FROM log_change")
    touched: dict[str, None] = {}
    for number, found in enumerate(missing, first):
        check()
        changes = changes_of(other, found)
        _append(database, found, number, following, changes)
        following += len(changes)
        touched.update((change[1], None) for change in changes)
    return touched


def _append(
    database: Database, found: Missing, number: int, first: int, changes: Sequence[tuple[str, str, str, str]]
) -> None:
    head = found.transaction
    database.run(
        "INSERT INTO log_transaction (number, id, writer, sequence, clock, time, author, device, label, undoes, "
        "format, previous_hash, hash, first_change, last_change) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
        (
            number, head.id, head.writer, head.sequence, head.clock, head.time, head.author, head.device, head.label,
            head.undoes, head.format, head.previous_hash, head.hash, first, first + len(changes) - 1,
        ),
    )  # fmt: skip
    database.many(
        "INSERT INTO log_change (number, tx, type, record, operation, data) VALUES (?, ?, ?, ?, ?, ?)",
        [(first + offset, number, *change) for offset, change in enumerate(changes)],
    )


def _checked(ids: Iterable[str], check: Callable[[], None]) -> Iterator[str]:
    for id in ids:
        check()
        yield id


def _take_blobs(database: Database, other: Database, wanted: Sequence[str], check: Callable[[], None]) -> None:
    """Texts and files that are not here yet."""
    for digest in wanted:
        check()
        row = other.row("SELECT hash, size, encoding, data FROM blob WHERE hash = ?", (digest,))
        if row is not None:
            database.run("INSERT OR IGNORE INTO blob (hash, size, encoding, data) VALUES (?, ?, ?, ?)", row)


def _versions_of(database: Database, texts: Sequence[str]) -> Iterator[Version]:
    """The versions whose text came; one may have been here without it."""
    for start in range(0, len(texts), folding.PART):
        part = texts[start : start + folding.PART]
        marks = ",".join("?" * len(part))
        rows = database.rows(f"SELECT id FROM version WHERE text_hash IN ({marks})", part)
        yield from queries.by_ids(database, Version, [row[0] for row in rows]).values()
