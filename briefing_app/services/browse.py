# SPDX-License-Identifier: Apache-2.0
"""What lists, tables and search show of an open case."""

from collections.abc import Sequence

from briefing_app.services.session import CaseSession
from briefing_app.store import browsing, judgments
from briefing_app.store import search as index
from briefing_app.store.browsing import (
    CitationRow,
    ClaimQuery,
    ClaimRow,
    Highlight,
    SourceRow,
)
from briefing_app.store.judgments import AssessmentQuery, AssessmentRow
from briefing_app.store.search import Hit, title_of

__all__ = [
    "AssessmentRow",
    "CitationRow",
    "ClaimQuery",
    "ClaimRow",
    "Highlight",
    "Hit",
    "SourceRow",
    "assessment_rows",
    "citation_rows",
    "claim_ids",
    "claim_rows",
    "counts",
    "highlights",
    "search",
    "source_rows",
    "title_of",
    "values_of",
]


def counts(session: CaseSession) -> dict[str, int]:
    """How many live records there are of each type, and under "conflict" how many fields are in conflict."""
    return browsing.counts(session.database)


def source_rows(session: CaseSession, text: str = "") -> list[SourceRow]:
    """Sources, the latest published first; ``text`` filters by words."""
    return browsing.source_rows(session.database, text)


def claim_ids(session: CaseSession, query: ClaimQuery) -> list[str]:
    """The ids of all claims that the query asks for, in order."""
    return browsing.claim_ids(session.database, query)


def claim_rows(session: CaseSession, ids: Sequence[str]) -> list[ClaimRow]:
    """A page of the claims table, in the order of ``ids``."""
    return browsing.claim_rows(session.database, ids)


def citation_rows(session: CaseSession, subject: str) -> list[CitationRow]:
    """The citations of a claim or assessment with their sources."""
    return browsing.citation_rows(session.database, subject)


def highlights(session: CaseSession, version: str) -> list[Highlight]:
    """The cited passages of a text, from its start."""
    return browsing.highlights(session.database, version)


def assessment_rows(session: CaseSession, question: str | None = None) -> list[AssessmentRow]:
    """Assessments with their authors: key judgments first."""
    ids = judgments.assessment_ids(session.database, AssessmentQuery(question=question))
    return judgments.assessment_rows(session.database, ids)


def values_of(session: CaseSession, type_name: str, field: str) -> list[str]:
    """The values that a field has in this case, the most used first."""
    return browsing.values_of(session.database, type_name, field)


def search(session: CaseSession, text: str, types: Sequence[str] | None = None, limit: int = 50) -> list[Hit]:
    """The best finds for what a person typed, best first. Raises BadInput for a query without a word."""
    return index.search(session.database, text, tuple(types or ()), limit)
