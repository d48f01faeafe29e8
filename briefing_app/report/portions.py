# SPDX-License-Identifier: Apache-2.0
"""Portion marks: each paragraph, row and note begins with the mark of what it tells; it holds until the next mark.

They stand outside of what is traced. The mark of the whole is not made from them: it is at least as high as each.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from briefing_app.domain import scales
from briefing_app.domain.fields import Record
from briefing_app.domain.records import Assessment, Basis, Claim
from briefing_app.domain.scale_types import NO_BREAK_SPACE
from briefing_app.report import terms
from briefing_app.report import wording as w
from briefing_app.report.docx_text import plain_text
from briefing_app.report.draft import Draft
from briefing_app.report.model import (
    Block,
    Chart,
    Column,
    Inline,
    KeyJudgment,
    Note,
    Paragraph,
    Picture,
    ReportModel,
    Row,
    Run,
    Section,
    Statement,
    Table,
)
from briefing_app.report.widths import fitted

UNMARKED = "(no mark)"
"""Stands before what has no mark, in a report of which something has one."""


def with_portion_marks(model: ReportModel, draft: Draft, whole: str | None, wanted: bool | None) -> ReportModel:
    """The report with its portions marked, where that is wanted; None: where the scheme of its marks does so.
    ``whole``: the mark of all of it."""
    if whole is None or not (scales.scheme_of(whole).portion_marks if wanted is None else wanted):
        return model
    marks = _Marks(draft, whole, model.notes)
    return replace(
        model,
        sections=tuple(marks.section(section) for section in model.sections),
        notes=tuple(marks.note(note) for note in model.notes),
    )


def _words(mark: str | None) -> str:
    return terms.portion(mark) if mark else UNMARKED


class _Marks:
    """Which mark each portion has. A record that states none has the report's, or that of a source that it quotes,
    if that is higher."""

    def __init__(self, draft: Draft, whole: str, notes: Sequence[Note]) -> None:
        self._draft = draft
        self._whole = whole
        self._own = draft.report.handling or draft.snapshot.case.handling
        self._noted = {note.number: note.subject for note in notes}
        self._known: dict[str, str | None] = {}

    # -- portions of the document ------------------------------------------------------------------------------------

    def section(self, section: Section) -> Section:
        blocks = tuple(map(self._block, section.blocks))
        parts: dict[int, list[Table]] = {}
        for block in blocks:
            if isinstance(block, Table):
                parts.setdefault(block.number, []).append(block)
        widths = {number: _refitted(tables) for number, tables in parts.items()}
        return replace(
            section,
            blocks=tuple(
                replace(block, columns=widths[block.number]) if isinstance(block, Table) else block for block in blocks
            ),
        )

    def note(self, note: Note) -> Note:
        """A note quotes: the marks of the passages' sources count, whatever the statement itself is marked."""
        record = self._draft.snapshot.find(note.subject)
        quoted = self._quoted(record) if isinstance(record, (Claim, Assessment)) else set()
        mark = scales.high_water(filter(None, {self._of(note.subject), *quoted}))
        return replace(note, items=(_run(mark), *note.items))

    def _block(self, block: Block) -> Block:
        if isinstance(block, Paragraph):
            return replace(block, items=self._marked(block.items))
        if isinstance(block, KeyJudgment):
            return replace(
                block,
                statement=replace(block.statement, mark=_words(self._of_statement(block.statement))),
                dissents=tuple(replace(other, mark=_words(self._of_statement(other))) for other in block.dissents),
            )
        if isinstance(block, Table):
            return replace(block, rows=tuple(map(self._row, block.rows)))
        if isinstance(block, Picture | Chart):
            return replace(block, caption=f"{_words(self._whole)}{NO_BREAK_SPACE}{block.caption}")
        return block

    def _row(self, row: Row) -> Row:
        stated = [item for cell in row.cells for item in cell if isinstance(item, Statement)]
        if row.spans and not stated:
            return row
        marks = {*map(self._of_statement, stated), *map(self._of, row.subjects)} or {self._own}
        first, *others = row.cells
        return replace(row, cells=((_run(self._highest(marks)), *first), *others))

    def _marked(self, items: tuple[Inline, ...]) -> tuple[Inline, ...]:
        """A mark at the beginning, and wherever a sentence begins that has another one. Statements within one sentence
        are one portion."""
        portions = _portions(items)
        found: list[Inline] = []
        last: object = self
        for portion in portions:
            mark = self._of_portion(portion)
            if mark != last:
                found.append(_run(mark))
            found += portion
            last = mark
        return tuple(found)

    def _of_portion(self, portion: Iterable[Inline]) -> str | None:
        stated = [self._of_statement(item) for item in portion if isinstance(item, Statement)]
        return self._highest(stated or [self._own])

    # -- marks of records --------------------------------------------------------------------------------------------

    def _of_statement(self, statement: Statement) -> str | None:
        """A sentence of the report itself, or of a part of it, has the marks of what it rests on, too."""
        if statement.kind not in ("report", "block"):
            return self._of(statement.subject)
        noted = (self._of(self._noted[number]) for number in statement.notes if number in self._noted)
        return self._highest([self._own, *noted])

    def _of(self, id: str) -> str | None:
        if id not in self._known:
            self._known[id] = self._own  # should a judgment rest on itself
            self._known[id] = self._found(self._record(id))
        return self._known[id]

    def _record(self, id: str) -> Record | None:
        found = self._draft.snapshot.find(id)
        return self._draft.since.find_before(id) if found is None and self._draft.since is not None else found

    def _found(self, record: Record | None) -> str | None:
        own = getattr(record, "handling", None)
        if isinstance(own, str) and own:
            return own
        marks: set[str | None] = {self._own}
        if isinstance(record, (Claim, Assessment)):
            marks |= self._quoted(record)
        if isinstance(record, Assessment):
            basis = self._draft.snapshot.referring(Basis, "assessment", record.id)
            marks |= {self._of(rest.subject) for rest in basis if self._draft.snapshot.find(rest.subject) is not None}
        return self._highest(marks)

    def _quoted(self, record: Claim | Assessment) -> set[str | None]:
        return {self._of(citation.source) for citation in self._draft.verifier.valid(record)}

    def _highest(self, marks: Iterable[str | None]) -> str | None:
        return scales.high_water(mark for mark in marks if mark)


def _portions(items: Iterable[Inline]) -> list[list[Inline]]:
    """The sentences that state something, each with what belongs to it; NEW and CHANGED belong to what follows."""
    portions: list[list[Inline]] = [[]]
    waiting: list[Run] = []
    last_words, is_stated = "", False
    for item in items:
        if isinstance(item, Run) and (item.role in ("new", "changed") or not item.text.strip()):
            waiting.append(item)
            continue
        if isinstance(item, Statement):
            if is_stated and w.is_closed(last_words):
                if waiting and waiting[0].role not in ("new", "changed"):
                    portions[-1].append(waiting.pop(0))
                portions.append([])
            is_stated = True
        last_words = plain_text([item]).rstrip() or last_words
        portions[-1] += [*waiting, item]
        waiting = []
    portions[-1] += waiting
    return portions


def _refitted(parts: Sequence[Table]) -> tuple[Column, ...]:
    """The columns of a table with room for its marks: the same in all its parts."""
    columns = [replace(column, width=0) for column in parts[0].columns]
    return fitted(columns, [row for part in parts for row in part.rows])


def _run(mark: str | None) -> Run:
    return Run(f"{_words(mark)}{NO_BREAK_SPACE}", "portion")
