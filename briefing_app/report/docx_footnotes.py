# SPDX-License-Identifier: Apache-2.0
"""The footnotes part. Each quotation stands in a bookmark whose name holds its place and the start of its version's
hash, so that a passage can be found again from a file whose manifest was lost (LibreOffice empties it)."""

import re
from collections.abc import Iterator

from briefing_app.report.docx_text import InlineWriter, run_xml
from briefing_app.report.model import CitedPassage, Note, ReportModel

_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NAME = re.compile(r"q[0-9a-f]{1,8}_([0-9a-f]{1,8})_([0-9a-f]{1,8})_([0-9a-f]{12,16})(?:_Copy_\d{1,8})*")
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    f'<w:footnotes xmlns:w="{_NAMESPACE}">'
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:pPr><w:pStyle w:val="BriefingNoteRule"/></w:pPr>'
    "<w:r><w:separator/></w:r></w:p></w:footnote>"
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:pPr><w:pStyle w:val="BriefingNoteRule"/></w:pPr>'
    "<w:r><w:continuationSeparator/></w:r></w:p></w:footnote>"
)
_MARK = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'


def footnotes_xml(model: ReportModel, first_bookmark: int) -> Iterator[str]:
    """The whole part. ``first_bookmark``: an id above all that the body uses."""
    writer = InlineWriter(frozenset(), first_bookmark)
    passages = {passage.id: passage for passage in model.passages}
    yield _HEAD
    quotes = 0
    for note in model.notes:
        inner = []
        for run in note.items:
            if run.role == "quote" and run.citation in passages:
                quotes += 1
                name = passage_bookmark(quotes, passages[run.citation])
                inner.append(writer.bookmark(name, writer.xml([run])))
            else:
                inner.append(writer.xml([run]))
        yield _note(note, "".join(inner))
    yield "</w:footnotes>"


def _note(note: Note, inner: str) -> str:
    return (
        f'<w:footnote w:id="{note.number}"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>'
        f"{_MARK}{run_xml(' ')}{inner}</w:p></w:footnote>"
    )


def passage_bookmark(number: int, passage: CitedPassage) -> str:
    """The name of the bookmark around a quotation, at most 40 letters."""
    head = f"q{number:x}_{passage.start:x}_{passage.end:x}_"
    return head + passage.version_hash[: min(16, 40 - len(head))]


def parse_passage_bookmark(name: str) -> tuple[int, int, str] | None:
    """Start, end and the beginning of the version's hash from such a name; None for any other name."""
    found = _NAME.fullmatch(name)
    return (int(found[1], 16), int(found[2], 16), found[3]) if found else None
