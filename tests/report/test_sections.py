# SPDX-License-Identifier: Apache-2.0
"""Pages upright and across: where they begin and end, and what stands above and below."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.enum.section import WD_ORIENT
from lxml import etree

from briefing_app.report.build import build
from briefing_app.report.docx_sections import MOST_COLUMNS
from briefing_app.report.docx_writer import write
from briefing_app.report.model import Column, ReportModel, Row, Run, Section, Table
from briefing_app.report.options import Options
from briefing_app.report.styles import TEXT_WIDTH
from briefing_app.report.template import Paper
from briefing_app.report.trace import trace
from tests.report.factories import rich_case
from tests.report.xml_checks import W, check, parts, text_of

LANDSCAPE_WIDTH = Paper().turned.text_width


def wide_section(columns: int, heading: str = "Matrix", number: int = 9) -> Section:
    cells = tuple((Run(str(number)),) for number in range(columns))
    heads = tuple(Column(f"C{number}", 1 / columns) for number in range(columns))
    return Section(heading, 1, (Table(number, "A matrix", heads, (Row(cells), Row(cells))),))


def model_with(*sections: Section, at: int = 3) -> ReportModel:
    case, report = rich_case()
    model = build(case.snapshot(), report)
    return replace(model, sections=(*model.sections[:at], *sections, *model.sections[at:]))


def written(model: ReportModel, folder: Path) -> Any:
    write(model, folder / "x.docx")
    check(folder / "x.docx")
    return docx.Document(str(folder / "x.docx"))


def across(document: Any) -> list[bool]:
    return [section.orientation == WD_ORIENT.LANDSCAPE for section in document.sections]


def test_hypotheses_with_every_mark_are_printed_across(tmp_path: Path) -> None:
    case, report = rich_case()
    kinds: dict[str, list[str]] = {}
    for id, record in case.records.items():
        kinds.setdefault(record.type_name, []).append(id)
    row = case.add("evidence", question=kinds["question"][0], subject=kinds["claim"][3])
    for answer, value in zip(kinds["hypothesis"], ("N", "NA", "CC"), strict=True):
        case.add("mark", evidence=row, hypothesis=answer, analyst=kinds["analyst"][0], value=value)
    document = written(build(case.snapshot(), report), tmp_path)
    assert across(document) == [False, True, False]


@pytest.mark.parametrize(("columns", "found"), [(MOST_COLUMNS, [False]), (MOST_COLUMNS + 1, [False, True, False])])
def test_tables_of_more_than_six_columns_stand_across(tmp_path: Path, columns: int, found: list[bool]) -> None:
    assert across(written(model_with(wide_section(columns)), tmp_path)) == found


def test_heading_and_table_stand_on_the_same_page_and_nothing_else(tmp_path: Path) -> None:
    written(model_with(wide_section(8)), tmp_path)
    body = etree.fromstring(parts(tmp_path / "x.docx")["word/document.xml"])[0]
    ends = [place for place, block in enumerate(body) if next(block.iter(f"{W}sectPr"), None) is not None]
    assert text_of(body[ends[0] + 1]) == "Matrix"
    assert "C0" in text_of(body[ends[1] - 1])
    empty = [p for p in body.iterfind(f"{W}p") if p.find(f"{W}pPr/{W}sectPr") is not None and not text_of(p)]
    assert len(empty) <= 1  # the gap behind the table, which is there anyway


def test_wide_tables_fill_the_page_and_others_the_upright_one(tmp_path: Path) -> None:
    written(model_with(wide_section(8)), tmp_path)
    root = etree.fromstring(parts(tmp_path / "x.docx")["word/document.xml"])
    for table in root.iter(f"{W}tbl"):
        columns = [int(column.get(f"{W}w")) for column in table.iter(f"{W}gridCol")]
        width = int(table.find(f"{W}tblPr/{W}tblW").get(f"{W}w"))
        assert sum(columns) == width == (LANDSCAPE_WIDTH if len(columns) == 8 else TEXT_WIDTH)


def test_neighbours_share_a_section_and_a_last_one_closes_the_document(tmp_path: Path) -> None:
    two = model_with(wide_section(7, "A"), wide_section(9, "B", 10))
    assert across(written(two, tmp_path)) == [False, True, False]
    last = model_with(wide_section(7), at=99)
    assert across(written(last, tmp_path)) == [False, True]


def test_a_wide_section_behind_the_contents_or_at_the_beginning(tmp_path: Path) -> None:
    case, report = rich_case()
    model = build(case.snapshot(), report, options=Options(contents=True))
    behind = replace(model, sections=(*model.sections[:2], wide_section(7), *model.sections[2:]))
    assert across(written(behind, tmp_path)) == [False, True, False]
    assert across(written(replace(model_with(), sections=(wide_section(7),), notes=()), tmp_path)) == [False, True]


def test_every_page_has_the_banner_above_and_below(tmp_path: Path) -> None:
    document = written(model_with(wide_section(8)), tmp_path)
    assert [section.different_first_page_header_footer for section in document.sections] == [True, False, False]
    for section in document.sections:
        stories = [section.header, section.footer]
        if section.different_first_page_header_footer:
            stories += [section.first_page_header, section.first_page_footer]
        for story in stories:
            assert [p.text for p in story.paragraphs].count("TLP:AMBER") == 1
        assert section.header.paragraphs[1].text == "Floods on the Marrow"


def test_footer_across_reaches_the_edge(tmp_path: Path) -> None:
    document = written(model_with(wide_section(8)), tmp_path)
    stops = [
        {stop.position.twips for stop in section.footer.paragraphs[0].paragraph_format.tab_stops if stop.position}
        for section in document.sections
    ]
    assert LANDSCAPE_WIDTH in stops[1]
    assert LANDSCAPE_WIDTH not in stops[0] | stops[2]


def test_sections_do_not_disturb_tracing(tmp_path: Path) -> None:
    write(model_with(), tmp_path / "a.docx")
    write(model_with(wide_section(8)), tmp_path / "b.docx")
    assert trace(tmp_path / "a.docx") == trace(tmp_path / "b.docx")
