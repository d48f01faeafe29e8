# SPDX-License-Identifier: Apache-2.0
"""Which records hold a conflict that nobody has settled."""

from collections.abc import Sequence

from briefing_app.store.sqlite import Database


def holds(record: str) -> str:
    """A condition of SQL: whether the record with this id, as an expression of the query, holds a conflict."""
    return f"EXISTS (SELECT 1 FROM conflict contested WHERE contested.record = {record})"


def fields(database: Database) -> dict[str, tuple[str, ...]]:
    """By record, the fields with several live values; an empty field: its deletion is contested."""
    found: dict[str, tuple[str, ...]] = {}
    for record, field in database.rows("SELECT record, field FROM conflict ORDER BY record, field"):
        found[record] = (*found.get(record, ()), field)
    return found


def fields_of(database: Database, id: str) -> tuple[str, ...]:
    """The same of one record."""
    return tuple(row[0] for row in database.rows("SELECT field FROM conflict WHERE record = ? ORDER BY field", (id,)))


def among(database: Database, ids: Sequence[str]) -> set[str]:
    """Those of the records that do."""
    return _those(database, ids, "")


def deletions(database: Database, ids: Sequence[str]) -> set[str]:
    """Those of the records whose deletion is contested."""
    return _those(database, ids, "AND field = ''")


def _those(database: Database, ids: Sequence[str], condition: str) -> set[str]:
    found: set[str] = set()
    for start in range(0, len(ids), 500):
        part = ids[start : start + 500]
        marks = ",".join("?" * len(part))
        sql = f"SELECT DISTINCT record FROM conflict WHERE record IN ({marks}) {condition}"
        found.update(row[0] for row in database.rows(sql, part))
    return found


def reports(database: Database) -> set[str]:
    """The reports that hold a conflict themselves, or in one of their parts, or in what they do with a record."""
    rows = database.rows(
        f"SELECT r.id FROM report r WHERE {holds('r.id')} "
        f"UNION SELECT b.report FROM block b WHERE {holds('b.id')} "
        f"UNION SELECT p.report FROM placement p WHERE {holds('p.id')}"
    )
    return {row[0] for row in rows}
