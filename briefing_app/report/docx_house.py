# SPDX-License-Identifier: Apache-2.0
"""Puts what a report takes from a template into its package: parts, page, and the banner among the house's headers."""

import copy
from collections.abc import Iterator, Mapping
from itertools import count
from typing import Any

from lxml import etree

from briefing_app.report import docx_parts as parts
from briefing_app.report.model import ReportModel
from briefing_app.report.styles import W
from briefing_app.report.template import House, Page
from briefing_app.report.template_stories import Picture, Story, filled, gap
from briefing_app.report.template_styles import set_language

_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_N = f"{{{W}}}"
_WML = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_FONT = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
_TAGS = {"header": "hdr", "footer": "ftr"}
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_FIRST_PICTURE = 10_000  # the report's own are counted from 1
_CLEAR = 80  # between the banner and what the house prints
_BELOW = 180  # between the banner and the text, where a header is higher than the margin


def part_texts(model: ReportModel, house: House) -> dict[str, tuple[str, ...]]:
    """The parts that come from the template, by their names in the package."""
    language = parts.language_tag(model.language)
    set_language(house.sheet.styles, language)
    texts = {
        "word/styles.xml": _text(house.sheet.styles),
        "word/numbering.xml": _text(house.sheet.numbering),
        "word/fontTable.xml": _fonts(house.fonts),
        "word/settings.xml": parts.settings_xml(language, house.flags, house.colours, fonts=bool(house.font_files)),
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


def lay_out(document: Any, model: ReportModel, house: House) -> str:
    """Adds headers, footers and faces to the package (python-docx); gives the section properties as a string."""
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    package = document.package
    media: dict[bytes, Any] = {}

    def picture_part(picture: Picture) -> Any:
        if picture.data not in media:
            name = PackURI(f"/word/media/template{len(media) + 1}.{picture.extension}")
            media[picture.data] = Part(name, picture.media_type, picture.data, package)
        return media[picture.data]

    references = []
    ids = count(_FIRST_PICTURE)
    for number, page in enumerate(house.pages, start=1):
        for kind, made in (("header", _header(model, house, page)), ("footer", _footer(model, house, page))):
            _name_pictures(made.root, ids)
            name = PackURI(f"/word/{kind}{number}.xml")
            part = Part(name, f"{_WML}{kind}+xml", _text(made.root).encode("utf-8"), package)
            for id, picture in made.pictures.items():
                part.load_rel(f"{_R}/image", picture_part(picture), id)
            id = document.relate_to(part, f"{_R}/{kind}")
            references.append(f'<w:{kind}Reference w:type="{page}" r:id="{id}"/>')
    faces = next(relation.target_part for relation in document.rels.values() if relation.reltype.endswith("/fontTable"))
    for place, (id, data) in enumerate(house.font_files.items(), start=1):
        faces.load_rel(f"{_R}/font", Part(PackURI(f"/word/fonts/font{place}.odttf"), _FONT, data, package), id)
    return _section(house, "".join(references))


def _name_pictures(root: Any, ids: Iterator[int]) -> None:
    """Numbers that are nobody else's in the document, and words for those who cannot see a picture."""
    for described in root.iter(f"{{{_DRAWING}}}docPr"):
        described.set("id", str(next(ids)))
        if not (described.get("descr") or described.get("title") or "").strip():
            described.set("descr", described.get("name") or "Picture of the letterhead")


def _section(house: House, references: str) -> str:
    paper = house.paper
    turned = ' w:orient="landscape"' if paper.landscape else ""
    first = "<w:titlePg/>" if house.first_page else ""
    return (
        f'<w:sectPr xmlns:w="{W}" xmlns:r="{_R}">{references}'
        f'<w:pgSz w:w="{paper.width}" w:h="{paper.height}"{turned}/>'
        f'<w:pgMar w:top="{paper.top}" w:right="{paper.right}" w:bottom="{paper.bottom}" w:left="{paper.left}" '
        f'w:header="{paper.header}" w:footer="{paper.footer}" w:gutter="{paper.gutter}"/>'
        f'{_borders(house.borders)}<w:cols w:space="708"/>{first}</w:sectPr>'
    )


def _borders(node: Any | None) -> str:
    """Lines around the page; those that are pictures from another part lose the picture."""
    if node is None:
        return ""
    for side in (node, *node):
        for name in [name for name in side.attrib if not name.startswith(_N)]:
            del side.attrib[name]
    return str(etree.tostring(node, encoding="unicode", with_tail=False))


def _header(model: ReportModel, house: House, page: Page) -> Story:
    """The house's header, and the banner below it."""
    found = house.headers.get(page)
    if found is None:
        return _story("header", parts.banner_xml(model.marking, after=_BELOW) or parts.header_xml(model))
    made = _own(found, model)
    paper = house.paper
    before = _CLEAR + gap(made, paper.height, paper.header, paper.top, top=True)
    _append(made, parts.banner_xml(model.marking, before=before, after=_BELOW) or parts.header_xml(model))
    return made


def _footer(model: ReportModel, house: House, page: Page) -> Story:
    """Our line with the page's number where the house prints none, the banner, and the house's footer below it."""
    found = house.footers.get(page)
    line = parts.footer_line_xml(model, _line_properties(house))
    if found is None:
        return _story("footer", line + parts.banner_xml(model.marking))
    made = _own(found, model)
    paper = house.paper
    after = _CLEAR + gap(made, paper.height, paper.footer, paper.bottom, top=False)
    line = "" if made.counts_pages else line
    for place, node in enumerate(_nodes(line + parts.banner_xml(model.marking, after=after))):
        made.root.insert(place, node)
    if made.root[-1].tag != f"{_N}p":
        _append(made, '<w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr></w:p>')
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


def _line_properties(house: House) -> str:
    """One stop at the end of the line, in place of those that the house's style has, and room around it."""
    width = house.paper.text_width
    old = [stop for stop in house.sheet.tab_stops("Footer") if stop != str(width)]
    cleared = "".join(f'<w:tab w:val="clear" w:pos="{stop}"/>' for stop in old)
    return (
        f'<w:tabs>{cleared}<w:tab w:val="end" w:pos="{width}"/></w:tabs><w:spacing w:before="120" w:after="90"/>'
        '<w:ind w:start="0" w:end="0" w:firstLine="0"/><w:jc w:val="start"/>'
    )
