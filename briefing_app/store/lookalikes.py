# SPDX-License-Identifier: Apache-2.0
"""Which records hold the same in the fields by which people know them. Reads only; says nothing of what they are."""

from collections.abc import Iterator, Sequence

from briefing_app.domain.fields import FieldKind, Record
from briefing_app.domain.records import RECORD_TYPES
from briefing_app.store import queries
from briefing_app.store.sqlite import Database, Row, quoted

Alike = tuple[str, ...]
"""Ids of records that hold the same."""

_SOURCES_BY_URL = """
    SELECT group_concat(id, char(31)) FROM (
        SELECT id, rtrim(url, '/') COLLATE NOCASE AS place FROM source WHERE url IS NOT NULL ORDER BY id
    ) GROUP BY place HAVING count(*) > 1"""
_SOURCES_BY_TEXT = """
    SELECT group_concat(source, char(31)) FROM (
        SELECT DISTINCT source, text_hash FROM version WHERE characters > 0 ORDER BY source
    ) GROUP BY text_hash HAVING count(*) > 1"""
_SOURCES_BY_TITLE = """
    SELECT group_concat(id, char(31)) FROM (
        SELECT id, title, outlet, published FROM source
        WHERE outlet IS NOT NULL OR published IS NOT NULL ORDER BY id
    ) GROUP BY title COLLATE NOCASE, outlet COLLATE NOCASE, published HAVING count(*) > 1"""
_CLAIMS = """
    SELECT group_concat(id, char(31)) FROM (
        SELECT id, statement, event_time FROM claim INDEXED BY "claim_by_statement" WHERE status = 'live'
    ) GROUP BY statement COLLATE NOCASE, event_time HAVING count(*) > 1"""


def sources_by_url(database: Database) -> list[Alike]:
    """Sources with the same address, without regard to case and to a last stroke."""
    return _groups(database, _SOURCES_BY_URL)


def sources_by_text(database: Database) -> list[Alike]:
    """Sources that hold exactly the same text."""
    return _groups(database, _SOURCES_BY_TEXT)


def sources_by_title(database: Database) -> list[Alike]:
    """Sources with the same title, outlet and date; a title alone says too little."""
    return _groups(database, _SOURCES_BY_TITLE)


def claims(database: Database) -> list[Alike]:
    """Live claims with the same words and the same time."""
    return _groups(database, _CLAIMS)


def texts(database: Database, kind: type[Record], *names: str) -> Iterator[Row]:
    """The id of each record of a type with these fields, by id."""
    fields = ", ".join(quoted(name) for name in names)
    yield from database.iterate(f"SELECT id, {fields} FROM {quoted(kind.type_name)} ORDER BY id")


def referring(database: Database, ids: Sequence[str], target: str) -> Iterator[Record]:
    """Live records with a reference to any of these, which are of the type ``target``; weak references count too. One
    that has several comes several times."""
    for kind in RECORD_TYPES.values():
        for spec in kind.specs():
            if spec.kind is FieldKind.REFERENCE and (not spec.targets or target in spec.targets):
                yield from queries.by_reference(database, kind, spec.name, ids)


def _groups(database: Database, sql: str) -> list[Alike]:
    return sorted(tuple(sorted(row[0].split("\x1f"))) for row in database.rows(sql))
