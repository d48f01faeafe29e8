# SPDX-License-Identifier: Apache-2.0
"""The body of the document, block by block, as a stream of strings."""

from collections.abc import Iterator, Mapping
from itertools import chain, count, pairwise

from briefing_app.report.contents import NOTES_HEADING, heading_bookmark, headings
from briefing_app.report.docx_notes import register_remark, register_xml
from briefing_app.report.docx_sections import Layout, in_sections, is_wide
from briefing_app.report.docx_text import (
    LEFT_TO_RIGHT,
    InlineWriter,
    attribute,
    field_xml,
    is_right_to_left,
    plain_text,
    portion_runs,
    run_xml,
    spoken_text,
    table_bookmark,
)
from briefing_app.report.model import (
    Chart,
    ContentsEntry,
    DefinitionRows,
    Edit,
    Inline,
    KeyJudgment,
    NoteRef,
    Paragraph,
    Picture,
    ReportModel,
    Row,
    Run,
    Section,
    Table,
)
from briefing_app.report.styles import TEXT_WIDTH
from briefing_app.report.widths import narrowed

_PARAGRAPH_STYLES = {
    "body": "BodyText",
    "bottom_line": "BriefingBottomLine",
    "bullet": "ListBullet",
    "item": "BriefingItem",
    "quiet": "BriefingRemark",
}
_LABELS = (1240, 2000)
_FIRST_VALUE = 3160 / (TEXT_WIDTH - sum(_LABELS))
"""Widths of the masthead's labels, and the share of the first value in what they leave."""

CONTENTS_HEADING = "Contents"
_PAGE_BREAK = (
    '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr>'
    '<w:r><w:br w:type="page"/></w:r></w:p>'
)
_TURNED_INDENTS = {"BriefingJudgment": (680, 397), "ListBullet": (400, 284)}
"""Start and hanging indent where a numbered paragraph runs from right to left: LibreOffice puts its number or bullet to
the right of where it is to begin, which must not be beyond the margin."""
_MANY = 100
"""Parts of a paragraph above which it is written in pieces."""
_SPACE = "\u2002"
"""Between the number of a heading and its words."""
_NARROW = 0.95
"""The share of our own width below which a table finds its columns anew: in theirs, words would be broken."""
KEPT_TOGETHER = 4
"""A table, or the rows under one heading in it, does not break across pages if it has at most so many rows."""


def body_xml(model: ReportModel, layout: Layout, drawings: Mapping[int, str]) -> Iterator[str]:
    """Everything within the body, with its sections. ``drawings``: the run that shows each numbered picture."""
    return in_sections(_pieces(model, layout, drawings), layout)


def _pieces(model: ReportModel, layout: Layout, drawings: Mapping[int, str]) -> Iterator[tuple[str, bool]]:
    """The body piece by piece, each with whether it stands on a page across."""
    writer = InlineWriter(marked_notes(model), model.notes_as)
    yield _paragraph("Title", run_xml(model.title), model.title), False
    yield _paragraph("Subtitle", run_xml(model.subtitle), model.subtitle), False
    yield _masthead(model, layout.width), False
    numbers = count(1)
    contents = model.contents
    before = opened = False
    for section in model.sections:
        wide = layout.turns and is_wide(section)
        if contents and section.heading and (section.level == 1 or not opened) and not _is_summary(section):
            yield "".join(_contents(contents, layout.numbers)), False
            contents, before = (), False
        opened = opened or bool(section.heading)
        if section.new_page and wide == before:  # pages across begin anew in any case
            yield _PAGE_BREAK, wide
        before = wide
        for piece in _section(writer, section, numbers, drawings, layout.wide_width if wide else layout.width):
            yield piece, wide
    if contents:
        yield "".join(_contents(contents, layout.numbers)), False
    for piece in _notes(model, writer, numbers):
        yield piece, False


def _is_summary(section: Section) -> bool:
    """Whether the contents come after it: the first page belongs to the bottom line and the key judgments."""
    return any(isinstance(block, KeyJudgment) for block in section.blocks)


def _notes(model: ReportModel, writer: InlineWriter, numbers: Iterator[int]) -> Iterator[str]:
    """The heading of the notes, where they stand at the end, and the register."""
    if model.notes and model.notes_as != "footnotes":
        yield _heading(writer, NOTES_HEADING, 1, next(numbers))
    if model.notes_as == "register":
        remark = register_remark(model)
        yield _paragraph(_PARAGRAPH_STYLES["quiet"], run_xml(remark), remark)
        yield from register_xml(model, writer)


def body_bookmarks(model: ReportModel) -> int:
    """How many bookmarks the body holds at most, whose ids no other part may use. Does not count a register."""
    tables = sum(isinstance(block, Table) for section in model.sections for block in section.blocks)
    return sum(1 for _ in model.statements()) + sum(1 for _ in headings(model)) + tables + len(marked_notes(model))


def marked_notes(model: ReportModel) -> frozenset[int]:
    """The numbers of the notes to whose first mark something leads: another mark, or the register."""
    if model.notes_as == "register":
        return frozenset(note.number for note in model.notes)
    return frozenset(
        item.number
        for _, statement in model.statements()
        for item in statement.items
        if isinstance(item, NoteRef) and not item.first
    )


def _heading(writer: InlineWriter, heading: str, level: int, number: int, edit: Edit | None = None) -> str:
    inner = writer.xml([Run(heading, edit=edit)])
    if edit is None or edit.kind == "inserted":
        inner = writer.bookmark(heading_bookmark(number), inner)
    return _paragraph(f"Heading{level}", inner, heading, mark=_mark(writer, edit))


def _contents(entries: tuple[ContentsEntry, ...], numbers: Mapping[str, str]) -> Iterator[str]:
    """One field around all entries, complete as it stands: Word shows it as it is and asks nothing when it opens.

    The first entries do not stay with the next: LibreOffice does not move the heading with them, and would leave it
    alone at the end of a page."""
    numbered = all(entry.page is not None for entry in entries)
    levels = max(entry.level for entry in entries)
    without = "" if numbered else "\\n "
    instruction = f'TOC \\o "1-{levels}" {without}\\h \\z \\u'
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    yield (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj>'
        "</w:sdtPr><w:sdtContent>"
    )
    yield _paragraph("TOCHeading", run_xml(CONTENTS_HEADING), "", "<w:keepNext/>")
    for place, entry in enumerate(entries):
        page = ""
        if numbered:
            page = "<w:r><w:tab/></w:r>" + field_xml(f"PAGEREF {entry.bookmark} \\h", str(entry.page))
        words = f"{numbers[entry.bookmark]}{_SPACE}{entry.heading}" if entry.bookmark in numbers else entry.heading
        link = f'<w:hyperlink w:anchor="{entry.bookmark}" w:history="1">{run_xml(words)}{page}</w:hyperlink>'
        end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>' if place == len(entries) - 1 else ""
        inner = ("" if place else begin) + link + end
        keep = "<w:keepNext/>" if place == len(entries) - 2 else ""
        yield _paragraph(f"TOC{entry.level}", inner, entry.heading, keep)
    yield "</w:sdtContent></w:sdt>"


def _section(
    writer: InlineWriter, section: Section, numbers: Iterator[int], drawings: Mapping[int, str], width: int
) -> Iterator[str]:
    if section.heading:
        yield _heading(writer, section.heading, section.level, next(numbers), section.edit)
    for block in section.blocks:
        if isinstance(block, Picture | Chart):
            yield from _picture(block, drawings[block.number])
        else:
            yield from _block(writer, block, width)


def _block(writer: InlineWriter, block: Paragraph | KeyJudgment | Table | DefinitionRows, width: int) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield from _running_text(writer, block)
    elif isinstance(block, KeyJudgment):
        yield from _judgment(writer, block)
    elif isinstance(block, Table):
        yield from _table(writer, block, width)
    else:
        yield from _definitions(block)


def _paragraph(style: str, inner: str, text: str, properties: str = "", mark: str = "") -> str:
    """``mark``: that the paragraph itself was inserted or deleted."""
    bidi = ""
    if is_right_to_left(text):
        bidi, inner = _turned(style), inner.replace(LEFT_TO_RIGHT, "")
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}{bidi}{mark}</w:pPr>{inner}</w:p>'


def _turned(style: str) -> str:
    """That a paragraph runs from right to left."""
    start, hanging = _TURNED_INDENTS.get(style, (0, 0))
    return "<w:bidi/>" + (f'<w:ind w:start="{start}" w:hanging="{hanging}"/>' if start else "")


def _mark(writer: InlineWriter, edit: Edit | None) -> str:
    """The mark of a paragraph's end as a tracked change."""
    return f"<w:rPr>{_tracked(writer, edit)}</w:rPr>" if edit is not None else ""


def _tracked(writer: InlineWriter, edit: Edit) -> str:
    return f"<w:{'ins' if edit.kind == 'inserted' else 'del'} {writer.revision(edit)}/>"


def _running_text(writer: InlineWriter, block: Paragraph) -> Iterator[str]:
    """A paragraph, in pieces where it may hold thousands of statements."""
    rtl = is_right_to_left(spoken_text(block.items))
    style = _PARAGRAPH_STYLES[block.kind]
    bidi = _turned(style) if rtl else ""
    mark = _mark(writer, block.edit)
    begin = f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{bidi}{mark}</w:pPr>'
    pieces = (piece.replace(LEFT_TO_RIGHT, "") if rtl else piece for piece in writer.pieces(block.items))
    whole = chain((begin,), pieces, ("</w:p>",))
    if len(block.items) > _MANY:
        yield from whole
    else:
        yield "".join(whole)


def _judgment(writer: InlineWriter, block: KeyJudgment) -> Iterator[str]:
    opening: list[Inline] = [*portion_runs(block.statement), *block.news, block.statement]
    inner = writer.xml(opening) + run_xml(" ") + writer.xml(block.confidence)
    keep = "<w:keepNext/>" if block.dissents else ""
    yield _paragraph("BriefingJudgment", inner, plain_text([block.statement]), keep, _mark(writer, block.edit))
    for dissent in block.dissents:
        yield _paragraph("BriefingDissent", writer.xml([*portion_runs(dissent), dissent]), plain_text([dissent]))


def _masthead(model: ReportModel, whole: int) -> str:
    """Label and value pairs, two to a row, between two rules."""
    value = round(_FIRST_VALUE * (whole - sum(_LABELS)))
    widths = (_LABELS[0], value, _LABELS[1], whole - sum(_LABELS) - value)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    rows = []
    for start in range(0, len(model.masthead), 2):
        pairs = [*model.masthead[start : start + 2], ("", "")][:2]
        cells = []
        for index, text in enumerate(part for pair in pairs for part in pair):
            style = "BriefingFieldLabel" if index % 2 == 0 else "BriefingFieldValue"
            cells.append(_cell(widths[index], _paragraph(style, run_xml(text), text)))
        rows.append(f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(cells)}</w:tr>")
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="BriefingMasthead"/><w:tblW w:w="{whole}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0000"/>'
        '<w:tblCaption w:val="About this report"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def _cell(width: int, inner: str, properties: str = "") -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{properties}</w:tcPr>{inner}</w:tc>'


def _table(writer: InlineWriter, table: Table, whole: int) -> Iterator[str]:
    """The table across ``whole``, with its caption before it and a note or a small gap behind it."""
    yield _table_caption(writer, table)
    columns = table.columns
    if whole < _NARROW * TEXT_WIDTH:
        columns = narrowed(columns, table.rows, whole / TEXT_WIDTH)
    widths = [round(column.width * whole) for column in columns]
    widths[-1] += whole - sum(widths)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    heads = "".join(
        _cell(width, _paragraph("BriefingTableHead", run_xml(column.heading), "", _align(column.align)))
        for width, column in zip(widths, table.columns, strict=True)
    )
    yield (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="BriefingTable"/><w:tblW w:w="{whole}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1"/>'
        f'<w:tblCaption w:val="{attribute(table.caption)}"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{heads}</w:tr>"
    )
    writer.in_table = True
    keeps = _kept(table)
    for row, keep in zip(table.rows, keeps, strict=True):
        yield _row(writer, table, row, widths, keep=keep)
    writer.in_table = False
    yield "</w:tbl>"
    gap = "" if table.note else '<w:spacing w:before="0" w:after="0" w:line="120" w:lineRule="exact"/>'
    yield _paragraph("BriefingTableNote", run_xml(table.note), table.note, gap)


def _kept(table: Table) -> list[bool]:
    """For each row, whether it stays with what follows: headings, short groups, and the last row with the note."""
    rows = table.rows
    keeps = [row.spans for row in rows]
    starts = [0, *(index for index, row in enumerate(rows) if row.spans and index), len(rows)]
    for start, end in pairwise(starts):
        if end - start <= KEPT_TOGETHER + rows[start].spans:
            keeps[start : end - 1] = [True] * (end - 1 - start)
    keeps[-1] = bool(table.note)
    if len(rows) > 1 and not keeps[-2]:
        keeps[-2] = True  # the last row never stands alone on a page
    return keeps


def _row(writer: InlineWriter, table: Table, row: Row, widths: list[int], *, keep: bool) -> str:
    kept = "<w:keepNext/>" if keep else ""
    tracked = _tracked(writer, row.edit) if row.edit is not None else ""
    if row.spans:
        inner = writer.xml(row.cells[0], "Strong")
        span = f'<w:gridSpan w:val="{len(widths)}"/>'
        cells = _cell(sum(widths), _paragraph("BriefingTableGroup", inner, "", kept, _mark(writer, row.edit)), span)
    else:
        cells = "".join(
            _cell(
                width, _paragraph("BriefingTableText", inner, "", kept + _align(column.align), _mark(writer, row.edit))
            )
            for width, column, inner in zip(widths, table.columns, map(writer.xml, row.cells), strict=True)
        )
    return f"<w:tr><w:trPr><w:cantSplit/>{tracked}</w:trPr>{cells}</w:tr>"


def _align(align: str) -> str:
    return '<w:jc w:val="end"/>' if align == "end" else ""


def _table_caption(writer: InlineWriter, table: Table) -> str:
    if table.edit is not None and table.edit.kind == "deleted":
        inner = writer.xml([Run(f"Table {table.number}. {table.caption}", edit=table.edit)])
        return _paragraph("Caption", inner, "", mark=_mark(writer, table.edit))
    if table.continued:
        return _caption(run_xml(f"Table {table.number}, continued.", "Strong"), table.caption)
    name = writer.bookmark(table_bookmark(table.number), _numbered("Table", table.number))
    return _caption(name + run_xml(".", "Strong"), table.caption)


def _picture(block: Picture | Chart, drawing: str) -> Iterator[str]:
    """The caption above, the picture, its note; none parts from the next."""
    yield _caption(_numbered("Figure", block.number) + run_xml(".", "Strong"), block.caption)
    yield _paragraph("BriefingPicture", drawing, "", "<w:keepNext/>" if block.note else "")
    if block.note:
        yield _paragraph("BriefingTableNote", run_xml(block.note), block.note)


def _numbered(kind: str, number: int) -> str:
    return run_xml(f"{kind} ", "Strong") + field_xml(f"SEQ {kind} \\* ARABIC", str(number), "Strong")


def _caption(label: str, text: str) -> str:
    return _paragraph("Caption", label + (run_xml(f" {text}") if text else ""), "")


def _definitions(block: DefinitionRows) -> Iterator[str]:
    """Run in: the title, then each term with its meaning."""
    inner = run_xml(f"{block.title}.", "BriefingLabel")
    for index, row in enumerate(block.rows):
        end = "" if row.meaning.endswith(".") else "." if index == len(block.rows) - 1 else ";"
        inner += run_xml(" ") + run_xml(row.term, "Strong") + run_xml(f" {row.meaning}{end}")
    yield _paragraph("BriefingDefinition", inner, block.title)
