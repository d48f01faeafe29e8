# SPDX-License-Identifier: Apache-2.0
"""Read models: what lists and tables show, joined in SQL and read in pages."""

from collections.abc import Collection
from dataclasses import dataclass

from briefing_app.domain.records import RECORD_TYPES, Citation, Source
from briefing_app.store import queries
from briefing_app.store.claim_table import NOT_GRADED
from briefing_app.store.sqlite import Database, quoted


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
    """A cited passage in a text; ``subject`` is the claim or assessment that cites it.

    ``grade``: reliability and credibility, a dash for a half that is not given.
    """

    start: int
    end: int
    stance: str
    subject: str
    citation: str
    statement: str
    grade: str = NOT_GRADED
    withdrawn: bool = False


def counts(database: Database, types: Collection[str] | None = None) -> dict[str, int]:
    """How many live records there are of each type (or of these), and how many fields are in conflict."""
    found = {name: queries.count(database, name) for name in RECORD_TYPES if types is None or name in types}
    found["conflict"] = database.number("SELECT count(*) FROM conflict")
    return found


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
        "coalesce(cl.statement, a.statement, ''), coalesce(s.reliability, '–') || coalesce(c.credibility, '–'), "
        "coalesce(cl.status, a.status) = 'withdrawn' FROM citation c JOIN source s ON s.id = c.source "
        "LEFT JOIN claim cl ON cl.id = c.claim LEFT JOIN assessment a ON a.id = c.assessment "
        "WHERE c.version = ? ORDER BY c.start, c.end, c.id",
        (version,),
    )
    return [Highlight(*(*row[:6], NOT_GRADED if row[6] == NOT_GRADED * 2 else row[6], bool(row[7]))) for row in rows]


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


_SCANNED = 10_000
"""Rows that "last used" looks at, the latest written first: enough to find a handful, and never a whole large table."""
_NAMED_BY = {"tag": ("tagging", "tag"), "entity": ("mention", "entity")}


def recent_values(database: Database, type_name: str, field: str, limit: int) -> list[str]:
    """The values of a text field in the order in which they were last written, without repeats; names of tags and
    entities in the order of their last use."""
    kind = RECORD_TYPES[type_name]
    if field not in kind.field_names():
        raise KeyError(f"{type_name} has no field {field}")
    if field == "name" and type_name in _NAMED_BY:
        links, reference = _NAMED_BY[type_name]
        sql = (
            f"SELECT t.name FROM (SELECT {reference} AS id, rowid AS place FROM {links} ORDER BY rowid DESC LIMIT ?) "
            f"used JOIN {quoted(type_name)} t ON t.id = used.id GROUP BY t.id ORDER BY max(used.place) DESC LIMIT ?"
        )
    else:
        sql = (
            f"SELECT value FROM (SELECT {quoted(field)} AS value, rowid AS place FROM {quoted(type_name)} "
            "ORDER BY rowid DESC LIMIT ?) WHERE value IS NOT NULL AND value <> '' "
            "GROUP BY value ORDER BY max(place) DESC LIMIT ?"
        )
    return [str(row[0]) for row in database.rows(sql, (_SCANNED, limit))]


def claims_citing(database: Database, source: str) -> int:
    """How many claims cite a source."""
    return database.number("SELECT count(DISTINCT claim) FROM citation WHERE source = ?", (source,))
