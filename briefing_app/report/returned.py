# SPDX-License-Identifier: Apache-2.0
"""Reads a report file that somebody worked on: each statement with what was inserted and deleted in it and by whom,
what stands beside the statements, and the comments.

Knows nothing of the file as it was issued; ``returned_changes`` compares the two. Not trusted: see ``package``.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain, count, islice
from pathlib import Path
from typing import Any, Literal

from lxml import etree

from briefing_app.domain.errors import BadInput
from briefing_app.report.docx_parts import TRACE_NAMESPACE
from briefing_app.report.docx_text import JOINER, KIND_LETTERS, MARK
from briefing_app.report.package import Package
from briefing_app.report.styles import W

MOST_OPEN = 64  # bookmarks of ours that a report has open at once
MOST_NAMES = 1_000  # bookmarks of any kind
MOST_IN_HEADING = 1_000  # runs
MOST_COMMENTS = 20_000
MOST_FIELDS = 64  # in one another
LONGEST_FIELD = 1_000  # letters of what a field asks for
LONGEST_ANSWERED = 1_000  # letters of a comment that another one answers
LONGEST_TEXT = 100_000
"""Letters of one statement, comment or paragraph that are looked at."""
_UNSEEN = dict.fromkeys(map(ord, f"{MARK}{JOINER}\u202a\u202b\u202c\u202d\u202e"))
_STATEMENT = re.compile(r"(s[0-9a-f]{4,6}[a-z](?:_[0-9a-f]{32})?)(?:_Copy_\d+)*")
_TAGGED = re.compile(r"([a-z_]+):(\S+)")
_NOTE_FIELD = re.compile(r"\s*NOTEREF\s+(\S+)")
_REGISTER = re.compile(r"_register\d{1,7}(?:_Copy_\d+)*")
_W14, _W15 = (f"http://schemas.microsoft.com/office/word/{year}/wordml" for year in ("2010", "2012"))
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_P, _T, _RUN, _CELL = f"{{{W}}}p", f"{{{W}}}t", f"{{{W}}}r", f"{{{W}}}tc"
_VAL, _NAME, _ID, _TYPE, _ANCHOR = (f"{{{W}}}{name}" for name in ("val", "name", "id", "fldCharType", "anchor"))
_AUTHOR, _DATE = f"{{{W}}}author", f"{{{W}}}date"
_RUN_PROPERTIES, _PARAGRAPH_PROPERTIES = f"{{{W}}}rPr", f"{{{W}}}pPr"
_INSERTED, _DELETED = (f"{{{W}}}ins", f"{{{W}}}moveTo"), (f"{{{W}}}del", f"{{{W}}}moveFrom")
_MOVES = (f"{{{W}}}moveTo", f"{{{W}}}moveFrom")
_LETTERS = {f"{{{W}}}tab": " ", f"{{{W}}}br": " ", f"{{{W}}}cr": " ", f"{{{W}}}noBreakHyphen": "-"}
_WRITTEN = (_T, f"{{{W}}}delText")
_SKIPPED = frozenset([_FALLBACK, *(f"{{{W}}}{kind}PrChange" for kind in ("r", "p", "sect", "tbl", "tr", "tc"))])
"""What says how something looked before, and what is there for programs that cannot show the other."""
_LOOKED_AT = (
    *_SKIPPED, *_INSERTED, *_DELETED, *_WRITTEN, *_LETTERS,
    *(f"{{{W}}}{name}" for name in (
        "sdt", "sdtPr", "fldChar", "instrText", "delInstrText", "bookmarkStart", "bookmarkEnd",
        "commentRangeStart", "commentRangeEnd", "commentReference",
    )),
)  # fmt: skip
"""Elements of a paragraph that say something here; most only say how it looks."""
_NOT_WORDING = ("Footnote", "Endnote", "BriefingNoteLink", "BriefingNew", "BriefingChanged")
"""Styles of what stands in the text and is no part of what was written: marks of notes, labels of what is new."""
_NOT_READ = ("TOC", "Contents")
"""Styles of paragraphs that are made from others."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Who inserted or deleted something, and when, as the file says it. ``moved``: it was taken elsewhere."""

    author: str
    time: str
    moved: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text. Both are set where one person deleted what another had inserted."""

    text: str
    inserted: Mark | None = None
    deleted: Mark | None = None


@dataclass(slots=True)
class Passage:
    """A stretch of text in its pieces: a statement, or what stands beside one, or a paragraph without any.

    ``name`` is the statement's bookmark; of what stands beside, ``after`` the statement before it in the file.
    ``key`` says where within its paragraph it stands; empty for a paragraph without statements. ``row`` counts the
    rows of tables, 0 outside of them.
    """

    section: str
    paragraph: int
    row: int
    name: str = ""
    after: str = ""
    key: str = ""
    tag: str = ""
    pieces: list[Piece] = field(default_factory=list)

    def text(self, keep: Callable[[Piece], bool] = lambda piece: piece.deleted is None) -> str:
        """On one line; without ``keep`` as it reads once all changes are accepted."""
        return one_line(piece.text for piece in self.pieces if keep(piece))

    @property
    def original(self) -> str:
        """As it reads once all changes are rejected."""
        return self.text(lambda piece: piece.inserted is None)

    @property
    def marks(self) -> list[Mark]:
        """Each change that is tracked in it."""
        both = (mark for piece in self.pieces for mark in (piece.inserted, piece.deleted))
        return [mark for mark in both if mark is not None]


@dataclass(slots=True)
class Comment:
    """What a reader wrote in the margin, and about which words. ``answers``: the words of the comment before."""

    author: str
    time: str
    text: str
    section: str = ""
    statement: str = ""
    words: list[str] = field(default_factory=list)
    answers: str = ""
    order: int = 0


@dataclass(slots=True)
class Returned:
    """A report file as it came back. A statement may stand several times where somebody copied it."""

    statements: list[Passage] = field(default_factory=list)
    beside: list[Passage] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    case: str = ""
    report: str = ""
    edition: str = ""
    saved_by: str = ""
    saved_at: str = ""
    notes_changed: bool = False
    """Whether somebody tracked a change in a note."""


def one_line(letters: Iterable[str]) -> str:
    """On one line, without the marks of direction and the joiners that we set, and without what has words read from
    back to front: a proposal is judged by what is seen of it."""
    return " ".join("".join(letters).translate(_UNSEEN).split())[:LONGEST_TEXT]


def read(path: Path, data: bytes | None = None, check: Callable[[], None] = lambda: None) -> Returned:
    """``data``: the file's bytes, where they were read already. ``check`` is called often, and stops by raising.

    Raises BadInput for what is no Word file, or one that is not built like a report.
    """
    with Package(path, data) as package:
        comments = dict(_comments(package))
        found = Returned()
        body = package.pieces("word/document.xml", _P)
        root = next(body, (None, False))[0]
        if root is None or root.tag != f"{{{W}}}document":
            raise BadInput(f"{path} is not a Word document.")
        _Reader(found, comments).read(body, check)
        found.comments = sorted((item for item in comments.values() if item.text), key=lambda item: item.order)
        _read_properties(package, found)
        found.notes_changed = any(_is_tracked(package, kind) for kind in ("footnote", "endnote"))
    return found


class _Reader:
    """Walks the body once, paragraph by paragraph."""

    def __init__(self, found: Returned, comments: dict[str, Comment]) -> None:
        self._found = found
        self._comments = comments
        self._open: dict[str, Passage] = {}
        self._names: dict[str, str] = {}
        self._controls: list[Passage | None] = []
        self._ended: list[Passage] = []  # statements that ended since the last letter
        self._told: dict[str, Comment] = {}  # comments whose end has not come
        self._inserted: list[Mark] = []
        self._deleted: list[Mark] = []
        self._row_marks: tuple[Mark | None, Mark | None] = (None, None)
        self._break: tuple[Mark | None, Mark | None] = (None, None)  # of the end of the paragraph before
        self._fields: list[dict[str, Any]] = []
        self._section = ""
        self._paragraph = self._row = self._rows = 0
        self._beside: Passage | None = None
        self._last = ""  # the statement before, in the file
        self._lead = ""  # the statement before, in the paragraph
        self._is_read = True
        self._orders = count(1)

    def read(self, pieces: Iterable[tuple[Any, bool]], check: Callable[[], None]) -> None:
        for piece, whole in pieces:
            if not whole:
                self._between(piece)
                continue
            check()
            self._begin_paragraph(piece)
            self._walk(piece)

    def _between(self, node: Any) -> None:
        """What begins outside of paragraphs."""
        tag = node.tag
        if tag == f"{{{W}}}tr":
            self._rows += 1
            self._row_marks = (None, None)
        elif tag in (*_INSERTED, *_DELETED) and node.getparent().tag == f"{{{W}}}trPr":
            mark = _mark(node)
            before = self._row_marks
            self._row_marks = (mark, before[1]) if tag in _INSERTED else (before[0], mark)
        else:
            self._place(node)

    def _begin_paragraph(self, node: Any) -> None:
        self._paragraph += 1
        self._row = self._rows if next(node.iterancestors(_CELL), None) is not None else 0
        style = _value(node, _PARAGRAPH_PROPERTIES, f"{{{W}}}pStyle")
        self._is_read = not style.startswith(_NOT_READ) and not _is_register(node)
        if style.startswith("Heading"):
            self._section = _heading(node) or self._section
        self._inserted, self._deleted = [], []
        if self._row:
            row_inserted, row_deleted = self._row_marks
            self._inserted += [row_inserted] if row_inserted else []
            self._deleted += [row_deleted] if row_deleted else []
        self._fields.clear()
        self._ended.clear()
        self._controls.clear()
        self._beside, self._lead = None, ""
        for item in self._open.values():  # a statement that somebody broke into paragraphs
            item.pieces.append(Piece(" ", *self._break))
        self._break = _paragraph_marks(node)

    def _walk(self, paragraph: Any) -> None:
        walk = etree.iterwalk(paragraph, events=("start", "end"), tag=_LOOKED_AT)
        for event, node in walk:
            tag = node.tag
            if event == "start":
                if tag in _SKIPPED:
                    walk.skip_subtree()
                elif tag in (*_INSERTED, *_DELETED):
                    if node.getparent().tag != _RUN_PROPERTIES:
                        (self._inserted if tag in _INSERTED else self._deleted).append(_mark(node))
                else:
                    self._visit(node)
            elif tag in (*_INSERTED, *_DELETED) and node.getparent().tag != _RUN_PROPERTIES:
                (self._inserted if tag in _INSERTED else self._deleted).pop()
            elif tag == f"{{{W}}}sdt" and self._controls:
                self._leave_control()

    def _visit(self, node: Any) -> None:
        tag = node.tag
        if tag in _WRITTEN:
            if not self._is_mark(node):
                self._write(node.text or "")
        elif tag in _LETTERS:
            if node.getparent().tag == _RUN and not self._is_mark(node):
                self._write(_LETTERS[tag])
        elif tag == f"{{{W}}}fldChar":
            self._field(node.get(_TYPE))
        elif tag in (f"{{{W}}}instrText", f"{{{W}}}delInstrText"):
            if self._fields and len(self._fields[-1]["text"]) < LONGEST_FIELD:
                self._fields[-1]["text"] += (node.text or "")[:LONGEST_FIELD]
        elif tag == f"{{{W}}}sdt":
            self._controls.append(None)
        elif tag == f"{{{W}}}sdtPr" and self._controls:
            self._enter_control(node)
        else:
            self._place(node)

    def _place(self, node: Any) -> None:
        """Bookmarks and the places of comments, which stand within paragraphs or between them."""
        tag = node.tag
        if tag == f"{{{W}}}bookmarkStart":
            self._begin(node)
        elif tag == f"{{{W}}}bookmarkEnd":
            self._names.pop(node.get(_ID, ""), None)
            self._end(node.get(_ID, ""))
        elif tag == f"{{{W}}}commentRangeStart":
            if (comment := self._comments.get(node.get(_ID, ""))) is not None:
                if len(self._told) < MOST_OPEN:
                    self._told[node.get(_ID, "")] = comment
                self._anchor(comment, self._open.values())
        elif tag == f"{{{W}}}commentRangeEnd":
            self._told.pop(node.get(_ID, ""), None)
        elif tag == f"{{{W}}}commentReference" and (comment := self._comments.get(node.get(_ID, ""))) is not None:
            self._anchor(comment, chain(self._open.values(), self._ended))

    # -- statements --------------------------------------------------------------------------------------------------

    def _begin(self, node: Any) -> None:
        name, number = node.get(_NAME, ""), node.get(_ID, "")
        self._names[number] = name
        if len(self._open) > MOST_OPEN or len(self._names) > MOST_NAMES:
            raise BadInput("The file is not built like a report: its bookmarks do not end.")
        found = _STATEMENT.fullmatch(name)
        if found:
            self._open_statement(number, found[1])

    def _open_statement(self, number: str, name: str, tag: str = "") -> Passage:
        item = Passage(self._section, self._paragraph, self._row, name, self._last, tag=tag)
        self._open[number] = item
        self._found.statements.append(item)
        if self._beside is not None and not self._beside.key:
            self._beside.key = f"before {name}"
        self._last = self._lead = name
        self._beside = None
        return item

    def _end(self, number: str) -> None:
        item = self._open.pop(number, None)
        if item is not None:
            self._ended.append(item)
            self._beside = None

    def _enter_control(self, properties: Any) -> None:
        """A control of ours whose bookmark was lost stands for it: its number and tag say the same."""
        found = _TAGGED.fullmatch(_value(properties, f"{{{W}}}tag"))
        number = _value(properties, f"{{{W}}}id")
        if found is None or self._controls[-1] is not None or not number.isdecimal() or found[1] not in KIND_LETTERS:
            return
        for item in self._open.values():
            item.tag = item.tag or found[0]
        if not self._open and len(number) < 9:
            identity = found[2].replace("-", "")
            name = f"s{int(number):04x}{KIND_LETTERS[found[1]]}"
            name = f"{name}_{identity}" if re.fullmatch("[0-9a-f]{32}", identity) else name
            self._controls[-1] = self._open_statement(f"control {number}", name, found[0])

    def _leave_control(self) -> None:
        item = self._controls.pop()
        number = next((number for number, opened in self._open.items() if opened is item), None)
        if item is not None and number is not None:
            self._end(number)

    # -- letters -----------------------------------------------------------------------------------------------------

    def _write(self, text: str) -> None:
        inserted = self._inserted[-1] if self._inserted else None
        deleted = self._deleted[-1] if self._deleted else None
        piece = Piece(text, inserted, deleted)
        self._ended.clear()
        for comment in self._told.values():
            self._anchor(comment, self._open.values())
            if deleted is None:
                comment.words.append(text)
        if self._open:
            for item in self._open.values():
                item.pieces.append(piece)
            return
        if not self._is_read:
            return
        if self._beside is None:
            key = f"after {self._lead}" if self._lead else ""
            self._beside = Passage(self._section, self._paragraph, self._row, after=self._last, key=key)
            self._found.beside.append(self._beside)
        self._beside.pieces.append(piece)

    def _field(self, kind: str | None) -> None:
        if kind == "begin":
            if len(self._fields) >= MOST_FIELDS:
                raise BadInput("The file is not built like a report: its fields do not end.")
            self._fields.append({"text": "", "result": False})
        elif kind == "separate" and self._fields:
            self._fields[-1]["result"] = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _is_mark(self, node: Any) -> bool:
        """Whether the letters are a note's number or a label of ours, not part of the wording."""
        if any(f["result"] and _NOTE_FIELD.match(f["text"]) for f in self._fields):
            return True
        run = node.getparent()
        if run is None or run.tag != _RUN:
            return False
        link = run.getparent()
        if link is not None and link.tag == f"{{{W}}}hyperlink" and _REGISTER.fullmatch(link.get(_ANCHOR, "")):
            return True
        named = _value(run, _RUN_PROPERTIES, f"{{{W}}}rStyle").startswith(_NOT_WORDING)
        return named or _value(run, _RUN_PROPERTIES, f"{{{W}}}vertAlign") == "superscript"

    def _anchor(self, comment: Comment, items: Iterable[Passage]) -> None:
        """Where a comment stands: at the first statement that it touches."""
        if not comment.order:
            comment.order = next(self._orders)
        comment.section = comment.section or self._section
        first = next(iter(items), None)
        if first is not None and not comment.statement:
            comment.statement, comment.section = first.name, first.section


def _mark(node: Any) -> Mark:
    return Mark(" ".join(node.get(_AUTHOR, "").split()), node.get(_DATE, ""), node.tag in _MOVES)


def _value(node: Any, *steps: str) -> str:
    """The value of the element that these steps lead to, or nothing."""
    for step in steps:
        node = node.find(step)
        if node is None:
            return ""
    return str(node.get(_VAL, ""))


def _heading(paragraph: Any) -> str:
    """What a heading says: as it was issued, or where it is new, as it stands there."""
    letters = list(islice(paragraph.iter(*_WRITTEN), MOST_IN_HEADING))
    kept = (node.text or "" for node in letters if next(node.iterancestors(*_INSERTED), None) is None)
    return one_line(kept) or one_line(node.text or "" for node in letters if node.tag == _T)


def _paragraph_marks(paragraph: Any) -> tuple[Mark | None, Mark | None]:
    """Who inserted and who deleted the end of a paragraph."""
    properties = paragraph.find(f"{_PARAGRAPH_PROPERTIES}/{_RUN_PROPERTIES}")
    found = [] if properties is None else list(properties)
    inserted = next((_mark(node) for node in found if node.tag in _INSERTED), None)
    return inserted, next((_mark(node) for node in found if node.tag in _DELETED), None)


def _is_register(paragraph: Any) -> bool:
    """Whether a paragraph is a note of the register."""
    first = next(paragraph.iter(f"{{{W}}}bookmarkStart", _T), None)
    return first is not None and first.tag != _T and _REGISTER.fullmatch(first.get(_NAME, "")) is not None


# -- what else the package holds -------------------------------------------------------------------------------------


def _comments(package: Package) -> Iterator[tuple[str, Comment]]:
    """By id; each answer with the words that it answers."""
    root = package.xml("word/comments.xml")
    if root is None:
        return
    parents = _parents(package)
    by_paragraph: dict[str, Comment] = {}
    for node in islice(root.iter(f"{{{W}}}comment"), MOST_COMMENTS):
        paragraphs = list(node.iter(_P))
        text = one_line(
            " " if part.tag == _P else part.text or "" for part in node.iter(_P, _T) if part.tag in (_P, _T)
        )
        comment = Comment(" ".join(node.get(_AUTHOR, "").split()), node.get(_DATE, ""), text)
        for paragraph in paragraphs:
            by_paragraph[paragraph.get(f"{{{_W14}}}paraId", "")] = comment
        last = paragraphs[-1].get(f"{{{_W14}}}paraId", "") if paragraphs else ""
        before = by_paragraph.get(parents.get(last, ""))
        comment.answers = before.text[:LONGEST_ANSWERED] if before is not None and before is not comment else ""
        yield node.get(_ID, ""), comment


def _parents(package: Package) -> dict[str, str]:
    """Paragraph of a comment -> that of the comment which it answers."""
    root = package.xml("word/commentsExtended.xml")
    rows = () if root is None else islice(root.iter(f"{{{_W15}}}commentEx"), MOST_COMMENTS)
    found = ((node.get(f"{{{_W15}}}paraId", ""), node.get(f"{{{_W15}}}paraIdParent", "")) for node in rows)
    return {own: parent for own, parent in found if own and parent}


_PROPERTIES: dict[str, Literal["case", "report", "edition"]] = {
    "Briefing case": "case",
    "Briefing report": "report",
    "Briefing edition": "edition",
}


def _read_properties(package: Package, found: Returned) -> None:
    """Which edition the file says it is, and who saved it last."""
    custom = package.xml("docProps/custom.xml")
    for node in () if custom is None else custom.iter("{*}property"):
        name = _PROPERTIES.get(node.get("name", ""))
        if name is not None:
            setattr(found, name, one_line(node.itertext()))
    core = package.xml("docProps/core.xml")
    for node in () if core is None else core:
        if str(node.tag).endswith("}lastModifiedBy"):
            found.saved_by = one_line(node.itertext())
        elif str(node.tag).endswith("}modified"):
            found.saved_at = one_line(node.itertext())
    for part in package.names():
        if not found.report and re.fullmatch(r"customXml/item\d+\.xml", part):
            root = next(package.pieces(part, f"{{{TRACE_NAMESPACE}}}note"), (None, False))[0]
            if root is not None and root.tag == f"{{{TRACE_NAMESPACE}}}trace":
                found.case, found.report = root.get("case", ""), root.get("report", "")


def _is_tracked(package: Package, kind: str) -> bool:
    pieces = package.pieces(f"word/{kind}s.xml", f"{{{W}}}{kind}")
    changes = (*_INSERTED, *_DELETED)
    return any(next(node.iter(*changes), None) is not None for node, whole in pieces if whole)
