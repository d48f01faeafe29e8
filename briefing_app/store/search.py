# SPDX-License-Identifier: Apache-2.0
"""Full-text search: what is indexed, how it is kept, how it is asked and ranked.

One contentless FTS5 table holds the words of every searchable record, folded by ``search_text``; the write gateway
keeps it, never a trigger.
"""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from briefing_app.domain.errors import CaseFileDamaged
from briefing_app.domain.fields import Record
from briefing_app.domain.records import RECORD_TYPES, Version
from briefing_app.store import queries
from briefing_app.store.search_text import Query, fold_text, parse, snippet
from briefing_app.store.sqlite import Database

_FIELDS: dict[type[Record], tuple[str, ...]] = {
    kind: tuple(spec.name for spec in kind.specs() if spec.searchable) for kind in RECORD_TYPES.values()
}
_PLACES: dict[type[Record], tuple[int, ...]] = {
    kind: tuple(place for place, spec in enumerate(kind.specs()) if spec.searchable) for kind in RECORD_TYPES.values()
}


@dataclass(frozen=True, slots=True)
class Hit:
    """One find. ``ranges`` are the matches in ``snippet``, as (start, end) code points."""

    type: str
    id: str
    title: str
    snippet: str
    ranges: tuple[tuple[int, int], ...]


def is_searched(kind: type[Record]) -> bool:
    """Whether records of this type stand in the index."""
    return kind is Version or bool(_FIELDS[kind])


def words_of(database: Database, record: Record) -> str:
    """Everything that a person may look for in this record."""
    if isinstance(record, Version):
        with suppress(CaseFileDamaged):  # verify tells of it; it stops neither a merge nor an edit
            return queries.text(database, record.text_hash) or ""
        return ""
    return "\n".join([value for name in _FIELDS[type(record)] if (value := getattr(record, name))])


def words_differ(kind: type[Record], old: Sequence[object], new: Sequence[object]) -> bool:
    """Whether field values of a record are found by other words than those it had. The text of a version never
    changes."""
    return any(old[place] != new[place] for place in _PLACES[kind])


def put(database: Database, record: Record) -> None:
    """Indexes a record anew; one without a word to find stays out of the index."""
    remove(database, record.id)
    if is_searched(type(record)):
        add_many(database, type(record), [record])


def add_many(database: Database, kind: type[Record], records: Sequence[Record]) -> None:
    """Indexes new records of one type."""
    if not is_searched(kind):
        return
    words = [(record.id, words_of(database, record)) for record in records]
    first = database.number("SELECT coalesce(max(number), 0) + 1 FROM search_entry")
    entries = list(enumerate([(id, fold_text(found)) for id, found in words if found], first))
    database.many(
        "INSERT INTO search_entry (number, record, type) VALUES (?, ?, ?)",
        [(number, id, kind.type_name) for number, (id, _) in entries],
    )
    database.many(
        "INSERT INTO search_index (rowid, words) VALUES (?, ?)",
        [(number, folded) for number, (_, folded) in entries],
    )


def remove(database: Database, record: str) -> None:
    """Takes a record out of the index."""
    remove_many(database, [record])


def remove_many(database: Database, records: Sequence[str]) -> None:
    """Takes these records out of the index, those of them that stand in it."""
    for start in range(0, len(records), 500):
        part = records[start : start + 500]
        marks = ",".join("?" * len(part))
        numbers = database.rows(f"SELECT number FROM search_entry WHERE record IN ({marks})", part)
        database.many("DELETE FROM search_index WHERE rowid = ?", numbers)
        database.many("DELETE FROM search_entry WHERE number = ?", numbers)


def search(database: Database, text: str, types: Sequence[str] = (), limit: int = 50) -> list[Hit]:
    """The best finds for what a person typed, best first. Raises BadInput for a query without a word.

    All words must occur; words in quotation marks stand together; a word of two letters or more also finds longer
    words that begin with it. A find in a source's text is given as the source.
    """
    query = parse(text)
    allowed = sorted({*types, *(("version",) if "source" in types else ())})
    only = f"AND e.type IN ({','.join('?' * len(allowed))})" if allowed else ""
    rows = database.rows(
        "SELECT e.type, e.record FROM search_index i JOIN search_entry e ON e.number = i.rowid "
        f"WHERE i.words MATCH ? {only} ORDER BY i.rank, e.record LIMIT ?",
        (query.expression, *allowed, limit * 2),
    )
    hits: dict[str, Hit] = {}
    for type_name, id in rows:
        hit = _hit(database, query, type_name, id)
        if hit is not None:
            hits.setdefault(hit.id, hit)
        if len(hits) == limit:
            break
    return list(hits.values())


def resembling(database: Database, expression: str, kind: type[Record], limit: int) -> list[str]:
    """Ids of the records of one type that fit an FTS5 expression, best first."""
    rows = database.rows(
        "SELECT e.record FROM search_index i JOIN search_entry e ON e.number = i.rowid "
        "WHERE i.words MATCH ? AND e.type = ? ORDER BY i.rank, e.record LIMIT ?",
        (expression, kind.type_name, limit),
    )
    return [str(row[0]) for row in rows]


def _hit(database: Database, query: Query, type_name: str, id: str) -> Hit | None:
    record = queries.find(database, queries.kind_named(database, type_name), id)
    if record is None:
        return None
    shown, ranges = snippet(words_of(database, record), query)
    named = queries.find_any(database, record.source) if isinstance(record, Version) else record
    return None if named is None else Hit(named.type_name, named.id, title_of(named), shown, ranges)


_USUAL_TITLES = ("title", "name", "statement", "text", "exact")
_TITLES = {"proposal": ("after", "before", "remark")}
"""What a record is called by, where not by one of the usual fields: the statement of a proposal is a mark in a file."""


def title_of(record: Record) -> str:
    """How a record is called in lists: its title, name or statement."""
    for name in _TITLES.get(record.type_name, _USUAL_TITLES):
        value = getattr(record, name, None)
        if value:
            return str(value)
    return record.type_name
