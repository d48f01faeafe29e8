# SPDX-License-Identifier: Apache-2.0
"""What the section builders share while a report is being built: the snapshot, notes, placements, counters."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING

from briefing_app.domain.records import (
    Analyst,
    Assessment,
    Basis,
    Citation,
    Claim,
    Expert,
    Placement,
    Record,
    Report,
    Source,
)
from briefing_app.domain.snapshot import CaseSnapshot
from briefing_app.report import wording as w
from briefing_app.report.citations import Notebook, Verifier
from briefing_app.report.contested import Contested
from briefing_app.report.docx_text import plain_text
from briefing_app.report.model import CitationStyle, Column, Inline, NoteRef, Role, Row, Run, Statement, Table, TableRef
from briefing_app.report.positions import Positions
from briefing_app.report.widths import fitted

if TYPE_CHECKING:
    from briefing_app.report.since import Since

ROWS_PER_TABLE = 50
"""LibreOffice lays out long tables in quadratic time (reference/word.md, section 2)."""


@dataclass(slots=True)
class Draft:
    """One report in the making. Builders add to it in document order, because notes are numbered as they are called."""

    snapshot: CaseSnapshot
    report: Report
    withheld: frozenset[str] = frozenset()
    """Ids of what the audience may not see; a sentence that names one of them is left out."""
    citations: CitationStyle = "house"
    check: Callable[[], None] = lambda: None
    """Called with each statement and citation; stops the building by raising."""
    is_whole: bool = True
    """False where the snapshot holds only a part of the case: nothing is then drawn, because it would show less."""
    verifier: Verifier = field(init=False)
    positions: Positions = field(init=False)
    notebook: Notebook = field(init=False)
    placements: dict[str, Placement] = field(init=False)
    contested: Contested = field(init=False)
    used: dict[str, Record] = field(default_factory=dict)
    year: str = field(init=False)
    """The year of the report, which its dates need not repeat; empty if it has none."""
    since: "Since | None" = None
    """Against the edition before, if there is one and the report is to tell what changed."""
    next_table: str = ""
    """By which name the table may be mentioned that is the next to be made, where that is known."""
    told: dict[str, str] = field(default_factory=dict)
    """Standard sections that are printed, by kind, each with its title; the parts that were built are in ``built``."""
    built: set[str] = field(default_factory=set)
    remarks: list[str] = field(default_factory=list)
    """Sentences for who makes the report, about what could not be printed as it was meant."""
    judgment_names: dict[str, str] = field(default_factory=dict)
    """Assessment -> what the report calls it ("key judgment 2"), as far as it has been printed."""
    _reserved: dict[str, int] = field(default_factory=dict)
    _shown: set[str] = field(default_factory=set)
    _statements: Iterator[int] = field(default_factory=lambda: count(1))
    _tables: Iterator[int] = field(default_factory=lambda: count(1))
    _pictures: Iterator[int] = field(default_factory=lambda: count(1))

    def __post_init__(self) -> None:
        self.verifier = Verifier(self.snapshot, self.check)
        self.year = w.year_of(self.report.cutoff or self.report.period_end or self.report.period_start)
        self.positions = Positions(self.snapshot, self._named_analysts)
        self.notebook = Notebook(self.snapshot, self.verifier, self.year, self.citations, self.positions)
        self.placements = {p.subject: p for p in self.snapshot.referring(Placement, "report", self.report.id)}
        self.contested = Contested(self.snapshot, self.verifier, self.placements)

    @property
    def scale(self) -> str | None:
        """The one likelihood scale that the report speaks."""
        return self.report.scale or self.snapshot.case.likelihood_scale

    def scale_of(self, assessment: Assessment) -> str | None:
        """The scale that its term belongs to; an expert who chose none speaks on none."""
        if assessment.scale or isinstance(self.author(assessment), Expert):
            return assessment.scale
        return self.scale

    def is_included(self, record: Record) -> bool:
        """Whether the record stands in this report: not withdrawn, not closed, not left out."""
        placement = self.placements.get(record.id)
        if placement is not None and placement.included is False:
            return False
        return getattr(record, "status", None) not in ("withdrawn", "closed")

    def position(self, record: Record) -> float:
        """Where the placement, or else the record itself, puts it; without either, after all that have one."""
        placement = self.placements.get(record.id)
        if placement is not None and placement.position is not None:
            return placement.position
        own = getattr(record, "position", None)
        return float(own) if own is not None else float("inf")

    def heading(self, record: Claim | Assessment) -> str:
        """The heading that it stands under, or an empty text."""
        placement = self.placements.get(record.id)
        return w.one_line((placement.heading if placement else None) or record.heading or "")

    def wording(self, record: Claim | Assessment) -> str:
        """Its statement, as this report words it."""
        placement = self.placements.get(record.id)
        return w.one_line((placement.wording if placement else None) or record.statement)

    def use(self, record: Record) -> None:
        """Remembers that the report shows something of this record; its marking then counts for the banner."""
        if record.id in self._shown:
            return
        self._shown.add(record.id)
        self._touch(record)
        if isinstance(record, Assessment):
            for basis in self.snapshot.referring(Basis, "assessment", record.id):
                subject = self.snapshot.find(basis.subject)
                if subject is not None and getattr(subject, "status", None) != "withdrawn":
                    self._touch(subject)

    def _touch(self, record: Record) -> None:
        """The record and the sources that its note quotes."""
        self.used[record.id] = record
        if isinstance(record, (Claim, Assessment)):
            for citation in self.verifier.valid(record):
                self.used[citation.source] = self.snapshot.get(Source, citation.source)

    def day(self, text: str | None, missing: str = w.NOT_STATED) -> str:
        """A date in running text, without the year of the report."""
        return w.within_year(w.date_words(text, missing), self.year)

    def short_day(self, text: str | None, missing: str = w.NOT_STATED) -> str:
        """The same with short month names, for narrow columns."""
        return w.within_year(w.short_date(text, missing), self.year)

    def on_day(self, text: str | None) -> str:
        """A date as an adverb ("on 3 March"), or nothing."""
        return w.within_year(w.date_phrase(text), self.year)

    def call(self, record: Claim | Assessment | Source) -> NoteRef:
        """A mark for the note of this record."""
        self.use(record)
        return self.notebook.call(record)

    def next_number(self) -> int:
        """The number of the statement that comes next; it is then taken."""
        return next(self._statements)

    def state(
        self, record: Record, items: Sequence[Run | NoteRef], *, sourced: bool = True, number: int | None = None
    ) -> Statement:
        """A statement that can be traced back to the record. ``number``: one that was taken before."""
        self.check()
        self.use(record)
        taken = self.next_number() if number is None else number
        noted = (self.notebook.subject(item.number) for item in items if isinstance(item, NoteRef))
        contested = self.contested.is_behind((record, *noted), taken, plain_text(items))
        return Statement(taken, record.id, record.type_name, tuple(items), sourced, contested=contested)

    def remark(self, claim: Claim, words: str, end: str = "", role: Role = "quiet") -> Statement:
        """A claim in a few words within a sentence, with its note; ``end`` is the point or comma before the mark."""
        sourced = self.verifier.is_sourced(claim)
        items: list[Run | NoteRef] = [Run(f"{words}{'' if sourced else w.UNSOURCED}{end}", role)]
        if self.verifier.valid(claim):
            items.append(self.call(claim))
        return self.state(claim, items, sourced=sourced)

    def news(self, record: Claim | Assessment) -> tuple[Run, ...]:
        """Whether it is new or changed since the edition before, to stand before its statement."""
        return self.since.mark(record) if self.since is not None else ()

    def fact(self, claim: Claim) -> Statement:
        """A claim as a sentence with its note, or marked as unsourced."""
        text = self.wording(claim)
        if self.verifier.is_sourced(claim):
            return self.state(claim, [Run(w.sentence(text)), self.call(claim)])
        items: list[Run | NoteRef] = [Run(f"{w.open_end(text)}{w.UNSOURCED}.")]
        if self.verifier.valid(claim):
            items.append(self.call(claim))
        return self.state(claim, items, sourced=False)

    def refer(self, name: str, role: Role = "") -> TableRef | None:
        """A mention of the table with this name; None unless it was made already or is the next that is made."""
        if name not in self._reserved:
            if name != self.next_table:
                return None
            self.reserve(name)
        return TableRef(self._reserved[name], role)

    def reserve(self, name: str) -> None:
        """Takes the next number for the table with this name."""
        self._reserved[name] = next(self._tables)

    def tables(
        self, caption: str, columns: list[Column], rows: list[Row], note: str = "", *, name: str = ""
    ) -> list[Table]:
        """A numbered table, in parts of at most fifty rows; nothing if there are no rows. ``name``: what ``refer``
        called it."""
        if not rows:
            return []
        number = self._reserved[name] if name in self._reserved else next(self._tables)
        if name:
            self._reserved[name] = number
        widths = fitted(columns, rows)
        parts = list(_parts(rows))
        return [
            Table(number, caption, widths, part, note if part is parts[-1] else "", continued=part is not parts[0])
            for part in parts
        ]

    def next_picture(self) -> int:
        """The number of the picture or chart that comes next; it is then taken."""
        return next(self._pictures)

    def grades(self, claim: Claim) -> str:
        """The grades of what supports a claim, for a narrow column, without repeats; none are merged into one."""
        found = [
            w.grade_code(self.snapshot.get(Source, citation.source).reliability, citation.credibility)
            for citation in self.graded(claim)
        ]
        return ", ".join(dict.fromkeys(found)) or "–"

    def graded(self, claim: Claim) -> list[Citation]:
        """The citations whose grades count for a claim: what supports it, or else what stands beside it."""
        cited = [citation for citation in self.verifier.valid(claim) if citation.stance != "contradicts"]
        return [citation for citation in cited if citation.stance == "supports"] or cited

    def author(self, assessment: Assessment) -> Expert | Analyst | None:
        """Who judges; None where the case does not hold the person any more."""
        author = self.snapshot.find(assessment.author)
        return author if isinstance(author, (Expert, Analyst)) else None

    def author_name(self, assessment: Assessment) -> str:
        """Who judges, with the affiliation where it is known."""
        author = self.author(assessment)
        if author is None:
            return "An author who is not named"
        name = w.one_line(author.name)
        return f"{name} ({w.one_line(author.affiliation)})" if author.affiliation else name

    def _named_analysts(self) -> frozenset[str]:
        """The analysts whose judgments stand under their names: of several who judge, and who dissent from another."""
        if not self.told.keys() & {"key_judgments", "further_judgments"}:
            return frozenset()
        own = [a for a in self.snapshot.all(Assessment) if self.is_included(a) and isinstance(self.author(a), Analyst)]
        leading = {assessment.author for assessment in own if not assessment.dissents_from}
        dissenting = {assessment.author for assessment in own if assessment.dissents_from}
        return frozenset(dissenting | leading if len(leading) > 1 else dissenting)

    def cited_sources(self) -> list[Source]:
        """The sources that the report uses, in order of title."""
        found = [record for record in self.used.values() if isinstance(record, Source)]
        return sorted(found, key=lambda source: (source.title.casefold(), source.id))

    def used_citations(self) -> list[Citation]:
        """The valid citations of every claim and assessment that the report uses."""
        return [
            citation
            for record in self.used.values()
            if isinstance(record, (Claim, Assessment))
            for citation in self.verifier.valid(record)
        ]


def _parts(rows: list[Row]) -> Iterator[tuple[Row, ...]]:
    """The rows in parts; a part that begins within a group repeats the group's heading."""
    start = 0
    heading: Row | None = None
    while start < len(rows):
        repeated = () if heading is None or rows[start].spans else (heading,)
        part = rows[start : start + ROWS_PER_TABLE - len(repeated)]
        if len(part) > 1 and part[-1].spans and start + len(part) < len(rows):
            part.pop()
        yield (*repeated, *part)
        start += len(part)
        heading = next((_plain(row) for row in reversed(part) if row.spans), heading)


def _plain(row: Row) -> Row:
    """A group's heading as it is repeated: the words alone, because a statement stands once."""
    return Row(((Run(plain_text(row.cells[0])),),), spans=True)


def cell(*items: Inline | str) -> tuple[Inline, ...]:
    """A table cell from texts and other inlines."""
    return tuple(Run(item) if isinstance(item, str) else item for item in items)
