# SPDX-License-Identifier: Apache-2.0
"""The report model: what a report says, in order, with every number already assigned.

``build`` makes it from a case; the DOCX writer and the HTML preview print it and decide nothing about its content.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Role = Literal[
    "", "strong", "emphasis", "quiet", "label", "term", "source", "quote", "link", "new", "changed", "portion"
]
"""What a run is, so that each renderer can show it: ``source`` a cited title, ``quote`` exact words of a source,
``term`` a likelihood phrase, ``quiet`` a confidence sentence or a remark of ours, ``label`` a run-in heading,
``link`` a web address; ``new`` and ``changed`` a small mark that says so, ``portion`` the handling mark of
what follows."""

ParagraphKind = Literal["body", "bottom_line", "bullet", "item", "quiet"]
"""``item`` is one of several that bring their own number."""
Align = Literal["start", "end"]
CitationStyle = Literal["house", "chicago"]
NotesAs = Literal["footnotes", "endnotes", "register"]
"""Where the notes stand. ``register``: numbered paragraphs in a last section, for more than Word can number."""


@dataclass(frozen=True, slots=True)
class Edit:
    """That something was inserted or deleted since another edition; by whom and when (UTC)."""

    kind: Literal["inserted", "deleted"]
    author: str
    time: str


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text. ``citation`` is set where the text comes from that citation (its title, its quote).

    ``edit``, here and below, only where two editions are shown as one.
    """

    text: str
    role: Role = ""
    citation: str | None = None
    edit: Edit | None = None


@dataclass(frozen=True, slots=True)
class NoteRef:
    """A mark that leads to a note. ``first`` where the note is called for the first time in the document."""

    number: int
    first: bool


@dataclass(frozen=True, slots=True)
class Statement:
    """A passage that was made from a record of the case, and can be traced back to it from the document.

    ``number`` counts the statements of the document from 1. ``sourced`` is False where it is printed as unsourced.
    """

    number: int
    subject: str
    kind: str
    items: tuple["Run | NoteRef", ...]
    sourced: bool = True
    mark: str = ""
    """The handling mark of a judgment, or a dissent, before it; not a part of what it says."""
    contested: bool = False
    """Whether something that it rests on has several values that nobody has settled. The preview marks it; the document
    does not."""

    @property
    def notes(self) -> tuple[int, ...]:
        """The numbers of the notes that it calls."""
        return tuple(item.number for item in self.items if isinstance(item, NoteRef))


@dataclass(frozen=True, slots=True)
class TableRef:
    """A mention of a table of this report, which leads to it."""

    number: int
    role: Role = ""
    edit: Edit | None = None

    @property
    def text(self) -> str:
        """What it is called, in the text and in its caption."""
        return table_name(self.number)


def table_name(number: int) -> str:
    """What a table is called."""
    return f"Table {number}"


Inline = Run | NoteRef | Statement | TableRef


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of running text."""

    items: tuple[Inline, ...]
    kind: ParagraphKind = "body"
    edit: Edit | None = None


@dataclass(frozen=True, slots=True)
class KeyJudgment:
    """One numbered estimate. The confidence stands in sentences of its own, never beside the likelihood."""

    number: int
    statement: Statement
    confidence: tuple[Run, ...]
    dissents: tuple[Statement, ...] = ()
    news: tuple[Run, ...] = ()
    """Before the statement: that it is new, or changed."""
    edit: Edit | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; ``width`` is its share of the line, 0 until it is known from what stands in the column."""

    heading: str
    width: float = 0
    align: Align = "start"


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table. ``spans``: its only cell goes across the table and is the heading of the rows that follow.
    ``subjects``: records that it tells of besides what it states."""

    cells: tuple[tuple[Inline, ...], ...]
    spans: bool = False
    subjects: tuple[str, ...] = ()
    edit: Edit | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its caption above. ``continued`` for the second and later parts of a long one."""

    number: int
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    note: str = ""
    continued: bool = False
    edit: Edit | None = None


@dataclass(frozen=True, slots=True)
class Definition:
    """A term and what it means."""

    term: str
    meaning: str


@dataclass(frozen=True, slots=True)
class DefinitionRows:
    """Terms with their meanings, under a run-in title."""

    title: str
    rows: tuple[Definition, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture with its caption above. Sizes in points; ``svg`` is empty where there is only the PNG, which may be a
    JPEG in one of the author's own; the caption may be empty then.

    ``alt`` says in words what is to be seen, for who cannot see it.
    """

    number: int
    caption: str
    alt: str
    png: bytes = field(repr=False)
    svg: bytes = field(repr=False)
    width: float
    height: float
    note: str = ""


@dataclass(frozen=True, slots=True)
class ChartSeries:
    """A row of values, one for each category; None where there is none."""

    name: str
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart that a reader can edit: exact counts by day. ``categories`` are days in order; sizes in points."""

    number: int
    caption: str
    alt: str
    kind: Literal["line", "column"]
    categories: tuple[date, ...]
    series: tuple[ChartSeries, ...]
    width: float
    height: float
    unit: str = ""
    note: str = ""


Block = Paragraph | KeyJudgment | Table | DefinitionRows | Picture | Chart


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it. Without a heading (the bottom line has none) it goes on with the section
    before. ``landscape``: on pages across; ``new_page``: it begins one.
    """

    heading: str
    level: int
    blocks: tuple[Block, ...]
    edit: Edit | None = None
    landscape: bool = False
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """A heading in the contents. ``page`` is None where nobody has laid the document out."""

    heading: str
    level: int
    bookmark: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """What a note says. ``citations`` are the ids of the citations that it prints, in order."""

    number: int
    subject: str
    items: tuple[Run, ...]
    citations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CitedPassage:
    """Where a printed quotation stands: ``text[start:end] == exact`` in the version with that hash."""

    id: str
    source: str
    source_title: str
    version_hash: str
    start: int
    end: int
    exact: str


@dataclass(frozen=True, slots=True)
class Marking:
    """The handling label and its colours on the banner, as six hexadecimal digits."""

    label: str
    text_colour: str
    background: str


@dataclass(frozen=True, slots=True)
class ReportModel:
    """A whole report. ``masthead`` holds label and value pairs in the order in which they are printed."""

    title: str
    subtitle: str
    footer: str
    marking: Marking
    language: str
    masthead: tuple[tuple[str, str], ...]
    case_id: str
    report_id: str
    author: str
    stamp: str
    """When the file counts as made, ISO 8601 with Z: the information cut-off, or empty. Never the clock."""
    keywords: str
    sections: tuple[Section, ...]
    notes: tuple[Note, ...]
    passages: tuple[CitedPassage, ...]
    rests_on: tuple[tuple[str, str], ...] = ()
    """Type and id of every record that the report shows or quotes, sorted: what an edition of it rests on."""
    edition: int | None = None
    """The number of the edition, for one that is issued."""
    rejected: tuple[str, ...] = ()
    """Ids of citations whose anchor no longer matches its text; they are not printed and support nothing."""
    notes_as: NotesAs = "footnotes"
    contents: tuple[ContentsEntry, ...] = ()
    """Empty where the report has none."""
    remarks: tuple[str, ...] = ()
    """Sentences for who makes the report, about what could not be printed as it was meant."""

    def statements(self) -> Iterator[tuple[str, Statement]]:
        """Each traceable statement with the heading it stands under, in document order."""
        heading = ""
        for section in self.sections:
            heading = section.heading or heading
            for block in section.blocks:
                for statement in _statements_of(block):
                    yield heading, statement


def _statements_of(block: Block) -> Iterator[Statement]:
    if isinstance(block, KeyJudgment):
        yield block.statement
        yield from block.dissents
    elif isinstance(block, Paragraph):
        yield from (item for item in block.items if isinstance(item, Statement))
    elif isinstance(block, Table):
        for row in block.rows:
            for cell in row.cells:
                yield from (item for item in cell if isinstance(item, Statement))
