# SPDX-License-Identifier: Apache-2.0
"""The outline of a report: its sections as data, and the records in each, read a page at a time.

The order is that of the report's own outline. Records that the report leaves out stand where they would stand in it.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from operator import attrgetter

from briefing_app.domain.errors import NotFound
from briefing_app.domain.fields import Record
from briefing_app.domain.records import (
    Assessment,
    Assumption,
    Block,
    Claim,
    Expert,
    Gap,
    Indicator,
    Placement,
    Question,
    Report,
)
from briefing_app.report import wording as w
from briefing_app.report.outline import parts
from briefing_app.services import conflicts
from briefing_app.services.session import CaseSession
from briefing_app.store import claim_table, judgments, queries
from briefing_app.store import outline as store
from briefing_app.store.outline import Ordered
from briefing_app.store.search import title_of

PAGE = 100
DEVELOPMENTS = "developments"
UNDER = f"{DEVELOPMENTS}/"
"""What the key of a heading of the developments begins with; the heading follows."""
_LAST = float("inf")


@dataclass(frozen=True, slots=True)
class OutlineSection:
    """A section of the report. ``count``: the records that it is made of, ``left_out`` those that it leaves out.

    ``movable``: its records can be put in another order. A section without a ``kind`` is written by the report itself.
    ``included``: whether the report prints it at all.
    """

    key: str
    title: str
    level: int
    kind: str
    count: int
    left_out: int
    movable: bool
    included: bool = True

    @property
    def heading(self) -> str | None:
        """The heading of claims that it stands for; None for any other section."""
        return heading_of(self.key)


@dataclass(frozen=True, slots=True)
class OutlineRow:
    """A record in a section. ``wording``: how this report words it, if otherwise than the case.

    ``told_elsewhere``: a figure that stands in the remark on the newer one that replaces it. ``contested``: it holds a
    conflict, or its place in this report does.
    """

    type: str
    id: str
    statement: str
    wording: str | None
    detail: str
    grade: str
    included: bool
    placed: bool
    told_elsewhere: bool = False
    contested: bool = False

    @property
    def text(self) -> str:
        """How the report words it."""
        return self.wording or self.statement


@dataclass(frozen=True, slots=True)
class OutlinePage:
    """Rows of a section from ``first`` on, of ``total``."""

    section: str
    first: int
    total: int
    rows: tuple[OutlineRow, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A record in the order of its section; ``position`` None: it stands in its natural order."""

    id: str
    position: float | None
    included: bool


@lru_cache(maxsize=4096)
def time_key(text: str | None) -> tuple[bool, str, str]:
    """What claims are ordered by in time, as in the report; many claims share few dates."""
    return w.date_key(text)


def claim_rank(claim: Ordered) -> tuple[float, tuple[bool, str, str], str]:
    """The order of claims under one heading."""
    return (_LAST if claim.position is None else claim.position, time_key(claim.event_time), claim.id)


def ranked(claims: Iterable[Ordered]) -> list[Ordered]:
    """Claims of one heading in their order.

    Many claims share few places and dates, so that sorting those, and then ids, is several times quicker than sorting
    all by rank: one sort of 20,000 of those lets no other thread run for a tenth of a second.
    """
    groups: dict[tuple[float, tuple[bool, str, str]], list[Ordered]] = {}
    for claim in claims:
        groups.setdefault(claim_rank(claim)[:2], []).append(claim)
    found: list[Ordered] = []
    for rank in sorted(groups):
        found.extend(sorted(groups[rank], key=attrgetter("id")))
    return found


def heading_of(key: str) -> str | None:
    """The heading of claims that a section's key stands for, empty for claims without one; None for other sections."""
    if key == DEVELOPMENTS:
        return ""
    return key.removeprefix(UNDER) if key.startswith(UNDER) else None


def key_of(heading: str) -> str:
    """The key of the section of this heading."""
    return f"{UNDER}{heading}" if heading else DEVELOPMENTS


class _Shelf:
    """What the sections of one report are made from."""

    def __init__(self, session: CaseSession, report: str) -> None:
        self.session = session
        self.report = session.get(Report, report)
        self.placements = {p.subject: p for p in session.where(Placement, report=report)}
        self._experts: dict[str, Expert] | None = None

    def is_included(self, record: Record) -> bool:
        placement = self.placements.get(record.id)
        return placement is None or placement.included is not False

    def position(self, record: Record) -> float | None:
        placement = self.placements.get(record.id)
        if placement is not None and placement.position is not None:
            return placement.position
        own = getattr(record, "position", None)
        return None if own is None else float(own)

    def place(self, record: Record) -> Place:
        return Place(record.id, self.position(record), self.is_included(record))

    @property
    def experts(self) -> dict[str, Expert]:
        if self._experts is None:
            self._experts = {expert.id: expert for expert in self.session.all(Expert)}
        return self._experts

    def assessments(self) -> list[Assessment]:
        return [found for found in self.session.all(Assessment) if found.status == "live"]

    def leading(self, *, key: bool) -> list[Record]:
        """The analysts' judgments that stand on their own, key judgments or the others."""
        own = [found for found in self.assessments() if found.author not in self.experts]
        heads = {found.id for found in own if found.dissents_from is None and self.is_included(found)}
        chosen = [found for found in own if found.dissents_from not in heads and bool(found.key_judgment) == key]
        return sorted(chosen, key=lambda found: (self._rank(found), found.id))

    def views(self) -> list[Assessment]:
        chosen = [found for found in self.assessments() if found.author in self.experts]
        return sorted(
            chosen,
            key=lambda found: (
                self._rank(found),
                self.experts[found.author].name.casefold(),
                w.date_key(found.made_on),
                found.id,
            ),
        )

    def plain(self, kind: type[Record]) -> list[Record]:
        """Gaps, assumptions, indicators: what is not closed, in order of position."""
        chosen = [found for found in self.session.all(kind) if getattr(found, "status", None) != "closed"]
        return sorted(chosen, key=lambda found: (self._rank(found), found.id))

    def _rank(self, record: Record) -> float:
        position = self.position(record)
        return _LAST if position is None else position


@dataclass(frozen=True, slots=True)
class _Kind:
    """How a section that is no heading of claims finds its records."""

    key: str
    kind: str
    records: Callable[[_Shelf], Sequence[Record]]
    movable: bool = True


_KINDS = {
    kind.key: kind
    for kind in (
        _Kind("key_judgments", "assessment", lambda shelf: shelf.leading(key=True)),
        _Kind("further_judgments", "assessment", lambda shelf: shelf.leading(key=False)),
        _Kind("expert_views", "assessment", lambda shelf: shelf.views()),
        _Kind("gaps", "gap", lambda shelf: shelf.plain(Gap)),
        _Kind("assumptions", "assumption", lambda shelf: shelf.plain(Assumption)),
        _Kind("indicators", "indicator", lambda shelf: shelf.plain(Indicator)),
        _Kind("hypotheses", "question", lambda shelf: shelf.session.all(Question), movable=False),
    )
}
FIGURES = "figures"


def is_movable(section: str) -> bool:
    """Whether the records of the section can be put in another order. Raises NotFound for one that cannot be."""
    if heading_of(section) is not None or section == FIGURES:
        return section != FIGURES
    return _kind(section).movable


def _kind(section: str) -> _Kind:
    kind = _KINDS.get(section)
    if kind is None:
        raise NotFound(f"There is no section “{section[:80]}” in a report. “briefing report outline” lists them.")
    return kind


def sections(session: CaseSession, report: str) -> list[OutlineSection]:
    """The sections of the report that have records, in document order. Raises NotFound."""
    shelf = _Shelf(session, report)
    found = {kind.key: [_section(shelf, kind)] for kind in _KINDS.values()}
    found[DEVELOPMENTS] = _developments(session, report)
    count, left_out = store.figure_counts(session.database, report)
    found[FIGURES] = [OutlineSection(FIGURES, "", 1, "claim", count, left_out, movable=False)]
    placed: list[OutlineSection] = []
    for part in parts(report, session.where(Block, report=report)):
        for number, section in enumerate(found.get(part.key, ())):
            title = section.title if number else part.title
            placed.append(replace(section, title=title, included=part.included))
    return [section for section in placed if section.count or section.key == DEVELOPMENTS]


def _section(shelf: _Shelf, kind: _Kind) -> OutlineSection:
    records = kind.records(shelf)
    left_out = sum(not shelf.is_included(record) for record in records)
    return OutlineSection(kind.key, "", 1, kind.kind, len(records), left_out, kind.movable)


@dataclass(slots=True)
class _Heading:
    """A heading as it is being counted; ``rank`` is what headings are ordered by."""

    stored: list[str]
    count: int = 0
    left_out: int = 0
    position: float = _LAST
    time: tuple[bool, str, str] = (True, "\uffff", "")

    def rank(self, name: str) -> tuple[object, ...]:
        return (name != "", self.position, self.time, name.casefold(), name)


def _headings(session: CaseSession, report: str) -> dict[str, _Heading]:
    """The headings of claims in document order, the claims without one first."""
    found: dict[str, _Heading] = {}
    for part in store.headings(session.database, report):
        heading = found.setdefault(w.one_line(part.heading), _Heading([]))
        if part.heading not in heading.stored:
            heading.stored.append(part.heading)
        heading.count += part.count
        if part.included:
            heading.position = min(heading.position, _LAST if part.position is None else part.position)
            heading.time = min(heading.time, time_key(part.event_time))
        else:
            heading.left_out += part.count
    return {name: found[name] for name in sorted(found, key=lambda name: found[name].rank(name))}


def _developments(session: CaseSession, report: str) -> list[OutlineSection]:
    headings = _headings(session, report)
    first = headings.pop("", _Heading([]))
    return [
        OutlineSection(DEVELOPMENTS, "", 1, "claim", first.count, first.left_out, movable=True),
        *(
            OutlineSection(key_of(name), name, 2, "claim", heading.count, heading.left_out, movable=True)
            for name, heading in headings.items()
        ),
    ]


def heading_order(session: CaseSession, report: str) -> list[str]:
    """The headings of the claims in document order."""
    return [name for name in _headings(session, report) if name]


def claims_of(session: CaseSession, report: str) -> list[Ordered]:
    """What all claims are ordered by, in no order: for whoever looks at several sections."""
    return store.all_claims(session.database, report)


def in_order(claims: Iterable[Ordered], heading: str) -> list[Place]:
    """The claims of one heading in their order."""
    names = _Lines()
    found = ranked(claim for claim in claims if names[claim.heading] == heading)
    return [Place(claim.id, claim.position, bool(claim.included)) for claim in found]


class _Lines(dict[str, str]):
    """Headings as they are stored, and as they are printed."""

    def __missing__(self, stored: str) -> str:
        self[stored] = w.one_line(stored)
        return self[stored]


def by_heading(claims: Iterable[Ordered]) -> dict[str, list[Ordered]]:
    """The claims under each heading that the report shows."""
    groups: dict[str, list[Ordered]] = {}
    names = _Lines()
    for claim in claims:
        groups.setdefault(names[claim.heading], []).append(claim)
    groups.pop("", None)
    return {name: members for name, members in groups.items() if any(claim.included for claim in members)}


def as_wanted(
    session: CaseSession, claims: Sequence[Ordered], wanted: Mapping[str, Mapping[str, object]]
) -> list[Ordered]:
    """The same as if ``wanted`` were written already."""
    back = [id for id, fields in wanted.items() if fields.get("heading", "") is None]
    own = {claim.id: claim.heading or "" for claim in queries.by_ids(session.database, Claim, back).values()}
    return [
        _as_wanted(claim, wanted[claim.id], own.get(claim.id, "")) if claim.id in wanted else claim for claim in claims
    ]


def _as_wanted(claim: Ordered, fields: Mapping[str, object], own: str) -> Ordered:
    heading, position = fields.get("heading", claim.heading), fields.get("position", claim.position)
    included = claim.included if "included" not in fields else int(fields["included"] is not False)
    return claim._replace(
        heading=own if heading is None else str(heading),
        position=float(position) if isinstance(position, int | float) else None,
        included=included,
    )


def heading_rank(name: str, groups: Mapping[str, Sequence[Ordered]]) -> tuple[object, ...]:
    """What a heading is ordered by: its first place, its earliest event, its name."""
    shown = [claim for claim in groups[name] if claim.included]
    position = min((claim.position for claim in shown if claim.position is not None), default=_LAST)
    return (position, min(time_key(claim.event_time) for claim in shown), name.casefold(), name)


def order(session: CaseSession, report: str, section: str) -> list[Place]:
    """All records of a section in their order, by id and position only. Raises NotFound."""
    heading = heading_of(section)
    if heading is not None:
        return _claims(session, report, heading)
    if section == FIGURES:
        return [Place(id, None, included) for id, included in store.figures(session.database, report)]
    shelf = _Shelf(session, report)
    return [shelf.place(record) for record in _kind(section).records(shelf)]


def _claims(session: CaseSession, report: str, heading: str) -> list[Place]:
    stored = {part.heading for part in store.headings(session.database, report)}
    mine = [name for name in stored if w.one_line(name) == heading]
    found = ranked(store.claims_under(session.database, report, mine))
    return [Place(claim.id, claim.position, bool(claim.included)) for claim in found]


def page(session: CaseSession, report: str, section: str, first: int = 0, limit: int = PAGE) -> OutlinePage:
    """Some rows of a section, ``first`` counted from 0. Raises NotFound."""
    places = order(session, report, section)
    shown = places[first : first + limit]
    return OutlinePage(section, first, len(places), tuple(rows(session, report, section, shown)))


def read(session: CaseSession, report: str, shown: Mapping[str, int]) -> tuple[list[OutlineSection], list[OutlinePage]]:
    """The sections and, of those that are named, so many rows from the first on, all at one moment."""
    with session.database.reading():
        found = sections(session, report)
        known = {section.key for section in found}
        pages = [page(session, report, key, 0, limit) for key, limit in shown.items() if key in known]
    return found, pages


def placements(session: CaseSession, report: str, ids: Iterable[str]) -> list[Placement]:
    """What the report says of these records."""
    wanted = [Placement.id_of(report, id) for id in ids]
    return list(queries.by_ids(session.database, Placement, wanted).values())


def rows(session: CaseSession, report: str, section: str, places: Sequence[Place]) -> list[OutlineRow]:
    """The rows of these records, in this order."""
    ids = [place.id for place in places]
    by_subject = {placement.subject: placement for placement in placements(session, report, ids)}
    if section == FIGURES or heading_of(section) is not None:
        told = _claim_rows(session, ids)
    else:
        told = _record_rows(session, _kind(section), ids)
    placed = [_placed(told[place.id], by_subject.get(place.id), place) for place in places if place.id in told]
    contested = conflicts.among(session, [*told, *(found.id for found in by_subject.values())])
    if not contested:
        return placed
    held = contested | {found.subject for found in by_subject.values() if found.id in contested}
    return [replace(row, contested=row.id in held) for row in placed]


def _placed(row: OutlineRow, placement: Placement | None, place: Place) -> OutlineRow:
    wording = placement.wording if placement is not None else None
    moved = placement is not None and (placement.position is not None or placement.heading is not None)
    return OutlineRow(
        row.type, row.id, row.statement, wording, row.detail, row.grade, place.included, moved, row.told_elsewhere
    )


def _claim_rows(session: CaseSession, ids: Sequence[str]) -> dict[str, OutlineRow]:
    elsewhere = store.told_elsewhere(session.database, ids)
    return {
        row.id: OutlineRow(
            Claim.type_name,
            row.id,
            row.statement,
            None,
            row.source_title or "",
            row.grade if row.grade != claim_table.NOT_GRADED else "",
            True,
            False,
            row.id in elsewhere,
        )
        for row in claim_table.claim_rows(session.database, ids)
    }


def _record_rows(session: CaseSession, kind: _Kind, ids: Sequence[str]) -> dict[str, OutlineRow]:
    found = {}
    people = {row.id: row.author_name for row in judgments.assessment_rows(session.database, ids)} if ids else {}
    for id in ids:
        record = session.find(id)
        if record is not None:
            detail = people.get(id, "") if kind.kind == "assessment" else ""
            found[id] = OutlineRow(kind.kind, id, title_of(record), None, detail, "", True, False)
    return found
