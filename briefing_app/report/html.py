# SPDX-License-Identifier: Apache-2.0
"""A simple HTML preview of the report model, for a text browser that knows little style. Everything is escaped."""

from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from html import escape

from briefing_app.report.docx_text import by_direction, clean, is_right_to_left, portion_runs, spoken_text
from briefing_app.report.images import media_type
from briefing_app.report.model import (
    Block,
    Chart,
    DefinitionRows,
    Inline,
    KeyJudgment,
    Note,
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
    table_name,
)

SCREEN_WIDTH = 560
"""Of a picture, in pixels."""


@dataclass(frozen=True, slots=True)
class Colours:
    """Colours of the preview as CSS values; the banner's come from the marking."""

    text: str = "#1b1f24"
    heading: str = "#1f3a5f"
    quiet: str = "#56606b"
    rule: str = "#c3c9d0"
    tint: str = "#f1f4f7"
    background: str = "#ffffff"
    changed: str = "#7a4b00"


def to_html(
    model: ReportModel,
    colours: Colours | None = None,
    *,
    sections: Iterable[int] | None = None,
    most: int | None = None,
    more: Mapping[str, int] | None = None,
    in_view: tuple[str, int] | None = None,
) -> str:
    """The whole report, or only the sections with these indexes (and the notes that they call).

    ``most``: the statements of a section, and the notes, that are shown at most; what is left out is counted in words.
    ``more``: by heading, how many statements the section has that the model itself leaves out. ``in_view``: the heading
    of a section of which so many are shown.
    """
    colours = colours or Colours()
    chosen = None if sections is None else set(sections)
    writer = _Writer(colours, most, more or {}, in_view)
    body: list[str] = []
    if chosen is None:
        body += [writer.banner(model), *writer.head(model)]
    for number, section in enumerate(model.sections):
        if chosen is None or number in chosen:
            body += writer.whole_section(number, section)
    everything = chosen is None and most is None
    body += writer.notes([note for note in model.notes if everything or note.number in writer.called])
    if chosen is None:
        body.append(writer.banner(model))
    return (
        f'<!DOCTYPE html><html lang="{escape(model.language)}"><head><meta charset="utf-8">'
        f"<title>{_text(model.title)}</title></head>"
        f'<body style="color:{escape(colours.text)};background-color:{escape(colours.background)};">'
        f"{''.join(body)}</body></html>"
    )


def section_html(section: Section, number: int, colours: Colours, *, most: int | None = None, left_out: int = 0) -> str:
    """One section from its anchor on, to take the place of the same one in the whole; see ``section_anchor``.

    ``left_out``: the statements that the section has beyond those it holds.
    """
    return "".join(_Writer(colours, most, {section.heading: left_out}).section(number, section))


def size_of(block: Block) -> int:
    """How many lines, statements or rows a block counts as."""
    if isinstance(block, Table):
        return len(block.rows)
    if isinstance(block, DefinitionRows):
        return len(block.rows)
    if isinstance(block, Picture | Chart):
        return 1
    if isinstance(block, Paragraph):
        return max(1, sum(isinstance(item, Statement) for item in block.items))
    return 1 + len(block.dissents)


def section_anchor(section: Section, number: int) -> str:
    """The name by which the window goes to a section: its heading, or its place where it has none."""
    return escape(clean(f"section:{section.level}:{section.heading or number}"))


def _text(text: str) -> str:
    return escape(clean(text))


class _Writer:
    """Holds the colours and which notes have been called."""

    def __init__(
        self,
        colours: Colours,
        most: int | None,
        left_out: Mapping[str, int],
        in_view: tuple[str, int] | None = None,
    ) -> None:
        self._c = colours
        self._most = most
        self._left_out = left_out
        self._in_view = in_view
        self.called: set[int] = set()
        self._called_in_view: set[int] = set()

    def banner(self, model: ReportModel) -> str:
        mark = model.marking
        if not mark.label:
            return ""
        return (
            f'<table width="100%" cellpadding="4" bgcolor="#{escape(mark.background)}"><tr><td align="right">'
            f'<span style="color:#{escape(mark.text_colour)};font-weight:bold;">{_text(mark.label)}</span>'
            "</td></tr></table>"
        )

    def head(self, model: ReportModel) -> Iterator[str]:
        yield f'<h1 style="color:{self._c.heading};">{_text(model.title)}</h1>'
        yield f'<p style="color:{self._c.quiet};">{_text(model.subtitle)}</p>'
        rows = "".join(
            f'<tr><td style="color:{self._c.quiet};"><b>{_text(label)}</b></td><td>{_text(value)}</td></tr>'
            for label, value in model.masthead
        )
        yield f'<table cellpadding="2">{rows}</table>'

    def whole_section(self, number: int, section: Section) -> list[str]:
        """A section of the whole; remembers the notes of the one in view."""
        before, self.called = self.called, set()
        parts = list(self.section(number, section))
        if self._in_view is not None and section.heading == self._in_view[0]:
            self._called_in_view = self.called
        self.called = before | self.called
        return parts

    def section(self, number: int, section: Section) -> Iterator[str]:
        if section.new_page:
            yield "<hr>"
        yield f'<a name="{section_anchor(section, number)}"></a>'
        if section.heading:
            level = min(section.level + 1, 6)
            yield f'<h{level} style="color:{self._c.heading};">{_text(section.heading)}</h{level}>'
        room = self._most
        if self._in_view is not None and section.heading == self._in_view[0]:
            room = self._in_view[1]
        left = self._left_out.get(section.heading, 0)
        for place, block in enumerate(section.blocks):
            if room is not None and room <= 0:
                left += sum(size_of(rest) for rest in section.blocks[place:])
                break
            yield self._block(block)
            room = None if room is None else room - size_of(block)
        if left:
            yield self._more(left, "statement")

    def _more(self, number: int, what: str) -> str:
        words = f"… and {number:,} more {what}{'s' if number != 1 else ''} in the document"
        return f'<p style="color:{self._c.quiet};">{words}</p>'

    def _block(self, block: Block) -> str:
        if isinstance(block, Paragraph):
            return self._paragraph(block)
        if isinstance(block, KeyJudgment):
            return self._judgment(block)
        if isinstance(block, Table):
            return self._table(block)
        if isinstance(block, Picture | Chart):
            return self._picture(block)
        return self._definitions(block)

    def _paragraph(self, block: Paragraph) -> str:
        inner = self.inline(block.items)
        way = _direction(block.items)
        if block.kind == "bottom_line":
            cell = f"<tr><td><p{way}>{inner}</p></td></tr>"
            return f'<table width="100%" cellpadding="8" bgcolor="{self._c.tint}">{cell}</table>'
        if block.kind == "bullet":
            return f"<ul><li{way}>{inner}</li></ul>"
        if block.kind == "quiet":
            return f'<p{way} style="color:{self._c.quiet};">{inner}</p>'
        return f"<p{way}>{inner}</p>"

    def _judgment(self, block: KeyJudgment) -> str:
        opening: list[Inline] = [*portion_runs(block.statement), *block.news, block.statement]
        inner = f"{self.inline(opening)} {self.inline(block.confidence)}"
        dissents = "".join(
            f'<p style="margin-left:24px;color:{self._c.quiet};">{self.inline([*portion_runs(dissent), dissent])}</p>'
            for dissent in block.dissents
        )
        return f"<p><b>{block.number}.</b> {inner}</p>{dissents}"

    def _table(self, table: Table) -> str:
        anchor = "" if table.continued else f'<a name="table{table.number}"></a>'
        label = table_name(table.number) + (", continued" if table.continued else "")
        head = f"color:{self._c.heading};border-bottom:1px solid {self._c.heading};"
        line = f"border-bottom:1px solid {self._c.rule};"
        heads = "".join(
            f'<th align="{_align(column.align)}" style="{head}">{_text(column.heading)}</th>'
            for column in table.columns
        )
        rows = "".join(self._row(table, row, line) for row in table.rows)
        note = f'<p style="color:{self._c.quiet};">{_text(table.note)}</p>' if table.note else ""
        return (
            f"<p>{anchor}<b>{label}.</b> {_text(table.caption)}</p>"
            f'<table width="100%" cellpadding="4" cellspacing="0" border="0"><tr>{heads}</tr>{rows}</table>{note}'
        )

    def _row(self, table: Table, row: Row, line: str) -> str:
        if row.spans:
            inner = self.inline(row.cells[0])
            return f'<tr><td colspan="{len(table.columns)}" style="{line}"><b>{inner}</b></td></tr>'
        cells = "".join(
            f'<td align="{_align(column.align)}" style="{line}">{self.inline(items)}</td>'
            for column, items in zip(table.columns, row.cells, strict=True)
        )
        return f"<tr>{cells}</tr>"

    def _picture(self, block: Picture | Chart) -> str:
        """The picture within the page, or what is to be seen in a chart of Word's own."""
        note = f'<p style="color:{self._c.quiet};">{_text(block.note)}</p>' if block.note else ""
        if isinstance(block, Chart):
            shown = f"<p>{_text(block.alt)}</p>"
        else:
            data = b64encode(block.png).decode("ascii")
            alt = _text(block.alt).replace('"', "&quot;")
            size = f'width="{min(SCREEN_WIDTH, round(block.width * 96 / 72))}" style="max-width:100%;"'
            shown = f'<p><img src="data:{media_type(block.png)};base64,{data}" {size} alt="{alt}"></p>'
        return f"<p><b>Figure {block.number}.</b> {_text(block.caption)}</p>{shown}{note}"

    def _definitions(self, block: DefinitionRows) -> str:
        rows = "".join(f"<tr><td><b>{_text(row.term)}</b></td><td>{_text(row.meaning)}</td></tr>" for row in block.rows)
        return f'<p><b>{_text(block.title)}</b></p><table cellpadding="2">{rows}</table>'

    def notes(self, notes: list[Note]) -> Iterator[str]:
        if notes:
            yield "<hr>"
        shown = [
            note
            for place, note in enumerate(notes)
            if self._most is None or place < self._most or note.number in self._called_in_view
        ]
        for note in shown:
            inner = self.inline(note.items)
            yield f'<p style="font-size:small;"><a name="note{note.number}"></a><sup>{note.number}</sup> {inner}</p>'
        if len(notes) > len(shown):
            yield self._more(len(notes) - len(shown), "note")

    def inline(self, items: Iterable[Inline]) -> str:
        """Runs and marks; an anchor names the record of each statement, so that the window can go to it."""
        parts: list[str] = []
        previous: Inline | None = None
        for item in items:
            if isinstance(item, NoteRef):
                self.called.add(item.number)
                comma = "," if isinstance(previous, NoteRef) else ""
                parts.append(
                    f'<sup>{comma}<a href="#note{item.number}" style="color:{self._c.heading};'
                    f'text-decoration:none;">{item.number}</a></sup>'
                )
            elif isinstance(item, Statement):
                target = escape(f"briefing:{item.kind}/{item.subject}")
                mark = f" {self._mark('contested', self._c.changed)}" if item.contested else ""
                parts.append(f'<a name="{target}"></a>{self.inline(item.items)}{mark}')
            elif isinstance(item, TableRef):
                parts.append(self._mention(item))
            else:
                parts.append(self._run(item))
            previous = item
        return "".join(parts)

    def _mark(self, inner: str, ground: str) -> str:
        return (
            f'<span style="background-color:{ground};color:{self._c.background};font-size:small;">'
            f"<b>&nbsp;{inner}&nbsp;</b></span>"
        )

    def _mention(self, ref: TableRef) -> str:
        colour = self._c.quiet if ref.role == "quiet" else self._c.heading
        return f'<a href="#table{ref.number}" style="color:{colour};">{_text(ref.text)}</a>'

    def _run(self, run: Run) -> str:
        inner = "".join(
            f'<span dir="rtl">{escape(text)}</span>' if rtl else escape(text)
            for text, rtl in by_direction(clean(run.text))
        )
        if run.edit is not None:
            shown = self._run(replace(run, edit=None))
            return f"<u>{shown}</u>" if run.edit.kind == "inserted" else f"<s>{shown}</s>"
        if run.role in ("strong", "term"):
            return f"<b>{inner}</b>"
        if run.role in ("new", "changed"):
            return self._mark(inner, self._c.heading if run.role == "new" else self._c.changed)
        if run.role == "emphasis":
            return f"<i>{inner}</i>"
        if run.role == "label":
            return f'<b><span style="color:{self._c.heading};">{inner}</span></b>'
        if run.role in ("quiet", "portion"):
            return f'<span style="color:{self._c.quiet};">{inner}</span>'
        return inner


def _direction(items: Iterable[Inline]) -> str:
    return ' dir="rtl"' if is_right_to_left(spoken_text(items)) else ""


def _align(align: str) -> str:
    return "right" if align == "end" else "left"
