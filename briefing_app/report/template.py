# SPDX-License-Identifier: Apache-2.0
"""A house's Word template (.docx, .dotx): its styles, theme, faces, lists, page, headers and footers with their logos.

The file is somebody else's. Nothing of it is passed on but what is named here, and each of these is made anew or
looked through first; the report is built as a package of our own, into which they are put. So macros, objects, data
and links cannot come along.
"""

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from lxml import etree

from briefing_app.domain.errors import BadInput
from briefing_app.domain.paths import check_no_other
from briefing_app.report.package import Package
from briefing_app.report.styles import PAGE_HEIGHT, PAGE_WIDTH, SIDE_MARGIN, W
from briefing_app.report.template_stories import Picture, Story, picture_of, story
from briefing_app.report.template_styles import Sheet, StyleMatch, fit, say_match

LARGEST_TEMPLATE = 32 * 1024 * 1024
LARGEST_FONTS = 16 * 1024 * 1024
MOST_IN_PART = 300_000  # elements in styles, lists, faces
MOST_IN_STORY = 20_000  # elements in a header or footer
NARROWEST_TEXT = 4_500  # twentieths of a point, 8 cm
Page = Literal["default", "first", "even"]
PAGES: tuple[Page, ...] = ("default", "first", "even")
_N = f"{{{W}}}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_KINDS = (f"{_WORD}document.main+xml", f"{_WORD}template.main+xml")
_OTHERS = (
    ("spreadsheetml", "an Excel workbook"), ("ms-excel", "an Excel workbook"),
    ("presentationml", "a PowerPoint presentation"), ("ms-powerpoint", "a PowerPoint presentation"),
)  # fmt: skip
_STARTS = (
    (b"{\\rtf", "a Rich Text file"), (b"%PDF", "a PDF"), (b"<", "a web page or XML file"),
)  # fmt: skip
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MEASURE = re.compile(r"(-?\d{1,9}(?:\.\d{1,9})?)(mm|cm|in|pt|pc|pi)?")
_UNITS = {"mm": 56.6929, "cm": 566.929, "in": 1440, "pt": 20, "pc": 240, "pi": 240}
_EMBEDDED = ("embedRegular", "embedBold", "embedItalic", "embedBoldItalic")
_FLAGS = ("mirrorMargins", "gutterAtTop", "autoHyphenation", "evenAndOddHeaders")


@dataclass(frozen=True, slots=True)
class Paper:
    """The page, in twentieths of a point."""

    width: int = PAGE_WIDTH
    height: int = PAGE_HEIGHT
    landscape: bool = False
    top: int = 1500
    bottom: int = 1640
    left: int = SIDE_MARGIN
    right: int = SIDE_MARGIN
    header: int = 540
    footer: int = 540
    gutter: int = 0

    @property
    def text_width(self) -> int:
        """Between the margins."""
        return self.width - self.left - self.right - self.gutter

    @property
    def text_height(self) -> int:
        """The same from top to bottom."""
        return self.height - abs(self.top) - abs(self.bottom)

    @property
    def turned(self) -> "Paper":
        """The same paper the other way round, with the same margins."""
        return replace(self, width=self.height, height=self.width, landscape=not self.landscape)


@dataclass(frozen=True, slots=True)
class House:
    """What a report takes from a template. ``remarks``: what was left out, in words for the user."""

    name: str
    paper: Paper
    borders: Any | None
    sheet: Sheet
    theme: Any | None
    fonts: Any | None
    font_files: Mapping[str, bytes]
    headers: Mapping[Page, Story]
    footers: Mapping[Page, Story]
    first_page: bool
    flags: frozenset[str]
    colours: Mapping[str, str]
    """How the names of colours map to the theme's."""
    remarks: tuple[str, ...]

    @property
    def matches(self) -> tuple[StyleMatch, ...]:
        """For each of our styles, what stands for it."""
        return self.sheet.matches

    @property
    def pages(self) -> tuple[Page, ...]:
        """The kinds of page that have a header and footer of their own."""
        wanted = {"first": self.first_page, "even": "evenAndOddHeaders" in self.flags}
        return tuple(page for page in PAGES if wanted.get(page, True))


def file_bytes(path: Path) -> bytes:
    """The bytes of a template. Raises BadInput where there is none, it cannot be read, or it is too large."""
    check_no_other(path, "a Word template (.dotx, .docx)")
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_TEMPLATE + 1)
    except FileNotFoundError:
        raise BadInput(f"There is no template {path}. Check the name.") from None
    except (OSError, ValueError) as error:
        raise BadInput(f"The template {path} cannot be read: {getattr(error, 'strerror', None) or error}.") from None
    return data


def read(data: bytes, name: str) -> House:
    """Takes from a template what a report needs. ``name`` stands for it in messages.

    Raises BadInput for what is no Word file, is protected, holds macros, is damaged, or is too large.
    """
    _check_start(data, name)
    with Package(name, data) as package:
        return _Reader(package, name).house()


def matched(data: bytes, name: str, ours: str, theirs: str | None) -> bytes:
    """The template in which a style of its own (by name) stands for one of ours (by id); None: whichever is found.

    Raises BadInput for what ``read`` refuses, and where it has no style sheet or no such style.
    """
    _check_start(data, name)
    with Package(name, data) as package:
        part, root = _Reader(package, name).style_sheet()
        if root is None or not say_match(root, ours, theirs):
            raise BadInput(f"{name} has no style “{theirs}” that can stand for {ours}. Choose one of the same kind.")
        return package.with_part(part, etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True))


def _check_start(data: bytes, name: str) -> None:
    advice = "Save it in Word as a template (.dotx) and use that."
    if not data:
        raise BadInput(f"{name} is empty. {advice}")
    if len(data) > LARGEST_TEMPLATE:
        raise BadInput(
            f"{name} is larger than {LARGEST_TEMPLATE // 2**20} MB. Make the pictures in it smaller, or take them out."
        )
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise BadInput(f"{name} is protected with a password. Take the password off in Word and save it again.")
        raise BadInput(f"{name} is in the format of old versions of Word (.doc, .dot). {advice}")
    for start, what in _STARTS:
        if data.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(start):
            raise BadInput(f"{name} is {what}, not a Word file. {advice}")


class _Reader:
    """Goes through the parts of one file."""

    def __init__(self, package: Package, name: str) -> None:
        self._package = package
        self._name = name
        self._files = set(package.names())
        self._remarks: list[str] = []
        self._main = self._main_part()
        self._relations = self._relations_of(self._main)
        self._pictures: dict[str, Picture | None] = {}

    def house(self) -> House:
        document = self._package.xml(self._main)
        if document is None or document.tag != f"{_N}document":
            if document is not None and "purl.oclc.org" in str(document.tag):
                raise BadInput(
                    f"{self._name} is saved as “Strict Open XML”. Save it in Word as “Word Template (.dotx)” instead."
                )
            raise BadInput(f"{self._name} is damaged: it holds no document. Open it in Word and save it again.")
        sheet = fit(self._part("styles", "styles"), self._part("numbering", "numbering"))
        settings = self._part("settings", "settings")
        sections = list(document.iter(f"{_N}sectPr"))
        last = sections[-1] if sections else None
        headers, footers = (self._stories(sections, sheet, kind) for kind in ("header", "footer"))
        fonts, files = self._fonts()
        body = document.find(f"{_N}body")
        if body is not None and any((node.text or "").strip() for node in body.iter(f"{_N}t")):
            self._remarks.append("The text that stands in the template is left out; headers and footers stay.")
        if any(kind.endswith("/attachedTemplate") for kind, _, _ in self._settings_relations()):
            self._remarks.append("The link to another template is left out.")
        return House(
            name=self._name,
            paper=self._paper(last),
            borders=None if last is None else last.find(f"{_N}pgBorders"),
            sheet=sheet,
            theme=self._theme(),
            fonts=fonts,
            font_files=files,
            headers=headers,
            footers=footers,
            first_page=last is not None and _is_on(last.find(f"{_N}titlePg")),
            flags=frozenset(f for f in _FLAGS if settings is not None and _is_on(settings.find(f"{_N}{f}"))),
            colours=_colours(settings),
            remarks=tuple(dict.fromkeys([*sheet.remarks, *self._remarks])),
        )

    def style_sheet(self) -> tuple[str, Any | None]:
        """The name of the part with the styles, and its root as it stands there."""
        target = self._target("styles")
        return target or "", None if target is None else self._part("styles", "styles")

    def _main_part(self) -> str:
        types = self._package.xml("[Content_Types].xml")
        if types is None:
            raise BadInput(f"{self._name} is not a Word file (.docx, .dotx).")
        names = {node.get("PartName", "").lstrip("/").lower(): node.get("ContentType", "") for node in types}
        everything = " ".join([*names.values(), *(node.get("ContentType", "") for node in types)]).lower()
        if any(posixpath.basename(file).lower() == "vbaproject.bin" for file in self._files) or (
            "macroenabled" in everything or "vbaproject" in everything
        ):
            raise BadInput(
                f"{self._name} holds macros, which a report must not have. "
                "Save it in Word as “Word Template (.dotx)”, without macros, and use that."
            )
        main = next(
            (target for kind, target, _ in self._relations_of("").values() if kind.endswith("/officeDocument")), ""
        )
        kind = names.get(main.lower(), "")
        for mark, what in _OTHERS:
            if mark in kind:
                raise BadInput(f"{self._name} is {what}, not a Word file. Choose a Word template (.dotx, .docx).")
        if kind not in _KINDS or main not in self._files:
            raise BadInput(f"{self._name} is not a Word file (.docx, .dotx), or it is damaged.")
        return main

    def _relations_of(self, part: str) -> dict[str, tuple[str, str, bool]]:
        """By id: the kind, the part (or address), and whether it lies outside the file."""
        folder, file = posixpath.split(part)
        root = self._package.xml(posixpath.join(folder, "_rels", f"{file}.rels"))
        found: dict[str, tuple[str, str, bool]] = {}
        for node in () if root is None else root.iter(etree.Element):
            id, target = node.get("Id"), node.get("Target")
            if id and target:
                outside = node.get("TargetMode", "Internal").lower() != "internal"
                if not outside:
                    target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
                found[id] = (node.get("Type", ""), target, outside)
        return found

    def _target(self, kind: str) -> str | None:
        for type, target, outside in self._relations.values():
            if type.endswith(f"/{kind}") and not outside and target in self._files:
                return target
        return None

    def _part(self, kind: str, tag: str) -> Any | None:
        """The root of a part of the document, where it is what it should be."""
        target = self._target(kind)
        root = None if target is None else self._bounded(target, MOST_IN_PART)
        if root is None or root.tag != f"{_N}{tag}":
            return None
        etree.strip_elements(root, etree.Comment, etree.ProcessingInstruction, with_tail=False)
        return root

    def _bounded(self, part: str, most: int) -> Any | None:
        root = self._package.xml(part)
        if root is not None and sum(1 for _ in root.iter()) > most:
            raise BadInput(f"{self._name} is refused: its part {part} is too large for a template.")
        return root

    def _settings_relations(self) -> list[tuple[str, str, bool]]:
        target = self._target("settings")
        return [] if target is None else list(self._relations_of(target).values())

    def _stories(self, sections: list[Any], sheet: Sheet, kind: str) -> dict[Page, Story]:
        """The headers or footers of the last section; what it does not have, it has from those before."""
        ids: dict[Page, str] = {}
        for section in sections:
            for node in section.findall(f"{_N}{kind}Reference"):
                page = node.get(f"{_N}type", "default")
                ids |= {known: node.get(f"{_R}id", "") for known in PAGES if known == page}
        made: dict[Page, Story] = {}
        for page, id in ids.items():
            type, target, outside = self._relations.get(id, ("", "", True))
            root = None
            if not outside and target in self._files and type.endswith(f"/{kind}"):
                root = self._bounded(target, MOST_IN_STORY)
            if root is None or root.tag != f"{_N}{'hdr' if kind == 'header' else 'ftr'}":
                continue
            relations = self._relations_of(target)
            pictures = {id: self._picture(relation) for id, relation in relations.items()}
            found = story(root, pictures.get, sheet, self._remarks)
            if not found.is_blank:
                made[page] = found
        return made

    def _picture(self, relation: tuple[str, str, bool]) -> Picture | None:
        type, target, outside = relation
        if outside or target not in self._files or not type.endswith("/image"):
            return None
        if target not in self._pictures:
            self._pictures[target] = picture_of(self._package.read(target) or b"")
        return self._pictures[target]

    def _theme(self) -> Any | None:
        """The theme, without pictures as fills: a document does not show them."""
        target = self._target("theme")
        root = None if target is None else self._package.xml(target)
        if root is None or root.tag != f"{_A}theme":
            return None
        for fill in list(root.iter(f"{_A}blipFill")):
            plain = etree.Element(f"{_A}solidFill")
            etree.SubElement(plain, f"{_A}schemeClr").set("val", "phClr")
            fill.getparent().replace(fill, plain)
        for node in [node for node in root.iter(etree.Element) if any(name.startswith(_R) for name in node.attrib)]:
            if node.getparent() is not None:
                node.getparent().remove(node)
        return root

    def _fonts(self) -> tuple[Any | None, dict[str, bytes]]:
        """The table of faces, with the files of those that are embedded."""
        target = self._target("fontTable")
        root = self._part("fontTable", "fonts")
        files: dict[str, bytes] = {}
        if target is None or root is None:
            return None, files
        for node in root.iter(f"{_N}charset"):
            node.attrib.pop(f"{_N}characterSet", None)  # LibreOffice writes names that Word does not know
        relations = self._relations_of(target)
        room = LARGEST_FONTS
        for node in list(root.iter(*(f"{_N}{tag}" for tag in _EMBEDDED))):
            type, file, outside = relations.get(node.get(f"{_R}id", ""), ("", "", True))
            data = None
            if not outside and type.endswith("/font") and file in self._files:
                data = self._package.read(file)
            if data is None or len(data) > room:
                node.getparent().remove(node)
                self._remarks.append("An embedded face is left out; readers need it on their computer.")
                continue
            room -= len(data)
            id = f"rId{len(files) + 1}"
            node.set(f"{_R}id", id)
            files[id] = data
        return root, files

    def _paper(self, section: Any | None) -> Paper:
        size = None if section is None else section.find(f"{_N}pgSz")
        margins = None if section is None else section.find(f"{_N}pgMar")
        own = Paper()

        def measure(node: Any | None, *names: str) -> int:
            told = [node.get(f"{_N}{name}") for name in names] if node is not None else []
            value = next((text for text in told if text), None)
            otherwise = {"w": own.width, "h": own.height}.get(names[0], getattr(own, names[-1], 0))
            return _twips(value, otherwise)

        paper = Paper(
            width=measure(size, "w"),
            height=measure(size, "h"),
            landscape=size is not None and size.get(f"{_N}orient") == "landscape",
            top=abs(measure(margins, "top")),
            bottom=abs(measure(margins, "bottom")),
            left=measure(margins, "start", "left"),
            right=measure(margins, "end", "right"),
            header=measure(margins, "header"),
            footer=measure(margins, "footer"),
            gutter=measure(margins, "gutter"),
        )
        sides = (paper.left, paper.right, paper.header, paper.footer, paper.gutter)
        inner = paper.height - paper.top - paper.bottom
        if max(paper.width, paper.height) > 31_680 or min(sides) < 0 or inner < NARROWEST_TEXT:
            raise BadInput(f"{self._name}: its page is no page that a report fits on. Set size and margins in Word.")
        if paper.text_width < NARROWEST_TEXT:
            raise BadInput(
                f"{self._name} leaves {paper.text_width / 566.9:.1f} cm for the text between its margins; "
                f"a report needs at least {NARROWEST_TEXT / 566.9:.0f} cm. Make the margins smaller."
            )
        return paper


def _is_on(node: Any | None) -> bool:
    return node is not None and node.get(f"{_N}val") not in ("0", "false", "off")


def _twips(text: str | None, otherwise: int) -> int:
    found = _MEASURE.fullmatch(text or "")
    return round(float(found[1]) * _UNITS.get(found[2], 1)) if found else otherwise


def _colours(settings: Any | None) -> dict[str, str]:
    node = None if settings is None else settings.find(f"{_N}clrSchemeMapping")
    if node is None:
        return {}
    return {
        etree.QName(name).localname: value for name, value in node.attrib.items() if re.fullmatch("[A-Za-z0-9]+", value)
    }
