# SPDX-License-Identifier: Apache-2.0
"""Finer points of a house's template: headings that its lists number, and headers on pages across."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pytest
from lxml import etree

from briefing_app.report.build import build
from briefing_app.report.docx_writer import write
from briefing_app.report.heading_numbers import heading_numbers
from briefing_app.report.options import Options
from briefing_app.report.template import read
from tests.report import house
from tests.report.factories import rich_case
from tests.report.test_sections import wide_section
from tests.report.xml_checks import W, check, parts, text_of

WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
EMU = 635


def numbered(first: str = "upperRoman", text: str = "%1.%2") -> bytes:
    """The house's template with numbered headings: both levels in one list, the second style based on the first."""
    levels = "".join(
        f'<w:lvl w:ilvl="{place}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/><w:pStyle w:val="{style}"/>'
        f'<w:lvlText w:val="{shown}"/><w:lvlJc w:val="left"/></w:lvl>'
        for place, start, form, style, shown in (
            (0, 1, first, "berschrift1", "%1."),
            (1, 3, "lowerLetter", "berschrift2", text),
        )
    )
    numbering = house.NUMBERING.replace(
        '<w:num w:numId="5">',
        f'<w:abstractNum w:abstractNumId="8"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
        '<w:num w:numId="5">',
    ).replace("</w:numbering>", '<w:num w:numId="9"><w:abstractNumId w:val="8"/></w:num></w:numbering>')
    list_of = '<w:numPr><w:numId w:val="9"/></w:numPr>'
    second = (
        '<w:style w:type="paragraph" w:styleId="berschrift2"><w:name w:val="heading 2"/>'
        '<w:basedOn w:val="berschrift1"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr><w:outlineLvl w:val="1"/>'
        "</w:pPr></w:style></w:styles>"
    )
    styles = (
        house.styles()
        .replace(
            '<w:pPr><w:keepNext/><w:spacing w:before="360"', f'<w:pPr><w:keepNext/>{list_of}<w:spacing w:before="360"'
        )
        .replace("</w:styles>", second)
    )
    return house.template(word__numbering_xml=numbering, word__styles_xml=styles)


def contents(path: Path) -> list[str]:
    body = etree.fromstring(parts(path)["word/document.xml"])
    found = []
    for paragraph in body.iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        if style is not None and style.get(f"{W}val", "").startswith("TOC") and style.get(f"{W}val") != "TOCHeading":
            found.append("".join(node.text or "" for node in paragraph.iter(f"{W}t")))
    return found


def written(tmp_path: Path, template: bytes, *, wide: bool = False) -> Path:
    case, report = rich_case()
    model = build(case.snapshot(), report, options=Options(contents=True))
    if wide:
        model = replace(model, sections=(*model.sections[:3], wide_section(8), *model.sections[3:]))
    target = tmp_path / "report.docx"
    write(model, target, template=template)
    check(target)
    return target


def test_contents_name_the_numbers_of_the_house(tmp_path: Path) -> None:
    entries = contents(written(tmp_path, numbered()))
    first = [entry for entry in entries if entry.split(".")[0].isupper() and entry.partition("\u2002")[0].endswith(".")]
    assert [entry.partition("\u2002")[0] for entry in first[:4]] == ["I.", "II.", "III.", "IV."]
    second = [entry for entry in entries if entry not in first]
    assert second[0].partition("\u2002")[0].endswith(".c"), "its list begins at three"
    assert all("\u2002" in entry for entry in entries)
    assert not any("\u2002" in entry for entry in contents(written(tmp_path, house.template())))


@pytest.mark.parametrize(
    ("form", "text", "expected"),
    [
        ("decimal", "%1.%2", "1.c"),
        ("decimalZero", "§ %2", "§ c"),
        ("upperLetter", "%1%2)", "Ac)"),
        ("none", "%1%2", "c"),
    ],
)
def test_forms_of_numbers(tmp_path: Path, form: str, text: str, expected: str) -> None:
    sheet = read(numbered(form, text), "x").sheet
    assert list(heading_numbers(sheet, [1, 2]))[1] == expected
    assert next(heading_numbers(sheet, [2])) == expected, "a level that never began counts from its start"


def test_contents_end_with_several_entries_and_the_first_leave_no_heading_behind(tmp_path: Path) -> None:
    """LibreOffice does not move the heading of contents with entries that stay together."""
    body = etree.fromstring(parts(written(tmp_path, house.template()))["word/document.xml"])
    kept = [
        paragraph.find(f"{W}pPr/{W}keepNext") is not None
        for paragraph in body.iter(f"{W}p")
        if (style := paragraph.find(f"{W}pPr/{W}pStyle")) is not None and style.get(f"{W}val", "").startswith("TOC")
    ]
    assert kept[:4] == [True, False, False, False]
    assert kept[-2:] == [True, False]


def headers(tmp_path: Path, inner: str) -> tuple[Any, Any]:
    """The usual header upright and across."""
    template = house.template(word__header7_xml=house.story("hdr", inner))
    upright, across, _ = docx.Document(str(written(tmp_path, template, wide=True))).sections
    return upright.header._element, across.header._element


def sizes(header: Any) -> list[tuple[int, int]]:
    return [(int(e.get("cx")), int(e.get("cy"))) for e in header.iter(f"{WP}extent")]


def test_a_band_across_the_page_fits_the_page_that_is_turned(tmp_path: Path) -> None:
    paper = read(house.template(), "x").paper
    band = house.placed_picture("rId1", 0, paper.width * EMU, 300_000)
    logo = house.placed_picture("rId1", 0, 1_080_000, 540_000)
    upright, across = headers(tmp_path, house.paragraph("Kopfzeile", band + logo))
    assert sizes(upright) == [(paper.width * EMU, 300_000), (1_080_000, 540_000)]
    assert sizes(across) == [(paper.height * EMU, 300_000), (1_080_000, 540_000)]


def test_tables_and_stops_reach_the_margin_of_the_page_that_is_turned(tmp_path: Path) -> None:
    paper = read(house.template(), "x").paper
    half = paper.text_width // 2
    cells = "".join(f'<w:tc><w:tcPr><w:tcW w:w="{half}" w:type="dxa"/></w:tcPr><w:p/></w:tc>' for _ in "ab")
    table = (
        f'<w:tbl><w:tblPr><w:tblW w:w="{2 * half}" w:type="dxa"/></w:tblPr><w:tblGrid><w:gridCol w:w="{half}"/>'
        f'<w:gridCol w:w="{half}"/></w:tblGrid><w:tr>{cells}</w:tr></w:tbl>'
    )
    line = house.paragraph("Kopfzeile", house.text("Left") + "<w:r><w:tab/></w:r>" + house.text("Right"))
    upright, across = headers(tmp_path, table + line)
    widths = [int(column.get(f"{W}w")) for column in across.iter(f"{W}gridCol")]
    assert abs(sum(widths) - paper.turned.text_width) <= 2
    assert next(upright.iter(f"{W}tabs"), None) is None
    stops = [(tab.get(f"{W}val"), int(tab.get(f"{W}pos"))) for tab in next(across.iter(f"{W}tabs"))]
    ratio = paper.turned.text_width / paper.text_width
    assert stops == [
        ("clear", 4536),
        ("center", round(4536 * ratio)),
        ("clear", 9072),
        ("right", round(9072 * ratio)),
    ]
    assert text_of(across).startswith("LeftRight")


def test_arabic_letters_have_the_size_and_weight_of_latin_ones(tmp_path: Path) -> None:
    styles = etree.fromstring(parts(written(tmp_path, house.template()))["word/styles.xml"])
    (title,) = styles.xpath('w:style[@w:styleId="Title"]', namespaces={"w": W[1:-1]})
    letters = title.find(f"{W}rPr")
    assert [node.tag.removeprefix(W) for node in letters] == ["rFonts", "b", "bCs", "color", "sz", "szCs"]
    assert letters.find(f"{W}szCs").get(f"{W}val") == letters.find(f"{W}sz").get(f"{W}val") == "52"


def test_a_very_long_title_is_shortened_above_the_pages(tmp_path: Path) -> None:
    for title, shown in (
        ("word " * 60, "word " * 19 + "word …"),
        ("字" * 150, "字" * 100 + " …"),
        ("A short one", "A short one"),
    ):
        case, report = rich_case()
        case.edit(report, title=title.strip())
        target = tmp_path / "long.docx"
        write(build(case.snapshot(), report), target)
        check(target)
        document = docx.Document(str(target))
        assert document.sections[0].header.paragraphs[-1].text == shown
        assert document.core_properties.title == title.strip()
