# SPDX-License-Identifier: Apache-2.0
"""All that there is to see of one claim: its citations, tags, entities, relations, open conflicts."""

from collections.abc import Sequence
from dataclasses import dataclass

from briefing_app.analysis.figure_ranges import differ
from briefing_app.domain.records import Claim, Entity, Mention, Proposal, Relation, Tag, Tagging
from briefing_app.services import browse
from briefing_app.services.browse import CitationRow, ClaimRow
from briefing_app.services.conflicts import Contested, contested
from briefing_app.services.session import CaseSession
from briefing_app.store import queries, twins

MOST_TWINS = 8
_STANCES = ("contradicts", "supports", "context")


@dataclass(frozen=True, slots=True)
class RelatedClaim:
    """A claim that stands in a relation to this one. ``outward``: this one is the subject of the relation ("this
    contradicts that"), not its object."""

    relation: Relation
    claim: ClaimRow
    outward: bool


@dataclass(frozen=True, slots=True)
class ClaimFile:
    """A claim with what hangs on it. Contradicting citations come first; tags and entities by name. ``waiting``: how
    many proposals of readers to it nobody has answered. ``contested``: its conflicts, and those of its citations and
    their sources, of what it speaks of, and of its relations."""

    claim: Claim
    citations: tuple[CitationRow, ...]
    tags: tuple[str, ...]
    entities: tuple[Entity, ...]
    related: tuple[RelatedClaim, ...]
    contested: Contested
    waiting: int = 0


def read(session: CaseSession, id: str) -> ClaimFile:
    """Raises NotFound."""
    claim = session.get(Claim, id)
    rows = sorted(browse.citation_rows(session, id), key=lambda row: _STANCES.index(row.citation.stance))
    tags = queries.by_ids(session.database, Tag, [link.tag for link in session.where(Tagging, subject=id)])
    entities = queries.by_ids(session.database, Entity, [link.entity for link in session.where(Mention, claim=id)])
    related = tuple(_related(session, id))
    cited = [*(row.citation.id for row in rows), *(row.source.id for row in rows)]
    ids = [id, *dict.fromkeys(cited), *entities, *(found.relation.id for found in related)]
    return ClaimFile(
        claim,
        tuple(rows),
        tuple(sorted((tag.name for tag in tags.values()), key=str.casefold)),
        tuple(sorted(entities.values(), key=lambda entity: entity.name.casefold())),
        related,
        contested(session, ids),
        len(session.where(Proposal, subject=id, answer="open")),
    )


def _related(session: CaseSession, id: str) -> list[RelatedClaim]:
    links = [(link, link.other, True) for link in session.where(Relation, claim=id)]
    links += [(link, link.claim, False) for link in session.where(Relation, other=id)]
    rows = _rows(session, [other for _, other, _ in links])
    return [RelatedClaim(link, rows[other], outward) for link, other, outward in links if other in rows]


def _rows(session: CaseSession, ids: Sequence[str]) -> dict[str, ClaimRow]:
    return {row.id: row for row in browse.claim_rows(session, list(dict.fromkeys(ids)))}


def differing_figures(session: CaseSession, claim: Claim) -> list[Claim]:
    """Other live figures for the same measure, population and place that cannot be right together with this one,
    related or not; the latest first. A hint: nothing is linked."""
    if claim.kind != "figure" or not claim.measure or claim.status != "live":
        return []
    found = [other for other in twins.figures(session.database, claim) if differ(claim, other)]
    found.sort(key=lambda other: (other.as_of or other.event_time or "", other.id), reverse=True)
    return found[:MOST_TWINS]
