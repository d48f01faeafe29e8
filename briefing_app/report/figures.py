# SPDX-License-Identifier: Apache-2.0
"""Figures by authority in a table, and differing figures side by side in words. Nothing is merged or added up."""

from briefing_app.domain.records import Claim, Relation
from briefing_app.report import wording as w
from briefing_app.report.draft import Draft, cell
from briefing_app.report.model import Block, Column, Inline, Paragraph, Row, Run, Section

_COLUMNS = [
    Column("Measure", 0.14),
    Column("Value", 0.15),
    Column("Population", 0.12),
    Column("Authority", 0.17),
    Column("As of", 0.13),
    Column("Grade", 0.08),
    Column("Note", 0.21),
]
_NOTE = "Each row is one authority’s own figure; figures are not added up. – : not graded."


def figures(draft: Draft) -> Section | None:
    """The table of all figures in the report and what differs; None where the case holds no figure."""
    claims = [claim for claim in draft.snapshot.all(Claim) if draft.is_included(claim) and claim.measure is not None]
    if not claims:
        return None
    claims.sort(key=lambda claim: (*_measure_key(claim), w.date_key(claim.as_of), claim.id))
    differing = _differing(draft, claims)
    rows: list[Row] = []
    previous: tuple[str, str] | None = None
    for claim in claims:
        key = (_fold(claim.measure), _fold(claim.place))
        rows.append(_row(draft, claim, differing, opens=key != previous))
        previous = key
    places = {w.one_line(claim.place) for claim in claims if claim.place}
    where = f", {places.pop()}" if len(places) == 1 and all(claim.place for claim in claims) else ""
    blocks: list[Block] = [*draft.tables(f"Figures by measure and authority{where}", _COLUMNS, rows, _NOTE)]
    blocks += _in_words(draft, claims, differing)
    return Section("Figures", 1, tuple(blocks))


def _measure_key(claim: Claim) -> tuple[str, str, str]:
    return _fold(claim.measure), _fold(claim.place), _fold(claim.population)


def _fold(text: str | None) -> str:
    return " ".join((text or "").split()).casefold()


def _row(draft: Draft, claim: Claim, differing: dict[str, list[str]], *, opens: bool) -> Row:
    measure = w.one_line(claim.measure or "")
    measure = f"{measure}, {w.one_line(claim.place)}" if claim.place else measure
    value = w.figure_words(claim)
    sourced = draft.verifier.is_sourced(claim)
    items: list[Inline] = []
    if draft.verifier.valid(claim):
        items = [
            draft.state(claim, [Run(value if sourced else value + w.UNSOURCED), draft.call(claim)], sourced=sourced)
        ]
    else:
        items = [draft.state(claim, [Run(value + w.UNSOURCED)], sourced=False)]
    return Row(
        (
            cell(measure[:1].upper() + measure[1:] if opens else ""),
            tuple(items),
            cell(w.one_line(claim.population or w.NOT_STATED)),
            cell(w.one_line(claim.authority or w.NOT_STATED)),
            cell(w.short_date(claim.as_of)),
            cell(draft.grades(claim)),
            cell(_remark(draft, claim, differing)),
        ),
        opens_group=opens,
    )


def _remark(draft: Draft, claim: Claim, differing: dict[str, list[str]]) -> str:
    parts = []
    if claim.cumulative is not None:
        parts.append("total to date" if claim.cumulative else "this period only")
    for kind, other in _superseded(draft, claim):
        parts.append(f"{kind} {w.figure_words(other)}")
    if others := differing.get(claim.id):
        parts.append(f"differs from {w.join_words(others)}")
    return "; ".join(parts)


def _superseded(draft: Draft, claim: Claim) -> list[tuple[str, Claim]]:
    found: list[tuple[str, Claim]] = []
    for forward, field, label in ((True, "claim", "replaces"), (False, "other", "replaced by")):
        for relation in draft.snapshot.referring(Relation, field, claim.id):
            other = draft.snapshot.find(relation.other if forward else relation.claim)
            if relation.kind == "supersedes" and isinstance(other, Claim) and draft.is_included(other):
                found.append((label, other))
    return found


def _pairs(draft: Draft, claims: list[Claim]) -> list[tuple[Claim, Claim]]:
    """Two figures for the same thing that cannot both hold, or that somebody has marked as contradicting.

    A newer figure that replaces an older one is no difference.
    """
    found = []
    for index, one in enumerate(claims):
        for two in claims[index + 1 :]:
            if _measure_key(one)[:2] != _measure_key(two)[:2]:
                break  # sorted by measure and place
            kinds = _relation_kinds(draft, one, two)
            if "supersedes" in kinds:
                continue
            if "contradicts" in kinds or (_measure_key(one) == _measure_key(two) and _disjoint(one, two)):
                found.append((one, two))
    return found


def _relation_kinds(draft: Draft, one: Claim, two: Claim) -> set[str]:
    found = {r.kind for r in draft.snapshot.referring(Relation, "claim", one.id) if r.other == two.id}
    return found | {r.kind for r in draft.snapshot.referring(Relation, "claim", two.id) if r.other == one.id}


def _disjoint(one: Claim, two: Claim) -> bool:
    if one.cumulative is False or two.cumulative is False:
        return False  # an increment is no rival of a total
    first, second = w.figure_bounds(one), w.figure_bounds(two)
    if first is None or second is None:
        return False
    return first[1] < second[0] or second[1] < first[0]


def _differing(draft: Draft, claims: list[Claim]) -> dict[str, list[str]]:
    """Claim id -> the authorities whose figure differs from it."""
    result: dict[str, list[str]] = {}
    for one, two in _pairs(draft, claims):
        for claim, other in ((one, two), (two, one)):
            name = w.one_line(other.authority or "a figure without authority")
            known = result.setdefault(claim.id, [])
            if name not in known:
                known.append(name)
    return result


def _in_words(draft: Draft, claims: list[Claim], differing: dict[str, list[str]]) -> list[Block]:
    """A sentence for each measure, place and population on which figures differ."""
    groups: dict[tuple[str, str], list[Claim]] = {}
    for claim in claims:
        if claim.id in differing:
            groups.setdefault(_measure_key(claim)[:2], []).append(claim)
    blocks: list[Block] = []
    for members in groups.values():
        first = members[0]
        place = f" ({w.one_line(first.place)})" if first.place else ""
        items: list[Inline] = [Run("Differing figures. ", "label")] if not blocks else []
        measure = w.one_line(first.measure or "")
        items.append(Run(f"{measure[:1].upper() + measure[1:]}{place}: "))
        for index, claim in enumerate(members):
            if index:
                items.append(Run("; "))
            population = f" ({w.one_line(claim.population)})" if claim.population else ""
            as_of = f" as of {w.date_words(claim.as_of)}" if claim.as_of else ", date not stated"
            authority = w.one_line(claim.authority or "an authority that is not named")
            runs = [Run(f"{authority} gives {w.figure_words(claim)}{population}{as_of}")]
            sourced = draft.verifier.is_sourced(claim)
            mark = [draft.call(claim)] if draft.verifier.valid(claim) else []
            tail = [] if sourced else [Run(w.UNSOURCED)]
            items.append(draft.state(claim, [*runs, *tail, *mark], sourced=sourced))
        items.append(Run(". These figures are not reconciled and not added up."))
        blocks.append(Paragraph(tuple(items)))
    return blocks
