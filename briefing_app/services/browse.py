# SPDX-License-Identifier: Apache-2.0
"""What lists, tables and search show of an open case."""

from collections.abc import Collection, Sequence
from functools import partial
from weakref import WeakSet

from briefing_app.domain.fields import FieldKind
from briefing_app.services.session import CaseSession
from briefing_app.store import (
    browsing,
    claim_query,
    claim_table,
    claim_values,
    judgments,
    log,
    ordering,
    source_browsing,
)  # fmt: skip
from briefing_app.store import search as index
from briefing_app.store.browsing import CitationRow, Highlight
from briefing_app.store.claim_query import FINDINGS, GROUPINGS, SORTS, WITHOUT, ClaimGroup, ClaimQuery, GroupKey
from briefing_app.store.claim_table import ClaimRow
from briefing_app.store.claim_values import FilterValue
from briefing_app.store.judgments import AssessmentQuery, AssessmentRow
from briefing_app.store.search import Hit, title_of
from briefing_app.store.source_browsing import SOURCE_FACETS, SOURCE_SORTS, SourceQuery, SourceRow

PAGED = frozenset({"source", "claim", "assessment", "report", "expert", "assumption", "question"})
"""Types of records that have a page of their own in the window."""

__all__ = [
    "FINDINGS",
    "GROUPINGS",
    "SORTS",
    "SOURCE_FACETS",
    "SOURCE_SORTS",
    "WITHOUT",
    "AssessmentRow",
    "CitationRow",
    "ClaimGroup",
    "ClaimQuery",
    "ClaimRow",
    "FilterValue",
    "GroupKey",
    "Highlight",
    "Hit",
    "SourceQuery",
    "SourceRow",
    "assessment_rows",
    "citation_rows",
    "claim_count",
    "claim_groups",
    "claim_ids",
    "claim_rows",
    "claims_citing",
    "claims_starting",
    "counts",
    "filter_values",
    "finding_counts",
    "groups_of_claim",
    "highlights",
    "label_of_filter",
    "prepare_claims",
    "recent_values",
    "search",
    "source_ids",
    "source_rows",
    "source_values",
    "title_of",
    "unclaimed_sources",
    "values_of",
]

_followed: WeakSet[CaseSession] = WeakSet()
"""Sessions whose changes are carried into the table that claims are ordered by."""


def counts(session: CaseSession, types: Collection[str] | None = None) -> dict[str, int]:
    """How many live records there are of each type (or of these), and under "conflict" how many fields are in
    conflict."""
    return browsing.counts(session.database, types)


def source_ids(session: CaseSession, query: SourceQuery) -> list[str]:
    """The ids of all sources that the query asks for, in order."""
    return source_browsing.source_ids(session.database, query)


def source_rows(session: CaseSession, ids: Sequence[str]) -> list[SourceRow]:
    """A page of the list of sources, in the order of ``ids``."""
    return source_browsing.source_rows(session.database, ids)


def source_values(session: CaseSession, query: SourceQuery, facet: str) -> list[tuple[str | None, int]]:
    """The values that occur of a facet, with how many sources have each."""
    return source_browsing.source_values(session.database, query, facet)


def unclaimed_sources(session: CaseSession, query: SourceQuery) -> int:
    """How many of the sources that the query asks for no claim cites yet."""
    return source_browsing.unclaimed_sources(session.database, query)


def claim_ids(
    session: CaseSession, query: ClaimQuery, limit: int | None = None, group: GroupKey | None = None
) -> list[str]:
    """The ids of all claims that the query asks for, or of the first so many, in order; of one group if it is given."""
    return claim_query.claim_ids(session.database, query, limit, group)


def claim_groups(session: CaseSession, query: ClaimQuery, by: str) -> list[ClaimGroup]:
    """What the query asks for, divided ``by`` one of GROUPINGS: groups with their counts."""
    return claim_query.claim_groups(session.database, query, by)


def groups_of_claim(session: CaseSession, id: str, by: str) -> list[GroupKey]:
    """The groups that a claim stands in: with tags and entities there may be several."""
    return claim_query.groups_of(session.database, id, by)


def claim_count(session: CaseSession, query: ClaimQuery) -> int:
    """How many claims the query asks for."""
    return claim_query.count(session.database, query)


def claims_starting(session: CaseSession, query: ClaimQuery, beginning: str) -> list[str]:
    """Some hundred claims of the query whose statements begin like this, whatever the order of the query."""
    return claim_query.starting_with(session.database, query, beginning)


def finding_counts(session: CaseSession) -> dict[str, int]:
    """How many live claims are uncited, ungraded, or figures that lack authority, time, population or wording.

    Empty while ``prepare_claims`` is under way, which makes it cheap: ask again once it is done.
    """
    if session in _followed and not ordering.is_ready(session.database):
        return {}
    return claim_query.finding_counts(session.database)


def filter_values(session: CaseSession, text: str = "", limit: int = 40) -> list[FilterValue]:
    """What claims can be filtered by in this case, where it contains the text: at most so many of each field."""
    return claim_values.filter_values(session.database, text, limit)


def label_of_filter(session: CaseSession, field: str, value: str) -> str:
    """How a value of a filter is called: tags, entities and sources by their names."""
    return claim_values.label_of(session.database, field, value)


def prepare_claims(session: CaseSession) -> bool:
    """Makes sorting by what follows from citations fast, a slice at each call; True once it is done.

    Until then such sorting works as well, more slowly. Goes by itself with later changes of the case.
    """
    if session not in _followed:
        _followed.add(session)
        session.subscribe(partial(ordering.follow, session.database))
    return ordering.fill(session.database)


def claim_rows(session: CaseSession, ids: Sequence[str]) -> list[ClaimRow]:
    """A page of the claims table, in the order of ``ids``."""
    return claim_table.claim_rows(session.database, ids)


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


def recent_values(session: CaseSession, type_name: str, field: str, limit: int = 5) -> list[str]:
    """The values of a text field that were written last in this case, by anyone; for tags and entities their names.

    A bounded number of the latest records is looked at, so that this is quick in a large case.
    """
    return browsing.recent_values(session.database, type_name, field, limit)


def claims_citing(session: CaseSession, source: str) -> int:
    """How many claims cite a source, and so have its reliability in their grade."""
    return browsing.claims_citing(session.database, source)


def search(session: CaseSession, text: str, types: Sequence[str] | None = None, limit: int = 50) -> list[Hit]:
    """The best finds for what a person typed, best first. Raises BadInput for a query without a word."""
    return index.search(session.database, text, tuple(types or ()), limit)


def made_by(session: CaseSession, id: str) -> tuple[str, str]:
    """Who added a record, and when; empty words where this file does not hold that."""
    first = log.first_of_record(session.database, id)
    return (first.author, first.time) if first is not None else ("", "")


def home_of(session: CaseSession, id: str) -> tuple[str, str] | None:
    """Type and id of the record with a page of its own under which this one is shown: itself, or the first one to
    which it leads, as a citation to its claim. None where there is none, as for an entity."""
    return _home(session, id, set())


def _home(session: CaseSession, id: str, seen: set[str]) -> tuple[str, str] | None:
    record = None if id in seen else session.find(id)
    if record is None:
        return None
    seen.add(id)
    if record.type_name in PAGED:
        return record.type_name, id
    leading = (getattr(record, spec.name) for spec in record.specs() if spec.kind is FieldKind.REFERENCE)
    return next((found for other in leading if other and (found := _home(session, other, seen)) is not None), None)
