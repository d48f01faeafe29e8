# SPDX-License-Identifier: Apache-2.0
"""Which transactions another copy has and this one lacks, and whether they are what their writers wrote."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from briefing_app.domain.changes import Transaction
from briefing_app.domain.errors import CaseFileDamaged
from briefing_app.store import log, queries
from briefing_app.store.sqlite import Database


@dataclass(frozen=True, slots=True)
class Missing:
    """A transaction that this copy lacks, and where its changes stand in the other."""

    transaction: Transaction
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Held:
    """A transaction that is not taken, and why."""

    transaction: Transaction
    reason: str


@dataclass(frozen=True, slots=True)
class Found:
    """What the other copy has: transactions to be taken, in the order of its log, and those held back; texts and files
    to be taken, by SHA-256, and those whose bytes are not what they are called by."""

    missing: tuple[Missing, ...]
    held: tuple[Held, ...]
    blobs: tuple[str, ...] = ()
    bad_blobs: tuple[str, ...] = ()


def find(database: Database, other: Database, check: Callable[[], None]) -> Found:
    """Compares both logs. A transaction with a wrong hash is held back, and with it what its writer wrote after it,
    which continues what was altered. ``check`` is called often, and stops the work by raising."""
    known: dict[str, str] = dict(database.rows("SELECT id, hash FROM log_transaction"))
    missing: list[Missing] = []
    held: list[Held] = []
    tips: dict[str, tuple[int, str]] = {}
    broken: set[str] = set()
    for row in list(log.rows(other)):
        found = log.transaction_of(row)
        if found.id in known:
            if known[found.id] != found.hash:
                held.append(Held(found, "it differs from the transaction of the same id that is here already"))
                broken.add(found.writer)
            continue
        check()
        coming = Missing(found, row[12], row[13])
        reason = _reason_against(database, other, coming, tips, broken)
        if reason:
            broken.add(found.writer)
            held.append(Held(found, reason))
            continue
        tips[found.writer] = (found.sequence, found.hash)
        missing.append(coming)
    blobs, bad = _blobs(database, other, check)
    return Found(tuple(missing), tuple(held), blobs, bad)


def changes_of(other: Database, found: Missing) -> list[tuple[str, str, str, str]]:
    """The changes of a transaction of the other copy, as they are stored."""
    return other.rows(
        "SELECT type, record, operation, data FROM log_change WHERE number BETWEEN ? AND ? ORDER BY number",
        (found.first, found.last),
    )


def _blobs(database: Database, other: Database, check: Callable[[], None]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    known = {row[0] for row in database.rows("SELECT hash FROM blob")}
    good: list[str] = []
    bad: list[str] = []
    for (digest,) in other.rows("SELECT hash FROM blob ORDER BY hash"):
        if digest in known:
            continue
        check()
        try:
            data = queries.blob(other, digest)
        except CaseFileDamaged:
            data = None
        (good if data is not None and hashlib.sha256(data).hexdigest() == digest else bad).append(digest)
    return tuple(good), tuple(bad)


def _reason_against(
    database: Database,
    other: Database,
    coming: Missing,
    tips: dict[str, tuple[int, str]],
    broken: set[str],
) -> str:
    """Why a transaction is not taken; empty where it is sound."""
    found = coming.transaction
    if found.writer in broken:
        return "it continues a transaction of the same writer that is held back"
    digest = log.Digest(found)
    changes = changes_of(other, coming)
    if not changes:
        return "it holds no change"
    digest.add(changes)
    if digest.hexdigest() != found.hash:
        return "what is stored is not what was written: it was altered, or the file is damaged"
    try:
        for change in changes:
            log.change_of(found.id, *change)
    except (ValueError, TypeError, RecursionError):
        return "it holds a change that cannot be read"
    if found.writer not in tips:
        tip = database.row(
            "SELECT sequence, hash FROM log_transaction WHERE writer = ? ORDER BY sequence DESC LIMIT 1",
            (found.writer,),
        )
        tips[found.writer] = (0, "") if tip is None else (int(tip[0]), str(tip[1]))
    sequence, before = tips[found.writer]
    if found.sequence == sequence + 1 and found.previous_hash != before:
        return "it does not continue what its writer wrote before"
    return ""
