# SPDX-License-Identifier: Apache-2.0
"""Makes the Word templates that come with the program: our styles, varied as declared here.

Run as ``python -m tools.make_templates`` after a change to a style or a design; it writes ``resources/templates``.
``--check`` changes nothing and fails if a template is not what this would make. Nobody edits the files themselves.
"""

import argparse
import io
import re
import sys
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from briefing_app.report import styles as s
from briefing_app.report.docx_parts import XML, numbering_xml, settings_xml

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "templates"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WML = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_PARTS = {"styles": "styles", "numbering": "numbering", "settings": "settings", "fontTable": "fontTable"}
_FACES = {
    "Arial": ("Liberation Sans", "020B0604020202020204", "swiss"),
    "Calibri": ("Carlito", "020F0502020204030204", "swiss"),
    "Cambria": ("Caladea", "02040503050406030204", "roman"),
    "Times New Roman": ("Liberation Serif", "02020603050405020304", "roman"),
    s.ARABIC_SERIF: ("Times New Roman", "02020603050405020304", "roman"),
    s.ARABIC_SANS: ("Arial", "020B0604020202020204", "swiss"),
    s.CJK: ("Noto Sans CJK SC", "020B0503020204020204", "swiss"),
}
"""Each face with another of the same widths, its PANOSE number and its family."""


@dataclass(frozen=True, slots=True)
class Design:
    """How one template differs from our own look. Lengths in twentieths of a point, sizes in half points.

    ``colours``: what stands for INK, NAVY, GREY, RULE and TINT. ``paragraphs``: for a style, the fields that change;
    ``letters`` is added to how its letters are set; ``characters``: for a character style, its size. ``lettered``:
    whether the headings count, in letters, as the judgments count in numbers.
    """

    name: str
    title: str
    serif: str
    sans: str
    colours: Mapping[str, str]
    paragraphs: Mapping[str, Mapping[str, Any]]
    tables: Mapping[str, str]
    letters: Mapping[str, str] = field(default_factory=dict)
    characters: Mapping[str, int] = field(default_factory=dict)
    side: int = s.SIDE_MARGIN
    top: int = 1500
    bottom: int = 1640
    lettered: bool = False


def _palette(ink: str, accent: str, grey: str, line: str, tint: str) -> dict[str, str]:
    return {s.INK: ink, s.NAVY: accent, s.GREY: grey, s.RULE: line, s.TINT: tint}


def _lines(*rules: str) -> str:
    return f"<w:pBdr>{''.join(rules)}</w:pBdr>"


def _filled(colour: str) -> str:
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{colour}"/>'


def _first_row(borders: str, fill: str = "") -> str:
    shade = _filled(fill) if fill else ""
    return (
        f'<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>{borders}</w:tcBorders>{shade}</w:tcPr></w:tblStylePr>'
    )


_BLACK, _GREY = "000000", "8C8C8C"
PLAIN = Design(
    name="plain",
    title="Plain",
    serif="Arial",
    sans="Arial",
    colours=_palette(_BLACK, _BLACK, "404040", _GREY, "FFFFFF"),
    side=1418,
    paragraphs={
        "Normal": {"size": 20, "line": 276},
        "Title": {"size": 40, "line": 480},
        "Subtitle": {"size": 20, "line": 270, "after": 140},
        "Heading1": {"size": 24, "line": 300, "before": 300, "after": 70},
        "Heading2": {"size": 20, "line": 270, "before": 170},
        "BodyText": {"size": 20, "line": 276, "after": 100},
        "BriefingBottomLine": {
            "size": 21, "line": 290, "before": 240, "after": 100,
            "extra": "<w:keepLines/>" + _lines(s.rule("top", 12, 7, _BLACK), s.rule("bottom", 12, 7, _BLACK)),
            "indent": '<w:ind w:start="0" w:end="0" w:firstLine="0"/>',
        },
        "BriefingJudgment": {"size": 20, "line": 276, "after": 90},
        "ListBullet": {"size": 20, "line": 276, "after": 70},
        "BriefingItem": {"size": 20, "line": 276, "after": 70},
        "BriefingDissent": {"size": 17},
        "BriefingRemark": {"size": 18},
        "BriefingTableHead": {"size": 16},
        "BriefingTableGroup": {"size": 16},
        "BriefingTableText": {"size": 16},
        "FootnoteText": {"size": 15, "line": 200},
    },
    tables={
        "BriefingTable": s.table_style(
            "BriefingTable", "Briefing Table",
            s.rule("top", 8, 0, _BLACK) + s.rule("bottom", 8, 0, _BLACK) + s.rule("insideH", 2, 0, "BFBFBF"),
            _first_row(s.rule("bottom", 4, 0, _BLACK)), height=20,
        ),
        "BriefingMasthead": s.table_style(
            "BriefingMasthead", "Briefing Masthead", s.rule("top", 4, 0, _GREY) + s.rule("bottom", 4, 0, _GREY)
        ),
    },
)  # fmt: skip
"""Black on white in one face; lines only where a reader would look for one."""


_DARK, _RED, _SAND = "111111", "6B1420", "8F8579"
GOVERNMENT = Design(
    name="government",
    title="Government",
    serif="Times New Roman",
    sans="Times New Roman",
    colours=_palette(_DARK, _RED, "46413B", _SAND, "F6F3EE"),
    side=1531,
    top=1600,
    lettered=True,
    paragraphs={
        "Normal": {"size": 23, "line": 290},
        "Title": {
            "size": 42, "line": 520, "colour": _DARK, "align": "center", "before": 60, "after": 40,
            "extra": s.KEEP + _lines(s.rule("top", 6, 10, _RED, "double")),
        },
        "Subtitle": {
            "size": 24, "line": 310, "align": "center", "after": 220,
            "extra": s.KEEP + _lines(s.rule("bottom", 6, 10, _RED, "double")),
        },
        "Heading1": {
            "size": 25, "line": 320, "before": 320, "after": 90,
            "indent": '<w:ind w:start="454" w:hanging="454"/>',
            "extra": s.KEEP + '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>',
        },
        "Heading2": {"size": 24, "line": 300, "before": 180, "bold": False},
        "BodyText": {"size": 23, "line": 290, "after": 110, "align": "both"},
        "BriefingBottomLine": {
            "size": 24, "line": 310, "before": 260, "after": 100, "align": "both",
            "extra": "<w:keepLines/>" + _lines(
                *(s.rule(side, 6, 8, _SAND) for side in ("top", "left", "bottom", "right"))
            ) + _filled("F6F3EE"),
            "indent": '<w:ind w:start="180" w:end="180" w:firstLine="0"/>',
        },
        "BriefingJudgment": {
            "size": 23, "line": 290, "after": 100, "align": "both",
            "indent": '<w:ind w:start="454" w:hanging="454"/>',
        },
        "BriefingDissent": {
            "size": 20, "line": 260, "align": "both", "indent": '<w:ind w:start="454" w:end="0" w:firstLine="0"/>'
        },
        "ListBullet": {"size": 23, "line": 290, "after": 80, "align": "both"},
        "BriefingItem": {"size": 23, "line": 290, "after": 80, "align": "both"},
        "BriefingRemark": {"size": 20, "line": 260},
        "Caption": {"size": 20, "line": 260},
        "BriefingTableHead": {"size": 18, "line": 220, "colour": _DARK},
        "BriefingTableGroup": {"size": 18, "line": 220},
        "BriefingTableText": {"size": 18, "line": 220},
        "BriefingTableNote": {"size": 17, "line": 210},
        "BriefingFieldLabel": {"size": 20, "line": 250},
        "BriefingFieldValue": {"size": 20, "line": 250},
        "BriefingDefinition": {"size": 20, "line": 250},
        "Footer": {"size": 18},
        "FootnoteText": {"size": 17, "line": 210},
    },
    letters={
        "Title": '<w:caps/>', "Heading1": "<w:smallCaps/>", "Heading2": "<w:i/><w:iCs/>",
        "Caption": "<w:i/><w:iCs/>",
    },
    characters={"BriefingQuiet": 20, "BriefingLabel": 22},
    tables={
        "BriefingTable": s.table_style(
            "BriefingTable", "Briefing Table",
            "".join(s.rule(side, 4, 0, _SAND) for side in ("top", "start", "bottom", "end", "insideH", "insideV")),
            _first_row(s.rule("bottom", 8, 0, _RED), "F6F3EE"), height=20, start=85, end=85,
        ),
        "BriefingMasthead": s.table_style(
            "BriefingMasthead", "Briefing Masthead", s.rule("bottom", 4, 0, _SAND)
        ),
    },
)  # fmt: skip
"""A paper of state: one serif, centred title between double lines, lettered sections, ruled tables."""


_SLATE, _BLUE, _PALE = "22303A", "00658F", "E5F1F6"
HUMANITARIAN = Design(
    name="humanitarian",
    title="Humanitarian",
    serif="Calibri",
    sans="Calibri",
    colours=_palette(_SLATE, _BLUE, "50606B", "B9CED9", _PALE),
    side=1134,
    paragraphs={
        "Normal": {"size": 21, "line": 276},
        "Title": {"size": 56, "line": 640},
        "Subtitle": {"size": 25, "line": 320, "after": 160},
        "Heading1": {
            "size": 30, "line": 360, "before": 320, "after": 110,
            "extra": s.KEEP + _lines(s.rule("bottom", 12, 3, _BLUE)),
        },
        "Heading2": {"size": 23, "line": 290, "before": 180, "after": 50, "colour": "B3470B"},
        "BodyText": {"size": 21, "line": 280, "after": 110},
        "BriefingBottomLine": {
            "size": 24, "line": 320, "before": 240, "after": 120,
            "extra": "<w:keepLines/>" + _lines(
                s.rule("top", 24, 7, _BLUE), *(s.rule(side, 4, 8, _PALE) for side in ("left", "bottom", "right"))
            ) + _filled(_PALE),
            "indent": '<w:ind w:start="190" w:end="190" w:firstLine="0"/>',
        },
        "BriefingJudgment": {"after": 100},
        "BriefingTableHead": {"colour": "FFFFFF", "before": 40, "after": 40},
        "BriefingTableGroup": {"colour": _BLUE},
        "BriefingFieldLabel": {"colour": _BLUE},
    },
    tables={
        "BriefingTable": s.table_style(
            "BriefingTable", "Briefing Table",
            s.rule("bottom", 8, 0, _BLUE) + s.rule("insideH", 4, 0, "B9CED9"),
            _first_row(s.rule("bottom", 4, 0, _BLUE), _BLUE), height=20, start=85, end=85,
        ),
        "BriefingMasthead": s.table_style(
            "BriefingMasthead", "Briefing Masthead", s.rule("top", 24, 0, _BLUE) + s.rule("bottom", 4, 0, "B9CED9")
        ),
    },
)  # fmt: skip
"""A bulletin: one sans, a strong blue, coloured heads of tables, room between the parts."""


DESIGNS = (PLAIN, GOVERNMENT, HUMANITARIAN)


def _varied(design: Design, xml: str) -> str:
    """With the faces and colours of the design."""
    named = {**design.colours, s.SERIF: design.serif, s.SANS: design.sans}
    for old, new in named.items():
        xml = xml.replace(f'"{old}"', f'"\0{new}"')
    line = f'"{s.PAGE_WIDTH - 2 * design.side}"'
    return xml.replace("\0", "").replace(f'w:pos="{s.TEXT_WIDTH}"', f"w:pos={line}")


def _styles(design: Design) -> str:
    known = {style.id for style in (*s.PARAGRAPHS, *s.CHARACTERS)}
    unknown = {*design.paragraphs, *design.letters, *design.characters} - known
    if unknown:
        raise ValueError(f"{design.name}: there are no styles {sorted(unknown)}")
    changed = {}
    for style in s.PARAGRAPHS:
        xml = replace(style, **design.paragraphs.get(style.id, {})).xml()
        more = design.letters.get(style.id, "")
        changed[f'w:styleId="{style.id}"'] = xml.replace("<w:color ", f"{more}<w:color ", 1)
    for letters in s.CHARACTERS:
        if letters.id in design.characters:
            size = f'\\g<1>"{design.characters[letters.id]}"'
            changed[f'w:styleId="{letters.id}"'] = re.sub(r'(<w:sz(?:Cs)? w:val=)"\d+"', size, letters.xml())
    changed |= {f'w:styleId="{id}"': xml for id, xml in design.tables.items()}
    every = "".join(next((new for id, new in changed.items() if id in xml), xml) for xml in s.all_styles())
    defaults = s.defaults_xml("en-GB")
    return f'{XML}<w:styles xmlns:w="{s.W}">{_varied(design, defaults + every)}</w:styles>'


def _numbering(design: Design) -> str:
    xml = _varied(design, numbering_xml())
    if not design.lettered:
        return xml
    kind = (
        '<w:abstractNum w:abstractNumId="2"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">'
        '<w:start w:val="1"/><w:numFmt w:val="upperLetter"/><w:pStyle w:val="Heading1"/><w:lvlText w:val="%1."/>'
        '<w:lvlJc w:val="left"/><w:pPr><w:ind w:start="454" w:hanging="454"/></w:pPr></w:lvl></w:abstractNum>'
    )
    number = '<w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num>'
    return xml.replace('<w:num w:numId="1">', f'{kind}<w:num w:numId="1">').replace(
        "</w:numbering>", f"{number}</w:numbering>"
    )


def _font_table(design: Design) -> str:
    used = [name for name in _FACES if name in (design.serif, design.sans, s.ARABIC_SERIF, s.ARABIC_SANS, s.CJK)]
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:panose1 w:val="{panose}"/>'
        f'<w:family w:val="{family}"/><w:pitch w:val="variable"/></w:font>'
        for name, (other, panose, family) in ((name, _FACES[name]) for name in used)
    )
    return f'{XML}<w:fonts xmlns:w="{s.W}">{fonts}</w:fonts>'


def _document(design: Design) -> str:
    return (
        f'{XML}<w:document xmlns:w="{s.W}"><w:body><w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr></w:p><w:sectPr>'
        f'<w:pgSz w:w="{s.PAGE_WIDTH}" w:h="{s.PAGE_HEIGHT}"/><w:pgMar w:top="{design.top}" w:right="{design.side}" '
        f'w:bottom="{design.bottom}" w:left="{design.side}" w:header="540" w:footer="540" w:gutter="0"/>'
        '<w:cols w:space="708"/></w:sectPr></w:body></w:document>'
    )


def parts(design: Design) -> dict[str, str]:
    """The parts of a template by their names."""
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_WML}{kind}+xml"/>' for name, kind in _PARTS.items()
    )
    relations = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{name}" Target="{name}.xml"/>'
        for number, name in enumerate(_PARTS, start=1)
    )
    return {
        "[Content_Types].xml": (
            f'{XML}<Types xmlns="{_PACKAGE}/content-types">'
            f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" '
            f'ContentType="{_WML}template.main+xml"/>{overrides}<Override PartName="/docProps/core.xml" '
            'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
        ),
        "_rels/.rels": (
            f'{XML}<Relationships xmlns="{_PACKAGE}/relationships">'
            f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
            f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" '
            'Target="docProps/core.xml"/></Relationships>'
        ),
        "docProps/core.xml": (
            f'{XML}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
            f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Situation report: {design.title}</dc:title>'
            "<dc:creator>Briefing Workstation</dc:creator></cp:coreProperties>"
        ),
        "word/document.xml": _document(design),
        "word/_rels/document.xml.rels": (
            f'{XML}<Relationships xmlns="{_PACKAGE}/relationships">{relations}</Relationships>'
        ),
        "word/styles.xml": _styles(design),
        "word/numbering.xml": _numbering(design),
        "word/settings.xml": settings_xml("en-GB", "register"),
        "word/fontTable.xml": _font_table(design),
    }


def packed(files: Mapping[str, str]) -> bytes:
    """A file of these parts; the same parts give the same bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in files.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            package.writestr(entry, text.encode("utf-8"))
    return buffer.getvalue()


def stale() -> list[str]:
    """The names of templates that are not what this makes. Parts are compared: compressors differ."""
    expected = {f"{design.name}.dotx": parts(design) for design in DESIGNS}
    there = {path.name for path in FOLDER.glob("*")}
    return sorted((there ^ set(expected)) | {name for name in there & set(expected) if _read(name) != expected[name]})


def _read(name: str) -> dict[str, str]:
    with zipfile.ZipFile(FOLDER / name) as package:
        return {part: package.read(part).decode("utf-8") for part in package.namelist()}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing; fail if a template would change")
    if parser.parse_args().check:
        found = stale()
        for name in found:
            print(f"{name} is not what tools/make_templates.py makes", file=sys.stderr)
        return 1 if found else 0
    FOLDER.mkdir(parents=True, exist_ok=True)
    for design in DESIGNS:
        (FOLDER / f"{design.name}.dotx").write_bytes(packed(parts(design)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
