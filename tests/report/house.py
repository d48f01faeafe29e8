# SPDX-License-Identifier: Apache-2.0
"""A made-up house's template, as a German Word would write it: its own ids, faces, colours, logo, first page, lists."""

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TIME = (2031, 5, 1, 9, 30, 0)
"""When every part was written, so that the same parts are the same file."""
_WML = "application/vnd.openxmlformats-officedocument.wordprocessingml."
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:a="{A}" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" mc:Ignorable="w14"'
)


def png(width: int, height: int, colour: tuple[int, int, int]) -> bytes:
    """A picture of one colour with a lighter disc in it."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = bytearray()
    for y in range(height):
        rows.append(0)
        for x in range(width):
            inside = (x - height / 2) ** 2 + (y - height / 2) ** 2 < (height * 0.32) ** 2
            rows += bytes((255, 246, 224) if inside else colour)
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(bytes(rows), 9))
        + chunk(b"IEND", b"")
    )


LOGO = png(120, 60, (10, 92, 70))


def inline_picture(id: str, attribute: str = "r:embed", width: int = 1_080_000, height: int = 540_000) -> str:
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{width}" cy="{height}"/>'
        f'<wp:docPr id="7" name="Logo" descr="Logo of the house"/>{_graphic(id, attribute, width, height)}'
        "</wp:inline></w:drawing></w:r>"
    )


def placed_picture(id: str, top: int, width: int = 1_080_000, height: int = 900_000) -> str:
    """A picture in front of the text, at a height of the page (in EMU)."""
    return (
        '<w:r><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="5" '
        'behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        '<wp:positionH relativeFrom="margin"><wp:align>right</wp:align></wp:positionH>'
        f'<wp:positionV relativeFrom="page"><wp:posOffset>{top}</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:wrapNone/><wp:docPr id="7" name="Logo"/>'
        f"{_graphic(id, 'r:embed', width, height)}</wp:anchor></w:drawing></w:r>"
    )


def _graphic(id: str, attribute: str, width: int, height: int) -> str:
    return (
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
        '<pic:cNvPr id="0" name="logo.png"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip {attribute}="{id}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
    )


def field(instruction: str, result: str) -> str:
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> {instruction} '
        f'</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{result}</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def paragraph(style: str, inner: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{inner}</w:p>'


def text(words: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def _style(id: str, name: str, inner: str, kind: str = "paragraph", base: str = "Standard", more: str = "") -> str:
    based = f'<w:basedOn w:val="{base}"/>' if base else ""
    return f'<w:style w:type="{kind}"{more} w:styleId="{id}"><w:name w:val="{name}"/>{based}{inner}</w:style>'


def styles() -> str:
    head = '<w:rPr><w:rFonts w:asciiTheme="majorHAnsi" w:hAnsiTheme="majorHAnsi"/><w:b/><w:color w:val="0A5C46"/>'
    return (
        f'<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" '
        'w:hAnsiTheme="minorHAnsi" w:cs="Times New Roman"/><w:sz w:val="22"/><w:szCs w:val="22"/>'
        '<w:lang w:val="de-DE" w:eastAsia="en-US" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>'
        '<w:spacing w:after="160" w:line="259" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
        + _style("Standard", "Normal", "<w:qFormat/>", base="", more=' w:default="1"')
        + _style("Absatz-Standardschriftart", "Default Paragraph Font", "", "character", "", ' w:default="1"')
        + _style(
            "NormaleTabelle", "Normal Table",
            '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:left w:w="108" w:type="dxa"/>'
            '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr>', "table", "", ' w:default="1"',
        )
        + _style("KeineListe", "No List", "", "numbering", "", ' w:default="1"')
        + _style(
            "berschrift1", "heading 1",
            '<w:next w:val="Textkrper"/><w:qFormat/><w:pPr><w:keepNext/><w:spacing w:before="360" w:after="120"/>'
            f'<w:outlineLvl w:val="0"/></w:pPr>{head}<w:sz w:val="30"/></w:rPr>',
        )
        + _style("Titel", "Title", f'<w:pPr><w:spacing w:after="60"/></w:pPr>{head}<w:sz w:val="52"/></w:rPr>')
        + _style("Textkrper", "Body Text", '<w:pPr><w:spacing w:after="140" w:line="271" w:lineRule="auto"/></w:pPr>')
        + _style("Title", "House Motto", '<w:rPr><w:i/><w:color w:val="0A5C46"/></w:rPr>')
        + _style(
            "Kopfzeile", "header",
            '<w:pPr><w:tabs><w:tab w:val="center" w:pos="4536"/><w:tab w:val="right" w:pos="9072"/></w:tabs>'
            '<w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>',
        )
        + _style(
            "Fuzeile", "footer",
            '<w:pPr><w:tabs><w:tab w:val="center" w:pos="4536"/><w:tab w:val="right" w:pos="9072"/></w:tabs>'
            '<w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:rPr><w:sz w:val="17"/></w:rPr>',
        )
        + _style(
            "Aufzhlungszeichen", "List Bullet",
            '<w:pPr><w:numPr><w:numId w:val="5"/></w:numPr><w:spacing w:after="80"/></w:pPr>',
        )
        + _style("Fett", "Strong", "<w:rPr><w:b/><w:bCs/></w:rPr>", "character", "Absatz-Standardschriftart")
        + "</w:styles>"
    )  # fmt: skip


NUMBERING = (
    f'<w:numbering {NAMESPACES}><w:abstractNum w:abstractNumId="3"><w:multiLevelType w:val="singleLevel"/>'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:pStyle w:val="Aufzhlungszeichen"/>'
    '<w:lvlText w:val="–"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="360" w:hanging="360"/></w:pPr></w:lvl>'
    '</w:abstractNum><w:num w:numId="5"><w:abstractNumId w:val="3"/></w:num></w:numbering>'
)
_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_LINE = f'<a:ln w="6350">{_FILL}</a:ln>'
_EFFECT = "<a:effectStyle><a:effectLst/></a:effectStyle>"
_SCHEME = "".join(
    f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>'
    for name, value in zip(
        ("dk1", "lt1", "dk2", "lt2", *(f"accent{n}" for n in range(1, 7)), "hlink", "folHlink"),
        ("000000", "FFFFFF", "0A5C46", "FFF6E0", *["0A5C46"] * 6, "0A5C46", "0A5C46"),
        strict=True,
    )
)
THEME = (
    f'<a:theme xmlns:a="{A}" name="House"><a:themeElements><a:clrScheme name="House">{_SCHEME}</a:clrScheme>'
    '<a:fontScheme name="House"><a:majorFont><a:latin typeface="Liberation Sans"/><a:ea typeface=""/>'
    '<a:cs typeface=""/></a:majorFont><a:minorFont><a:latin typeface="Liberation Serif"/><a:ea typeface=""/>'
    f'<a:cs typeface=""/></a:minorFont></a:fontScheme><a:fmtScheme name="House"><a:fillStyleLst>{_FILL * 3}'
    f"</a:fillStyleLst><a:lnStyleLst>{_LINE * 3}</a:lnStyleLst><a:effectStyleLst>{_EFFECT * 3}</a:effectStyleLst>"
    f"<a:bgFillStyleLst>{_FILL * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
)
FONTS = (
    f'<w:fonts {NAMESPACES}><w:font w:name="Liberation Serif"><w:family w:val="roman"/>'
    '<w:embedRegular r:id="rId1" w:fontKey="{11111111-2222-3333-4444-555555555555}"/></w:font></w:fonts>'
)
SETTINGS = f'<w:settings {NAMESPACES}><w:attachedTemplate r:id="rId1"/><w:defaultTabStop w:val="708"/></w:settings>'


def _header() -> str:
    return inline_picture("rId1") + text("Institute of Made-up Studies")


def story(kind: str, inner: str) -> str:
    return f"<w:{kind} {NAMESPACES}>{inner}</w:{kind}>"


def document(section: str = "", body: str = "") -> str:
    section = section or (
        '<w:headerReference w:type="default" r:id="rId10"/><w:headerReference w:type="first" r:id="rId11"/>'
        '<w:footerReference w:type="default" r:id="rId12"/><w:pgSz w:w="12240" w:h="15840"/>'
        '<w:pgMar w:top="1440" w:right="1304" w:bottom="1440" w:left="1644" w:header="600" w:footer="600" '
        'w:gutter="0"/><w:titlePg/>'
    )
    body = body or paragraph("Textkrper", text("Write your text here."))
    return f"<w:document {NAMESPACES}><w:body>{body}<w:sectPr>{section}</w:sectPr></w:body></w:document>"


def relations(*rows: tuple[str, str, str]) -> str:
    """Rows of id, kind and target; a target with a colon lies outside."""
    inner = ""
    for id, kind, target in rows:
        outside = ' TargetMode="External"' if ":" in target else ""
        inner += f'<Relationship Id="{id}" Type="{R}/{kind}" Target="{target}"{outside}/>'
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'


def content_types(main: str = f"{_WML}template.main+xml") -> str:
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="png" ContentType="image/png"/>'
        '<Default Extension="odttf" ContentType="application/vnd.openxmlformats-officedocument.obfuscatedFont"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{main}"/></Types>'
    )


def parts() -> dict[str, str | bytes]:
    """The parts of the template; tests change some."""
    link = f'<w:hyperlink r:id="rId1">{text("www.example.org")}</w:hyperlink>'
    return {
        "[Content_Types].xml": content_types(),
        "_rels/.rels": relations(("rId1", "officeDocument", "word/document.xml")),
        "word/document.xml": document(),
        "word/_rels/document.xml.rels": relations(
            ("rId1", "styles", "styles.xml"), ("rId2", "numbering", "numbering.xml"), ("rId3", "theme", "theme/t.xml"),
            ("rId4", "fontTable", "fontTable.xml"), ("rId5", "settings", "/word/settings.xml"),
            ("rId10", "header", "header7.xml"), ("rId11", "header", "header8.xml"), ("rId12", "footer", "footer7.xml"),
        ),
        "word/styles.xml": styles(),
        "word/numbering.xml": NUMBERING,
        "word/theme/t.xml": THEME,
        "word/fontTable.xml": FONTS,
        "word/_rels/fontTable.xml.rels": relations(("rId1", "font", "fonts/f.odttf")),
        "word/fonts/f.odttf": b"an obfuscated face",
        "word/settings.xml": SETTINGS,
        "word/_rels/settings.xml.rels": relations(("rId1", "attachedTemplate", "file:///C:/house/Normal.dotm")),
        "word/header7.xml": story("hdr", paragraph("Kopfzeile", _header())),
        "word/_rels/header7.xml.rels": relations(("rId1", "image", "media/logo.png")),
        "word/header8.xml": story(
            "hdr", paragraph("Kopfzeile", inline_picture("rId1", width=2_160_000, height=1_080_000))
            + paragraph("Title", text("For those who study what is not")),
        ),
        "word/_rels/header8.xml.rels": relations(("rId1", "image", "media/logo.png")),
        "word/media/logo.png": LOGO,
        "word/footer7.xml": story(
            "ftr", paragraph("Fuzeile", text("1 Nowhere Street, Utopia ") + link + "<w:r><w:tab/></w:r>"
                             + field("TITLE", "Title of the template"))
        ),
        "word/_rels/footer7.xml.rels": relations(("rId1", "hyperlink", "https://www.example.org/")),
    }  # fmt: skip


def packed(files: Mapping[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in files.items():
            package.writestr(zipfile.ZipInfo(name, _TIME), data, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def template(**changed: str | bytes) -> bytes:
    """The template. Parts are changed by name, with ``__`` for a slash and ``_`` for the dot before the ending."""
    files = parts()
    for name, data in changed.items():
        whole = name.replace("__", "/")
        files[next((known for known in files if known.replace(".", "_") == whole), whole)] = data
    return packed(files)
