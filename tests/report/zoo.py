# SPDX-License-Identifier: Apache-2.0
"""Broken files, one kind of damage each, made from a good one, with the check that is there to catch it."""

import io
import re
import warnings
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

Parts = dict[str, bytes]
DOCUMENT, NOTES, STYLES = "word/document.xml", "word/footnotes.xml", "word/styles.xml"
RELATIONS, TYPES = "word/_rels/document.xml.rels", "[Content_Types].xml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DRAWING = (
    '<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
    '<wp:extent cx="1" cy="1"/><wp:docPr id="{id}" name="Picture" descr="{words}"/>'
    '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="urn:x"/>'
    "</a:graphic></wp:inline></w:drawing></w:r>"
)
_BEGIN, _SEPARATE, _END = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
_CODE = '<w:r><w:instrText xml:space="preserve"> {} </w:instrText></w:r>'
_BY = 'w:author="A" w:date="2031-09-08T00:00:00Z"'


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of damage. ``check`` names who must find it; ``archive`` for damage to the zip itself."""

    name: str
    check: str
    damage: Callable[[Parts], None] = lambda _: None
    archive: Callable[[bytes], bytes] = lambda data: data

    def broken(self, good: Parts) -> bytes:
        """The good file with this damage."""
        parts = dict(good)
        self.damage(parts)
        return self.archive(packed(parts))


def packed(parts: Parts) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return file.getvalue()


# What damage is made of. Each fails where there is nothing to damage, so that no kind is whole by mistake.


def swap(part: str, old: str, new: str, parts: Parts) -> None:
    """The first match of a pattern in a part gives way to something else, which may name its groups."""
    text, count = re.subn(old, new, parts[part].decode("utf-8"), count=1, flags=re.DOTALL)
    assert count == 1, f"{part} holds no {old}"
    assert text.encode("utf-8") != parts[part]
    parts[part] = text.encode("utf-8")


def paragraph(inner: str, parts: Parts) -> None:
    """One more paragraph, in front of the body's section."""
    body, section = parts[DOCUMENT].rsplit(b"<w:sectPr", 1)
    parts[DOCUMENT] = body + f"<w:p>{inner}</w:p>".encode() + b"<w:sectPr" + section


def block(inner: str, parts: Parts) -> None:
    """The same without the paragraph around it."""
    body, section = parts[DOCUMENT].rsplit(b"<w:sectPr", 1)
    parts[DOCUMENT] = body + inner.encode() + b"<w:sectPr" + section


def relation(kind: str, target: str, parts: Parts, *, mode: str = "", source: str = RELATIONS) -> None:
    outside = f' TargetMode="{mode}"' if mode else ""
    swap(
        source,
        "</Relationships>",
        f'<Relationship Id="x1" Type="{_OFFICE}/{kind}" Target="{target}"{outside}/></Relationships>',
        parts,
    )


def added(name: str, data: bytes, parts: Parts) -> None:
    parts[name] = data


def removed(name: str, parts: Parts) -> None:
    del parts[name]


def related_comments(inner: str, mark: str, parts: Parts) -> None:
    """A sound part for comments with ``inner`` in it, and ``mark`` in the text."""
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    parts["word/comments.xml"] = f'<w:comments xmlns:w="{space}">{inner}</w:comments>'.encode()
    swap(
        TYPES,
        "</Types>",
        '<Override PartName="/word/comments.xml" ContentType="application/vnd.openxmlformats-'
        'officedocument.wordprocessingml.comments+xml"/></Types>',
        parts,
    )
    relation("comments", "comments.xml", parts)
    paragraph(mark, parts)


def both(first: Callable[[Parts], None], second: Callable[[Parts], None], parts: Parts) -> None:
    first(parts)
    second(parts)


def doubled_entry(data: bytes) -> bytes:
    file = io.BytesIO(data)
    with zipfile.ZipFile(file, "a") as package, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        package.writestr(zipfile.ZipInfo(STYLES, (1980, 1, 1, 0, 0, 0)), package.read(STYLES))
    return file.getvalue()


def flipped_bytes(data: bytes) -> bytes:
    place = data.index(DOCUMENT.encode()) + 400
    return data[:place] + bytes(byte ^ 0xFF for byte in data[place : place + 40]) + data[place + 40 :]


def dated(data: bytes) -> bytes:
    """Made by a clock."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, (2031, 9, 8, 17, 30, 0)), old.read(name))
    return file.getvalue()


def _comment(id: int) -> str:
    return f'<w:comment w:id="{id}" {_BY} w:initials="A"><w:p><w:r><w:t>Why?</w:t></w:r></w:p></w:comment>'


def _mark(id: int, name: str) -> str:
    return f'<w:bookmarkStart w:id="{id}" w:name="{name}"/><w:bookmarkEnd w:id="{id}"/>'


_ROW = '<w:tr><w:tc><w:tcPr><w:tcW w:w="100" w:type="dxa"/></w:tcPr><w:p/></w:tc></w:tr>'
_TABLE = '<w:tbl><w:tblPr><w:tblW w:w="100" w:type="dxa"/></w:tblPr>{}{}</w:tbl>'
_GRID = '<w:tblGrid><w:gridCol w:w="100"/></w:tblGrid>'
_ELSEWHERE = "https://example.org/x"
_NO_MARK = '<w:footnote w:id="999"><w:p><w:r><w:t>Lost</w:t></w:r></w:p></w:footnote></w:footnotes>'


def _archives() -> list[Kind]:
    return [
        Kind("doubled zip entry", "own:doubled-part", archive=doubled_entry),
        Kind("truncated archive", "own:archive", archive=lambda data: data[: len(data) // 2]),
        Kind("flipped bytes", "own:archive", archive=flipped_bytes),
        Kind("no archive at all", "own:archive", archive=lambda _: b"<html>404</html>"),
        Kind("time of the clock", "own:time", archive=dated),
        Kind("part above the package", "own:part-name", partial(added, "../evil.xml", b"<x/>")),
        Kind("no content types", "own:archive", partial(removed, TYPES)),
        Kind("no main document", "own:missing-target", partial(removed, DOCUMENT)),
        Kind(
            "two main documents",
            "own:main-part",
            lambda parts: relation("officeDocument", "word/styles.xml", parts, source="_rels/.rels"),
        ),
        Kind(
            "part without content type",
            "own:content-type",
            partial(both, partial(added, "word/x.bin", b"x"), partial(relation, "image", "x.bin")),
        ),
        Kind("content type for no part", "own:content-type", partial(swap, TYPES, "/word/styles", "/word/stiles")),
        Kind("content type twice", "own:content-type", partial(swap, TYPES, "(<Override [^>]*styles[^>]*>)", r"\1\1")),
        Kind(
            "wrong content type",
            "own:wrong-content-type",
            partial(swap, TYPES, "wordprocessingml.footnotes", "wordprocessingml.endnotes"),
        ),
        Kind("template as document", "own:wrong-content-type", partial(swap, TYPES, "document.main", "template.main")),
        Kind("missing relationship target", "own:missing-target", partial(relation, "image", "media/none.png")),
        Kind("doubled relationship id", "own:doubled-relationship", partial(swap, RELATIONS, '"rId2"', '"rId3"')),
        Kind(
            "undefined relationship",
            "own:undefined-relationship",
            partial(swap, DOCUMENT, 'r:id="rId9"', 'r:id="rId99"'),
        ),
        Kind("part that nothing leads to", "own:unreached-part", partial(added, "word/lost.xml", b"<x/>")),
        Kind("external picture", "own:external", partial(relation, "image", _ELSEWHERE, mode="External")),
        Kind(
            "external template",
            "own:active-content",
            partial(relation, "attachedTemplate", _ELSEWHERE, mode="External"),
        ),
        Kind(
            "link to a local file", "own:external", partial(relation, "hyperlink", "file:///C:/x.exe", mode="External")
        ),
        Kind(
            "macros",
            "own:active-content",
            partial(
                both, partial(added, "word/vbaProject.xml", b"<x/>"), partial(relation, "vbaProject", "vbaProject.xml")
            ),
        ),
        Kind("part that is not well-formed", "own:xml", partial(swap, DOCUMENT, "</w:body>", "</w:bodi>")),
        Kind("part cut short", "own:xml", partial(swap, NOTES, "</w:footnotes>", "")),
        Kind("control character", "own:xml", partial(swap, DOCUMENT, "Floods on", "Floods&#1; on")),
        Kind(
            "letters that are not UTF-8",
            "own:xml",
            lambda parts: added(DOCUMENT, parts[DOCUMENT].replace(b"Floods on", b"Floods \xff on"), parts),
        ),
        Kind(
            "document type",
            "own:document-type",
            partial(swap, DOCUMENT, "<w:document ", "<!DOCTYPE w:document><w:document "),
        ),
    ]


def _structures() -> list[Kind]:
    return [
        Kind(
            "cell without paragraph",
            "own:cell-without-paragraph",
            partial(swap, DOCUMENT, "(</w:tcPr>)<w:p>.*?</w:p>", r"\1"),
        ),
        Kind("row with a cell too few", "own:table-grid", partial(swap, DOCUMENT, "<w:tc>.*?</w:tc>", "")),
        Kind(
            "table without grid",
            "sdk:Sch_UnexpectedElementContentExpectingComplex",
            partial(swap, DOCUMENT, "<w:tblGrid>.*?</w:tblGrid>", ""),
        ),
        Kind(
            "table without grid, as others see it",
            "integrity:TBL001",
            partial(swap, DOCUMENT, "<w:tblGrid>.*?</w:tblGrid>", ""),
        ),
        Kind("table of too many rows", "own:long-table", partial(block, _TABLE.format(_GRID, _ROW * 52) + "<w:p/>")),
        Kind("table at the end", "own:table-at-end", partial(block, _TABLE.format(_GRID, _ROW))),
        Kind(
            "text in a deletion",
            "own:deleted-text",
            partial(paragraph, f'<w:del w:id="9001" {_BY}><w:r><w:t>gone</w:t></w:r></w:del>'),
        ),
        Kind(
            "deleted text that stands", "own:deleted-text", partial(paragraph, "<w:r><w:delText>gone</w:delText></w:r>")
        ),
        Kind(
            "insertion without author",
            "sdk:Sch_MissRequiredAttribute",
            partial(paragraph, '<w:ins w:id="9001"><w:r><w:t>new</w:t></w:r></w:ins>'),
        ),
        Kind(
            "undefined style",
            "own:undefined-style",
            partial(swap, DOCUMENT, 'pStyle w:val="Title"', 'pStyle w:val="Titel"'),
        ),
        Kind(
            "paragraph style on a run",
            "own:style-of-other-kind",
            partial(swap, DOCUMENT, 'rStyle w:val="Strong"', 'rStyle w:val="Title"'),
        ),
        Kind("doubled style", "own:doubled-style", partial(swap, STYLES, 'styleId="Subtitle"', 'styleId="Title"')),
        Kind(
            "style based on itself",
            "own:style-circle",
            partial(swap, STYLES, '(styleId="Title">.*?basedOn w:val=)"Normal"', r'\1"Title"'),
        ),
        Kind("missing numId", "own:undefined-list", partial(swap, STYLES, 'numId w:val="2"', 'numId w:val="22"')),
        Kind(
            "list of no kind",
            "own:undefined-list",
            partial(swap, "word/numbering.xml", '(<w:num .*?abstractNumId w:val=)"0"', r'\1"7"'),
        ),
        Kind("unclosed field", "own:field", partial(paragraph, _BEGIN + _CODE.format("PAGE"))),
        Kind("field that was never begun", "own:field", partial(paragraph, _END)),
        Kind(
            "field parted twice", "own:field", partial(paragraph, _BEGIN + _CODE.format("PAGE") + 2 * _SEPARATE + _END)
        ),
        Kind(
            "field that leads nowhere",
            "own:field-target",
            partial(swap, DOCUMENT, "NOTEREF _note6", "NOTEREF _note666"),
        ),
        Kind(
            "link to no bookmark",
            "own:field-target",
            partial(paragraph, '<w:hyperlink w:anchor="none"><w:r/></w:hyperlink>'),
        ),
        Kind(
            "fields to be updated",
            "own:asks-to-update",
            partial(swap, "word/settings.xml", "(<w:defaultTabStop[^>]*>)", r"<w:updateFields/>\1"),
        ),
        Kind(
            "dirty field", "own:asks-to-update", partial(swap, DOCUMENT, '(fldCharType="begin")', r'\1 w:dirty="true"')
        ),
        Kind("bookmark without end", "own:unpaired-bookmark", partial(swap, DOCUMENT, "<w:bookmarkEnd[^>]*>", "")),
        Kind(
            "bookmark that ends first",
            "own:unpaired-bookmark",
            partial(paragraph, '<w:bookmarkEnd w:id="9001"/><w:bookmarkStart w:id="9001" w:name="late"/>'),
        ),
        Kind(
            "doubled bookmark name",
            "own:doubled-bookmark",
            partial(paragraph, _mark(9001, "twin") + _mark(9002, "twin")),
        ),
        Kind(
            "doubled bookmark id",
            "own:doubled-bookmark-id",
            partial(paragraph, _mark(9001, "one") + _mark(9001, "two")),
        ),
        Kind("bookmark with a blank in its name", "own:bookmark-name", partial(paragraph, _mark(9001, "two words"))),
        Kind(
            "doubled control id",
            "own:doubled-control",
            partial(swap, DOCUMENT, '<w:id w:val="2"/>', '<w:id w:val="1"/>'),
        ),
        Kind(
            "control without content",
            "own:control-without-content",
            partial(swap, DOCUMENT, "<w:sdtContent>.*?</w:sdtContent>", ""),
        ),
        Kind(
            "doubled core title",
            "own:doubled-property",
            partial(swap, "docProps/core.xml", "(<dc:title>.*?</dc:title>)", r"\1\1"),
        ),
        Kind(
            "mark without a note", "own:note-without-text", partial(swap, NOTES, '(<w:footnote w:id=)"1"', r'\1"999"')
        ),
        Kind(
            "mark without a note, as others see it",
            "integrity:FTN001",
            partial(swap, NOTES, '(<w:footnote w:id=)"1"', r'\1"999"'),
        ),
        Kind("note without a mark", "own:note-without-mark", partial(swap, NOTES, "</w:footnotes>", _NO_MARK)),
        Kind(
            "doubled note", "own:doubled-note", partial(swap, NOTES, '(<w:footnote w:id="1">.*?</w:footnote>)', r"\1\1")
        ),
        Kind(
            "notes out of order",
            "own:note-order",
            partial(swap, DOCUMENT, '(footnoteReference w:id="2".*?footnoteReference w:id=)"3"', r'\1"2"'),
        ),
        Kind(
            "no separators",
            "own:note-separator",
            partial(swap, NOTES, '<w:footnote w:type="separator".*?</w:footnote>', ""),
        ),
        Kind("no section", "own:section", partial(swap, DOCUMENT, "<w:sectPr.*</w:sectPr>", "")),
        Kind("blank that gets lost", "own:lost-blank", partial(paragraph, "<w:r><w:t>end </w:t></w:r>")),
        Kind("writing turned for good", "own:open-direction", partial(paragraph, "<w:r><w:t>\u202eturned</w:t></w:r>")),
        Kind("picture without words", "own:picture-without-words", partial(paragraph, _DRAWING.format(id=1, words=""))),
        Kind("doubled picture id", "own:doubled-drawing", partial(paragraph, 2 * _DRAWING.format(id=1, words="A map"))),
        Kind("comment on nothing", "integrity:CMT005", partial(related_comments, _comment(0), "")),
        Kind(
            "comment that is not there",
            "integrity:CMT004",
            partial(
                related_comments, _comment(0), "".join(f'<w:r><w:commentReference w:id="{n}"/></w:r>' for n in (0, 5))
            ),
        ),
        Kind(
            "order of elements",
            "sdk:Sch_UnexpectedElementContentExpectingComplex",
            partial(swap, DOCUMENT, "(<w:p>)(<w:pPr>.*?</w:pPr>)(<w:r>.*?</w:r>)", r"\1\3\2"),
        ),
        Kind(
            "order of settings",
            "sdk:Sch_UnexpectedElementContentExpectingComplex",
            partial(swap, "word/settings.xml", "(<w:footnotePr>.*?</w:footnotePr>)(.*</w:compat>)", r"\2\1"),
        ),
        Kind(
            "unknown element",
            "sdk:Sch_InvalidElementContentExpectingComplex",
            partial(swap, DOCUMENT, "<w:cantSplit/>", "<w:cannotSplit/>"),
        ),
        Kind(
            "unknown value",
            "sdk:Sch_AttributeValueDataTypeDetailed",
            partial(paragraph, '<w:pPr><w:jc w:val="middle"/></w:pPr>'),
        ),
        Kind(
            "words for a number",
            "sdk:Sch_AttributeValueDataTypeDetailed",
            partial(swap, DOCUMENT, 'pgSz w:w="11906"', 'pgSz w:w="wide"'),
        ),
        Kind(
            "bookmark without a name",
            "sdk:Sch_MissRequiredAttribute",
            partial(paragraph, '<w:bookmarkStart w:id="9001"/><w:bookmarkEnd w:id="9001"/>'),
        ),
        Kind("paragraph in a paragraph", "sdk:Sch_InvalidElementContentExpectingComplex", partial(paragraph, "<w:p/>")),
        Kind(
            "prefix that is to be ignored and is unknown",
            "sdk:MC_InvalidIgnorableAttribute",
            partial(swap, DOCUMENT, 'mc:Ignorable="w15"', 'mc:Ignorable="w15 w99"'),
        ),
    ]


KINDS = (*_archives(), *_structures())
