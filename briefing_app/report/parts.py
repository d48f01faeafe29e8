# SPDX-License-Identifier: Apache-2.0
"""The sections of a report in the order of its outline.

Builders are called in document order, because notes, tables and pictures are numbered as they are made. What tells of
the whole (the bottom line, the sources, the scales, the distribution) keeps its numbers there and is written at the
end.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from briefing_app.domain.records import Block
from briefing_app.report import outline
from briefing_app.report.background import assumptions, gaps, hypotheses, indicators
from briefing_app.report.bottom_line import bottom_line, plan_bottom_line
from briefing_app.report.charts.timeline import timeline
from briefing_app.report.developments import developments
from briefing_app.report.draft import Draft
from briefing_app.report.experts import expert_views
from briefing_app.report.figures import TABLE as FIGURES
from briefing_app.report.figures import figures
from briefing_app.report.judgments import further_judgments, key_judgments
from briefing_app.report.model import Section
from briefing_app.report.outline import Part
from briefing_app.report.own_parts import own_part
from briefing_app.report.sources import plan_sources, scales_explained, sources

Later = Callable[[], Section]
_BUILDERS: dict[str, Callable[[Draft], Section | None]] = {
    "key_judgments": key_judgments,
    "further_judgments": further_judgments,
    "timeline": timeline,
    "figures": figures,
    "expert_views": expert_views,
    "gaps": gaps,
    "since": lambda draft: draft.since.section() if draft.since is not None else None,
    "assumptions": assumptions,
    "indicators": indicators,
    "hypotheses": hypotheses,
}
_AT_THE_END = ("bottom_line", "sources", "scales", "distribution")
"""In this order: the register lists what the bottom line rests on, too."""


def sections(draft: Draft, distribution: Later) -> list[Section]:
    """All sections. ``distribution`` is called last, when everything that the report uses is known."""
    blocks = draft.snapshot.referring(Block, "report", draft.report.id)
    parts = outline.shown(draft.report.id, blocks)
    draft.told = {part.kind: part.title for part in parts if not part.is_own}
    kinds = [part.kind for part in parts]
    found: list[list[Section]] = []
    later: dict[str, tuple[int, Later]] = {}
    for place, part in enumerate(parts):
        draft.next_table = FIGURES if outline.may_refer(kinds, place, "figures") else ""
        if part.kind in _AT_THE_END:
            later[part.kind] = (place, _planned(draft, part, kinds[place + 1 :], distribution))
            found.append([])
        else:
            found.append(_built(draft, part))
        draft.built.add(part.kind)
    for kind in _AT_THE_END:
        if kind in later:
            place, write = later[kind]
            found[place] = [write()]
    return list(_laid_out(parts, found))


def developments_alone(draft: Draft) -> list[Section]:
    """Only the sections of what happened, none where they are left out."""
    blocks = draft.snapshot.referring(Block, "report", draft.report.id)
    parts = outline.shown(draft.report.id, blocks)
    draft.told = {part.kind: part.title for part in parts if not part.is_own}
    mine = [part for part in parts if part.kind == "developments"]
    return list(_laid_out(mine, [developments(draft) for _ in mine]))


def _planned(draft: Draft, part: Part, following: Sequence[str], distribution: Later) -> Later:
    """Takes the numbers of a section that is written at the end."""
    if part.kind == "bottom_line":
        opening = plan_bottom_line(draft, following)
        return lambda: bottom_line(draft, opening, part.title)
    if part.kind == "sources":
        summary = plan_sources(draft, is_last=not outline.MAKE_TABLES.intersection(following))
        return lambda: sources(draft, summary)
    return distribution if part.kind == "distribution" else lambda: scales_explained(draft)


def _built(draft: Draft, part: Part) -> list[Section]:
    if part.is_own:
        found = own_part(draft, part)
    elif part.kind == "developments":
        return developments(draft)
    else:
        found = _BUILDERS[part.kind](draft)
    return [found] if found is not None else []


def _laid_out(parts: Sequence[Part], found: Sequence[list[Section]]) -> Iterator[Section]:
    """With the titles that somebody gave, across the page where that was wished, and on a new page behind a break."""
    breaks = False
    for part, made in zip(parts, found, strict=True):
        breaks = breaks or part.kind == "page_break"
        for place, section in enumerate(made):
            is_renamed = place == 0 and bool(section.heading) and part.block is not None and part.block.title
            heading = part.title if is_renamed else section.heading
            yield replace(section, heading=heading, landscape=part.landscape, new_page=breaks)
            breaks = False
