# SPDX-License-Identifier: Apache-2.0
"""The contents of a report: which headings they name, and whether a report is long enough to need them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from math import ceil

from briefing_app.report.docx_text import plain_text
from briefing_app.report.model import (
    Block,
    Chart,
    ContentsEntry,
    DefinitionRows,
    KeyJudgment,
    Paragraph,
    Picture,
    ReportModel,
    Table,
)

NOTES_HEADING = "Notes"
LONG = 8
"""Pages above which a report has contents."""
MOST_ENTRIES = 150
"""Of more headings, only those of the first level are named: contents of many pages help nobody."""

_PAGE = 48
"""Lines of running text on a page."""
_POINTS = 14
"""Height of a line."""
_LINE, _NOTE_LINE = 92, 128
"""Letters on a line."""
_SMALL = 0.75
"""Height of a line of a table or note, in lines of running text."""


def with_contents(model: ReportModel, wanted: bool | None) -> ReportModel:
    """The report with contents, without page numbers: as wanted, or where it is long."""
    if wanted is None:
        wanted = estimated_pages(model) > LONG
    return replace(model, contents=_entries(model)) if wanted else model


def with_pages(model: ReportModel, pages: Mapping[str, int]) -> ReportModel:
    """The report with these page numbers in its contents; what is not named has none."""
    return replace(model, contents=tuple(replace(entry, page=pages.get(entry.bookmark)) for entry in model.contents))


def page_list(model: ReportModel) -> list[int] | None:
    """The pages that the contents name, in their order; None where they name none."""
    found = [entry.page for entry in model.contents if entry.page is not None]
    return found if found and len(found) == len(model.contents) else None


def with_page_list(model: ReportModel, pages: list[int] | None) -> ReportModel:
    """The report with the pages of ``page_list`` in its contents."""
    if pages is None or len(pages) != len(model.contents):
        return model
    return with_pages(model, {entry.bookmark: page for entry, page in zip(model.contents, pages, strict=True)})


def heading_bookmark(number: int) -> str:
    """The name of the bookmark around a heading; headings are counted from 1 in order of the document."""
    return f"_Toc{number:06}"


def headings(model: ReportModel) -> Iterator[tuple[str, int]]:
    """The headings of the document with their levels, in order."""
    for section in model.sections:
        if section.heading:
            yield section.heading, section.level
    if model.notes and model.notes_as != "footnotes":
        yield NOTES_HEADING, 1


def _entries(model: ReportModel) -> tuple[ContentsEntry, ...]:
    found = [
        ContentsEntry(heading, level, heading_bookmark(number))
        for number, (heading, level) in enumerate(headings(model), start=1)
        if level <= 2
    ]
    if len(found) > MOST_ENTRIES:
        found = [entry for entry in found if entry.level == 1]
    return tuple(found)


def estimated_pages(model: ReportModel) -> int:
    """About how many pages the report will have, from the letters alone, so that every machine says the same."""
    lines = 14.0
    for section in model.sections:
        lines += 2.3 if section.heading else 0
        lines += sum(_height(block) for block in section.blocks)
    lines += sum(_lines(plain_text(note.items), _NOTE_LINE) * _SMALL for note in model.notes)
    return ceil(lines / _PAGE)


def _lines(text: str, width: float) -> int:
    return max(1, ceil(len(text) / width))


def _height(block: Block) -> float:
    if isinstance(block, Paragraph):
        return _lines(plain_text(block.items), _LINE) + 0.3
    if isinstance(block, KeyJudgment):
        texts = [plain_text((block.statement, *block.confidence)), *(plain_text([item]) for item in block.dissents)]
        return sum(_lines(text, _LINE) + 0.3 for text in texts)
    if isinstance(block, Table):
        return 3 + sum(_row_height(block, row.cells) for row in block.rows)
    if isinstance(block, Picture | Chart):
        return block.height / _POINTS + 3
    return _definitions(block)


def _definitions(block: DefinitionRows) -> float:
    return _lines(" ".join(f"{row.term} {row.meaning}" for row in block.rows), _LINE) + 0.3


def _row_height(table: Table, cells: Iterable[tuple[object, ...]]) -> float:
    tallest = max(
        (
            _lines(plain_text(items), 110 * (column.width or 1))  # type: ignore[arg-type]
            for column, items in zip(table.columns, cells, strict=False)
        ),
        default=1,
    )
    return tallest * _SMALL + 0.25
