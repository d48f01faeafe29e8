# SPDX-License-Identifier: Apache-2.0
"""The current figure of each authority, side by side for each measure. Nothing is merged or added up.

A figure that was replaced stands in the remark on the one that replaces it. Figures that differ are named once for
each measure in a sentence below the table.
"""

from collections.abc import Collection, Iterator, Sequence

from briefing_app.domain.records import Claim, Relation, Source
from briefing_app.report import wording as w
from briefing_app.report.charts.blocks import chart_blocks
from briefing_app.report.citation_styles import short_name
from briefing_app.report.draft import Draft, cell
from briefing_app.report.model import Block, Column, Inline, Paragraph, Row, Run, Section, Table
from briefing_app.report.revisions import Revisions, measure_key, newest_first, revisions

TABLE = "figures"
"""By which name other sections refer to the table."""
_COLUMNS = [
    Column("Authority"),
    Column("Figure"),
    Column("Population"),
    Column("As of"),
    Column("Grade"),
    Column("Note"),
]


def figures(draft: Draft) -> Section | None:
    """The table of the figures in the report and which of them differ; None where the case holds no figure."""
    revised = revisions(draft)
    included = [claim for claim in draft.snapshot.all(Claim) if draft.is_included(claim) and claim.measure is not None]
    current = [claim for claim in included if claim.id not in revised.current]
    if not current:
        return None
    groups = _groups(draft, current)
    differing = {id for members in groups for id in _differing(draft, members)}
    tables = _tables(draft, groups, revised, differing, name=TABLE)
    blocks: list[Block] = [*tables, *_in_words(draft, groups, differing)]
    blocks += chart_blocks(draft, _in_order(groups, included), tables[0].number)
    return Section("Figures", 1, tuple(blocks))


def figure_table(draft: Draft, claims: Sequence[Claim]) -> list[Block]:
    """The table of some figures and which of them differ; a figure stands in the remark on one among them that replaces
    it. Nothing where there are none."""
    revised = revisions(draft)
    current = _current(claims, revised)
    if not current:
        return []
    groups = _groups(draft, current)
    differing = {id for members in groups for id in _differing(draft, members)}
    return [*_tables(draft, groups, revised, differing), *_in_words(draft, groups, differing)]


def differing_figures(draft: Draft, claims: Sequence[Claim]) -> list[Block]:
    """Those of some figures that differ and are not reconciled, side by side. Nothing where none do."""
    revised = revisions(draft)
    groups = []
    for members in _groups(draft, _current(claims, revised)):
        apart = _differing(draft, members)
        if apart:
            groups.append([claim for claim in members if claim.id in apart])
    if not groups:
        return []
    caption = "Figures that differ and are not reconciled"
    return [*_tables(draft, groups, revised, frozenset(), caption=caption)]


def _current(claims: Sequence[Claim], revised: Revisions) -> list[Claim]:
    """Without those that one among them replaces."""
    ids = {claim.id for claim in claims}
    return [claim for claim in claims if revised.current.get(claim.id) not in ids]


def _tables(
    draft: Draft,
    groups: list[list[Claim]],
    revised: Revisions,
    differing: Collection[str],
    *,
    name: str = "",
    caption: str = "",
) -> list[Table]:
    current = [claim for members in groups for claim in members]
    places = {w.one_line(claim.place) for claim in current if claim.place}
    one_place = places.pop() if len(places) == 1 and all(claim.place for claim in current) else ""
    rows: list[Row] = []
    for members in groups:
        if len(groups) > 1:
            rows.append(Row((cell(_what(members[0], "" if one_place else members[0].place)),), spans=True))
        rows += [_row(draft, claim, revised, differs=claim.id in differing) for claim in members]
    where = f", {one_place}" if one_place else ""
    if caption:
        caption += where
    elif len(groups) == 1:
        caption = f"{_what(groups[0][0], groups[0][0].place)}, by authority"
    else:
        caption = f"Figures by measure and authority{where}"
    return draft.tables(caption, _COLUMNS, rows, _note(draft, current), name=name)


def _groups(draft: Draft, claims: list[Claim]) -> list[list[Claim]]:
    """The figures for one measure and place together, in the order of the text; within each, the newest first."""
    found: dict[tuple[str, str], list[Claim]] = {}
    for claim in claims:
        found.setdefault(measure_key(claim)[:2], []).append(claim)

    def place(key: tuple[str, str]) -> tuple[object, ...]:
        numbers = [draft.notebook.number(claim.id) for claim in found[key]]
        return (min((number for number in numbers if number is not None), default=float("inf")), key)

    return [newest_first(found[key]) for key in sorted(found, key=place)]


def _in_order(groups: list[list[Claim]], claims: list[Claim]) -> list[Claim]:
    """All figures, earlier ones too, in the order of the groups."""
    places = {measure_key(members[0])[:2]: place for place, members in enumerate(groups)}
    return sorted(claims, key=lambda claim: (places[measure_key(claim)[:2]], w.date_key(claim.as_of), claim.id))


def _what(claim: Claim, place: str | None) -> str:
    measure = w.capital(w.one_line(claim.measure or ""))
    return f"{measure}, {w.one_line(place)}" if place else measure


def _row(draft: Draft, claim: Claim, revised: Revisions, *, differs: bool) -> Row:
    return Row(
        (
            cell(w.one_line(claim.authority or w.NOT_STATED)),
            (draft.remark(claim, w.figure_words(claim), role=""),),
            cell(w.one_line(claim.population or w.NOT_STATED)),
            cell(draft.short_day(claim.as_of)),
            cell(draft.grades(claim)),
            _remark(draft, claim, revised, differs=differs),
        )
    )


def _remark(draft: Draft, claim: Claim, revised: Revisions, *, differs: bool) -> tuple[Inline, ...]:
    parts: list[list[Inline]] = []
    if claim.cumulative is not None:
        parts.append([Run("total" if claim.cumulative else "this period only")])
    for index, old in enumerate(revised.earlier.get(claim.id, ())):
        when = draft.short_day(w.day_of(old.as_of or ""), "")
        words = f"{w.figure_words(old)} of {when}" if when else w.figure_words(old)
        told = draft.remark(old, words, role="")
        if index:
            parts[-1] += [Run(", "), told]
        else:
            parts.append([Run("replaces "), told])
    if differs:
        parts.append([Run("differs")])
    items: list[Inline] = []
    for part in parts:
        items += [Run("; "), *part] if items else part
    return tuple(items)


def _note(draft: Draft, claims: list[Claim]) -> str:
    parts = ["Each row is one authority’s own latest figure; figures are not added up."]
    if any(claim.cumulative for claim in claims):
        parts.append("Total: up to the date given.")
    if any(draft.grades(claim) == "–" for claim in claims):
        parts.append("– : not graded.")
    parts += dict.fromkeys(each for claim in claims for each in _graded_otherwise(draft, claim) if each)
    return " ".join(parts)


def _graded_otherwise(draft: Draft, claim: Claim) -> Iterator[str]:
    """What analysts hold of the grades that stand in the table, for those of which the case keeps several."""
    for citation in draft.graded(claim):
        source = draft.snapshot.get(Source, citation.source)
        yield draft.positions.reliability(source, short_name(source))
        yield draft.positions.credibility(citation, f"the information “{w.shortened(citation.exact, 60)}”")


def _differing(draft: Draft, claims: Sequence[Claim]) -> set[str]:
    """The figures that cannot hold together with another one for the same thing, or that somebody has marked as
    contradicting one of them. A newer figure that replaces an older one is no difference.
    """
    ids = {claim.id for claim in claims}
    found: set[str] = set()
    rivals: dict[tuple[str, str, str], list[Claim]] = {}
    for claim in claims:
        draft.check()
        contradicting = _related(draft, claim, "contradicts") - _related(draft, claim, "supersedes") - {claim.id}
        if contradicting & ids:
            found.add(claim.id)
        if claim.cumulative is not False:  # an increment is no rival of a total
            rivals.setdefault(measure_key(claim), []).append(claim)
    for members in rivals.values():
        found |= _apart(draft, members)
    return found


def _related(draft: Draft, claim: Claim, kind: str) -> set[str]:
    """The claims that a relation of this kind ties to the claim, whichever way."""
    found = {r.other for r in draft.snapshot.referring(Relation, "claim", claim.id) if r.kind == kind}
    return found | {r.claim for r in draft.snapshot.referring(Relation, "other", claim.id) if r.kind == kind}


def _apart(draft: Draft, claims: list[Claim]) -> set[str]:
    """The figures whose range does not touch that of another one, unless one of the two replaces the other.

    Each is held against the highest and the lowest of all only: what does not lie beyond these lies beyond none.
    """
    bounds = {claim.id: range_ for claim in claims if (range_ := w.figure_bounds(claim)) is not None}
    from_above = sorted(bounds, key=lambda id: bounds[id][0], reverse=True)
    from_below = sorted(bounds, key=lambda id: bounds[id][1])
    found: set[str] = set()
    for claim in claims:
        if claim.id not in bounds:
            continue
        draft.check()
        low, high = bounds[claim.id]
        replaced = _related(draft, claim, "supersedes")
        above = next(id for id in from_above if id not in replaced or bounds[id][0] <= high)
        below = next(id for id in from_below if id not in replaced or bounds[id][1] >= low)
        if bounds[above][0] > high or bounds[below][1] < low:
            found.add(claim.id)
    return found


def _in_words(draft: Draft, groups: list[list[Claim]], differing: Collection[str]) -> list[Block]:
    """One sentence for each measure and place on which current figures differ."""
    items: list[Inline] = []
    for members in groups:
        chosen = [claim for claim in members if claim.id in differing]
        if not chosen:
            continue
        items.append(Run(f" {_what(chosen[0], chosen[0].place)}: "))
        for index, claim in enumerate(chosen):
            last = index == len(chosen) - 1
            end = "." if last else "" if index == len(chosen) - 2 else ","
            if index:
                items.append(Run(" and " if last else " "))
            who = w.one_line(claim.authority or "authority not stated")
            items.append(draft.remark(claim, f"{w.figure_words(claim)} ({who})", end, role=""))
    return [Paragraph((Run("Figures that differ and are not reconciled.", "label"), *items))] if items else []
