# SPDX-License-Identifier: Apache-2.0
"""The notes: a part of their own for footnotes or endnotes, or paragraphs at the end of the body for a register.

Each quotation stands in a bookmark whose name holds its place and the start of its version's hash, so that a passage
can be found again from a file whose manifest was lost (LibreOffice empties it).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefing_app.report.docx_text import InlineWriter, link_xml, note_bookmark, register_bookmark, run_xml
from briefing_app.report.model import CitedPassage, Note, ReportModel
from briefing_app.report.options import MOST_NOTES

_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NAME = re.compile(r"q[0-9a-f]{1,8}_([0-9a-f]{1,8})_([0-9a-f]{1,8})_([0-9a-f]{12,16})(?:_Copy_\d{1,8})*")


@dataclass(frozen=True, slots=True)
class NotePart:
    """How the part for one kind of note names its elements and styles."""

    name: str
    element: str
    style: str
    reference: str

    def xml(self, model: ReportModel, first_bookmark: int) -> Iterator[str]:
        """The whole part. ``first_bookmark``: an id above all that the body uses."""
        yield (
            '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
            f'<w:{self.name} xmlns:w="{_NAMESPACE}">{self._rule("separator", -1)}'
            f"{self._rule('continuationSeparator', 0)}"
        )
        quoted = _Quoted(model, InlineWriter(frozenset(), next_bookmark=first_bookmark))
        mark = f'<w:r><w:rPr><w:rStyle w:val="{self.reference}"/></w:rPr><w:{self.element}Ref/></w:r>'
        for note in model.notes:
            yield (
                f'<w:{self.element} w:id="{note.number}"><w:p><w:pPr><w:pStyle w:val="{self.style}"/></w:pPr>'
                f"{mark}{run_xml(' ')}{quoted.xml(note)}</w:p></w:{self.element}>"
            )
        yield f"</w:{self.name}>"

    def _rule(self, kind: str, number: int) -> str:
        return (
            f'<w:{self.element} w:type="{kind}" w:id="{number}"><w:p><w:pPr><w:pStyle w:val="BriefingNoteRule"/>'
            f"</w:pPr><w:r><w:{kind}/></w:r></w:p></w:{self.element}>"
        )


FOOTNOTES = NotePart("footnotes", "footnote", "FootnoteText", "FootnoteReference")
ENDNOTES = NotePart("endnotes", "endnote", "EndnoteText", "EndnoteReference")


def register_remark(model: ReportModel) -> str:
    """What the reader of a register is told first."""
    count = len(model.notes)
    told = f"These are {count:,} notes, more than Word can number below the text. " if count > MOST_NOTES else ""
    return f"{told}The numbers in the text lead here, and each number here leads back to where it first stands."


def register_xml(model: ReportModel, writer: InlineWriter) -> Iterator[str]:
    """The notes as numbered paragraphs of the body; each number leads back to its first mark."""
    quoted = _Quoted(model, writer)
    for note in model.notes:
        back = link_xml(note_bookmark(note.number), str(note.number))
        number = writer.bookmark(register_bookmark(note.number), back)
        yield (
            f'<w:p><w:pPr><w:pStyle w:val="BriefingRegister"/></w:pPr>{number}<w:r><w:tab/></w:r>'
            f"{quoted.xml(note)}</w:p>"
        )


class _Quoted:
    """Writes what notes say and counts their quotations, over the whole document."""

    def __init__(self, model: ReportModel, writer: InlineWriter) -> None:
        self._writer = writer
        self._passages = {passage.id: passage for passage in model.passages}
        self._count = 0

    def xml(self, note: Note) -> str:
        inner = []
        for run in note.items:
            if run.role == "quote" and run.citation in self._passages:
                self._count += 1
                name = passage_bookmark(self._count, self._passages[run.citation])
                inner.append(self._writer.bookmark(name, self._writer.xml([run])))
            else:
                inner.append(self._writer.xml([run]))
        return "".join(inner)


def passage_bookmark(number: int, passage: CitedPassage) -> str:
    """The name of the bookmark around a quotation, at most 40 letters."""
    head = f"q{number:x}_{passage.start:x}_{passage.end:x}_"
    return head + passage.version_hash[: min(16, 40 - len(head))]


def parse_passage_bookmark(name: str) -> tuple[int, int, str] | None:
    """Start, end and the beginning of the version's hash from such a name; None for any other name."""
    found = _NAME.fullmatch(name)
    return (int(found[1], 16), int(found[2], 16), found[3]) if found else None
