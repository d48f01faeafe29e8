# SPDX-License-Identifier: Apache-2.0
"""The parts of a report that are an author's own: texts, lists of claims, tables of figures, pictures."""

from briefing_app.domain.records import Block, Claim
from briefing_app.report import wording as w
from briefing_app.report.charts.plots import WIDTH
from briefing_app.report.choice import chosen, unusable
from briefing_app.report.developments import told
from briefing_app.report.draft import Draft
from briefing_app.report.figures import differing_figures, figure_table
from briefing_app.report.images import size_of, without_metadata
from briefing_app.report.model import Block as ModelBlock
from briefing_app.report.model import Paragraph, Picture, Run, Section
from briefing_app.report.narrative import narrative
from briefing_app.report.outline import Part
from briefing_app.report.waivers import WAIVERS, waivers

MANY = 200
"""Claims of a list above which it says how many there are."""
_UPRIGHT, _ACROSS = (WIDTH, 560.0), (690.0, 350.0)
"""The largest picture, in points."""
_POINTS_PER_PIXEL = 0.75


def own_part(draft: Draft, part: Part) -> Section | None:
    """The section that a part makes; None for a break, and for one in which nothing is left to be told."""
    block = part.block
    assert block is not None
    if part.kind == "page_break":
        return None
    if part.kind == "picture":
        shown = _picture(draft, block, part)
        return Section("", part.level, (shown,)) if shown is not None else None
    blocks = tuple(_blocks(draft, block))
    title = part.title or (WAIVERS if part.kind == "waivers" else "")
    return Section(title, part.level, blocks) if blocks else None


def _blocks(draft: Draft, block: Block) -> tuple[ModelBlock, ...] | list[ModelBlock]:
    if block.kind == "narrative":
        return narrative(draft, block)
    if block.kind == "waivers":
        return waivers(draft)
    if why := unusable(draft.snapshot, block):
        name = f"The part “{w.one_line(block.title)}”" if block.title else "A part without a title"
        draft.remarks.append(f"{name} takes no claims: {why}. Edit the part, or remove it.")
        return [_said("What belongs here could not be looked up.")]
    claims = chosen(draft, block)
    if block.kind == "claims":
        return _claims(draft, claims)
    measured = [claim for claim in claims if claim.measure is not None]
    if block.kind == "figure_table":
        return figure_table(draft, measured) or [_said("No figures are reported here.")]
    return differing_figures(draft, measured) or [_said("No figures that differ are reported here.")]


def _claims(draft: Draft, claims: list[Claim]) -> list[ModelBlock]:
    if not claims:
        return [_said("Nothing is reported here.")]
    count = [Paragraph((Run(f"{len(claims):,} statements, in order of time."),), "quiet")] if len(claims) > MANY else []
    return [*count, *told(draft, claims)]


def _said(words: str) -> Paragraph:
    return Paragraph((Run(words),))


def _picture(draft: Draft, block: Block, part: Part) -> Picture | Paragraph | None:
    """The picture as large as its pixels allow, or in words that it is missing; nothing where none was chosen yet."""
    name = f"The picture “{part.title}”" if part.title else "A picture"
    if block.picture is None:
        draft.remarks.append(f"{name} has not been chosen yet and is left out.")
        return None
    data = draft.snapshot.file(block.picture)
    size = size_of(data) if data is not None else None
    shown = w.one_line(block.alternative or "")
    if data is None or size is None:
        why = "is not in this copy of the case" if data is None else "cannot be read"
        draft.remarks.append(f"{name} {why}; the report says so in its place.")
        seen = f" To be seen in it: {w.sentence(shown)}" if shown else ""
        return Paragraph((Run(f"{name} {why}.{seen}"),), "quiet")
    draft.use(block)
    width, height = (length * _POINTS_PER_PIXEL for length in size)
    most_width, most_height = _ACROSS if part.landscape else _UPRIGHT
    scale = min(1.0, most_width / width, most_height / height)
    return Picture(
        number=draft.next_picture(),
        caption=part.title,
        alt=shown or part.title or "A picture that is not described.",
        png=without_metadata(data),
        svg=b"",
        width=width * scale,
        height=height * scale,
    )
