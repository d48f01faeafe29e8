# SPDX-License-Identifier: Apache-2.0
"""Read models: what lists and tables show, joined in SQL and read in pages."""

from collections.abc import Collection
from dataclasses import dataclass

from briefing_app.domain.records import RECORD_TYPES, Citation, Source
from briefing_app.store import queries
from briefing_app.store.claim_table import NOT_GRADED
from briefing_app.store.search_text import parse
from briefing_app.store.sqlite import Database, quoted


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


@dataclass(frozen=True, slots=True)
class AssessmentRow:
    """An assessment in a list; ``basis`` counts what it rests on."""

    id: str
    author: str
    author_name: str
    affiliation: str | None
    by_expert: bool
    statement: str
    scale: str | None
    term: str | None
    low: float | None
    high: float | None
    confidence: str
    horizon: str | None
    key_judgment: bool
    basis: int
    status: str


def counts(database: Database, types: Collection[str] | None = None) -> dict[str, int]:
    """How many live records there are of each type (or of these), and how many fields are in conflict."""
    found = {name: queries.count(database, name) for name in RECORD_TYPES if types is None or name in types}
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


def assessment_rows(database: Database, question: str | None = None) -> list[AssessmentRow]:
    """Assessments: key judgments first in their order, then by id."""
    rows = database.rows(
        "SELECT a.id, a.author, coalesce(e.name, n.name, ''), coalesce(e.affiliation, n.affiliation), "
        "e.id IS NOT NULL, a.statement, a.scale, a.term, a.probability_low, a.probability_high, a.confidence, "
        "a.horizon, coalesce(a.key_judgment, 0), (SELECT count(*) FROM basis b WHERE b.assessment = a.id), a.status "
        "FROM assessment a LEFT JOIN expert e ON e.id = a.author LEFT JOIN analyst n ON n.id = a.author "
        + ("WHERE a.question = ? " if question is not None else "")
        + "ORDER BY coalesce(a.key_judgment, 0) DESC, a.position NULLS LAST, a.id",
        () if question is None else (question,),
    )
    return [AssessmentRow(*(*row[:4], bool(row[4]), *row[5:12], bool(row[12]), *row[13:])) for row in rows]


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
