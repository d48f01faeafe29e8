# SPDX-License-Identifier: Apache-2.0
"""Two editions of a report as one with tracked changes: the later one, with what was inserted and what was deleted.

Compared are the words of the text and of the tables. Notes, numbers, pictures, the terms explained, head and foot are
those of the later edition; there are no contents.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import pairwise
from typing import TypeVar

from briefing_app.domain.changes import Touch
from briefing_app.report.docx_text import plain_text
from briefing_app.report.model import (
    Block,
    Chart,
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
    Statement,
    Table,
    TableRef,
)

_WORD = re.compile(r"\s+|[^\s]+")
_RELATED = 0.5  # of the letters of two texts that are taken for one that was changed
_T = TypeVar("_T")


def redline(old: ReportModel, new: ReportModel, touched: Mapping[str, Touch], default: Touch) -> ReportModel:
    """``touched``: who changed a record last, and when; ``default`` answers for all other changes."""
    sections = tuple(_Comparison(touched, default).sections(old.sections, new.sections))
    return replace(new, sections=sections, contents=())


class _Comparison:
    def __init__(self, touched: Mapping[str, Touch], default: Touch) -> None:
        self._touched = touched
        self._default = default

    def _edit(self, kind: str, subjects: Iterable[str] = ()) -> Edit:
        """By whom: who changed one of these records last."""
        found = [touch for id in subjects if (touch := self._touched.get(id)) is not None]
        latest = max(found, key=lambda touch: touch.time, default=self._default)
        return Edit("inserted" if kind == "inserted" else "deleted", latest.author, latest.time)

    def sections(self, old: Sequence[Section], new: Sequence[Section]) -> Iterator[Section]:
        for before, after in _aligned(old, new, _section_key):
            if before is None and after is not None:
                yield replace(after, edit=self._edit("inserted"), blocks=tuple(map(self._inserted, after.blocks)))
            elif after is None and before is not None:
                yield replace(before, edit=self._edit("deleted"), blocks=tuple(self._blocks(before.blocks, ())))
            elif before is not None and after is not None:
                yield replace(after, blocks=tuple(self._blocks(before.blocks, after.blocks)))

    def _blocks(self, old: Sequence[Block], new: Sequence[Block]) -> Iterator[Block]:
        for before, after in _aligned(old, new, _key, _are_related):
            if before is None and after is not None:
                yield self._inserted(after)
            elif after is None and before is not None:
                if not isinstance(before, Picture | Chart):
                    yield self._deleted(before)
            elif before is not None and after is not None:
                yield self._changed(before, after)
                yield from self._gone_dissents(before, after)

    # -- whole blocks ------------------------------------------------------------------------------------------------

    def _inserted(self, block: Block) -> Block:
        edit = self._edit("inserted", _subjects(block))
        if isinstance(block, Paragraph):
            return replace(block, items=_marked(block.items, edit), edit=edit)
        if isinstance(block, KeyJudgment):
            return replace(
                block,
                statement=_marked_statement(block.statement, edit),
                confidence=tuple(replace(run, edit=edit) for run in block.confidence),
                dissents=tuple(_marked_statement(dissent, edit) for dissent in block.dissents),
                edit=edit,
            )
        if isinstance(block, Table):
            return replace(block, rows=tuple(_marked_row(row, edit) for row in block.rows), edit=edit)
        return block

    def _deleted(self, block: Paragraph | KeyJudgment | Table | DefinitionRows) -> Block:
        """What is gone leads nowhere: it keeps its words, but neither notes nor bookmarks."""
        edit = self._edit("deleted", _subjects(block))
        if isinstance(block, Paragraph):
            return replace(block, items=_gone(block.items, edit), edit=edit)
        if isinstance(block, KeyJudgment):
            dissents = (part for dissent in block.dissents for part in (Run(" "), dissent))
            text = plain_text([block.statement, Run(" "), *block.confidence, *dissents])
            return Paragraph((Run(text, edit=edit),), "item", edit)
        if isinstance(block, Table):
            return replace(block, rows=tuple(_gone_row(row, edit) for row in block.rows), edit=edit)
        words = " ".join(f"{row.term} {row.meaning}" for row in block.rows)
        return Paragraph((Run(f"{block.title}. {words}", edit=edit),), "quiet", edit)

    # -- pairs -------------------------------------------------------------------------------------------------------

    def _changed(self, old: Block, new: Block) -> Block:
        if isinstance(old, Paragraph) and isinstance(new, Paragraph):
            return replace(new, items=self._words(old.items, new.items))
        if isinstance(old, KeyJudgment) and isinstance(new, KeyJudgment):
            (statement,) = self._words((old.statement,), (new.statement,))
            assert isinstance(statement, Statement)
            confidence = tuple(run for run in self._words(old.confidence, new.confidence) if isinstance(run, Run))
            dissents = {dissent.subject: dissent for dissent in old.dissents}
            return replace(
                new,
                statement=statement,
                confidence=confidence,
                dissents=tuple(self._dissent(dissents.get(dissent.subject), dissent) for dissent in new.dissents),
            )
        if isinstance(old, Table) and isinstance(new, Table) and len(old.columns) == len(new.columns):
            return replace(new, rows=tuple(self._rows(old.rows, new.rows)))
        return new

    def _gone_dissents(self, old: Block, new: Block) -> Iterator[Paragraph]:
        if isinstance(old, KeyJudgment) and isinstance(new, KeyJudgment):
            kept = {dissent.subject for dissent in new.dissents}
            for dissent in old.dissents:
                if dissent.subject not in kept:
                    edit = self._edit("deleted", [dissent.subject])
                    yield Paragraph((Run(plain_text([dissent]), edit=edit),), "quiet", edit)

    def _dissent(self, old: Statement | None, new: Statement) -> Statement:
        if old is None:
            return _marked_statement(new, self._edit("inserted", [new.subject]))
        (found,) = self._words((old,), (new,))
        assert isinstance(found, Statement)
        return found

    def _rows(self, old: Sequence[Row], new: Sequence[Row]) -> Iterator[Row]:
        for before, after in _aligned(old, new, _row_key, lambda a, b: _row_key(a)[0] == _row_key(b)[0]):
            if before is None and after is not None:
                yield _marked_row(after, self._edit("inserted", _subjects_in(after.cells)))
            elif after is None and before is not None:
                yield _gone_row(before, self._edit("deleted", _subjects_in(before.cells)))
            elif before is not None and after is not None and len(before.cells) == len(after.cells):
                pairs = zip(before.cells, after.cells, strict=True)
                yield replace(after, cells=tuple(self._words(was, now) for was, now in pairs))
            elif after is not None:
                yield after

    def _words(self, old: Sequence[Inline], new: Sequence[Inline]) -> tuple[Inline, ...]:
        """The new inlines with each word that was inserted marked, and before them the words that are gone."""
        was, now = _WORD.findall(plain_text(old)), _WORD.findall(plain_text(new))
        if was == now:
            return tuple(new)
        subjects = [*_subjects_in([old]), *_subjects_in([new])]
        marks = _Marks(was, now, self._edit("inserted", subjects), self._edit("deleted", subjects))
        found = tuple(marks.taken(new))
        rest = marks.rest()
        if rest and found and isinstance(found[-1], Statement):
            return (*found[:-1], replace(found[-1], items=_before_notes(found[-1].items, rest)))
        return (*found, *rest)


class _Marks:
    """Goes through the words of a text that were compared with those of another."""

    def __init__(self, old: list[str], new: list[str], inserted: Edit, deleted: Edit) -> None:
        self._inserted, self._deleted = inserted, deleted
        self._gone: dict[int, str] = {}  # before this letter of the new text
        self._fresh: list[tuple[int, int]] = []  # letters of the new text
        starts = [0]
        for word in new:
            starts.append(starts[-1] + len(word))
        matcher = SequenceMatcher(None, old, new, autojunk=False)
        for kind, i, j, k, m in matcher.get_opcodes():
            if kind in ("delete", "replace"):
                self._gone[starts[k]] = "".join(old[i:j])
            if kind in ("insert", "replace"):
                self._fresh.append((starts[k], starts[m]))
        self._at = 0

    def taken(self, items: Iterable[Inline]) -> Iterator[Inline]:
        for item in items:
            if isinstance(item, Statement):
                inner = [part for part in self.taken(item.items) if isinstance(part, (Run, NoteRef))]
                yield replace(item, items=tuple(inner))
            elif isinstance(item, NoteRef):
                yield item
            elif isinstance(item, TableRef):
                yield from self._whole(item)
            else:
                yield from self._pieces(item)

    def _whole(self, item: TableRef) -> Iterator[Inline]:
        """A field is not cut: where a letter of it is new or gone, all of it is new, and what stood there is gone."""
        pieces = list(self._pieces(Run(item.text)))
        if all(piece.edit is None for piece in pieces):
            yield item
            return
        was = "".join(piece.text for piece in pieces if piece.edit is None or piece.edit.kind == "deleted")
        if was:
            yield Run(was, item.role, edit=self._deleted)
        yield replace(item, edit=self._inserted)

    def _pieces(self, run: Run) -> Iterator[Run]:
        """A run cut where words begin or end that are new, or where some are gone."""
        start, end = self._at, self._at + len(run.text)
        self._at = end
        cuts = {start, end}
        cuts.update(place for span in self._fresh for place in span if start < place < end)
        cuts.update(place for place in self._gone if start <= place < end)
        places = sorted(cuts)
        for left, right in pairwise(places):
            if (gone := self._gone.pop(left, "")) != "":
                yield Run(gone, edit=self._deleted)
            is_fresh = any(first <= left and right <= last for first, last in self._fresh)
            text = run.text[left - start : right - start]
            yield replace(run, text=text, edit=self._inserted if is_fresh else None)

    def rest(self) -> tuple[Run, ...]:
        """What is gone from the end."""
        return tuple(Run(text, edit=self._deleted) for _, text in sorted(self._gone.items()))


def _before_notes(items: Sequence[Run | NoteRef], rest: Sequence[Run]) -> tuple[Run | NoteRef, ...]:
    end = len(items)
    while end and isinstance(items[end - 1], NoteRef):
        end -= 1
    return (*items[:end], *rest, *items[end:])


def _aligned(
    old: Sequence[_T],
    new: Sequence[_T],
    key: Callable[[_T], object],
    related: Callable[[_T, _T], bool] = lambda a, b: False,
) -> Iterator[tuple[_T | None, _T | None]]:
    """Pairs of what belongs together, in order; what has no partner stands with None."""
    matcher = SequenceMatcher(
        None, [repr(key(item)) for item in old], [repr(key(item)) for item in new], autojunk=False
    )
    for kind, i, j, k, m in matcher.get_opcodes():
        if kind == "equal":
            yield from zip(old[i:j], new[k:m], strict=True)
            continue
        waiting = list(old[i:j])
        for item in new[k:m]:
            place = next((number for number, before in enumerate(waiting) if related(before, item)), None)
            if place is None:
                yield None, item
                continue
            for gone in waiting[:place]:
                yield gone, None
            yield waiting[place], item
            del waiting[: place + 1]
        for gone in waiting:
            yield gone, None


def _section_key(section: Section) -> tuple[object, ...]:
    """Its heading; one without a heading is known by what it tells first, or it would stand for any other."""
    if section.heading:
        return (section.level, section.heading)
    return (section.level, "", *(_named(block) for block in section.blocks[:1]))


def _named(block: Block) -> object:
    return next(_subjects(block), None) or _key(block)


def _key(block: Block) -> tuple[object, ...]:
    if isinstance(block, Table):
        return ("table", tuple(column.heading for column in block.columns), block.caption)
    if isinstance(block, DefinitionRows):
        return ("definitions", block.title)
    if isinstance(block, Picture | Chart):
        return ("figure", block.caption)
    subjects = tuple(_subjects(block))
    return (type(block).__name__, subjects or _text(block))


def _are_related(old: Block, new: Block) -> bool:
    """Whether one came from the other: they tell of the same records, or of none in much the same words."""
    if type(old) is not type(new):
        return False
    if isinstance(old, Table) and isinstance(new, Table):
        return [column.heading for column in old.columns] == [column.heading for column in new.columns]
    before, after = set(_subjects(old)), set(_subjects(new))
    if before or after:
        return bool(before & after)
    return SequenceMatcher(None, _text(old), _text(new), autojunk=False).ratio() > _RELATED


def _row_key(row: Row) -> tuple[object, ...]:
    subjects = tuple(_subjects_in(row.cells))
    words = tuple(plain_text(cell) for cell in row.cells)
    return (subjects or words[:1], words)


def _text(block: Block) -> str:
    if isinstance(block, Paragraph):
        return plain_text(block.items)
    if isinstance(block, KeyJudgment):
        return plain_text([block.statement, *block.confidence])
    return ""


def _subjects(block: Block) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield from _subjects_in([block.items])
    elif isinstance(block, KeyJudgment):
        yield block.statement.subject
    elif isinstance(block, Table):
        for row in block.rows:
            yield from _subjects_in(row.cells)


def _subjects_in(lines: Iterable[Iterable[Inline]]) -> list[str]:
    return [item.subject for items in lines for item in items if isinstance(item, Statement)]


def _marked(items: Sequence[Inline], edit: Edit) -> tuple[Inline, ...]:
    return tuple(
        _marked_statement(item, edit) if isinstance(item, Statement)
        else replace(item, edit=edit) if isinstance(item, Run | TableRef)
        else item
        for item in items
    )  # fmt: skip


def _marked_statement(statement: Statement, edit: Edit) -> Statement:
    items = (replace(item, edit=edit) if isinstance(item, Run) else item for item in statement.items)
    return replace(statement, items=tuple(items))


def _marked_row(row: Row, edit: Edit) -> Row:
    return replace(row, cells=tuple(_marked(cell, edit) for cell in row.cells), edit=edit)


def _gone(items: Sequence[Inline], edit: Edit) -> tuple[Inline, ...]:
    return (Run(plain_text(items), edit=edit),)


def _gone_row(row: Row, edit: Edit) -> Row:
    return replace(row, cells=tuple(_gone(cell, edit) for cell in row.cells), edit=edit)
