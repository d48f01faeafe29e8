# SPDX-License-Identifier: Apache-2.0
"""Read models of judgments: assessments in order and in pages, by question, with what they rest on, and by author."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from briefing_app.domain import scales
from briefing_app.domain.errors import BadInput
from briefing_app.store import conflicted
from briefing_app.store.search_text import parse
from briefing_app.store.sqlite import Database

NO_QUESTION: Final = ""
"""Stands for the judgments that belong to no question."""

_PART: Final = 500
_FROM: Final = "FROM assessment a LEFT JOIN expert e ON e.id = a.author LEFT JOIN analyst n ON n.id = a.author "
_ROW: Final = (
    "a.id, a.author, coalesce(e.name, n.name, ''), coalesce(e.affiliation, n.affiliation), e.id IS NOT NULL, "
    "a.statement, a.scale, a.term, a.probability_low, a.probability_high, a.confidence, a.horizon, "
    "coalesce(a.key_judgment, 0), (SELECT count(*) FROM basis b WHERE b.assessment = a.id), a.status, a.question, "
    "a.made_on, a.outcome, a.resolved_on, a.dissents_from, "
    "EXISTS (SELECT 1 FROM assessment d WHERE d.dissents_from = a.id AND d.status = 'live'), "
    f"{conflicted.holds('a.id')} "
)


@dataclass(frozen=True, slots=True)
class AssessmentRow:
    """An assessment in a list; ``basis`` counts what it rests on. ``is_disputed``: another one dissents from it.
    ``contested``: it holds a conflict."""

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
    question: str | None
    made_on: str | None
    outcome: str | None
    resolved_on: str | None
    dissents_from: str | None
    is_disputed: bool
    contested: bool = False


@dataclass(frozen=True, slots=True)
class AssessmentQuery:
    """Which assessments, in which order.

    ``by``: expert or analyst; ``state``: open or resolved; ``question``: its id, or ``NO_QUESTION``. ``sort``: order
    (key judgments first), made, statement, author, likelihood, confidence, horizon, outcome or status.
    """

    text: str = ""
    author: str | None = None
    by: str | None = None
    state: str | None = None
    status: str | None = None
    key: bool | None = None
    question: str | None = None
    sort: str = "order"
    descending: bool = False


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """A question with its live assessments: how many, how many with a range. Id ``NO_QUESTION``: those without one."""

    id: str
    text: str
    judgments: int
    stated: int
    contested: bool = False


@dataclass(frozen=True, slots=True)
class GroundRow:
    """What an assessment rests on. ``grade`` and the counts are a claim's; ``status`` is the record's own."""

    id: str
    type: str
    statement: str
    stance: str
    note: str | None
    status: str
    grade: str | None
    citations: int
    sources: int
    author_name: str | None
    contested: bool = False


@dataclass(frozen=True, slots=True)
class ExpertRow:
    """An expert in a list; ``judgments`` counts the live ones, ``resolved`` those whose outcome is known."""

    id: str
    name: str
    affiliation: str | None
    field: str | None
    interests: str | None
    picture: str | None
    judgments: int
    resolved: int
    contested: bool = False


@dataclass(frozen=True, slots=True)
class AssumptionRow:
    """An assumption in a list; ``judgments`` counts the live ones that rest on it."""

    id: str
    statement: str
    status: str
    confidence: str
    judgments: int
    contested: bool = False


@dataclass(frozen=True, slots=True)
class QuotedIn:
    """A source in which an author's judgments stand, and how many."""

    id: str
    title: str
    outlet: str | None
    published: str | None
    judgments: int


@cache
def _sorts() -> dict[str, str]:
    ranks = " ".join(
        f"WHEN '{grade.code}' THEN {grade.rank}" for grade in scales.load("confidence").grades() if grade.rank
    )
    return {
        "order": "",
        "made": "a.made_on",
        "statement": "a.statement COLLATE NOCASE",
        "author": "coalesce(e.name, n.name) COLLATE NOCASE",
        "likelihood": "a.probability_low + a.probability_high",
        "confidence": f"CASE a.confidence {ranks} END",
        "horizon": "a.horizon",
        "outcome": "a.outcome",
        "status": "a.status",
    }


def assessment_ids(database: Database, query: AssessmentQuery) -> list[str]:
    """The ids of all assessments that the query asks for, in order; empty values stand last, ties go by id.

    Raises BadInput for an unknown sort or a text without a word.
    """
    sorts = _sorts()
    if query.sort not in sorts:
        raise BadInput(f"Judgments cannot be sorted by “{query.sort}”. Sort by one of {', '.join(sorts)}.")
    tests, values = _tests(query)
    where = f"WHERE {' AND '.join(tests)} " if tests else ""
    way = "DESC" if query.descending else "ASC"
    key = sorts[query.sort]
    order = f"{key} {way} NULLS LAST, a.id"
    if not key:
        front = "ASC" if query.descending else "DESC"
        order = f"coalesce(a.key_judgment, 0) {front}, a.position {way} NULLS LAST, a.id {way}"
    return database.ids(f"SELECT a.id AS id {_FROM}{where}ORDER BY {order}", values)


def _tests(query: AssessmentQuery) -> tuple[list[str], list[str]]:
    tests: list[str] = []
    values: list[str] = []
    for name, wanted in (("author", query.author), ("status", query.status), ("question", query.question or None)):
        if wanted is not None:
            tests.append(f"a.{name} = ?")
            values.append(wanted)
    if query.question == NO_QUESTION:
        tests.append("a.question IS NULL")
    if query.by is not None:
        tests.append(f"e.id IS {'NOT ' if query.by == 'expert' else ''}NULL")
    if query.state is not None:
        tests.append(f"a.outcome IS {'NOT ' if query.state == 'resolved' else ''}NULL")
    if query.key is not None:
        tests.append(f"coalesce(a.key_judgment, 0) = {int(query.key)}")
    if query.text.strip():
        tests.append(
            "a.id IN (SELECT s.record FROM search_index i JOIN search_entry s ON s.number = i.rowid "
            "WHERE i.words MATCH ? AND s.type = 'assessment')"
        )
        values.append(parse(query.text).expression)
    return tests, values


def assessment_rows(database: Database, ids: Sequence[str]) -> list[AssessmentRow]:
    """The rows of these assessments in this order; those that are gone are left out."""
    found: dict[str, AssessmentRow] = {}
    for start in range(0, len(ids), _PART):
        part = ids[start : start + _PART]
        for row in database.rows(f"SELECT {_ROW}{_FROM}WHERE a.id IN ({','.join('?' * len(part))})", part):
            found[row[0]] = AssessmentRow(
                *(*row[:4], bool(row[4]), *row[5:12], bool(row[12]), *row[13:20], bool(row[20]), bool(row[21]))
            )
    return [found[id] for id in ids if id in found]


def question_rows(database: Database) -> list[QuestionRow]:
    """The questions in the order in which they were made, then the judgments without one, if there are any."""
    counts = {
        row[0]: row[1:]
        for row in database.rows(
            "SELECT coalesce(question, ''), count(*), count(probability_low) FROM assessment "
            "WHERE status = 'live' GROUP BY question"
        )
    }
    known = database.rows(f"SELECT q.id, q.text, {conflicted.holds('q.id')} FROM question q ORDER BY q.id")
    rows = [QuestionRow(id, text, *(*counts.get(id, (0, 0)), bool(contested))) for id, text, contested in known]
    if NO_QUESTION in counts:
        rows.append(QuestionRow(NO_QUESTION, "", *counts[NO_QUESTION]))
    return rows


def ranges_of(database: Database, question: str) -> list[tuple[float, float]]:
    """The ranges that live judgments on a question state, in per cent."""
    rows = database.rows(
        "SELECT probability_low, probability_high FROM assessment WHERE coalesce(question, '') = ? "
        "AND status = 'live' AND probability_low IS NOT NULL AND probability_high IS NOT NULL",
        (question,),
    )
    return [(row[0], row[1]) for row in rows]


def horizons_of(database: Database, question: str) -> list[str]:
    """The horizons of the judgments on a question that are still open."""
    rows = database.rows(
        "SELECT DISTINCT horizon FROM assessment WHERE coalesce(question, '') = ? AND status = 'live' "
        "AND outcome IS NULL AND horizon IS NOT NULL",
        (question,),
    )
    return [row[0] for row in rows]


def scales_of(database: Database, question: str) -> list[str]:
    """The scales that the live judgments on a question speak, the most used first."""
    rows = database.rows(
        "SELECT scale FROM assessment WHERE coalesce(question, '') = ? AND status = 'live' AND scale IS NOT NULL "
        "GROUP BY scale ORDER BY count(*) DESC, scale",
        (question,),
    )
    return [row[0] for row in rows]


def ground_rows(database: Database, assessment: str) -> list[GroundRow]:
    """What an assessment rests on: supporting claims and views first, what is against it, context, assumptions."""
    rows = database.rows(
        "SELECT b.subject, CASE WHEN c.id IS NOT NULL THEN 'claim' WHEN a.id IS NOT NULL THEN 'assessment' "
        "ELSE 'assumption' END, coalesce(c.statement, a.statement, s.statement), b.stance, b.note, "
        "coalesce(c.status, a.status, s.status), "
        "(SELECT min(coalesce(o.reliability, '–') || coalesce(k.credibility, '–')) FROM citation k "
        "JOIN source o ON o.id = k.source WHERE k.claim = c.id AND k.stance = 'supports'), "
        "(SELECT count(*) FROM citation k WHERE k.claim = c.id), "
        "(SELECT count(DISTINCT k.source) FROM citation k WHERE k.claim = c.id), coalesce(e.name, n.name), "
        f"{conflicted.holds('b.subject')} "
        "FROM basis b LEFT JOIN claim c ON c.id = b.subject LEFT JOIN assessment a ON a.id = b.subject "
        "LEFT JOIN assumption s ON s.id = b.subject LEFT JOIN expert e ON e.id = a.author "
        "LEFT JOIN analyst n ON n.id = a.author "
        "WHERE b.assessment = ? AND coalesce(c.id, a.id, s.id) IS NOT NULL "
        "ORDER BY s.id IS NOT NULL, CASE b.stance WHEN 'supports' THEN 1 WHEN 'contradicts' THEN 2 ELSE 3 END, b.id",
        (assessment,),
    )
    return [GroundRow(*(*row[:-1], bool(row[-1]))) for row in rows]


def resting_on(database: Database, subject: str) -> list[str]:
    """The ids of the assessments that rest on a record, or are spoken against by it."""
    return [row[0] for row in database.rows("SELECT assessment FROM basis WHERE subject = ? ORDER BY id", (subject,))]


def results_of(database: Database, authors: Sequence[str]) -> list[tuple[str, float | None, float | None, str]]:
    """Author, range and outcome of the resolved judgments of these authors; withdrawn ones do not count."""
    found: list[tuple[str, float | None, float | None, str]] = []
    for start in range(0, len(authors), _PART):
        part = authors[start : start + _PART]
        rows = database.rows(
            "SELECT author, probability_low, probability_high, outcome FROM assessment "
            f"WHERE author IN ({','.join('?' * len(part))}) AND outcome IS NOT NULL AND status = 'live' ORDER BY id",
            part,
        )
        found.extend((row[0], row[1], row[2], row[3]) for row in rows)
    return found


def expert_rows(database: Database) -> list[ExpertRow]:
    """All experts by name."""
    rows = database.rows(
        "SELECT e.id, e.name, e.affiliation, e.field, e.interests, e.picture, count(a.id), count(a.outcome), "
        f"{conflicted.holds('e.id')} "
        "FROM expert e LEFT JOIN assessment a ON a.author = e.id AND a.status = 'live' "
        "GROUP BY e.id ORDER BY e.name COLLATE NOCASE, e.id"
    )
    return [ExpertRow(*(*row[:-1], bool(row[-1]))) for row in rows]


def assumption_rows(database: Database) -> list[AssumptionRow]:
    """All assumptions: those that most rests on first."""
    rows = database.rows(
        "SELECT s.id, s.statement, s.status, s.confidence, (SELECT count(*) FROM basis b "
        "JOIN assessment a ON a.id = b.assessment WHERE b.subject = s.id AND a.status = 'live'), "
        f"{conflicted.holds('s.id')} FROM assumption s ORDER BY 5 DESC, s.id"
    )
    return [AssumptionRow(*(*row[:-1], bool(row[-1]))) for row in rows]


def quoted_in(database: Database, author: str) -> list[QuotedIn]:
    """The sources in which an author's judgments stand: the latest first."""
    rows = database.rows(
        "SELECT s.id, s.title, s.outlet, s.published, count(DISTINCT a.id) FROM assessment a "
        "JOIN citation c ON c.assessment = a.id JOIN source s ON s.id = c.source WHERE a.author = ? "
        "GROUP BY s.id ORDER BY coalesce(s.published, s.retrieved, '') DESC, s.id",
        (author,),
    )
    return [QuotedIn(*row) for row in rows]
