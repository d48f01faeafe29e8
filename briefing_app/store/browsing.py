# SPDX-License-Identifier: Apache-2.0
"""Read models: what lists and tables show, joined in SQL and read in pages."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from briefing_app.domain.errors import BadInput
from briefing_app.domain.records import RECORD_TYPES, Citation, Source
from briefing_app.store import queries
from briefing_app.store.search_text import parse
from briefing_app.store.sqlite import Database, quoted

NOT_GRADED: Final = "–"


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source in a list; ``claims`` counts the claims that cite it."""

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


@dataclass(frozen=True, slots=True)
class ClaimQuery:
    """Which claims, in which order. ``sort``: made, statement, kind, event_time, heading, grade or status."""

    text: str = ""
    kind: str | None = None
    status: str | None = None
    heading: str | None = None
    source: str | None = None
    tag: str | None = None
    sort: str = "made"
    descending: bool = False


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim in a table. ``grade``: the best pair of its supporting citations, a dash for a half that is not given."""

    id: str
    statement: str
    kind: str
    heading: str | None
    event_time: str | None
    place: str | None
    status: str
    grade: str
    citations: int
    source_title: str | None
    conflicted: bool


@dataclass(frozen=True, slots=True)
class CitationRow:
    """A citation with its source."""

    citation: Citation
    source: Source

    @property
    def grade(self) -> str:
        return (self.source.reliability or NOT_GRADED) + (self.citation.credibility or NOT_GRADED)


@dataclass(frozen=True, slots=True)
class Highlight:
    """A cited passage in a text; ``subject`` is the claim or assessment that cites it."""

    start: int
    end: int
    stance: str
    subject: str
    citation: str
    statement: str


def counts(database: Database) -> dict[str, int]:
    """How many live records there are of each type, and how many fields are in conflict."""
    found = {name: queries.count(database, name) for name in RECORD_TYPES}
    found["conflict"] = database.number("SELECT count(*) FROM conflict")
    return found


def source_rows(database: Database, text: str = "") -> list[SourceRow]:
    """Sources, the latest published first; ``text`` filters by words in their fields or texts."""
    where, values = "", []
    if text.strip():
        where = (
            "WHERE s.id IN (SELECT coalesce(v.source, e.record) FROM search_index i "
            "JOIN search_entry e ON e.number = i.rowid LEFT JOIN version v ON v.id = e.record "
            "WHERE i.words MATCH ? AND e.type IN ('source', 'version'))"
        )
        values = [parse(text).expression]
    rows = database.rows(
        "SELECT s.id, s.title, s.kind, s.outlet, s.author, s.published, s.language, s.reliability, s.handling, "
        "(SELECT count(DISTINCT c.claim) FROM citation c WHERE c.source = s.id) "
        f"FROM source s {where} ORDER BY coalesce(s.published, s.retrieved, '') DESC, s.id",
        values,
    )
    return [SourceRow(*row) for row in rows]


_GRADE = (
    "(SELECT min(coalesce(s.reliability, '–') || coalesce(c.credibility, '–')) FROM citation c "
    "JOIN source s ON s.id = c.source WHERE c.claim = claim.id AND c.stance = 'supports')"
)
_SORTS = {
    "made": "claim.id",
    "statement": "claim.statement COLLATE NOCASE",
    "kind": "claim.kind",
    "event_time": "claim.event_time",
    "heading": "claim.heading COLLATE NOCASE",
    "status": "claim.status",
    "place": "claim.place COLLATE NOCASE",
    "grade": _GRADE,
}


def claim_ids(database: Database, query: ClaimQuery) -> list[str]:
    """The ids of all claims that the query asks for, in order; empty values stand last, ties go by id.

    Raises BadInput for an unknown sort or a text without a word.
    """
    if query.sort not in _SORTS:
        raise BadInput(f"Claims cannot be sorted by “{query.sort}”. Sort by one of {', '.join(_SORTS)}.")
    tests: list[str] = []
    values: list[str] = []
    for name in ("kind", "status", "heading"):
        wanted = getattr(query, name)
        if wanted is not None:
            tests.append(f"claim.{name} = ?")
            values.append(wanted)
    if query.source is not None:
        tests.append("claim.id IN (SELECT claim FROM citation WHERE source = ?)")
        values.append(query.source)
    if query.tag is not None:
        tests.append("claim.id IN (SELECT subject FROM tagging WHERE tag = ?)")
        values.append(query.tag)
    if query.text.strip():
        tests.append(
            "claim.id IN (SELECT e.record FROM search_index i JOIN search_entry e ON e.number = i.rowid "
            "WHERE i.words MATCH ? AND e.type = 'claim')"
        )
        values.append(parse(query.text).expression)
    where = f"WHERE {' AND '.join(tests)}" if tests else ""
    way = "DESC" if query.descending else "ASC"
    key = _SORTS[query.sort]
    order = f"claim.id {way}" if query.sort == "made" else f"{key} {way} NULLS LAST, claim.id"
    return [row[0] for row in database.rows(f"SELECT claim.id FROM claim {where} ORDER BY {order}", values)]


def claim_rows(database: Database, ids: Sequence[str]) -> list[ClaimRow]:
    """The rows of these claims in this order; claims that are gone are left out."""
    found: dict[str, ClaimRow] = {}
    for start in range(0, len(ids), 500):
        part = ids[start : start + 500]
        rows = database.rows(
            f"SELECT id, statement, kind, heading, event_time, place, status, {_GRADE}, "
            "(SELECT count(*) FROM citation c WHERE c.claim = claim.id), "
            "(SELECT s.title FROM citation c JOIN source s ON s.id = c.source WHERE c.claim = claim.id "
            "ORDER BY c.id LIMIT 1), EXISTS (SELECT 1 FROM conflict WHERE record = claim.id) "
            f"FROM claim WHERE id IN ({','.join('?' * len(part))})",
            part,
        )
        for row in rows:
            grade = row[7] or NOT_GRADED
            grade = NOT_GRADED if grade == NOT_GRADED * 2 else grade
            found[row[0]] = ClaimRow(*(*row[:7], grade, row[8], row[9], bool(row[10])))
    return [found[id] for id in ids if id in found]


def citation_rows(database: Database, subject: str) -> list[CitationRow]:
    """The citations of a claim or assessment: supporting ones first, then by id."""
    rows = database.rows(
        f"SELECT {queries.columns(Citation, 'c.')}, {queries.columns(Source, 's.')} FROM citation c "
        "JOIN source s ON s.id = c.source WHERE c.claim = ? OR c.assessment = ? "
        "ORDER BY c.stance = 'supports' DESC, c.stance, c.id",
        (subject, subject),
    )
    width = 1 + len(Citation.field_names())
    return [
        CitationRow(queries.record_of(Citation, row[:width]), queries.record_of(Source, row[width:])) for row in rows
    ]


def highlights(database: Database, version: str) -> list[Highlight]:
    """The cited passages of a text, from its start."""
    rows = database.rows(
        "SELECT c.start, c.end, c.stance, coalesce(c.claim, c.assessment), c.id, "
        "coalesce(cl.statement, a.statement, '') FROM citation c LEFT JOIN claim cl ON cl.id = c.claim "
        "LEFT JOIN assessment a ON a.id = c.assessment WHERE c.version = ? ORDER BY c.start, c.end, c.id",
        (version,),
    )
    return [Highlight(*row) for row in rows]


def values_of(database: Database, type_name: str, field: str, limit: int = 200) -> list[str]:
    """The values that a text field has in this case, the most used first: what an editor completes from."""
    kind = RECORD_TYPES[type_name]
    if field not in kind.field_names():
        raise KeyError(f"{type_name} has no field {field}")
    rows = database.rows(
        f"SELECT {quoted(field)} FROM {quoted(type_name)} WHERE {quoted(field)} IS NOT NULL "
        f"GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT ?",
        (limit,),
    )
    return [str(row[0]) for row in rows]
