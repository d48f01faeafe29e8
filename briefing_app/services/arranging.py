# SPDX-License-Identifier: Apache-2.0
"""Putting the records of a report in order: each call is one action.

The natural order has no positions; what has one stands before all that have none. So a record that is moved gets a
position, and with it those before it that had none; what stands behind it keeps its natural order.
"""

from collections.abc import Mapping, Sequence

from briefing_app.domain.errors import BadInput, Refused
from briefing_app.domain.records import Claim, Placement, Report
from briefing_app.report import wording as w
from briefing_app.services import outline
from briefing_app.services.session import CaseSession, Work
from briefing_app.store import conflicted
from briefing_app.store.outline import Ordered

MOST = 2_000
"""Records that one move may have to give a place."""
_LEAST_GAP = 1e-6
Wanted = dict[str, dict[str, object]]
"""By record, the fields of its place that are written."""
_FIELDS = ("included", "position", "heading", "wording")


def place_all(
    session: CaseSession, report: str, placements: Mapping[str, Mapping[str, object]], label: str = "Edit report"
) -> int:
    """Gives records their place in a report, each with the fields that are named; returns how many.

    A place that says nothing any more is taken away. Raises NotFound, BadInput.
    """
    session.get(Report, report)
    with session.transaction(label) as work:
        for subject, fields in placements.items():
            put(session, work, report, subject, fields)
    return len(placements)


def put(session: CaseSession, work: Work, report: str, subject: str, fields: Mapping[str, object]) -> Placement:
    """One place within a transaction."""
    id = Placement.id_of(report, subject)
    placed = session.look_up(Placement, id)
    if placed is None:
        wanted = Placement.make(id, report=report, subject=subject, **fields)
        is_empty = all(getattr(wanted, name) is None for name in _FIELDS)
        return wanted if is_empty else work.insert(wanted)
    placed = work.update(Placement, id, **fields)
    if all(getattr(placed, name) is None for name in _FIELDS) and not conflicted.among(session.database, [id]):
        work.delete(Placement, id)
    return placed


def arrange(
    session: CaseSession, report: str, subjects: Sequence[str], *, section: str, before: str | None = None
) -> int:
    """Puts these records, in this order, before another one of the section, or at its end; returns how many places
    were written. Claims come under the heading that the section stands for.

    Raises NotFound for a section or a record that is not in it, BadInput for a section with an order of its own, and
    Refused where too many records would need a place.
    """
    moved = list(dict.fromkeys(subjects))
    _check_section(session, report, section)
    heading = outline.heading_of(section)
    claims = outline.claims_of(session, report) if heading is not None else []
    places = outline.order(session, report, section) if heading is None else outline.in_order(claims, heading)
    headings = _headings_for(session, report, moved, section)
    known = {place.id for place in places}
    _check_members(moved, known, section)
    rest = [place for place in places if place.id not in set(moved)]
    if before is not None and before not in {place.id for place in rest}:
        raise BadInput(f"{before} does not stand in the section “{section}”, or is one of those that are moved.")
    index = next((n for n, place in enumerate(rest) if place.id == before), len(rest))
    positions = _positions([(p.id, p.position) for p in rest[:index]], moved, [p.position for p in rest[index:]])
    if positions is None:
        everything = [*(p.id for p in rest[:index]), *moved, *(p.id for p in rest[index:] if p.position is not None)]
        positions = {id: float(number) for number, id in enumerate(everything, 1)}
    wanted: Wanted = {id: {"position": position} for id, position in positions.items()}
    for id in moved:
        wanted[id] |= headings.get(id, {})
    if heading is not None:
        _keep_headings(session, claims, wanted)
    _check_number(len(wanted))
    return place_all(session, report, wanted, "Order the report")


def _positions(
    ahead: Sequence[tuple[str, float | None]], moved: Sequence[str], behind: Sequence[float | None]
) -> dict[str, float] | None:
    """New positions, for as few records as possible; None where there is no room between those that are there."""
    found: dict[str, float] = {}
    last = 0.0
    previous: float | None = None
    for id, position in ahead:
        if position is None:
            found[id] = position = last + 1
        elif previous is not None and position < previous:
            return None
        last = previous = position
    following = behind[0] if behind else None
    if following is None:
        start = last if ahead else 0.0
        return found | {id: start + number for number, id in enumerate(moved, 1)}
    begin = last if ahead else following - len(moved) - 1
    step = (following - begin) / (len(moved) + 1)
    if step < _LEAST_GAP:
        return None
    return found | {id: begin + step * number for number, id in enumerate(moved, 1)}


def _check_section(session: CaseSession, report: str, section: str) -> None:
    session.get(Report, report)
    if not outline.is_movable(section):
        raise BadInput(f"The section “{section}” has an order of its own that follows from its records.")


def _check_members(moved: Sequence[str], known: set[str], section: str) -> None:
    strangers = [id for id in moved if id not in known]
    if strangers and outline.heading_of(section) is None:
        raise BadInput(f"{strangers[0]} does not stand in the section “{section}”, and cannot be moved there.")


def _check_number(number: int) -> None:
    if number > MOST:
        raise Refused(
            f"{number:,} records would need a place of their own for this, and {MOST:,} are the most. Give those that "
            "matter a heading of their own, or move them to the beginning."
        )


def _headings_for(session: CaseSession, report: str, moved: Sequence[str], section: str) -> Wanted:
    """The heading that each moved claim needs so that it stands in the section."""
    heading = outline.heading_of(section)
    if heading is None:
        return {}
    found: Wanted = {}
    for id in moved:
        claim = session.get(Claim, id)
        own = w.one_line(claim.heading or "")
        if own != heading and not heading:
            raise Refused(
                f"The claim “{claim.statement[:80]}” has the heading “{own[:80]}”. Take that away in the claim itself, "
                "or give it another heading in this report."
            )
        found[id] = {"heading": None if own == heading else heading, **_shown(session, report, id)}
    return found


def _shown(session: CaseSession, report: str, subject: str) -> dict[str, object]:
    """What is moved into a report is shown in it."""
    placed = session.look_up(Placement, Placement.id_of(report, subject))
    return {"included": None} if placed is not None and placed.included is False else {}


def include(session: CaseSession, report: str, subjects: Sequence[str], *, included: bool) -> int:
    """Leaves records out of a report, or shows them again; no heading moves for it. Returns how many places were
    written."""
    wanted: Wanted = {id: {"included": None if included else False} for id in dict.fromkeys(subjects)}
    if any(placed.position is not None for placed in outline.placements(session, report, wanted)):
        _keep_headings(session, outline.claims_of(session, report), wanted)
    return place_all(session, report, wanted)


def put_under(session: CaseSession, report: str, subjects: Sequence[str], heading: str) -> int:
    """Puts claims under a heading, in their natural order there; returns how many. Raises NotFound, Refused."""
    moved = list(dict.fromkeys(subjects))
    wanted = _headings_for(session, report, moved, outline.key_of(w.one_line(heading)))
    for fields in wanted.values():
        fields["position"] = None
    _keep_headings(session, outline.claims_of(session, report), wanted)
    _check_number(len(wanted))
    return place_all(session, report, wanted, "Order the report")


def move_heading(session: CaseSession, report: str, heading: str, *, before: str | None = None) -> int:
    """Puts a heading of the developments before another one, or last; returns how many places were written.

    Raises BadInput for a heading that the report does not have.
    """
    names = list(outline.heading_order(session, report))
    for name in (heading, *(() if before is None else (before,))):
        if name not in names:
            raise BadInput(f"The report has no heading “{name[:80]}” of claims. “briefing report outline” lists them.")
    rest = [name for name in names if name != heading]
    rest.insert(len(rest) if before is None else rest.index(before), heading)
    wanted: Wanted = {}
    _order_headings(rest, outline.by_heading(outline.claims_of(session, report)), wanted)
    _check_number(len(wanted))
    return place_all(session, report, wanted, "Order the report") if wanted else 0


def _keep_headings(session: CaseSession, claims: Sequence[Ordered], wanted: Wanted) -> None:
    """Adds to what is written whatever keeps the headings in their order, which follows from their first claims."""
    before = outline.by_heading(claims)
    names = sorted(before, key=lambda name: outline.heading_rank(name, before))
    groups = outline.by_heading(outline.as_wanted(session, claims, wanted))
    now = sorted(groups, key=lambda name: outline.heading_rank(name, groups))
    if [name for name in now if name in names] == [name for name in names if name in groups]:
        return
    fresh = [name for name in now if name not in names]
    _order_headings([*(name for name in names if name in groups), *fresh], groups, wanted)


def _order_headings(names: Sequence[str], groups: Mapping[str, Sequence[Ordered]], wanted: Wanted) -> None:
    """Gives claims positions so that the headings come in this order; those at the end that do so anyhow get none."""
    ranks = {name: outline.heading_rank(name, groups) for name in names}
    last = len(names)
    while last > 1 and ranks[names[last - 2]] <= ranks[names[last - 1]]:
        last -= 1
    if last <= 1:
        return
    previous: float | None = None
    for number, name in enumerate(names):
        placed = [claim for claim in groups[name] if claim.position is not None]
        least = min((claim.position for claim in placed if claim.included and claim.position is not None), default=None)
        if number >= last and (least is None or (previous is not None and least > previous)):
            break
        if least is None:
            least = 0.0 if previous is None else previous + 1
            first = min((c for c in groups[name] if c.included), key=outline.claim_rank, default=None)
            if first is not None:
                wanted[first.id] = {**wanted.get(first.id, {}), "position": least}
        elif previous is not None and least <= previous:
            step = previous + 1 - least
            for claim in placed:
                wanted[claim.id] = {**wanted.get(claim.id, {}), "position": (claim.position or 0.0) + step}
            least += step
        previous = least


def reset_order(session: CaseSession, report: str, section: str | None = None) -> int:
    """Brings a section, or the whole report, back to its natural order; what is left out or reworded stays so."""
    session.get(Report, report)
    chosen = session.where(Placement, report=report)
    if section is not None:
        members = {place.id for place in outline.order(session, report, section)}
        chosen = [placement for placement in chosen if placement.subject in members]
    moved = {p.subject: {"position": None} for p in chosen if p.position is not None}
    return place_all(session, report, moved, "Order the report as the case has it") if moved else 0


def reset(session: CaseSession, report: str, subjects: Sequence[str]) -> int:
    """Shows records as the case has them: in the report, in their own words, heading and place."""
    known = {placement.subject for placement in session.where(Placement, report=report)}
    chosen = [subject for subject in dict.fromkeys(subjects) if subject in known]
    nothing = dict.fromkeys(_FIELDS)
    if not chosen:
        return 0
    return place_all(session, report, dict.fromkeys(chosen, nothing), "Show records as the case has them")
