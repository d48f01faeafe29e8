# SPDX-License-Identifier: Apache-2.0
"""Which claims a table shows and in which order, as SQL: filters, sorting, groups."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from briefing_app.domain import scales
from briefing_app.domain.errors import BadInput
from briefing_app.domain.records import CLAIM_KINDS, STANCES
from briefing_app.store import ordering
from briefing_app.store.search_text import parse
from briefing_app.store.sqlite import Database

WITHOUT: Final = "-"
"""As the value of a filter: claims that have none."""

_RARE: Final = 5_000  # citations: fewer are looked up first, more are met soon enough on the way

FINDINGS: Final = ("uncited", "ungraded", "incomplete_figure")
GROUPINGS: Final = ("heading", "tag", "entity", "source", "place", "kind", "status", "month", "day")


@dataclass(frozen=True, slots=True)
class ClaimQuery:
    """Which claims, in which order; ``-`` as a value asks for those that have none.

    ``tag``, ``entity`` and ``source`` are ids. ``reliability`` and ``credibility`` are codes with commas between them:
    claims that one supporting citation gives such a pair. ``stance``: claims with such a citation. ``sort``: one of
    ``SORTS``.
    """

    text: str = ""
    kind: str | None = None
    status: str | None = None
    heading: str | None = None
    source: str | None = None
    tag: str | None = None
    place: str | None = None
    entity: str | None = None
    stance: str | None = None
    reliability: str | None = None
    credibility: str | None = None
    handling: str | None = None
    conflict: bool = False
    finding: str | None = None
    sort: str = "made"
    descending: bool = False


@dataclass(frozen=True, slots=True)
class GroupKey:
    """One group of a grouped table. ``key`` None: the claims that have none of it."""

    by: str
    key: str | None


_COLUMN: Final = re.compile(r"\bclaim\.([a-z_]+)")


@dataclass(slots=True)
class Conditions:
    """Conditions on ``claim`` with the values that they take."""

    sql: list[str] = field(default_factory=list)
    values: list[Any] = field(default_factory=list)
    is_light: bool = True
    """Whether it asks for no column of claims but those that the derived table has."""

    def add(self, sql: str, *values: Any) -> None:
        self.sql.append(sql)
        self.values.extend(values)
        if not set(_COLUMN.findall(sql)) <= ordering.COLUMNS:
            self.is_light = False

    @property
    def where(self) -> str:
        return f"WHERE {' AND '.join(self.sql)}" if self.sql else ""


_CITED = "EXISTS (SELECT 1 FROM citation c WHERE c.claim = claim.id)"
_SUPPORTED = "EXISTS (SELECT 1 FROM citation c WHERE c.claim = claim.id AND c.stance = 'supports')"
_GRADED = (
    "EXISTS (SELECT 1 FROM citation c JOIN source s ON s.id = c.source WHERE c.claim = claim.id "
    "AND c.stance = 'supports' AND s.reliability IS NOT NULL AND c.credibility IS NOT NULL)"
)
_FINDING_SQL: Final = {
    "uncited": f"claim.status = 'live' AND NOT {_CITED}",
    "ungraded": f"claim.status = 'live' AND {_SUPPORTED} AND NOT {_GRADED}",
    "incomplete_figure": "claim.status = 'live' AND claim.kind = 'figure' AND (claim.authority IS NULL "
    "OR claim.as_of IS NULL OR claim.population IS NULL OR claim.wording IS NULL)",
}
_PLAIN_SORTS: Final = {
    "statement": ("claim.statement COLLATE NOCASE",),
    "kind": ("claim.kind",),
    "event_time": ("claim.event_time",),
    "heading": ("claim.heading COLLATE NOCASE",),
    "status": ("claim.status",),
    "place": ("claim.place COLLATE NOCASE",),
    "handling": ("claim.handling",),
    "figure": ("claim.measure COLLATE NOCASE", "coalesce(claim.best, claim.minimum, claim.maximum)"),
}
_INDEXED: Final = ("made", "statement", "heading", "place", "event_time", "grade", "changed", "source")
SORTS: Final = ("made", *_PLAIN_SORTS, *ordering.DERIVED)
"""What claims can be sorted by."""


def conditions(database: Database, query: ClaimQuery, group: GroupKey | None = None) -> Conditions:
    """The conditions of a query, and of one of its groups. Raises BadInput for a value that cannot be."""
    test = Conditions()
    if query.kind is not None:
        test.add("claim.kind = ?", query.kind)
    if query.status == "withdrawn" and ordering.is_ready(database):  # a few of many
        test.add(f"claim.id IN (SELECT id FROM {ordering.TABLE} WHERE status = 'withdrawn')")
    elif query.status is not None:
        test.add("claim.status = ?", query.status)
    for name in ("heading", "place", "handling"):
        if (wanted := getattr(query, name)) is not None:
            _add_text(test, name, wanted)
    for name, (table, subject, other) in _LINKS.items():
        if (wanted := getattr(query, name)) is not None:
            _add_link(test, table, subject, other, None if wanted == WITHOUT else wanted)
    if query.stance is not None:
        _one_of("stance", query.stance, STANCES)
        test.add("EXISTS (SELECT 1 FROM citation c WHERE c.claim = claim.id AND c.stance = ?)", query.stance)
    _add_grades(test, database, query)
    if query.conflict:
        test.add("claim.id IN (SELECT record FROM conflict WHERE type = 'claim')")
    if query.finding is not None:
        _add_finding(test, database, query.finding)
    if query.text.strip():
        test.add(
            "claim.id IN (SELECT e.record FROM search_index i JOIN search_entry e ON e.number = i.rowid "
            "WHERE i.words MATCH ? AND e.type = 'claim')",
            parse(query.text).expression,
        )
    if group is not None:
        _add_group(test, group)
    return test


_LINKS: Final = {
    "source": ("citation", "claim", "source"),
    "tag": ("tagging", "subject", "tag"),
    "entity": ("mention", "claim", "entity"),
}
"""By filter: the table that links, its column for the claim and for the other end."""


def _add_text(test: Conditions, name: str, wanted: str | None) -> None:
    if wanted in (None, WITHOUT):
        test.add(f"claim.{name} IS NULL")
    else:
        test.add(f"claim.{name} = ? COLLATE NOCASE", wanted)


def _add_link(test: Conditions, table: str, subject: str, other: str, wanted: str | None) -> None:
    if wanted is None:
        test.add(f"NOT EXISTS (SELECT 1 FROM {table} l WHERE l.{subject} = claim.id)")
    else:
        test.add(f"claim.id IN (SELECT l.{subject} FROM {table} l WHERE l.{other} = ?)", wanted)


def _add_grades(test: Conditions, database: Database, query: ClaimQuery) -> None:
    """Both sets are asked of one and the same citation, so that a pair is never made of two."""
    sources, values = _grades_in("reliability", "s.reliability", "admiralty-reliability", query.reliability)
    items, more = _grades_in("credibility", "c.credibility", "admiralty-credibility", query.credibility)
    if not (sources or items):
        return
    both = " AND ".join(part for part in (sources, items) if part)
    rare = (
        f"FROM source s CROSS JOIN citation c ON c.source = s.id WHERE {sources} AND c.stance = 'supports' AND c.claim "
        "IS NOT NULL"
    )
    met = f"SELECT count(*) FROM (SELECT 1 {rare} LIMIT {_RARE})"
    if sources and database.number(met, values) < _RARE:
        test.add(f"claim.id IN (SELECT c.claim {rare}{f' AND {items}' if items else ''})", *values, *more)
    else:
        test.add(
            "EXISTS (SELECT 1 FROM citation c JOIN source s ON s.id = c.source WHERE c.claim = claim.id "
            f"AND c.stance = 'supports' AND {both})",
            *values,
            *more,
        )


def _grades_in(name: str, column: str, scale: str, asked: str | None) -> tuple[str, list[str]]:
    """The condition that a grade is one of those asked for, with its values; empty where nothing is asked."""
    if asked is None:
        return "", []
    codes = [code.strip().upper() for code in asked.split(",") if code.strip()]
    for code in codes:
        _one_of(name, code, (*scales.load(scale).codes, WITHOUT))
    known = [code for code in codes if code != WITHOUT]
    either = [f"{column} IN ({','.join('?' * len(known))})"] if known else []
    either += [f"{column} IS NULL"] if WITHOUT in codes else []
    return f"({' OR '.join(either) or '0'})", known


def _add_finding(test: Conditions, database: Database, finding: str) -> None:
    _one_of("finding", finding, FINDINGS)
    if finding in ordering.FINDINGS and ordering.is_ready(database):
        test.add(f"claim.id IN (SELECT id FROM {ordering.TABLE} WHERE finding = ?)", finding)
    else:
        test.add(_FINDING_SQL[finding])


def _one_of(name: str, value: str, known: Sequence[str]) -> None:
    if value not in known:
        raise BadInput(f"{name} cannot be “{value:.40}”: it is one of {', '.join(known)}.")


# -- order -----------------------------------------------------------------------------------------------------------


def claim_ids(
    database: Database, query: ClaimQuery, limit: int | None = None, group: GroupKey | None = None
) -> list[str]:
    """The ids of the claims that the query asks for, in order: all, or the first so many.

    Empty values stand last, ties go by id. Raises BadInput for an unknown sort or value, or a text without a word.
    """
    if query.sort not in SORTS:
        raise BadInput(f"Claims cannot be sorted by “{query.sort:.40}”. Sort by one of {', '.join(SORTS)}.")
    test = conditions(database, query, group)
    way = "DESC" if query.descending else "ASC"
    source, id = "claim", "claim.id"
    keys: Sequence[str] = _PLAIN_SORTS.get(query.sort, ())
    derived = ordering.keys(query.sort, "claim") if ordering.is_ready(database) else []
    if derived and test.is_light:
        source, keys = f"{ordering.TABLE} AS claim", derived
    elif derived and query.sort in ordering.DERIVED:
        source, id = _with_derived(group), "o.id"
        keys = ordering.keys(query.sort, "o")
    elif query.sort in ordering.DERIVED:
        keys = [ordering.DERIVED[query.sort]]
    # An index is read backwards as a whole. Without one, rows of equal keys are best taken as they are met.
    ties = way if query.sort in _INDEXED else "ASC"
    order = ", ".join([*(f"{key} {way} NULLS LAST" for key in keys), f"{id} {ties}"])
    sql = f"SELECT {id} AS id FROM {source} {test.where} ORDER BY {order}"
    if limit is None:
        return database.ids(sql, test.values)
    return [row[0] for row in database.rows(f"{sql} LIMIT ?", (*test.values, limit))]


def _with_derived(group: GroupKey | None) -> str:
    """Claims with the derived table: read in its order and each claim looked up, or, as a group is a small part of all,
    its claims first and then put in order."""
    if group is None or group.key is None:
        return f"{ordering.TABLE} o CROSS JOIN claim ON claim.id = o.id"
    return f"claim CROSS JOIN {ordering.TABLE} o ON o.id = claim.id"


def count(database: Database, query: ClaimQuery) -> int:
    """How many claims the query asks for."""
    test = conditions(database, query)
    return database.number(f"SELECT count(*) FROM claim {test.where}", test.values)


def starting_with(database: Database, query: ClaimQuery, beginning: str, limit: int = 500) -> list[str]:
    """Claims of the query whose statements begin like this, without regard to case."""
    test = conditions(database, query)
    test.add("claim.statement >= ? COLLATE NOCASE", beginning)
    test.add("claim.statement < ? COLLATE NOCASE", beginning + "\U0010ffff")
    sql = f"SELECT claim.id FROM claim {test.where} ORDER BY claim.statement COLLATE NOCASE, claim.id LIMIT ?"
    return [row[0] for row in database.rows(sql, (*test.values, limit))]


def finding_counts(database: Database) -> dict[str, int]:
    """How many live claims each finding is about."""
    ready = ordering.is_ready(database)
    found = ordering.finding_counts(database) if ready else {}
    for name, sql in _FINDING_SQL.items():
        if name not in found:
            found[name] = database.number(f"SELECT count(*) FROM claim WHERE {sql}")
    return {name: found[name] for name in FINDINGS}


# -- groups ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ClaimGroup:
    """A group of claims with how many it has. ``title`` is empty for those that have none, and where the key says it
    all (kinds, dates)."""

    key: str | None
    title: str
    count: int


def _date_part(letters: int) -> str:
    """The beginning of a date as far as it is stated: of its first day, if it is an interval."""
    digits = "[0-9][0-9][0-9][0-9]", "[0-9][0-9][0-9][0-9]-[0-9][0-9]", "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]"
    cases = [
        f"WHEN claim.event_time GLOB '{glob}*' THEN substr(claim.event_time, 1, {size})"
        for size, glob in ((10, digits[2]), (7, digits[1]), (4, digits[0]))
        if size <= letters
    ]
    return f"CASE {' '.join(cases)} ELSE claim.event_time END"


_COLUMNS: Final[Mapping[str, str]] = {
    "heading": "claim.heading COLLATE NOCASE",
    "place": "claim.place COLLATE NOCASE",
    "kind": "claim.kind",
    "status": "claim.status",
    "month": _date_part(7),
    "day": _date_part(10),
}
_TITLES: Final = {"tag": ("tag", "name"), "entity": ("entity", "name"), "source": ("source", "title")}


def _add_group(test: Conditions, group: GroupKey) -> None:
    _one_of("group", group.by, GROUPINGS)
    if group.by in _LINKS:
        _add_link(test, *_LINKS[group.by], group.key)
    elif group.by in ("heading", "place"):
        _add_text(test, group.by, group.key)
    else:
        if group.by in ("month", "day") and group.key is not None:  # the index of times finds what begins like this
            test.add("claim.event_time >= ?", group.key)
            test.add("claim.event_time < ?", group.key + "\U0010ffff")
        test.add(f"{_COLUMNS[group.by]} IS ?", group.key)


def claim_groups(database: Database, query: ClaimQuery, by: str) -> list[ClaimGroup]:
    """The groups of what the query asks for: by title, dates by time, kinds in their order; "none" last.

    Dates run backwards where the query sorts by time backwards. Raises BadInput.
    """
    _one_of("group", by, GROUPINGS)
    test = conditions(database, query)
    found = _linked(database, test, by) if by in _LINKS else _direct(database, test, by)
    backwards = by in ("month", "day") and query.sort == "event_time" and query.descending
    named = sorted((group for group in found if group.key is not None), key=_order_of(by), reverse=backwards)
    return named + [group for group in found if group.key is None]


def _order_of(by: str) -> Callable[[ClaimGroup], tuple[Any, ...]]:
    if by == "kind":
        return lambda group: (CLAIM_KINDS.index(group.key) if group.key in CLAIM_KINDS else 99,)
    return lambda group: (group.title.casefold() if by in _TITLES else (group.key or "").casefold(), group.key)


def _direct(database: Database, test: Conditions, by: str) -> list[ClaimGroup]:
    sql = f"SELECT {_COLUMNS[by]}, count(*) FROM claim {test.where} GROUP BY 1"
    texts = by in ("heading", "place")
    return [ClaimGroup(key, (key or "") if texts else "", count) for key, count in database.rows(sql, test.values)]


def _linked(database: Database, test: Conditions, by: str) -> list[ClaimGroup]:
    table, subject, other = _LINKS[by]
    kind, name = _TITLES[by]
    counted = f"count(DISTINCT l.{subject})" if by == "source" else "count(*)"
    only = f"AND l.{subject} IN (SELECT claim.id FROM claim {test.where})" if test.sql else ""
    rows = database.rows(
        f"SELECT g.id, g.{name}, x.n FROM (SELECT l.{other} AS id, {counted} AS n FROM {table} l "
        f"WHERE l.{subject} IN (SELECT id FROM claim) {only} GROUP BY l.{other}) x JOIN {kind} g ON g.id = x.id",
        test.values,
    )
    found = [ClaimGroup(*row) for row in rows]
    test.add(f"NOT EXISTS (SELECT 1 FROM {table} l WHERE l.{subject} = claim.id)")
    without = database.number(f"SELECT count(*) FROM claim {test.where}", test.values)
    return [*found, ClaimGroup(None, "", without)] if without else found


def groups_of(database: Database, id: str, by: str) -> list[GroupKey]:
    """The groups that a claim stands in."""
    _one_of("group", by, GROUPINGS)
    if by in _LINKS:
        table, subject, other = _LINKS[by]
        rows = database.rows(f"SELECT DISTINCT {other} FROM {table} WHERE {subject} = ? ORDER BY 1", (id,))
        return [GroupKey(by, row[0]) for row in rows] or [GroupKey(by, None)]
    return [
        GroupKey(by, row[0]) for row in database.rows(f"SELECT {_COLUMNS[by]} FROM claim WHERE claim.id = ?", (id,))
    ]
