# SPDX-License-Identifier: Apache-2.0
"""The styles of the document. Every one is set in full, because Word and LibreOffice differ in what they assume.

Faces: Cambria to read and Calibri for structure. Every Word has both; LibreOffice has Caladea and Carlito, which have
the same widths. Arabic is set in Noto, which LibreOffice brings along and for which the font table names stand-ins that
Word has. Line heights are set as "at least", so that a page looks alike with any of them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PAGE_WIDTH, PAGE_HEIGHT, SIDE_MARGIN = 11906, 16838, 1304  # A4 in twentieths of a point; margins of 2.3 cm
TEXT_WIDTH = PAGE_WIDTH - 2 * SIDE_MARGIN

SERIF, SANS = "Cambria", "Calibri"
ARABIC_SERIF, ARABIC_SANS, CJK = "Noto Naskh Arabic", "Noto Sans Arabic", "Microsoft YaHei"
INK, NAVY, GREY, RULE, TINT, BROWN = "1B1F24", "1F3A5F", "4A545F", "C3C9D0", "F1F4F7", "7A4B00"


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """A paragraph style; lengths in twentieths of a point, sizes in half points."""

    id: str
    name: str
    size: int
    line: int
    sans: bool = False
    bold: bool = False
    colour: str = INK
    before: int = 0
    after: int = 0
    extra: str = ""
    """Paragraph properties that come before the spacing in the schema: keepNext, numPr, pBdr, shd, tabs."""
    indent: str = ""
    align: str = ""
    outline: int | None = None
    next: str = ""
    no_auto_gap: bool = False

    def xml(self) -> str:
        following = f'<w:next w:val="{self.next}"/>' if self.next else ""
        based = "" if self.id == "Normal" else '<w:basedOn w:val="Normal"/>'
        default = ' w:default="1"' if self.id == "Normal" else ""
        gap = "<w:contextualSpacing/>" if self.no_auto_gap else ""
        align = f'<w:jc w:val="{self.align}"/>' if self.align else ""
        level = f'<w:outlineLvl w:val="{self.outline}"/>' if self.outline is not None else ""
        return (
            f'<w:style w:type="paragraph"{default} w:styleId="{self.id}"><w:name w:val="{self.name}"/>'
            f"{based}{following}<w:qFormat/>"
            f'<w:pPr>{self.extra}<w:spacing w:before="{self.before}" w:after="{self.after}" w:line="{self.line}" '
            f'w:lineRule="atLeast"/>{self.indent or _NO_INDENT}{gap}{align}{level}</w:pPr>'
            f"<w:rPr>{_fonts(self.sans)}{_bold(self.bold)}"
            f'<w:color w:val="{self.colour}"/><w:sz w:val="{self.size}"/><w:szCs w:val="{self.size}"/></w:rPr>'
            "</w:style>"
        )


@dataclass(frozen=True, slots=True)
class CharacterStyle:
    """A character style; ``properties`` in the order of the schema."""

    id: str
    name: str
    properties: str

    def xml(self) -> str:
        return (
            f'<w:style w:type="character" w:styleId="{self.id}"><w:name w:val="{self.name}"/>'
            '<w:basedOn w:val="DefaultParagraphFont"/><w:qFormat/>'
            f"<w:rPr>{self.properties}</w:rPr></w:style>"
        )


def _fonts(sans: bool) -> str:
    latin, arabic = (SANS, ARABIC_SANS) if sans else (SERIF, ARABIC_SERIF)
    return f'<w:rFonts w:ascii="{latin}" w:hAnsi="{latin}" w:eastAsia="{CJK}" w:cs="{arabic}"/>'


def _bold(bold: bool) -> str:
    return "<w:b/><w:bCs/>" if bold else '<w:b w:val="0"/><w:bCs w:val="0"/>'


def rule(side: str, size: int, space: int, colour: str, line: str = "single") -> str:
    """A line at one side; ``size`` in eighths of a point."""
    return f'<w:{side} w:val="{line}" w:sz="{size}" w:space="{space}" w:color="{colour}"/>'


_NO_INDENT = '<w:ind w:start="0" w:end="0" w:firstLine="0"/>'
KEEP = "<w:keepNext/><w:keepLines/>"
_LEADERS = f'<w:tabs><w:tab w:val="end" w:leader="dot" w:pos="{TEXT_WIDTH}"/></w:tabs>'

PARAGRAPHS = (
    ParagraphStyle("Normal", "Normal", 21, 280, extra="<w:widowControl/>"),
    ParagraphStyle("Title", "Title", 46, 540, sans=True, bold=True, colour=NAVY, extra=KEEP, next="Subtitle"),
    ParagraphStyle(
        "Subtitle", "Subtitle", 22, 300, sans=True, colour=GREY, before=20, after=120, extra=KEEP, next="BodyText"
    ),
    ParagraphStyle(
        "Heading1", "heading 1", 28, 340, sans=True, bold=True, colour=NAVY, before=250, after=60, extra=KEEP,
        outline=0, next="BodyText",
    ),
    ParagraphStyle(
        "Heading2", "heading 2", 22, 280, sans=True, bold=True, before=150, after=40, extra=KEEP, outline=1,
        next="BodyText",
    ),
    ParagraphStyle("TOCHeading", "TOC Heading", 20, 260, sans=True, bold=True, colour=NAVY, before=200, after=50,
                   extra=KEEP, next="BodyText"),
    ParagraphStyle("TOC1", "toc 1", 19, 250, sans=True, before=16, extra=_LEADERS),
    ParagraphStyle("TOC2", "toc 2", 18, 235, sans=True, colour=GREY, extra=_LEADERS,
                   indent='<w:ind w:start="284" w:end="0" w:firstLine="0"/>'),
    ParagraphStyle("BodyText", "Body Text", 21, 280, after=90, extra="<w:widowControl/>"),
    ParagraphStyle(
        "BriefingBottomLine", "Briefing Bottom Line", 22, 300, before=200, after=60, next="BodyText",
        extra="<w:keepLines/><w:pBdr>" + rule("top", 4, 7, TINT) + rule("left", 24, 9, NAVY)
        + rule("bottom", 4, 7, TINT) + rule("right", 4, 9, TINT) + "</w:pBdr>"
        + f'<w:shd w:val="clear" w:color="auto" w:fill="{TINT}"/>',
        indent='<w:ind w:start="230" w:end="190" w:firstLine="0"/>',
    ),
    ParagraphStyle(
        "BriefingJudgment", "Briefing Judgment", 21, 280, after=70, indent='<w:ind w:start="397" w:hanging="397"/>',
        extra='<w:keepLines/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>',
    ),
    ParagraphStyle(
        "BriefingDissent", "Briefing Dissent", 18, 245, colour=GREY, after=70, extra="<w:keepLines/>",
        indent='<w:ind w:start="397" w:end="0" w:firstLine="0"/>',
    ),
    ParagraphStyle(
        "ListBullet", "List Bullet", 21, 280, after=60, indent='<w:ind w:start="284" w:hanging="284"/>',
        extra='<w:keepLines/><w:widowControl/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>',
    ),
    ParagraphStyle("BriefingItem", "Briefing Item", 21, 280, after=60, extra="<w:keepLines/>"),
    ParagraphStyle("BriefingRemark", "Briefing Remark", 19, 255, colour=GREY, before=60, after=90),
    ParagraphStyle(
        "Caption", "caption", 18, 240, sans=True, colour=GREY, before=160, after=60, extra=KEEP
    ),
    ParagraphStyle("BriefingTableHead", "Briefing Table Head", 17, 210, sans=True, bold=True, colour=NAVY, before=30,
                   after=30, extra="<w:keepNext/>"),
    ParagraphStyle("BriefingTableGroup", "Briefing Table Group", 17, 210, sans=True, before=80, after=20,
                   extra=KEEP),
    ParagraphStyle("BriefingTableText", "Briefing Table Text", 17, 210, sans=True, before=20, after=20),
    ParagraphStyle("BriefingTableNote", "Briefing Table Note", 16, 200, sans=True, colour=GREY, before=60, after=100),
    ParagraphStyle("BriefingPicture", "Briefing Picture", 17, 240, sans=True, before=20, after=40,
                   extra="<w:keepLines/>"),
    ParagraphStyle("BriefingFieldLabel", "Briefing Field Label", 18, 240, sans=True, bold=True, colour=GREY, before=30,
                   after=30),
    ParagraphStyle("BriefingFieldValue", "Briefing Field Value", 18, 240, sans=True, before=30, after=30),
    ParagraphStyle("BriefingDefinition", "Briefing Definition", 18, 235, sans=True, after=70, extra="<w:keepLines/>"),
    ParagraphStyle("Header", "header", 17, 220, sans=True, colour=GREY, before=60),
    ParagraphStyle(
        "Footer", "footer", 17, 230, sans=True, colour=GREY, after=90,
        extra="<w:pBdr>" + rule("top", 4, 5, RULE) + "</w:pBdr>"
        + f'<w:tabs><w:tab w:val="end" w:pos="{TEXT_WIDTH}"/></w:tabs>',
    ),
    ParagraphStyle("BriefingBanner", "Briefing Banner", 26, 320, sans=True, bold=True, align="end",
                   extra="<w:keepNext/>", indent='<w:ind w:start="160" w:end="160" w:firstLine="0"/>'),
    ParagraphStyle("FootnoteText", "footnote text", 16, 205, after=16,
                   indent='<w:ind w:start="0" w:end="0" w:firstLine="0"/>'),
    ParagraphStyle("EndnoteText", "endnote text", 16, 205, after=16,
                   indent='<w:ind w:start="0" w:end="0" w:firstLine="0"/>'),
    ParagraphStyle("BriefingRegister", "Briefing Register", 16, 205, after=16,
                   extra='<w:tabs><w:tab w:val="start" w:pos="510"/></w:tabs>',
                   indent='<w:ind w:start="510" w:hanging="510"/>'),
    ParagraphStyle("BriefingNoteRule", "Briefing Note Rule", 12, 160),
)  # fmt: skip

_QUIET = f'<w:color w:val="{GREY}"/><w:sz w:val="18"/><w:szCs w:val="18"/>'


def _badge(fill: str) -> str:
    """Small white capitals on a coloured ground; the words say it, so that it is read in grey too."""
    return (
        f'{_fonts(True)}<w:b/><w:bCs/><w:color w:val="FFFFFF"/><w:spacing w:val="8"/>'
        f'<w:sz w:val="15"/><w:szCs w:val="15"/><w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>'
    )


CHARACTERS = (
    CharacterStyle("Strong", "Strong", "<w:b/><w:bCs/>"),
    CharacterStyle("Emphasis", "Emphasis", "<w:i/><w:iCs/>"),
    CharacterStyle("BriefingQuiet", "Briefing Quiet", _QUIET),
    CharacterStyle("BriefingRemarkInTable", "Briefing Remark In Table", f'<w:color w:val="{GREY}"/>'),
    CharacterStyle(
        "BriefingLabel",
        "Briefing Label",
        f'{_fonts(True)}<w:b/><w:bCs/><w:color w:val="{NAVY}"/><w:sz w:val="19"/><w:szCs w:val="19"/>',
    ),
    CharacterStyle("BriefingTerm", "Briefing Term", "<w:b/><w:bCs/>"),
    CharacterStyle("BriefingSource", "Briefing Source", ""),
    CharacterStyle("BriefingQuote", "Briefing Quote", ""),
    CharacterStyle("BriefingNew", "Briefing New", _badge(NAVY)),
    CharacterStyle("BriefingChanged", "Briefing Changed", _badge(BROWN)),
    CharacterStyle("FootnoteReference", "footnote reference", '<w:vertAlign w:val="superscript"/>'),
    CharacterStyle("EndnoteReference", "endnote reference", '<w:vertAlign w:val="superscript"/>'),
    CharacterStyle("BriefingNoteLink", "Briefing Note Link", '<w:vertAlign w:val="superscript"/>'),
)

_TABLE_NORMAL = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
    '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:start w:w="0" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
    '<w:end w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
)


def table_style(
    id: str, name: str, borders: str, header: str = "", *, height: int = 10, start: int = 0, end: int = 110
) -> str:
    """A table style: its borders, what differs in the first row, and the room around what stands in a cell."""
    return (
        f'<w:style w:type="table" w:styleId="{id}"><w:name w:val="{name}"/><w:basedOn w:val="TableNormal"/>'
        f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblBorders>{borders}</w:tblBorders>'
        f'<w:tblCellMar><w:top w:w="{height}" w:type="dxa"/><w:start w:w="{start}" w:type="dxa"/>'
        f'<w:bottom w:w="{height}" w:type="dxa"/><w:end w:w="{end}" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"{header}</w:style>"
    )


_FIRST_ROW = (
    '<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>'
    + rule("bottom", 8, 0, NAVY)
    + "</w:tcBorders></w:tcPr></w:tblStylePr>"
)
TABLES = (
    _TABLE_NORMAL,
    table_style(
        "BriefingTable",
        "Briefing Table",
        rule("bottom", 6, 0, "8A94A0") + rule("insideH", 4, 0, RULE),
        _FIRST_ROW,
    ),
    table_style("BriefingMasthead", "Briefing Masthead", rule("top", 8, 0, NAVY) + rule("bottom", 4, 0, RULE)),
)

_DEFAULT_CHARACTER = (
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style>'
)
_NO_LIST = (
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style>'
)


def all_styles() -> Iterator[str]:
    """Each style as an element, without a declaration of the namespace."""
    normal, *others = PARAGRAPHS
    yield normal.xml()
    yield _DEFAULT_CHARACTER
    yield TABLES[0]
    yield _NO_LIST
    for style in others:
        yield style.xml()
    for character in CHARACTERS:
        yield character.xml()
    yield from TABLES[1:]


def defaults_xml(language: str) -> str:
    """What holds where no style says otherwise."""
    return (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{_fonts(False)}<w:color w:val="{INK}"/>'
        f'<w:sz w:val="21"/><w:szCs w:val="21"/>'
        f'<w:lang w:val="{language}" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0" w:line="300" w:lineRule="atLeast"/></w:pPr>'
        "</w:pPrDefault></w:docDefaults>"
    )


def apply_styles(root: Any, language: str) -> None:
    """Replaces everything in a ``w:styles`` element (lxml) by our styles."""
    for child in list(root):
        root.remove(child)
    whole = f'<w:styles xmlns:w="{W}">{defaults_xml(language)}{"".join(all_styles())}</w:styles>'
    for child in list(etree.fromstring(whole.encode("utf-8"))):
        root.append(child)
