# SPDX-License-Identifier: Apache-2.0
"""Text as WordprocessingML: escaping, runs by script, statements in their bookmarks, marks that lead to notes.

Everything is made as strings that go straight into the file (reference/word.md, section 1).
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape

from briefing_app.report.model import Edit, Inline, NoteRef, NotesAs, Role, Run, Statement, TableRef

_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TO_CLEAN = re.compile("[^\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_MAY_RUN_LEFT = re.compile("[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]")
"""Every character that runs from right to left is among these; most texts have none and need no closer look."""
_HEX_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_STYLES: dict[Role, str] = {
    "strong": "Strong",
    "emphasis": "Emphasis",
    "quiet": "BriefingQuiet",
    "label": "BriefingLabel",
    "term": "BriefingTerm",
    "source": "BriefingSource",
    "quote": "BriefingQuote",
    "new": "BriefingNew",
    "changed": "BriefingChanged",
}
KIND_LETTERS = {
    "claim": "c",
    "assessment": "a",
    "report": "r",
    "gap": "g",
    "assumption": "p",
    "indicator": "i",
    "question": "q",
    "hypothesis": "h",
    "block": "b",
}
"""How a bookmark's name tells the kind of record; content controls lose it in LibreOffice."""
_REFERENCES: dict[NotesAs, str] = {
    "footnotes": "FootnoteReference",
    "endnotes": "EndnoteReference",
    "register": "BriefingNoteLink",
}
MARK = "\u200e"
LEFT_TO_RIGHT = f"<w:r><w:t>{MARK}</w:t></w:r>"
"""Stands behind what runs from right to left; without it, a date or name that follows would change sides. A paragraph
that itself runs from right to left has none."""
JOINER = "\u2060"
"""Stands behind the dash of a range, so that it does not end a line; never within a quotation."""
_WEB = re.compile(r"https?://[^\s\"\\]+")
_RANGE = re.compile(r"(?<=\d)–(?=\d)")


def clean(text: str) -> str:
    """Without the characters that XML does not allow; line breaks and tabs become blanks."""
    if _TO_CLEAN.search(text) is None:
        return text
    return _ILLEGAL.sub("", text).replace("\r\n", " ").replace("\n", " ").replace("\r", " ").replace("\t", " ")


def escaped(text: str) -> str:
    """Text for an element."""
    return escape(clean(text), quote=False)


def attribute(text: str) -> str:
    """Text for an attribute in double quotation marks."""
    return escape(clean(text), quote=False).replace('"', "&quot;")


def is_right_to_left(text: str) -> bool:
    """Whether the first letter with a direction runs from right to left."""
    if _MAY_RUN_LEFT.search(text) is None:
        return False
    for character in text:
        direction = unicodedata.bidirectional(character)
        if direction in ("R", "AL"):
            return True
        if direction == "L":
            return False
    return False


def by_direction(text: str) -> Iterator[tuple[str, bool]]:
    """Stretches of the text with whether they run from right to left; what stands between two such belongs to them."""
    if _MAY_RUN_LEFT.search(text) is None:
        yield text, False
        return
    start = 0
    inside = False
    last_strong = 0
    for index, character in enumerate(text):
        direction = unicodedata.bidirectional(character)
        if direction in ("R", "AL"):
            if not inside:
                if index > start:
                    yield text[start:index], False
                start, inside = index, True
            last_strong = index + 1
        elif direction == "L" and inside:
            yield text[start:last_strong], True
            start, inside = last_strong, False
        elif inside and direction in ("NSM", "BN"):
            last_strong = index + 1
    if inside:
        yield text[start:last_strong], True
        start = last_strong
    if start < len(text):
        yield text[start:], False


def run_xml(text: str, style: str = "", *, exact: bool = False) -> str:
    """Runs for a text, split where the direction of writing changes. ``exact``: put nothing between its letters."""
    text = clean(text) if exact else _RANGE.sub(f"–{JOINER}", clean(text))
    parts = []
    rtl = False
    for stretch, rtl in ((text, True),) if exact and is_right_to_left(text) else by_direction(text):
        parts.append(_run(stretch, style, rtl))
        if rtl and not exact:
            parts.append(LEFT_TO_RIGHT)
    if rtl and exact:
        parts.append(LEFT_TO_RIGHT)
    return "".join(parts)


def _run(text: str, style: str, rtl: bool) -> str:
    inner = (f'<w:rStyle w:val="{style}"/>' if style else "") + ("<w:rtl/>" if rtl else "")
    described = f"<w:rPr>{inner}</w:rPr>" if inner else ""
    return f'<w:r>{described}<w:t xml:space="preserve">{escape(text, quote=False)}</w:t></w:r>'


def plain_text(items: Iterable[Inline]) -> str:
    """The letters of some inlines, without marks."""
    return "".join(
        plain_text(item.items) if isinstance(item, Statement) else item.text
        for item in items
        if not isinstance(item, NoteRef)
    )


def field_xml(instruction: str, result: str, style: str = "") -> str:
    """A complex field with its cached result, so that nothing needs updating when the file is opened."""
    described = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    return (
        f'<w:r>{described}<w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r>{described}<w:instrText xml:space="preserve"> {escaped(instruction)} </w:instrText></w:r>'
        f'<w:r>{described}<w:fldChar w:fldCharType="separate"/></w:r>'
        f"<w:r>{described}<w:t>{escaped(result)}</w:t></w:r>"
        f'<w:r>{described}<w:fldChar w:fldCharType="end"/></w:r>'
    )


def bookmark_name(statement: Statement) -> str:
    """The name of a statement's bookmark: number, kind and, where it fits into Word's 40 letters, the record's id."""
    name = f"s{statement.number:04x}{KIND_LETTERS.get(statement.kind, 'x')}"
    return f"{name}_{statement.subject.replace('-', '')}" if _HEX_ID.fullmatch(statement.subject) else name


def note_bookmark(number: int) -> str:
    """The name of the bookmark around the mark of a note that is called again; the underscore hides it in Word."""
    return f"_note{number}"


def table_bookmark(number: int) -> str:
    """The name of the bookmark around the name of a table in its caption."""
    return f"_RefTable{number}"


def register_bookmark(number: int) -> str:
    """The name of the bookmark around the number of a note in the register."""
    return f"_register{number}"


def link_xml(target: str, text: str, style: str = "") -> str:
    """A link to a bookmark of the document."""
    described = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    return (
        f'<w:hyperlink w:anchor="{target}" w:history="1"><w:r>{described}<w:t>{escaped(text)}</w:t></w:r></w:hyperlink>'
    )


def _web_link(address: str) -> str:
    """A web address that can be followed; anything else stays text."""
    address = clean(address)
    if not _WEB.fullmatch(address):
        return run_xml(address, exact=True)
    return field_xml(f'HYPERLINK "{address}"', address)


@dataclass(slots=True)
class InlineWriter:
    """Writes inlines and keeps the bookmark ids in sequence. ``marked``: notes whose first mark stands in a bookmark,
    because something leads to it."""

    marked: frozenset[int]
    notes_as: NotesAs = "footnotes"
    next_bookmark: int = 0
    next_revision: int = 1_000_000  # far from the numbers of bookmarks
    in_table: bool = False

    def xml(self, items: Iterable[Inline], style: str = "") -> str:
        """The inlines as runs, content controls and marks. ``style`` is for runs that have none of their own."""
        return "".join(self.pieces(items, style))

    def pieces(self, items: Iterable[Inline], style: str = "") -> Iterator[str]:
        """The same one by one, for what may be long."""
        mark_before = False
        for item in items:
            if isinstance(item, Statement):
                yield self._statement(item, style)
                mark_before = False
            elif isinstance(item, NoteRef):
                yield (self._comma() if mark_before else "") + self._mark(item)
                mark_before = True
            elif isinstance(item, TableRef):
                instruction = f"REF {table_bookmark(item.number)} \\h \\* MERGEFORMAT"
                field = field_xml(instruction, item.text, self._named(item.role, style))
                yield self._tracked(field, item.edit)
                mark_before = False
            elif item.role == "link":
                yield self._tracked(_web_link(item.text), item.edit)
                mark_before = False
            elif item.text:
                text = f"\u00a0{item.text}\u00a0" if item.role in ("new", "changed") else item.text
                runs = run_xml(text, self._named(item.role, style), exact=item.role == "quote")
                yield self._tracked(runs, item.edit)
                mark_before = False

    def _named(self, role: Role, style: str) -> str:
        named = _STYLES.get(role, style)
        return "BriefingRemarkInTable" if self.in_table and named == "BriefingQuiet" else named

    def bookmark(self, name: str, inner: str) -> str:
        """``inner`` between the two ends of a bookmark."""
        number = self.next_bookmark
        self.next_bookmark += 1
        return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{inner}<w:bookmarkEnd w:id="{number}"/>'

    def revision(self, edit: Edit) -> str:
        """What a tracked change says of itself."""
        self.next_revision += 1
        author, time = attribute(edit.author), attribute(edit.time)
        return f'w:id="{self.next_revision}" w:author="{author}" w:date="{time}"'

    def _tracked(self, runs: str, edit: Edit | None) -> str:
        if edit is None:
            return runs
        if edit.kind == "inserted":
            return f"<w:ins {self.revision(edit)}>{runs}</w:ins>"
        gone = (
            runs.replace("<w:t>", "<w:delText>")
            .replace("<w:t xml", "<w:delText xml")
            .replace("</w:t>", "</w:delText>")
            .replace("w:instrText", "w:delInstrText")
        )
        return f"<w:del {self.revision(edit)}>{gone}</w:del>"

    def _statement(self, statement: Statement, style: str) -> str:
        runs = [item for item in statement.items if isinstance(item, Run)]
        marks = [item for item in statement.items if isinstance(item, NoteRef)]
        control = (
            f'<w:sdt><w:sdtPr><w:alias w:val="{attribute(statement.kind)}"/>'
            f'<w:tag w:val="{attribute(f"{statement.kind}:{statement.subject}"[:64])}"/>'
            f'<w:id w:val="{statement.number}"/><w15:appearance w15:val="hidden"/></w:sdtPr>'
            f"<w:sdtContent>{self.xml(runs, style)}</w:sdtContent></w:sdt>"
        )
        return self.bookmark(bookmark_name(statement), control + self.xml(marks))

    def _comma(self) -> str:
        return f'<w:r><w:rPr><w:rStyle w:val="{_REFERENCES[self.notes_as]}"/></w:rPr><w:t>,</w:t></w:r>'

    def _mark(self, ref: NoteRef) -> str:
        style = _REFERENCES[self.notes_as]
        if self.notes_as == "register":
            mark = link_xml(register_bookmark(ref.number), str(ref.number), style)
        elif not ref.first:
            return field_xml(f"NOTEREF {note_bookmark(ref.number)} \\f \\h", str(ref.number), style)
        else:
            element = self.notes_as.removesuffix("s")
            mark = f'<w:r><w:rPr><w:rStyle w:val="{style}"/></w:rPr><w:{element}Reference w:id="{ref.number}"/></w:r>'
        wanted = ref.first and ref.number in self.marked
        return self.bookmark(note_bookmark(ref.number), mark) if wanted else mark
