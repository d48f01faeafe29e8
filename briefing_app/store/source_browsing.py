# SPDX-License-Identifier: Apache-2.0
"""Read models of sources: which ones, in which order, their rows in pages, and the values that occur."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from briefing_app.domain.errors import BadInput
from briefing_app.store import conflicted
from briefing_app.store.search_text import parse
from briefing_app.store.sqlite import Database

SOURCE_FACETS: Final = ("outlet", "language", "reliability", "kind", "handling")
"""The fields that sources can be filtered by, each by several values."""

Values = tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class SourceQuery:
    """Which sources, in which order.

    ``text``: words in their fields or texts. ``unclaimed``: only those that no claim cites yet. A facet without values
    lets everything through; None among its values stands for "not stated". ``sort``: published, added, title, outlet,
    reliability or claims, each the way one wants it first (the newest, A before B, the most); ``reverse`` turns it
    round. What is not stated stands last either way.
    """

    text: str = ""
    unclaimed: bool = False
    outlet: Values = ()
    language: Values = ()
    reliability: Values = ()
    kind: Values = ()
    handling: Values = ()
    sort: str = "published"
    reverse: bool = False

    @property
    def is_filtered(self) -> bool:
        return bool(self.text.strip()) or self.unclaimed or any(getattr(self, name) for name in SOURCE_FACETS)


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source in a list; ``claims`` counts the claims that cite it. ``contested``: it holds a conflict."""

    id: str
    title: str
    kind: str
    outlet: str | None
    author: str | None
    published: str | None
    language: str | None
    reliability: str | None
    handling: str | None
    claims: int
    contested: bool = False


_CLAIMS: Final = "(SELECT count(DISTINCT c.claim) FROM citation c WHERE c.source = s.id)"
_IS_UNCLAIMED: Final = "NOT EXISTS (SELECT 1 FROM citation c WHERE c.source = s.id AND c.claim IS NOT NULL)"
_SORTS: Final = {
    "published": ("coalesce(s.published, s.retrieved)", True),
    "added": ("s.id", True),
    "title": ("s.title COLLATE NOCASE", False),
    "outlet": ("s.outlet COLLATE NOCASE", False),
    "reliability": ("s.reliability", False),
    "claims": (_CLAIMS, True),
}
"""For each sort what it goes by, and whether the largest stands first."""
SOURCE_SORTS: Final = tuple(_SORTS)


def source_ids(database: Database, query: SourceQuery) -> list[str]:
    """The ids of all sources that the query asks for, in order; ties go by id.

    Raises BadInput for an unknown sort or a text without a word.
    """
    if query.sort not in _SORTS:
        raise BadInput(f"Sources cannot be sorted by “{query.sort}”. Sort by one of {', '.join(_SORTS)}.")
    key, downwards = _SORTS[query.sort]
    way = "DESC" if downwards != query.reverse else "ASC"
    where, values = _where(query)
    order = f"{key} {way}" if query.sort == "added" else f"{key} {way} NULLS LAST, s.id"
    return database.ids(f"SELECT s.id AS id FROM source s {where} ORDER BY {order}", values)


def source_rows(database: Database, ids: Sequence[str]) -> list[SourceRow]:
    """The rows of these sources in this order; sources that are gone are left out."""
    found: dict[str, SourceRow] = {}
    for start in range(0, len(ids), 500):
        part = ids[start : start + 500]
        rows = database.rows(
            "SELECT s.id, s.title, s.kind, s.outlet, s.author, s.published, s.language, s.reliability, s.handling, "
            f"{_CLAIMS}, {conflicted.holds('s.id')} FROM source s WHERE s.id IN ({','.join('?' * len(part))})",
            part,
        )
        found.update((row[0], SourceRow(*(*row[:-1], bool(row[-1])))) for row in rows)
    return [found[id] for id in ids if id in found]


def unclaimed_sources(database: Database, query: SourceQuery) -> int:
    """How many of these sources no claim cites yet."""
    where, values = _where(replace(query, unclaimed=True))
    return database.number(f"SELECT count(*) FROM source s {where}", values)


def source_values(database: Database, query: SourceQuery, facet: str, limit: int = 500) -> list[tuple[str | None, int]]:
    """The values of a facet with how many sources have each, the most frequent first, no more than ``limit``.

    The other filters of the query count, the facet's own does not. Raises KeyError for what is no facet.
    """
    if facet not in SOURCE_FACETS:
        raise KeyError(facet)
    where, values = _where(replace(query, **_without(facet)))
    rows = database.rows(
        f"SELECT s.{facet}, count(*) FROM source s {where} GROUP BY 1 ORDER BY 2 DESC, 1 NULLS LAST LIMIT ?",
        (*values, limit),
    )
    return [(row[0], row[1]) for row in rows]


def _without(facet: str) -> dict[str, Any]:
    return {facet: ()}


def _where(query: SourceQuery) -> tuple[str, list[str]]:
    tests: list[str] = []
    values: list[str] = []
    if query.text.strip():
        tests.append(
            "s.id IN (SELECT coalesce(v.source, e.record) FROM search_index i "
            "JOIN search_entry e ON e.number = i.rowid LEFT JOIN version v ON v.id = e.record "
            "WHERE i.words MATCH ? AND e.type IN ('source', 'version'))"
        )
        values.append(parse(query.text).expression)
    if query.unclaimed:
        tests.append(_IS_UNCLAIMED)
    for name in SOURCE_FACETS:
        wanted: Values = getattr(query, name)
        stated = [value for value in wanted if value is not None]
        either = [f"s.{name} IN ({','.join('?' * len(stated))})"] if stated else []
        either += [f"s.{name} IS NULL"] if None in wanted else []
        if either:
            tests.append(f"({' OR '.join(either)})")
            values.extend(stated)
    return (f"WHERE {' AND '.join(tests)}" if tests else ""), values
