# SPDX-License-Identifier: Apache-2.0
"""Sections of the document: pages upright or across, what stands above and below the text, and where one ends."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from briefing_app.report.model import NotesAs, Section, Table
from briefing_app.report.template import Page, Paper

MOST_COLUMNS = 6
"""A table of more columns is printed across the page, with the heading it stands under."""
_ENDNOTES = '<w:endnotePr><w:numFmt w:val="decimal"/></w:endnotePr>'
"""LibreOffice reads how endnotes are numbered from the section, Word from the settings."""

StoryKind = Literal["header", "footer"]


@dataclass(frozen=True, slots=True)
class Reference:
    """That the pages of a kind have this header or footer, by its relation."""

    part: StoryKind
    page: Page
    id: str


@dataclass(frozen=True, slots=True)
class Layout:
    """The paper, and what stands above and below the text on pages ``upright`` and ``across``.

    Only the first section has headers and footers for a first page. ``borders``: lines around the page.
    """

    paper: Paper
    upright: tuple[Reference, ...]
    across: tuple[Reference, ...]
    notes_as: NotesAs
    borders: str = ""

    @property
    def turns(self) -> bool:
        """Whether a page gets wider when it is turned."""
        return self.paper.turned.text_width > self.paper.text_width

    @property
    def width(self) -> int:
        """Of the text on usual pages."""
        return self.paper.text_width

    @property
    def wide_width(self) -> int:
        """Of the text on pages across."""
        return self.paper.turned.text_width

    def section(self, *, wide: bool, first: bool) -> str:
        """Properties of a section. ``first``: it begins the document."""
        paper = self.paper.turned if wide else self.paper
        references = [r for r in (self.across if wide else self.upright) if first or r.page != "first"]
        turned = ' w:orient="landscape"' if paper.landscape else ""
        return (
            "<w:sectPr>"
            + "".join(f'<w:{r.part}Reference w:type="{r.page}" r:id="{r.id}"/>' for r in references)
            + (_ENDNOTES if self.notes_as == "endnotes" else "")
            + f'<w:type w:val="nextPage"/><w:pgSz w:w="{paper.width}" w:h="{paper.height}"{turned}/>'
            f'<w:pgMar w:top="{paper.top}" w:right="{paper.right}" w:bottom="{paper.bottom}" w:left="{paper.left}" '
            f'w:header="{paper.header}" w:footer="{paper.footer}" w:gutter="{paper.gutter}"/>'
            f'{self.borders}<w:cols w:space="720"/>'
            + ("<w:titlePg/>" if any(r.page == "first" for r in references) else "")
            + '<w:docGrid w:linePitch="360"/></w:sectPr>'
        )


def is_wide(section: Section) -> bool:
    """Whether it is to stand across the page, or holds a table that needs that."""
    return section.landscape or any(
        isinstance(block, Table) and len(block.columns) > MOST_COLUMNS for block in section.blocks
    )


def in_sections(pieces: Iterable[tuple[str, bool]], layout: Layout) -> Iterator[str]:
    """Pieces of the body, each with whether it stands on a page across, with the properties of the sections between
    and behind them. A section's properties stand in its last paragraph, so that no empty one is needed."""
    held: tuple[str, bool] | None = None
    first = True
    for piece, wide in pieces:
        if held is not None and held[1] != wide:
            yield _ended(held[0], layout.section(wide=held[1], first=first))
            first = False
        elif held is not None:
            yield held[0]
        held = (piece, wide)
    if held is not None:
        yield held[0]
    yield layout.section(wide=held is not None and held[1], first=first)


def _ended(piece: str, section: str) -> str:
    """A piece that ends a section; properties come last in a paragraph."""
    if piece.startswith("<w:p>") and piece.count("</w:p>") == 1:
        return piece.replace("</w:pPr>", f"{section}</w:pPr>", 1)
    gap = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
    return f"{piece}<w:p><w:pPr>{gap}{section}</w:pPr></w:p>"
