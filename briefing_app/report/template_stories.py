# SPDX-License-Identifier: Apache-2.0
"""Headers and footers of a template: made harmless, and measured so that the handling banner stands clear of them.

Of what a story refers to, only embedded pictures come along. Links lose their target and keep their words; fields other
than page numbers and properties of the report go, and so do objects, macros, comments and tracked changes.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from briefing_app.report.images import without_metadata
from briefing_app.report.styles import W
from briefing_app.report.template_styles import BANNER, Sheet

LARGEST_PICTURE = 8 * 1024 * 1024
MOST_PICTURES = 40
MOST_NESTED = 20  # fields in one another
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_VML = ("{urn:schemas-microsoft-com:vml}", "{urn:schemas-microsoft-com:office:office}")
_N = f"{{{W}}}"
_VAL = f"{_N}val"
_STYLES = ("pStyle", "rStyle", "tblStyle")
_UNWRAPPED = ("sdt", "ins", "moveTo", "hyperlink", "smartTag", "customXml")
_OBJECTS = ("object", "control", "altChunk", "subDoc", "contentPart", "movie")
_GONE = (
    "del", "moveFrom", "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd", "rPrChange",
    "pPrChange", "tblPrChange", "tblPrExChange", "tblGridChange", "trPrChange", "tcPrChange", "sectPrChange",
    "numberingChange", "cellIns", "cellDel", "cellMerge", "sectPr", "commentRangeStart", "commentRangeEnd",
    "commentReference", "annotationRef", "bookmarkStart", "bookmarkEnd", "proofErr", "permStart", "permEnd",
    "footnoteReference", "endnoteReference", "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr", "ffData", "fldData",
)  # fmt: skip
_GRAPHICS = frozenset((f"{_N}drawing", f"{_N}pict", f"{_N}object"))
_FIELDS = frozenset(("PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "TITLE", "SUBJECT", "AUTHOR"))
_BOUND = re.compile(r"coreProperties.*:(title|subject|creator)\b")
_PROPERTY = {"title": "TITLE", "subject": "SUBJECT", "creator": "AUTHOR"}
_SIGNATURES = (
    (b"\x89PNG\r\n\x1a\n", 0, "png", "image/png"),
    (b"\xff\xd8\xff", 0, "jpg", "image/jpeg"),
    (b"GIF8", 0, "gif", "image/gif"),
    (b"BM", 0, "bmp", "image/bmp"),
    (b"II*\x00", 0, "tiff", "image/tiff"),
    (b"MM\x00*", 0, "tiff", "image/tiff"),
    (b" EMF", 40, "emf", "image/x-emf"),
    (b"\xd7\xcd\xc6\x9a", 0, "wmf", "image/x-wmf"),
)
_ADDRESSES = ("src", "href", "relid", "gfxdata")
_EMU = 635  # to a twentieth of a point
_LINE = 240
_BACKGROUND = 0.4
"""What reaches over so much of the page is a watermark or a border, not a letterhead."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the template."""

    data: bytes
    extension: str
    media_type: str


@dataclass(slots=True)
class Story:
    """A header or footer. ``pictures``: by the id under which the story refers to them."""

    root: Any
    pictures: dict[str, Picture] = field(default_factory=dict)

    @property
    def counts_pages(self) -> bool:
        """Whether it prints the number of the page."""
        return any(instruction == "PAGE" for instruction, _ in _field_results(self.root))

    @property
    def is_blank(self) -> bool:
        """Whether nothing of it would be seen."""
        marks = (f"{_N}drawing", f"{_N}pict", f"{_N}sym", f"{_N}tbl", f"{_N}pBdr", f"{_N}ptab")
        text = "".join(node.text or "" for node in self.root.iter(f"{_N}t"))
        return not text.strip() and not self.counts_pages and next(self.root.iter(*marks), None) is None


def story(root: Any, related: Callable[[str], Picture | None], sheet: Sheet, remarks: list[str]) -> Story:
    """Makes a story harmless, in place. ``related`` gives the picture behind an id of the part, or None."""
    etree.strip_elements(root, etree.Comment, etree.ProcessingInstruction, with_tail=False)
    _drop_fields(root, remarks)
    for tag in _OBJECTS:
        for node in list(root.iter(f"{_N}{tag}")):
            _remove(node)
            remarks.append("An embedded object in a header or footer was left out.")
    _keep_properties(root)
    for node in list(root.iter(f"{_N}hyperlink")):
        if node.get(f"{_R}id"):
            remarks.append("Links in headers and footers keep their words and lose their target.")
    for tag in _GONE:
        for node in list(root.iter(f"{_N}{tag}")):
            _remove(node)
    for tag in _UNWRAPPED:
        for node in list(root.iter(f"{_N}{tag}")):
            _unwrap(node)
    for node in list(root.iter(f"{_N}sdtContent")):
        _unwrap(node)
    made = Story(root)
    _keep_pictures(made, related, remarks)
    _put_behind(root)
    sheet.follow(root, _STYLES)
    _drop_ours(root)
    return made


def _drop_ours(root: Any) -> None:
    """A report of ours as the template: its banner, and the line with its title and page, are made anew."""
    for banner in list(root.iter(f"{_N}p")):
        named = banner.find(f"{_N}pPr/{_N}pStyle")
        if named is None or named.get(_VAL) != BANNER:
            continue
        line = banner.getprevious()
        asked = {word for word, _ in _field_results(line)} if line is not None and line.tag == f"{_N}p" else set()
        for node in (banner, line) if {"PAGE", "NUMPAGES"} <= asked else (banner,):
            if node.getparent().tag == f"{_N}tc":
                node.getparent().replace(node, etree.Element(f"{_N}p"))
            else:
                _remove(node)


def filled(made: Story, values: Mapping[str, str]) -> None:
    """Puts the report's own words into fields for its title, subject and author, as their stored results."""
    for instruction, nodes in _field_results(made.root):
        if instruction in values:
            for place, node in enumerate(nodes):
                node.text = values[instruction] if place == 0 else ""


def gap(made: Story, page_height: int, distance: int, margin: int, *, top: bool) -> int:
    """How far the banner must keep from the lines of the story to stand clear of pictures that are placed freely."""
    reach = 0
    for anchor in made.root.iter(f"{_WP}anchor"):
        height = _emu(anchor.find(f"{_WP}extent"), "cy")
        upper = _upper_edge(anchor, page_height, distance, margin, height, top=top)
        if height > _BACKGROUND * page_height or upper is None:
            continue
        reach = max(reach, upper + height if top else page_height - upper)
    return max(0, min(reach, round(_BACKGROUND * page_height)) - distance - _lines(made.root)) if reach else 0


def _upper_edge(anchor: Any, page_height: int, distance: int, margin: int, height: int, *, top: bool) -> int | None:
    position = anchor.find(f"{_WP}positionV")
    if position is None:
        return None
    origin = position.get("relativeFrom")
    offset, align = position.find(f"{_WP}posOffset"), position.find(f"{_WP}align")
    if origin in ("paragraph", "line", "character"):
        start = distance if top else page_height - distance - _LINE
    else:
        start = {"page": 0, "topMargin": 0, "bottomMargin": page_height - margin}.get(origin or "", margin)
    if offset is not None and re.fullmatch(r"-?\d{1,10}", offset.text or ""):
        return start + int(offset.text) // _EMU
    if align is not None and align.text in ("top", "bottom"):
        return 0 if align.text == "top" else page_height - height
    return None


def _lines(root: Any) -> int:
    """A low estimate of how high the lines of a story are."""
    total = 0
    for paragraph in root.findall(f"{_N}p"):
        inline = [_emu(extent, "cy") for extent in paragraph.iterfind(f".//{_WP}inline/{_WP}extent")]
        total += max([_LINE, *inline])
    return total


def _emu(node: Any | None, name: str) -> int:
    text = "" if node is None else node.get(name, "")
    return int(text) // _EMU if re.fullmatch(r"\d{1,10}", text) else 0


def _remove(node: Any) -> None:
    """Takes out an element, and the text behind it stays (there is none in such parts)."""
    parent = node.getparent()
    if parent is not None:
        parent.remove(node)


def _unwrap(node: Any) -> None:
    """Puts what an element holds in its place."""
    parent = node.getparent()
    if parent is None:
        return
    place = parent.index(node)
    for child in list(node):
        parent.insert(place, child)
        place += 1
    parent.remove(node)


def _keep_properties(root: Any) -> None:
    """Controls that show a property of the document become fields, which the report fills."""
    for control in list(root.iter(f"{_N}sdt")):
        binding = control.find(f"{_N}sdtPr/{_N}dataBinding")
        found = None if binding is None else _BOUND.search(binding.get(f"{_N}xpath", ""))
        content = control.find(f"{_N}sdtContent")
        if found is None or content is None:
            continue
        paragraph = content.find(f"{_N}p")
        holder = content if paragraph is None else paragraph
        runs = holder.findall(f"{_N}r")
        if runs:
            wrapped = etree.Element(f"{_N}fldSimple")
            wrapped.set(f"{_N}instr", f" {_PROPERTY[found[1]]} ")
            runs[0].addprevious(wrapped)
            wrapped.extend(runs)


def _first_word(instruction: str) -> str:
    return (instruction.split() or [""])[0].upper()


def _field_results(root: Any) -> Iterator[tuple[str, list[Any]]]:
    """What each field asks for, with the texts of its result."""
    for node in root.iter(f"{_N}fldSimple"):
        yield _first_word(node.get(f"{_N}instr", "")), list(node.iter(f"{_N}t"))
    for instruction, nodes in _complex_fields(root)[0]:
        past = [n.tag == f"{_N}fldChar" and n.get(f"{_N}fldCharType") == "separate" for n in nodes]
        start = past.index(True) if True in past else len(nodes)
        yield _first_word(instruction), [node for node in nodes[start:] if node.tag == f"{_N}t"]


def _complex_fields(root: Any) -> tuple[list[tuple[str, list[Any]]], list[Any]]:
    """Complex fields, inner ones first: the instruction and all nodes in them; and the nodes of unfinished ones."""
    done: list[tuple[str, list[Any]]] = []
    open_fields: list[tuple[list[str], list[Any]]] = []
    stray: list[Any] = []
    for node in root.iter(*(f"{_N}{tag}" for tag in ("fldChar", "instrText", "t", "tab", "br", "drawing", "pict"))):
        kind = node.get(f"{_N}fldCharType") if node.tag == f"{_N}fldChar" else ""
        if kind == "begin" and len(open_fields) < MOST_NESTED:
            open_fields.append(([], []))
        elif not open_fields and node.tag in (f"{_N}fldChar", f"{_N}instrText"):
            stray.append(node)
        for _, nodes in open_fields:
            nodes.append(node)
        if open_fields and node.tag == f"{_N}instrText":
            open_fields[-1][0].append(node.text or "")
        if kind == "end" and open_fields:
            words, nodes = open_fields.pop()
            done.append(("".join(words), nodes))
    marks = (f"{_N}fldChar", f"{_N}instrText")
    stray += [node for _, nodes in open_fields for node in nodes if node.tag in marks]
    return done, stray


def _drop_fields(root: Any, remarks: list[str]) -> None:
    """Takes out fields that fetch something, run something, or tell what the report does not say."""
    dropped = set()
    for node in list(root.iter(f"{_N}fldSimple")):
        word = _first_word(node.get(f"{_N}instr", ""))
        if word not in _FIELDS:
            dropped.add(word)
            _remove(node)
    done, stray = _complex_fields(root)
    for instruction, nodes in done:
        if _first_word(instruction) not in _FIELDS:
            dropped.add(_first_word(instruction))
            for node in nodes:
                _remove(node)
    for node in stray:
        _remove(node)
    for word in sorted(dropped):
        remarks.append(f"A field in a header or footer was left out ({word[:20] or 'without a name'}).")


def _keep_pictures(made: Story, related: Callable[[str], Picture | None], remarks: list[str]) -> None:
    """Embedded pictures stay, under new ids; whatever else refers to another part, file or site goes."""
    root = made.root
    for tag in ("hlinkClick", "hlinkHover", "hlinkMouseOver", "extLst"):
        for node in list(root.iter(f"{_A}{tag}")):
            _remove(node)
    ids: dict[str, str] = {}
    for node in list(root.iter(etree.Element)):
        _drop_addresses(node)
        for name in [name for name in node.attrib if name.startswith(_R)]:
            old = node.attrib.pop(name)
            if name in (f"{_R}link", f"{_R}href"):
                if node.get(f"{_R}embed") is None and node.get(f"{_R}id") is None:
                    _drop_graphic(node)
                    remarks.append("A linked picture in a header or footer was left out. Embed it in the template.")
                continue
            if old not in ids:
                picture = related(old) if len(made.pictures) < MOST_PICTURES else None
                if picture is None:
                    _drop_graphic(node)
                    remarks.append("A drawing in a header or footer that is no embedded picture was left out.")
                    continue
                ids[old] = f"rId{len(ids) + 1}"
                made.pictures[ids[old]] = picture
            node.set(name, ids[old])
    used = {value for node in root.iter(etree.Element) for name, value in node.attrib.items() if name.startswith(_R)}
    made.pictures = {id: picture for id, picture in made.pictures.items() if id in used}


def _drop_addresses(node: Any) -> None:
    """Old drawings (VML) can name a file or site, or bring a whole package, in an attribute."""
    if str(node.tag).startswith(_VML):
        for name in node.attrib:
            if not name.startswith(_R) and etree.QName(name).localname.lower().endswith(_ADDRESSES):
                del node.attrib[name]


def _drop_graphic(node: Any) -> None:
    """Takes out the drawing that an element belongs to, with its other form for older programs."""
    chosen = node
    for parent in node.iterancestors():
        if parent.tag in _GRAPHICS or parent.tag == f"{_MC}AlternateContent":
            chosen = parent
    if chosen.getparent() is not None:
        _remove(chosen)


def _put_behind(root: Any) -> None:
    """Freely placed drawings lie behind the text, so that none can cover the banner; their ids are counted anew."""
    for anchor in root.iter(f"{_WP}anchor"):
        anchor.set("behindDoc", "1")
    for node in root.iter(etree.Element):
        style = node.get("style")
        if style and str(node.tag).startswith(_VML):
            node.set("style", re.sub(r"z-index:\s*\d+", "z-index:-1", style))
    for number, node in enumerate(root.iter(f"{_WP}docPr"), start=1):
        node.set("id", str(number))


def picture_of(data: bytes) -> Picture | None:
    """A picture by its first bytes, without what it tells besides; None for anything else, and for one that is too
    large."""
    if len(data) > LARGEST_PICTURE:
        return None
    for signature, place, extension, media_type in _SIGNATURES:
        if data[place : place + len(signature)] == signature:
            plain = without_metadata(data) if extension in ("png", "jpg") else data
            return Picture(plain, extension, media_type)
    return None
