# SPDX-License-Identifier: Apache-2.0
"""Sections of the document: pages upright or across, what stands above and below the text, and where one ends."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from briefing_app.report.model import NotesAs, Section, Table
from briefing_app.report.styles import PAGE_HEIGHT, PAGE_WIDTH, SIDE_MARGIN

TOP_MARGIN, BOTTOM_MARGIN, EDGE = 1500, 1640, 540
LANDSCAPE_WIDTH = PAGE_HEIGHT - 2 * SIDE_MARGIN
MOST_COLUMNS = 6
"""A table of more columns is printed across the page, with the heading it stands under."""
_ENDNOTES = '<w:endnotePr><w:numFmt w:val="decimal"/></w:endnotePr>'
"""LibreOffice reads how endnotes are numbered from the section, Word from the settings."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The relations to headers and footers. The first page has a header of its own, pages across their own footer."""

    first_header: str
    header: str
    first_footer: str
    footer: str
    wide_footer: str
    notes_as: NotesAs

    def section(self, *, wide: bool, first: bool) -> str:
        """Properties of a section. ``first``: it begins the document."""
        references = [("header", "default", self.header)]
        references += [("header", "first", self.first_header)] if first else []
        references += [("footer", "default", self.wide_footer if wide else self.footer)]
        references += [("footer", "first", self.first_footer)] if first else []
        width, height = (PAGE_HEIGHT, PAGE_WIDTH) if wide else (PAGE_WIDTH, PAGE_HEIGHT)
        turned = ' w:orient="landscape"' if wide else ""
        return (
            "<w:sectPr>"
            + "".join(f'<w:{part}Reference w:type="{kind}" r:id="{id}"/>' for part, kind, id in references)
            + (_ENDNOTES if self.notes_as == "endnotes" else "")
            + f'<w:type w:val="nextPage"/><w:pgSz w:w="{width}" w:h="{height}"{turned}/>'
            f'<w:pgMar w:top="{TOP_MARGIN}" w:right="{SIDE_MARGIN}" w:bottom="{BOTTOM_MARGIN}" '
            f'w:left="{SIDE_MARGIN}" w:header="{EDGE}" w:footer="{EDGE}" w:gutter="0"/><w:cols w:space="720"/>'
            + ("<w:titlePg/>" if first else "")
            + '<w:docGrid w:linePitch="360"/></w:sectPr>'
        )


def is_wide(section: Section) -> bool:
    """Whether it holds a table that needs the page across."""
    return any(isinstance(block, Table) and len(block.columns) > MOST_COLUMNS for block in section.blocks)


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
