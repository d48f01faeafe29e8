# SPDX-License-Identifier: Apache-2.0
"""From a report file back to what it rests on: statement, claim, passage. Needs nothing but the file.

Our manifest says everything; where another program has emptied it (LibreOffice does), bookmarks, content controls and
the notes still say which record and which place in which version.
"""

import re
import uuid
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from briefing_app.domain.errors import BadInput
from briefing_app.report.docx_notes import parse_passage_bookmark
from briefing_app.report.docx_parts import TRACE_NAMESPACE
from briefing_app.report.docx_text import JOINER, KIND_LETTERS, MARK
from briefing_app.report.package import Package
from briefing_app.report.styles import W

MOST_OPEN = 64  # bookmarks of ours that a report has open at once
MOST_NAMES = 1_000  # bookmarks of any kind
MOST_IN_HEADING = 1_000  # runs
MOST_FIELDS = 64  # in one another
LONGEST_FIELD = 1_000  # letters of what a field asks for
MOST_NOTES = 1_000  # of one statement
_STATEMENT = re.compile(r"(s[0-9a-f]{4,6}([a-z])(?:_([0-9a-f]{32}))?)(?:_Copy_\d+)*")
_KINDS = {letter: kind for kind, letter in KIND_LETTERS.items()}
_NOTE_FIELD = re.compile(r"\s*NOTEREF\s+(\S+)")
_REGISTER = re.compile(r"_register(\d{1,7})(?:_Copy_\d+)*")
_P, _T, _TAB, _BREAK = f"{{{W}}}p", f"{{{W}}}t", f"{{{W}}}tab", f"{{{W}}}br"
_START, _END = f"{{{W}}}bookmarkStart", f"{{{W}}}bookmarkEnd"
_TAG, _STYLE, _RUN_STYLE, _ALIGN = f"{{{W}}}tag", f"{{{W}}}pStyle", f"{{{W}}}rStyle", f"{{{W}}}vertAlign"
_FIELD, _INSTRUCTION = f"{{{W}}}fldChar", f"{{{W}}}instrText"
_REFERENCES = {f"{{{W}}}footnoteReference": "footnote", f"{{{W}}}endnoteReference": "endnote"}
_RUN, _PROPERTIES, _HYPERLINK = f"{{{W}}}r", f"{{{W}}}rPr", f"{{{W}}}hyperlink"
_RULES = ("separator", "continuationSeparator", "continuationNotice")
_MARK_STYLES = ("Footnote", "Endnote", "BriefingNoteLink")
_VAL, _NAME, _ID, _TYPE, _ANCHOR = f"{{{W}}}val", f"{{{W}}}name", f"{{{W}}}id", f"{{{W}}}fldCharType", f"{{{W}}}anchor"


@dataclass(frozen=True, slots=True)
class TracedCitation:
    """A passage behind a statement. ``version`` is the hash of the text, or its first digits where ``complete`` is
    False: the manifest was lost and only the document itself could be read. ``id`` and ``source`` are then None."""

    source_title: str
    exact: str
    start: int | None
    end: int | None
    version: str
    id: str | None = None
    source: str | None = None
    complete: bool = True


@dataclass(frozen=True, slots=True)
class TracedStatement:
    """A statement as it stands in the document, with the record it was made from and what it rests on."""

    text: str
    kind: str
    subject: str
    section: str
    notes: tuple[str, ...]
    note_numbers: tuple[int, ...]
    citations: tuple[TracedCitation, ...]
    bookmark: str


@dataclass(slots=True)
class _Open:
    """A bookmark whose end has not been reached."""

    name: str
    section: str
    text: list[str] = field(default_factory=list)
    tag: str = ""
    notes: list[str] = field(default_factory=list)  # keys of notes, or names of bookmarks around their marks

    def call(self, note: str) -> None:
        """Keeps a note that stands at it."""
        if len(self.notes) < MOST_NOTES:
            self.notes.append(note)


@dataclass(slots=True)
class _NoteText:
    text: str
    citations: list[TracedCitation]


@dataclass(slots=True)
class _Manifest:
    statements: dict[str, tuple[str, str]] = field(default_factory=dict)  # bookmark -> kind and record
    passages: dict[tuple[int, int, str], TracedCitation] = field(default_factory=dict)
    by_note: dict[int, list[TracedCitation]] = field(default_factory=dict)


def trace(path: Path, data: bytes | None = None) -> list[TracedStatement]:
    """The statements of a report file in document order. ``data``: its bytes, where they were read already.

    Raises BadInput for a file that is no such report."""
    with Package(path, data) as package:
        notes = _Notes(_read_manifest(package))
        for element in ("footnote", "endnote"):
            notes.read(package.pieces(f"word/{element}s.xml", f"{{{W}}}{element}"), element)
        reader = _Reader(notes)
        body = package.pieces("word/document.xml", _P)
        root = next(body, (None, False))[0]
        if root is None or root.tag != f"{{{W}}}document":
            raise BadInput(f"{path} is not a Word document.")
        reader.read(body)
    if not reader.found:
        raise BadInput(
            f"{path} holds no statements of a case. Only reports that Briefing Workstation wrote can be traced."
        )
    return [_resolved(item, reader, notes) for item in reader.found]


class _Reader:
    """Walks the body once and gathers what stands in our bookmarks. The notes of a register stand there too."""

    def __init__(self, notes: "_Notes") -> None:
        self.found: list[_Open] = []
        self.marks: dict[str, str] = {}  # bookmark around a note's mark -> key of the note
        self.numbers: dict[str, int] = {}  # key of a note -> its number, by the order of the marks
        self._notes = notes
        self._counts: Counter[str] = Counter()
        self._open: dict[str, _Open] = {}
        self._names: dict[str, str] = {}
        self._ended: deque[tuple[str, _Open | None]] = deque(
            maxlen=MOST_OPEN
        )  # bookmarks that ended since the last letter
        self._section = ""
        self._heading: list[str] | None = None
        self._fields: list[dict[str, Any]] = []

    def read(self, pieces: Iterable[tuple[Any, bool]]) -> None:
        for piece, whole in pieces:
            if not whole:
                self._visit(piece)
                continue
            number = _register_number(piece)
            if number:
                self._notes.register(piece, number)
            for node in () if number else piece.iter():
                if node.tag == _P:
                    self._enter(node)
                else:
                    self._visit(node)

    def _enter(self, paragraph: Any) -> None:
        style = paragraph.find(f"{{{W}}}pPr/{_STYLE}")
        if style is not None and style.get(_VAL, "").startswith("Heading"):
            self._section = "".join(node.text or "" for node in islice(paragraph.iter(_T), MOST_IN_HEADING))
        self._fields.clear()
        self._ended.clear()

    def _visit(self, node: Any) -> None:
        tag = node.tag
        if tag == _START:
            self._begin(node)
        elif tag == _END:
            self._end(node.get(_ID, ""))
        elif tag == _FIELD:
            self._field(node.get(_TYPE))
        elif tag == _INSTRUCTION and self._fields:
            if len(self._fields[-1]["text"]) < LONGEST_FIELD:
                self._fields[-1]["text"] += (node.text or "")[:LONGEST_FIELD]
        elif tag in _REFERENCES:
            self._reference(f"{_REFERENCES[tag]} {node.get(_ID, '')}", _REFERENCES[tag])
        elif tag == _HYPERLINK and (found := _REGISTER.fullmatch(node.get(_ANCHOR, ""))):
            self._leads_to(int(found[1]))
        elif tag == _TAG:
            for item in self._open.values():
                item.tag = item.tag or node.get(_VAL, "")
        elif tag in (_T, _TAB, _BREAK) and not self._is_mark(node):
            self._ended.clear()
            for item in self._open.values():
                item.text.append((node.text or "") if tag == _T else " ")

    def _begin(self, node: Any) -> None:
        name, number = node.get(_NAME, ""), node.get(_ID, "")
        self._names[number] = name
        if len(self._open) > MOST_OPEN or len(self._names) > MOST_NAMES:
            raise BadInput("The file is not built like a report: its bookmarks do not end.")
        found = _STATEMENT.fullmatch(name)
        if found:
            item = _Open(found[1], self._section)
            self._open[number] = item
            self.found.append(item)

    def _end(self, number: str) -> None:
        self._ended.append((self._names.pop(number, ""), self._open.pop(number, None)))

    def _field(self, kind: str | None) -> None:
        if kind == "begin":
            if len(self._fields) >= MOST_FIELDS:
                raise BadInput("The file is not built like a report: its fields do not end.")
            self._fields.append({"text": "", "result": False})
        elif kind == "separate" and self._fields:
            self._fields[-1]["result"] = True
            found = _NOTE_FIELD.match(self._fields[-1]["text"])
            if found:
                for item in self._open.values():
                    item.call(found[1])
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _reference(self, key: str, kind: str) -> None:
        """A note's mark. LibreOffice puts the ends of nested bookmarks before a mark that stood inside them."""
        self._counts[kind] += 1
        self.numbers.setdefault(key, self._counts[kind])
        for name in [*self._names.values(), *(name for name, _ in self._ended)]:
            self.marks.setdefault(name, key)
        self._called(key)

    def _leads_to(self, number: int) -> None:
        """A link into the register."""
        key = _register_key(number)
        self.numbers[key] = number
        self._called(key)

    def _called(self, key: str) -> None:
        for item in [*self._open.values(), *(item for _, item in self._ended if item is not None)]:
            item.call(key)

    def _is_mark(self, node: Any) -> bool:
        """Whether the letters are a note's number, not part of the statement."""
        if any(f["result"] and _NOTE_FIELD.match(f["text"]) for f in self._fields):
            return True
        run = node.getparent()
        link = run.getparent() if run is not None else None
        if link is not None and link.tag == _HYPERLINK and _REGISTER.fullmatch(link.get(_ANCHOR, "")):
            return True
        properties = run.find(_PROPERTIES) if run is not None and run.tag == _RUN else None
        if properties is None:
            return False
        style, align = properties.find(_RUN_STYLE), properties.find(_ALIGN)
        named = style is not None and style.get(_VAL, "").startswith(_MARK_STYLES)
        return named or (align is not None and align.get(_VAL) == "superscript")


def _resolved(item: _Open, reader: _Reader, notes: "_Notes") -> TracedStatement:
    keys = list(dict.fromkeys(reader.marks.get(mark, mark) for mark in item.notes))
    called = [(reader.numbers[key], notes.texts[key]) for key in keys if key in notes.texts and key in reader.numbers]
    known = notes.manifest.statements.get(item.name)
    kind, _, subject = item.tag.partition(":")
    found = _STATEMENT.fullmatch(item.name)
    if not subject:
        kind = _KINDS.get(found[2], "") if found else ""
        subject = str(uuid.UUID(found[3])) if found and found[3] else ""
    if known is not None:
        kind, subject = known
    return TracedStatement(
        text=_line(item.text),
        kind=kind,
        subject=subject,
        section=item.section,
        notes=tuple(note.text for _, note in called),
        note_numbers=tuple(number for number, _ in called),
        citations=tuple(citation for _, note in called for citation in note.citations),
        bookmark=item.name,
    )


def _read_manifest(package: Package) -> _Manifest:
    manifest = _Manifest()
    name = f"{{{TRACE_NAMESPACE}}}"
    for part in package.names():
        if not re.fullmatch(r"customXml/item\d+\.xml", part):
            continue
        pieces = package.pieces(part, f"{name}note")
        root = next(pieces, (None, False))[0]
        if root is None or root.tag != f"{name}trace":
            continue
        for piece, whole in pieces:
            if not whole and piece.tag == f"{name}statement":
                told = (piece.get("kind", ""), piece.get("subject", ""))
                manifest.statements[piece.get("bookmark", "")] = told
            if not whole:
                continue
            citations = [_citation(node) for node in piece.iter(f"{name}citation")]
            manifest.by_note[_number(piece.get("number"))] = citations
            for citation in citations:
                manifest.passages[(citation.start or 0, citation.end or 0, citation.version[:12])] = citation
    return manifest


def _citation(node: Any) -> TracedCitation:
    return TracedCitation(
        source_title=node.get("title", ""),
        exact=node.text or "",
        start=_number(node.get("start")),
        end=_number(node.get("end")),
        version=node.get("version", ""),
        id=node.get("id"),
        source=node.get("source"),
    )


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 10 else 0


class _Notes:
    """The notes of the document by key ("footnote 3", "register 3"), each with the passages that it quotes."""

    def __init__(self, manifest: _Manifest) -> None:
        self.manifest = manifest
        self.texts: dict[str, _NoteText] = {}
        self._titles: dict[str, str] = {}

    def read(self, pieces: Iterable[tuple[Any, bool]], element: str) -> None:
        """A part that holds footnotes or endnotes, in their order."""
        count = 0
        for note, whole in pieces:
            if whole and note.get(f"{{{W}}}type") not in _RULES:
                count += 1
                self._keep(f"{element} {note.get(_ID, '')}", note, count)

    def register(self, paragraph: Any, number: int) -> None:
        """A paragraph of the register, which begins with its number."""
        key = _register_key(number)
        self._keep(key, paragraph, number)
        self.texts[key].text = self.texts[key].text.removeprefix(str(number)).lstrip()

    def _keep(self, key: str, note: Any, number: int) -> None:
        text = _line((node.text or "") if node.tag == _T else " " for node in note.iter(_T, _TAB))
        citations = list(_quotations(note, self.manifest, self._titles)) or self.manifest.by_note.get(number, [])
        self.texts[key] = _NoteText(text, citations)


def _register_key(number: int) -> str:
    return f"register {number}"


def _register_number(paragraph: Any) -> int:
    """Which note of the register a paragraph is, or 0."""
    first = next(paragraph.iter(_START, _T), None)
    found = _REGISTER.fullmatch(first.get(_NAME, "")) if first is not None and first.tag == _START else None
    return int(found[1]) if found else 0


def _quotations(note: Any, manifest: _Manifest, titles: dict[str, str]) -> Iterator[TracedCitation]:
    """The bookmarked quotations of a note. ``titles``: what each version's source is called, gathered on the way."""
    title = ""
    open_quotes: dict[str, tuple[tuple[int, int, str], list[str]]] = {}
    for node in note.iter():
        if node.tag == _START:
            place = parse_passage_bookmark(node.get(_NAME, ""))
            if place is not None and len(open_quotes) < MOST_OPEN:
                open_quotes[node.get(_ID, "")] = (place, [])
        elif node.tag == _T:
            for _, letters in open_quotes.values():
                letters.append(node.text or "")
            if _style_of(node) == "BriefingSource":
                title += (node.text or "").replace(MARK, "").replace(JOINER, "")
        elif node.tag == _END and node.get(_ID, "") in open_quotes:
            (start, end, version), letters = open_quotes.pop(node.get(_ID, ""))
            known = manifest.passages.get((start, end, version[:12]))
            if title:
                titles.setdefault(version, title)
                title = ""
            yield known or TracedCitation(
                titles.get(version, ""), "".join(letters).removesuffix(MARK), start, end, version, complete=False
            )


def _line(letters: Iterable[str]) -> str:
    """On one line, without the marks of direction and the joiners that we set."""
    return " ".join("".join(letters).replace(MARK, "").replace(JOINER, "").split())


def _style_of(node: Any) -> str:
    style = node.getparent().find(f"{_PROPERTIES}/{_RUN_STYLE}")
    return style.get(_VAL, "") if style is not None else ""
