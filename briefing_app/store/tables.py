# SPDX-License-Identifier: Apache-2.0
"""Rows of the record tables: how they are written, one or many at a time. Only the gateway calls this."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from briefing_app.domain.fields import Record
from briefing_app.domain.records import RECORD_TYPES
from briefing_app.store.sqlite import Database, quoted

_WORTH_A_STATEMENT = 16


@cache
def _insert_sql(type_name: str, filled: tuple[bool, ...]) -> str:
    fields = RECORD_TYPES[type_name].field_names()
    names = ["id", *(name for name, there in zip(fields, filled, strict=True) if there)]
    return f"INSERT INTO {quoted(type_name)} ({', '.join(map(quoted, names))}) VALUES ({', '.join('?' * len(names))})"


def insert_sql(kind: type[Record]) -> str:
    """The statement that takes an id and all fields."""
    return _insert_sql(kind.type_name, (True,) * len(kind.field_names()))


def insert(database: Database, record: Record) -> None:
    """Adds one row."""
    database.run(insert_sql(type(record)), (record.id, *record.values()))


def insert_many(database: Database, kind: type[Record], rows: Iterable[tuple[str, tuple[Any, ...]]]) -> None:
    """Adds rows, given as id and field values.

    Binding a null costs several times what binding a text costs, and most fields of most records are empty: rows with
    the same fields filled go through a statement that names only those.
    """
    groups: dict[tuple[bool, ...], list[Sequence[Any]]] = {}
    for id, values in rows:
        filled = tuple([value is not None for value in values])
        groups.setdefault(filled, []).append((id, *values))
    rare: list[Sequence[Any]] = []
    for filled, found in groups.items():
        if len(found) < _WORTH_A_STATEMENT:
            rare.extend(found)
        else:
            keep = [0, *(index for index, there in enumerate(filled, 1) if there)]
            database.many(_insert_sql(kind.type_name, filled), [[row[index] for index in keep] for row in found])
    database.many(insert_sql(kind), rare)


def update_many(
    database: Database, kind: type[Record], rows: Iterable[tuple[str, Sequence[Any], Sequence[Any]]]
) -> None:
    """Changes rows, given as id, the field values that they hold, and those that they are to hold. Only columns that
    differ are written, so that no index is touched in vain."""
    names = kind.field_names()
    groups: dict[tuple[int, ...], list[Sequence[Any]]] = {}
    for id, old, new in rows:
        differing = tuple([place for place, value in enumerate(new) if old[place] != value])
        groups.setdefault(differing, []).append((*[new[place] for place in differing], id))
    for places, found in groups.items():
        assigned = ", ".join(f"{quoted(names[place])} = ?" for place in places)
        database.many(f"UPDATE {quoted(kind.type_name)} SET {assigned} WHERE id = ?", found)
