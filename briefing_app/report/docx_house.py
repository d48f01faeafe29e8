# SPDX-License-Identifier: Apache-2.0
"""Puts what a report takes from a template into its package: parts, page, and the banner among the house's headers."""

import copy
from collections.abc import Iterable, Iterator, Mapping
from itertools import count
from typing import Any

from lxml import etree

from briefing_app.report import docx_parts as parts
from briefing_app.report.contents import heading_bookmark, headings
from briefing_app.report.docx_sections import Layout, Reference, StoryKind, is_wide
from briefing_app.report.heading_numbers import heading_numbers
from briefing_app.report.model import ReportModel
from briefing_app.report.styles import W
from briefing_app.report.template import House, Page, Paper
from briefing_app.report.template_stories import Picture, Story, filled, gap
from briefing_app.report.template_styles import set_language
from briefing_app.report.template_turned import widened

_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_N = f"{{{W}}}"
_WML = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_FONT = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
_TAGS = {"header": "hdr", "footer": "ftr"}
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_FIRST_DRAWING = 1_000_001  # far from the numbers of the report's own pictures
_CLEAR = 80  # between the banner and what the house prints
_BELOW = 180  # between the banner and the text, where a header is higher than the margin


def part_texts(model: ReportModel, house: House) -> dict[str, tuple[str, ...]]:
    """The parts that come from the template, by their names in the package."""
    language = parts.language_tag(model.language)
    set_language(house.sheet.styles, language)
    for level in ("TOC1", "TOC2"):
        house.sheet.set_end(level, house.paper.text_width)
    texts = {
        "word/styles.xml": _text(house.sheet.styles),
        "word/numbering.xml": _text(house.sheet.numbering),
        "word/fontTable.xml": _fonts(house.fonts),
        "word/settings.xml": parts.settings_xml(
            language, model.notes_as, house.flags, house.colours, fonts=bool(house.font_files)
        ),
    }
    if house.theme is not None:
        texts["word/theme/theme1.xml"] = _text(house.theme)
    return {name: (text,) for name, text in texts.items()}


def _text(root: Any) -> str:
    return parts.XML + str(etree.tostring(root, encoding="unicode"))


def _fonts(table: Any | None) -> str:
    """The house's faces and ours."""
    ours = parts.fonts_xml()
    if table is None:
        return ours
    known = {font.get(f"{_N}name") for font in table}
    for font in etree.fromstring(ours.encode("utf-8")):
        if font.get(f"{_N}name") not in known:
            table.append(font)
    return _text(table)


def lay_out(document: Any, model: ReportModel, house: House) -> Layout:
    """Adds headers, footers and faces to the package (python-docx); gives the layout of the sections.

    Pages across have the header and footer of the house's usual pages, with a line as wide as they are.
    """
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    package = document.package
    media: dict[bytes, Any] = {}

    def picture_part(picture: Picture) -> Any:
        if picture.data not in media:
            name = PackURI(f"/word/media/template{len(media) + 1}.{picture.extension}")
            media[picture.data] = Part(name, picture.media_type, picture.data, package)
        return media[picture.data]

    numbers, drawings = count(1), count(_FIRST_DRAWING)

    def references(page: Page, paper: Paper, pages: Iterable[Page]) -> Iterator[Reference]:
        """The header and footer for this page on this paper, as those of ``pages``."""
        number = next(numbers)
        stories: dict[StoryKind, Story] = {
            "header": _header(model, house, page, paper),
            "footer": _footer(model, house, page, paper),
        }
        for kind, made in stories.items():
            for drawing in made.root.iter(f"{_WP}docPr"):
                drawing.set("id", str(next(drawings)))
                if not drawing.get("descr", "").strip():
                    drawing.set("descr", drawing.get("title", "").strip() or "Part of the letterhead")
            name = PackURI(f"/word/{kind}{number}.xml")
            part = Part(name, f"{_WML}{kind}+xml", _text(made.root).encode("utf-8"), package)
            for id, picture in made.pictures.items():
                part.load_rel(f"{_R}/image", picture_part(picture), id)
            id = document.relate_to(part, f"{_R}/{kind}")
            yield from (Reference(kind, shown, id) for shown in pages)

    upright = [found for page in house.pages for found in references(page, house.paper, (page,))]
    across: list[Reference] = []
    if any(map(is_wide, model.sections)):
        across += references("default", house.paper.turned, house.pages)
    faces = next(relation.target_part for relation in document.rels.values() if relation.reltype.endswith("/fontTable"))
    for place, (id, data) in enumerate(house.font_files.items(), start=1):
        faces.load_rel(f"{_R}/font", Part(PackURI(f"/word/fonts/font{place}.odttf"), _FONT, data, package), id)
    numbers_before = heading_numbers(house.sheet, [level for _, level in headings(model)])
    return Layout(
        house.paper,
        tuple(upright),
        tuple(across),
        model.notes_as,
        _borders(house.borders),
        {heading_bookmark(place): number for place, number in enumerate(numbers_before, start=1) if number},
    )


def _borders(node: Any | None) -> str:
    """Lines around the page; those that are pictures from another part lose the picture."""
    if node is None:
        return ""
    for side in (node, *node):
        for name in [name for name in side.attrib if not name.startswith(_N)]:
            del side.attrib[name]
    return str(etree.tostring(node, encoding="unicode", with_tail=False))


def _header(model: ReportModel, house: House, page: Page, paper: Paper) -> Story:
    """The house's header, and the banner below it."""
    found = _fitted(house.headers.get(page), house, paper)
    if found is None:
        return _story("header", parts.banner_xml(model.marking, after=_BELOW) or parts.header_xml(model, first=True))
    made = _own(found, model)
    before = _CLEAR + gap(made, paper.height, paper.header, paper.top, top=True)
    _append(made, parts.banner_xml(model.marking, before=before, after=_BELOW) or parts.header_xml(model, first=True))
    return made


def _footer(model: ReportModel, house: House, page: Page, paper: Paper) -> Story:
    """Our line with the page's number where the house prints none, the banner, and the house's footer below it."""
    found = _fitted(house.footers.get(page), house, paper)
    line = parts.footer_line_xml(model, _line_properties(house, paper.text_width))
    if found is None:
        return _story("footer", line + parts.banner_xml(model.marking))
    made = _own(found, model)
    after = _CLEAR + gap(made, paper.height, paper.footer, paper.bottom, top=False)
    line = "" if made.counts_pages else line
    for place, node in enumerate(_nodes(line + parts.banner_xml(model.marking, after=after))):
        made.root.insert(place, node)
    if made.root[-1].tag != f"{_N}p":
        _append(made, '<w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr></w:p>')
    return made


def _fitted(found: Story | None, house: House, paper: Paper) -> Story | None:
    """The house's story for this paper: on a page across, a copy that is as wide."""
    if found is None or paper == house.paper:
        return found
    made = Story(copy.deepcopy(found.root), found.pictures)
    widened(made, house.sheet, house.paper.text_width, paper.text_width, house.paper.width, paper.width)
    return made


def _own(found: Story, model: ReportModel) -> Story:
    """A copy of the house's story with the report's words in its fields."""
    made = Story(copy.deepcopy(found.root), found.pictures)
    filled(made, _values(model))
    return made


def _values(model: ReportModel) -> Mapping[str, str]:
    return {"TITLE": model.title, "SUBJECT": model.subtitle, "AUTHOR": model.author}


def _story(kind: str, inner: str) -> Story:
    return Story(etree.fromstring(f'<w:{_TAGS[kind]} xmlns:w="{W}" xmlns:r="{_R}">{inner}</w:{_TAGS[kind]}>'.encode()))


def _nodes(xml: str) -> list[Any]:
    return list(etree.fromstring(f'<w:p xmlns:w="{W}">{xml}</w:p>'.encode()))


def _append(made: Story, xml: str) -> None:
    made.root.extend(_nodes(xml))


def _line_properties(house: House, width: int) -> str:
    """One stop at the end of the line, in place of those that the house's style has, and room around it."""
    old = [stop for stop in house.sheet.tab_stops("Footer") if stop != str(width)]
    cleared = "".join(f'<w:tab w:val="clear" w:pos="{stop}"/>' for stop in old)
    return (
        f'<w:tabs>{cleared}<w:tab w:val="end" w:pos="{width}"/></w:tabs><w:spacing w:before="120" w:after="90"/>'
        '<w:ind w:start="0" w:end="0" w:firstLine="0"/><w:jc w:val="start"/>'
    )
