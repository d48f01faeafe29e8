# SPDX-License-Identifier: Apache-2.0
"""What one action changed, before and after in words: a table for each record that was changed, a list of those that
were added or removed. Replaced words are struck through, new ones underlined.
"""

from collections.abc import Callable, Iterable
from html import escape
from itertools import groupby

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from briefing_app.analysis.differences import Piece, compare
from briefing_app.services.history import ChangeLine, HistoryEntry
from briefing_app.ui import change_words as said
from briefing_app.ui import theme, words
from briefing_app.ui.i18n import tr, trn
from briefing_app.ui.theme import Size, Space
from briefing_app.ui.widgets.basic import LinkButton, Tone, Words, clear, column, row

SHOWN = 20
"""Records that are shown at once."""
LONGEST = 1_200
"""Characters of a value that are shown."""
_USUAL_WIDTH, _LEAST_WIDTH = 320, 160
OPENED = ("source", "claim", "assessment", "report")
"""Types of records that have a page."""
SUMMED_UP = 5
"""Fields of an added record that are told beside its name."""


class Told(QLabel):
    """Rich text that is made anew for each theme; nothing in it comes from outside without being escaped."""

    def __init__(self, make: Callable[[], str], spoken: str) -> None:
        super().__init__()
        self._make = make
        self._heights: dict[int, int] = {}
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setFont(theme.interface())
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setAccessibleName(spoken)
        self.setText(make())

    def heightForWidth(self, width: int) -> int:
        """Layouts ask several times, and each time all of the table would be laid out."""
        if width not in self._heights:
            self._heights[width] = super().heightForWidth(width)
        return self._heights[width]

    def sizeHint(self) -> QSize:
        """Without laying the table out once more: its height follows from its width."""
        return QSize(_USUAL_WIDTH, max(self._heights.values(), default=self.fontMetrics().height()))

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST_WIDTH, self.fontMetrics().height())

    def changeEvent(self, event: QEvent) -> None:
        self._heights.clear()
        if event.type() == QEvent.Type.PaletteChange:
            self.setText(self._make())
        super().changeEvent(event)


class ChangeLines(QWidget):
    """One history entry. ``record``: only what was done to this one, which then need not be named. ``heads``: what
    stands over the two values, where it is not before and after."""

    more_wanted = Signal()
    """The person wants to see records that the entry does not hold yet."""

    def __init__(self, entry: HistoryEntry, record: str | None = None, *, heads: tuple[str, str] | None = None) -> None:
        super().__init__()
        self._record = record
        self._heads = heads or (tr("Before"), tr("After"))
        self._entry = entry
        self._most = SHOWN
        self._layout = column(self, spacing=Space.XS)
        self._fill()

    def show_entry(self, entry: HistoryEntry) -> None:
        """Shows an entry, or the same one with more of its records, from where one had got to."""
        if entry.transaction != self._entry.transaction:
            self._most = SHOWN
        self._entry = entry
        self._fill()

    def _records(self) -> list[list[ChangeLine]]:
        chosen = (line for line in self._entry.changes if self._record in (None, line.id))
        return [list(lines) for _, lines in groupby(chosen, key=lambda line: (line.id, line.operation))]

    def _fill(self) -> None:
        clear(self._layout)
        records = self._records()
        shown = records[: self._most]
        for (type_name, operation), found in groupby(shown, key=lambda lines: (lines[0].type, lines[0].operation)):
            members = list(found)
            if operation == "update":
                for lines in members:
                    self._add_updated(lines)
            else:
                self._add_whole(type_name, operation, [lines[0] for lines in members])
        self._add_rest(len(records) - len(shown), 0 if self._record else self._entry.count - len(records))

    def _add_heading(self, text: str) -> None:
        heading = Words(text, Size.LABEL, Tone.DIM)
        heading.setContentsMargins(0, Space.M if self._layout.count() else 0, 0, 0)
        self._layout.addWidget(heading)

    def _add_updated(self, lines: list[ChangeLine]) -> None:
        if self._record is None:
            self._add_heading(said.what_was_done(lines[0].type, "update"))
            self._layout.addWidget(Words(lines[0].title, bold=True, wrap=True))
        lines = [line for line in lines if line.field and said.is_shown(line.type, line.field)]
        if lines:
            self._layout.addWidget(Told(lambda: _table(lines, self._heads), "; ".join(spoken(line) for line in lines)))
        else:
            self._layout.addWidget(Words(tr("Only its place in the text was changed."), tone=Tone.DIM, wrap=True))

    def _add_whole(self, type_name: str, operation: str, lines: list[ChangeLine]) -> None:
        if self._record is None:
            self._add_heading(said.what_was_done(type_name, operation, len(lines)))
        self._layout.addWidget(
            Told(
                lambda: _list(lines, named=self._record is None),
                "; ".join(f"{said.what_was_done(type_name, operation)}: {line.title}" for line in lines),
            )
        )

    def _add_rest(self, here: int, unread: int) -> None:
        """How many records are not shown, and a way to see more of them."""
        if here + max(unread, 0) <= 0:
            return
        number = here + max(unread, 0)
        more = LinkButton(trn(number, "Show {n} more record", "Show more of {n} further records"), self._show_more)
        self._layout.addSpacing(Space.S)
        self._layout.addLayout(row(more, None))

    def _show_more(self) -> None:
        known = len(self._records())
        self._most += SHOWN
        if self._most > known and known < self._entry.count and self._record is None:
            self.more_wanted.emit()
        self._fill()


def spoken(line: ChangeLine) -> str:
    """A change of a field in one sentence, for screen readers and other places without columns."""
    name = line.field or ""
    before = said.value_words(line.type, name, line.before, line.before_words) or tr("not stated")
    after = said.value_words(line.type, name, line.after, line.after_words) or tr("not stated")
    return tr("{field}, before: {before}, after: {after}", field=said.field_label(name), before=before, after=after)


def _table(lines: list[ChangeLine], sides: tuple[str, str]) -> str:
    colours = theme.colours()
    dim, rule = colours.dim.name(), colours.line.name()
    heads = "".join(
        f'<td width="{width}%" style="color:{dim};border-bottom:1px solid {rule};padding:2px 12px 4px 0px;">'
        f"{escape(text)}</td>"
        for width, text in ((20, tr("Field")), (40, sides[0]), (40, sides[1]))
    )
    cell = f"border-bottom:1px solid {rule};padding:6px 12px 6px 0px;"
    rows = "".join(
        f'<tr><td style="color:{dim};{cell}">{escape(said.field_label(line.field or ""))}</td>'
        f'<td style="{cell}">{before}</td><td style="{cell}">{after}</td></tr>'
        for line in lines
        for before, after in [_sides(line)]
    )
    return f'<table width="100%" cellspacing="0" cellpadding="0"><tr>{heads}</tr>{rows}</table>'


def _sides(line: ChangeLine) -> tuple[str, str]:
    name = line.field or ""
    before = said.value_words(line.type, name, line.before, line.before_words)[:LONGEST]
    after = said.value_words(line.type, name, line.after, line.after_words)[:LONGEST]
    if not before or not after:
        return _value(before), _value(after)
    old, new = compare(before, after)
    return _block(_marked(old, "s", "contradicts"), before), _block(_marked(new, "u", "supports"), after)


def value_html(text: str) -> str:
    """A value in a table, escaped; words for none."""
    return _value(text[:LONGEST])


def _value(text: str) -> str:
    if not text:
        return f'<span style="color:{theme.colours().dim.name()};">{escape(tr("not stated"))}</span>'
    return _block(_lines(text), text)


def _block(html: str, text: str) -> str:
    return f'<p dir="rtl" style="margin:0px;">{html}</p>' if words.is_right_to_left(text) else html


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def _marked(pieces: Iterable[Piece], tag: str, role: str) -> str:
    colours = theme.colours()
    style = f"color:{colours.role(role).name()};background-color:{colours.role(f'{role}_soft').name()};"
    return "".join(
        f'<{tag}><span style="{style}">{_lines(piece.text)}</span></{tag}>' if piece.differs else _lines(piece.text)
        for piece in pieces
    )


def _list(lines: list[ChangeLine], *, named: bool) -> str:
    colours = theme.colours()
    cell = f"border-bottom:1px solid {colours.line.name()};padding:6px 0px 6px 0px;"
    rows = []
    for line in lines:
        title = words.shortened(line.title, 300)
        name = _block(f"<b>{escape(title)}</b>" if len(lines) == 1 else escape(title), title) if named else ""
        summary = escape(summed_up(line))
        about = f'<span style="color:{colours.dim.name()};">{summary}</span>' if summary else ""
        between = "<br>" if name and about and not name.endswith("</p>") else ""
        rows.append(f'<tr><td style="{cell}">{name}{between}{about or ("" if name else escape(title))}</td></tr>')
    return f'<table width="100%" cellspacing="0" cellpadding="0">{"".join(rows)}</table>'


def summed_up(line: ChangeLine) -> str:
    """What an added record held besides its name, in a line."""
    told = []
    for held in line.values:
        if said.names_its_record(held.field) or not said.is_shown(line.type, held.field):
            continue
        text = words.shortened(said.value_words(line.type, held.field, held.value, held.words), 60)
        if text and text not in line.title:
            told.append(tr("{field}: {value}", field=said.field_label(held.field), value=text))
    more = len(told) - SUMMED_UP
    return words.joined(*told[:SUMMED_UP], trn(more, "and {n} more field", "and {n} more fields") if more > 0 else "")
