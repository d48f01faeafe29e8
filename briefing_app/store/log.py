# SPDX-License-Identifier: Apache-2.0
"""The log as it lies in the file: encoding, hashes, reading. Appending is the gateway's."""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from briefing_app.domain.changes import Change, Operation, Transaction
from briefing_app.domain.errors import CaseFileDamaged
from briefing_app.domain.records import RECORD_TYPES
from briefing_app.store.sqlite import Database, Row

_TRANSACTION = (
    "id, writer, sequence, clock, time, author, device, label, undoes, format, previous_hash, hash, "
    "first_change, last_change, number"
)
_encoder = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False, check_circular=False)
encode = _encoder.encode


def _array_encoder() -> Callable[[Sequence[Any]], str]:
    """``encode`` for arrays, several times faster: the standard library makes its C encoder anew for each call."""
    make = getattr(json.encoder, "c_make_encoder", None)
    if make is None:
        return encode
    parts = make(None, _encoder.default, json.encoder.encode_basestring, None, ":", ",", False, False, False)

    def fast(values: Sequence[Any]) -> str:
        return "".join(parts(values, 0))

    sample = ['a"\n\x1f\u2028é', 1, -0.5, 1e300, True, None, ["x"], {"k": [1.0]}]
    try:
        return fast if fast(sample) == encode(sample) else encode
    except (TypeError, ValueError):
        return encode


_encode_array = _array_encoder()


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
    return _encode_array(values[:last])


def transaction_of(row: Row) -> Transaction:
    return Transaction(*row[:12])


def rows(database: Database) -> Iterator[Row]:
    """All transactions as they are stored, in the order of their arrival: the columns of a Transaction, then first
    change, last change, number."""
    return database.iterate(f"SELECT {_TRANSACTION} FROM log_transaction ORDER BY number")


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


def change_of(transaction: str, type_name: str, record: str, operation: str, data: str) -> Change:
    """A change from its columns. Raises ValueError where they hold what no version of the program wrote."""
    change = Change(transaction, type_name, record, Operation(operation), json.loads(data))
    wanted = dict if change.operation is Operation.UPDATE else list
    if type_name not in RECORD_TYPES or not isinstance(change.data, wanted):
        raise ValueError(f"{type_name} {operation}")
    if isinstance(change.data, dict):
        fits = all(_is_entry(entry) for entry in change.data.values())
    else:
        fits = not any(isinstance(value, (list, dict)) for value in change.data)
    if not fits:
        raise ValueError(f"{type_name} {operation}")
    return change


def _is_entry(entry: object) -> bool:
    """Whether this is what an update holds for a field: old, new, the writes it replaces, perhaps its sides."""
    return isinstance(entry, list) and len(entry) >= 3 and all(isinstance(part, list) for part in entry[2:])


def read(database: Database, *columns: str) -> Change:
    """A change from its columns. Raises CaseFileDamaged where nobody can have written them."""
    try:
        return change_of(*columns)
    except (ValueError, TypeError, RecursionError) as error:
        raise damaged(database, columns[2]) from error


def damaged(database: Database, record: str) -> CaseFileDamaged:
    """The error for a record whose changes cannot be read or do not fit together."""
    return CaseFileDamaged(
        f"{database.path} is damaged: the changes of {record} cannot be read. Run “briefing verify” on it, and "
        "restore the latest backup with “briefing restore”."
    )


def changes_of_record(database: Database, record: str) -> list[Change]:
    """All changes of one record, in the order of their arrival."""
    return [
        read(database, row[0], row[1], record, row[2], row[3])
        for row in database.rows(
            "SELECT t.id, c.type, c.operation, c.data FROM log_change c "
            "JOIN log_transaction t ON t.number = c.tx WHERE c.record = ? ORDER BY c.number",
            (record,),
        )
    ]


def first_of_record(database: Database, record: str) -> Transaction | None:
    """The transaction that made a record; None where this file does not hold it."""
    found = transactions(
        database,
        "WHERE number IN (SELECT tx FROM log_change WHERE record = ? AND operation = 'insert') "
        "ORDER BY clock, id LIMIT 1",
        (record,),
    )
    return found[0] if found else None


def changes_of_transaction(database: Database, id: str) -> Iterator[Change]:
    """The changes that one transaction made, in their order."""
    for row in database.iterate(
        "SELECT c.type, c.record, c.operation, c.data FROM log_transaction t "
        "JOIN log_change c ON c.number BETWEEN t.first_change AND t.last_change WHERE t.id = ? ORDER BY c.number",
        (id,),
    ):
        yield read(database, id, *row)


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


def numbers(database: Database, ids: Sequence[str]) -> dict[str, int]:
    """Which place in this log each of a few transactions has."""
    marks = ",".join("?" * len(ids))
    return dict(database.rows(f"SELECT id, number FROM log_transaction WHERE id IN ({marks})", ids))


def touched_between(database: Database, first: int, last: int) -> dict[str, str]:
    """The records that these transactions touch, with their types."""
    return dict(
        database.rows(
            "SELECT c.record, c.type FROM log_transaction t "
            "CROSS JOIN log_change c ON c.number BETWEEN t.first_change AND t.last_change "
            "WHERE t.number BETWEEN ? AND ?",
            (first, last),
        )
    )
