# SPDX-License-Identifier: Apache-2.0
"""Reports in the look of a template: what is taken from it, what is added, what never comes along."""

import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pytest
from lxml import etree

from briefing_app import resources
from briefing_app.domain.errors import BadInput
from briefing_app.report import template as reading
from briefing_app.report.build import build
from briefing_app.report.docx_writer import write
from briefing_app.report.images import PNG_BEGINNING
from briefing_app.report.model import Picture
from briefing_app.report.options import Options
from briefing_app.report.styles import TEXT_WIDTH
from briefing_app.report.template import House, read
from briefing_app.report.trace import trace
from briefing_app.services import templates
from tests.report import house
from tests.report.factories import CaseBuilder, rich_case, small_case
from tests.report.pictures import PLACE, png
from tests.report.test_sections import wide_section
from tests.report.xml_checks import W, check, parts, text_of
from tools import make_templates

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
KOPF = "Kopfzeile"


def made(tmp_path: Path, template: bytes | None, name: str = "report.docx", case: CaseBuilder | None = None) -> Path:
    case = case or rich_case()[0]
    target = tmp_path / name
    write(build(case.snapshot(), case.report_id()), target, template=template)
    check(target)
    return target


def root(path: Path, part: str) -> Any:
    return etree.fromstring(parts(path)[part])


def style(path: Path, id: str) -> Any:
    found = root(path, "word/styles.xml").xpath(f'w:style[@w:styleId="{id}"]', namespaces={"w": W[1:-1]})
    assert len(found) == 1
    return found[0]


def name_of(style: Any) -> str:
    return str(style.find(f"{W}name").get(f"{W}val"))


def with_header(inner: str, *relations: tuple[str, str, str], **changed: str | bytes) -> bytes:
    """The house's template with another header on all pages but the first."""
    rows = relations or (("rId1", "image", "media/logo.png"),)
    return house.template(
        word__header7_xml=house.story("hdr", inner), word___rels__header7_xml_rels=house.relations(*rows), **changed
    )


def header(path: Path) -> Any:
    return root(path, "word/header1.xml")


# What is taken over


def test_house_template_gives_a_whole_report(tmp_path: Path) -> None:
    path = made(tmp_path, house.template())
    document = docx.Document(str(path))
    section = document.sections[0]
    assert (section.page_width.twips, section.page_height.twips) == (12240, 15840)
    assert (section.left_margin.twips, section.right_margin.twips) == (1644, 1304)
    assert document.paragraphs[0].style.name == "Title"
    assert [s.subject for s in trace(path)] == [s.subject for s in trace(made(tmp_path, None, "plain.docx"))]
    files = parts(path)
    assert files["word/theme/theme1.xml"].count(b"Liberation Sans") == 1
    assert files["word/fonts/font1.odttf"] == b"an obfuscated face"
    assert list(files).count("word/media/template1.png") == 1
    assert files["word/media/template1.png"] == house.LOGO


def test_found_styles_stay_as_the_house_has_them(tmp_path: Path) -> None:
    path = made(tmp_path, house.template())
    heading = style(path, "Heading1")
    assert name_of(heading) == "heading 1"
    assert heading.find(f"{W}rPr/{W}color").get(f"{W}val") == "0A5C46"
    assert heading.find(f"{W}rPr/{W}sz").get(f"{W}val") == "30"
    assert heading.find(f"{W}basedOn").get(f"{W}val") == "Normal"
    assert heading.find(f"{W}next").get(f"{W}val") == "BodyText"
    motto = style(path, "TitleHouse1")
    assert name_of(motto) == "House Motto"
    first = root(path, "word/header2.xml")
    assert [node.get(f"{W}val") for node in first.iter(f"{W}pStyle")] == ["Header", "TitleHouse1", "BriefingBanner"]


def test_missing_styles_are_added_in_the_look_of_the_house(tmp_path: Path) -> None:
    path = made(tmp_path, house.template())
    judgment, head, label = (style(path, id) for id in ("BriefingJudgment", "BriefingTableHead", "BriefingLabel"))
    assert judgment.find(f"{W}rPr/{W}rFonts") is None
    assert judgment.find(f"{W}rPr/{W}sz").get(f"{W}val") == "22"
    assert head.find(f"{W}rPr/{W}rFonts").get(f"{W}asciiTheme") == "majorHAnsi"
    assert {s.find(f"{W}rPr/{W}color").get(f"{W}val") for s in (head, label)} == {"0A5C46"}
    text = parts(path)["word/styles.xml"].decode()
    assert "Cambria" not in text
    assert "1F3A5F" not in text


def test_lists_of_house_and_report_do_not_meet(tmp_path: Path) -> None:
    path = made(tmp_path, house.template())
    lists = root(path, "word/numbering.xml")
    kinds = [node.get(f"{W}abstractNumId") for node in lists.findall(f"{W}abstractNum")]
    numbers = [node.get(f"{W}numId") for node in lists.findall(f"{W}num")]
    assert (kinds, numbers) == (["3", "4"], ["5", "6"])
    assert style(path, "ListBullet").find(f".//{W}numId").get(f"{W}val") == "5"
    assert style(path, "BriefingJudgment").find(f".//{W}numId").get(f"{W}val") == "6"
    assert [node.get(f"{W}val") for node in lists.iter(f"{W}pStyle")] == ["ListBullet", "BriefingJudgment"]


def test_banner_stands_on_every_kind_of_page_with_the_house_header(tmp_path: Path) -> None:
    even = "<w:evenAndOddHeaders/>"
    settings = house.SETTINGS.replace("</w:settings>", f"{even}</w:settings>")
    path = made(tmp_path, house.template(word__settings_xml=settings))
    section = root(path, "word/document.xml").find(f"{W}body/{W}sectPr")
    assert section.find(f"{W}titlePg") is not None
    assert even.encode() in parts(path)["word/settings.xml"]
    for kind in ("header", "footer"):
        references = section.findall(f"{W}{kind}Reference")
        assert sorted(node.get(f"{W}type") for node in references) == ["default", "even", "first"]
    for number in (1, 2, 3):
        for kind in ("header", "footer"):
            story = root(path, f"word/{kind}{number}.xml")
            banners = [p for p in story if p.find(f"{W}pPr/{W}pStyle").get(f"{W}val") == "BriefingBanner"]
            assert [text_of(banner) for banner in banners] == ["TLP:AMBER"]
    assert text_of(header(path)) == "Institute of Made-up StudiesTLP:AMBER"
    assert text_of(root(path, "word/header3.xml")) == "TLP:AMBER"
    assert "1 Nowhere Street, Utopia www.example.org" in text_of(root(path, "word/footer1.xml"))


def test_fields_of_the_house_show_what_the_report_says(tmp_path: Path) -> None:
    bound = (
        '<w:sdt><w:sdtPr><w:dataBinding w:xpath="/ns1:coreProperties[1]/ns0:creator[1]"/></w:sdtPr><w:sdtContent>'
        f"{house.text('Author of the template')}</w:sdtContent></w:sdt>"
    )
    path = made(tmp_path, with_header(house.paragraph(KOPF, bound + house.field("SUBJECT", "Old"))))
    assert "Old" not in text_of(header(path))
    assert "template" not in text_of(header(path))
    model = build(rich_case()[0].snapshot(), rich_case()[1])
    assert text_of(header(path)) == f"{model.author}{model.subtitle}TLP:AMBER"
    assert model.title in text_of(root(path, "word/footer1.xml"))


def test_page_numbers_stand_once(tmp_path: Path) -> None:
    own = house.story("ftr", house.paragraph("Fuzeile", house.text("Seite ") + house.field("PAGE", "1")))
    ours = root(made(tmp_path, house.template()), "word/footer1.xml")
    theirs = root(made(tmp_path, house.template(word__footer7_xml=own)), "word/footer1.xml")
    for story, words in ((ours, "Page 1 of 1"), (theirs, "Seite 1")):
        pages = [node for node in story.iter(f"{W}instrText") if "PAGE " in f"{node.text} " and "NUM" not in node.text]
        assert len(pages) == 1
        assert words in text_of(story)
    assert "Page" not in text_of(theirs)


def test_line_of_the_footer_ends_at_the_margin(tmp_path: Path) -> None:
    line = root(made(tmp_path, house.template()), "word/footer1.xml")[0]
    stops = [(tab.get(f"{W}val"), tab.get(f"{W}pos")) for tab in line.find(f"{W}pPr/{W}tabs")]
    assert stops == [("clear", "4536"), ("clear", "9072"), ("end", str(12240 - 1644 - 1304))]


def test_tables_are_as_wide_as_the_text(tmp_path: Path) -> None:
    section = '<w:pgSz w:w="10000" w:h="14000"/><w:pgMar w:top="-900" w:right="40mm" w:bottom="900" w:left="1000"/>'
    path = made(tmp_path, house.template(word__document_xml=house.document(section)))
    width = 10000 - 1000 - 2268
    assert width != TEXT_WIDTH
    body = root(path, "word/document.xml")
    tables = list(body.iter(f"{W}tbl"))
    assert len(tables) > 3
    for table in tables:
        assert table.find(f"{W}tblPr/{W}tblW").get(f"{W}w") == str(width)
        assert sum(int(column.get(f"{W}w")) for column in table.find(f"{W}tblGrid")) == width
    assert body.find(f"{W}body/{W}sectPr/{W}pgMar").get(f"{W}top") == "900"  # negative: text would run into the banner


def test_banner_stands_clear_of_a_picture_placed_freely(tmp_path: Path) -> None:
    picture = house.placed_picture(
        "rId1", top=360_000, height=900_000
    )  # ends 1,984 twentieths of a point below the edge
    path = made(tmp_path, with_header(house.paragraph(KOPF, picture + house.text("House"))))
    banner = header(path)[-1]
    before = int(banner.find(f"{W}pPr/{W}spacing").get(f"{W}before"))
    assert 600 + 240 + before >= 1984
    assert b'behindDoc="0"' not in parts(path)["word/header1.xml"]


def test_watermark_moves_nothing(tmp_path: Path) -> None:
    picture = house.placed_picture("rId1", top=0, height=9_000_000)
    banner = header(made(tmp_path, with_header(house.paragraph(KOPF, picture))))[-1]
    assert int(banner.find(f"{W}pPr/{W}spacing").get(f"{W}before")) < 200


def test_language_is_the_report_s(tmp_path: Path) -> None:
    path = made(tmp_path, house.template())
    assert [n.get(f"{W}val") for n in root(path, "word/styles.xml").iter(f"{W}lang")] == ["en-GB"]


def test_headers_come_from_the_last_section_and_those_before_it(tmp_path: Path) -> None:
    earlier = (
        '<w:p><w:pPr><w:sectPr><w:headerReference w:type="default" r:id="rId10"/><w:pgSz w:w="9999" w:h="9999"/>'
        "</w:sectPr></w:pPr></w:p>"
    )
    document = house.document('<w:pgSz w:w="11906" w:h="16838"/>', earlier)
    path = made(tmp_path, house.template(word__document_xml=document))
    assert text_of(header(path)).startswith("Institute of Made-up Studies")
    assert docx.Document(str(path)).sections[0].page_width.twips == 11906


def test_bare_document_is_a_template_too(tmp_path: Path) -> None:
    files = {name: data for name, data in house.parts().items() if name in ("_rels/.rels", "[Content_Types].xml")}
    files["word/document.xml"] = f'<w:document xmlns:w="{W[1:-1]}"><w:body/></w:document>'
    path = made(tmp_path, house.packed(files))
    assert read(house.packed(files), "x").matches[0].found is None
    assert name_of(style(path, "BodyText")) == "Body Text"
    assert "Cambria" in parts(path)["word/styles.xml"].decode()


@pytest.mark.parametrize("case", [small_case, rich_case])
def test_bytes_are_the_same_each_time(tmp_path: Path, case: Any) -> None:
    first, second = (made(tmp_path, house.template(), f"{n}.docx", case()[0]).read_bytes() for n in "ab")
    assert first == second


def test_without_marking_there_is_no_banner(tmp_path: Path) -> None:
    case = CaseBuilder(handling=None)
    case.report()
    path = made(tmp_path, house.template(), case=case)
    assert text_of(header(path)) == "Institute of Made-up Studies"


def test_former_report_as_template_leaves_nothing_of_itself(tmp_path: Path) -> None:
    former = CaseBuilder(handling="TLP:RED")
    former.report(title="What only few may know", number=7)
    first = made(tmp_path, house.template(), "first.docx", former)
    again, fresh = made(tmp_path, first.read_bytes(), "again.docx"), made(tmp_path, house.template(), "fresh.docx")
    for name in ("word/header1.xml", "word/header2.xml", "word/footer1.xml", "word/footer2.xml"):
        assert text_of(root(again, name)) == text_of(root(fresh, name))
        assert len(root(again, name)) == len(root(fresh, name))
    for word in (b"TLP:RED", b"few may know"):
        assert not [name for name, data in parts(again).items() if word in data]


def test_banner_in_a_cell_of_a_template_is_dropped(tmp_path: Path) -> None:
    cell = f"<w:tc>{house.paragraph('BriefingBanner', house.text('TLP:RED'))}</w:tc>"
    inner = f'<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="900"/></w:tblGrid><w:tr>{cell}</w:tr></w:tbl>'
    banner = '<w:style w:type="paragraph" w:styleId="BriefingBanner"><w:name w:val="Briefing Banner"/></w:style>'
    styles = house.styles().replace("</w:styles>", f"{banner}</w:styles>")
    path = made(tmp_path, with_header(inner, word__styles_xml=styles), case=small_case()[0])
    assert text_of(header(path)) == "TLP:AMBER"
    assert len(header(path).find(f".//{W}tc")) == 1


def test_a_table_across_turns_the_page_of_the_house(tmp_path: Path) -> None:
    case, report = rich_case()
    model = build(case.snapshot(), report, options=Options(contents=True))
    wide = replace(model, sections=(*model.sections[:3], wide_section(8), *model.sections[3:]))
    for name, template in (
        ("house", house.template()),
        ("own", resources.path("templates", "plain.dotx").read_bytes()),
    ):
        target = tmp_path / f"{name}.docx"
        write(wide, target, template=template)
        check(target)
        paper = read(template, name).paper
        upright, across, last = docx.Document(str(target)).sections
        sizes = [(section.page_width.twips, section.page_height.twips) for section in (upright, across, last)]
        assert sizes == [(paper.width, paper.height), (paper.height, paper.width), (paper.width, paper.height)]
        assert {section.left_margin.twips for section in (upright, across, last)} == {paper.left}
        assert not across.different_first_page_header_footer
        assert not last.different_first_page_header_footer
        for section in (upright, across, last):
            for story in (section.header, section.footer):
                assert text_of(story._element).count("TLP:AMBER") == 1
        body = root(target, "word/document.xml")
        widths = {
            len(table.findall(f"{W}tblGrid/{W}gridCol")): int(table.find(f"{W}tblPr/{W}tblW").get(f"{W}w"))
            for table in body.iter(f"{W}tbl")
        }
        assert widths[8] == paper.turned.text_width
        assert widths[4] == paper.text_width


DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


def test_pictures_are_no_wider_and_no_taller_than_the_text_of_the_house(tmp_path: Path) -> None:
    case, report = rich_case()
    model = build(case.snapshot(), report)
    turned = [replace(section, landscape=number == 3) for number, section in enumerate(model.sections)]
    drawn = Picture(number=90, caption="", alt="A", png=house.LOGO, svg=b"", width=465, height=560)
    turned[3] = replace(turned[3], blocks=(*turned[3].blocks, drawn))
    section = '<w:pgSz w:w="8392" w:h="11906"/><w:pgMar w:top="1200" w:right="900" w:bottom="1200" w:left="900"/>'
    target = tmp_path / "small.docx"
    write(
        replace(model, sections=tuple(turned)),
        target,
        template=house.template(word__document_xml=house.document(section)),
    )
    check(target)
    found = [(int(e.get("cx")), int(e.get("cy"))) for e in root(target, "word/document.xml").iter(f"{DRAWN}extent")]
    assert len(found) > 1
    upright, across = 8392 - 1800, 11906 - 1800
    assert max(width for width, _ in found) <= across * 635
    assert all(width == upright * 635 for width, height in found[1:])
    assert found[0][1] <= (8392 - 2400 - 160 * 20) * 635, "with its caption and note, below a tall header"
    assert round(found[0][0] / found[0][1], 2) == round(465 / 560, 2), "not distorted"


def test_tables_on_a_narrow_page_break_no_word_of_their_heads(tmp_path: Path) -> None:
    case, report = rich_case()
    section = '<w:pgSz w:w="8392" w:h="11906"/><w:pgMar w:top="1200" w:right="900" w:bottom="1200" w:left="900"/>'
    look = house.template(word__document_xml=house.document(section))
    write(build(case.snapshot(), report), tmp_path / "small.docx", template=look)
    check(tmp_path / "small.docx")
    heads = [
        p
        for p in root(tmp_path / "small.docx", "word/document.xml").iter(f"{W}p")
        if style_of(p) == "BriefingTableHead"
    ]
    assert len(heads) > 8
    for head in heads:
        width = int(head.getparent().find(f"{W}tcPr/{W}tcW").get(f"{W}w"))
        longest = max(map(len, text_of(head).split() or [""]))
        assert width >= 90 * longest, text_of(head)  # twentieths of a point for a bold letter of the table


def style_of(paragraph: Any) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if style is None else str(style.get(f"{W}val"))


def test_contents_reach_the_margin_of_the_house(tmp_path: Path) -> None:
    case, report = rich_case()
    target = tmp_path / "report.docx"
    write(build(case.snapshot(), report, options=Options(contents=True)), target, template=house.template())
    check(target)
    paper = read(house.template(), "house").paper
    for id in ("TOC1", "TOC2"):
        stops = [tab for tab in style(target, id).iter(f"{W}tab") if tab.get(f"{W}val") != "clear"]
        assert [stop.get(f"{W}pos") for stop in stops] == [str(paper.text_width)]


# The mapping


def found_in(template: bytes) -> dict[str, str | None]:
    return {match.id: match.found for match in read(template, "house.dotx").matches}


def test_mapping_says_what_each_style_is_called() -> None:
    found = found_in(house.template())
    assert {id: name for id, name in found.items() if name} == {
        "Title": "Title", "Heading1": "heading 1", "BodyText": "Body Text", "ListBullet": "List Bullet",
        "Header": "header", "Footer": "footer", "Strong": "Strong",
    }  # fmt: skip
    assert len(found) == 45


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('w:val="heading 1"', 'w:val="HEADING  1"', "HEADING 1"),  # letters and blanks do not matter
        ('w:val="heading 1"/>', 'w:val="Kapitel"/><w:aliases w:val="Chapter,Heading 1"/>', "Kapitel"),
        (
            'w:styleId="berschrift1"><w:name w:val="heading 1"', 'w:styleId="Heading1"><w:name w:val="Kapitel"',
            "Kapitel",
        ),
        ('w:val="heading 1"', 'w:val="Kapitel"', None),
        ('w:type="paragraph" w:styleId="berschrift1"', 'w:type="character" w:styleId="berschrift1"', None),
    ],
)  # fmt: skip
def test_styles_are_found_by_name_alias_or_id(tmp_path: Path, old: str, new: str, expected: str | None) -> None:
    styles = house.styles()
    assert old in styles
    template = house.template(word__styles_xml=styles.replace(old, new))
    assert found_in(template)["Heading1"] == expected
    names = [name_of(s) for s in root(made(tmp_path, template), "word/styles.xml").findall(f"{W}style")]
    assert len({name.casefold() for name in names}) == len(names)


def test_each_own_style_can_be_missing_alone(tmp_path: Path) -> None:
    case = small_case()[0]
    whole = make_templates.parts(make_templates.GOVERNMENT)
    styles = etree.fromstring(whole["word/styles.xml"].encode())
    for element in styles.findall(f"{W}style"):
        rest = etree.fromstring(whole["word/styles.xml"].encode())
        rest.remove(next(s for s in rest if s.get(f"{W}styleId") == element.get(f"{W}styleId")))
        template = house.packed({**whole, "word/styles.xml": etree.tostring(rest)})
        made(tmp_path, template, case=case)


def test_description_of_a_file(tmp_path: Path) -> None:
    path = tmp_path / "house.dotx"
    path.write_bytes(house.template())
    described = templates.describe(path)
    assert (described.page_width, described.page_height, described.text_width) == (21.6, 27.9, 16.4)
    assert described.summary.startswith("7 of 45 styles are the template's; the others are added")
    assert described.pictures == 1
    assert described.remarks == (
        "Links in headers and footers keep their words and lose their target.",
        "The text that stands in the template is left out; headers and footers stay.",
        "The link to another template is left out.",
    )


# What is refused

_MACRO = '<Override PartName="/word/x" ContentType="application/vnd.ms-office.vbaProject"/>'
_MACRO_TYPES = house.content_types().replace("</Types>", f"{_MACRO}</Types>")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b"PK\x03\x04 broken", "not a Word file"),
        (b"\x00" * 100, "not a Word file"),
        (b"{\\rtf1 x}", "Rich Text"),
        (b"%PDF-1.7", "a PDF"),
        (b"\xef\xbb\xbf<html>", "web page"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old versions of Word"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "password"),
        (house.packed({"mimetype": "application/vnd.oasis.opendocument.text"}), "not a Word file"),
        (house.packed({**house.parts(), "word/styles.xml": "<w:styles"}), "styles.xml is not well-formed"),
        (house.packed({**house.parts(), "word/document.xml": "<x/>"}), "holds no document"),
        (house.packed({**house.parts(), "_rels/.rels": "<Relationships/>"}), "not a Word file"),
        (
            house.packed({**house.parts(), "word/document.xml": '<w:document xmlns:w="http://purl.oclc.org/ooxml/x"/>'}),
            "Strict Open XML",
        ),
        (house.packed({**house.parts(), "word/vbaProject.bin": b"x"}), "holds macros"),
        (house.template(**{"[Content_Types]_xml": _MACRO_TYPES}), "holds macros"),
        (
            house.template(**{"[Content_Types]_xml": house.content_types(
                "application/vnd.ms-word.template.macroEnabledTemplate.main+xml")}),
            "holds macros",
        ),
        (
            house.template(**{"[Content_Types]_xml": house.content_types(
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml")}),
            "an Excel workbook",
        ),
        (
            house.template(word__document_xml=house.document('<w:pgSz w:w="6000" w:h="9000"/>')),
            r"leaves 6\.0 cm for the text",
        ),
        (house.template(word__document_xml=house.document('<w:pgSz w:w="99999" w:h="9000"/>')), "its page is no page"),
    ],
)  # fmt: skip
def test_what_is_no_template_is_refused_with_its_name(data: bytes, words: str) -> None:
    with pytest.raises(BadInput, match=words) as caught:
        read(data, "house.dotx")
    assert "house.dotx" in str(caught.value)


def test_refused_template_leaves_the_old_report(tmp_path: Path) -> None:
    target = tmp_path / "report.docx"
    target.write_bytes(b"old")
    case, report = small_case()
    with pytest.raises(BadInput, match="The template is empty"):
        write(build(case.snapshot(), report), target, template=b"")
    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("report.docx", b"old")]


@pytest.mark.parametrize("part", ["word__styles_xml", "word__header7_xml", "word__theme__t_xml", "word__document_xml"])
def test_entities_are_refused(part: str) -> None:
    bomb = f'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b SYSTEM "file:///etc/passwd">]><w:x xmlns:w="{W[1:-1]}">&b;</w:x>'
    with pytest.raises(BadInput, match="document type"):
        read(house.template(**{part: bomb}), "house.dotx")


def test_what_unpacks_to_too_much_is_refused() -> None:
    with pytest.raises(BadInput, match="unpacks to"):
        read(house.template(word__media__logo_png=bytes(16 * 1024 * 1024)), "house.dotx")


def test_endless_header_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_IN_STORY", 50)
    with pytest.raises(BadInput, match=r"header7\.xml is too large"):
        read(with_header(house.paragraph(KOPF, house.text("x") * 30)), "house.dotx")


def test_large_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "house.dotx"
    path.write_bytes(house.template())
    monkeypatch.setattr(reading, "LARGEST_TEMPLATE", 1000)
    assert len(reading.file_bytes(path)) == 1001
    with pytest.raises(BadInput, match="larger than"):
        templates.describe(path)


def test_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="There is no template"):
        reading.file_bytes(tmp_path / "none.dotx")
    with pytest.raises(BadInput, match="is a folder"):
        reading.file_bytes(tmp_path)


# What does not come along


def test_nothing_of_the_package_comes_along_but_what_is_named(tmp_path: Path) -> None:
    more: dict[str, str | bytes] = {
        "word/embeddings/oleObject1.bin": b"OLE",
        "word/activeX/activeX1.bin": b"X",
        "word/comments.xml": "<c/>",
        "word/glossary/document.xml": "<g/>",
        "customXml/item7.xml": "<secret/>",
    }
    path = made(tmp_path, house.packed({**house.parts(), **more}))
    files = parts(path)
    assert not [name for name in files if re.search("embed|item7|glossary|comments|activeX", name)]
    assert not [name for name, data in files.items() if b"External" in data and name.endswith(".rels")]
    assert "Write your text here." not in text_of(root(path, "word/document.xml"))


_VML = '<w:r><w:pict><v:shape style="position:absolute;z-index:9"><v:imagedata {}/></v:shape></w:pict></w:r>'
_BLIP = 'r:embed="rId1"'
_REVIEWED = (
    '<w:del w:id="1" w:author="x"><w:r><w:delText>evil</w:delText></w:r></w:del>'
    f'<w:ins w:id="2" w:author="evil">{house.text("words")}</w:ins><w:bookmarkStart w:id="0" w:name="evil"/>'
    '<w:bookmarkEnd w:id="0"/><w:r><w:commentReference w:id="4"/></w:r>'
)


@pytest.mark.parametrize(
    ("inner", "relation", "remark"),
    [
        (house.inline_picture("rId2", "r:link"), ("rId2", "image", "https://evil.example/x.png"), "linked picture"),
        (house.inline_picture("rId2"), ("rId2", "image", "https://evil.example/x.png"), "no embedded picture"),
        (house.inline_picture("rId2"), ("rId2", "image", "../../secret.png"), "no embedded picture"),
        (house.inline_picture("rId2"), ("rId2", "image", "styles.xml"), "no embedded picture"),
        (house.inline_picture("rId2"), ("rId2", "chart", "media/logo.png"), "no embedded picture"),
        (house.inline_picture("rId9"), ("rId2", "image", "media/logo.png"), "no embedded picture"),
        (_VML.format('r:id="rId2"'), ("rId2", "image", "https://evil.example/x.png"), "no embedded picture"),
        (_VML.format('r:href="rId2"'), ("rId2", "image", "https://evil.example/x.png"), "linked picture"),
        (_VML.format('src="https://evil.example/x.png"'), ("rId2", "image", "media/logo.png"), ""),
        (_VML.format('o:gfxdata="UEsDBA"'), ("rId2", "image", "media/logo.png"), ""),
        (house.field("INCLUDEPICTURE https://evil.example/x.png", "shown"), ("rId2", "image", "a:b"), "INCLUDEPICTURE"),
        (house.field("DDEAUTO cmd /c calc", "shown"), ("rId2", "image", "a:b"), "DDEAUTO"),
        (
            f'<w:fldSimple w:instr=" INCLUDETEXT evil ">{house.text("shown")}</w:fldSimple>', ("rId2", "image", "a:b"),
            "INCLUDETEXT",
        ),
        (
            '<w:r><w:object><o:OLEObject r:id="rId2"/></w:object></w:r>', ("rId2", "oleObject", "embeddings/evil.bin"),
            "embedded object",
        ),
        ('<w:r><w:control r:id="rId2"/></w:r>', ("rId2", "control", "activeX/evil.xml"), "embedded object"),
        (
            f'<w:hyperlink r:id="rId2">{house.text("words")}</w:hyperlink>',
            ("rId2", "hyperlink", "https://evil.example/"), "lose their target",
        ),
        (
            _REVIEWED, ("rId2", "image", "a:b"), "",
        ),
    ],
)  # fmt: skip
def test_headers_are_made_harmless(tmp_path: Path, inner: str, relation: tuple[str, str, str], remark: str) -> None:
    template = with_header(
        house.paragraph(KOPF, house.inline_picture("rId1") + house.text("House") + inner),
        ("rId1", "image", "media/logo.png"), relation,
    )  # fmt: skip
    path = made(tmp_path, template)
    written = parts(path)["word/header1.xml"].decode()
    for word in ("evil", "r:link", "r:href", "src=", "gfxdata", "INCLUDE", "DDE", "shown", "Reference ", "bookmark"):
        assert word not in written
    assert written.count(_BLIP) == 1  # the logo itself stays
    assert "House" in text_of(header(path))
    assert ("words" in inner) == ("words" in written)
    remarks = " ".join(read(template, "x").remarks)
    assert remark in remarks


def test_broken_fields_do_no_harm(tmp_path: Path) -> None:
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
    word = "<w:r><w:instrText> DDE evil </w:instrText></w:r>"
    for inner in (begin + word, word + end, end + begin + word, begin * 40 + word, end * 3 + word):
        path = made(tmp_path, with_header(house.paragraph(KOPF, inner + house.text("House"))), case=small_case()[0])
        assert "evil" not in parts(path)["word/header1.xml"].decode()
        assert "fldChar" not in parts(path)["word/header1.xml"].decode()


def test_styles_cannot_hide_text_or_the_banner(tmp_path: Path) -> None:
    hidden = "<w:rPr><w:vanish/><w:specVanish/></w:rPr>"
    banner = (
        '<w:style w:type="paragraph" w:styleId="Marke"><w:name w:val="briefing banner"/><w:basedOn w:val="Standard"/>'
        '<w:pPr><w:framePr w:w="1" w:h="1"/></w:pPr><w:rPr><w:rFonts w:ascii="Papyrus"/><w:vanish/><w:sz w:val="2"/>'
        "</w:rPr></w:style>"
    )
    styles = house.styles().replace("</w:styles>", f"{banner}</w:styles>").replace("<w:qFormat/>", hidden, 1)
    template = house.template(word__styles_xml=styles)
    path = made(tmp_path, template)
    assert "anish" not in parts(path)["word/styles.xml"].decode()
    found = style(path, "BriefingBanner")
    assert found.find(f"{W}rPr/{W}sz").get(f"{W}val") == "26"
    assert found.find(f"{W}rPr/{W}rFonts").get(f"{W}ascii") == "Papyrus"
    assert found.find(f"{W}pPr/{W}framePr") is None
    assert "Some styles hide their text; the report shows it." in read(template, "x").remarks


def test_styles_in_disorder_are_mended(tmp_path: Path) -> None:
    odd = (
        '<w:style w:type="paragraph" w:styleId="A"><w:name w:val="A"/><w:basedOn w:val="B"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:name w:val="B"/><w:basedOn w:val="A"/>'
        '<w:link w:val="no"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="A"><w:name w:val="again"/></w:style><w:style><w:name/></w:style>'
        '<w:style w:styleId="C"><w:name w:val="body text"/><w:style w:styleId="BodyText"><w:name w:val="x"/></w:style>'
        '<w:pPr><w:numPr><w:numId w:val="77"/></w:numPr></w:pPr></w:style><w:rogue/>'
    )
    template = house.template(
        word__styles_xml=house.styles().replace("</w:styles>", f"{odd}</w:styles>"),
        word__numbering_xml=house.NUMBERING.replace(
            "</w:numbering>",
            '<w:num w:numId="5"><w:abstractNumId w:val="3"/></w:num><w:num w:numId="x"/></w:numbering>',
        ),
    )
    text = parts(made(tmp_path, template))["word/styles.xml"].decode()
    for word in ("again", "rogue", 'w:val="77"', 'w:val="no"', 'w:val="x"'):
        assert word not in text


def test_what_libreoffice_writes_is_put_right(tmp_path: Path) -> None:
    fonts = house.FONTS.replace("<w:family", '<w:charset w:val="00" w:characterSet="utf-8"/><w:family')
    numbering = house.NUMBERING.replace('<w:lvlJc w:val="left"/>', '<w:lvlJc w:val="start"/>')
    files = parts(made(tmp_path, house.template(word__fontTable_xml=fonts, word__numbering_xml=numbering)))
    assert b'<w:charset w:val="00"/>' in files["word/fontTable.xml"]
    assert files["word/numbering.xml"].count(b'<w:lvlJc w:val="left"/>') == 2


def test_theme_loses_pictures_and_keeps_its_faces(tmp_path: Path) -> None:
    fill = f'<a:blipFill xmlns:r="{R[1:-1]}"><a:blip r:embed="rId1"/></a:blipFill>'
    theme = house.THEME.replace("<a:bgFillStyleLst>", f"<a:bgFillStyleLst>{fill}")
    written = parts(made(tmp_path, house.template(word__theme__t_xml=theme)))["word/theme/theme1.xml"].decode()
    assert "blip" not in written
    assert "Liberation Sans" in written


def test_faces_that_are_too_large_are_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "LARGEST_FONTS", 5)
    path = made(tmp_path, house.template())
    assert not [name for name in parts(path) if "fonts/" in name]
    assert b"embedRegular" not in parts(path)["word/fontTable.xml"]


# Our own templates


def test_own_templates_are_what_the_script_makes() -> None:
    assert make_templates.stale() == []
    assert templates.own() == ("government", "humanitarian", "plain")


@pytest.mark.parametrize("name", ["government", "humanitarian", "plain"])
def test_own_template_has_every_style(tmp_path: Path, name: str) -> None:
    data = templates.named(name).read_bytes()
    look: House = read(data, name)
    assert [match.name for match in look.matches if match.found is None] == []
    assert look.remarks == ()
    path = made(tmp_path, data)
    files = parts(path)
    design = next(design for design in make_templates.DESIGNS if design.name == name)
    assert f'w:ascii="{design.sans}"'.encode() in files["word/styles.xml"]
    assert len({files["word/styles.xml"], parts(made(tmp_path, None, "ours.docx"))["word/styles.xml"]}) == 2
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert b"template.main+xml" in package.read("[Content_Types].xml")


def test_script_refuses_a_style_that_does_not_exist() -> None:
    with pytest.raises(ValueError, match="Nonsense"):
        make_templates.parts(replace(make_templates.PLAIN, paragraphs={"Nonsense": {}}))


def test_pictures_tell_nothing_besides(tmp_path: Path) -> None:
    """A logo knows who drew it with which program, and a photograph where it was taken."""
    path = made(tmp_path, house.template(word__media__logo_png=png(30, 10) + b"behind its end"))
    media = b"".join(data for name, data in parts(path).items() if name.startswith("word/media/"))
    assert media.startswith(PNG_BEGINNING)
    assert PLACE not in media
    assert b"behind its end" not in media


def test_styles_based_on_one_another_in_a_circle_are_cut_from_it() -> None:
    """A way into the circle, the circle, and a way that leads past what was looked at before."""
    bases = {"a": "b", "b": "c", "c": "d", "d": "b", "e": "a", "f": "f", "g": "e"}
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{id}"/><w:basedOn w:val="{base}"/></w:style>'
        for id, base in bases.items()
    )
    changed = house.styles().replace('<w:basedOn w:val="Standard"/>', '<w:basedOn w:val="e"/>')
    sheet = read(house.template(word__styles_xml=changed.replace("</w:styles>", f"{styles}</w:styles>")), "t")
    named = {style.get(f"{W}styleId"): style for style in sheet.sheet.styles.findall(f"{W}style")}
    for id in named:
        seen = []
        while id:
            assert id not in seen
            seen.append(id)
            base = named[id].find(f"{W}basedOn")
            id = "" if base is None else base.get(f"{W}val")
    assert {"a", "b", "c", "d", "e"} <= set(named)
