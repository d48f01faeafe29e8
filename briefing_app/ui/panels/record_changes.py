# SPDX-License-Identifier: Apache-2.0
"""Records that are new, changed or removed, narrowed as one likes; the chosen one before and after beside them."""

from collections.abc import Sequence
from typing import overload

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from briefing_app.domain.records import RECORD_TYPES
from briefing_app.services.history import ChangeLine, HistoryEntry
from briefing_app.services.impact import Resting
from briefing_app.services.merging import RecordChange
from briefing_app.ui import change_words, conflict_words, words
from briefing_app.ui.i18n import digits, tr, trn
from briefing_app.ui.models.rows import ListRow, RowsModel
from briefing_app.ui.panels.change_lines import ChangeLines
from briefing_app.ui.theme import Size, Space
from briefing_app.ui.widgets.basic import Scroll, Surface, Tone, Words, clear, column, row
from briefing_app.ui.widgets.frame import EmptyState
from briefing_app.ui.widgets.inputs import Line
from briefing_app.ui.widgets.lists import RowList
from briefing_app.ui.widgets.picks import Choice, Pick
from briefing_app.ui.widgets.quotation import Note

TYPING_MS = 120
MOST_PRINTED = 6
LETTERS = 16
"""What the filters have room for."""
LEAST_LIST, LEAST_DETAILS, LEAST_SEARCH = 240, 320, 150
CONFLICTS = "conflicts"


class _Lines(Sequence[ListRow]):
    """The rows of records, each made when it is first looked at: there may be very many."""

    def __init__(self, records: Sequence[RecordChange], made: dict[str, ListRow]) -> None:
        self._records = records
        self._made = made

    def __len__(self) -> int:
        return len(self._records)

    @overload
    def __getitem__(self, place: int) -> ListRow: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[ListRow]: ...
    def __getitem__(self, place: int | slice) -> ListRow | Sequence[ListRow]:
        if isinstance(place, slice):
            return _Lines(self._records[place], self._made)
        record = self._records[place]
        if record.id not in self._made:
            self._made[record.id] = conflict_words.record_row(record)
        return self._made[record.id]


class _Rows(RowsModel):
    """The rows, found by their records."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._places: dict[str, int] = {}

    def show_records(self, records: Sequence[RecordChange], made: dict[str, ListRow]) -> None:
        self.beginResetModel()
        self._rows = _Lines(records, made)
        self._places = {record.id: place for place, record in enumerate(records)}
        self.endResetModel()

    def row_of(self, id: str) -> int:
        return self._places.get(id, -1)


class RecordChanges(QWidget):
    """Lists the records; asks for what became of the chosen one, and shows it. ``ahead``: what would become of it.

    Return in a filter goes on to the list: one presses it after what one looks for.
    """

    wanted = Signal(object)
    """The chosen record, a RecordChange: its lines are to be read, and given to ``show_one``."""

    def __init__(self, name: str, *, ahead: bool = False) -> None:
        super().__init__()
        self._ahead = ahead
        self._records: Sequence[RecordChange] = ()
        self._by_id: dict[str, RecordChange] = {}
        self._rows: dict[str, ListRow] = {}
        self.search = Line(tr("Find a record"), tr("Find a record"))
        self.who = Pick(tr("By whom"), [])
        self.kind = Pick(tr("Kind of record"), [])
        self.what = Pick(tr("What happens to it"), [])
        for pick in (self.who, self.kind, self.what):
            pick.setMinimumContentsLength(LETTERS)
        self.list = RowList(name)
        self._model = _Rows(self)
        self.list.use_rows(self._model)
        self.list.setUniformItemSizes(True)
        self.count = Words("", Size.LABEL, Tone.DIM)
        self._details = QVBoxLayout()
        self._wait = QTimer(self, singleShot=True, interval=TYPING_MS)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        outer = column(self, spacing=Space.M)
        self.search.setMinimumWidth(LEAST_SEARCH)
        filters = row(self.search, self.who, self.kind, self.what)
        filters.setStretch(0, 1)
        outer.addLayout(filters)
        left = Surface("panel", "r")
        inner = column(left, spacing=0)
        inner.setContentsMargins(0, 0, 1, 0)
        inner.addWidget(self.list, 1)
        left.setMinimumWidth(LEAST_LIST)
        content = QWidget()
        beside = column(content, Space.L, Space.S)
        beside.addLayout(self._details)
        beside.addStretch(1)
        self.splitter = QSplitter()
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(left)
        right = Scroll(content, "panel")
        right.setMinimumWidth(LEAST_DETAILS)
        self.splitter.addWidget(right)
        self.splitter.setSizes([400, 680])
        self.splitter.setStretchFactor(1, 1)
        text = tr("None of the records fits what you look for.")
        self.unfitting = EmptyState(tr("Nothing fits"), text, tr("Show all records"), self._widen)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.splitter)
        self.stack.addWidget(self.unfitting)
        outer.addWidget(self.stack, 1)
        outer.addWidget(self.count)

    def _connect(self) -> None:
        self._wait.timeout.connect(self._narrow)
        self.search.textChanged.connect(lambda _: self._wait.start())
        for pick in (self.who, self.kind, self.what):
            pick.value_changed.connect(lambda _: self._narrow())
        self.list.current_changed.connect(self._ask)

    def show_records(self, records: Sequence[RecordChange], nothing: tuple[str, str] | None = None) -> None:
        """Lists these records. ``nothing``: a heading and a sentence that stand where there are none."""
        self._records = records
        self._by_id = {record.id: record for record in records}
        self._rows = {}
        self.stack.setCurrentIndex(0 if records or nothing is None else self.stack.addWidget(EmptyState(*nothing)))
        for part in (self.search, self.who, self.kind, self.what):
            part.setVisible(bool(records))
        self.who.set_choices(self._people())
        self.kind.set_choices(self._kinds())
        self.what.set_choices(self._deeds())
        self._narrow()

    @property
    def current(self) -> RecordChange | None:
        """The chosen record."""
        return self._by_id.get(self.list.current_id)

    def _people(self) -> list[Choice]:
        names = sorted({name for record in self._records for name in record.authors}, key=str.casefold)
        return [(None, tr("By anybody")), *((name, name) for name in names)]

    def _kinds(self) -> list[Choice]:
        there = {record.type for record in self._records}
        kinds = [(name, change_words.type_label(name)) for name in RECORD_TYPES if name in there]
        return [(None, tr("All kinds")), *kinds]

    def _deeds(self) -> list[Choice]:
        there = {record.what for record in self._records}
        deeds: list[Choice] = [(what, conflict_words.WHAT[what]) for what in conflict_words.SIGNS if what in there]
        clash: list[Choice] = [(CONFLICTS, tr("In conflict"))] if any(each.conflicts for each in self._records) else []
        return [(None, tr("All changes")), *clash, *deeds]

    def _narrow(self) -> None:
        """Lists what fits the filters."""
        said = self.search.text().casefold().split()
        chosen = [record for record in self._records if self._fits(record, said)]
        current = self.list.current_id
        self._model.show_records(chosen, self._rows)
        self.count.setText(self._count(len(chosen)))
        if self._records:
            self.stack.setCurrentWidget(self.splitter if chosen else self.unfitting)
        if not chosen:
            clear(self._details)
        elif not self.list.select(current, quiet=True):
            self.list.select(chosen[0].id)

    def _count(self, shown: int) -> str:
        """How many of them are listed; the words around say how many there are in all."""
        number = len(self._records)
        if shown == number:
            return ""
        return tr("{n} of {records}", n=digits(shown), records=trn(number, "{n} record", "{n} records"))

    def _widen(self) -> None:
        """Lists all records again."""
        self.search.setText("")
        for pick in (self.who, self.kind, self.what):
            pick.set_value(None)
        self._narrow()
        self.list.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        returned = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if returned and self._records and (self._ahead or not self.list.hasFocus()):
            self._wait.stop()
            self._narrow()
            (self.unfitting if self.stack.currentWidget() is self.unfitting else self.list).setFocus()
            return
        super().keyPressEvent(event)

    def _fits(self, record: RecordChange, said: list[str]) -> bool:
        who, kind, what = self.who.value, self.kind.value, self.what.value
        if who is not None and who not in record.authors:
            return False
        if kind is not None and kind != record.type:
            return False
        if what is not None and not (bool(record.conflicts) if what == CONFLICTS else what == record.what):
            return False
        return all(word in record.title.casefold() for word in said)

    def _ask(self, id: str) -> None:
        record = self._by_id.get(id)
        if record is None:
            clear(self._details)
        else:
            self.wanted.emit(record)

    def show_one(self, record: RecordChange, lines: Sequence[ChangeLine], printed: Sequence[Resting] = ()) -> None:
        """What became of a record, if that is still the chosen one. ``printed``: the reports that print it."""
        if record.id != self.list.current_id:
            return
        clear(self._details)
        kind = f"{conflict_words.SIGNS[record.what]} {conflict_words.WHAT[record.what]}"
        self._add(Words(words.joined(change_words.type_label(record.type), kind), Size.LABEL, Tone.DIM, wrap=True))
        self._add(Words(words.shortened(record.title, 400), Size.HEADING, bold=True, wrap=True))
        if record.authors:
            self._add(Words(tr("by {who}", who=", ".join(record.authors)), Size.LABEL, Tone.DIM, wrap=True))
        if record.conflicts:
            self._add_clash(record)
        shown = [line for line in lines if line.field and change_words.is_shown(line.type, line.field)]
        clash = [line for line in shown if line.field in record.conflicts]
        self._add_lines(clash, tr("Here"), tr("In the other copy"))
        rest = [line for line in shown if line.field not in record.conflicts]
        heads = (tr("Now"), tr("Then")) if self._ahead else (tr("Before"), tr("After"))
        self._add_lines(rest, *heads)
        if printed:
            self._add(Words(tr("Printed by"), Size.LABEL, Tone.DIM))
            for found in printed[:MOST_PRINTED]:
                self._add(Words(words.joined(change_words.type_label(found.type), found.title, found.place), wrap=True))

    def _add_lines(self, lines: Sequence[ChangeLine], before: str, after: str) -> None:
        if lines:
            entry = HistoryEntry("", "", "", "", "", tuple(lines), 1, None, False)
            self._add(ChangeLines(entry, lines[0].id, heads=(before, after)))

    def _add_clash(self, record: RecordChange) -> None:
        names = ", ".join(
            change_words.field_label(name) if name else tr("whether it stays") for name in record.conflicts
        )
        clash = Note("warning")
        clash.show_text(
            tr("{sign} In conflict, both values are kept: {fields}", sign=conflict_words.SIGN, fields=names)
        )
        self._add(clash)

    def _add(self, part: QWidget) -> None:
        self._details.addWidget(part)
