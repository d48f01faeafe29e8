# SPDX-License-Identifier: Apache-2.0
"""Taking transactions of another copy: their changes, texts and files, and the records that follow from them."""

from collections.abc import Callable, Sequence

from briefing_app.domain.changes import RecordState, fold
from briefing_app.domain.records import RECORD_TYPES
from briefing_app.store import gateway, log
from briefing_app.store.merge.missing import Found, Missing, changes_of
from briefing_app.store.sqlite import Database


def take(database: Database, other: Database, coming: Found, check: Callable[[], None]) -> dict[str, str]:
    """Adds the transactions to the log and carries them into the tables; returns the records that they touch,
    with their types.

    To be used inside ``Database.writing``. ``check`` is called often, and stops the work by raising.
    """
    number = database.number("SELECT coalesce(max(number), 0) FROM log_transaction")
    following = database.number("SELECT coalesce(max(number), 0) + 1 FROM log_change")
    touched: dict[str, str] = {}
    for found in coming.missing:
        check()
        number += 1
        changes = changes_of(other, found)
        _append(database, found, number, following, changes)
        following += len(changes)
        touched.update((record, type_name) for type_name, record, _, _ in changes)
    _take_blobs(database, other, coming.blobs, check)
    for record, type_name in touched.items():
        check()
        gateway.project(database, RECORD_TYPES[type_name], state_of(database, type_name, record))
    return touched


def state_of(database: Database, type_name: str, record: str) -> RecordState:
    """A record from all its changes. Raises CaseFileDamaged."""
    changes = log.changes_of_record(database, record)
    order = log.orders(database, {change.transaction for change in changes})
    try:
        return fold(type_name, record, changes, order)
    except (KeyError, ValueError, TypeError, IndexError, AttributeError) as error:
        raise log.damaged(database, record) from error


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
        ((first + offset, number, *change) for offset, change in enumerate(changes)),
    )


def _take_blobs(database: Database, other: Database, wanted: Sequence[str], check: Callable[[], None]) -> None:
    """Texts and files that are not here yet."""
    for digest in wanted:
        check()
        row = other.row("SELECT hash, size, encoding, data FROM blob WHERE hash = ?", (digest,))
        if row is not None:
            database.run("INSERT OR IGNORE INTO blob (hash, size, encoding, data) VALUES (?, ?, ?, ?)", row)
