# SPDX-License-Identifier: Apache-2.0
"""The log as it lies in the file: encoding, hashes, reading. Appending is the gateway's."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from briefing_app.domain.changes import Change, Operation, Transaction
from briefing_app.store.sqlite import Database, Row

_TRANSACTION = (
    "id, writer, sequence, clock, time, author, device, label, undoes, format, previous_hash, hash, "
    "first_change, last_change, number"
)
encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode


class Digest:
    """The hash of a transaction: over its head, then over each change as it is stored, in order."""

    def __init__(self, transaction: Transaction) -> None:
        head = [
            transaction.id, transaction.writer, transaction.sequence, transaction.clock, transaction.time,
            transaction.author, transaction.device, transaction.label, transaction.undoes, transaction.format,
            transaction.previous_hash,
        ]  # fmt: skip
        self._hash = hashlib.blake2b(encode(head).encode(), digest_size=32)

    def add(self, changes: Iterable[Sequence[str]]) -> None:
        """``changes``: (type, record, operation, data as stored)."""
        self._hash.update("".join(f"\n{t}\x1f{r}\x1f{o}\x1f{d}" for t, r, o, d in changes).encode())

    def hexdigest(self) -> str:
        return self._hash.hexdigest()


def insert_data(values: Sequence[Any]) -> str:
    """Values in declaration order without the trailing nulls."""
    last = len(values)
    while last and values[last - 1] is None:
        last -= 1
    return encode(values[:last])


def transaction_of(row: Row) -> Transaction:
    return Transaction(*row[:12])


def transactions(database: Database, where: str = "", values: Sequence[Any] = ()) -> list[Transaction]:
    """Transactions in the order of their arrival in this file, unless ``where`` ends in an order of its own."""
    order = "" if "ORDER BY" in where else " ORDER BY number"
    return [
        transaction_of(row)
        for row in database.rows(f"SELECT {_TRANSACTION} FROM log_transaction {where}{order}", values)
    ]


def transaction(database: Database, id: str) -> Transaction | None:
    found = transactions(database, "WHERE id = ?", (id,))
    return found[0] if found else None


def size_of(database: Database, id: str) -> int:
    """How many changes a transaction holds."""
    return int(database.value("SELECT last_change - first_change + 1 FROM log_transaction WHERE id = ?", (id,)) or 0)


def changes_of_record(database: Database, record: str) -> list[Change]:
    """All changes of one record, in the order of their arrival."""
    return [
        Change(row[0], row[1], record, Operation(row[2]), json.loads(row[3]))
        for row in database.rows(
            "SELECT t.id, c.type, c.operation, c.data FROM log_change c "
            "JOIN log_transaction t ON t.number = c.tx WHERE c.record = ? ORDER BY c.number",
            (record,),
        )
    ]


def changes_of_transaction(database: Database, id: str) -> Iterator[Change]:
    """The changes that one transaction made, in their order."""
    for row in database.iterate(
        "SELECT c.type, c.record, c.operation, c.data FROM log_transaction t "
        "JOIN log_change c ON c.number BETWEEN t.first_change AND t.last_change WHERE t.id = ? ORDER BY c.number",
        (id,),
    ):
        yield Change(id, row[0], row[1], Operation(row[2]), json.loads(row[3]))


def orders(database: Database, ids: Iterable[str]) -> dict[str, tuple[int, str]]:
    """The display order of these transactions; unknown ones are absent."""
    wanted = list(ids)
    found: dict[str, tuple[int, str]] = {}
    for start in range(0, len(wanted), 500):
        part = wanted[start : start + 500]
        marks = ",".join("?" * len(part))
        for id, clock in database.rows(f"SELECT id, clock FROM log_transaction WHERE id IN ({marks})", part):
            found[id] = (clock, id)
    return found
