# SPDX-License-Identifier: Apache-2.0
"""What the claims page reads, on the worker: the first rows before all others, then the whole order, or groups."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from briefing_app.domain.records import SavedFilter
from briefing_app.services import browse, claim_filters, filters
from briefing_app.services.browse import ClaimGroup, ClaimQuery, ClaimRow, GroupKey
from briefing_app.services.session import CaseSession
from briefing_app.ui.models.windowed import PAGE, places_of

FIRST = 2 * PAGE


@dataclass(frozen=True, slots=True)
class First:
    """The first ids of an order, with the rows that are seen at once."""

    ids: list[str]
    rows: list[ClaimRow]

    @property
    def is_all(self) -> bool:
        return len(self.ids) < FIRST


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole order, and where each id stands in it."""

    ids: list[str]
    places: dict[str, int]


@dataclass(frozen=True, slots=True)
class Grouped:
    """The groups of a table, with the ids of those that are looked at."""

    groups: list[ClaimGroup]
    count: int
    """How many claims there are; one may stand in several groups."""
    ids: dict[str | None, list[str]] = field(default_factory=dict)
    current: str | None = None
    """The group of the claim that is to be shown."""


@dataclass(frozen=True, slots=True)
class SavedQuery:
    """A saved filter, ready to be asked."""

    id: str
    query: ClaimQuery
    group: str
    labels: dict[str, str]


def read_first(session: CaseSession, query: ClaimQuery) -> First:
    ids = browse.claim_ids(session, query, FIRST)
    return First(ids, browse.claim_rows(session, ids[:PAGE]))


def read_whole(session: CaseSession, query: ClaimQuery) -> Whole:
    ids = browse.claim_ids(session, query)
    return Whole(ids, places_of(ids))


def read_groups(session: CaseSession, query: ClaimQuery, by: str, known: Sequence[str | None], claim: str) -> Grouped:
    """The groups; ids of the known ones, of the first, and of the one where the claim stands."""
    groups = browse.claim_groups(session, query, by)
    there = {group.key for group in groups}
    current = next((found.key for found in browse.groups_of_claim(session, claim, by)), None) if claim else None
    wanted = [key for key in dict.fromkeys((*known, current, groups[0].key if groups else None)) if key in there]
    ids = {key: browse.claim_ids(session, query, None, GroupKey(by, key)) for key in wanted}
    return Grouped(groups, browse.claim_count(session, query), ids, current)


def read_group(
    session: CaseSession, query: ClaimQuery, group: GroupKey, places: slice
) -> tuple[list[str], list[ClaimRow]]:
    """The ids of a group, and the rows at these places in it."""
    ids = browse.claim_ids(session, query, None, group)
    return ids, browse.claim_rows(session, ids[places])


def read_saved(session: CaseSession) -> list[SavedFilter]:
    return filters.all_of(session, claim_filters.SUBJECT)


def read_saved_query(session: CaseSession, id: str) -> SavedQuery:
    """Raises NotFound where the filter, or what it asks for, is gone."""
    query, group = claim_filters.saved(session, id)
    labels = {
        name: browse.label_of_filter(session, name, value)
        for name in ("tag", "entity", "source")
        if (value := getattr(query, name))
    }
    return SavedQuery(id, query, group, labels)


def read_known(session: CaseSession) -> dict[str, list[str]]:
    """What short fields hold already in this case, to complete from."""
    return {name: browse.values_of(session, "claim", name) for name in ("heading", "place")}
