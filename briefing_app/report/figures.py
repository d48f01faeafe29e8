# SPDX-License-Identifier: Apache-2.0
"""The current figure of each authority, side by side for each measure. Nothing is merged or added up.

A figure that was replaced stands in the remark on the one that replaces it. Figures that differ are named once for
each measure in a sentence below the table.
"""

from briefing_app.domain.records import Claim, Relation
from briefing_app.report import wording as w
from briefing_app.report.draft import Draft, cell
from briefing_app.report.model import Block, Column, Inline, Paragraph, Row, Run, Section
from briefing_app.report.revisions import Revisions, measure_key, newest_first, revisions

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
    pairs = [pair for members in groups for pair in _pairs(draft, members)]
    differing = {claim.id for pair in pairs for claim in pair}
    places = {w.one_line(claim.place) for claim in current if claim.place}
    one_place = places.pop() if len(places) == 1 and all(claim.place for claim in current) else ""
    rows: list[Row] = []
    for members in groups:
        if len(groups) > 1:
            rows.append(Row((cell(_what(members[0], "" if one_place else members[0].place)),), spans=True))
        rows += [_row(draft, claim, revised, differs=claim.id in differing) for claim in members]
    where = f", {one_place}" if one_place else ""
    caption = f"Figures by measure and authority{where}"
    if len(groups) == 1:
        caption = f"{_what(groups[0][0], groups[0][0].place)}, by authority"
    blocks: list[Block] = [*draft.tables(caption, _COLUMNS, rows, _note(draft, current))]
    blocks += _in_words(draft, groups, differing)
    return Section("Figures", 1, tuple(blocks))


def _groups(draft: Draft, claims: list[Claim]) -> list[list[Claim]]:
    """The figures for one measure and place together, in the order of the text; within each, the newest first."""
    found: dict[tuple[str, str], list[Claim]] = {}
    for claim in claims:
        found.setdefault(measure_key(claim)[:2], []).append(claim)

    def place(key: tuple[str, str]) -> tuple[object, ...]:
        numbers = [draft.notebook.number(claim.id) for claim in found[key]]
        return (min((number for number in numbers if number is not None), default=float("inf")), key)

    return [newest_first(found[key]) for key in sorted(found, key=place)]


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
    return " ".join(parts)


def _pairs(draft: Draft, claims: list[Claim]) -> list[tuple[Claim, Claim]]:
    """Two figures for the same thing that cannot both hold, or that somebody has marked as contradicting.

    A newer figure that replaces an older one is no difference.
    """
    found = []
    for index, one in enumerate(claims):
        draft.check()
        for two in claims[index + 1 :]:
            kinds = _relation_kinds(draft, one, two)
            if "supersedes" in kinds:
                continue
            if "contradicts" in kinds or (measure_key(one) == measure_key(two) and _disjoint(one, two)):
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


def _in_words(draft: Draft, groups: list[list[Claim]], differing: set[str]) -> list[Block]:
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
